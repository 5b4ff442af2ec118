"""Rows written as XML: what stands in a cell comes out of it, whatever it is."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook, load_workbook

from exporters.excel import package
from exporters.excel.cell_styles import HEAD_STYLE, StyleCache
from exporters.excel.raw_rows import RawCell, RawRows


def test_what_is_written_as_xml_is_read_as_written(tmp_path: Path) -> None:
    """openpyxl does not turn _x005F_ back into the underscore it stands for, as Excel does."""
    book = Workbook()
    page = book.worksheets[0]
    page["A1"] = "上面一行"
    style = StyleCache().index_style(page, HEAD_STYLE, "0.00")
    rows = RawRows()
    texts = ["=1+1", '<b>&"', "𠮷", "_x0041_", "甲\x07乙\ud800", " 空 "]
    rows.add_row(2, 20.0, [RawCell(style, text) for text in texts])
    numbers = [RawCell(style, 12), RawCell(style, Decimal("0.50")), RawCell(style, 5, "SUM(A3,2)"), RawCell(style)]
    rows.add_row(3, 20.0, numbers)
    package.save_workbook(book, tmp_path / "a.xlsx", {}, {page.title: rows})
    shown, written = (load_workbook(tmp_path / "a.xlsx", data_only=only).worksheets[0] for only in (True, False))
    assert [cell.value for cell in shown[2]] == [
        "=1+1",
        '<b>&"',
        "𠮷",
        "_x005F_x0041_",
        "甲乙",
        "空",
    ]
    assert {cell.data_type for cell in shown[2]} == {"s"}
    assert [cell.value for cell in shown[3]][:4] == [12, 0.5, 5, None]
    assert written["C3"].value == "=SUM(A3,2)"
    assert written["B3"].number_format == "0.00"
    assert written["B3"].border.left.style == "thin"
    assert written.dimensions == "A1:F3"
