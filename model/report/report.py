"""A report: cover, figures, prose, notes, answers. A frozen value; every change makes a new one.

A place is where one value stands, as a string: a cell id (requests.received.natural), a prose id (overview),
cover.FIELD, note.CELL (a remark that is never printed), claim.CELL (the total a file stated, kept beside the computed
one until a person settles it) or answer.KEY (why a doubt is none, see answers.py; never printed either).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from model.form.figures import Figure, Money

PROSE_PLACES = ("preamble", "overview", "problems", "other")

Value = Figure | str

_KIND_OF_PREFIX = {"cover": "cover", "note": "notes", "claim": "stated_totals", "answer": "answers"}


@dataclass(frozen=True)
class Report:
    """What one body reports for one year. figures holds entries and, once settled, totals; a missing key is 未填."""

    edition: str
    cover: Mapping[str, str] = field(default_factory=dict)
    figures: Mapping[str, Figure] = field(default_factory=dict)
    prose: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    stated_totals: Mapping[str, Figure] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)

    @property
    def unit(self) -> str:
        """The reporting body's name; "" when none was given."""
        return self.cover.get("unit", "")

    @property
    def year(self) -> int | None:
        """The year reported on; None while it is blank or no year."""
        text = self.cover.get("year", "")
        return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None

    def value_at(self, place: str) -> Value | None:
        """What stands in a place; None where nothing does."""
        shelf, key = kind_of_place(place)
        found: Value | None = getattr(self, shelf).get(key)
        return found

    def stated_or_computed(self, cell: str) -> Figure | None:
        """The figure as its file stated it: the claimed total where there is one, else the entry or computed total."""
        return self.stated_totals.get(cell, self.figures.get(cell))

    def with_values(self, values: Mapping[str, Value | None]) -> Report:
        """A report in which each place holds its new value; None or "" takes what stood there away."""
        shelves: dict[str, dict[str, Value]] = {}
        for place, value in values.items():
            shelf, key = kind_of_place(place)
            content = shelves.setdefault(shelf, dict(getattr(self, shelf)))
            if value is None or value == "":
                content.pop(key, None)
            else:
                content[key] = value
        return replace(self, **shelves)  # type: ignore[arg-type]

    def with_figures(self, figures: Mapping[str, Figure | None]) -> Report:
        """with_values, for cells."""
        return self.with_values(figures)

    def values_by_place(self) -> dict[str, Value]:
        """Every place that holds something, with what it holds."""
        return {
            **{f"cover.{key}": text for key, text in self.cover.items()},
            **self.figures,
            **self.prose,
            **{f"note.{key}": text for key, text in self.notes.items()},
            **{f"claim.{key}": figure for key, figure in self.stated_totals.items()},
            **{f"answer.{key}": text for key, text in self.answers.items()},
        }

    def units_by_cell(self) -> dict[str, str]:
        """The unit of each figure that was written with one: 元, 万元."""
        stated = {cell: self.stated_or_computed(cell) for cell in (*self.figures, *self.stated_totals)}
        return {cell: figure.unit for cell, figure in stated.items() if isinstance(figure, Money) and figure.unit}


def kind_of_place(place: str) -> tuple[str, str]:
    """Which mapping of a Report holds a place, and under which key."""
    head, _, rest = place.partition(".")
    shelf = _KIND_OF_PREFIX.get(head)
    if shelf:
        return shelf, rest
    return ("prose" if place in PROSE_PLACES else "figures"), place
