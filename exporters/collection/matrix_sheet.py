"""Fills the sheet of a table with one row for each unit: its figures, formulas for its totals, and the sums below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.formatting.rule import Rule as FormatRule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.pagebreak import Break, ColBreak
from openpyxl.worksheet.worksheet import Worksheet

from exporters.collection.unit_columns import UnitColumns
from exporters.collection.unit_rows import UnitRow, list_numbers
from exporters.excel import cell_styles, print_setup
from exporters.excel.cell_styles import CellStyle, StyleCache
from exporters.excel.raw_rows import RawCell, RawRows
from exporters.typesetting.page_standard import load_page_standard
from model.form.figures import Figure, Number
from model.form.form import Form
from model.form.rule_language import Rule, Side, evaluate_side
from model.importing.document import DERIVED_SHEETS

TOTAL_LABEL = "合计"

_FIRST_HEADING_ROW = 3
_ROW_HEIGHT = 18.0
"""Points."""
_ROW_MARK = "#"
_TYPE_SIZE = 10.5
_STUB_WIDTHS = {"序号": 6.0, "单位": 26.0}
_MIN_COLUMN_WIDTH = 7.0
_LONE_EQUATION_WIDTH = 16.0
_MAX_COLUMNS_ON_PAGE = 15
"""More columns of figures would be too small to read on a page; two rows of 表三 are 14."""
_MAX_POINTS_PER_WIDTH_UNIT = 7.0
"""Points in Excel's unit of width where the standard font is a wide one."""

_NAME_STYLE = cell_styles.ROW_LABEL_STYLE
_FIGURE_STYLE = CellStyle(cell_styles.TABLE_FONT, cell_styles.CENTRED_NUMBER, cell_styles.RULED_BORDER)
_SUM_STYLE = CellStyle(
    cell_styles.TABLE_FONT, cell_styles.CENTRED_NUMBER, cell_styles.RULED_BORDER, cell_styles.TOTAL_FILL
)
_BROKEN = DifferentialStyle(font=Font(color="FF9C0006"), fill=PatternFill(bgColor="FFFFC7CE"))


def make_units_tab(table_name: str) -> str:
    """The name of the sheet with the units' figures of a table: 表三各单位."""
    return f"{table_name}各单位"


@dataclass(frozen=True)
class MatrixSheet:
    """Where the figures of all rows stand: by cell id, the column's letters; the first and last row added up."""

    tab: str
    letters: Mapping[str, str]
    first: int
    last: int

    def make_sum(self, cell: str, with_tab: bool = True) -> str:
        """The formula, without its equals sign, that adds up a cell over all rows."""
        letter = self.letters[cell]
        tab = f"{quote_sheetname(self.tab)}!" if with_tab else ""
        return f"SUM({tab}{letter}{self.first}:{letter}{self.last})"


def locate_rows(columns: UnitColumns, row_count: int) -> MatrixSheet:
    """Where the figures of so many rows will stand; a sum of none has one blank row to add up."""
    first = _FIRST_HEADING_ROW + columns.height
    start = len(_STUB_WIDTHS) + 1
    letters = {cell.id: get_column_letter(start + at) for at, cell in enumerate(columns.cells)}
    return MatrixSheet(make_units_tab(columns.table.name), letters, first, first + max(row_count, 1) - 1)


def fill_matrix_sheet(
    worksheet: Worksheet,
    form: Form,
    columns: UnitColumns,
    sheet: MatrixSheet,
    rows: Sequence[UnitRow],
    styles: StyleCache,
) -> RawRows:
    """Write the headings and set up the page of a sheet; returned are its rows, which are added when it is saved."""
    _write_headings(worksheet, columns, styles)
    raw, widths = _RowWriter(worksheet, form, columns, sheet, styles).write_rows(rows)
    for column, width in enumerate([*_STUB_WIDTHS.values(), *widths], start=1):
        worksheet.column_dimensions[get_column_letter(column)].width = width
    _raise_heading_rows(worksheet, columns, widths)
    _mark_broken_equations(worksheet, columns, sheet)
    _set_up_page(worksheet, columns, sheet, widths)
    return raw


def _write_headings(worksheet: Worksheet, columns: UnitColumns, styles: StyleCache) -> None:
    """What the sheet is, how it adds up, and the headings of the form over the columns."""
    for row, text, font, height in (
        (1, DERIVED_SHEETS[worksheet.title], cell_styles.HEADING_FONT, 26.0),
        (2, "每行一个单位；总计和合计都是公式，改了单位的数，这里和前面的报告都跟着变。", cell_styles.TABLE_FONT, 18.0),
    ):
        sheet_cell = cell_styles.get_cell(worksheet, row, 1)
        sheet_cell.value, sheet_cell.font = text, font
        worksheet.row_dimensions[row].height = height
    stub = len(_STUB_WIDTHS)
    for row in range(_FIRST_HEADING_ROW, _FIRST_HEADING_ROW + columns.height):
        for column in range(1, stub + columns.width + 1):
            styles.apply_style(cell_styles.get_cell(worksheet, row, column), cell_styles.HEADING_ROW_STYLE)
    bottom = _FIRST_HEADING_ROW + columns.height - 1
    for column, text in enumerate(_STUB_WIDTHS, start=1):
        cell_styles.get_cell(worksheet, _FIRST_HEADING_ROW, column).value = text
        cell_styles.merge_cells(worksheet, _FIRST_HEADING_ROW, column, bottom, column)
    for heading in columns.headings:
        top, left = _FIRST_HEADING_ROW + heading.row, stub + 1 + heading.column
        cell_styles.get_cell(worksheet, top, left).value = heading.text
        if heading.height > 1 or heading.width > 1:
            cell_styles.merge_cells(worksheet, top, left, top + heading.height - 1, left + heading.width - 1)


