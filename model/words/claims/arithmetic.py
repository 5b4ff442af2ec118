"""Tests numbers of one sentence against each other: 合计 against what stands before it, parts against their whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from model.checks.findings import Finding
from model.form.figures import Number, format_figure
from model.form.form import Form
from model.words.claims.claim_findings import make_claim_finding
from model.words.claims.prose.statements import Statement
from model.words.claims.prose.subjects import has_unknown

_MAX_FREELY_ADDED = 4
"""Of more numbers in one sentence not all sums are tried."""


def check_sums(form: Form, place: str, statements: Sequence[Statement]) -> Iterator[Finding]:
    """A finding for each 合计 that no numbers of the same unit before it in the sentence add up to."""
    for position, statement in enumerate(statements):
        if statement.role != "sum" or has_unknown(statement.lead) or statement.token.is_rough:
            continue
        before = [one for one in statements[:position] if one.sentence is statement.sentence]
        added = [one for one in before if one.unit == statement.unit and one.role == "figure"]
        is_exact = not any(one.token.is_rough or one.token.scale for one in (*added, statement))
        if len(added) < 2 or not is_exact or _is_of_longer_time(statement, added):
            continue
        between = statement.sentence.text[added[0].start : statement.start]
        if "等" in between:  # not all of them are named
            continue
        if statement.number in _list_sums(added):
            continue
        run = _find_last_run(added)
        total = sum(one.number for one in run)
        listed = "加".join(format_figure(one.number) for one in run)
        words = f"前面的 {listed} 是 {format_figure(total)}{statement.unit}，请核对。"
        yield make_claim_finding(form, place, statement, "words.sum", words, f"{listed}:")


def _is_of_longer_time(statement: Statement, added: Sequence[Statement]) -> bool:
    """Whether a 合计 is of the year, and parts of some months only: 一季度30条，二季度20条，全年合计200条."""
    return any(word.kind == "time" for word in statement.lead) and not all(one.is_reliable for one in added)


def _list_sums(added: Sequence[Statement]) -> set[Number]:
    """What a 合计 may come to: any of the numbers added up where they are few; of many only neighbours, and the flows.

    Of many numbers some happen to add up to almost anything.
    """
    numbers = [one.number for one in added]
    sums: set[Number] = {0}
    if len(numbers) <= _MAX_FREELY_ADDED:
        for number in numbers:
            sums |= {number + before for before in sums}
        return sums
    for start in range(len(numbers)):
        sums |= set(accumulate(numbers[start:]))
    flows = [one.number for one in added if one.subject and set(one.subject.atoms) & {"received", "carried_in"}]
    return {*sums, sum(flows)}


def _find_last_run(added: Sequence[Statement]) -> Sequence[Statement]:
    """The numbers that a 合计 is most likely of: those behind the last one that has parts, or all."""
    parts = [position for position, one in enumerate(added) if one.is_part]
    return added[parts[-1] :] if parts and len(added) - parts[-1] > 1 else added


def check_parts(form: Form, place: str, statements: Sequence[Statement]) -> Iterator[Finding]:
    """A finding for each number behind 其中 that is larger than everything it may be a part of."""
    for position, part in enumerate(statements):
        if not part.is_part or part.role != "figure" or part.token.is_rough or not part.unit:
            continue
        before = [one for one in statements[:position] if one.role == "figure" and one.unit == part.unit]
        wholes = [one for one in before if one.sentence is part.sentence]
        if not wholes or any(one.token.is_rough or _is_rough(one) for one in wholes):
            continue
        most = sum(_largest_meant(one) for one in wholes)
        if part.number > most:
            whole = wholes[-1]
            words = f"比前面的 {format_figure(whole.number)}{whole.unit} 还多，请核对。"
            case = f"{format_figure(whole.number)}"
            yield make_claim_finding(form, place, part, "words.part", words, case)


def _is_rough(statement: Statement) -> bool:
    return any(word.kind == "rough" for word in statement.lead)


def _largest_meant(statement: Statement) -> Number:
    """The largest number that may have been rounded to the stated one: 1.4万 may be 14999."""
    scale = statement.token.scale_number
    last_digit = scale // 10**statement.token.decimals
    return statement.number + last_digit if scale > 1 else statement.number
