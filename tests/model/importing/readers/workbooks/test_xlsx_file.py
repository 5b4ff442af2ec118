"""Workbooks that carry no record of ours, or a broken one, are read by what they show.

Covers model/importing/readers/workbooks/shown_cells.py, model/importing/readers/workbooks/sheet_rows.py,
model/importing/readers/workbooks/xlsx_parts.py, model/importing/readers/workbooks/xlsx_sheet.py,
model/importing/readers/workbooks/xlsx_styles.py and model/importing/readers/workbooks/date_formats.py too.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from model import importing
from model.form import editions
from model.form.figures import Money
from model.importing.document import EMBEDDED_SHEET
from model.importing.readers.workbooks import xlsx_file
from model.report.report import REFUSED
from tests.model.importing import layouts
from tests.model.importing.test_own_workbook import FOUR, THREE, TWO, box, edited


def remove_parcel(book: Workbook) -> None:
    book.remove(book[EMBEDDED_SHEET])


@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("sheets", ["one", "each"])
def test_tables_pasted_into_a_strangers_workbook_are_found_by_their_labels(
    edition: str, sheets: str, tmp_path: Path
) -> None:
    report, form = layouts.report(edition), editions.load_form(edition)
    book = Workbook()
    page = book.worksheets[0]
    page.append([f"某局{report.year}年政府信息公开工作年度报告"])
    for table in reversed(list(form.tables.values())) if sheets == "each" else form.tables.values():
        if sheets == "each":
            page = book.create_sheet()
        page.append([None])
        for row in layouts.rows_of(table, report):
            page.append([None, *(int(cell) if cell.isdigit() else cell for cell in row)])
    book.save(tmp_path / "a.xlsx")
    reading = importing.read_report(tmp_path / "a.xlsx")
    assert reading.report.figures == report.figures
    assert reading.report.stated_totals == {}
    assert (reading.report.unit, reading.report.year) == ("某局", report.year)
    assert reading.leftovers == ()
    assert list(reading.report.unread) == ["overview", "problems", "other"]


def test_a_hidden_sheet_of_a_stranger_is_told_and_not_read(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        remove_parcel(book)
        book[FOUR].sheet_state = "hidden"

    reading = edited(tmp_path, change, layouts.report("2021"))
    assert not any(id.startswith("remedies") for id in reading.report.figures)
    assert ["隐藏" in note or "没有读到表四" in note for note in reading.unplaced] == [True, True]


CELL = "requests.granted.natural"
REPORT = layouts.report("2021")


def shown(folder: Path, change: Callable[[Cell], None]) -> importing.Reading:
    """What is read of a stranger's workbook after its cell 予以公开 · 自然人 was changed."""

    def change_book(book: Workbook) -> None:
        remove_parcel(book)
        change(box(book[THREE], "（一）予以公开", 4))

    return edited(folder, change_book, REPORT)


def formatted(value: object, number_format: str = "General", **font: Any) -> Callable[[Cell], None]:
    def change(cell: Cell) -> None:
        cell.value = value  # type: ignore[assignment]
        cell.number_format = number_format
        cell.font = Font(**font)

    return change


def rich(*pieces: str | TextBlock) -> Callable[[Cell], None]:
    return formatted(CellRichText(*pieces))


def struck(text: str, kind: str = "strike") -> TextBlock:
    fonts = {
        "strike": InlineFont(strike=True),
        "superscript": InlineFont(vertAlign="superscript"),
        "subscript": InlineFont(vertAlign="subscript"),
        "tiny": InlineFont(sz=1),
    }
    return TextBlock(fonts[kind], text)


def only_note(reading: importing.Reading, words: str) -> str:
    """The one note that has these words."""
    (note,) = (note for note in reading.unplaced if words in note)
    return note


@pytest.mark.parametrize("kind", ["strike", "superscript", "subscript", "tiny"])
def test_pieces_of_a_text_that_are_struck_out_or_notes_are_no_part_of_the_figure(kind: str, tmp_path: Path) -> None:
    reading = shown(tmp_path, rich(struck("5", kind), TextBlock(InlineFont(), "3")))
    assert reading.report.figures[CELL] == 3
    assert "工作表“三、申请办理”第 8 行 D 列" in only_note(reading, "“5”没有读")


