"""The drafts as rows of a table: 单位, 年度, 格式, 状态, 最近修改."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gui.draft.draft_words import (
    describe_state,
    format_origin,
    format_recent_time,
    format_title,
    format_unit,
    normalise_for_search,
)
from gui.draft_list.drafts_filter import DraftsFilter, make_searchable_text

if TYPE_CHECKING:
    from model.storage.summaries import DraftSummary

HEADINGS = ("单位", "年度", "格式", "状态", "最近修改")
UNIT, YEAR, EDITION, STATE, CHANGED = range(len(HEADINGS))


ModelIndex = QModelIndex | QPersistentModelIndex


_SORT_KEYS: tuple[Callable[[DraftSummary], Any], ...] = (
    lambda card: card.unit.encode("gb18030", "replace"),  # common characters stand by their sound in this encoding
    lambda card: card.year or 0,
    lambda card: card.edition,
    lambda card: (card.errors, card.empty_cells + card.empty_sections, card.warnings),
    lambda card: card.changed_at,
)


class DraftsModel(QAbstractTableModel):
    """What the table of the start page shows: the cards that the filter takes, in order."""

    def __init__(self, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._now = clock()
        self._all_drafts: list[tuple[DraftSummary, str]] = []
        self._shown_drafts: list[DraftSummary] = []
        self._filter = DraftsFilter()
        self._sort_order = (CHANGED, Qt.SortOrder.DescendingOrder)

    def show_drafts(self, cards: Sequence[DraftSummary]) -> None:
        """Show these."""
        self._all_drafts = [
            (card, make_searchable_text(card) + normalise_for_search(format_origin(card))) for card in cards
        ]
        self._rebuild_rows()

    def set_filter(self, filter: DraftsFilter) -> None:
        """Show only the cards it takes."""
        self._filter = filter
        self._rebuild_rows()

    def draft_at(self, row: int) -> DraftSummary:
        """The card in a row."""
        return self._shown_drafts[row]

    def find_rows(self, ids: Container[int]) -> list[int]:
        """The rows in which these drafts stand, in order; one that is not shown has none."""
        return [row for row, card in enumerate(self._shown_drafts) if card.id in ids]

    def _rebuild_rows(self) -> None:
        column, order = self._sort_order
        self.beginResetModel()
        self._now = self._clock()
        found = self._filter.filter_drafts(self._all_drafts)
        self._shown_drafts = sorted(found, key=_SORT_KEYS[column], reverse=order == Qt.SortOrder.DescendingOrder)
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column."""
        self._sort_order = (column, order)
        self._rebuild_rows()

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many drafts are shown."""
        return 0 if parent.isValid() else len(self._shown_drafts)

    def columnCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The five columns."""
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The columns' names."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell; the state has its shape in front, and long words are whole in the tooltip."""
        if not index.isValid():
            return None
        card, column = self._shown_drafts[index.row()], index.column()
        if role == Qt.ItemDataRole.ToolTipRole and column == YEAR:
            return f"{self._format_cell(card, YEAR)}（{self._format_cell(card, EDITION)}）"
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._format_cell(card, column)
        if role == Qt.ItemDataRole.AccessibleTextRole and column == UNIT:
            return (
                f"{format_title(card)}，{describe_state(card)[1]}，{format_recent_time(card.changed_at, self._now)} 改"
            )
        if role == Qt.ItemDataRole.DecorationRole and column == STATE:
            return describe_state(card)[0].load_icon()
        return None

    def _format_cell(self, card: DraftSummary, column: int) -> str:
        if column == UNIT:
            return format_unit(card)
        if column == YEAR:
            return f"{card.year} 年" if card.year else ""
        if column == EDITION:
            return f"{card.edition} 格式"
        return describe_state(card)[1] if column == STATE else format_recent_time(card.changed_at, self._now)
