"""Our own workbook is read from its record as long as nobody touched it, and then says the same as its sheets."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook

import exporters
from model import importing
from model.form import editions
from model.importing.sealed_workbook import PROPERTIES_PART, compute_seal, read_sealed_workbook
from model.report.report import Report
from model.report.report_json import to_record
from model.report.summed_parts import SummedPart, SumParts
from tests.command_line import sample, sound, write
from tests.examples import examples
from tests.exporters.excel.test_writer import reports


def rewrite(path: Path, changes: Mapping[str, bytes]) -> None:
    """Put other parts into a workbook, as a script would that knows nothing of seals."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()} | dict(changes)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def part(path: Path, name: str) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name)


def unseal(path: Path) -> None:
    """Take the seal away and leave all else."""
    rewrite(path, {PROPERTIES_PART: part(path, PROPERTIES_PART).replace(b"nianbao-", b"")})


@given(report=reports())
@settings(max_examples=examples(5), suppress_health_check=[HealthCheck.too_slow])
def test_the_record_says_what_the_sheets_say(report: Report) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        exporters.write_report(editions.load_form(report.edition), report, path)
        assert read_sealed_workbook(path)
        from_record = importing.read_report(path)
        unseal(path)
        assert read_sealed_workbook(path) is None
        from_sheets = importing.read_report(path)
    assert to_record(from_record.report) == to_record(from_sheets.report)
    assert from_record == from_sheets


def test_last_years_report_and_the_parts_of_a_sum_come_along(tmp_path: Path) -> None:
    from exporters.content.report_content import ReportContent

    parts = SumParts((SummedPart("临江县水务局", "2021", {"requests.received.natural": 3}),))
    report = importing.read_report(sound(tmp_path)).report
    content = ReportContent(editions.load_form("2021"), report, sample(), parts=parts)
    exporters.write_content(content, tmp_path / "a.xlsx")
    reading = importing.read_report(tmp_path / "a.xlsx")
    assert reading.parts == parts
    assert reading.last_year_report
    unseal(tmp_path / "a.xlsx")
    assert importing.read_report(tmp_path / "a.xlsx") == reading


def test_a_figure_changed_on_a_sheet_counts(tmp_path: Path) -> None:
    path = write(sample(), tmp_path / "a.xlsx")
    book = load_workbook(path)
    sheet = book["三、申请办理"]
    changed = next(cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, int) and cell.value > 9)
    changed.value = 7654321
    book.save(path)
    assert read_sealed_workbook(path) is None
    assert 7654321 in importing.read_report(path).report.figures.values()


def test_a_part_changed_by_a_script_breaks_the_seal(tmp_path: Path) -> None:
    path = write(sample(), tmp_path / "a.xlsx")
    sheet = "xl/worksheets/sheet4.xml"
    rewrite(path, {sheet: part(path, sheet).replace(b"<v>", b"<v>1", 1)})
    assert read_sealed_workbook(path) is None


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"PK\x05\x06" + bytes(18), "年报".encode()])
def test_what_is_no_workbook_is_left_to_the_readers(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert read_sealed_workbook(path) is None


def test_a_seal_without_a_record_is_left_to_the_readers(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    seal = compute_seal({"a": b"b"})
    core = f'<p xmlns:d="http://purl.org/dc/elements/1.1/"><d:identifier>{seal}</d:identifier></p>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a", b"b")
        archive.writestr(PROPERTIES_PART, core)
    assert read_sealed_workbook(path) is None


def test_equal_parts_have_equal_seals_and_others_others() -> None:
    assert compute_seal({"a": b"1", "b": b"2"}) == compute_seal({"b": b"2", "a": b"1"})
    seals = [compute_seal(parts) for parts in ({"a": b"12"}, {"a1": b"2"}, {"a": b"1", "b": b"2"}, {"a": b"1"})]
    assert len(set(seals)) == len(seals)