def test_a_piece_without_a_font_of_its_own_has_that_of_its_cell(tmp_path: Path) -> None:
    def change(cell: Cell) -> None:
        cell.value = CellRichText("5", TextBlock(InlineFont(strike=False), "3"))
        cell.font = Font(strike=True)

    assert shown(tmp_path, change).report.figures[CELL] == 3


@pytest.mark.parametrize("value", [53, "53", "5\n3"])
@pytest.mark.parametrize("font", [{"strike": True}, {"vertAlign": "superscript"}, {"sz": 1}])
def test_a_cell_that_is_struck_out_is_blank_and_told(value: object, font: dict[str, Any], tmp_path: Path) -> None:
    reading = shown(tmp_path, formatted(value, **font))
    assert CELL not in reading.report.figures
    assert "第 8 行 D 列" in only_note(reading, "没有读")


@pytest.mark.parametrize(
    ("value", "number_format", "figure"),
    [
        (57, '0"件"', 57),
        (57, "#,##0", 57),
        ("57", "@", 57),
        (57, "[DBNum1][$-804]General", 57),
        (0, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', 0),
    ],
)
def test_a_format_that_only_dresses_a_number_changes_nothing(
    value: object, number_format: str, figure: int, tmp_path: Path
) -> None:
    assert shown(tmp_path, formatted(value, number_format)).report.figures[CELL] == figure


@pytest.mark.parametrize(
    ("value", "number_format", "words"),
    [
        (0, "0;-0;;@", "隐藏的“0”没有读"),
        (57, ";;;", "隐藏的“57”没有读"),
        ("57", ";;;", "隐藏的“57”没有读"),
        (12.5, "0", "显示的是“13”，存的是 12.5"),
        (-5, "0;0", "显示的是“5”，存的是 -5"),
        (date(2025, 3, 14), "yyyy/m/d", "2025年3月14日"),
        (45730, "m月d日", "3月14日"),
        ("#REF!", "General", "#REF!"),
        (True, "General", "TRUE"),
    ],
)
def test_what_is_no_number_to_the_eye_is_blank_and_told(
    value: object, number_format: str, words: str, tmp_path: Path
) -> None:
    reading = shown(tmp_path, formatted(value, number_format))
    assert CELL not in reading.report.figures
    assert "第 8 行 D 列" in only_note(reading, words)


@pytest.mark.parametrize(
    ("value", "number_format", "amount"),
    [
        (251000, '0!.0,"万元"', "25.1"),
        (251000, r'0\.0,"万元"', "25.1"),
        (251000, r'0\.0000"万元"', "25.1"),
        (251000, '[>=10000]0!.0,"万元";0"元"', "25.1"),
        (25.1, '0.00"万元"', "25.1"),
        (52.15, "0.0", "52.15"),
        (251000, '#,##0.00,"千元"', None),
    ],
)
def test_an_amount_is_read_as_it_is_shown(value: float, number_format: str, amount: str | None, tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        remove_parcel(book)
        formatted(value, number_format)(box(book[TWO], "行政事业性收费", 2))

    reading = edited(tmp_path, change, REPORT)
    figure = reading.report.figures.get("disclosure.fees.amount")
    assert figure == (Decimal(amount) if amount else None)
    assert bool(reading.unplaced) == (amount is None)


def test_an_amount_in_another_unit_is_converted_and_told(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        remove_parcel(book)
        formatted(251000, '0"元"')(box(book[TWO], "行政事业性收费", 2))

    reading = edited(tmp_path, change, REPORT)
    assert reading.report.figures["disclosure.fees.amount"] == Decimal("25.1")
    assert "251000元" in only_note(reading, "25.1")


@pytest.mark.parametrize(
    ("number_format", "unit", "number"),
    [('0!.0,"万元"', "万元", "25.1"), ('0.00"元"', "元", "251000"), (r'0\.00000000"亿元"', "亿元", "0.00251")],
)
def test_the_unit_of_a_format_is_that_of_the_amount(number_format: str, unit: str, number: str, tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        remove_parcel(book)
        formatted(251000, number_format)(box(book[TWO], "政府集中采购", 3))

    reading = edited(tmp_path, change, layouts.report("2019"))
    figure = reading.report.figures["disclosure.procurement.amount"]
    assert isinstance(figure, Money)
    assert (Decimal(figure.number), figure.unit) == (Decimal(number), unit)


def test_zeros_that_a_sheet_does_not_show_are_blank_and_told(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        remove_parcel(book)
        box(book[THREE], "（一）予以公开", 4).value = 0
        book[THREE].sheet_view.showZeros = False

    reading = edited(tmp_path, change, REPORT)
    assert CELL not in reading.report.figures
    assert "第 8 行 D 列" in only_note(reading, "隐藏的“0”没有读")


def hide_row(page: Worksheet, row: int) -> None:
    page.row_dimensions[row].hidden = True


def flatten_row(page: Worksheet, row: int) -> None:
    page.row_dimensions[row].height = 0.5


def collapse_row(page: Worksheet, row: int) -> None:
    page.row_dimensions.group(row, row, hidden=True)


@pytest.mark.parametrize("hide", [hide_row, flatten_row, collapse_row])
def test_a_row_that_cannot_be_seen_is_told_and_not_read(hide: Callable[[Worksheet, int], None], tmp_path: Path) -> None:
    """Last year's figures are often left in a hidden row above this year's."""

    def change(book: Workbook) -> None:
        remove_parcel(book)
        page = book[THREE]
        for span in list(page.merged_cells.ranges):
            if span.min_row > 7:
                page.unmerge_cells(str(span))
        page.insert_rows(8)
        for column, value in enumerate(["", "（一）予以公开", "", *[12] * 7], start=1):
            page.cell(8, column).value = value  # type: ignore[assignment]
        page.cell(9, 1).value = "三、本年度办理结果"
        hide(page, 8)

    reading = edited(tmp_path, change, REPORT)
    assert reading.report.figures[CELL] == REPORT.figures[CELL]
    assert "第 8 行" in only_note(reading, "隐藏的“（一）予以公开 12 12")


def hide_column(page: Worksheet, letter: str) -> None:
    page.column_dimensions[letter].hidden = True


def narrow_column(page: Worksheet, letter: str) -> None:
    page.column_dimensions[letter].width = 0.08


@pytest.mark.parametrize("hide", [hide_column, narrow_column])
def test_a_column_that_cannot_be_seen_is_told_and_not_read(
    hide: Callable[[Worksheet, str], None], tmp_path: Path
) -> None:
    def change(book: Workbook) -> None:
        remove_parcel(book)
        page = book[TWO]
        page["F5"], page["F6"] = "去年", 99
        hide(page, "F")

    reading = edited(tmp_path, change, REPORT)
    assert reading.report.figures == REPORT.figures
    assert "第 6 行 F 列" in only_note(reading, "隐藏的“99”没有读")


def test_merged_cells_whose_first_row_is_hidden_show_their_text_in_the_next(tmp_path: Path) -> None:
    book = Workbook()
    page = book.worksheets[0]
    page["A1"], page["A2"], page["B1"], page["B2"] = "甲", None, 1, 2
    page.merge_cells("A1:A2")
    page.row_dimensions[1].hidden = True
    book.save(tmp_path / "a.xlsx")
    document = xlsx_file.read(tmp_path / "a.xlsx")
    assert [row.cells for row in document.rows] == [("甲", "2")]
    assert document.notes == ("工作表“Sheet”第 1 行：隐藏的“1”没有读。",)


def with_member(path: Path, name: str, change: Callable[[str], str]) -> Path:
    """The same workbook with one part of it changed, beside it."""
    target = path.with_name(f"changed-{path.name}")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for member in old.namelist():
            content = old.read(member).decode()
            new.writestr(member, change(content) if member == name else content)
    return target


def simple(folder: Path) -> Path:
    book = Workbook()
    page = book.worksheets[0]
    page.append(["甲", 57, None, "乙"])
    page["C1"].font = Font(strike=True)
    page["C1"] = 9
    book.save(folder / "a.xlsx")
    return folder / "a.xlsx"


@pytest.mark.parametrize(
    ("member", "old", "new"),
    [
        ("xl/styles.xml", '<family val="2"', '<family val="49"'),
        ("xl/styles.xml", 'patternType="gray125"', 'patternType="confetti"'),
        ("xl/styles.xml", '<color theme="1"', '<color rgb="#FF0000"'),
        ("xl/styles.xml", 'borderId="0"', 'borderId="77"'),
        ("docProps/core.xml", "<dcterms:created", "<dcterms:unheard"),
        ("xl/worksheets/sheet1.xml", "</worksheet>", '<drawing xmlns:r="urn:r" r:id="rId9"/></worksheet>'),
        ("xl/worksheets/sheet1.xml", '<dimension ref="A1:D1"', '<dimension ref="A1:A1"'),
        ("xl/worksheets/sheet1.xml", ' r="A1"', ""),
        ("xl/_rels/workbook.xml.rels", 'Target="/xl/worksheets/sheet1.xml"', 'Target="worksheets\\SHEET1.xml"'),
    ],
)
def test_a_style_a_property_or_a_drawing_that_nobody_needs_spoils_nothing(
    member: str, old: str, new: str, tmp_path: Path
) -> None:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    document = xlsx_file.read(with_member(simple(tmp_path), member, change))
    assert [row.cells for row in document.rows] == [("甲", "57", "", "乙")]
    assert document.notes == ("工作表“Sheet”第 1 行 C 列：划去的“9”没有读。",)


def test_strict_ooxml_is_read(tmp_path: Path) -> None:
    path = simple(tmp_path)
    for member in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml"):
        path = with_member(
            path,
            member,
            lambda text: text.replace(
                "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                "http://purl.oclc.org/ooxml/spreadsheetml/main",
            ),
        )
    path = with_member(
        path,
        "xl/_rels/workbook.xml.rels",
        lambda text: text.replace(
            "http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml/officeDocument"
        ),
    )
    assert [row.cells for row in xlsx_file.read(path).rows] == [("甲", "57", "", "乙")]


def test_styles_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    document = xlsx_file.read(with_member(simple(tmp_path), "xl/styles.xml", lambda text: text[:200]))
    assert [row.cells for row in document.rows] == [("甲", "57", "9", "乙")]
    assert "格式坏了" in document.notes[0]


def test_what_stands_under_merged_cells_is_told_and_not_read(tmp_path: Path) -> None:
    path = simple(tmp_path)
    merged = '</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'
    path = with_member(path, "xl/worksheets/sheet1.xml", lambda text: text.replace("</sheetData>", merged))
    document = xlsx_file.read(path)
    assert [row.cells for row in document.rows] == [("甲", None, "", "乙")]
    assert "工作表“Sheet”第 1 行 B 列：隐藏的“57”没有读。" in document.notes


def test_a_row_of_our_own_workbook_that_is_hidden_loses_nothing(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book[THREE].row_dimensions[8].hidden = True
        book[THREE].column_dimensions["E"].hidden = True
        book[FOUR].sheet_view.showZeros = False
        box(book[THREE], "2.重复申请", 5).number_format = ";;;"

    reading = edited(tmp_path, change, REPORT)
    assert reading.report.figures == REPORT.figures
    assert reading.report.stated_totals == {}


def test_what_was_struck_out_in_our_own_workbook_is_unfilled(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        box(book[THREE], "（一）予以公开", 4).font = Font(strike=True)

    reading = edited(tmp_path, change, REPORT)
    assert CELL not in reading.report.figures
    assert "划去的" in reading.unplaced[0]


def test_a_formula_of_a_stranger_that_nobody_computed_is_unread_and_its_total_not_blank(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        remove_parcel(book)
        box(book[THREE], "2.重复申请", 5).value = "=1+1"
        box(book[THREE], "3.要求提供公开出版物", 10).value = "=SUM(D24:I24)"

    reading = edited(tmp_path, change, layouts.report("2021"))
    assert reading.report.unread == {"requests.rejected.repeated.business": REFUSED}
    assert reading.report.blank_totals == {}
    assert reading.report.figures["requests.rejected.publication.total"]
    assert [note.count("公式") for note in reading.unplaced] == [1, 1]
