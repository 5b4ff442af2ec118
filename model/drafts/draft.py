"""The one thing that changes: a draft holds the current report, applies edits and tells its listeners."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from model.checks import explanations
from model.checks.findings import Finding
from model.checks.rules import check, settle
from model.errors import LockedCell, UnknownPlace
from model.form.form import Form
from model.report.edits import Change, Edit
from model.report.report import PROSE, Report, Value, shelf_of


@dataclass(frozen=True, slots=True)
class Applied:
    """What listeners are told: the edit, and every place whose value is another now (totals included)."""

    edit: Edit
    changed: frozenset[str]


Listener = Callable[[Applied], None]


class Draft:
    """A report being written. report is settled, findings belong to it; last is last year's report or None."""

    def __init__(self, form: Form, report: Report, last: Report | None = None) -> None:
        self.form = form
        self.last = last
        self.report = settle(form, report)
        self.findings: tuple[Finding, ...] = check(form, self.report, last)
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> None:
        """Call this after every edit; listeners are called in the order they came."""
        self._listeners.append(listener)

    def attach(self, last: Report | None) -> None:
        """Compare with this report of the year before from now on; listeners hear of an edit that changes nothing."""
        self.last = last
        self.findings = check(self.form, self.report, last)
        self._tell(Applied(Edit("对照上年报告", ()), frozenset()))

    def propose(self, values: Mapping[str, Value | None], label: str) -> Edit | None:
        """The edit that would bring these values about, or None where all stand there already.

        Nothing is changed yet. Raises UnknownPlace, or LockedCell for a total.
        """
        changes = []
        for place, after in values.items():
            self._check_place(place)
            before, after = self.report.value(place), None if after == "" else after
            if not same(before, after):
                changes.append(Change(place, before, after))
        return Edit(label, tuple(changes)) if changes else None

    def apply(self, edit: Edit) -> None:
        """Make the edit: a new report, totals settled, rules checked, listeners told."""
        before = self.report
        entered = before.with_values({change.place: change.after for change in edit.changes})
        self.report = settle(self.form, entered)
        self.findings = check(self.form, self.report, self.last)
        old, new = before.figures, self.report.figures
        totals = (rule.filled for rule in self.form.fillers)
        moved = {cell for cell in totals if old.get(cell) != new.get(cell)}
        self._tell(Applied(edit, frozenset(moved.union(edit.places))))

    def _tell(self, applied: Applied) -> None:
        for listener in self._listeners:
            listener(applied)

    def _check_place(self, place: str) -> None:
        shelf, key = shelf_of(place)
        if not self._knows(shelf, key):
            raise UnknownPlace(place)
        if shelf == "figures" and self.form.cells[key].computed:
            raise LockedCell(self.form.name_of(key))

    def _knows(self, shelf: str, key: str) -> bool:
        if shelf == "prose":
            return key in PROSE
        if shelf == "cover":
            return any(field.id == key for field in self.form.fields)
        if shelf == "answers":
            return explanations.may_stand(self.form, key)
        return key in self.form.cells


def same(one: Value | None, other: Value | None) -> bool:
    """Whether two values are the same to the last digit; 52.1 and 52.10 are not, nor are 未填 and 0."""
    return one == other and str(one) == str(other)
