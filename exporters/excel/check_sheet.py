"""The sheet 校验: every equation of the form once more, as formulas that follow the figures on the other sheets."""

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
    make_lookup,
    make_side_formula,
)
from exporters.excel.package import FormulaResults, set_formula
from model.files.visible_text import escape_for_excel
from model.form.figures import Number
from model.form.form import Form
from model.form.rule_language import Lookup, evaluate_side
from model.importing.document import DERIVED_SHEETS
from model.report.report import Report
from model.text import split_paragraphs

TAB_NAME = "校验"

_COLUMN_HEADINGS = ("项目", "等式", "左边", "右边", "左边减右边", "结论", "依据")
_COLUMN_WIDTHS = (24.0, 36.0, 11.0, 11.0, 12.0, 9.0, 28.0)
_SUBJECT, _EQUATION, _LEFT, _RIGHT, _DIFFERENCE, _VERDICT, _SOURCE = range(1, len(_COLUMN_HEADINGS) + 1)

_SUMMARY_ROW = 2
_HEADING_ROW = 4
"""The rows of the line that sums up and of the column headings; the equations begin below."""

_EXPLANATION = (
    "左边、右边都是公式，取自前面各表的格子，空格按 0 算；改了数，这里随着变。"
    "绿的是平，红的是不平，黄的是要核对的，蓝的是已经说明的；“同上”是上面几行合起来的差，不用另核。"
)
_DOUBTS_HEADING = "存疑的（核实无误也可以报送；要用到的数没有填全时先不下结论）"
_LAST_YEAR_HEADING = "上年报告的数（上面的公式要用）"

_MAX_REASON = 300
"""Characters of a reason that are shown: a row of Excel can be so high and no higher."""

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
    page: Worksheet, form: Form, report: Report, last: Report | None, places: FigureAreas, styles: StyleCache
) -> FormulaResults:
    """Write the sheet; what its formulas come to."""
    every = list_equations(form, report, last)
    equations, doubts = ([line for line in every if line.is_doubt is doubt] for doubt in (False, True))
    below = _HEADING_ROW + len(equations) + 2
    of_last = _locate_last_year(doubts, below + len(doubts) + 1)
    sheet = _CheckSheetWriter(page, {**places, **of_last}, make_lookup(form, report, last), styles)
    sheet.write_heading_rows()
    sheet.write_equations(_HEADING_ROW + 1, equations)
    if doubts:
        sheet.write_divider(below - 1, _DOUBTS_HEADING)
        sheet.write_equations(below, doubts)
    if of_last:
        sheet.write_divider(below + len(doubts), _LAST_YEAR_HEADING)
    for (_, cell), place in of_last.items():
        sheet.write_last_figure(place.row, form.cells[cell].name, cell)
    sheet.write_summary(len(equations), (below, len(doubts)), [line.compute_verdict(sheet.lookup) for line in every])
    _colour_verdicts(page, _HEADING_ROW + 1, _HEADING_ROW + len(equations) + 1 + len(doubts))
    _set_up_page(page)
    return sheet.results


def _locate_last_year(doubts: Sequence[Equation], first: int) -> dict[tuple[str, str], CellArea]:
    """Where the figures of last year's report that the doubts need will stand, below the doubts."""
    needed = dict.fromkeys(term.cell for line in doubts for term in line.terms if term.scope == "last")
    return {("last", cell): make_cell_area(TAB_NAME, row, _LEFT) for row, cell in enumerate(needed, start=first)}


