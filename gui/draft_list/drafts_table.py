"""The table of drafts, and what can be done with those selected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QToolButton, QWidget

from gui.draft_list.drafts_model import CHANGED, EDITION, HEADINGS, UNIT, YEAR, DraftsList
from gui.style import theme
from gui.widgets.buttons import action_button
from gui.widgets.column_widths import ColumnEdges
from gui.widgets.rows_table import RowsTable

if TYPE_CHECKING:
    from model.storage.summaries import Card

_WIDEST = {YEAR: "2025 年", EDITION: "2021 格式", CHANGED: "2025年12月31日"}

_ROOM_FOR_ALL = 2 * theme.SIDE_WIDTH + 12 * theme.SPACE


class DraftsTable(RowsTable):
    """opened, succeeded: the id of the one selected; copied: its Card. compared, exported, struck: all selected()."""

    opened = Signal(int)
    copied = Signal(object)
    succeeded = Signal(int)
    compared = Signal()
    exported = Signal()
    struck = Signal()

    def __init__(self, clock: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drafts = DraftsList(clock, self)
        self.setModel(self.drafts)
        self.setObjectName("drafts")
        self.setAccessibleName("年报列表")
        self._dress()
        self._kept: frozenset[int] = frozenset()
        self._left = 0
        self._exporting = self._locked = False
        entering, deleting = [QKeySequence("Return"), QKeySequence("Enter")], [QKeySequence("Delete")]
        self._for_one = (
            self._action("打开", "folder-open", self._one(self.opened), "打开（回车）", entering),
            self._action("复制一份", "copy", self._copy, "内容相同的另一份，单位和年度也相同"),
            self._action("从上年生成", "copy-plus", self._one(self.succeeded), "以选中的年报为上年，生成下一年的年报"),
        )
        self.comparing = self._action(
            "比较这两份", "columns-2", self.compared.emit, "选中两份年报，看哪些格、哪些段落不同"
        )
        self._export = self._action("导出选中…", "download", self.exported.emit, "选中的年报一次导出到一个文件夹")
        self._delete = self._action("删除", "trash-2", self.struck.emit, "删除（删除键），之后可以撤销", deleting)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.doubleClicked.connect(self._for_one[0].trigger)
        self.drafts.modelAboutToBeReset.connect(self._keep)
        self.drafts.modelReset.connect(self._restore)
        self.selectionModel().selectionChanged.connect(self._enable)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show these; the selected drafts stay selected, else the one that has moved up to where the first stood."""
        self._left = max(self.currentIndex().row(), 0)
        self.drafts.show_cards(cards)
        self._left = 0

    def show_newest(self, id: int) -> None:
        """Order by the last change and select this draft."""
        self.sortByColumn(CHANGED, Qt.SortOrder.DescendingOrder)
        self.select([id])

    def select(self, ids: Iterable[int]) -> None:
        """Select these drafts, as far as they are shown."""
        self._kept = frozenset(ids)
        self._restore()

    def show_exporting(self, running: bool) -> None:
        """While drafts are being exported no others can be."""
        self._exporting = running
        self._enable()

    def lock(self, locked: bool) -> None:
        """Whether the drafts can only be looked at."""
        self._locked = locked
        self._enable()

    def selected(self) -> list[Card]:
        """The selected drafts, from above."""
        rows = {row for block in self._selected_blocks() for row in range(block.top(), block.bottom() + 1)}
        return [self.drafts.card(row) for row in sorted(rows)]

    def buttons(self) -> list[QToolButton]:
        """A button for each thing that can be done with the selected drafts."""
        buttons = []
        for action in (*self._for_one, self.comparing, self._export, self._delete):
            button = action_button(action)
            button.setIconSize(theme.BESIDE_WORDS)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setAccessibleName(action.text())
            buttons.append(button)
        return buttons

    def _dress(self) -> None:
        self.dress_rows()
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # names that begin alike end differently
        self.sortByColumn(CHANGED, Qt.SortOrder.DescendingOrder)
        columns = self.horizontalHeader()
        advance = self.fontMetrics().horizontalAdvance
        widths = {column: advance(words) + 4 * theme.SPACE for column, words in _WIDEST.items()}
        self.edges = ColumnEdges(columns, widths)

    def _action(
        self, words: str, icon: str, do: Callable[[], object], tip: str, keys: Sequence[QKeySequence] = ()
    ) -> QAction:
        action = QAction(theme.icon(icon), words, self)
        action.setShortcuts(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setToolTip(tip)
        action.setIconText(words)  # Qt's own leaves … out
        action.triggered.connect(lambda: do())
        action.setEnabled(False)
        self.addAction(action)
        return action

    def _one(self, signal: SignalInstance) -> Callable[[], None]:
        return lambda: signal.emit(self.selected()[0].id)

    def _copy(self) -> None:
        self.copied.emit(self.selected()[0])

    def _enable(self) -> None:
        count = sum(block.height() for block in self._selected_blocks())
        for action in self._for_one:
            action.setEnabled(count == 1 and (action is self._for_one[0] or not self._locked))
        self.comparing.setEnabled(count == 2)
        self._export.setEnabled(count > 0 and not self._exporting)
        self._delete.setEnabled(count > 0 and not self._locked)

    def _selected_blocks(self) -> list[QItemSelectionRange]:
        selection = self.selectionModel().selection()
        return [selection.at(number) for number in range(selection.count())]

    def _keep(self) -> None:
        self._kept = frozenset(card.id for card in self.selected())

    def _restore(self) -> None:
        """Qt forgets the selection when rows change; what is still shown stays selected."""
        rows = self.drafts.rows_of(self._kept) or [min(self._left, self.drafts.rowCount() - 1)]
        first = self.drafts.index(rows[0], UNIT)
        if first.isValid():
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.selectionModel().select(self._blocks(rows), QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(first)
        self._enable()

    def _blocks(self, rows: Sequence[int]) -> QItemSelection:
        """These rows, neighbours as one block: ten thousand of them are selected at once."""
        selection = QItemSelection()
        above = rows[0]
        for row, below in zip(rows, [*rows[1:], -1], strict=True):
            if below != row + 1:
                selection.select(self.drafts.index(above, UNIT), self.drafts.index(row, len(HEADINGS) - 1))
                above = below
        return selection

    # Qt's own names from here on.

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and last draft, as in a list."""
        ends = {QAbstractItemView.CursorAction.MoveHome: 0, QAbstractItemView.CursorAction.MoveEnd: -1}
        if action in ends:
            return self.drafts.index(ends[action] % max(self.drafts.rowCount(), 1), UNIT)
        return super().moveCursor(action, modifiers)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the names have the room of the edition."""
        self.setColumnHidden(EDITION, self.width() < _ROOM_FOR_ALL)
        super().resizeEvent(event)
        self.edges.fit(event.size().width())  # of the viewport, which PySide takes ten milliseconds to name at first
