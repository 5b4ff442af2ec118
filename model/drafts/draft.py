"""The one object of the model that changes: a draft holds the current report, applies edits and notifies listeners."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from model.checks import explanations
from model.checks.check_memory import CheckMemory
from model.checks.findings import Finding
from model.checks.rules import compute_totals
from model.errors import LockedCell, UnknownPlace
from model.form.figures import number_of
from model.form.form import Form
from model.linked_figures.shown_figures import show_linked_figures
from model.local_rules.local_rule import LocalRule
from model.report.edits import Change, Edit
from model.report.report import PROSE_PLACES, SENDING_PARTS, Report, Value, is_same_value, kind_of_place
from model.report.sendings import is_sending_key
from model.words.all_findings import gather_findings
from model.words.local_findings import make_local_checks


@dataclass(frozen=True, slots=True)
class AppliedEdit:
    """What listeners get: the edit, and every place that reads otherwise now: totals, and prose with linked figures."""

    edit: Edit
    changed_places: frozenset[str]


Listener = Callable[[AppliedEdit], None]


class Draft:
    """A report being written: its totals are computed and its findings known after every edit.

    last: last year's report, or None. findings: what gather_findings() found in this very report beside last year's,
    where somebody has checked it already. local_rules: those of a city or a unit, tested at every edit too.
    """

    def __init__(
        self,
        form: Form,
        report: Report,
        last: Report | None = None,
        findings: tuple[Finding, ...] | None = None,
        local_rules: Sequence[LocalRule] = (),
    ) -> None:
        self.form = form
        self.last_year = last
        self.local_rules, self._local_checks = tuple(local_rules), make_local_checks(local_rules)
        self.report = compute_totals(form, report)
        self._memory = CheckMemory()
        self.findings = self._gather_findings() if findings is None else findings
        self._listeners: list[Listener] = []

    def add_listener(self, listener: Listener) -> None:
        """Have this called after every edit; listeners are called in the order in which they were added."""
        self._listeners.append(listener)

    def set_last_year(self, last: Report | None) -> None:
        """Set the report of the year before and check anew; listeners get an edit without changes."""
        self.last_year = last
        self.findings = self._gather_findings()
        self._notify_listeners(AppliedEdit(Edit("对照上年报告", ()), frozenset()))

    def set_local_rules(self, rules: Sequence[LocalRule]) -> None:
        """Check anew by these rules of a city or a unit where they differ; listeners get an edit without changes."""
        if tuple(rules) == self.local_rules:
            return
        self.local_rules, self._local_checks = tuple(rules), make_local_checks(rules)
        self.findings = self._gather_findings()
        self._notify_listeners(AppliedEdit(Edit("本单位规则", ()), frozenset()))

    def _gather_findings(self) -> tuple[Finding, ...]:
        return gather_findings(
            self.form,
            self.report,
            self.last_year,
            is_draft=True,
            memory=self._memory,
            local_checks=self._local_checks,
        )

    def propose_edit(self, values: Mapping[str, Value | None], label: str) -> Edit | None:
        """The edit that would give these places these values; None where they have them. It is not applied.

        A place that could not be read from a file counts as read once it has a value; so the edit takes away what the
        report says of that, and the stated totals that then agree with their parts. label: what the undo menu is to
        call it. Raises UnknownPlace, or LockedCell for a total.
        """
        changes = []
        for place, after in {**values, **self._settle_unread(values)}.items():
            self._check_place(place)
            before, after = self.report.value_at(place), None if after == "" else after
            if not is_same_value(before, after):
                changes.append(Change(place, before, after))
        return Edit(label, tuple(changes)) if changes else None

    def _settle_unread(self, values: Mapping[str, Value | None]) -> dict[str, None]:
        """The places of unread.PLACE and claim.CELL that lose their values when these values are entered.

        None of them is among the values already: an edit that restores an earlier moment says itself what was unread.
        """
        report = self.report
        entered = [
            place
            for place, after in values.items()
            if place in report.unread and after not in (None, "", report.value_at(place))
        ]
        if not entered:
            return {}
        marks = [f"unread.{place}" for place in entered]
        before, after = report.figures, compute_totals(self.form, report.with_values(values)).figures
        for cell, stated in report.stated_totals.items():
            if cell not in before and cell in after and number_of(after[cell]) == number_of(stated):
                marks.append(f"claim.{cell}")
        return dict.fromkeys(mark for mark in marks if mark not in values)

    def apply_edit(self, edit: Edit) -> None:
        """Apply the edit: a new report with its totals computed and checked; then notify the listeners."""
        before = self.report
        entered = before.with_values({change.place: change.after for change in edit.changes})
        has_same_totals = entered.figures is before.figures and entered.unread is before.unread
        settle = show_linked_figures if has_same_totals else compute_totals
        self.report = settle(self.form, entered)
        self.findings = self._gather_findings()
        old, new = before.figures, self.report.figures
        totals = (rule.total_cell for rule in self.form.total_rules)
        moved = {cell for cell in totals if old.get(cell) != new.get(cell)}
        moved |= {place for place in self.report.links if before.prose.get(place) != self.report.prose[place]}
        self._notify_listeners(AppliedEdit(edit, frozenset(moved.union(edit.changed_places))))

    def _notify_listeners(self, applied: AppliedEdit) -> None:
        for listener in self._listeners:
            listener(applied)

    def _check_place(self, place: str) -> None:
        kind, key = kind_of_place(place)
        if not self._has_place(kind, key):
            raise UnknownPlace(place)
        if kind == "figures" and self.form.cells[key].is_computed:
            raise LockedCell(self.form.name_of(key))

    def _has_place(self, kind: str, key: str) -> bool:
        if kind == "prose":
            return key in PROSE_PLACES
        if kind == "cover":
            return any(field.id == key for field in self.form.fields)
        if kind == "answers":
            return explanations.is_answer_key(self.form, key)
        if kind in SENDING_PARTS:
            return is_sending_key(self.form, kind, key)
        if kind == "unread":
            unread_kind, unread_key = kind_of_place(key)
            return unread_kind in ("figures", "prose", "cover") and self._has_place(unread_kind, unread_key)
        return key in self.form.cells
