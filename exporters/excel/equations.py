"""The equations of a form as a workbook can check them: in words, as formulas, and what these come to now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from exporters.excel.addresses import FigureAreas, join_addresses
from model.checks.findings import Finding
from model.checks.rules import TOTAL_COLUMN, check_report
from model.form.figures import Number, number_of
from model.form.form import Form
from model.form.rule_language import Lookup, Rule, Side, Term, evaluate_side
from model.report.report import Report

_RELATION_SIGNS = {"=": "＝", "<=": "≤", ">=": "≥"}
_MAX_NAMED_TERMS = 8
"""A longer sum is told by its first and last part."""

_KIND_WORDS = {"row": "行", "column": "列"}
_INNER_QUOTES = str.maketrans("“”", "‘’")
"""Quotation marks within such."""

_DECIMALS = 8
"""Excel computes in binary fractions: 0.1 + 0.2 - 0.3 is not quite 0."""


VERDICT_ANSWERED = "已说明"
"""The verdict on a doubt that the clerk gave a reason for."""

VERDICT_UNFILLED = "未填全"
"""The verdict on a doubt some of whose figures are missing."""

VERDICT_FOLLOWING = "同上"
"""The verdict on a doubt about 总计 that only adds up the doubts about its parts, in the lines just above."""


@dataclass(frozen=True, slots=True)
class Equation:
    """One equation for one case. doubt: it may be broken for a good reason, and waits until all figures are there.

    answer: the reason the clerk gave for a doubt, which holds while both sides are as they were: answered. parts: of
    a doubt about 总计, the lines about what it adds up.
    """

    subject: str
    wording: str
    left: Side
    relation: str
    right: Side
    cites: str
    is_doubt: bool = False
    answer: str = ""
    answered_values: tuple[Number, Number] = (0, 0)
    parts: tuple[Equation, ...] = ()

    @property
    def terms(self) -> Side:
        """Both sides."""
        return self.left + self.right

    @property
    def verdict_words(self) -> tuple[str, str]:
        """What it is called where it holds, and where it does not."""
        return ("相符", "待核") if self.is_doubt else ("平", "不平")

    def make_verdict_formula(self, left: str, right: str, places: FigureAreas, differences: str, verdicts: str) -> str:
        """The formula of its verdict, from the addresses of both sides' values, and of its parts' results."""
        good, bad = self.verdict_words
        wrong = f'"{bad}"'
        if self.answer:
            same = (
                f"ROUND({side}-{was},{_DECIMALS})=0"
                for side, was in zip((left, right), self.answered_values, strict=True)
            )
            wrong = f'IF(AND({",".join(same)}),"{VERDICT_ANSWERED}",{wrong})'
        test = f'IF(ROUND({left}-{right},{_DECIMALS}){self.relation}0,"{good}",{wrong})'
        if not self.is_doubt:
            return f"={test}"
        if self.parts:
            told = "".join(f'-SUMIF({verdicts},"{word}",{differences})' for word in (bad, VERDICT_ANSWERED))
            unequal, summed = (f"ROUND({left}-{right}{less},{_DECIMALS})" for less in ("", told))
            test = f'IF(AND({unequal}<>0,{summed}=0),"{VERDICT_FOLLOWING}",{test})'
        cells = [term for term in self.terms if term.cell]
        return f'=IF(COUNT({_format_arguments(cells, places)})<{len(cells)},"{VERDICT_UNFILLED}",{test})'

    def compute_verdict(self, lookup: Lookup) -> str:
        """What the formula comes to."""
        cells = [term for term in self.terms if term.cell]
        if self.is_doubt and any(lookup(term.scope, term.cell) is None for term in cells):
            return VERDICT_UNFILLED
        difference = self.compute_difference(lookup)
        if difference and difference == sum(
            part.compute_difference(lookup)
            for part in self.parts
            if part.compute_verdict(lookup) in (self.verdict_words[1], VERDICT_ANSWERED)
        ):
            return VERDICT_FOLLOWING
        holds = {"=": difference == 0, "<=": difference <= 0, ">=": difference >= 0}[self.relation]
        return self.verdict_words[0] if holds else VERDICT_ANSWERED if self.answer else self.verdict_words[1]

    def compute_difference(self, lookup: Lookup) -> Number:
        """Left less right; what is 未填 counts 0."""
        return evaluate_side(self.left, lookup) - evaluate_side(self.right, lookup)


def list_equations(form: Form, report: Report, last: Report | None) -> tuple[Equation, ...]:
    """Every equation of the form, then totals an imported file stated otherwise, then doubts; last year's with last."""
    known = {"", "last"} if last else {""}
    order = list(dict.fromkeys(rule.id for rule in form.rules))
    rules = [rule for rule in form.rules if {term.scope for term in rule.terms} <= known]
    rules.sort(key=lambda rule: order.index(rule.id))
    answered = {(finding.rule, finding.case): finding for finding in check_report(form, report, last) if finding.answer}
    errors = [_make_equation(form, rule) for rule in rules if rule.weight == "error"]
    doubted = [rule for rule in rules if rule.weight != "error"]
    doubts = [_attach_answer(_make_equation(form, rule), answered.get((rule.id, rule.case))) for rule in doubted]
    return (*errors, *_list_total_equations(form, report), *_attach_parts(doubted, doubts))


