"""What differs between two reports: cell by cell, and prose paragraph by paragraph, in words and in form order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from model.checks import explanations
from model.form.figures import printed
from model.form.form import Form
from model.report.report import PROSE, Report, Value, shelf_of

Trace = Literal["same", "gone", "new"]

_LONGEST_TRACED = 4_000_000
"""Letters of one paragraph times letters of the other: above this they are shown whole, as tracing takes too long."""

_ADDED_WORDS = {"notes": "的备注", "claims": "（文件里写的合计）"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell, line or paragraph that is another in the second report; "" where nothing stands.

    computed: a total, which differs because its parts do.
    """

    place: str
    where: str
    before: str
    after: str
    computed: bool = False


def compare(form: Form, before: Report, after: Report) -> tuple[Difference, ...]:
    """All differences of two settled reports of one form; those of another edition are to be read as it first."""
    found: list[Difference] = []
    for place in _places(form, before, after):
        old, new = before.value(place), after.value(place)
        if place in PROSE:
            found += _prose(form, place, str(old or ""), str(new or ""))
        elif shown(place, old) != shown(place, new):
            computed = place in form.cells and form.cells[place].computed
            found.append(Difference(place, where(form, place), shown(place, old), shown(place, new), computed))
    return tuple(found)


def where(form: Form, place: str) -> str:
    """What a clerk calls any place of a report: 表三 本年新收·自然人, the same with 的备注, 单位名称."""
    shelf, key = shelf_of(place)
    if shelf == "answers":
        return _doubted(form, key) + "的说明"
    return form.name_of(key if shelf in _ADDED_WORDS else place) + _ADDED_WORDS.get(shelf, "")


def _doubted(form: Form, key: str) -> str:
    """The first place of the doubt with this key, where the key tells."""
    id, _, case = key.partition(":")
    rules = (rule for rule in form.rules if (rule.id, rule.case) == (id, case))
    cells = (term.cell for rule in rules for term in rule.terms if not term.scope)
    place = case if case in form.order else next(cells, "")
    return form.name_of(place) if place else "待说明之处"


def shown(place: str, value: Value | None) -> str:
    """A place's value as a clerk reads it; "" for nothing."""
    if isinstance(value, str):
        return explanations.reason_in(value) if shelf_of(place)[0] == "answers" else value
    return printed(value)


def traced(before: str, after: str) -> Iterator[tuple[Trace, str]]:
    """Both texts as one run of pieces: what stayed, what is gone, what is new."""
    if len(before) * len(after) > _LONGEST_TRACED:
        yield from (("gone", before), ("new", after))
        return
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            yield "same", before[a:b]
        else:
            if b > a:
                yield "gone", before[a:b]
            if d > c:
                yield "new", after[c:d]


def _places(form: Form, before: Report, after: Report) -> list[str]:
    """Every place that holds something in either report, as the form stands; what belongs to a cell follows it."""
    order = {f"cover.{field.id}": i for i, field in enumerate(form.fields)}
    for place in ("preamble", *(id for s in form.sections for id in _of_section(form, s.id))):
        order[place] = len(order)
    last = len(order)

    def rank(place: str) -> tuple[int, bool, str]:
        shelf, key = shelf_of(place)
        added = shelf in _ADDED_WORDS
        return order.get(key if added else place, last), added, place

    return sorted(before.places().keys() | after.places().keys(), key=rank)


def _of_section(form: Form, section: str) -> list[str]:
    return [cell.id for cell in form.tables[section].cells] if section in form.tables else [section]


def _prose(form: Form, place: str, before: str, after: str) -> Iterator[Difference]:
    """The paragraphs that differ; a changed one stands beside what it was."""
    old, new = paragraphs(before), paragraphs(after)
    name = form.name_of(place)
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        for i in range(max(b - a, d - c)):
            gone, come = (old[a + i] if a + i < b else ""), (new[c + i] if c + i < d else "")
            number = f"第 {c + i + 1} 段" if come else f"原第 {a + i + 1} 段"
            yield Difference(place, f"{name} {number}", gone, come)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a prose text, without empty lines and the blanks around them."""
    return [line.strip() for line in text.split("\n") if line.strip()]
