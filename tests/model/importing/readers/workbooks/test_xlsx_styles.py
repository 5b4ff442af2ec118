"""Text of a workbook in the colour of its cell is not shown, be it white on nothing or red on red."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import pytest
from openpyxl.cell.rich_text import TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color

from model.importing.readers.workbooks import xls_looks, xlsb_looks
from model.importing.readers.workbooks.xlsx_styles import judge_font
from tests.model.importing.readers.workbooks.test_ods_file import read, row, spreadsheet, text
from tests.model.importing.readers.workbooks.test_xlsx_file import CELL, only_note, rich, shown

WHITE = Color(rgb="FFFFFFFF")
NO_FILL = PatternFill()


def filled(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)


@pytest.mark.parametrize(
    ("colour", "fill"),
    [
        (WHITE, NO_FILL),
        (Color(rgb="00FFFFFF"), NO_FILL),
        (Color(theme=0), NO_FILL),
        (Color(indexed=9), NO_FILL),
        (WHITE, filled("FFFFFF")),
        (Color(rgb="FFC00000"), filled("C00000")),
    ],
)
@pytest.mark.parametrize("value", [53, "53"])
def test_a_cell_in_the_colour_of_its_ground_is_blank_and_told(
    value: object, colour: Color, fill: PatternFill, tmp_path: Path
) -> None:
    def change(cell: Any) -> None:
        cell.value, cell.font, cell.fill = value, Font(color=colour), fill

    reading = shown(tmp_path, change)
    assert CELL not in reading.report.figures
    assert "“53”没有读" in only_note(reading, "隐藏的")


@pytest.mark.parametrize(
    ("colour", "fill"),
    [
        (WHITE, filled("1F3864")),
        (Color(theme=0), PatternFill("gray125")),
        (Color(theme=0, tint=-0.5), NO_FILL),
        (Color(theme=1), NO_FILL),
        (Color(rgb="FFFF0000"), NO_FILL),
    ],
)
def test_a_cell_in_another_colour_is_read(colour: Color, fill: PatternFill, tmp_path: Path) -> None:
    def change(cell: Any) -> None:
        cell.value, cell.font, cell.fill = 53, Font(color=colour), fill

    assert shown(tmp_path, change).report.figures[CELL] == 53


def test_a_white_piece_of_a_text_is_no_part_of_the_figure(tmp_path: Path) -> None:
    reading = shown(tmp_path, rich(TextBlock(InlineFont(color=WHITE), "5"), TextBlock(InlineFont(), "3")))
    assert reading.report.figures[CELL] == 3


@pytest.mark.parametrize(
    ("ink", "ground", "expected"),
    [
        ("#ffffff", "", ""),
        ("#ffffff", "transparent", ""),
        ("#ffffff", "#ffffff", ""),
        ("#ffffff", "#1f3864", "5"),
        ("#ff0000", "", "5"),
    ],
)
def test_a_white_cell_or_piece_of_a_spreadsheet_is_hidden(ink: str, ground: str, expected: str, tmp_path: Path) -> None:
    colour = f'<style:text-properties fo:color="{ink}"/>'
    back = f'<style:table-cell-properties fo:background-color="{ground}"/>' if ground else ""
    styles = (
        f'<style:style style:family="table-cell" style:name="x">{colour}{back}</style:style>'
        f'<style:style style:family="table-cell" style:name="y">{back}</style:style>'
        f'<style:style style:family="text" style:name="z">{colour}</style:style>'
    )
    cells = (
        text("5", 'table:style-name="x"'),
        text('<text:span text:style-name="z">5</text:span>3', 'table:style-name="y"'),
    )
    document = read(spreadsheet(tmp_path / "a.ods", row(*cells), styles))
    assert document.rows[0].cells == (expected, f"{expected}3")


@pytest.mark.parametrize(
    ("colour", "pattern", "ground", "kind"),
    [(9, 0, 64, "hidden"), (9, 1, 9, "hidden"), (9, 1, 18, None), (9, 4, 9, None), (0x7FFF, 0, 64, None)],
)
def test_fonts_and_fills_of_old_workbooks_say_the_same(
    colour: int, pattern: int, ground: int, kind: str | None
) -> None:
    font = xls_looks._read_font(struct.pack("<HHHHHBBBB", 220, 0, colour, 400, 0, 0, 0, 0, 0))
    style = bytes(14) + struct.pack("<IH", pattern << 26, ground)
    assert judge_font(*font, xls_looks._read_ground(style)) == kind


@pytest.mark.parametrize(
    ("colour", "fill", "kind"),
    [
        (b"\x07\x00\x00\x00\xff\xff\xff\xff", struct.pack("<I", 0), "hidden"),
        (b"\x05\x00\x00\x00\xff\xff\xff\xff", struct.pack("<I", 0), "hidden"),
        (b"\x05\x00\x00\x00\xff\xff\xff\xff", struct.pack("<I", 1) + b"\x05\x00\x00\x00\x1f\x38\x64\xff", None),
        (b"\x01\x00\x00\x00\x00\x00\x00\xff", struct.pack("<I", 0), None),
    ],
)
def test_fonts_and_fills_of_binary_workbooks_say_the_same(colour: bytes, fill: bytes, kind: str | None) -> None:
    font = xlsb_looks._read_font(struct.pack("<HHHHBBBB", 220, 0, 400, 0, 0, 0, 134, 0) + colour)
    assert judge_font(*font, xlsb_looks._read_ground(fill + bytes(16))) == kind
