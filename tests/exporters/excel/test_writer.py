"""A workbook looks like the form, and comes back as the report it was written from.

Covers exporters/excel/package.py too.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

import exporters
from model import importing
from model.checks.rules import compute_totals
from model.form import editions
from model.report.report import PROSE_PLACES, Report, Value
from model.report.report_json import to_record
from tests.examples import examples
from tests.exporters.invented import invented
from tests.model.drafting import figures

ODD = [
    "=1+1",
    "<b>&amp;",
    "控\x00制\x07符\x1b",
    "𠮷田 ㎡",
    "_x0041_",
    "a\tb",
    "@SUM(A1)",
    "'引",
    "+8",
    "-",
    "　缩进",
    "一、总体情况",
]
LINES = st.sampled_from(ODD) | st.text(max_size=12)
TEXTS = st.lists(LINES, min_size=1, max_size=4).map("\n".join).filter(bool)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Any report: figures of all kinds in some cells, hard words everywhere, notes and claims."""
    form = editions.load_form(draw(st.sampled_from(editions.list_editions())))
    values: dict[str, Value | None] = {}
    for cell in draw(st.lists(st.sampled_from(list(form.cells.values())), max_size=25)):
        place = f"claim.{cell.id}" if cell.is_computed else cell.id
        values[place] = draw(figures(cell))
        values[f"note.{cell.id}"] = draw(TEXTS)
        values[f"answer.figures.jump:{cell.id}"] = draw(TEXTS)
    for place in [*PROSE_PLACES, *(f"cover.{field.id}" for field in form.fields)]:
        values[place] = draw(st.none() | TEXTS)
    return compute_totals(form, Report(form.edition).with_values(values))


LONG = Report("2021", {"unit": "=1+1", "year": "2025"}, prose={"overview": "很长的一段话，" * 3000 + "\n尾"})


@given(report=reports(), last=st.none() | reports())
@example(report=LONG, last=LONG)
@settings(max_examples=examples(10), suppress_health_check=[HealthCheck.too_slow])
def test_any_report_comes_back_exactly_as_it_was(report: Report, last: Report | None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        exporters.write_report(editions.load_form(report.edition), report, path, last)
        reading = importing.read_report(path)
    assert to_record(reading.report) == to_record(report)
    assert reading.report == report
    assert reading.last_year_report == last
    assert reading.unplaced == ()


def written(edition: str, folder: Path, huge: bool = False) -> tuple[Report, dict[str, Worksheet]]:
    form, report = invented(edition, huge)
    exporters.write_report(form, report, folder / "a.xlsx")
    book = load_workbook(folder / "a.xlsx")
    return report, {page.title: page for page in book.worksheets}


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_there_is_one_sheet_a_section_then_checks_charts_and_a_hidden_one(edition: str, tmp_path: Path) -> None:
    _, pages = written(edition, tmp_path)
    tabs = [section.tab for section in editions.load_form(edition).sections]
    assert list(pages) == [*tabs, "校验", "图表", "_nianbao"]
    assert pages["_nianbao"].sheet_state == "veryHidden"
    assert all(len(str(row[0])) <= 30_000 for row in pages["_nianbao"].values)


def test_equal_reports_make_equal_files_but_for_their_dates(tmp_path: Path) -> None:
    form, report = invented()
    contents = []
    for name in ("a.xlsx", "b.xlsx"):
        exporters.write_report(form, report, tmp_path / name, report)
        with zipfile.ZipFile(tmp_path / name) as package:
            infos = package.infolist()
            contents.append({info.filename: package.read(info) for info in infos})
        assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    different = {name for name, content in contents[0].items() if content != contents[1][name]}
    assert different <= {"docProps/core.xml"}
    core = [re.sub(rb"<dcterms.*?</dcterms:\w+>", b"", content["docProps/core.xml"]) for content in contents]
    assert core[0] == core[1]
