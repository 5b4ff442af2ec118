"""The open draft with its undo stack: every page of the editor enters its values here."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from model.drafts.draft import AppliedEdit, Draft
from model.report.edits import Edit
from model.report.report import Value

READ_ONLY_MESSAGE = "现在只能查看，不能改；原因写在窗口上方。"


class OpenDraft(QObject):
    """What the pages of the editor share. is_locked: the draft can only be looked at."""

    edit_applied = Signal(object)
    """An edit was made, undone or redone; carries an AppliedEdit."""
    edit_refused = Signal(str)
    """Values were entered although the draft is locked; carries a sentence for the clerk."""

    def __init__(self, draft: Draft, parent: QObject | None = None, locked: bool = False) -> None:
        super().__init__(parent)
        self.draft = draft
        self.is_locked = locked
        self.undo_stack = QUndoStack(self)
        draft.add_listener(self._emit_applied)

    def enter_values(self, values: Mapping[str, Value | None], label: str) -> bool:
        """Put values into their places, as one edit that can be undone; return False where they all stood there.

        values: by place; None empties it. label: what the edit is called in the undo menu and the timeline. Raises
        LockedCell for the place of a total and UnknownPlace for one that the form does not have.
        """
        if self.is_locked:
            self.edit_refused.emit(READ_ONLY_MESSAGE)
            return False
        edit = self.draft.propose_edit(values, label)
        if edit is not None:
            self.undo_stack.push(EditCommand(self.draft, edit))
        return edit is not None

    def _emit_applied(self, applied: AppliedEdit) -> None:
        self.edit_applied.emit(applied)


class EditCommand(QUndoCommand):
    """Applies an edit to a draft when it is pushed or redone, and the inverse edit when it is undone."""

    def __init__(self, draft: Draft, edit: Edit) -> None:
        super().__init__(edit.label)
        self._draft = draft
        self._edit = edit

    # Qt's own names from here on.

    def redo(self) -> None:
        """Apply the edit."""
        self._draft.apply_edit(self._edit)

    def undo(self) -> None:
        """Apply the inverse edit."""
        self._draft.apply_edit(self._edit.make_inverse())
