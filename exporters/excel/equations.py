"""The equations of a form as a workbook can check them: in words, as formulas, and the results of these now."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from exporters.excel.addresses import FigureAreas, join_addresses
from model.checks.findings import Finding
from model.checks.rules import TOTAL_COLUMN, check_report
from model.checks.unread import find_untestable_cells
from model.form.figures import Figure, Number, number_of
from model.form.form import Form
from model.form.rule_language import Numbers, Rule, Side, Term, evaluate_side
from model.report.report import Report

_RELATION_SIGNS = {"=": "＝", "<=": "≤", ">=": "≥"}
_MAX_NAMED_TERMS = 8
"""Of a longer sum only the first and the last part are named."""

_KIND_WORDS = {"row": "行", "column": "列"}
_INNER_QUOTES = str.maketrans("“”", "‘’")
"""Quotation marks within quotation marks are single ones."""

_DECIMALS = 8
"""Differences are rounded to so many decimals: Excel computes in binary fractions, 0.1 + 0.2 - 0.3 is not quite 0."""


VERDICT_ANSWERED = "已说明"
"""The verdict on a doubt that the clerk gave a reason for."""

VERDICT_UNFILLED = "未填全"
"""The verdict on an equation that needs_all its figures, some of which are missing."""

VERDICT_FOLLOWING = "同上"
"""The verdict on a doubt about 总计 that only adds up the doubts about its parts, in the rows just above."""


@dataclass(frozen=True, slots=True)
class Equation:
    """One equation for one case: what it is about, the equation in words, its sides and their relation, the clause.

    is_doubt: it may be broken for a good reason. has_unread: a figure of it could not be read from a file. answer: the
    reason the clerk gave for a doubt, which counts while both sides are answered_values. parts: of a doubt about 总计,
    the equations about what it adds up.
    """

    subject: str
    wording: str
    left: Side
    relation: str
    right: Side
    citation: str
    is_doubt: bool = False
    answer: str = ""
    answered_values: tuple[Number, Number] = (0, 0)
    parts: tuple[Equation, ...] = ()
    has_unread: bool = False

    @property
    def needs_all(self) -> bool:
        """Whether it has no verdict until all its figures are filled in."""
        return self.is_doubt or self.has_unread

    @property
    def terms(self) -> Side:
        """The terms of both sides."""
        return self.left + self.right

    @property
    def verdict_words(self) -> tuple[str, str]:
        """The verdict where the equation holds, and where it does not."""
        return ("相符", "待核") if self.is_doubt else ("平", "不平")

    def make_verdict_formula(self, left: str, right: str, areas: FigureAreas, differences: str, verdicts: str) -> str:
        """The formula of its verdict.

        left, right: the addresses of the values of its sides; differences, verdicts: the areas with those of its parts.
        """
        good, bad = self.verdict_words
        if_broken = f'"{bad}"'
        if self.answer:
            left_then, right_then = self.answered_values
            unchanged = f"ROUND({left}-{left_then},{_DECIMALS})=0,ROUND({right}-{right_then},{_DECIMALS})=0"
            if_broken = f'IF(AND({unchanged}),"{VERDICT_ANSWERED}",{if_broken})'
        difference = f"ROUND({left}-{right},{_DECIMALS})"
        test = f'IF({difference}{self.relation}0,"{good}",{if_broken})'
        if not self.needs_all:
            return f"={test}"
        if self.parts:
            of_parts = "".join(f'-SUMIF({verdicts},"{word}",{differences})' for word in (bad, VERDICT_ANSWERED))
            beyond_parts = f"ROUND({left}-{right}{of_parts},{_DECIMALS})"
            test = f'IF(AND({difference}<>0,{beyond_parts}=0),"{VERDICT_FOLLOWING}",{test})'
        cells = [term for term in self.terms if term.cell]
        return f'=IF(COUNT({_format_arguments(cells, areas)})<{len(cells)},"{VERDICT_UNFILLED}",{test})'

    def compute_verdict(self, numbers: Numbers) -> str:
        """What the formula of the verdict comes to with these figures."""
        good, bad = self.verdict_words
        cells = [term for term in self.terms if term.cell]
        if self.needs_all and any(numbers[term.scope].get(term.cell) is None for term in cells):
            return VERDICT_UNFILLED
        difference = self.compute_difference(numbers)
        broken_parts = [part for part in self.parts if part.compute_verdict(numbers) in (bad, VERDICT_ANSWERED)]
        if difference and difference == sum(part.compute_difference(numbers) for part in broken_parts):
            return VERDICT_FOLLOWING
        holds = {"=": difference == 0, "<=": difference <= 0, ">=": difference >= 0}[self.relation]
        if holds:
            return good
        return VERDICT_ANSWERED if self.answer else bad

    def compute_difference(self, numbers: Numbers) -> Number:
        """The left side less the right one; what is 未填 counts 0."""
        return evaluate_side(self.left, numbers) - evaluate_side(self.right, numbers)


def list_equations(form: Form, report: Report, last: Report | None) -> tuple[Equation, ...]:
    """Every equation of the form, then the totals an imported file stated otherwise, then the doubts.

    Rules that compare with last year's report are left out where last is None.
    """
    known_scopes = {"", "last"} if last else {""}
    order = list(dict.fromkeys(rule.id for rule in form.rules))
    rules = [rule for rule in form.rules if {term.scope for term in rule.terms} <= known_scopes]
    rules.sort(key=lambda rule: order.index(rule.id))
    findings = check_report(form, report, last)
    answered = {(finding.rule, finding.case): finding for finding in findings if finding.answer}
    untestable = find_untestable_cells(form, report)
    errors = [make_equation(form, rule, untestable) for rule in rules if rule.weight == "error"]
    doubted = [rule for rule in rules if rule.weight != "error"]
    doubts = [_attach_answer(make_equation(form, rule), answered.get((rule.id, rule.case))) for rule in doubted]
    return (*errors, *_list_total_equations(form, report), *_attach_parts(doubted, doubts))


def _attach_parts(rules: Sequence[Rule], doubts: Sequence[Equation]) -> Iterator[Equation]:
    """The doubts of these rules; that about 总计 comes last of its rule's and gets the others as its parts."""
    for rule, doubt in zip(rules, doubts, strict=True):
        if rule.case == TOTAL_COLUMN:
            of_this_rule = [other for one, other in zip(rules, doubts, strict=True) if one.id == rule.id]
            yield replace(doubt, parts=tuple(of_this_rule[:-1]))
        else:
            yield doubt


