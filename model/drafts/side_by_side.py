"""Two reports side by side: every place that says something in either of them, prose paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from model.drafts.comparison import describe_place, format_place, sort_places, split_paragraphs
from model.form.form import Form
from model.report.report import PROSE_PLACES, Report, kind_of_place


@dataclass(frozen=True, slots=True)
class SideRow:
    """A place, or a paragraph of a prose text, as it is in both reports; "" where it is empty.

    section: the tab on which it is edited. is_computed: it is a total, which differs only because its parts do.
    """

    section: str
    place: str
    place_name: str
    before: str
    after: str
    is_computed: bool = False

    @property
    def differs(self) -> bool:
        """Whether the two are not the same."""
        return self.before != self.after


def list_side_rows(form: Form, before: Report, after: Report) -> list[SideRow]:
    """The rows of two reports of one form with totals computed, in the order of the form."""
    rows: list[SideRow] = []
    for place in sort_places(form, before, after):
        old, new = format_place(before, place), format_place(after, place)
        section = _name_section(form, place)
        if place in PROSE_PLACES:
            rows += _align_paragraphs(form, section, place, old, new)
        elif old or new:
            computed = place in form.cells and form.cells[place].is_computed
            rows.append(SideRow(section, place, describe_place(form, place), old, new, computed))
    return rows


def _name_section(form: Form, place: str) -> str:
    """The label of the section that a place, or the cell of a note, belongs to; "说明" for the clerk's explanations."""
    kind, key = kind_of_place(place)
    if kind == "answers":
        return "说明"
    id = form.section_of(place if kind in ("figures", "prose", "cover") else key)
    return next((section.label for section in form.sections if section.id == id), "")


def _align_paragraphs(form: Form, section: str, place: str, before: str, after: str) -> Iterator[SideRow]:
    """The paragraphs of both texts; a changed one beside what it was."""
    old, new = split_paragraphs(before), split_paragraphs(after)
    name = form.name_of(place)
    for _, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for number, (one, other) in enumerate(zip_longest(old[start:end], new[new_start:new_end], fillvalue=""), 1):
            numbered = f"第 {new_start + number} 段" if other else f"原第 {start + number} 段"
            yield SideRow(section, place, f"{name} {numbered}", one, other)