def _attach_parts(rules: Sequence[Rule], doubts: Sequence[Equation]) -> Iterator[Equation]:
    """The doubts of these rules; 总计 stands after its parts."""
    for rule, line in zip(rules, doubts, strict=True):
        if rule.case == TOTAL_COLUMN:
            line = replace(
                line, parts=tuple(part for one, part in zip(rules, doubts, strict=True) if one.id == rule.id)[:-1]
            )
        yield line


def _attach_answer(line: Equation, finding: Finding | None) -> Equation:
    if finding is None or finding.left is None or finding.right is None:
        return line
    return replace(line, answer=finding.answer, answered_values=(finding.left, finding.right))


def _make_equation(form: Form, rule: Rule) -> Equation:
    cells = [form.cells[term.cell] for term in rule.terms if term.cell]
    variable, label = next(iter(rule.labels.items()), ("", ""))
    table = form.tables[cells[0].table].name
    label = label.translate(_INNER_QUOTES)
    subject = f"{table}“{label}”{_KIND_WORDS.get(variable, '')}" if label else table
    one_row, one_column = len({c.row.id for c in cells}) == 1, len({c.column.id for c in cells}) == 1

    def name(term: Term) -> str:
        if term.constant is not None:
            return str(term.constant)
        cell = form.cells[term.cell]
        words = cell.column.short if one_row else cell.row.short if one_column else cell.name.partition(" ")[2]
        return f"上年报告的{words}" if term.scope == "last" else words

    def side(terms: Side) -> str:
        if len(terms) > _MAX_NAMED_TERMS and all(term.sign > 0 for term in terms):
            return f"{name(terms[0])} 至 {name(terms[-1])}（共 {len(terms)} 项相加）"
        return "".join(f"{'－' if term.sign < 0 else '＋'}{name(term)}" for term in terms).removeprefix("＋")

    words = f"{side(rule.left)}{_RELATION_SIGNS[rule.relation]}{side(rule.right)}"
    return Equation(subject, words, rule.left, rule.relation, rule.right, rule.citation, rule.weight != "error")


def _list_total_equations(form: Form, report: Report) -> Iterator[Equation]:
    """The sheets show the computed totals; what the file they came from said instead is an error still open."""
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


def make_side_formula(side: Side, places: FigureAreas) -> str:
    """The formula of a side. SUM passes over words and blanks, where + would fail."""
    added = [term for term in side if term.sign > 0]
    taken = [term for term in side if term.sign < 0]
    return f"=SUM({_format_arguments(added, places)})" + (f"-SUM({_format_arguments(taken, places)})" if taken else "")


def _format_arguments(terms: list[Term], places: FigureAreas) -> str:
    constants = [str(term.constant) for term in terms if term.constant is not None]
    cells = join_addresses(places[term.scope, term.cell] for term in terms if term.cell)
    return ",".join(filter(None, [cells, *constants])) or "0"


def make_lookup(form: Form, report: Report, last: Report | None) -> Lookup:
    """What the sheets show: computed totals, and of last year's report what it published."""
    renamed = {} if last is None else {new: old for old, new in form.renames.get(last.edition, {}).items()}

    def look(scope: str, cell: str) -> Number | None:
        if scope == "last":
            figure = last.stated_or_computed(renamed.get(cell, cell)) if last else None
        else:
            figure = report.figures.get(cell)
        return None if figure is None else number_of(figure)

    return look
