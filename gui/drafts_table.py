"""The table of drafts, and what can be done with the one selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolButton, QWidget

from gui import look
from gui.drafts_list import CHANGED, EDITION, STATE, UNIT, YEAR, DraftsList

if TYPE_CHECKING:
    from model.store import Card

_WIDEST = {YEAR: "2025 年", EDITION: "2021 格式", CHANGED: "2025年12月31日"}


class DraftsTable(QTableView):
    """opened, succeeded: with the draft's id. struck: Delete was pressed, or its button."""

    opened = Signal(int)
    succeeded = Signal(int)
    struck = Signal()

    def __init__(self, clock: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drafts = DraftsList(clock, self)
        self.setModel(self.drafts)
        self.setObjectName("drafts")
        self.setAccessibleName("年报列表")
        self._dress()
        standard = QKeySequence
        self._actions = (
            self._action("打开", "folder-open", [standard("Return"), standard("Enter")], self._open, "回车"),
            self._action("从上年生成", "copy-plus", [], self._succeed, "以选中的年报为上年，生成下一年的年报"),
            self._action("删除", "trash-2", [standard("Delete")], self.struck.emit, "删除键"),
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(self._enable)
        self.drafts.modelReset.connect(self._enable)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show these; the selected draft stays selected, else the first is."""
        before = self.current()
        self.drafts.show_cards(cards)
        row = self.drafts.row_of(before.id) if before else -1
        self.selectRow(max(row, 0))

    def select_first(self) -> None:
        """Select the first draft shown."""
        self.selectRow(0)

    def current(self) -> Card | None:
        """The selected draft."""
        index = self.currentIndex()
        return self.drafts.card(index.row()) if index.isValid() else None

    def buttons(self) -> list[QToolButton]:
        """A button for each thing that can be done with the selected draft."""
        return [self._button(action) for action in self._actions]

    def _dress(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.sortByColumn(CHANGED, Qt.SortOrder.DescendingOrder)
        self.setIconSize(QSize(16, 16))
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(look.ROW_HEIGHT + look.SPACE)
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        for column in (UNIT, STATE):
            columns.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, words in _WIDEST.items():
            self.setColumnWidth(column, self.fontMetrics().horizontalAdvance(words) + 4 * look.SPACE)

    def _action(self, words: str, icon: str, keys: list[QKeySequence], do: Callable[[], object], tip: str) -> QAction:
        action = QAction(look.icon(icon), words, self)
        action.setShortcuts(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setToolTip(tip if not keys else f"{words}（{tip}）")
        action.triggered.connect(lambda: do())
        action.setEnabled(False)
        self.addAction(action)
        return action

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(look.ICON, look.ICON))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(action.text())
        return button

    def _open(self) -> None:
        card = self.current()
        if card is not None:
            self.opened.emit(card.id)

    def _succeed(self) -> None:
        card = self.current()
        if card is not None:
            self.succeeded.emit(card.id)

    def _enable(self, _current: QModelIndex | None = None, _before: QModelIndex | None = None) -> None:
        for action in self._actions:
            action.setEnabled(self.current() is not None)
