"""The two pages the window shows by turns, as the window and rooms beside the pages know them.

StartPage in draft_list and Editor in editor are the pages themselves: they inherit from these classes.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.style import theme

if TYPE_CHECKING:
    from gui.draft.open_draft import OpenDraft
    from gui.widgets.notice_bar import NoticeBar


PAGE_MARGINS = (3 * theme.SPACE, 3 * theme.SPACE // 2, 3 * theme.SPACE, 3 * theme.SPACE // 2)
"""The air around a page with a heading, in pixels: left, above, right, below."""


class ListPage(QWidget):
    """The list of drafts. notice_bar shows messages and questions above the list."""

    title_changed = Signal()
    """Another page stands in the list's place, or the list again."""

    notice_bar: NoticeBar

    @property
    def guest_title(self) -> str:
        """The name of the page in the list's place; "" while the list is shown."""
        raise NotImplementedError

    def add_bar(self, bar: QWidget) -> None:
        """Add a bar of another room above the list."""
        raise NotImplementedError

    def show_page(self, page: QWidget) -> None:
        """Show a page of another room in the list's place until it is left."""
        raise NotImplementedError

    def leave_page(self) -> None:
        """Show the list again."""
        raise NotImplementedError

    def select_drafts(self, ids: Collection[int]) -> None:
        """Select the drafts of these ids, as far as they are shown."""
        raise NotImplementedError

    def show_all_drafts(self) -> None:
        """Show every draft, whatever the list was narrowed to."""
        raise NotImplementedError

    def focus_table(self) -> None:
        """Give the table of drafts the keyboard focus."""
        raise NotImplementedError


class DraftPage(QWidget):
    """The editor of one draft."""

    selection_changed = Signal()
    """Other cells are selected, or another section is in front."""
    status_message = Signal(str)
    """A sentence for the status bar."""

    open_draft: OpenDraft

    @property
    def current_section(self) -> str:
        """The id of the form's section in front."""
        raise NotImplementedError

    @property
    def selection_summary(self) -> str:
        """How many cells are selected, their sum and average; "" where that says nothing."""
        raise NotImplementedError

    def focus_current_page(self) -> None:
        """Give the section in front the keyboard focus, ready to type."""
        raise NotImplementedError
