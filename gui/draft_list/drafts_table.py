"""The table of drafts, with the actions that can be done with those selected."""

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
from PySide6.QtWidgets import QAbstractItemView, QWidget

from gui.draft.open_draft import READ_ONLY_MESSAGE
from gui.draft_list.drafts_model import CHANGED, EDITION, HEADINGS, UNIT, YEAR, DraftsModel
from gui.style import theme
from gui.widgets.column_widths import ColumnWidths
from gui.widgets.plain_text import set_tooltip
from gui.widgets.rows_table import RowsTable
from gui.window.refused_keys import REASON_PROPERTY

if TYPE_CHECKING:
    from model.storage.summaries import DraftSummary

_WIDEST_TEXTS = {YEAR: "2025 年", EDITION: "2021 格式", CHANGED: "2025年12月31日"}
"""The widest text of each column that is as wide as its texts need."""

_MIN_WIDTH_FOR_ALL = 2 * theme.SIDE_PANEL_WIDTH + 12 * theme.SPACE
"""Pixels: in a narrower table the column of the edition is hidden."""


_ONE_REASON, _ANY_REASON = "请只选中一份年报。", "请先选中年报。"


class DraftsTable(RowsTable):
    """Emits what the clerk wishes to do with the selected drafts. clock: returns the present time."""

    open_requested = Signal(int)
    """Open the selected draft; carries its id."""
    copy_requested = Signal(object)
    """Duplicate the selected draft; carries its DraftSummary."""
    next_year_requested = Signal(int)
    """Make next year's report from the selected draft; carries its id."""
    compare_requested = Signal()
    """Compare the two selected drafts."""
    export_requested = Signal()
    """Export the selected drafts."""
    delete_requested = Signal()
    """Delete the selected drafts."""
    actions_enabled = Signal()
    """Other actions can be done than before."""

    def __init__(self, clock: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drafts_model = DraftsModel(clock, self)
        self.setModel(self.drafts_model)
        self.setObjectName("drafts")
        self.setAccessibleName("年报列表")
        self._set_up_table()
        self._kept_ids: frozenset[int] = frozenset()
        self._fallback_row = 0
        self._is_exporting = self._is_locked = False
        entering, deleting = [QKeySequence("Return"), QKeySequence("Enter")], [QKeySequence("Delete")]
        self._single_actions = (
            self._add_action("打开", "folder-open", self._make_emitter(self.open_requested), "打开（回车）", entering),
            self._add_action("复制一份", "copy", self._request_copy, "内容相同的另一份，单位和年度也相同"),
            self._add_action(
                "从上年生成",
                "copy-plus",
                self._make_emitter(self.next_year_requested),
                "以选中的年报为上年，生成下一年的年报",
            ),
        )
        self.compare_action = self._add_action(
            "比较这两份", "columns-2", self.compare_requested.emit, "选中两份年报，看哪些格、哪些段落不同"
        )
        self._export_action = self._add_action(
            "导出选中…", "download", self.export_requested.emit, "选中的年报一次导出到一个文件夹"
        )
        self._delete_action = self._add_action(
            "删除", "trash-2", self.delete_requested.emit, "删除（删除键），之后可以撤销", deleting
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.doubleClicked.connect(self._single_actions[0].trigger)
        self.drafts_model.modelAboutToBeReset.connect(self._remember_selection)
        self.drafts_model.modelReset.connect(self._restore_selection)
        self.selectionModel().selectionChanged.connect(self._enable_actions)

    def show_drafts(self, drafts: Sequence[DraftSummary]) -> None:
        """Replace all drafts by these. Selected ones stay selected; where all are gone, the one in their row is."""
        self._fallback_row = max(self.currentIndex().row(), 0)
        self.drafts_model.show_drafts(drafts)
        self._fallback_row = 0

    def show_newest(self, draft_id: int) -> None:
        """Sort by the last change and select this draft."""
        self.sortByColumn(CHANGED, Qt.SortOrder.DescendingOrder)
        self.select_drafts([draft_id])

    def select_drafts(self, ids: Iterable[int]) -> None:
        """Select these drafts, as far as they are shown."""
        self._kept_ids = frozenset(ids)
        self._restore_selection()

    def show_exporting(self, running: bool) -> None:
        """Disable the export while drafts are being exported."""
        self._is_exporting = running
        self._enable_actions()

    def set_locked(self, locked: bool) -> None:
        """Disable what changes drafts while they can only be looked at."""
        self._is_locked = locked
        self._enable_actions()

    def selected_drafts(self) -> list[DraftSummary]:
        """Return the selected drafts from above."""
        rows: set[int] = set()
        for selected in self._list_selected_ranges():
            rows.update(range(selected.top(), selected.bottom() + 1))
        return [self.drafts_model.draft_at(row) for row in sorted(rows)]

    @property
    def button_actions(self) -> list[QAction]:
        """The actions that are wanted most, the first of all first: they stand on buttons while they can be done."""
        opening, _, following = self._single_actions
        return [opening, self.compare_action, self._export_action, following]

    def _set_up_table(self) -> None:
        self.set_up_rows()
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # the names of units often differ only at the end
        self.sortByColumn(CHANGED, Qt.SortOrder.DescendingOrder)
        metrics = self.fontMetrics()
        widths = {column: metrics.horizontalAdvance(text) + 4 * theme.SPACE for column, text in _WIDEST_TEXTS.items()}
        self.column_widths = ColumnWidths(self.horizontalHeader(), widths)

    def _add_action(
        self, text: str, icon: str, callback: Callable[[], object], tip: str, keys: Sequence[QKeySequence] = ()
    ) -> QAction:
        action = QAction(theme.load_icon(icon), text, self)
        action.setShortcuts(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        set_tooltip(action, tip)
        action.setIconText(text)  # the one that Qt makes of the text leaves … out
        action.triggered.connect(lambda: callback())
        action.setEnabled(False)
        self.addAction(action)
        return action

    def _make_emitter(self, signal: SignalInstance) -> Callable[[], None]:
        """Return a function that emits a signal with the id of the selected draft."""
        return lambda: signal.emit(self.selected_drafts()[0].id)

    def _request_copy(self) -> None:
        self.copy_requested.emit(self.selected_drafts()[0])

    def _enable_actions(self) -> None:
        """Enable each action that can be done with as many drafts as are selected."""
        count = sum(selected.height() for selected in self._list_selected_ranges())
        opening, *changing = self._single_actions
        _enable(opening, count == 1, _ONE_REASON)
        for action in changing:
            _enable(action, count == 1 and not self._is_locked, READ_ONLY_MESSAGE if self._is_locked else _ONE_REASON)
        _enable(self.compare_action, count == 2, "请按住 Ctrl 点，选中两份年报。")
        _enable(self._export_action, count > 0 and not self._is_exporting, "正在导出。" if count else _ANY_REASON)
        _enable(self._delete_action, count > 0 and not self._is_locked, READ_ONLY_MESSAGE if count else _ANY_REASON)
        self.actions_enabled.emit()

    def _list_selected_ranges(self) -> list[QItemSelectionRange]:
        selection = self.selectionModel().selection()
        return [selection.at(number) for number in range(selection.count())]

    def _remember_selection(self) -> None:
        self._kept_ids = frozenset(draft.id for draft in self.selected_drafts())

    def _restore_selection(self) -> None:
        """Select after a reset of the model, which clears the selection, the drafts that were selected before."""
        rows = self.drafts_model.find_rows(self._kept_ids)
        if not rows:
            rows = [min(self._fallback_row, self.drafts_model.rowCount() - 1)]
        first = self.drafts_model.index(rows[0], UNIT)
        if first.isValid():
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.selectionModel().select(self._make_selection(rows), QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(first)
        self._enable_actions()

    def _make_selection(self, rows: Sequence[int]) -> QItemSelection:
        """Return a selection of these rows, given in ascending order.

        Neighbouring rows become one range, so that ten thousand rows are selected without a wait.
        """
        last_column = len(HEADINGS) - 1
        selection = QItemSelection()
        top = rows[0]
        for row, next_row in zip(rows, [*rows[1:], -1], strict=True):
            if next_row != row + 1:
                selection.select(self.drafts_model.index(top, UNIT), self.drafts_model.index(row, last_column))
                top = next_row
        return selection

    # Qt's own names from here on.

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Go to the first or the last draft with Home and End, as in a list."""
        if action == QAbstractItemView.CursorAction.MoveHome:
            return self.drafts_model.index(0, UNIT)
        if action == QAbstractItemView.CursorAction.MoveEnd:
            return self.drafts_model.index(max(self.drafts_model.rowCount() - 1, 0), UNIT)
        return super().moveCursor(action, modifiers)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the column of the edition where the table is narrow, and fit the others."""
        self.setColumnHidden(EDITION, self.width() < _MIN_WIDTH_FOR_ALL)
        super().resizeEvent(event)
        # the event's width is that of the viewport; PySide's first call of viewport() takes ten milliseconds
        self.column_widths.fit_width(event.size().width())


def _enable(action: QAction, is_possible: bool, reason: str) -> None:
    """Enable an action, or disable it and keep the reason."""
    action.setEnabled(is_possible)
    action.setProperty(REASON_PROPERTY, reason)