def _raise_heading_rows(worksheet: Worksheet, columns: UnitColumns, widths: Sequence[float]) -> None:
    """Make the rows of headings high enough for their texts."""
    heights = [_ROW_HEIGHT] * columns.height
    for heading in columns.headings:
        width = sum(widths[heading.column : heading.column + heading.width])
        needed = cell_styles.estimate_text_height(heading.text, width, _TYPE_SIZE) / heading.height
        for row in range(heading.row, heading.row + heading.height):
            heights[row] = max(heights[row], needed)
    for row, height in enumerate(heights, start=_FIRST_HEADING_ROW):
        worksheet.row_dimensions[row].height = height


class _RowWriter:
    """Writes the rows of units and adjustments, then the sums of all, as XML."""

    def __init__(
        self, worksheet: Worksheet, form: Form, columns: UnitColumns, sheet: MatrixSheet, styles: StyleCache
    ) -> None:
        self._worksheet = worksheet
        self._form = form
        self._columns = columns
        self._sheet = sheet
        self._styles = styles
        self._indexes: dict[tuple[CellStyle, str], int] = {}
        self._totals = {
            rule.total_cell: self._make_template(rule.right)
            for rule in form.total_rules
            if rule.total_cell in sheet.letters
        }
        self._equations = [
            f"{self._make_template(rule.left)}-{self._make_template(rule.right)}" for rule in columns.rules
        ]
        self._widths = [_MIN_COLUMN_WIDTH] * columns.width
        for at, rule in enumerate(columns.rules, start=len(columns.cells)):
            if sum(other.id == rule.id for other in columns.rules) == 1:
                self._widths[at] = _LONE_EQUATION_WIDTH  # its wording stands over a single column

    def write_rows(self, rows: Sequence[UnitRow]) -> tuple[RawRows, list[float]]:
        """All rows and the widths that the columns of figures need."""
        raw = RawRows()
        name, number = (self._index(style) for style in (_NAME_STYLE, _FIGURE_STYLE))
        sums: dict[str, list[Number]] = {cell.id: [] for cell in self._columns.cells}
        for at, row in enumerate(rows):
            numbers = list_numbers(self._form, row)
            for cell, values in sums.items():
                if cell in numbers:
                    values.append(numbers[cell])
            label = int(row.label) if row.label.isdecimal() else row.label
            cells = self._make_cells(self._sheet.first + at, row.figures, numbers)
            height = max(_ROW_HEIGHT, cell_styles.estimate_text_height(row.name, _STUB_WIDTHS["单位"] - 2, _TYPE_SIZE))
            height = min(height, cell_styles.MAX_ROW_HEIGHT)
            raw.add_row(self._sheet.first + at, height, (RawCell(number, label), RawCell(name, row.name), *cells))
        bottom = self._sheet.last + 1
        total = self._index(_SUM_STYLE)
        cells = self._make_sums(bottom, {cell: sum(values) for cell, values in sums.items() if values})
        raw.add_row(bottom, _ROW_HEIGHT, (RawCell(total), RawCell(total, TOTAL_LABEL), *cells))
        return raw, self._widths

    def _make_cells(self, row: int, figures: Mapping[str, Figure], numbers: Mapping[str, Number]) -> Iterator[RawCell]:
        """The cells of a row of figures: entries as numbers, totals and equations as formulas."""
        for at, cell in enumerate(self._columns.cells):
            number = numbers.get(cell.id)
            if number is None:
                yield RawCell(self._index(_FIGURE_STYLE))
                continue
            self._widen(at, number)
            template = self._totals.get(cell.id, "")
            style = self._choose_style(_SUM_STYLE if template else _FIGURE_STYLE, figures.get(cell.id, number))
            yield RawCell(style, number, template.replace(_ROW_MARK, str(row)))
        yield from self._make_equation_cells(row, numbers, _FIGURE_STYLE)

    def _make_sums(self, row: int, numbers: Mapping[str, Number]) -> Iterator[RawCell]:
        """The cells of the row at the foot."""
        for at, cell in enumerate(self._columns.cells):
            number = numbers.get(cell.id, 0)
            self._widen(at, number)
            style = self._choose_style(_SUM_STYLE, number)
            yield RawCell(style, number, self._sheet.make_sum(cell.id, with_tab=False))
        yield from self._make_equation_cells(row, numbers, _SUM_STYLE)

    def _make_equation_cells(self, row: int, numbers: Mapping[str, Number], style: CellStyle) -> Iterator[RawCell]:
        """What the left side of each equation is more than its right one."""
        for at, (rule, template) in enumerate(zip(self._columns.rules, self._equations, strict=True)):
            difference = _compute_difference(rule, numbers)
            self._widen(len(self._columns.cells) + at, difference)
            yield RawCell(self._choose_style(style, difference), difference, template.replace(_ROW_MARK, str(row)))

    def _make_template(self, side: Side) -> str:
        """The formula of a side of an equation over the cells of a row, for whose number _ROW_MARK stands."""
        letters = self._sheet.letters
        added = ",".join(f"{letters[term.cell]}{_ROW_MARK}" for term in side if term.cell and term.sign > 0)
        subtracted = ",".join(f"{letters[term.cell]}{_ROW_MARK}" for term in side if term.cell and term.sign < 0)
        constants = "".join(f"{term.sign * term.constant:+}" for term in side if term.constant is not None)
        return f"SUM({added or '0'}){f'-SUM({subtracted})' if subtracted else ''}{constants}"

    def _choose_style(self, style: CellStyle, figure: Figure) -> int:
        """The index of a style for a figure, which is shown with all its decimals and its unit."""
        return self._index(style, "0" if isinstance(figure, int) else cell_styles.make_number_format(figure))

    def _index(self, style: CellStyle, number_format: str = "General") -> int:
        """The index of a style in the workbook."""
        if (style, number_format) not in self._indexes:
            index = self._styles.index_style(self._worksheet, style, number_format)
            self._indexes[style, number_format] = index
        return self._indexes[style, number_format]

    def _widen(self, at: int, number: Number) -> None:
        """Make a column wide enough for a number."""
        if number > 9_999 or number < -999 or not isinstance(number, int):
            self._widths[at] = max(self._widths[at], cell_styles.estimate_column_width(number))


