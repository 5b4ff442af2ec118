"""One draft on the desk: the draft, its undo stack and the single door through which every page enters edits."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from model.drafts.draft import Applied, Draft
from model.report.edits import Edit
from model.report.report import Value

LOOK_ONLY = "现在只能查看，不能改；原因写在窗口上方。"


class Desk(QObject):
    """What the pages of the editor share. changed is emitted after every edit, with an Applied.

    locked: the draft can only be looked at; refused carries a sentence when something is entered all the same.
    """

    changed = Signal(object)
    refused = Signal(str)

    def __init__(self, draft: Draft, parent: QObject | None = None, locked: bool = False) -> None:
        super().__init__(parent)
        self.draft = draft
        self.locked = locked
        self.undo = QUndoStack(self)
        draft.listen(self._tell)

    def enter(self, values: Mapping[str, Value | None], label: str) -> bool:
        """Make these values stand in their places, as one undoable edit; False where all stood there already.

        Raises LockedCell for a total, UnknownPlace.
        """
        if self.locked:
            self.refused.emit(LOOK_ONLY)
            return False
        edit = self.draft.propose(values, label)
        if edit is not None:
            self.undo.push(Enter(self.draft, edit))
        return edit is not None

    def _tell(self, applied: Applied) -> None:
        self.changed.emit(applied)


class Enter(QUndoCommand):
    """Enters an edit into a draft when pushed or redone, and its reverse when undone."""

    def __init__(self, draft: Draft, edit: Edit) -> None:
        super().__init__(edit.label)
        self._draft = draft
        self._edit = edit

    def redo(self) -> None:
        """Make the edit."""
        self._draft.apply(self._edit)

    def undo(self) -> None:
        """Take it back."""
        self._draft.apply(self._edit.reversed())
