"""The Word document: the words of the report in styles an office knows, its tables merged as the form's."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import docx
import pytest
from docx.document import Document

import exporters
from exporters.content.blocks import Heading, Paragraph, Signature, Title, make_blocks
from model.checks.rules import compute_totals
from model.drafts.samples import load_sample
from model.form import editions
from model.report.report import Report
from tests import golden
from tests.exporters import grids
from tests.exporters.invented import invented
from tests.reports import balanced


def written(report: Report, folder: Path) -> Document:
    path = folder / "report.docx"
    exporters.write_report(editions.load_form(report.edition), report, path)
    return docx.Document(str(path))


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("huge", [False, True])
def test_every_table_has_the_boxes_of_its_sheet_and_the_reports_figures(
    edition: str, huge: bool, tmp_path: Path
) -> None:
    form, report = invented(edition, huge)
    document = written(report, tmp_path)
    assert [grids.of_word(table._tbl) for table in document.tables] == grids.expected(form, report)


def test_the_text_stands_in_the_order_of_the_report(tmp_path: Path) -> None:
    form, report = invented()
    wanted: list[str] = []
    for block in make_blocks(form, report):
        match block:
            case Title():
                wanted.append(f"{block.unit}\n{block.rest}")
            case Heading() | Paragraph():
                wanted.append(block.text)
            case Signature():
                wanted += [block.signed, block.dated]
    assert texts(written(report, tmp_path)) == wanted


def test_headings_and_text_have_their_styles(tmp_path: Path) -> None:
    found: dict[str, str] = {}
    for paragraph in written(invented()[1], tmp_path).paragraphs:
        assert paragraph.style
        found[paragraph.text[:6]] = paragraph.style.name or ""
    assert found["云岭县水务局"[:6]] == "署名"
    assert found["云岭县水务局\n2025"[:6]] == "署名"
    assert found["一、总体情况"] == "Heading 1"
    assert found["（三）政府信"] == "Heading 2"
    assert found["去年以来，我"] == "Normal"


def test_a_heading_that_runs_into_its_paragraph_is_set_in_its_own_style(tmp_path: Path) -> None:
    document = written(invented()[1], tmp_path)
    paragraph = next(p for p in document.paragraphs if p.text.startswith("（一）主动公开"))
    first, *others = paragraph.runs
    assert (first.style.name, first.text) == ("二级（句首）", "（一）主动公开。")
    assert {run.style.name for run in others} == {"Default Paragraph Font"}


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


def test_a_blank_figure_stays_blank_and_zero_is_zero(tmp_path: Path) -> None:
    form = editions.load_form("2021")
    report = balanced().with_figures({"remedies.review.upheld": None, "remedies.review.other": 0})
    document = written(compute_totals(form, report), tmp_path)
    assert [cell.text for cell in document.tables[2].rows[-1].cells][:3] == ["", "0", "0"]


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
