"""The start page: the list of drafts, a button for the report that is due."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.draft.draft_words import format_title
from gui.draft_list.deadline_bar import DeadlineBar, DeadlineButton
from gui.draft_list.drafts_pane import DraftsPane
from gui.style import theme
from gui.system.file_chooser import FileDialog
from gui.system.file_dialogs import make_file_filters
from gui.widgets.buttons import push_button
from gui.widgets.notice_bar import NoticeBar
from gui.widgets.plain_text import PlainLabel
from gui.window.message_area import MessageArea
from gui.window.pages import PAGE_MARGINS, ListPage
from model.report.deadline import compute_deadline, year_due

if TYPE_CHECKING:
    from gui.draft_list.deleted_page import DeletedDraft, DeletedPage
    from gui.draft_list.empty_list_guide import EmptyListGuide
    from model.storage.summaries import DraftSummary


class StartPage(ListPage):
    """Emits what the clerk wishes; the page itself changes no draft. clock: returns the present time."""

    create_requested = Signal()
    """Begin a new report."""
    next_year_requested = Signal(int)
    """Make next year's report from a draft; carries its id."""
    copy_requested = Signal(object)
    """Duplicate a draft; carries its DraftSummary."""
    open_requested = Signal(int)
    """Open a draft; carries its id."""
    compare_requested = Signal(object)
    """Compare drafts; carries the list of two DraftSummary."""
    export_requested = Signal(object)
    """Export drafts; carries a list of DraftSummary."""
    delete_requested = Signal(object)
    """Delete drafts, which the clerk has confirmed; carries a list of DraftSummary."""
    undelete_requested = Signal(object)
    """Restore deleted drafts; carries the list of their ids."""
    deleted_list_requested = Signal()
    """show_deleted() is to be called."""
    deadline_chosen = Signal(object)
    """The deadline is another one; carries a date, or None for the one the regulation sets."""
    import_requested = Signal(object)
    """Import files and folders; carries a list of Path."""
    sample_requested = Signal()
    """Open the sample that the program brings."""

    def __init__(self, parent: QWidget | None = None, clock: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(parent)
        self._clock = clock
        self._chosen_deadline: date | None = None
        self.create_button = push_button("", self.create_requested.emit, "file-plus", primary=True)
        self.import_button = push_button("导入文件…", self.ask_for_file, "file-input")
        self.drafts_pane = DraftsPane(clock, (self.create_button, self.import_button))
        self.drafts_table = self.drafts_pane.table
        self.notice_bar = NoticeBar()
        self.deadline_button = DeadlineButton()
        self.deadline_bar = DeadlineBar()
        self.heading_label = PlainLabel()
        self.heading_label.setProperty("heading", True)
        self._page_stack = QStackedWidget()
        self._message_area = MessageArea()
        self._is_empty = True
        self._guest_page: QWidget | None = None
        self._build_layout()
        self._connect_signals()
        self._page_stack.currentChanged.connect(self._show_title)
        self._show_title()
        self.show_deadline(None)

    @cached_property
    def empty_list_guide(self) -> EmptyListGuide:
        """What is shown in place of the empty list; made when it is needed, so that the window opens sooner."""
        from gui.draft_list.empty_list_guide import EmptyListGuide

        guide = EmptyListGuide()
        guide.create_requested.connect(self.create_requested)
        guide.import_requested.connect(self.ask_for_file)
        guide.sample_requested.connect(self.sample_requested)
        guide.deleted_list_requested.connect(self.deleted_list_requested)
        self._page_stack.addWidget(guide)
        return guide

    @cached_property
    def deleted_page(self) -> DeletedPage:
        """The page of the deleted drafts; made when it is needed."""
        from gui.draft_list.deleted_page import DeletedPage

        page = DeletedPage()
        page.restore_requested.connect(self.undelete_requested)
        page.close_requested.connect(self.leave_page)
        self._page_stack.addWidget(page)
        return page

    def show_drafts(self, drafts: Sequence[DraftSummary]) -> None:
        """Show all drafts there are; those selected stay selected."""
        was_empty, self._is_empty = self._is_empty, not drafts
        self.show_deadline(self._chosen_deadline)
        self.drafts_pane.show_drafts(drafts)
        self._show_current_page()
        if self._is_empty != was_empty and self.isVisible():
            self._focus_useful_part()

    def _show_current_page(self) -> None:
        """Show the page of another room, where there is one, else the list or, while it is empty, the guide."""
        list_or_guide = self.empty_list_guide if self._is_empty else self.drafts_pane
        self._page_stack.setCurrentWidget(self._guest_page or list_or_guide)

    @property
    def guest_title(self) -> str:
        """The name of the page in the list's place, which is its window title; "" while the list is shown."""
        page = self._page_stack.currentWidget()
        return page.windowTitle() if page is not None else ""

    def _show_title(self) -> None:
        """Head the page by its own name; the deadline stands above the list alone."""
        self.heading_label.setText(self.guest_title or "年报列表")
        self.deadline_button.setHidden(bool(self.guest_title))
        self.title_changed.emit()

    def show_deadline(self, chosen: date | None) -> None:
        """Show how many days are left until the chosen day; None stands for the one the regulation sets."""
        self._chosen_deadline = chosen
        today = self._clock().date()
        self.create_button.setText(f"新建 {year_due(today)} 年…")
        self.deadline_button.show_deadline(compute_deadline(today, chosen))

    def set_locked(self, locked: bool) -> None:
        """Disable what changes drafts while they can only be looked at."""
        for part in (self.create_button, self.import_button, self.empty_list_guide):
            part.setDisabled(locked)
        self.drafts_table.set_locked(locked)

    def show_page(self, page: QWidget) -> None:
        """Show a page of another room in the list's place until leave_page()."""
        self._guest_page = page
        self._page_stack.addWidget(page)
        self._page_stack.setCurrentWidget(page)
        self._show_title()

    def leave_page(self) -> None:
        """Show the list again."""
        self._guest_page = None
        self._show_current_page()
        self._focus_useful_part()

    def show_deleted(self, deleted: Sequence[DeletedDraft], days: int) -> None:
        """Show deleted drafts in the list's place; days is how long they are kept."""
        self._guest_page = None
        self._page_stack.setCurrentWidget(self.deleted_page)
        self.deleted_page.show_deleted(deleted, self._clock(), days)

    def announce_deletion(self, drafts: Sequence[DraftSummary]) -> None:
        """Say that drafts were deleted, and offer to undo it."""
        ids = [draft.id for draft in drafts]
        self._show_notice(f"已删除{_name_drafts(drafts)}。", {"撤销": lambda: self.undelete_requested.emit(ids)})

    def announce_undeletion(self, ids: Sequence[int]) -> None:
        """Select the drafts that were restored, and say so; the filter is cleared where it would hide one."""
        if len(self.drafts_table.drafts_model.find_rows(ids)) < len(ids):
            self.drafts_pane.clear_filter()
        self.drafts_table.select_drafts(ids)
        self.drafts_table.setFocus()
        self._show_notice(f"已恢复 {len(ids)} 份年报，都在列表里选中了。", {})

    def announce_copy(self, original: DraftSummary, copy_id: int) -> None:
        """Select the copy of a draft on top of the list, and offer to open it."""
        self.drafts_table.show_newest(copy_id)
        self.drafts_table.setFocus()
        words = f"已复制“{format_title(original)}”，副本在列表最上面；单位和年度与原来的一样，请打开后核对。"
        self._show_notice(words, {"打开副本": lambda: self.open_requested.emit(copy_id)})

    def ask_deletion(self) -> None:
        """Ask above the list whether the selected drafts shall be deleted; Enter means no."""
        drafts = self.drafts_table.selected_drafts()
        if drafts:
            self.notice_bar.show_message(
                f"要删除{_name_drafts(drafts)}吗？删除后可以撤销。",
                {"删除": lambda: self.delete_requested.emit(drafts), "不删": self.drafts_table.setFocus},
                focus="不删",
            )

    def select_drafts(self, ids: Collection[int]) -> None:
        """Select the drafts of these ids, as far as they are shown."""
        self.drafts_table.select_drafts(ids)

    def show_all_drafts(self) -> None:
        """Show every draft, whatever the filter is set to."""
        self.drafts_pane.clear_filter()

    def focus_table(self) -> None:
        """Give the table of drafts the keyboard focus."""
        self.drafts_table.setFocus()

    def add_bar(self, bar: QWidget) -> None:
        """Add a bar of another room above the list."""
        self._message_area.add_bar(bar)

    def ask_for_file(self) -> None:
        """Ask for files in the system's dialog, and request their import."""
        names, _ = FileDialog.getOpenFileNames(self, "导入文件", "", make_file_filters())
        if names:
            self.import_requested.emit([Path(name) for name in names])

    def _build_layout(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE)
        head.addWidget(self.heading_label, 1)
        head.addWidget(self.deadline_button)
        self._page_stack.addWidget(self.drafts_pane)  # not the guide: the drafts are not known yet
        self._message_area.add_bar(self.deadline_bar)
        self._message_area.add_bar(self.notice_bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*PAGE_MARGINS)
        layout.setSpacing(theme.SPACE)
        layout.addLayout(head)
        layout.addWidget(self._message_area)
        layout.addWidget(self._page_stack, 1)

    def _connect_signals(self) -> None:
        self.drafts_pane.deleted_list_requested.connect(self.deleted_list_requested)
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
        self.deadline_button.clicked.connect(self._ask_deadline)
        self.deadline_bar.deadline_chosen.connect(self.show_deadline)
        self.deadline_bar.deadline_chosen.connect(self.deadline_chosen)
        self.deadline_bar.closed.connect(self.deadline_button.setFocus)

    def _ask_deadline(self) -> None:
        self.deadline_bar.ask_deadline(compute_deadline(self._clock().date(), self._chosen_deadline))

    def _focus_useful_part(self) -> None:
        """Give the focus to the page of another room, else to the list, else, while it is empty, to 新建."""
        useful_part: QWidget = self._guest_page or self.drafts_table
        if self._page_stack.currentWidget() is not self.drafts_pane and self._guest_page is None and self._is_empty:
            useful_part = self.empty_list_guide.create_button
        useful_part.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_notice(self, words: str, answers: dict[str, Callable[[], object]]) -> None:
        self.notice_bar.show_message(words, {**answers, "知道了": self._focus_useful_part})

    # Qt's own names from here on.

    def showEvent(self, event: QShowEvent) -> None:
        """Count the days left anew and give the focus to the useful part, whenever the page comes in front."""
        super().showEvent(event)
        if not event.spontaneous():
            self.show_deadline(self._chosen_deadline)
            self._focus_useful_part()


def _name_drafts(drafts: Sequence[DraftSummary]) -> str:
    """Return the title of a single draft, or how many there are."""
    return f"“{format_title(drafts[0])}”" if len(drafts) == 1 else f"选中的 {len(drafts)} 份年报"
