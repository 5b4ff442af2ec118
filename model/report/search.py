"""Finds words and figures anywhere in a report, and replaces words in its prose."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from model.form.figures import format_figure
from model.form.form import Cell, Form, Section, Table, TableLine
from model.report.linked_text import LinkedText
from model.report.report import Report, kind_of_place
from model.text import count_common_start, to_comparable

Heading = tuple[str, ...]
"""What tells a heading of a table from all others; its words come last."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where something was found; start: the character of its text at which it begins, 0 for cells."""

    place: str
    start: int = 0


def find_hits(form: Form, report: Report, wanted: str) -> tuple[Hit, ...]:
    """All hits of a text, in the order of the tabs: in cover and prose, in a table's headings, or as a cell's figure.

    A heading is one hit, at the first of its cells. Words that no heading has alone are found at each cell that stands
    under them, as 本年新收·自然人. Full-width and half-width, capital and small letters count as the same.
    """
    key = normalise_for_search(wanted)
    if not key.strip():
        return ()
    found: list[Hit] = []
    for section in form.sections:
        if section.id in form.tables:
            found += _find_in_table(form.tables[section.id], report, key)
        for place in _list_text_places(form, section):
            text = normalise_for_search(_read_shown_text(report, place))
            at = text.find(key)
            while at >= 0:
                found.append(Hit(place, at))
                at = text.find(key, at + len(key))
    return tuple(found)


def _find_in_table(table: Table, report: Report, key: str) -> Iterator[Hit]:
    """The hits in a table, in reading order; key: what is wanted, normalised."""
    told: set[Heading] = set()
    for cell, headings in _list_headings(table):
        fitting = [heading for heading in headings if key in normalise_for_search(heading[-1])]
        is_new_heading = any(heading not in told for heading in fitting)
        told.update(fitting)
        is_figure = format_figure(report.stated_or_computed(cell.id)) == key
        words = normalise_for_search(f"{cell.row.full_label} {cell.column.full_label} {cell.name}")
        if is_new_heading or is_figure or (not fitting and key in words):
            yield Hit(cell.id)


def _list_headings(table: Table) -> Iterator[tuple[Cell, list[Heading]]]:
    """Each cell of a table in reading order with the headings it stands under, the table's own name among them."""
    for number, block in enumerate(table.blocks):
        titles: list[Heading] = [("table", table.name)]
        if block.title:
            titles.append(("title", str(number), block.title))
        for row in block.rows:
            for column in block.columns:
                lines = _name_headings(f"row {number}", row) + _name_headings(f"column {number}", column)
                yield block.cells[row.id, column.id], titles + lines


def _name_headings(kind: str, line: TableLine) -> list[Heading]:
    """The headings of a row or column, outermost first; its own with what people call it."""
    outer: list[Heading] = [(kind, *line.under[: level + 1]) for level in range(len(line.under))]
    return [*outer, (kind, line.id, f"{line.label} {line.short}")]


def searched_places(form: Form) -> tuple[str, ...]:
    """All places that are searched, in the order of the tabs."""
    found: list[str] = []
    for section in form.sections:
        if section.id in form.tables:
            found += (cell.id for cell in form.tables[section.id].cells)
        found += _list_text_places(form, section)
    return tuple(found)


def _list_text_places(form: Form, section: Section) -> tuple[str, ...]:
    """The places of a section that hold a text, in its order; none where it is a table."""
    if section.kind == "cover":
        return (*(field.place for field in form.fields), "preamble")
    return () if section.kind == "table" else (section.id,)


def count_hits_before(form: Form, found: Sequence[Hit], here: Hit) -> int:
    """How many of these hits, which are in the order of the tabs, come before a place and character."""
    order = {place: rank for rank, place in enumerate(searched_places(form))}

    def rank_of(hit: Hit) -> tuple[int, int]:
        return order[hit.place], hit.start

    return bisect_left(found, rank_of(here), key=rank_of)


def replace_in_prose(form: Form, report: Report, wanted: str, by: str) -> dict[str, str]:
    """By place, the stored prose texts that contain a text, with it replaced everywhere; only exactly the same letters.

    What is linked to a figure of a table stays.
    """
    changed: dict[str, str] = {}
    for place in form.prose_places:
        linked = report.linked_text(place)
        starts = _list_replaceable(linked, wanted, by)
        for start in reversed(starts):
            linked = _replace_words(linked, start, wanted, by)
        if starts:
            changed[place] = linked.stored
    return changed


def count_replaceable(form: Form, report: Report, wanted: str, by: str) -> int:
    """How many places replace_in_prose() changes."""
    return sum(len(_list_replaceable(report.linked_text(place), wanted, by)) for place in form.prose_places)


def replace_hit(report: Report, hit: Hit, wanted: str, by: str) -> str | None:
    """The stored prose text of a hit with the found words replaced there alone.

    None where the place is not prose, or where a figure of a table would be changed.
    """
    if kind_of_place(hit.place)[0] != "prose":
        return None
    linked = report.linked_text(hit.place)
    start, end, _ = _find_difference(hit.start, linked.text[hit.start : hit.start + len(wanted)], by)
    return None if linked.is_linked(start, end) else _replace_words(linked, hit.start, wanted, by).stored


def _list_replaceable(linked: LinkedText, wanted: str, by: str) -> list[int]:
    """Where words stand in a text that can be replaced there without changing a figure of a table."""
    found: list[int] = []
    at = linked.text.find(wanted) if wanted else -1
    while at >= 0:
        start, end, _ = _find_difference(at, wanted, by)
        if not linked.is_linked(start, end):
            found.append(at)
        at = linked.text.find(wanted, at + len(wanted))
    return found


def _replace_words(linked: LinkedText, at: int, wanted: str, by: str) -> LinkedText:
    start, end, words = _find_difference(at, linked.text[at : at + len(wanted)], by)
    return linked.replace_range(start, end, LinkedText(words))


def _find_difference(at: int, before: str, after: str) -> tuple[int, int, str]:
    """What has to be replaced, from where to where, and by what, so that words at a position become others."""
    head = count_common_start(before, after)
    tail = count_common_start(before[head:][::-1], after[head:][::-1])
    return at + head, at + len(before) - tail, after[head : len(after) - tail]


def _read_shown_text(report: Report, place: str) -> str:
    """The text of a cover field or prose id, as people read it."""
    kind, key = kind_of_place(place)
    return report.prose.get(key, "") if kind == "prose" else str(report.value_at(place) or "")


def normalise_for_search(text: str) -> str:
    """Text as it is compared; each character stays one character, so that positions are the same."""
    return "".join(_normalise_character(character) for character in text)


def _normalise_character(character: str) -> str:
    same = to_comparable(character)
    return same if len(same) == 1 else character
