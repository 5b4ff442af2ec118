"""A report: cover, figures, prose, notes, answers. A frozen value; every change makes a new one.

A place is where one value stands, as a string: a cell id (requests.received.natural), a prose id (overview),
cover.FIELD, note.CELL (a remark that is never printed), claim.CELL (the total a file stated, kept beside the computed
one until a person decides), blank.CELL (a total that a file left blank, likewise), unread.PLACE (a cell, prose text or
cover field that could not be read from a file), answer.KEY (the clerk's explanation of a warning, see
model.checks.explanations; never printed either), sent.N (that the report was sent for the N-th time), frozen.N (the
whole report as it was then) or correction.KEY (why a place was corrected since; for these three see
model.report.sendings).

In a prose text figures of the tables may be linked. Report.prose has the texts as people read them; as the value of
their places (value_at, values_by_place, with_values) they are stored texts, see model.report.linked_text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field, replace

from model.form.figures import Figure, Money, Number, format_figure, number_of
from model.report.linked_text import FigureLink, LinkedText, read_stored_text, split_cells

PROSE_PLACES = ("preamble", "overview", "problems", "other")

Value = Figure | str

BLANK_TOTAL = "空着"
"""In blank_totals: the file shows nothing in that cell; where it shows a mark like /, the mark stands there."""

NOT_FOUND = "原文里没有找到"
"""In unread: the place was not found in the file; where a text was found that is no figure, the words quote it."""

REFUSED = "原文里有数，没有读进来"
"""In unread: the reader of the file could not read what stands there; a note says why."""

BLANK_FIGURE = "（未填）"
"""Stands in a prose text for a linked figure that is 未填, until model.linked_figures says which it is."""

SENDING_PARTS = ("sendings", "frozen_reports", "correction_reasons")
"""Those of a Report's mappings that say what was sent: no part of what the report itself says."""

PARTS = (
    *("cover", "figures", "prose", "notes", "stated_totals", "blank_totals", "unread", "answers", "links"),
    *SENDING_PARTS,
)
"""The names of a Report's mappings."""

_KIND_OF_PREFIX = {
    "cover": "cover",
    "note": "notes",
    "claim": "stated_totals",
    "blank": "blank_totals",
    "unread": "unread",
    "answer": "answers",
    "sent": "sendings",
    "frozen": "frozen_reports",
    "correction": "correction_reasons",
}
_PREFIX_OF_KIND = {kind: f"{prefix}." for prefix, kind in _KIND_OF_PREFIX.items()}


