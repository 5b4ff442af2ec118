"""名单 as a workbook to be filled in and read again: one row for each unit that should report."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import exporters
from exporters.excel import package
from exporters.excel.cell_notes import add_note
from exporters.excel.cell_styles import TEXT_STYLE, StyleCache, get_cell
from exporters.excel.list_sheet import fill_list_sheet, make_list_book
from model.collecting.collected import RosterUnit

OTHER_NAME_SEPARATOR = "、"
"""Between the other names of a unit in its cell."""

_COLUMNS = {"单位名称": 36.0, "其他名称": 36.0, "层级": 12.0, "上级单位": 30.0, "联系人": 26.0}

_NOTES = (
    "每行一个单位，写规范全称，要与报告上的单位名称一致。",
    "单位的简称、改名以前的名称，有几个就用顿号隔开；没有就空着。",
    "例如县直、乡镇、街道；不分就空着。",
    "上级单位也在这份名单里的，写它的单位名称；没有就空着。",
    "姓名和电话，催报时用；可以空着。",
)
"""What to write in each column, as notes on the headings: rows of advice would be read as units."""

_BLANK_ROWS = 30
"""Ruled rows below the last unit, to be written in by hand or on the screen."""


def write_roster(units: Sequence[RosterUnit], target: Path) -> None:
    """Write 名单 with these units, or none, and blank rows to fill in. Raises UnwritableFile."""
    book, styles = make_list_book(), StyleCache()
    worksheet = book.worksheets[0]
    worksheet.title = "名单"
    rows = [
        (unit.name, OTHER_NAME_SEPARATOR.join(unit.other_names), unit.level, unit.superior, unit.contact)
        for unit in units
    ]
    fill_list_sheet(worksheet, _COLUMNS, rows, styles)
    for column, note in enumerate(_NOTES, start=1):
        add_note(get_cell(worksheet, 1, column), note)
    first = len(rows) + 2
    for row in range(first, first + _BLANK_ROWS):
        for column in range(1, len(_COLUMNS) + 1):
            styles.apply_style(get_cell(worksheet, row, column), TEXT_STYLE)
    with exporters.replace_file(target) as temporary:
        package.save_workbook(book, temporary, {})
