"""The start page: the drafts as a list, one large button for the year that is due, a file dropped anywhere."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.draft.draft_words import format_title
from gui.draft_list.deadline_bar import DeadlineBar, DeadlineButton
from gui.draft_list.drafts_pane import DraftsPane
from gui.style import theme
from gui.system.file_dialogs import make_file_filters
from gui.widgets.buttons import push_button
from gui.widgets.notice_bar import NoticeBar
from gui.window.message_area import MessageArea
from gui.window.pages import ListPage
from model.report.deadline import compute_deadline, year_due

if TYPE_CHECKING:
    from gui.draft_list.deleted_page import DeletedDraft, DeletedPage
    from gui.draft_list.empty_list_guide import EmptyListGuide
    from model.storage.summaries import DraftSummary


class StartPage(ListPage):
    """What the clerk wishes is emitted; the page itself changes no draft.

    The numbers are ids of drafts. copy_wanted: a Card; compare_wanted, export_wanted, delete_wanted: Cards;
    undelete_wanted: ids.
    deleted_wanted: show_deleted() is to be called. deadline_chosen: a date, or None for the law's. import_wanted:
    Paths of files and folders. sample_wanted: the shipped sample is to be opened.
    """

    create_requested = Signal()
    next_year_requested = Signal(int)
    copy_requested = Signal(object)
    open_requested = Signal(int)
    compare_requested = Signal(object)
    export_requested = Signal(object)
    delete_requested = Signal(object)
    undelete_requested = Signal(object)
    deleted_list_requested = Signal()
    deadline_chosen = Signal(object)
    import_requested = Signal(object)
    sample_requested = Signal()

    def __init__(self, parent: QWidget | None = None, clock: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(parent)
        self._clock = clock
        self._chosen_deadline: date | None = None
        self.deleted_button = push_button("最近删除…", self.deleted_list_requested.emit, "archive-restore")
        self.drafts_pane = DraftsPane(clock, self.deleted_button)
        self.drafts_table = self.drafts_pane.table
        self.notice_bar = NoticeBar()
        self.create_button = push_button("", self.create_requested.emit, "file-plus", primary=True)
        self.import_button = push_button("导入文件…", self.ask_for_file, "file-input")
        self.deadline_button = DeadlineButton()
        self.deadline_bar = DeadlineBar()
        self._page_stack = QStackedWidget()
        self._message_area = MessageArea()
        self._is_empty = True
        self._guest_page: QWidget | None = None
        self._build_layout()
        self._connect_signals()
        self.setAcceptDrops(True)
        self.show_deadline(None)

    @cached_property
    def empty_list_guide(self) -> EmptyListGuide:
        """What stands in the list's place while it is empty."""
        from gui.draft_list.empty_list_guide import (
            EmptyListGuide,  # made when needed, as the next: the window opens sooner
        )

        guide = EmptyListGuide()
        guide.create_requested.connect(self.create_requested)
        guide.import_requested.connect(self.ask_for_file)
        guide.sample_requested.connect(self.sample_requested)
        guide.deleted_list_requested.connect(self.deleted_list_requested)
        self._page_stack.addWidget(guide)
        return guide

    @cached_property
    def deleted_page(self) -> DeletedPage:
        """The page of what was deleted."""
        from gui.draft_list.deleted_page import DeletedPage

        bin = DeletedPage()
        bin.restore_requested.connect(self.undelete_requested)
        bin.close_requested.connect(self.leave_page)
        self._page_stack.addWidget(bin)
        return bin

    def show_drafts(self, cards: Sequence[DraftSummary]) -> None:
        """Show the drafts there are; those selected stay selected."""
        turned = self._is_empty == bool(cards)
        self._is_empty = not cards
        self.show_deadline(self._chosen_deadline)
        self.drafts_pane.show_drafts(cards)
        self._page_stack.setCurrentWidget(
            self._guest_page or (self.empty_list_guide if self._is_empty else self.drafts_pane)
        )
        if turned and self.isVisible():
            self._focus_useful_part()

    def show_deadline(self, chosen: date | None) -> None:
        """Count the days to this day, or, where none is chosen, to the one the law names."""
        self._chosen_deadline = chosen
        today = self._clock().date()
        self.create_button.setText(f"新建 {year_due(today)} 年…")
        self.deadline_button.show_deadline(compute_deadline(today, chosen))

    def set_locked(self, locked: bool) -> None:
        """Whether the drafts can only be looked at."""
        for part in (self.create_button, self.import_button, self.empty_list_guide):
            part.setDisabled(locked)
        self.setAcceptDrops(not locked)
        self.drafts_table.set_locked(locked)

    def show_page(self, page: QWidget) -> None:
        """Show a page of someone else's in the list's place, whatever is listed, until it is left."""
        self._guest_page = page
        self._page_stack.addWidget(page)
        self._page_stack.setCurrentWidget(page)

    def leave_page(self) -> None:
        """Show the list again."""
        self._guest_page = None
        self._page_stack.setCurrentWidget(self.empty_list_guide if self._is_empty else self.drafts_pane)
        self._focus_useful_part()

    def show_deleted(self, deleted: Sequence[DeletedDraft], days: int) -> None:
        """Show what can be brought back, in the list's place; days is how long a draft is kept."""
        self._guest_page = None
        self._page_stack.setCurrentWidget(self.deleted_page)
        self.deleted_page.show_deleted(deleted, self._clock(), days)

    def announce_deletion(self, cards: Sequence[DraftSummary]) -> None:
        """Offer to take the deletion back that has just happened."""
        ids = [card.id for card in cards]
        self._show_notice(f"已删除{_name_drafts(cards)}。", {"撤销": lambda: self.undelete_requested.emit(ids)})

    def announce_undeletion(self, ids: Sequence[int]) -> None:
        """Show the drafts that were brought back, whatever the list was narrowed to."""
        if len(self.drafts_table.drafts_model.find_rows(ids)) < len(ids):
            self.drafts_pane.clear_filter()
        self.drafts_table.select_drafts(ids)
        self.drafts_table.setFocus()
        self._show_notice(f"已恢复 {len(ids)} 份年报，都在列表里选中了。", {})

    def announce_copy(self, original: DraftSummary, copy: int) -> None:
        """Show the copy on top, and say what it is."""
        self.drafts_table.show_newest(copy)
        self.drafts_table.setFocus()
        words = f"已复制“{format_title(original)}”，副本在列表最上面；单位和年度与原来的一样，请打开后核对。"
        self._show_notice(words, {"打开副本": lambda: self.open_requested.emit(copy)})

    def ask_deletion(self) -> None:
        """Ask, in the page, whether the selected drafts shall go; Enter says no."""
        cards = self.drafts_table.selected_drafts()
        if cards:
            self.notice_bar.show_message(
                f"要删除{_name_drafts(cards)}吗？删除后可以撤销。",
                {"删除": lambda: self.delete_requested.emit(cards), "不删": self.drafts_table.setFocus},
                focus="不删",
            )

    def select_drafts(self, ids: Collection[int]) -> None:
        """Select the drafts of these ids, as far as they are shown."""
        self.drafts_table.select_drafts(ids)

    def show_all_drafts(self) -> None:
        """Show every draft, whatever the list was narrowed to."""
        self.drafts_pane.clear_filter()

    def focus_table(self) -> None:
        """Put the keyboard into the table of drafts."""
        self.drafts_table.setFocus()

    def add_bar(self, bar: QWidget) -> None:
        """Give a bar of someone else's its place above the list."""
        self._message_area.add_bar(bar)

    def ask_for_file(self) -> None:
        """Let the clerk look for files to take in."""
        names, _ = QFileDialog.getOpenFileNames(self, "导入文件", "", make_file_filters())
        if names:
            self.import_requested.emit([Path(name) for name in names])

    def request_import(self, urls: Sequence[QUrl]) -> None:
        """Wish for the import of these files and folders; what cannot be read is told by its reader."""
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if paths:
            self.import_requested.emit(paths)

    def _build_layout(self) -> None:
        heading = QLabel("年报列表")
        heading.setProperty("heading", True)
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE)
        head.addWidget(heading, 1)
        for button in (self.deadline_button, self.import_button, self.create_button):
            head.addWidget(button)
        self._page_stack.addWidget(self.drafts_pane)  # until the drafts are known, nothing says that there are none
        self._message_area.add_bar(self.deadline_bar)
        self._message_area.add_bar(self.notice_bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * theme.SPACE, theme.SPACE * 3 // 2, 3 * theme.SPACE, theme.SPACE * 3 // 2)
        layout.setSpacing(theme.SPACE)
        layout.addLayout(head)
        layout.addWidget(self._message_area)
        layout.addWidget(self._page_stack, 1)

    def _connect_signals(self) -> None:
        self.drafts_table.open_requested.connect(self.open_requested)
        self.drafts_table.copy_requested.connect(self.copy_requested)
        self.drafts_table.next_year_requested.connect(self.next_year_requested)
        self.drafts_table.delete_requested.connect(self.ask_deletion)
        self.drafts_table.compare_requested.connect(
            lambda: self.compare_requested.emit(self.drafts_table.selected_drafts())
        )
        self.drafts_table.export_requested.connect(
            lambda: self.export_requested.emit(self.drafts_table.selected_drafts())
        )
        today = self._clock
        self.deadline_button.clicked.connect(
            lambda: self.deadline_bar.ask_deadline(compute_deadline(today().date(), self._chosen_deadline))
        )
        self.deadline_bar.deadline_chosen.connect(self.show_deadline)
        self.deadline_bar.deadline_chosen.connect(self.deadline_chosen)
        self.deadline_bar.closed.connect(self.deadline_button.setFocus)

    def _focus_useful_part(self) -> None:
        """Put the keyboard where it is of use: in the page or the list, or on the button that makes it begin."""
        best = self._guest_page or (self.create_button if self._is_empty else self.drafts_table)
        best.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_notice(self, words: str, answers: dict[str, Callable[[], object]]) -> None:
        self.notice_bar.show_message(words, {**answers, "知道了": self._focus_useful_part})

    # Qt's own names from here on.

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where the keyboard is of use: in the list, or on the button that makes it begin."""
        super().showEvent(event)
        if not event.spontaneous():
            self.show_deadline(self._chosen_deadline)
            self._focus_useful_part()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped anywhere."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files and folders in."""
        event.acceptProposedAction()
        self.request_import(event.mimeData().urls())


def _name_drafts(cards: Sequence[DraftSummary]) -> str:
    return f"“{format_title(cards[0])}”" if len(cards) == 1 else f"选中的 {len(cards)} 份年报"
