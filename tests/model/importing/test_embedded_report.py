"""The report that a workbook of ours carries in a hidden sheet: lost, damaged, of a newer program."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook

from model.errors import UnreadableFile
from model.importing.document import EMBEDDED_SHEET
from model.importing.embedded_report import MARK, unpack_report
from tests.model.importing import layouts
from tests.model.importing.readers.workbooks.test_xlsx_file import remove_parcel
from tests.model.importing.test_own_workbook import edited


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_without_its_hidden_sheet_it_is_read_as_it_looks(edition: str, tmp_path: Path) -> None:
    reading = edited(tmp_path, remove_parcel, layouts.report(edition))
    assert reading.report.edition == edition
    expected = {**layouts.report(edition).figures}
    if edition == "2021":
        expected["disclosure.fees.amount"] = Decimal("72.70125")
    assert reading.report.figures == expected
    assert reading.report.prose == layouts.report(edition).prose
    assert reading.report.cover == layouts.report(edition).cover
    assert reading.unplaced == ()


def test_with_a_damaged_hidden_sheet_it_is_read_as_it_looks_and_told(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book[EMBEDDED_SHEET]["A2"] = "{"

    reading = edited(tmp_path, change, layouts.report("2021"))
    assert reading.report.prose == layouts.report("2021").prose
    (note,) = reading.unplaced
    assert "损坏" in note


def test_a_newer_programs_workbook_is_refused_with_words(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        content = {"report": {"version": 99, "edition": "2030", "values": {}}, "last": None}
        book[EMBEDDED_SHEET]["A2"] = json.dumps(content)
        book[EMBEDDED_SHEET]["A3"] = None

    with pytest.raises(UnreadableFile, match="升级"):
        edited(tmp_path, change, layouts.report("2021"))


@pytest.mark.parametrize(
    "record",
    [
        {"version": 1, "edition": ["2021"], "values": {}},
        {"version": 1, "edition": "2021", "values": {"overview": ["一"]}},
        {"version": 1, "edition": "2021", "values": {"cover.unit": 7}},
        {"version": 1, "edition": "2021", "values": {"note.requests.received.natural": {}}},
    ],
)
def test_a_record_with_lists_in_place_of_words_is_a_damaged_one(record: object) -> None:
    assert unpack_report([MARK, json.dumps({"report": record, "last": None})]) is None
