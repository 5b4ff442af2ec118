"""The list of all units with their states, files and what was found, as a sheet of a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from openpyxl.worksheet.worksheet import Worksheet

from exporters.collection.status_words import STATUS_WORDS, describe_unit
from exporters.excel.cell_styles import StyleCache
from exporters.excel.list_sheet import CellValue, fill_list_sheet
from model.checks.findings import count_findings
from model.collecting.collected import CollectedUnit

_COLUMNS = {
    "单位": 30.0,
    "层级": 9.0,
    "上级单位": 20.0,
    "情况": 11.0,
    "错误": 7.0,
    "待说明": 8.0,
    "说明": 44.0,
    "文件": 34.0,
    "日期": 16.0,
    "联系人": 22.0,
}


def fill_status_sheet(worksheet: Worksheet, title: str, units: Sequence[CollectedUnit], styles: StyleCache) -> None:
    """Write a row for each unit, and for each file that was replaced or belongs to none, in the order given."""
    fill_list_sheet(worksheet, _COLUMNS, _make_rows(units), styles, title)


def _make_rows(units: Sequence[CollectedUnit]) -> Iterator[Sequence[CellValue]]:
    for unit in units:
        counted = count_findings(unit.findings)
        yield (
            unit.unit.name,
            unit.unit.level,
            unit.unit.superior,
            STATUS_WORDS[unit.status],
            counted.errors,
            counted.warnings,
            describe_unit(unit),
            unit.file,
            unit.sent,
            unit.unit.contact,
        )
