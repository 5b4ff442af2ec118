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

from gui.draft.draft_words import title
from gui.draft_list.deadline_bar import DeadlineBar, DeadlineButton
from gui.draft_list.drafts_pane import DraftsPane
from gui.style import theme
from gui.system.file_dialogs import file_filters
from gui.widgets.buttons import push_button
from gui.widgets.notice_bar import NoticeBar
from gui.window.message_area import BarStack
from gui.window.pages import ListPage
from model.report.deadline import deadline, year_due

if TYPE_CHECKING:
    from gui.draft_list.deleted_page import Deleted, DeletedPage
    from gui.draft_list.empty_list_guide import StartGuide
    from model.storage.summaries import Card


class StartPage(ListPage):
    """What the clerk wishes is emitted; the page itself changes no draft.

    The numbers are ids of drafts. copy_wanted: a Card; compare_wanted, export_wanted, delete_wanted: Cards;
    undelete_wanted: ids.
    deleted_wanted: show_deleted() is to be called. deadline_chosen: a date, or None for the law's. import_wanted:
    Paths of files and folders. sample_wanted: the shipped sample is to be opened.
    """

    create_wanted = Signal()
    succeed_wanted = Signal(int)
    copy_wanted = Signal(object)
    open_wanted = Signal(int)
    compare_wanted = Signal(object)
    export_wanted = Signal(object)
    delete_wanted = Signal(object)
    undelete_wanted = Signal(object)
    deleted_wanted = Signal()
    deadline_chosen = Signal(object)
    import_wanted = Signal(object)
    sample_wanted = Signal()

    def __init__(self, parent: QWidget | None = None, clock: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(parent)
        self._clock = clock
        self._chosen: date | None = None
        self.bin_button = push_button("最近删除…", self.deleted_wanted.emit, "archive-restore")
        self.pane = DraftsPane(clock, self.bin_button)
        self.table = self.pane.table
        self.bar = NoticeBar()
        self.create_button = push_button("", self.create_wanted.emit, "file-plus", primary=True)
        self.import_button = push_button("导入文件…", self.ask_for_file, "file-input")
        self.deadline_button = DeadlineButton()
        self.deadline_bar = DeadlineBar()
        self._layers = QStackedWidget()
        self._bars = BarStack()
        self._empty = True
        self._guest: QWidget | None = None
        self._build()
        self._connect()
        self.setAcceptDrops(True)
        self.show_deadline(None)

    @cached_property
    def guide(self) -> StartGuide:
        """What stands in the list's place while it is empty."""
        from gui.draft_list.empty_list_guide import StartGuide  # made when needed, as the next: the window opens sooner

        guide = StartGuide()
        guide.create_wanted.connect(self.create_wanted)
        guide.import_wanted.connect(self.ask_for_file)
        guide.sample_wanted.connect(self.sample_wanted)
        guide.deleted_wanted.connect(self.deleted_wanted)
        self._layers.addWidget(guide)
        return guide

    @cached_property
    def bin(self) -> DeletedPage:
        """The page of what was deleted."""
        from gui.draft_list.deleted_page import DeletedPage

        bin = DeletedPage()
        bin.restored.connect(self.undelete_wanted)
        bin.closed.connect(self.leave_page)
        self._layers.addWidget(bin)
        return bin

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show the drafts there are; those selected stay selected."""
        turned = self._empty == bool(cards)
        self._empty = not cards
        self.show_deadline(self._chosen)
        self.pane.show_cards(cards)
        self._layers.setCurrentWidget(self._guest or (self.guide if self._empty else self.pane))
        if turned and self.isVisible():
            self._begin()

    def show_deadline(self, chosen: date | None) -> None:
        """Count the days to this day, or, where none is chosen, to the one the law names."""
        self._chosen = chosen
        today = self._clock().date()
        self.create_button.setText(f"新建 {year_due(today)} 年…")
        self.deadline_button.show_deadline(deadline(today, chosen))

    def lock(self, locked: bool) -> None:
        """Whether the drafts can only be looked at."""
        for part in (self.create_button, self.import_button, self.guide):
            part.setDisabled(locked)
        self.setAcceptDrops(not locked)
        self.table.lock(locked)

    def show_page(self, page: QWidget) -> None:
        """Show a page of someone else's in the list's place, whatever is listed, until it is left."""
        self._guest = page
        self._layers.addWidget(page)
        self._layers.setCurrentWidget(page)

    def leave_page(self) -> None:
        """Show the list again."""
        self._guest = None
        self._layers.setCurrentWidget(self.guide if self._empty else self.pane)
        self._begin()

    def show_deleted(self, deleted: Sequence[Deleted], days: int) -> None:
        """Show what can be brought back, in the list's place; days is how long a draft is kept."""
        self._guest = None
        self._layers.setCurrentWidget(self.bin)
        self.bin.show_deleted(deleted, self._clock(), days)

    def tell_deletion(self, cards: Sequence[Card]) -> None:
        """Offer to take the deletion back that has just happened."""
        ids = [card.id for card in cards]
        self._tell(f"已删除{_named(cards)}。", {"撤销": lambda: self.undelete_wanted.emit(ids)})

    def tell_return(self, ids: Sequence[int]) -> None:
        """Show the drafts that were brought back, whatever the list was narrowed to."""
        if len(self.table.drafts.rows_of(ids)) < len(ids):
            self.pane.clear()
        self.table.select(ids)
        self.table.setFocus()
        self._tell(f"已恢复 {len(ids)} 份年报，都在列表里选中了。", {})

    def tell_copy(self, original: Card, copy: int) -> None:
        """Show the copy on top, and say what it is."""
        self.table.show_newest(copy)
        self.table.setFocus()
        words = f"已复制“{title(original)}”，副本在列表最上面；单位和年度与原来的一样，请打开后核对。"
        self._tell(words, {"打开副本": lambda: self.open_wanted.emit(copy)})

    def ask_deletion(self) -> None:
        """Ask, in the page, whether the selected drafts shall go; Enter says no."""
        cards = self.table.selected()
        if cards:
            self.bar.say(
                f"要删除{_named(cards)}吗？删除后可以撤销。",
                {"删除": lambda: self.delete_wanted.emit(cards), "不删": self.table.setFocus},
                focus="不删",
            )

    def select(self, ids: Collection[int]) -> None:
        """Select the drafts of these ids, as far as they are shown."""
        self.table.select(ids)

    def show_all(self) -> None:
        """Show every draft, whatever the list was narrowed to."""
        self.pane.clear()

    def focus_table(self) -> None:
        """Put the keyboard into the table of drafts."""
        self.table.setFocus()

    def add_bar(self, bar: QWidget) -> None:
        """Give a bar of someone else's its place above the list."""
        self._bars.add(bar)

    def ask_for_file(self) -> None:
        """Let the clerk look for files to take in."""
        names, _ = QFileDialog.getOpenFileNames(self, "导入文件", "", file_filters())
        if names:
            self.import_wanted.emit([Path(name) for name in names])

    def take_in(self, urls: Sequence[QUrl]) -> None:
        """Wish for the import of these files and folders; what cannot be read is told by its reader."""
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if paths:
            self.import_wanted.emit(paths)

    def _build(self) -> None:
        heading = QLabel("年报列表")
        heading.setProperty("heading", True)
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE)
        head.addWidget(heading, 1)
        for button in (self.deadline_button, self.import_button, self.create_button):
            head.addWidget(button)
        self._layers.addWidget(self.pane)  # until the drafts are known, nothing says that there are none
        self._bars.add(self.deadline_bar)
        self._bars.add(self.bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * theme.SPACE, theme.SPACE * 3 // 2, 3 * theme.SPACE, theme.SPACE * 3 // 2)
        layout.setSpacing(theme.SPACE)
        layout.addLayout(head)
        layout.addWidget(self._bars)
        layout.addWidget(self._layers, 1)

    def _connect(self) -> None:
        self.table.opened.connect(self.open_wanted)
        self.table.copied.connect(self.copy_wanted)
        self.table.succeeded.connect(self.succeed_wanted)
        self.table.struck.connect(self.ask_deletion)
        self.table.compared.connect(lambda: self.compare_wanted.emit(self.table.selected()))
        self.table.exported.connect(lambda: self.export_wanted.emit(self.table.selected()))
        today = self._clock
        self.deadline_button.clicked.connect(lambda: self.deadline_bar.ask(deadline(today().date(), self._chosen)))
        self.deadline_bar.chosen.connect(self.show_deadline)
        self.deadline_bar.chosen.connect(self.deadline_chosen)
        self.deadline_bar.closed.connect(self.deadline_button.setFocus)

    def _begin(self) -> None:
        """Put the keyboard where it is of use: in the page or the list, or on the button that makes it begin."""
        best = self._guest or (self.create_button if self._empty else self.table)
        best.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, words: str, answers: dict[str, Callable[[], object]]) -> None:
        self.bar.say(words, {**answers, "知道了": self._begin})

    # Qt's own names from here on.

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where the keyboard is of use: in the list, or on the button that makes it begin."""
        super().showEvent(event)
        if not event.spontaneous():
            self.show_deadline(self._chosen)
            self._begin()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped anywhere."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files and folders in."""
        event.acceptProposedAction()
        self.take_in(event.mimeData().urls())


def _named(cards: Sequence[Card]) -> str:
    return f"“{title(cards[0])}”" if len(cards) == 1 else f"选中的 {len(cards)} 份年报"
