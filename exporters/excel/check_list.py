"""The list of a checked folder as a workbook: a line for each file, and every problem, to go back to each unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from exporters.excel import package
from exporters.excel.cell_styles import HEAD, RESULT, WORDS, Dress, Wardrobe, box
from model.checks.findings import Finding
from model.files.visible_text import LONGEST, escape
from model.importing.file_check import Judged, Unread
from model.text import clean

Entry = str | int | None
"""What stands in a cell of the list."""

_FILES = {"文件": 44, "单位": 30, "年度": 8, "读入格数": 10, "错误": 8, "待说明": 8, "没找到位置": 12, "结论": 40}
_PROBLEMS = {"文件": 44, "单位": 30, "年度": 8, "轻重": 8, "问题": 80, "依据": 36}
"""The columns of the two sheets and their widths, in Excel's unit."""


def write(judged: Sequence[tuple[str, Judged]], path: Path) -> None:
    """Write the list; each file comes with what it is called in it."""
    book = Workbook()
    wardrobe = Wardrobe()
    _fill(book.worksheets[0], "清单", _FILES, [_file(name, one) for name, one in judged], wardrobe)
    problems = [row for name, one in judged for row in _problems(name, one)]
    _fill(book.create_sheet(), "问题", _PROBLEMS, problems, wardrobe)
    book.properties.creator = "年报"
    package.save(book, path, {})


def _fill(
    page: Worksheet, title: str, columns: dict[str, int], rows: Sequence[Sequence[Entry]], looks: Wardrobe
) -> None:
    page.title = title
    for column, (heading, width) in enumerate(columns.items(), start=1):
        page.column_dimensions[box(page, 1, column).column_letter].width = width
        _put(page, 1, column, heading, HEAD, looks)
    for number, row in enumerate(rows, start=2):
        for column, entry in enumerate(row, start=1):
            _put(page, number, column, entry, WORDS if isinstance(entry, str) else RESULT, looks)
    page.freeze_panes = "B2"
    page.auto_filter.ref = page.dimensions
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _put(page: Worksheet, row: int, column: int, entry: Entry, dress: Dress, looks: Wardrobe) -> None:
    """Put an entry into a cell; words are never taken for a formula."""
    cell = box(page, row, column)
    looks.dress(cell, dress)
    cell.value = escape(clean(entry))[:LONGEST] if isinstance(entry, str) else entry
    if isinstance(entry, str):
        cell.data_type = "s"


def _whose(judged: Judged) -> tuple[Entry, Entry]:
    if isinstance(judged, Unread):
        return "", None
    return judged.reading.report.unit, judged.reading.report.year


def _file(name: str, judged: Judged) -> Sequence[Entry]:
    if isinstance(judged, Unread):
        return (name, *_whose(judged), None, None, None, None, judged.words)
    counted = judged.tally
    unplaced = len(judged.reading.unplaced)
    return (name, *_whose(judged), judged.read, counted.errors, counted.warnings, unplaced, counted.words)


def _problems(name: str, judged: Judged) -> Iterator[Sequence[Entry]]:
    """Everything there is to mend or to explain in a file, and what of it found no place."""
    if isinstance(judged, Unread):
        yield name, *_whose(judged), "没有读进来", judged.words, ""
        return
    for finding in judged.findings:
        yield name, *_whose(judged), finding.standing, _message(finding), finding.cites
    for piece in judged.reading.unplaced:
        yield name, *_whose(judged), "没找到位置", piece, ""


def _message(finding: Finding) -> str:
    return f"{finding.message}说明：{finding.answer}" if finding.answer else finding.message
