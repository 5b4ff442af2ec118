"""Edits: what one action of the clerk changed in a report, and the edit that takes it back."""

from __future__ import annotations

from dataclasses import dataclass

from model.report.report import Value

UNDO_PREFIX = "撤销 "
"""Begins the label of an edit that takes another one back."""

IMPORT_PREFIX = "导入"
"""Begins the label of the first edit of a draft that was read from a file; it names the file and changes nothing."""


@dataclass(frozen=True, slots=True)
class Change:
    """One place of a report, and its values before and after; None is 未填."""

    place: str
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class Edit:
    """All changes of one action: typing, a paste, an import. label: what the undo menu calls it."""

    label: str
    changes: tuple[Change, ...]

    def make_inverse(self) -> Edit:
        """The edit that takes this one back. Its label begins with UNDO_PREFIX, or loses it where this one has it."""
        changes = tuple(Change(change.place, change.after, change.before) for change in reversed(self.changes))
        if self.label.startswith(UNDO_PREFIX):
            return Edit(self.label.removeprefix(UNDO_PREFIX), changes)
        return Edit(UNDO_PREFIX + self.label, changes)

    @property
    def changed_places(self) -> tuple[str, ...]:
        """The places it changes."""
        return tuple(change.place for change in self.changes)