def _attach_answer(equation: Equation, finding: Finding | None) -> Equation:
    if finding is None or finding.left is None or finding.right is None:
        return equation
    return replace(equation, answer=finding.answer, answered_values=(finding.left, finding.right))


def make_equation(form: Form, rule: Rule, untestable: Collection[str] = ()) -> Equation:
    """A rule as an equation; its wording names rows where all cells share a column, columns where they share a row.

    untestable: the cells whose figures could not be read from a file.
    """
    cells = [form.cells[term.cell] for term in rule.terms if term.cell]
    variable, label = next(iter(rule.labels.items()), ("", ""))
    table = form.tables[cells[0].table].name
    label = label.translate(_INNER_QUOTES)
    subject = f"{table}“{label}”{_KIND_WORDS.get(variable, '')}" if label else table
    one_row = len({cell.row.id for cell in cells}) == 1
    one_column = len({cell.column.id for cell in cells}) == 1

    def name_term(term: Term) -> str:
        if term.constant is not None:
            return str(term.constant)
        cell = form.cells[term.cell]
        if one_row:
            name = cell.column.short
        elif one_column:
            name = cell.row.short
        else:
            name = cell.name.partition(" ")[2]
        return f"上年报告的{name}" if term.scope == "last" else name

    def word_side(terms: Side) -> str:
        if len(terms) > _MAX_NAMED_TERMS and all(term.sign > 0 for term in terms):
            return f"{name_term(terms[0])} 至 {name_term(terms[-1])}（共 {len(terms)} 项相加）"
        signed = (("－" if term.sign < 0 else "＋") + name_term(term) for term in terms)
        return "".join(signed).removeprefix("＋")

    wording = f"{word_side(rule.left)}{_RELATION_SIGNS[rule.relation]}{word_side(rule.right)}"
    is_doubt = rule.weight != "error"
    has_unread = any(cell.id in untestable for cell in cells)
    return Equation(
        subject, wording, rule.left, rule.relation, rule.right, rule.citation, is_doubt, has_unread=has_unread
    )


def _list_total_equations(form: Form, report: Report) -> Iterator[Equation]:
    """An equation for each total an imported file stated; the sheets show the computed totals."""
    for id, figure in report.stated_totals.items():
        if id in form.cells:
            yield Equation(
                form.cells[id].name,
                "各项相加的数＝原来文件上写的数",
                (Term(1, cell=id),),
                "=",
                (Term(1, constant=number_of(figure)),),
                "导入的文件",
            )


def make_side_formula(side: Side, areas: FigureAreas) -> str:
    """The formula of a side, with SUM: it ignores text and blanks, where + would fail."""
    added = [term for term in side if term.sign > 0]
    subtracted = [term for term in side if term.sign < 0]
    formula = f"=SUM({_format_arguments(added, areas)})"
    if subtracted:
        formula += f"-SUM({_format_arguments(subtracted, areas)})"
    return formula


def _format_arguments(terms: list[Term], areas: FigureAreas) -> str:
    """The arguments of SUM or COUNT for these terms; "0" for none."""
    constants = [str(term.constant) for term in terms if term.constant is not None]
    cells = join_addresses(areas[term.scope, term.cell] for term in terms if term.cell)
    return ",".join(filter(None, [cells, *constants])) or "0"


def list_shown_numbers(form: Form, report: Report, last: Report | None) -> Numbers:
    """What the sheets show: of this report the totals that are printed, of last year's the totals it stated."""
    renamed = {} if last is None else {new: old for old, new in form.renames.get(last.edition, {}).items()}
    printed = {cell: report.printed_figure(cell) for cell in form.cells}
    before = {cell: last.stated_or_computed(renamed.get(cell, cell)) if last else None for cell in form.cells}
    return {"": _list_filled_in(printed), "last": _list_filled_in(before)}


def _list_filled_in(figures: Mapping[str, Figure | None]) -> dict[str, Number]:
    return {cell: number_of(figure) for cell, figure in figures.items() if figure is not None}
