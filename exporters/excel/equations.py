"""The equations of a form as a workbook can check them: in words, as formulas, and what these come to now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from exporters.excel.addresses import Places, listed
from model.checks.findings import Finding
from model.checks.rules import TOTAL, check
from model.form.figures import Number, number
from model.form.form import Form
from model.form.rule_language import Lookup, Rule, Side, Term, evaluate
from model.report.report import Report

_SIGNS = {"=": "＝", "<=": "≤", ">=": "≥"}
_MOST_NAMED = 8
"""A longer sum is told by its first and last part."""

_KINDS = {"row": "行", "column": "列"}
_INNER = str.maketrans("“”", "‘’")
"""Quotation marks within such."""

_DECIMALS = 8
"""Excel computes in binary fractions: 0.1 + 0.2 - 0.3 is not quite 0."""


ANSWERED = "已说明"
"""The verdict on a doubt that the clerk gave a reason for."""

UNFILLED = "未填全"
"""The verdict on a doubt some of whose figures are missing."""

FOLLOWING = "同上"
"""The verdict on a doubt about 总计 that only adds up the doubts about its parts, in the lines just above."""


@dataclass(frozen=True, slots=True)
class Line:
    """One equation for one case. doubt: it may be broken for a good reason, and waits until all figures are there.

    answer: the reason the clerk gave for a doubt, which holds while both sides are as they were: answered. parts: of
    a doubt about 总计, the lines about what it adds up.
    """

    subject: str
    words: str
    left: Side
    relation: str
    right: Side
    cites: str
    doubt: bool = False
    answer: str = ""
    answered: tuple[Number, Number] = (0, 0)
    parts: tuple[Line, ...] = ()

    @property
    def terms(self) -> Side:
        """Both sides."""
        return self.left + self.right

    @property
    def verdicts(self) -> tuple[str, str]:
        """What it is called where it holds, and where it does not."""
        return ("相符", "待核") if self.doubt else ("平", "不平")

    def formula(self, left: str, right: str, places: Places, differences: str, verdicts: str) -> str:
        """The formula of its verdict, from the addresses of both sides' values, and of its parts' results."""
        good, bad = self.verdicts
        wrong = f'"{bad}"'
        if self.answer:
            same = (
                f"ROUND({side}-{was},{_DECIMALS})=0" for side, was in zip((left, right), self.answered, strict=True)
            )
            wrong = f'IF(AND({",".join(same)}),"{ANSWERED}",{wrong})'
        test = f'IF(ROUND({left}-{right},{_DECIMALS}){self.relation}0,"{good}",{wrong})'
        if not self.doubt:
            return f"={test}"
        if self.parts:
            told = "".join(f'-SUMIF({verdicts},"{word}",{differences})' for word in (bad, ANSWERED))
            unequal, summed = (f"ROUND({left}-{right}{less},{_DECIMALS})" for less in ("", told))
            test = f'IF(AND({unequal}<>0,{summed}=0),"{FOLLOWING}",{test})'
        cells = [term for term in self.terms if term.cell]
        return f'=IF(COUNT({_arguments(cells, places)})<{len(cells)},"{UNFILLED}",{test})'

    def verdict(self, lookup: Lookup) -> str:
        """What the formula comes to."""
        cells = [term for term in self.terms if term.cell]
        if self.doubt and any(lookup(term.scope, term.cell) is None for term in cells):
            return UNFILLED
        difference = self.difference(lookup)
        if difference and difference == sum(
            part.difference(lookup) for part in self.parts if part.verdict(lookup) in (self.verdicts[1], ANSWERED)
        ):
            return FOLLOWING
        holds = {"=": difference == 0, "<=": difference <= 0, ">=": difference >= 0}[self.relation]
        return self.verdicts[0] if holds else ANSWERED if self.answer else self.verdicts[1]

    def difference(self, lookup: Lookup) -> Number:
        """Left less right; what is 未填 counts 0."""
        return evaluate(self.left, lookup) - evaluate(self.right, lookup)


def lines(form: Form, report: Report, last: Report | None) -> tuple[Line, ...]:
    """Every equation of the form, then totals an imported file stated otherwise, then doubts; last year's with last."""
    known = {"", "last"} if last else {""}
    order = list(dict.fromkeys(rule.id for rule in form.rules))
    rules = [rule for rule in form.rules if {term.scope for term in rule.terms} <= known]
    rules.sort(key=lambda rule: order.index(rule.id))
    answered = {(finding.rule, finding.case): finding for finding in check(form, report, last) if finding.answer}
    errors = [_line(form, rule) for rule in rules if rule.weight == "error"]
    doubted = [rule for rule in rules if rule.weight != "error"]
    doubts = [_with_answer(_line(form, rule), answered.get((rule.id, rule.case))) for rule in doubted]
    return (*errors, *_claims(form, report), *_with_parts(doubted, doubts))


