"""Compares two reports: cell by cell, and prose paragraph by paragraph, in words and in the order of the form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

from model.checks import explanations
from model.form.figures import format_figure
from model.form.form import Form
from model.report.linked_text import replace_links
from model.report.report import PROSE_PLACES, SENDING_PARTS, Report, Value, kind_of_place
from model.report.sendings import corrected_place

TraceKind = Literal["same", "gone", "new"]

_MAX_TRACED = 4_000_000
"""Characters of one paragraph times characters of the other: above this they are not compared, which takes too long."""

_SUFFIX_OF_KIND = {"notes": "的备注", "stated_totals": "（文件里写的合计）", "blank_totals": "（文件里写的合计）"}

UNREAD_TEXT = "没有读到"
"""What stands for the value of a place that could not be read from a file."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell, cover field or paragraph that differs between two reports; before, after: "" where it is empty.

    is_computed: it is a total, which differs because its parts do.
    """

    place: str
    place_name: str
    before: str
    after: str
    is_computed: bool = False


def compare_reports(form: Form, before: Report, after: Report) -> tuple[Difference, ...]:
    """All differences of two reports of one form, with totals computed; for another edition see convert_edition.

    What was sent of them is none.
    """
    found: list[Difference] = []
    for place in sort_places(form, before, after):
        old, new = format_place(before, place), format_place(after, place)
        if place in PROSE_PLACES:
            found += _compare_prose(form, place, old, new)
        elif old != new:
            computed = place in form.cells and form.cells[place].is_computed
            found.append(Difference(place, describe_place(form, place), old, new, computed))
    return tuple(found)


def format_place(report: Report, place: str) -> str:
    """A place's value as a clerk reads it; UNREAD_TEXT where it could not be read, "" for nothing."""
    text = report.prose.get(place, "") if place in PROSE_PLACES else format_value(place, report.value_at(place))
    return UNREAD_TEXT if not text and place in report.unread else text


def describe_place(form: Form, place: str) -> str:
    """What a clerk calls any place of a report: 表三 本年新收·自然人, the same with 的备注, 单位名称."""
    kind, key = kind_of_place(place)
    if kind == "answers":
        return _name_doubt(form, key) + "的说明"
    if kind == "unread":
        return describe_place(form, key)
    if kind in SENDING_PARTS:
        corrected = corrected_place(key)
        return f"{form.name_of(corrected)}的更正原因" if corrected else f"报送的第 {key} 版"
    return form.name_of(key if kind in _SUFFIX_OF_KIND else place) + _SUFFIX_OF_KIND.get(kind, "")


def _name_doubt(form: Form, key: str) -> str:
    """What a clerk calls the first place of the warning with this key, as far as the key tells it."""
    id, _, case = key.partition(":")
    rules = (rule for rule in form.rules if (rule.id, rule.case) == (id, case))
    cells = (term.cell for rule in rules for term in rule.terms if not term.scope)
    place = case if case in form.reading_order else next(cells, "")
    return form.name_of(place) if place else "待说明之处"


def format_value(place: str, value: Value | None) -> str:
    """A place's value as a clerk reads it; "" for nothing. In a stored prose text each linked figure is one sign."""
    if place in PROSE_PLACES and isinstance(value, str):
        return replace_links(value)
    if isinstance(value, str):
        return explanations.extract_reason(value) if kind_of_place(place)[0] == "answers" else value
    return format_figure(value)


def trace_changes(before: str, after: str) -> Iterator[tuple[TraceKind, str]]:
    """Both texts as one sequence of pieces: what stayed, what is gone, what is new."""
    if len(before) * len(after) > _MAX_TRACED:
        yield "gone", before
        yield "new", after
        return
    operations = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for operation, start, end, new_start, new_end in operations:
        if operation == "equal":
            yield "same", before[start:end]
            continue
        if end > start:
            yield "gone", before[start:end]
        if new_end > new_start:
            yield "new", after[new_start:new_end]


def sort_places(form: Form, before: Report, after: Report) -> list[str]:
    """Every place that has a value in either report, in the form's order; a note or stated total after its cell."""
    places = [f"cover.{field.id}" for field in form.fields] + ["preamble"]
    for section in form.sections:
        places += _places_of_section(form, section.id)
    order: dict[str, int] = {}
    for place in places:
        order[place] = len(order)
    last = len(order)

    def rank(place: str) -> tuple[int, bool, str]:
        kind, key = kind_of_place(place)
        added = kind in _SUFFIX_OF_KIND
        return order.get(key if added else place, last), added, place

    valued = before.values_by_place().keys() | after.values_by_place().keys()
    shown = {place for place in valued if kind_of_place(place)[0] not in ("unread", *SENDING_PARTS)}
    return sorted(shown | before.unread.keys() | after.unread.keys(), key=rank)


def _places_of_section(form: Form, section: str) -> list[str]:
    """The cells of a table, or the place of a prose text."""
    return [cell.id for cell in form.tables[section].cells] if section in form.tables else [section]


def _compare_prose(form: Form, place: str, before: str, after: str) -> Iterator[Difference]:
    """The paragraphs that differ; a changed one together with what it was."""
    old, new = split_paragraphs(before), split_paragraphs(after)
    name = form.name_of(place)
    operations = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for operation, start, end, new_start, new_end in operations:
        if operation == "equal":
            continue
        pairs = zip_longest(old[start:end], new[new_start:new_end], fillvalue="")
        for number, (old_paragraph, new_paragraph) in enumerate(pairs, 1):
            numbered = f"第 {new_start + number} 段" if new_paragraph else f"原第 {start + number} 段"
            yield Difference(place, f"{name} {numbered}", old_paragraph, new_paragraph)


def split_paragraphs(text: str) -> list[str]:
    """The paragraphs of a prose text, without empty lines and the blanks around them."""
    return [line.strip() for line in text.split("\n") if line.strip()]
