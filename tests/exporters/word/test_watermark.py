"""The mark of a draft over every page of the Word document."""

from __future__ import annotations

from pathlib import Path

import docx

from exporters.content.options import ExportOptions
from exporters.content.report_content import ReportContent
from exporters.word.writer import write
from tests.exporters.invented import invented


def test_a_draft_is_marked_over_every_page(tmp_path: Path) -> None:
    form, report = invented()
    report = report.with_figures({"requests.received.natural": 99})
    write(ReportContent(form, report, None, ExportOptions(draft_watermark=True)), tmp_path / "draft.docx")
    section = docx.Document(str(tmp_path / "draft.docx")).sections[0]
    for header in (section.header, section.even_page_header):
        assert header.paragraphs[0].text.startswith("草稿，还有 ")
        assert b'string="\xe8\x8d\x89\xe7\xa8\xbf"' in header.part.blob
