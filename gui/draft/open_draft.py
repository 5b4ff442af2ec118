"""One draft on the desk: the draft, its undo stack and the single door through which every page enters edits."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from model.drafts.draft import AppliedEdit, Draft
from model.report.edits import Edit
from model.report.report import Value

READ_ONLY_MESSAGE = "现在只能查看，不能改；原因写在窗口上方。"


class OpenDraft(QObject):
    """What the pages of the editor share. changed is emitted after every edit, with an Applied.

    locked: the draft can only be looked at; refused carries a sentence when something is entered all the same.
    """

    edit_applied = Signal(object)
    edit_refused = Signal(str)

    def __init__(self, draft: Draft, parent: QObject | None = None, locked: bool = False) -> None:
        super().__init__(parent)
        self.draft = draft
        self.is_locked = locked
        self.undo_stack = QUndoStack(self)
        draft.add_listener(self._emit_applied)

    def enter_values(self, values: Mapping[str, Value | None], label: str) -> bool:
        """Make these values stand in their places, as one undoable edit; False where all stood there already.

        Raises LockedCell for a total, UnknownPlace.
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
    """Enters an edit into a draft when pushed or redone, and its reverse when undone."""

    def __init__(self, draft: Draft, edit: Edit) -> None:
        super().__init__(edit.label)
        self._draft = draft
        self._edit = edit

    def redo(self) -> None:
        """Make the edit."""
        self._draft.apply_edit(self._edit)

    def undo(self) -> None:
        """Take it back."""
        self._draft.apply_edit(self._edit.make_inverse())
