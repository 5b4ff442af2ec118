"""Edits: what one gesture changed, and how to take it back."""

from __future__ import annotations

from dataclasses import dataclass

from model.report.report import Value

UNDO_PREFIX = "撤销 "
"""Begins the label of an edit that takes another one back."""


@dataclass(frozen=True, slots=True)
class Change:
    """One place and what stood there before and after; None is 未填."""

    place: str
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class Edit:
    """The changes of one gesture, typing or paste or import alike; label is what the undo menu calls it."""

    label: str
    changes: tuple[Change, ...]

    def make_inverse(self) -> Edit:
        """The edit that takes this one back; its label says so."""
        back = tuple(Change(c.place, c.after, c.before) for c in reversed(self.changes))
        undone = self.label.startswith(UNDO_PREFIX)
        return Edit(self.label.removeprefix(UNDO_PREFIX) if undone else UNDO_PREFIX + self.label, back)

    @property
    def changed_places(self) -> tuple[str, ...]:
        """Where it changes something."""
        return tuple(change.place for change in self.changes)