@dataclass(frozen=True)
class Report:
    """What one body reports for one year. A missing key is 未填.

    figures: by cell id, the entries and, after compute_totals, the totals; stated_totals: totals as a file states them;
    blank_totals: by cell id, what a file shows in place of a total although its parts are filled in: BLANK_TOTAL or /.
    unread: by place, what is known of an entry, prose text or cover field that could not be read from a file, in words.
    Such a place is not 未填: the paper may well say something there. links: by prose id, where in its text figures of
    the tables are linked. sendings, frozen_reports: by the number of a version that was sent, as texts;
    correction_reasons: by version and place, the clerk's reason for a correction.
    """

    edition: str
    cover: Mapping[str, str] = field(default_factory=dict)
    figures: Mapping[str, Figure] = field(default_factory=dict)
    prose: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    stated_totals: Mapping[str, Figure] = field(default_factory=dict)
    blank_totals: Mapping[str, str] = field(default_factory=dict)
    unread: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, tuple[FigureLink, ...]] = field(default_factory=dict)
    sendings: Mapping[str, str] = field(default_factory=dict)
    frozen_reports: Mapping[str, str] = field(default_factory=dict)
    correction_reasons: Mapping[str, str] = field(default_factory=dict)

    @property
    def unit(self) -> str:
        """The reporting body's name; "" when none was given."""
        return self.cover.get("unit", "")

    @property
    def year(self) -> int | None:
        """The year reported on; None while it is blank or no year."""
        text = self.cover.get("year", "")
        return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None

    def text_at(self, place: str) -> str:
        """The text of a prose place; "" where there is none."""
        return self.prose.get(place, "")

    def figure_at(self, cell: str) -> Figure | None:
        """The entry or total of a cell; None where it has none."""
        return self.figures.get(cell)

    def stated_total_at(self, cell: str) -> Figure | None:
        """The total that a file states for a cell; None where it states none that differs."""
        return self.stated_totals.get(cell)

    def has_figures(self, cells: Set[str]) -> bool:
        """Whether all these cells have an entry or total."""
        return cells <= self.figures.keys()

    def value_at(self, place: str) -> Value | None:
        """The value of a place; None where there is none. Of a prose text the stored one."""
        kind, key = kind_of_place(place)
        if key in self.links and kind == "prose":
            return self.linked_text(key).stored
        found: Value | None = getattr(self, kind).get(key)
        return found

    def linked_text(self, place: str) -> LinkedText:
        """The text of a prose id with its links; an empty one where there is none."""
        return LinkedText(self.prose.get(place, ""), self.links.get(place, ()))

    def show_links(self, word_figure: Callable[[str], str]) -> Report:
        """The report with these words for the linked figures in its prose, by cell id."""
        if not self.links:
            return self
        shown = {place: self.linked_text(place).show(word_figure) for place in self.links}
        prose = {**self.prose, **{place: linked.text for place, linked in shown.items()}}
        return replace(self, prose=prose, links={place: linked.links for place, linked in shown.items()})

    def stated_or_computed(self, cell: str) -> Figure | None:
        """The figure of a cell as its file stated it: its stated total if there is one, else the entry or total."""
        return self.stated_totals.get(cell, self.figures.get(cell))

    def printed_figure(self, cell: str) -> Figure | None:
        """The figure of a cell on paper: the total that was computed, or stated where none can be; else the entry."""
        return self.figures.get(cell, self.stated_totals.get(cell))

    def linked_figure(self, linked: str) -> Figure | None:
        """The figure that a link shows: of a cell, or the sum of several; None where one of them has none."""
        first, *others = (self.printed_figure(cell) for cell in split_cells(linked))
        if first is None or not others:
            return first
        total: Number = number_of(first)
        for figure in others:
            if figure is None:
                return None
            total += number_of(figure)
        return total

    def with_values(self, values: Mapping[str, Value | None]) -> Report:
        """A report in which these places have these values; None or "" leaves a place without one."""
        mappings: dict[str, dict[str, Value]] = {}
        links = dict(self.links)
        for place, value in values.items():
            kind, key = kind_of_place(place)
            content = mappings.setdefault(kind, dict(getattr(self, kind)))
            if kind == "prose":
                links.pop(key, None)
                if isinstance(value, str):
                    linked = read_stored_text(value, lambda _: BLANK_FIGURE)
                    value = linked.text
                    if linked.links:
                        links[key] = linked.links
            if value is None or value == "":
                content.pop(key, None)
            else:
                content[key] = value
        changed: Report = replace(self, **mappings, links=links)  # type: ignore[arg-type]
        if not links:
            return changed
        blanks = self._list_blank_words()

        def word_figure(cell: str) -> str:
            return format_figure(changed.linked_figure(cell)) or blanks.get(cell, BLANK_FIGURE)

        return changed.show_links(word_figure)

    def _list_blank_words(self) -> dict[str, str]:
        """What stands in the prose for linked figures that are 未填, by cell id."""
        return {
            link.cell: self.prose[place][link.start : link.end]
            for place, links in self.links.items()
            for link in links
            if self.linked_figure(link.cell) is None
        }

    def with_figures(self, figures: Mapping[str, Figure | None]) -> Report:
        """The same as with_values, for figures by cell id."""
        return self.with_values(figures)

    def values_by_place(self) -> dict[str, Value]:
        """Every place that has a value, with that value."""
        return {
            **{f"cover.{key}": text for key, text in self.cover.items()},
            **self.figures,
            **self.prose,
            **{place: self.linked_text(place).stored for place in self.links},
            **{f"note.{key}": text for key, text in self.notes.items()},
            **{f"claim.{key}": figure for key, figure in self.stated_totals.items()},
            **{f"blank.{key}": text for key, text in self.blank_totals.items()},
            **{f"unread.{key}": text for key, text in self.unread.items()},
            **{f"answer.{key}": text for key, text in self.answers.items()},
            **{make_place(kind, key): text for kind in SENDING_PARTS for key, text in getattr(self, kind).items()},
        }

    def units_by_cell(self) -> dict[str, str]:
        """By cell id: the unit of each figure that was written with one, 元 or 万元."""
        stated = {cell: self.stated_or_computed(cell) for cell in (*self.figures, *self.stated_totals)}
        return {cell: figure.unit for cell, figure in stated.items() if isinstance(figure, Money) and figure.unit}


def is_same_value(one: Value | None, other: Value | None) -> bool:
    """Whether two values are the same and are written alike: 52.1 and 52.10 are not, nor are 未填 and 0."""
    return one is other or (one == other and str(one) == str(other))


def kind_of_place(place: str) -> tuple[str, str]:
    """The name of the Report's mapping that a place stands in, and its key there: ("notes", "requests.a.b")."""
    head, _, rest = place.partition(".")
    kind = _KIND_OF_PREFIX.get(head)
    if kind:
        return kind, rest
    return ("prose" if place in PROSE_PLACES else "figures"), place


def make_place(kind: str, key: str) -> str:
    """The place that kind_of_place() takes apart."""
    return _PREFIX_OF_KIND.get(kind, "") + key
