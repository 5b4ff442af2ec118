"""Fills the sheet 校验: every equation of the form as formulas that follow the figures on the other sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from exporters.excel import cell_styles, print_setup
from exporters.excel.addresses import CellArea, FigureAreas, make_cell_area
from exporters.excel.cell_styles import StyleCache
from exporters.excel.equations import (
    VERDICT_ANSWERED,
    VERDICT_FOLLOWING,
    Equation,
    list_equations,
    list_shown_numbers,
    make_side_formula,
)
from exporters.excel.package import FormulaResults, set_formula
from model.form.figures import Number
from model.form.form import Form
from model.form.rule_language import Numbers, evaluate_side
from model.importing.document import DERIVED_SHEETS
from model.report.report import Report
from model.text import split_paragraphs
from model.workbook_text import escape_for_excel

TAB_NAME = "校验"

_COLUMN_HEADINGS = ("项目", "等式", "左边", "右边", "左边减右边", "结论", "依据")
_COLUMN_WIDTHS = (24.0, 36.0, 11.0, 11.0, 12.0, 9.0, 28.0)
_SUBJECT, _EQUATION, _LEFT, _RIGHT, _DIFFERENCE, _VERDICT, _SOURCE = range(1, len(_COLUMN_HEADINGS) + 1)

_SUMMARY_ROW = 2
_HEADING_ROW = 4
"""The rows of the summary and of the column headings; the equations begin below."""

_EXPLANATION = (
    "左边、右边都是公式，取自前面各表的格子，空格按 0 算；改了数，这里随着变。"
    "绿的是平，红的是不平，黄的是要核对的，蓝的是已经说明的；“同上”是上面几行合起来的差，不用另核。"
)
_DOUBTS_HEADING = "存疑的（核实无误也可以报送；要用到的数没有填全时先不下结论）"
_LAST_YEAR_HEADING = "上年报告的数（上面的公式要用）"

_MAX_REASON = 300
"""Characters of a reason that are shown: Excel limits the height of a row."""

_RED, _GREEN, _AMBER, _BLUE = (
    DifferentialStyle(font=Font(color=ink), fill=PatternFill(bgColor=ground))
    for ink, ground in (
        ("FF9C0006", "FFFFC7CE"),
        ("FF006100", "FFE2F0D9"),
        ("FF7F6000", "FFFFF2CC"),
        ("FF1F4E79", "FFDDEBF7"),
    )
)


def fill_check_sheet(
    worksheet: Worksheet, form: Form, report: Report, last: Report | None, areas: FigureAreas, styles: StyleCache
) -> FormulaResults:
    """Write the sheet and return the results of its formulas.

    From top to bottom: summary, headings, equations, doubts, and the figures of last year's report the doubts need.
    """
    every = list_equations(form, report, last)
    equations = [equation for equation in every if not equation.is_doubt]
    doubts = [equation for equation in every if equation.is_doubt]
    below = _HEADING_ROW + len(equations) + 2
    last_year_areas = _locate_last_year(doubts, below + len(doubts) + 1)
    sheet = _CheckSheetWriter(worksheet, {**areas, **last_year_areas}, list_shown_numbers(form, report, last), styles)
    sheet.write_heading_rows()
    sheet.write_equations(_HEADING_ROW + 1, equations)
    if doubts:
        sheet.write_divider(below - 1, _DOUBTS_HEADING)
        sheet.write_equations(below, doubts)
    if last_year_areas:
        sheet.write_divider(below + len(doubts), _LAST_YEAR_HEADING)
    for (_, cell), area in last_year_areas.items():
        sheet.write_last_figure(area.row, form.cells[cell].name, cell)
    sheet.write_summary(
        len(equations), (below, len(doubts)), [equation.compute_verdict(sheet.numbers) for equation in every]
    )
    _colour_verdicts(worksheet, _HEADING_ROW + 1, _HEADING_ROW + len(equations) + 1 + len(doubts))
    _set_up_page(worksheet)
    return sheet.results


def _locate_last_year(doubts: Sequence[Equation], first: int) -> dict[tuple[str, str], CellArea]:
    """Where the figures of last year's report that the doubts need will stand, from row first on."""
    needed = dict.fromkeys(term.cell for equation in doubts for term in equation.terms if term.scope == "last")
    return {("last", cell): make_cell_area(TAB_NAME, row, _LEFT) for row, cell in enumerate(needed, start=first)}


