"""Writes the results of checking a folder as a workbook: a row for each file, and a row for every problem."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from exporters.excel import package
from exporters.excel.cell_styles import StyleCache
from exporters.excel.list_sheet import CellValue, fill_list_sheet, make_list_book
from model.checks.findings import Finding
from model.importing.file_check import FileResult, UnreadFile

_FILE_COLUMNS = {
    "文件": 44,
    "单位": 30,
    "年度": 8,
    "读入格数": 10,
    "错误": 8,
    "待说明": 8,
    "没找到位置": 12,
    "结论": 40,
}
_PROBLEM_COLUMNS = {"文件": 44, "单位": 30, "年度": 8, "轻重": 8, "问题": 80, "依据": 36}
"""The columns of the two sheets and their widths, in Excel's unit."""


def write_list(results: Sequence[tuple[str, FileResult]], path: Path) -> None:
    """Write the list; each result comes with the file's name in it. Raises OSError."""
    book = make_list_book()
    styles = StyleCache()
    files = [_make_file_row(name, result) for name, result in results]
    problems = [row for name, result in results for row in _make_problem_rows(name, result)]
    worksheet = book.worksheets[0]
    worksheet.title = "清单"
    fill_list_sheet(worksheet, _FILE_COLUMNS, files, styles)
    fill_list_sheet(book.create_sheet("问题"), _PROBLEM_COLUMNS, problems, styles)
    package.save_workbook(book, path, {})


def _identify_report(result: FileResult) -> tuple[CellValue, CellValue]:
    """The unit and the year of a file's report."""
    if isinstance(result, UnreadFile):
        return "", None
    return result.reading.report.unit, result.reading.report.year


def _make_file_row(name: str, result: FileResult) -> Sequence[CellValue]:
    if isinstance(result, UnreadFile):
        return (name, *_identify_report(result), None, None, None, None, result.reason)
    counted = result.tally
    unplaced = len(result.reading.leftovers)
    return (
        name,
        *_identify_report(result),
        result.figure_count,
        counted.errors,
        counted.warnings,
        unplaced,
        counted.text,
    )


def _make_problem_rows(name: str, result: FileResult) -> Iterator[Sequence[CellValue]]:
    """A row for every finding in a file, and for every piece of text that found no place in the form."""
    if isinstance(result, UnreadFile):
        yield name, *_identify_report(result), "没有读进来", result.reason, ""
        return
    for finding in result.findings:
        yield name, *_identify_report(result), finding.status, _format_message(finding), finding.citation
    for piece in result.reading.leftovers:
        yield name, *_identify_report(result), "没找到位置", piece, ""


def _format_message(finding: Finding) -> str:
    return f"{finding.message}说明：{finding.answer}" if finding.answer else finding.message
