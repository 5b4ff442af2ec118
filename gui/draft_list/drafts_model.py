"""The drafts as rows of a table: 单位, 年度, 格式, 状态, 最近修改."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gui.draft.draft_words import named, plain, state, title, when, whence
from gui.draft_list.drafts_filter import Filter, searchable

if TYPE_CHECKING:
    from model.storage.summaries import Card

HEADINGS = ("单位", "年度", "格式", "状态", "最近修改")
UNIT, YEAR, EDITION, STATE, CHANGED = range(len(HEADINGS))


Index = QModelIndex | QPersistentModelIndex


_SORTED_BY: tuple[Callable[[Card], Any], ...] = (
    lambda card: card.unit.encode("gb18030", "replace"),  # common characters stand by their sound in this encoding
    lambda card: card.year or 0,
    lambda card: card.edition,
    lambda card: (card.errors, card.unfilled + card.unwritten, card.warnings),
    lambda card: card.changed,
)


class DraftsList(QAbstractTableModel):
    """What the table of the start page shows: the cards that the filter takes, in order."""

    def __init__(self, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._now = clock()
        self._all: list[tuple[Card, str]] = []
        self._shown: list[Card] = []
        self._filter = Filter()
        self._order = (CHANGED, Qt.SortOrder.DescendingOrder)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show these."""
        self._all = [(card, searchable(card) + plain(whence(card))) for card in cards]
        self._arrange()

    def narrow(self, filter: Filter) -> None:
        """Show only the cards it takes."""
        self._filter = filter
        self._arrange()

    def card(self, row: int) -> Card:
        """The card in a row."""
        return self._shown[row]

    def rows_of(self, ids: Container[int]) -> list[int]:
        """The rows in which these drafts stand, in order; one that is not shown has none."""
        return [row for row, card in enumerate(self._shown) if card.id in ids]

    def _arrange(self) -> None:
        column, order = self._order
        self.beginResetModel()
        self._now = self._clock()
        found = self._filter.choose(self._all)
        self._shown = sorted(found, key=_SORTED_BY[column], reverse=order == Qt.SortOrder.DescendingOrder)
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column."""
        self._order = (column, order)
        self._arrange()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many drafts are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The five columns."""
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The columns' names."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell; the state has its shape in front, and long words are whole in the tooltip."""
        if not index.isValid():
            return None
        card, column = self._shown[index.row()], index.column()
        if role == Qt.ItemDataRole.ToolTipRole and column == YEAR:
            return f"{self._text(card, YEAR)}（{self._text(card, EDITION)}）"
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(card, column)
        if role == Qt.ItemDataRole.AccessibleTextRole and column == UNIT:
            return f"{title(card)}，{state(card)[1]}，{when(card.changed, self._now)} 改"
        if role == Qt.ItemDataRole.DecorationRole and column == STATE:
            return state(card)[0].icon()
        return None

    def _text(self, card: Card, column: int) -> str:
        if column == UNIT:
            return named(card)
        if column == YEAR:
            return f"{card.year} 年" if card.year else ""
        if column == EDITION:
            return f"{card.edition} 格式"
        return state(card)[1] if column == STATE else when(card.changed, self._now)
