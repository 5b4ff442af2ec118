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
from exporters.excel.addresses import Place, Places, single
from exporters.excel.cell_styles import Wardrobe
from exporters.excel.equations import ANSWERED, FOLLOWING, Line, formula, lines, shown
from exporters.excel.package import Results, compute
from model.files.visible_text import escape
from model.form.figures import Number
from model.form.form import Form
from model.form.rule_language import Lookup, evaluate
from model.importing.document import BESIDE
from model.report.report import Report
from model.text import paragraphs

TAB = "校验"

_HEADS = ("项目", "等式", "左边", "右边", "左边减右边", "结论", "依据")
_WIDTHS = (24.0, 36.0, 11.0, 11.0, 12.0, 9.0, 28.0)
_SUBJECT, _WORDS, _LEFT, _RIGHT, _DIFFERENCE, _VERDICT, _CITES = range(1, len(_HEADS) + 1)

_SUM = 2
_HEAD = 4
"""The rows of the line that sums up and of the column headings; the equations begin below."""

_EXPLAINED = (
    "左边、右边都是公式，取自前面各表的格子，空格按 0 算；改了数，这里随着变。"
    "绿的是平，红的是不平，黄的是要核对的，蓝的是已经说明的；“同上”是上面几行合起来的差，不用另核。"
)
_DOUBTS = "存疑的（核实无误也可以报送；要用到的数没有填全时先不下结论）"
_LAST = "上年报告的数（上面的公式要用）"

_LONGEST_REASON = 300
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


def fill(
    page: Worksheet, form: Form, report: Report, last: Report | None, places: Places, wardrobe: Wardrobe
) -> Results:
    """Write the sheet; what its formulas come to."""
    every = lines(form, report, last)
    equations, doubts = ([line for line in every if line.doubt is doubt] for doubt in (False, True))
    below = _HEAD + len(equations) + 2
    of_last = _places_of_last(doubts, below + len(doubts) + 1)
    sheet = _Sheet(page, {**places, **of_last}, shown(form, report, last), wardrobe)
    sheet.write_head()
    sheet.write_lines(_HEAD + 1, equations)
    if doubts:
        sheet.divide(below - 1, _DOUBTS)
        sheet.write_lines(below, doubts)
    if of_last:
        sheet.divide(below + len(doubts), _LAST)
    for (_, cell), place in of_last.items():
        sheet.write_figure(place.row, form.cells[cell].where, cell)
    sheet.sum_up(len(equations), (below, len(doubts)), [line.verdict(sheet.lookup) for line in every])
    _colour(page, _HEAD + 1, _HEAD + len(equations) + 1 + len(doubts))
    _set_page(page)
    return sheet.results


def _places_of_last(doubts: Sequence[Line], first: int) -> dict[tuple[str, str], Place]:
    """Where the figures of last year's report that the doubts need will stand, below the doubts."""
    needed = dict.fromkeys(term.cell for line in doubts for term in line.terms if term.scope == "last")
    return {("last", cell): single(TAB, row, _LEFT) for row, cell in enumerate(needed, start=first)}


