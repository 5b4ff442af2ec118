"""Tests applications by the way they came in (网络、信函、当面): no cell has them, but they add up to what came in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.checks.findings import Finding
from model.form.figures import Number, format_figure
from model.form.form import Form
from model.words.claims.claim_findings import make_claim_finding
from model.words.claims.prose.statements import Statement
from model.words.claims.prose.subjects import Subject
from model.words.claims.readings import Reading, list_readings
from model.words.claims.table_figures import TableFigures

_WHOLES = Subject("request", ("received", "worked"), is_any=True)
"""What the ways may add up to: what came in, with or without what was carried over, or what was handled."""
_MIN_WAYS = 3
"""So many ways in a list without 其中 are all there are."""


def check_channels(form: Form, figures: TableFigures, place: str, statements: Sequence[Statement]) -> Iterator[Finding]:
    """A finding for each list of ways that comes to more than the whole, or to less where it says that it is whole."""
    lists = list(_list_ways(statements))
    if not lists:
        return
    values = [(reading, figures.values_of(reading)) for reading in list_readings(form.edition, _WHOLES)]
    if not all(those for _, those in values):
        return
    pairs = [(reading, those[0]) for reading, those in values]
    for ways in lists:
        stated = [one.number for one in statements if _is_whole_of(one, ways[0])]
        # the sentence says itself what they are the ways of; where it names several totals any may be meant
        wholes = set(stated) if len(stated) == 1 else {*stated, *(value for _, value in pairs)}
        total = sum(way.number for way in ways)
        is_whole_list = len(ways) >= _MIN_WAYS and not any(way.is_part for way in ways)
        is_whole_list = is_whole_list or any(word.text.startswith("其他") for way in ways for word in way.lead)
        if total in wholes or (total < max(wholes) and not is_whole_list):
            continue
        yield _make_finding(form, place, ways, total, pairs)


def _list_ways(statements: Sequence[Statement]) -> Iterator[list[Statement]]:
    """The runs of statements about ways, each of one sentence."""
    ways: list[Statement] = []
    for statement in statements:
        goes_on = statement.is_channel and statement.is_reliable and statement.role == "figure"
        if ways and not (goes_on and statement.sentence is ways[0].sentence):
            yield ways
            ways = []
        if goes_on:
            ways.append(statement)
    if ways:
        yield ways


def _is_whole_of(statement: Statement, way: Statement) -> bool:
    subject = statement.subject
    is_before = statement.sentence is way.sentence and statement.start < way.start
    return (
        is_before and subject is not None and subject.kind == "request" and bool(subject.atoms or not subject.columns)
    )


def _make_finding(
    form: Form, place: str, ways: Sequence[Statement], total: Number, pairs: Sequence[tuple[Reading, Number]]
) -> Finding:
    listed = "加".join(format_figure(way.number) for way in ways)
    sum_words = f"{listed}是 {format_figure(total)} 件，" if len(ways) > 1 else ""
    words = f"{sum_words}{pairs[0][0].name}是 {format_figure(pairs[0][1])} 件，请核对。"
    return make_claim_finding(form, place, ways[-1], "words.channels", words, f"ways:{listed}", pairs=pairs)
