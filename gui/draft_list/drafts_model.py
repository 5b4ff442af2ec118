"""The drafts as rows of a table: 单位, 年度, 格式, 状态, 最近修改."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gui.draft_list.drafts_filter import Filter, plain, searchable
from gui.style.status_marks import ERROR, GOOD, UNFILLED, WARNING, Mark
from model.checks.findings import Tally
from model.storage.draft_rows import BACKED_UP, CARRIED, SALVAGED

if TYPE_CHECKING:
    from model.storage.summaries import Card

HEADINGS = ("单位", "年度", "格式", "状态", "最近修改")
UNIT, YEAR, EDITION, STATE, CHANGED = range(len(HEADINGS))

_WHENCE = {SALVAGED: "（救回来的）", BACKED_UP: "（来自备份）", CARRIED: "（来自导入全部）"}

Index = QModelIndex | QPersistentModelIndex


def when(changed: datetime, now: datetime) -> str:
    """How people say it: 今天 10:32, 昨天 16:05, 1月12日, 2025年3月4日."""
    if changed.date() == now.date():
        return f"今天 {changed:%H:%M}"
    if changed.date() == now.date() - timedelta(days=1):
        return f"昨天 {changed:%H:%M}"
    day = f"{changed.month}月{changed.day}日"
    return day if changed.year == now.year else f"{changed.year}年{day}"


def whence(card: Card) -> str:
    """By what way a draft came, to be said behind its name: （来自备份）; "" where that need not be told."""
    return _WHENCE.get(card.whence, "")


def named(card: Card) -> str:
    """A draft's unit as lists show it: 临江县水务局（来自备份）."""
    return f"{card.unit or '（未填单位）'}{whence(card)}"


def title(card: Card) -> str:
    """What a draft is called in a sentence: 临江县水务局 2025 年（来自备份）."""
    return (f"{card.unit or '未填单位'} {card.year} 年" if card.year else card.unit or "未填单位") + whence(card)


def state(card: Card | Tally) -> tuple[Mark, str]:
    """The worst of a draft as a mark, and all of it in words."""
    words = Tally(card.errors, card.warnings, card.unfilled, card.unwritten).words.removeprefix("还有 ")
    mark = ERROR if card.errors else UNFILLED if card.unfilled or card.unwritten else WARNING
    return (mark if card.errors or card.warnings or card.unfilled or card.unwritten else GOOD), words


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
