"""The drafts as rows of a table: 单位, 年度, 格式, 状态, 最近修改."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from gui.draft.draft_words import (
    describe_state,
    format_origin,
    format_recent_time,
    format_title,
    format_unit,
)
from gui.draft_list.drafts_filter import DraftsFilter, make_searchable_text
from gui.widgets.model_index import AnyModelIndex
from gui.widgets.plain_text import make_plain_tooltip
from model.text import to_comparable

if TYPE_CHECKING:
    from model.storage.summaries import DraftSummary

HEADINGS = ("单位", "年度", "格式", "状态", "最近修改")
UNIT, YEAR, EDITION, STATE, CHANGED = range(len(HEADINGS))
"""The columns, by number."""

_FIRST_YEAR = 2000
"""A damaged draft may have no time of change that can be read; an earlier year stands for that."""


_SORT_KEYS: tuple[Callable[[DraftSummary], Any], ...] = (
    lambda draft: draft.unit.encode("gb18030", "replace"),  # which has the common characters in the order of 拼音
    lambda draft: draft.year or 0,
    lambda draft: draft.edition,
    lambda draft: (draft.errors, draft.unread + draft.empty_cells + draft.empty_sections, draft.warnings),
    lambda draft: draft.changed_at,
)


class DraftsModel(QAbstractTableModel):
    """The rows of the table: the drafts that the filter takes, sorted by a column."""

    def __init__(self, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._now = clock()
        self._all_drafts: list[tuple[DraftSummary, str]] = []
        self._shown_drafts: list[DraftSummary] = []
        self._filter = DraftsFilter()
        self._sent_days: Mapping[int, date] = {}
        self._sort_order = (CHANGED, Qt.SortOrder.DescendingOrder)

    def take_sent_days(self, days: Mapping[int, date]) -> None:
        """Take the days on which drafts were sent, by their ids; they are shown with the drafts shown next."""
        self._sent_days = days

    def show_drafts(self, drafts: Sequence[DraftSummary]) -> None:
        """Replace all drafts by these."""
        self._all_drafts = [
            (
                draft,
                make_searchable_text(draft) + to_comparable(format_origin(draft) + self._describe_sending(draft)),
            )
            for draft in drafts
        ]
        self._rebuild_rows()

    def set_filter(self, filter: DraftsFilter) -> None:
        """Show only the drafts that this filter takes."""
        self._filter = filter
        self._rebuild_rows()

    def draft_at(self, row: int) -> DraftSummary:
        """Return the draft in a row."""
        return self._shown_drafts[row]

    def find_rows(self, ids: Container[int]) -> list[int]:
        """Return the rows of these drafts from above; one that is not shown has none."""
        return [row for row, draft in enumerate(self._shown_drafts) if draft.id in ids]

    def _rebuild_rows(self) -> None:
        column, order = self._sort_order
        self.beginResetModel()
        self._now = self._clock()
        taken = self._filter.filter_drafts(self._all_drafts)
        taken = sorted(taken, key=_SORT_KEYS[column], reverse=order == Qt.SortOrder.DescendingOrder)
        self._shown_drafts = sorted(taken, key=lambda draft: not draft.is_damaged)  # what needs a decision is on top
        self.endResetModel()

    def _format_cell(self, draft: DraftSummary, column: int) -> str:
        if column == UNIT:
            return format_unit(draft)
        if column == YEAR:
            return f"{draft.year} 年" if draft.year else ""
        if column == EDITION:
            return f"{draft.edition} 格式" if draft.edition else ""
        if column == STATE:
            return self._describe_state(draft)
        is_known = not draft.is_damaged or draft.changed_at.year >= _FIRST_YEAR
        return format_recent_time(draft.changed_at, self._now) if is_known else ""

    def _describe_sending(self, draft: DraftSummary) -> str:
        """已报送 1月28日, with the year where it is not this one; "" for a draft that was not sent."""
        day = self._sent_days.get(draft.id)
        if day is None or draft.is_damaged:
            return ""
        year = "" if day.year == self._now.year else f"{day.year}年"
        return f"已报送 {year}{day.month}月{day.day}日"

    def _describe_state(self, draft: DraftSummary) -> str:
        """The state in words: that it was sent, and what is found in it now."""
        sending, words = self._describe_sending(draft), describe_state(draft)[1]
        if not sending:
            return words
        return sending if draft.tally.is_clean else f"{sending}，{words}"

    # Qt's own names from here on.

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column."""
        self._sort_order = (column, order)
        self._rebuild_rows()

    def rowCount(self, parent: AnyModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many drafts are shown."""
        return 0 if parent.isValid() else len(self._shown_drafts)

    def columnCount(self, parent: AnyModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The five columns."""
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The columns' names."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: AnyModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell; the state with an icon, and a tooltip for texts that may be cut."""
        if not index.isValid():
            return None
        draft, column = self._shown_drafts[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._format_cell(draft, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            edition = f"（{self._format_cell(draft, EDITION)}）" if column == YEAR else ""
            damage = "，打开它，选怎样恢复" if column == STATE and draft.is_damaged else ""
            return make_plain_tooltip(self._format_cell(draft, column) + edition + damage)
        if role == Qt.ItemDataRole.AccessibleTextRole and column == UNIT:
            changed = format_recent_time(draft.changed_at, self._now)
            return f"{format_title(draft)}，{self._describe_state(draft)}，{changed} 改"
        if role == Qt.ItemDataRole.DecorationRole and column == STATE:
            return describe_state(draft)[0].load_icon()
        return None
