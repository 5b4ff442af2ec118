"""What differs between two reports: cell by cell, and prose paragraph by paragraph, in words and in form order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from model.checks import explanations
from model.form.figures import format_figure
from model.form.form import Form
from model.report.report import PROSE_PLACES, Report, Value, kind_of_place

TraceKind = Literal["same", "gone", "new"]

_MAX_TRACED = 4_000_000
"""Letters of one paragraph times letters of the other: above this they are shown whole, as tracing takes too long."""

_SUFFIX_OF_KIND = {"notes": "的备注", "stated_totals": "（文件里写的合计）"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell, line or paragraph that is another in the second report; "" where nothing stands.

    computed: a total, which differs because its parts do.
    """

    place: str
    place_name: str
    before: str
    after: str
    is_computed: bool = False


def compare_reports(form: Form, before: Report, after: Report) -> tuple[Difference, ...]:
    """All differences of two settled reports of one form; those of another edition are to be read as it first."""
    found: list[Difference] = []
    for place in _sort_places(form, before, after):
        old, new = before.value_at(place), after.value_at(place)
        if place in PROSE_PLACES:
            found += _compare_prose(form, place, str(old or ""), str(new or ""))
        elif format_value(place, old) != format_value(place, new):
            computed = place in form.cells and form.cells[place].is_computed
            found.append(
                Difference(
                    place, describe_place(form, place), format_value(place, old), format_value(place, new), computed
                )
            )
    return tuple(found)


def describe_place(form: Form, place: str) -> str:
    """What a clerk calls any place of a report: 表三 本年新收·自然人, the same with 的备注, 单位名称."""
    kind, key = kind_of_place(place)
    if kind == "answers":
        return _name_doubt(form, key) + "的说明"
    return form.name_of(key if kind in _SUFFIX_OF_KIND else place) + _SUFFIX_OF_KIND.get(kind, "")


def _name_doubt(form: Form, key: str) -> str:
    """The first place of the doubt with this key, where the key tells."""
    id, _, case = key.partition(":")
    rules = (rule for rule in form.rules if (rule.id, rule.case) == (id, case))
    cells = (term.cell for rule in rules for term in rule.terms if not term.scope)
    place = case if case in form.reading_order else next(cells, "")
    return form.name_of(place) if place else "待说明之处"


def format_value(place: str, value: Value | None) -> str:
    """A place's value as a clerk reads it; "" for nothing."""
    if isinstance(value, str):
        return explanations.extract_reason(value) if kind_of_place(place)[0] == "answers" else value
    return format_figure(value)


def trace_changes(before: str, after: str) -> Iterator[tuple[TraceKind, str]]:
    """Both texts as one run of pieces: what stayed, what is gone, what is new."""
    if len(before) * len(after) > _MAX_TRACED:
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


def _sort_places(form: Form, before: Report, after: Report) -> list[str]:
    """Every place that holds something in either report, as the form stands; what belongs to a cell follows it."""
    order = {f"cover.{field.id}": i for i, field in enumerate(form.fields)}
    for place in ("preamble", *(id for s in form.sections for id in _places_of_section(form, s.id))):
        order[place] = len(order)
    last = len(order)

    def rank(place: str) -> tuple[int, bool, str]:
        kind, key = kind_of_place(place)
        added = kind in _SUFFIX_OF_KIND
        return order.get(key if added else place, last), added, place

    return sorted(before.values_by_place().keys() | after.values_by_place().keys(), key=rank)


def _places_of_section(form: Form, section: str) -> list[str]:
    return [cell.id for cell in form.tables[section].cells] if section in form.tables else [section]


def _compare_prose(form: Form, place: str, before: str, after: str) -> Iterator[Difference]:
    """The paragraphs that differ; a changed one stands beside what it was."""
    old, new = split_paragraphs(before), split_paragraphs(after)
    name = form.name_of(place)
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        for i in range(max(b - a, d - c)):
            gone, come = (old[a + i] if a + i < b else ""), (new[c + i] if c + i < d else "")
            number = f"第 {c + i + 1} 段" if come else f"原第 {a + i + 1} 段"
            yield Difference(place, f"{name} {number}", gone, come)


def split_paragraphs(text: str) -> list[str]:
    """The paragraphs of a prose text, without empty lines and the blanks around them."""
    return [line.strip() for line in text.split("\n") if line.strip()]