@dataclass
class _CheckSheetWriter:
    """Writes parts of the sheet.

    areas: where every figure stands; numbers: what each figure is; results: of the formulas, by address.
    """

    worksheet: Worksheet
    areas: FigureAreas
    numbers: Numbers
    styles: StyleCache
    results: FormulaResults = field(default_factory=dict)

    def write_heading_rows(self) -> None:
        """What the sheet is for, how it works, and the column headings; the row of the summary is left free."""
        for row, text, font in (
            (1, DERIVED_SHEETS[TAB_NAME], cell_styles.HEADING_FONT),
            (_SUMMARY_ROW + 1, _EXPLANATION, cell_styles.TABLE_FONT),
        ):
            sheet_cell = cell_styles.get_cell(self.worksheet, row, 1)
            sheet_cell.value, sheet_cell.font, sheet_cell.alignment = text, font, cell_styles.LEFT_WRAPPED
            cell_styles.merge_cells(self.worksheet, row, 1, row, len(_COLUMN_HEADINGS))
            self.worksheet.row_dimensions[row].height = cell_styles.estimate_text_height(
                text, sum(_COLUMN_WIDTHS), font.size or 12
            )
        for column, (text, width) in enumerate(zip(_COLUMN_HEADINGS, _COLUMN_WIDTHS, strict=True), start=1):
            sheet_cell = cell_styles.get_cell(self.worksheet, _HEADING_ROW, column)
            sheet_cell.value = text
            self.styles.apply_style(sheet_cell, cell_styles.HEADING_ROW_STYLE)
            self.worksheet.column_dimensions[get_column_letter(column)].width = width
        self.worksheet.row_dimensions[_HEADING_ROW].height = 21

    def write_equations(self, first: int, equations: Sequence[Equation]) -> None:
        """One row for each equation: wording, both sides, their difference, the verdict, the clause."""
        for row, equation in enumerate(equations, start=first):
            left, right = evaluate_side(equation.left, self.numbers), evaluate_side(equation.right, self.numbers)
            at_left, at_right = f"{get_column_letter(_LEFT)}{row}", f"{get_column_letter(_RIGHT)}{row}"
            above = (
                _format_area(column, row - len(equation.parts), len(equation.parts))
                for column in (_DIFFERENCE, _VERDICT)
            )
            self._write_texts(
                row, {_SUBJECT: equation.subject, _EQUATION: equation.wording, _SOURCE: _format_source(equation)}
            )
            for column, text, result in (
                (_LEFT, make_side_formula(equation.left, self.areas), left),
                (_RIGHT, make_side_formula(equation.right, self.areas), right),
                (_DIFFERENCE, f"={at_left}-{at_right}", left - right),
                (
                    _VERDICT,
                    equation.make_verdict_formula(at_left, at_right, self.areas, *above),
                    equation.compute_verdict(self.numbers),
                ),
            ):
                set_formula(cell_styles.get_cell(self.worksheet, row, column), text, result, self.results)
                self._widen_column(column, result)

    def _widen_column(self, column: int, result: Number | str) -> None:
        if not isinstance(result, str):
            dimension = self.worksheet.column_dimensions[get_column_letter(column)]
            dimension.width = max(dimension.width, cell_styles.estimate_column_width(result))

    def _write_texts(self, row: int, words: dict[int, str]) -> None:
        """A row with these texts by column, ruled, and high enough for them."""
        for column in range(1, len(_COLUMN_HEADINGS) + 1):
            sheet_cell = cell_styles.get_cell(self.worksheet, row, column)
            sheet_cell.value = words.get(column)
            self.styles.apply_style(
                sheet_cell,
                cell_styles.TEXT_STYLE if column in (_SUBJECT, _EQUATION, _SOURCE) else cell_styles.RESULT_STYLE,
            )
        heights = (
            sum(cell_styles.estimate_text_height(part, _COLUMN_WIDTHS[column - 1], 10.5) for part in text.split("\n"))
            for column, text in words.items()
        )
        self.worksheet.row_dimensions[row].height = min(max(heights), cell_styles.MAX_ROW_HEIGHT)

    def write_divider(self, row: int, text: str) -> None:
        """A row of text between two parts."""
        for column in range(1, len(_COLUMN_HEADINGS) + 1):
            self.styles.apply_style(cell_styles.get_cell(self.worksheet, row, column), cell_styles.DIVIDER_STYLE)
        cell_styles.get_cell(self.worksheet, row, 1).value = text
        cell_styles.merge_cells(self.worksheet, row, 1, row, len(_COLUMN_HEADINGS))
        self.worksheet.row_dimensions[row].height = 21

    def write_last_figure(self, row: int, where: str, cell: str) -> None:
        """One of last year's figures, as a value."""
        for column in range(1, _LEFT):
            self.styles.apply_style(cell_styles.get_cell(self.worksheet, row, column), cell_styles.TEXT_STYLE)
        cell_styles.get_cell(self.worksheet, row, 1).value = where
        cell_styles.merge_cells(self.worksheet, row, 1, row, _LEFT - 1)
        sheet_cell = cell_styles.get_cell(self.worksheet, row, _LEFT)
        self.styles.apply_style(sheet_cell, cell_styles.RESULT_STYLE)
        sheet_cell.value = figure = self.numbers["last"].get(cell)
        if figure is not None:
            sheet_cell.number_format = cell_styles.make_number_format(figure)
            self._widen_column(_LEFT, figure)
        self.worksheet.row_dimensions[row].height = 21

    def write_summary(self, equations: int, doubts: tuple[int, int], verdicts: Sequence[str]) -> None:
        """The line at the top: 全部相等, or how many equations do not hold, and how many doubts are open.

        equations: how many there are; doubts: their first row and number. Every verdict but 平 counts as not equal,
        also an error value of Excel.
        """
        equation_area, doubt_area = _format_area(_VERDICT, _HEADING_ROW + 1, equations), _format_area(_VERDICT, *doubts)
        broken = f'ROWS({equation_area})-COUNTIF({equation_area},"平")'
        formula = f'=IF({broken}=0,"全部相等","有 "&{broken}&" 处不等")'
        if doubts[1]:
            open_doubts = f'COUNTIF({doubt_area},"待核")'
            formula += f'&IF({open_doubts}=0,"","；另有 "&{open_doubts}&" 处存疑，请核对")'
        wrong, unsure = verdicts.count("不平"), verdicts.count("待核")
        result = f"有 {wrong} 处不等" if wrong else "全部相等"
        if unsure:
            result += f"；另有 {unsure} 处存疑，请核对"
        sheet_cell = cell_styles.get_cell(self.worksheet, _SUMMARY_ROW, 1)
        sheet_cell.font, sheet_cell.alignment = cell_styles.BODY_FONT, cell_styles.LEFT_WRAPPED
        cell_styles.merge_cells(self.worksheet, _SUMMARY_ROW, 1, _SUMMARY_ROW, len(_COLUMN_HEADINGS))
        self.worksheet.row_dimensions[_SUMMARY_ROW].height = 24
        set_formula(sheet_cell, formula, result, self.results)


