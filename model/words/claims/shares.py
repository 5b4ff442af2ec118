"""Tests shares: 占 70.8% has to be what one stated number is of another, or of a total of table three."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from model.checks.findings import Finding
from model.form.figures import Number, format_figure
from model.form.form import Form
from model.words.claims.claim_findings import make_claim_finding
from model.words.claims.prose.phrases import part_of_share
from model.words.claims.prose.statements import Statement
from model.words.claims.prose.subjects import Subject, has_content, has_unknown
from model.words.claims.readings import list_readings
from model.words.claims.rounding import may_be_rounded
from model.words.claims.table_figures import TableFigures

_WHOLES = Subject("request", ("received", "worked", "closed"), is_any=True)
"""What a share may be of where the sentence does not say it."""


def check_shares(form: Form, figures: TableFigures, place: str, statements: Sequence[Statement]) -> Iterator[Finding]:
    """A finding for each share of applications that no two numbers give."""
    if not any(statement.role == "share" for statement in statements):
        return
    wholes = [(reading, figures.values_of(reading)) for reading in list_readings(form.edition, _WHOLES)]
    if not all(values for _, values in wholes):
        return
    totals = [(reading, values[0]) for reading, values in wholes]
    for position, statement in enumerate(statements):
        if statement.role != "share" or not statement.is_reliable or _is_one_of_several(statements, position):
            continue
        before = _list_before(statements, position)
        if statement.subject is not None:
            subject = statement.subject
            parts = [value for reading in list_readings(form.edition, subject) for value in figures.values_of(reading)]
        elif before and before[-1].subject is not None and not _names_another_part(statement):
            subject = before[-1].subject
            parts = [one.number for one in before]
            parts += list(accumulate(reversed([one.number for one in before])))
        else:
            continue
        if subject.kind != "request" or not parts:
            continue
        part = parts[0] if statement.subject is not None else before[-1].number
        stated = [one.number for one in statements[:position] if one.role == "figure"]
        bases = {*stated, *(value for _, value in totals)} - {0}
        if not any(_is_share(statement, one, base) for one in parts for base in bases):
            whole = next((one.number for one in before[:-1] if one.number > part), totals[0][1])
            yield _make_finding(form, place, statement, subject, part, whole)


def _list_before(statements: Sequence[Statement], position: int) -> list[Statement]:
    """The figures before a share in its sentence, those of another unit left out."""
    sentence = statements[position].sentence
    before = [one for one in statements[:position] if one.sentence is sentence and one.role == "figure"]
    return [one for one in before if one.unit == before[-1].unit and one.is_reliable]


def _names_another_part(statement: Statement) -> bool:
    """Whether words between the figure and the share say of what it is one: 48件申请中，网络渠道占79.2%."""
    words = part_of_share(statement.lead)
    return has_content(words) or has_unknown(words)


def _is_one_of_several(statements: Sequence[Statement], position: int) -> bool:
    """Whether several shares are listed together: 分别占70.8%、29.2%."""
    words = {word.kind for word in statements[position].lead}
    following = statements[position + 1 : position + 2]
    is_followed = bool(following) and following[0].unit == "%" and following[0].role != "share"
    same_sentence = bool(following) and following[0].sentence is statements[position].sentence
    return "respectively" in words or "each" in words or (is_followed and same_sentence)


def _is_share(statement: Statement, part: Number, base: Number) -> bool:
    exact = Decimal(part) * 100 / Decimal(base)
    return may_be_rounded(statement.number, exact, statement.token.decimals)


def _make_finding(
    form: Form, place: str, statement: Statement, subject: Subject, part: Number, whole: Number
) -> Finding:
    """The finding says what share the part is of the whole."""
    share = Decimal(part) * 100 / Decimal(whole) if whole else Decimal(0)
    digits = max(statement.token.decimals, 1)
    words = f"{format_figure(part)}占{format_figure(whole)}是 {share.quantize(Decimal(1).scaleb(-digits))}%，请核对。"
    return make_claim_finding(form, place, statement, "words.share", words, f"{subject.key}:{part}")
