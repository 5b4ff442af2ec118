"""更正说明 goes out as its own paper in every format, and as an appendix where it is asked for.

exporters/content/correction_blocks.py and exporters/content/text_table.py too.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import exporters
from exporters.content.blocks import Heading, make_blocks
from exporters.content.correction_blocks import MAX_PART, make_long_row
from exporters.content.options import ExportOptions
from exporters.correction.correction_paper import CorrectionPaper
from model.errors import UnwritableFile
from model.importing.readers import read_document
from tests.exporters.correction.sent_report import FORM, SENT, correct, find_correction

APPENDED = ExportOptions(correction=True)
REASON = "登记簿漏记一件，经申请人反映后补记"


def words_of(path: Path) -> str:
    """All words of a file, without blanks."""
    return "".join("".join(read_document(path).iter_texts()).split())


def test_the_appendix_is_there_only_where_something_was_corrected_and_it_was_asked_for() -> None:
    now = correct()
    headings = [block.text for block in make_blocks(FORM, now, options=APPENDED) if isinstance(block, Heading)]
    assert headings[-1] == "附：更正说明"
    for report, options in ((now, ExportOptions()), (SENT, APPENDED)):
        texts = [block.text for block in make_blocks(FORM, report, options=options) if isinstance(block, Heading)]
        assert "附：更正说明" not in texts


@pytest.mark.parametrize("suffix", exporters.WRITER_MODULES)
def test_the_paper_says_was_is_and_why_in_every_format(tmp_path: Path, suffix: str) -> None:
    now = correct()
    path = tmp_path / f"更正{suffix}"
    exporters.write_correction(CorrectionPaper(FORM, now, find_correction(now)), path)
    if suffix == ".xlsx":
        path = path.rename(tmp_path / "其他名称.xlsx")
        assert path.stat().st_size > 1_000
        return
    words = words_of(path)
    for expected in ("更正说明", "2026年1月28日报送", "原值", "现值", REASON, "补充：按月核对台账。", "随所含各项改变"):
        assert expected in words


def test_the_workbook_of_a_corrected_report_has_a_sheet_that_is_not_read_back(tmp_path: Path) -> None:
    from model.importing import read_report

    now = correct()
    exporters.write_report(FORM, now, tmp_path / "报告.xlsx")
    reading = read_report(tmp_path / "报告.xlsx")
    assert reading.report == now
    assert reading.leftovers == ()


def test_a_paper_without_corrections_says_so() -> None:
    paper = CorrectionPaper(FORM, SENT, find_correction(SENT))
    assert "没有更正" in "".join(str(block) for block in paper.blocks)


def test_a_reason_of_many_lines_and_thousands_of_characters_is_set_on_several_pages(tmp_path: Path) -> None:
    now = correct().with_values({"correction.1.requests.received.natural": "原因很长。\n" * 300})
    exporters.write_report(FORM, now, tmp_path / "长.pdf", options=APPENDED)
    assert len(list(make_long_row(("1", "字" * (2 * MAX_PART + 1))))) == 3


def test_other_formats_are_refused_in_words(tmp_path: Path) -> None:
    now = correct()
    with pytest.raises(UnwritableFile):
        exporters.write_correction(CorrectionPaper(FORM, now, find_correction(now)), tmp_path / "更正.txt")


def test_equal_papers_give_equal_bytes(tmp_path: Path) -> None:
    now = correct()
    for name in ("一.pdf", "二.pdf"):
        exporters.write_correction(CorrectionPaper(FORM, replace(now), find_correction(now)), tmp_path / name)
    assert (tmp_path / "一.pdf").read_bytes() == (tmp_path / "二.pdf").read_bytes()
