"""An edit as Qt's undo stack sees it."""

from __future__ import annotations

from PySide6.QtGui import QUndoCommand

from model.drafts.draft import Draft
from model.report.edits import Edit


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