@dataclass
class _CheckSheetWriter:
    """The sheet while it is written. places: where every figure stands; lookup: what each is; results: by address."""

    page: Worksheet
    areas: FigureAreas
    lookup: Lookup
    styles: StyleCache
    results: FormulaResults = field(default_factory=dict)

    def write_heading_rows(self) -> None:
        """What it is, the row for the sum, how it works, and the column headings."""
        for row, text, font in (
            (1, DERIVED_SHEETS[TAB_NAME], cell_styles.HEADING_FONT),
            (_SUMMARY_ROW + 1, _EXPLANATION, cell_styles.TABLE_FONT),
        ):
            box = cell_styles.get_cell(self.page, row, 1)
            box.value, box.font, box.alignment = text, font, cell_styles.LEFT_WRAPPED
            cell_styles.merge_cells(self.page, row, 1, row, len(_COLUMN_HEADINGS))
            self.page.row_dimensions[row].height = cell_styles.estimate_text_height(
                text, sum(_COLUMN_WIDTHS), font.size or 12
            )
        for column, (text, width) in enumerate(zip(_COLUMN_HEADINGS, _COLUMN_WIDTHS, strict=True), start=1):
            box = cell_styles.get_cell(self.page, _HEADING_ROW, column)
            box.value = text
            self.styles.apply_style(box, cell_styles.HEADING_ROW_STYLE)
            self.page.column_dimensions[get_column_letter(column)].width = width
        self.page.row_dimensions[_HEADING_ROW].height = 21

    def write_equations(self, first: int, some: Sequence[Equation]) -> None:
        """One row a line: words, both sides, their difference, the verdict, the clause."""
        for row, line in enumerate(some, start=first):
            left, right = evaluate_side(line.left, self.lookup), evaluate_side(line.right, self.lookup)
            at_left, at_right = (f"{get_column_letter(column)}{row}" for column in (_LEFT, _RIGHT))
            above = (_format_area(column, row - len(line.parts), len(line.parts)) for column in (_DIFFERENCE, _VERDICT))
            self._write_texts(row, {_SUBJECT: line.subject, _EQUATION: line.wording, _SOURCE: _format_source(line)})
            for column, text, result in (
                (_LEFT, make_side_formula(line.left, self.areas), left),
                (_RIGHT, make_side_formula(line.right, self.areas), right),
                (_DIFFERENCE, f"={at_left}-{at_right}", left - right),
                (
                    _VERDICT,
                    line.make_verdict_formula(at_left, at_right, self.areas, *above),
                    line.compute_verdict(self.lookup),
                ),
            ):
                set_formula(cell_styles.get_cell(self.page, row, column), text, result, self.results)
                self._widen_column(column, result)

    def _widen_column(self, column: int, result: Number | str) -> None:
        if not isinstance(result, str):
            dimension = self.page.column_dimensions[get_column_letter(column)]
            dimension.width = max(dimension.width, cell_styles.estimate_column_width(result))

    def _write_texts(self, row: int, words: dict[int, str]) -> None:
        """A row with these texts by column, ruled, and high enough for them."""
        for column in range(1, len(_COLUMN_HEADINGS) + 1):
            box = cell_styles.get_cell(self.page, row, column)
            box.value = words.get(column)
            self.styles.apply_style(
                box, cell_styles.TEXT_STYLE if column in (_SUBJECT, _EQUATION, _SOURCE) else cell_styles.RESULT_STYLE
            )
        heights = (
            sum(cell_styles.estimate_text_height(part, _COLUMN_WIDTHS[column - 1], 10.5) for part in text.split("\n"))
            for column, text in words.items()
        )
        self.page.row_dimensions[row].height = min(max(heights), cell_styles.MAX_ROW_HEIGHT)

    def write_divider(self, row: int, text: str) -> None:
        """A row of words between two parts."""
        for column in range(1, len(_COLUMN_HEADINGS) + 1):
            self.styles.apply_style(cell_styles.get_cell(self.page, row, column), cell_styles.DIVIDER_STYLE)
        cell_styles.get_cell(self.page, row, 1).value = text
        cell_styles.merge_cells(self.page, row, 1, row, len(_COLUMN_HEADINGS))
        self.page.row_dimensions[row].height = 21

    def write_last_figure(self, row: int, where: str, cell: str) -> None:
        """One of last year's figures, as a value."""
        for column in range(1, _LEFT):
            self.styles.apply_style(cell_styles.get_cell(self.page, row, column), cell_styles.TEXT_STYLE)
        cell_styles.get_cell(self.page, row, 1).value = where
        cell_styles.merge_cells(self.page, row, 1, row, _LEFT - 1)
        box = cell_styles.get_cell(self.page, row, _LEFT)
        self.styles.apply_style(box, cell_styles.RESULT_STYLE)
        box.value = figure = self.lookup("last", cell)
        if figure is not None:
            box.number_format = cell_styles.make_number_format(figure)
            self._widen_column(_LEFT, figure)
        self.page.row_dimensions[row].height = 21

    def write_summary(self, equations: int, doubts: tuple[int, int], verdicts: Sequence[str]) -> None:
        """The line at the top: 全部相等, or how many are not. Whatever is not 平, an error too, is not."""
        area, doubted = _format_area(_VERDICT, _HEADING_ROW + 1, equations), _format_area(_VERDICT, *doubts)
        broken = f'ROWS({area})-COUNTIF({area},"平")'
        text = f'=IF({broken}=0,"全部相等","有 "&{broken}&" 处不等")'
        if doubts[1]:
            text += f'&IF(COUNTIF({doubted},"待核")=0,"","；另有 "&COUNTIF({doubted},"待核")&" 处存疑，请核对")'
        wrong, unsure = verdicts.count("不平"), verdicts.count("待核")
        said = f"有 {wrong} 处不等" if wrong else "全部相等"
        said += f"；另有 {unsure} 处存疑，请核对" if unsure else ""
        box = cell_styles.get_cell(self.page, _SUMMARY_ROW, 1)
        box.font, box.alignment = cell_styles.BODY_FONT, cell_styles.LEFT_WRAPPED
        cell_styles.merge_cells(self.page, _SUMMARY_ROW, 1, _SUMMARY_ROW, len(_COLUMN_HEADINGS))
        self.page.row_dimensions[_SUMMARY_ROW].height = 24
        set_formula(box, text, said, self.results)


