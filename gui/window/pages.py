"""The two pages the window turns between, as the window and the rooms beside the pages know them.

The pages themselves, the list of drafts and the editor, are classes of these kinds in rooms above.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from gui.draft.open_draft import OpenDraft
    from gui.widgets.notice_bar import NoticeBar


class ListPage(QWidget):
    """The list of drafts. bar: tells and asks above the list."""

    notice_bar: NoticeBar

    def add_bar(self, bar: QWidget) -> None:
        """Give a bar of another room its place above the list."""
        raise NotImplementedError

    def show_page(self, page: QWidget) -> None:
        """Show a page of another room in the list's place until it is left."""
        raise NotImplementedError

    def leave_page(self) -> None:
        """Show the list again."""
        raise NotImplementedError

    def select(self, ids: Collection[int]) -> None:
        """Select the drafts of these ids, as far as they are shown."""
        raise NotImplementedError

    def show_all(self) -> None:
        """Show every draft, whatever the list was narrowed to."""
        raise NotImplementedError

    def focus_table(self) -> None:
        """Put the keyboard into the table of drafts."""
        raise NotImplementedError


class DraftPage(QWidget):
    """The editor of one draft, desk.

    picked: another selection. told: a sentence for the status bar.
    """

    selection_changed = Signal()
    status_message = Signal(str)

    open_draft: OpenDraft

    @property
    def current_section(self) -> str:
        """The id of the form's section in front."""
        raise NotImplementedError

    @property
    def selection_words(self) -> str:
        """How many cells are selected, their sum and average; "" where that says nothing."""
        raise NotImplementedError

    def focus_current_page(self) -> None:
        """Put the keyboard into the section in front, ready to type."""
        raise NotImplementedError
