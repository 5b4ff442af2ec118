"""Writes a published report as a workbook: all of it on one sheet, as offices paste it."""

from __future__ import annotations

import re
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from tests.strangers.published import Paragraph, Piece, PublishedReport, PublishedTable, TableCell


def write_workbook(report: PublishedReport) -> bytes:
    """The .xlsx file."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    assert isinstance(sheet, Worksheet)
    row = 1
    for part in report.parts:
        if isinstance(part, Paragraph):
            sheet.cell(row, 1).value = part.text
            row += 1
        else:
            _write_table(sheet, part, row)
            row += len(part.rows)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _write_table(sheet: Worksheet, table: PublishedTable, first_row: int) -> None:
    for row, places in enumerate(table.rows, start=first_row):
        if places.is_hidden:
            sheet.row_dimensions[row].hidden = True
        for cell in places.cells:
            _write_cell(sheet, row, cell)


def _write_cell(sheet: Worksheet, row: int, cell: TableCell) -> None:
    place = sheet.cell(row, cell.column + 1)
    looks = {piece.look for piece in cell.pieces}
    if looks == {"struck"}:
        place.font = Font(strike=True)
        place.value = _to_value("".join(piece.text for piece in cell.pieces))
    elif looks <= {"plain"}:
        place.value = _to_value(cell.text)
    else:
        place.value = CellRichText(*map(_write_piece, cell.pieces))
    if cell.across > 1 or cell.down > 1:
        sheet.merge_cells(
            start_row=row,
            end_row=row + cell.down - 1,
            start_column=cell.column + 1,
            end_column=cell.column + cell.across,
        )


def _to_value(text: str) -> str | int | Decimal | None:
    """Digits as the number that a spreadsheet stores."""
    if re.fullmatch(r"-?(0|[1-9]\d*)", text):
        return int(text)
    if re.fullmatch(r"-?(0|[1-9]\d*)\.\d+", text):
        return Decimal(text)
    return text or None


def _write_piece(piece: Piece) -> TextBlock:
    font = InlineFont(
        strike=True if piece.look == "struck" else None, vertAlign="superscript" if piece.look == "note" else None
    )
    return TextBlock(font, piece.text)