def _format_source(line: Equation) -> str:
    """The clause, and under it the reason why a doubt is right all the same."""
    reason = f"说明：{line.answer[:_MAX_REASON]}{'…' * (len(line.answer) > _MAX_REASON)}" if line.answer else ""
    return escape_for_excel("\n".join(split_paragraphs(f"{line.cites}\n{reason}")))


def _format_area(column: int, first: int, count: int) -> str:
    letter = get_column_letter(column)
    return f"{letter}{first}:{letter}{first + count - 1}"


def _colour_verdicts(page: Worksheet, first: int, last: int) -> None:
    """Green, red and amber follow the words; the words alone say it too."""
    column = get_column_letter(_VERDICT)
    for word, style in (
        ("不平", _RED),
        ("平", _GREEN),
        ("相符", _GREEN),
        ("待核", _AMBER),
        (VERDICT_FOLLOWING, _AMBER),
        (VERDICT_ANSWERED, _BLUE),
    ):
        _add_colour_rule(page, f"{column}{first}:{column}{last}", f'{column}{first}="{word}"', style)
    summed = f"$A${_SUMMARY_ROW}"
    for test, style in ((f'LEFT({summed},1)="有"', _RED), (f'{summed}="全部相等"', _GREEN), ("TRUE", _AMBER)):
        _add_colour_rule(page, f"A{_SUMMARY_ROW}:{get_column_letter(len(_COLUMN_HEADINGS))}{_SUMMARY_ROW}", test, style)


def _add_colour_rule(page: Worksheet, area: str, test: str, style: DifferentialStyle) -> None:
    page.conditional_formatting.add(area, Rule(type="expression", formula=[test], dxf=style, stopIfTrue=True))


def _set_up_page(page: Worksheet) -> None:
    print_setup.set_up_page(page)
    page.print_area = f"A1:{get_column_letter(len(_COLUMN_HEADINGS))}{page.max_row}"
    page.print_title_rows = f"{_HEADING_ROW}:{_HEADING_ROW}"
    page.freeze_panes = cell_styles.get_cell(page, _HEADING_ROW + 1, 1)
    print_setup.protect_sheet(page)