def _compute_difference(rule: Rule, numbers: Mapping[str, Number]) -> Number:
    return evaluate_side(rule.left, {"": numbers}) - evaluate_side(rule.right, {"": numbers})


def _mark_broken_equations(worksheet: Worksheet, columns: UnitColumns, sheet: MatrixSheet) -> None:
    """Colour the differences that are not 0."""
    if not columns.rules:
        return
    left, right = (get_column_letter(len(_STUB_WIDTHS) + at) for at in (len(columns.cells) + 1, columns.width))
    area = f"{left}{sheet.first}:{right}{sheet.last + 1}"
    rule = FormatRule(type="expression", formula=[f"ROUND({left}{sheet.first},8)<>0"], dxf=_BROKEN)
    worksheet.conditional_formatting.add(area, rule)


def _set_up_page(worksheet: Worksheet, columns: UnitColumns, sheet: MatrixSheet, widths: Sequence[float]) -> None:
    """Landscape, headings and names on each page; a page ends before a row of the form, never within one."""
    stub, bottom = len(_STUB_WIDTHS), _FIRST_HEADING_ROW + columns.height - 1
    last_letter = get_column_letter(stub + columns.width)
    print_setup.set_up_page(worksheet, landscape=True)
    worksheet.print_area = f"A1:{last_letter}{sheet.last + 1}"
    worksheet.print_title_rows = f"{_FIRST_HEADING_ROW}:{bottom}"
    worksheet.print_title_cols = f"A:{get_column_letter(stub)}"
    worksheet.freeze_panes = cell_styles.get_cell(worksheet, sheet.first, stub + 1)
    worksheet.auto_filter.ref = f"A{bottom}:{last_letter}{sheet.last}"
    if columns.width > _MAX_COLUMNS_ON_PAGE:
        starts = [0, *_list_page_starts(columns)]
        pages = zip(starts, [*starts[1:], columns.width], strict=True)
        widest = sum(_STUB_WIDTHS.values()) + max(sum(widths[start:end]) for start, end in pages)
        assert worksheet.sheet_properties.pageSetUpPr is not None
        worksheet.sheet_properties.pageSetUpPr.fitToPage = False
        room = load_page_standard().text_height  # across a landscape page
        worksheet.page_setup.scale = min(100, int(100 * room / (widest * _MAX_POINTS_PER_WIDTH_UNIT)))
        breaks = [Break(id=stub + start) for start in starts[1:]]  # Excel counts the columns before a break
        worksheet.col_breaks = ColBreak(brk=tuple(breaks))


def _list_page_starts(columns: UnitColumns) -> Iterator[int]:
    """The columns with which the second page and all others begin, as a page holds only so many."""
    begun = 0
    for start, following in zip(columns.group_starts, (*columns.group_starts[1:], columns.width), strict=True):
        if following - begun > _MAX_COLUMNS_ON_PAGE and start > begun:
            yield start
            begun = start
