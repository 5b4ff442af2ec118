"""The Word document: the words of the report in styles an office knows, its tables merged as the form's.

Covers exporters/word/package.py and exporters/word/xml_elements.py too.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import docx
import pytest
from docx.document import Document

import exporters
from model.checks.rules import compute_totals
from model.drafts.samples import load_sample
from model.form import editions
from model.report.report import Report
from tests import golden
from tests.exporters.invented import invented


def written(report: Report, folder: Path) -> Document:
    path = folder / "report.docx"
    exporters.write_report(editions.load_form(report.edition), report, path)
    return docx.Document(str(path))


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    form, report = invented()
    for name in ("one.docx", "two.docx"):
        exporters.write_report(form, report, tmp_path / name)
    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "two.docx").read_bytes()


def test_the_document_says_what_it_is(tmp_path: Path) -> None:
    about = written(invented()[1], tmp_path).core_properties
    assert about.title == "云岭县水务局2025年政府信息公开工作年度报告"
    assert about.author == "云岭县水务局"
    assert about.language == "zh-CN"
    assert about.created is not None
    assert about.created.replace(tzinfo=None) == datetime(2026, 1, 12)


@pytest.mark.parametrize("dated", ["2026年13月41日", "０年", "2026年1月", ""])
def test_a_date_that_is_none_stands_as_written(dated: str, tmp_path: Path) -> None:
    document = written(invented()[1].with_values({"cover.dated": dated, "cover.year": ""}), tmp_path)
    assert texts(document)[-1] == dated


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_a_blank_draft_becomes_a_document_to_go_on_with(edition: str, tmp_path: Path) -> None:
    form = editions.load_form(edition)
    document = written(compute_totals(form, Report(edition)), tmp_path)
    headings = [section.label for section in form.sections if section.kind != "cover"]
    assert [text for text in texts(document) if text in headings] == headings
    assert all(text == "" for table in document.tables for row in table.rows for text in _figures(row.cells))
    assert texts(document)[2] == ""


def _figures(cells: tuple[object, ...]) -> list[str]:
    return [text for cell in cells if (text := getattr(cell, "text", "")).isdigit()]


def test_the_sample_is_as_it_was(tmp_path: Path) -> None:
    document = written(load_sample("linjiang-2025"), tmp_path)
    lines = []
    for part in document.iter_inner_content():
        if isinstance(part, docx.table.Table):
            lines += ["| " + " | ".join(cell.text for cell in row.cells) for row in part.rows]
        else:
            lines.append(f"{part.style.name if part.style else ''}: {part.text}")
    made = "\n".join(lines) + "\n"
    assert made == golden.kept("linjiang-2025.docx.txt", made)