def _with_parts(rules: Sequence[Rule], doubts: Sequence[Line]) -> Iterator[Line]:
    """The doubts of these rules; 总计 stands after its parts."""
    for rule, line in zip(rules, doubts, strict=True):
        if rule.case == TOTAL:
            line = replace(
                line, parts=tuple(part for one, part in zip(rules, doubts, strict=True) if one.id == rule.id)[:-1]
            )
        yield line


def _with_answer(line: Line, finding: Finding | None) -> Line:
    if finding is None or finding.left is None or finding.right is None:
        return line
    return replace(line, answer=finding.answer, answered=(finding.left, finding.right))


def _line(form: Form, rule: Rule) -> Line:
    cells = [form.cells[term.cell] for term in rule.terms if term.cell]
    variable, label = next(iter(rule.labels.items()), ("", ""))
    table = form.tables[cells[0].table].name
    label = label.translate(_INNER)
    subject = f"{table}“{label}”{_KINDS.get(variable, '')}" if label else table
    one_row, one_column = len({c.row.id for c in cells}) == 1, len({c.column.id for c in cells}) == 1

    def name(term: Term) -> str:
        if term.constant is not None:
            return str(term.constant)
        cell = form.cells[term.cell]
        words = cell.column.short if one_row else cell.row.short if one_column else cell.where.partition(" ")[2]
        return f"上年报告的{words}" if term.scope == "last" else words

    def side(terms: Side) -> str:
        if len(terms) > _MOST_NAMED and all(term.sign > 0 for term in terms):
            return f"{name(terms[0])} 至 {name(terms[-1])}（共 {len(terms)} 项相加）"
        return "".join(f"{'－' if term.sign < 0 else '＋'}{name(term)}" for term in terms).removeprefix("＋")

    words = f"{side(rule.left)}{_SIGNS[rule.relation]}{side(rule.right)}"
    return Line(subject, words, rule.left, rule.relation, rule.right, rule.cites, rule.weight != "error")


def _claims(form: Form, report: Report) -> Iterator[Line]:
    """The sheets show the computed totals; what the file they came from said instead is an error still open."""
    for id, figure in report.claims.items():
        if id in form.cells:
            yield Line(
                form.cells[id].where,
                "各项相加的数＝原来文件上写的数",
                (Term(1, cell=id),),
                "=",
                (Term(1, constant=number(figure)),),
                "导入的文件",
            )


def formula(side: Side, places: Places) -> str:
    """The formula of a side. SUM passes over words and blanks, where + would fail."""
    added = [term for term in side if term.sign > 0]
    taken = [term for term in side if term.sign < 0]
    return f"=SUM({_arguments(added, places)})" + (f"-SUM({_arguments(taken, places)})" if taken else "")


def _arguments(terms: list[Term], places: Places) -> str:
    constants = [str(term.constant) for term in terms if term.constant is not None]
    cells = listed(places[term.scope, term.cell] for term in terms if term.cell)
    return ",".join(filter(None, [cells, *constants])) or "0"


def shown(form: Form, report: Report, last: Report | None) -> Lookup:
    """What the sheets show: computed totals, and of last year's report what it published."""
    renamed = {} if last is None else {new: old for old, new in form.renames.get(last.edition, {}).items()}

    def look(scope: str, cell: str) -> Number | None:
        if scope == "last":
            figure = last.published(renamed.get(cell, cell)) if last else None
        else:
            figure = report.figures.get(cell)
        return None if figure is None else number(figure)

    return look