@dataclass
class _Sheet:
    """The sheet while it is written. places: where every figure stands; lookup: what each is; results: by address."""

    page: Worksheet
    places: Places
    lookup: Lookup
    wardrobe: Wardrobe
    results: Results = field(default_factory=dict)

    def write_head(self) -> None:
        """What it is, the row for the sum, how it works, and the column headings."""
        for row, text, font in ((1, BESIDE[TAB], cell_styles.HEADING), (_SUM + 1, _EXPLAINED, cell_styles.TABLE)):
            box = cell_styles.box(self.page, row, 1)
            box.value, box.font, box.alignment = text, font, cell_styles.STUB
            cell_styles.merge(self.page, row, 1, row, len(_HEADS))
            self.page.row_dimensions[row].height = cell_styles.height_of(text, sum(_WIDTHS), font.size or 12)
        for column, (text, width) in enumerate(zip(_HEADS, _WIDTHS, strict=True), start=1):
            box = cell_styles.box(self.page, _HEAD, column)
            box.value = text
            self.wardrobe.dress(box, cell_styles.HEADING_ROW)
            self.page.column_dimensions[get_column_letter(column)].width = width
        self.page.row_dimensions[_HEAD].height = 21

    def write_lines(self, first: int, some: Sequence[Line]) -> None:
        """One row a line: words, both sides, their difference, the verdict, the clause."""
        for row, line in enumerate(some, start=first):
            left, right = evaluate(line.left, self.lookup), evaluate(line.right, self.lookup)
            at_left, at_right = (f"{get_column_letter(column)}{row}" for column in (_LEFT, _RIGHT))
            above = (_area(column, row - len(line.parts), len(line.parts)) for column in (_DIFFERENCE, _VERDICT))
            self._write_words(row, {_SUBJECT: line.subject, _WORDS: line.words, _CITES: _cites(line)})
            for column, text, result in (
                (_LEFT, formula(line.left, self.places), left),
                (_RIGHT, formula(line.right, self.places), right),
                (_DIFFERENCE, f"={at_left}-{at_right}", left - right),
                (_VERDICT, line.formula(at_left, at_right, self.places, *above), line.verdict(self.lookup)),
            ):
                compute(cell_styles.box(self.page, row, column), text, result, self.results)
                self._widen(column, result)

    def _widen(self, column: int, result: Number | str) -> None:
        if not isinstance(result, str):
            dimension = self.page.column_dimensions[get_column_letter(column)]
            dimension.width = max(dimension.width, cell_styles.room_for(result))

    def _write_words(self, row: int, words: dict[int, str]) -> None:
        """A row with these texts by column, ruled, and high enough for them."""
        for column in range(1, len(_HEADS) + 1):
            box = cell_styles.box(self.page, row, column)
            box.value = words.get(column)
            self.wardrobe.dress(box, cell_styles.WORDS if column in (_SUBJECT, _WORDS, _CITES) else cell_styles.RESULT)
        heights = (
            sum(cell_styles.height_of(part, _WIDTHS[column - 1], 10.5) for part in text.split("\n"))
            for column, text in words.items()
        )
        self.page.row_dimensions[row].height = min(max(heights), cell_styles.TALLEST)

    def divide(self, row: int, text: str) -> None:
        """A row of words between two parts."""
        for column in range(1, len(_HEADS) + 1):
            self.wardrobe.dress(cell_styles.box(self.page, row, column), cell_styles.DIVIDER)
        cell_styles.box(self.page, row, 1).value = text
        cell_styles.merge(self.page, row, 1, row, len(_HEADS))
        self.page.row_dimensions[row].height = 21

    def write_figure(self, row: int, where: str, cell: str) -> None:
        """One of last year's figures, as a value."""
        for column in range(1, _LEFT):
            self.wardrobe.dress(cell_styles.box(self.page, row, column), cell_styles.WORDS)
        cell_styles.box(self.page, row, 1).value = where
        cell_styles.merge(self.page, row, 1, row, _LEFT - 1)
        box = cell_styles.box(self.page, row, _LEFT)
        self.wardrobe.dress(box, cell_styles.RESULT)
        box.value = figure = self.lookup("last", cell)
        if figure is not None:
            box.number_format = cell_styles.number_format(figure)
            self._widen(_LEFT, figure)
        self.page.row_dimensions[row].height = 21

    def sum_up(self, equations: int, doubts: tuple[int, int], verdicts: Sequence[str]) -> None:
        """The line at the top: 全部相等, or how many are not. Whatever is not 平, an error too, is not."""
        area, doubted = _area(_VERDICT, _HEAD + 1, equations), _area(_VERDICT, *doubts)
        broken = f'ROWS({area})-COUNTIF({area},"平")'
        text = f'=IF({broken}=0,"全部相等","有 "&{broken}&" 处不等")'
        if doubts[1]:
            text += f'&IF(COUNTIF({doubted},"待核")=0,"","；另有 "&COUNTIF({doubted},"待核")&" 处存疑，请核对")'
        wrong, unsure = verdicts.count("不平"), verdicts.count("待核")
        said = f"有 {wrong} 处不等" if wrong else "全部相等"
        said += f"；另有 {unsure} 处存疑，请核对" if unsure else ""
        box = cell_styles.box(self.page, _SUM, 1)
        box.font, box.alignment = cell_styles.BODY, cell_styles.STUB
        cell_styles.merge(self.page, _SUM, 1, _SUM, len(_HEADS))
        self.page.row_dimensions[_SUM].height = 24
        compute(box, text, said, self.results)


def _cites(line: Line) -> str:
    """The clause, and under it the reason why a doubt is right all the same."""
    reason = f"说明：{line.answer[:_LONGEST_REASON]}{'…' * (len(line.answer) > _LONGEST_REASON)}" if line.answer else ""
    return escape("\n".join(paragraphs(f"{line.cites}\n{reason}")))


def _area(column: int, first: int, count: int) -> str:
    letter = get_column_letter(column)
    return f"{letter}{first}:{letter}{first + count - 1}"


def _colour(page: Worksheet, first: int, last: int) -> None:
    """Green, red and amber follow the words; the words alone say it too."""
    column = get_column_letter(_VERDICT)
    for word, style in (
        ("不平", _RED),
        ("平", _GREEN),
        ("相符", _GREEN),
        ("待核", _AMBER),
        (FOLLOWING, _AMBER),
        (ANSWERED, _BLUE),
    ):
        _paint(page, f"{column}{first}:{column}{last}", f'{column}{first}="{word}"', style)
    summed = f"$A${_SUM}"
    for test, style in ((f'LEFT({summed},1)="有"', _RED), (f'{summed}="全部相等"', _GREEN), ("TRUE", _AMBER)):
        _paint(page, f"A{_SUM}:{get_column_letter(len(_HEADS))}{_SUM}", test, style)


def _paint(page: Worksheet, area: str, test: str, style: DifferentialStyle) -> None:
    page.conditional_formatting.add(area, Rule(type="expression", formula=[test], dxf=style, stopIfTrue=True))


def _set_page(page: Worksheet) -> None:
    print_setup.set_paper(page)
    page.print_area = f"A1:{get_column_letter(len(_HEADS))}{page.max_row}"
    page.print_title_rows = f"{_HEAD}:{_HEAD}"
    page.freeze_panes = cell_styles.box(page, _HEAD + 1, 1)
    print_setup.lock(page)