def _format_source(equation: Equation) -> str:
    """The clause, and below it the reason the clerk gave for a doubt, shortened."""
    reason = ""
    if equation.answer:
        ellipsis = "…" if len(equation.answer) > _MAX_REASON else ""
        reason = f"说明：{equation.answer[:_MAX_REASON]}{ellipsis}"
    return escape_for_excel("\n".join(split_paragraphs(f"{equation.citation}\n{reason}")))


def _format_area(column: int, first: int, count: int) -> str:
    letter = get_column_letter(column)
    return f"{letter}{first}:{letter}{first + count - 1}"


def _colour_verdicts(worksheet: Worksheet, first: int, last: int) -> None:
    """Colour the verdicts and the summary by their words, which say the same without colour."""
    column = get_column_letter(_VERDICT)
    for word, style in (
        ("不平", _RED),
        ("平", _GREEN),
        ("相符", _GREEN),
        ("待核", _AMBER),
        (VERDICT_FOLLOWING, _AMBER),
        (VERDICT_ANSWERED, _BLUE),
    ):
        _add_colour_rule(worksheet, f"{column}{first}:{column}{last}", f'{column}{first}="{word}"', style)
    summed = f"$A${_SUMMARY_ROW}"
    for test, style in ((f'LEFT({summed},1)="有"', _RED), (f'{summed}="全部相等"', _GREEN), ("TRUE", _AMBER)):
        _add_colour_rule(
            worksheet, f"A{_SUMMARY_ROW}:{get_column_letter(len(_COLUMN_HEADINGS))}{_SUMMARY_ROW}", test, style
        )


def _add_colour_rule(worksheet: Worksheet, area: str, test: str, style: DifferentialStyle) -> None:
    worksheet.conditional_formatting.add(area, Rule(type="expression", formula=[test], dxf=style, stopIfTrue=True))


def _set_up_page(worksheet: Worksheet) -> None:
    print_setup.set_up_page(worksheet, landscape=True)
    worksheet.print_area = f"A1:{get_column_letter(len(_COLUMN_HEADINGS))}{worksheet.max_row}"
    worksheet.print_title_rows = f"{_HEADING_ROW}:{_HEADING_ROW}"
    worksheet.freeze_panes = cell_styles.get_cell(worksheet, _HEADING_ROW + 1, 1)
    print_setup.protect_sheet(worksheet)
