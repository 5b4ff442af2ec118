"""Tests changes against last year's report: 同比增长20%, 比上年减少8件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.checks.findings import Finding
from model.form.figures import Number, format_figure
from model.form.form import Form
from model.report.report import Report
from model.words.claims.claim_findings import make_claim_finding
from model.words.claims.prose.statements import Statement
from model.words.claims.prose.subjects import Subject
from model.words.claims.readings import Reading, list_readings
from model.words.claims.rounding import may_be_rounded
from model.words.claims.table_figures import TableFigures, figures_of_last_year

_LEVEL = re.compile(
    r"[，、（\s]*(?:总量|总数|数量)?"
    r"(?:(?:与|同|和|较|比)(?:上一?年度?|去年度?)(?:同期)?(?:相比)?[，\s]*|同比)(?:保持)?持平"
)
"""Says behind a number that it is as in the year before; 基本持平 does not say so."""
_MAX_LEVEL = 20
"""A figure that differs from last year's by one in so many, or less, may be called the same."""

_COUNTED_UNITS = frozenset(["件", "件次", "份", "宗", "起", "例", "个", "条", "部"])


def check_changes(
    form: Form, figures: TableFigures, last: Report | None, place: str, statements: Sequence[Statement]
) -> Iterator[Finding]:
    """A finding for each change that no reading of this and of last year's report gives."""
    changes = [position for position, one in enumerate(statements) if one.role == "change" and one.is_reliable]
    levels = [position for position, one in enumerate(statements) if _is_called_level(one)]
    if not (changes or levels) or last is None:
        return
    before = figures_of_last_year(form, last)
    for position in levels:
        yield from _check_level(form, figures, before, place, statements, position)
    for position in changes:
        statement = statements[position]
        subject, stated = _find_subject(statements, position)
        if subject is None:
            continue
        pairs = _list_pairs(form, figures, before, subject)
        if not pairs:
            continue
        years = [(now, then) for _, now, then in pairs]
        years += [(number, then) for number in stated for _, _, then in pairs]
        if not any(_is_change(statement, now, then) for now, then in years) and _is_known_unit(statement):
            yield _make_finding(form, place, statement, subject, pairs)


def _is_called_level(statement: Statement) -> bool:
    """Whether the words behind a number say that it is last year's too."""
    is_figure = statement.role == "figure" and statement.is_reliable and statement.subject is not None
    return is_figure and bool(_LEVEL.match(statement.sentence.text, statement.end))


def _check_level(
    form: Form,
    figures: TableFigures,
    before: TableFigures,
    place: str,
    statements: Sequence[Statement],
    position: int,
) -> Iterator[Finding]:
    """A finding where 与上年持平 stands behind a figure, and neither it nor another of its sentence is as last year."""
    statement = statements[position]
    in_sentence = [one for one in statements[: position + 1] if one.sentence is statement.sentence]
    for one in in_sentence:
        pairs = _list_pairs(form, figures, before, one.subject) if one.subject is not None else []
        if one.role == "figure" and (not pairs or any(_is_level(one, now, then) for _, now, then in pairs)):
            return
    subject = statement.subject
    assert subject is not None
    pairs = _list_pairs(form, figures, before, subject)
    if any(now == statement.number for _, now, _ in pairs):  # else another finding says that it is not this year's
        yield _make_finding(form, place, statement, subject, pairs, "level")


def _is_level(statement: Statement, now: Number, then: Number) -> bool:
    return any(abs(Decimal(number) - Decimal(then)) * _MAX_LEVEL <= Decimal(then) for number in (now, statement.number))


def _find_subject(statements: Sequence[Statement], position: int) -> tuple[Subject | None, list[Number]]:
    """What has changed, and the numbers that the sentence gives for it: 收到申请48件，同比增长20%."""
    statement = statements[position]
    if statement.subject is not None:
        return statement.subject, []
    if any(word.kind in ("unknown", "filler") and len(word.text) > 1 for word in statement.lead):
        return None, []
    for one in reversed(statements[:position]):
        if one.role == "other" and any(word.kind == "compare" for word in one.lead):
            continue  # 比2024年的40件多8件: last year's figure
        if one.sentence is not statement.sentence or one.role not in ("figure", "change"):
            break
        if one.role == "figure":
            is_own = one.is_reliable and not one.is_negation
            return (one.subject, [one.number]) if is_own else (None, [])
    return None, []


def _list_pairs(
    form: Form, figures: TableFigures, before: TableFigures, subject: Subject
) -> list[tuple[Reading, Number, Number]]:
    """Each reading with this and last year's figure; nothing where one of them is not known."""
    pairs = []
    for reading in list_readings(form.edition, subject):
        now, then = figures.values_of(reading), before.values_of(reading)
        if not now or not then:
            return []
        pairs.append((reading, now[0], then[0]))
    return pairs


def _is_known_unit(statement: Statement) -> bool:
    return statement.unit in ("%", "倍") or statement.unit in _COUNTED_UNITS


def _is_change(statement: Statement, now: Number, then: Number) -> bool:
    """Whether a stated change leads from one figure to the other; any share is right of nothing."""
    difference = Decimal(now) - Decimal(then)
    if not statement.rises:
        difference = -difference
    if statement.unit in _COUNTED_UNITS:
        return difference == statement.number
    if not then:
        return True
    if difference < 0:
        return False
    exact = difference / Decimal(then)
    if statement.unit == "%":
        return may_be_rounded(statement.number, exact * 100, statement.token.decimals)
    return any(may_be_rounded(statement.number, times, statement.token.decimals) for times in (exact, exact + 1))


def _make_finding(
    form: Form,
    place: str,
    statement: Statement,
    subject: Subject,
    pairs: Sequence[tuple[Reading, Number, Number]],
    stated_way: str = "",
) -> Finding:
    reading, now, then = pairs[0]
    difference = Decimal(now) - Decimal(then)
    way = "增加" if difference > 0 else "减少"
    share = f"，{way} {abs(difference * 100 / Decimal(then)).quantize(Decimal('0.01'))}%" if then else ""
    words = f"{reading.name}今年 {format_figure(now)}、上年 {format_figure(then)}{share}，请核对。"
    case = f"{subject.key}:{stated_way or ('rise' if statement.rises else 'fall')}"
    return make_claim_finding(form, place, statement, "words.change", words, case, pairs=[(reading, now)])
