"""Runs checks anew only where something differs that they read the last time: most edits change one cell or one text.

A check is a plain function of the form, a report and last year's report, and depends on nothing else. It is handed a
report that notes what is read of it: a place by value_at(), text_at(), figure_at() and the like, or a whole part, such
as report.figures. So nobody has to say what a check depends on, and what was found before is what it would find again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass

from model.checks.findings import Finding
from model.form.figures import Figure
from model.form.form import Form
from model.report.report import PARTS, Report, Value, is_same_value, make_place

Check = Callable[[Form, Report, Report | None], Iterable[Finding]]
"""(form, report with totals computed, last year's report or None) → findings. What else decides, as rules that a clerk
wrote, is part of the check: where it changes, the check is another object."""


@dataclass(frozen=True, slots=True)
class _Remembered:
    """The findings of a check, and the places and parts of the report that it read."""

    findings: tuple[Finding, ...]
    read: frozenset[str]


class CheckMemory:
    """What each check found in a report the last time; of one draft, as it changes. It keeps one report, and no more
    findings than that report has."""

    def __init__(self) -> None:
        self._checked: tuple[Form, Report, Report | None] | None = None
        self._remembered: dict[Check, _Remembered] = {}

    def run_checks(self, checks: Iterable[Check], form: Form, report: Report, last: Report | None) -> list[Finding]:
        """What these checks find in a report whose totals are computed, beside last year's report; in their order."""
        changed = self._list_changed(form, report, last)
        remembered: dict[Check, _Remembered] = {}
        for check in checks:
            known = self._remembered.get(check) if changed is not None else None
            if known is None or changed is None or not changed.isdisjoint(known.read):
                known = _run_check(check, form, report, last)
            remembered[check] = known
        self._checked, self._remembered = (form, report, last), remembered
        return [finding for known in remembered.values() for finding in known.findings]

    def _list_changed(self, form: Form, report: Report, last: Report | None) -> set[str] | None:
        """The places and parts that differ from the report checked last; None where all is to be checked anew."""
        if self._checked is None:
            return None
        known_form, known, known_last = self._checked
        if known_form is not form or known_last is not last or known.edition != report.edition:
            return None
        return list_changed(known, report)


def list_changed(before: Report, after: Report) -> set[str]:
    """The places whose values differ between two reports, and the names of the parts that these stand in."""
    changed: set[str] = set()
    for part in PARTS:
        old, new = getattr(before, part), getattr(after, part)
        keys = _list_differing(old, new) if old is not new else []
        if keys:
            changed.add(part)
            changed.update(make_place(part, key) for key in keys)
            if part == "stated_totals":
                changed.update(keys)  # a stated total is read as the figure of its cell too
    return changed


def _list_differing(old: Mapping[str, Value], new: Mapping[str, Value]) -> list[str]:
    keys = [key for key, value in new.items() if key not in old or not is_same_value(old[key], value)]
    return keys + [key for key in old if key not in new]


def _run_check(check: Check, form: Form, report: Report, last: Report | None) -> _Remembered:
    watched = WatchedReport(report)
    findings = tuple(check(form, watched, last))
    return _Remembered(findings, watched.list_read())


class WatchedReport(Report):
    """A report that notes which of its places and parts are read."""

    _report: Report
    _places: set[str]

    def __init__(self, report: Report) -> None:
        # past the frozen dataclass; its parts come into __dict__ when they are read: see __getattr__
        self.__dict__.update(_report=report, _places=set())

    def __getattr__(self, name: str) -> object:
        """A part that is read for the first time; from then on it is found without this."""
        part = self.__dict__[name] = getattr(self._report, name)
        return part

    def list_read(self) -> frozenset[str]:
        """The places and parts that were read so far."""
        return frozenset(self._places).union(part for part in PARTS if part in self.__dict__)

    # The methods of Report that read one place, not all of a part.

    @property
    def unit(self) -> str:
        """The reporting body's name."""
        self._places.add("cover.unit")
        return self._report.unit

    @property
    def year(self) -> int | None:
        """The year reported on."""
        self._places.add("cover.year")
        return self._report.year

    def text_at(self, place: str) -> str:
        """The text of a prose place."""
        self._places.add(place)
        return self._report.text_at(place)

    def figure_at(self, cell: str) -> Figure | None:
        """The entry or total of a cell."""
        self._places.add(cell)
        return self._report.figure_at(cell)

    def stated_total_at(self, cell: str) -> Figure | None:
        """The total that a file states for a cell."""
        self._places.add(cell)
        return self._report.stated_total_at(cell)

    def has_figures(self, cells: Set[str]) -> bool:
        """Whether all these cells have an entry or total."""
        self._places |= cells
        return self._report.has_figures(cells)

    def value_at(self, place: str) -> Value | None:
        """The value of a place."""
        self._places.add(place)
        return self._report.value_at(place)

    def stated_or_computed(self, cell: str) -> Figure | None:
        """The figure of a cell as its file stated it."""
        self._places.add(cell)
        return self._report.stated_or_computed(cell)

    def printed_figure(self, cell: str) -> Figure | None:
        """The figure of a cell on paper."""
        self._places.add(cell)
        return self._report.printed_figure(cell)
