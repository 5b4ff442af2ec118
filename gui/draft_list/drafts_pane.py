"""The table of drafts with what is around it: buttons, the filter, a count, and a message where nothing is found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.draft.draft_words import format_year
from gui.draft_list.action_bar import ActionBar
from gui.draft_list.drafts_filter import ALL_STATES, ALL_YEARS, NO_YEAR, STATES, DraftsFilter
from gui.draft_list.drafts_table import DraftsTable
from gui.style import theme
from gui.widgets.line_edit import ChoiceBox
from gui.widgets.plain_text import PlainLabel, set_tooltip

if TYPE_CHECKING:
    from model.storage.summaries import DraftSummary


_MIN_SEARCH_WIDTH, _MAX_SEARCH_WIDTH = 18 * theme.SPACE, 40 * theme.SPACE
"""Pixels."""


class DraftsPane(QWidget):
    """Shows drafts; table emits what the clerk wishes to do with those selected.

    clock: returns the present time. begin_buttons: the page's own, by which new drafts come: they stand first.
    """

    deleted_list_requested = Signal()
    """The deleted drafts are to be shown."""

    def __init__(
        self, clock: Callable[[], datetime], begin_buttons: Sequence[QPushButton], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.table = DraftsTable(clock)
        self.search_box = QLineEdit()
        self.year_box = ChoiceBox()
        self.state_box = ChoiceBox()
        self.count_label = PlainLabel()
        self.nothing_label = PlainLabel()
        self.clear_button = QPushButton("清除条件")
        self._page_stack = QStackedWidget()
        self._tool_rows = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._filter_row = QHBoxLayout()
        self.action_bar = ActionBar(self.table, begin_buttons, self.deleted_list_requested.emit)
        self._draft_count = 0
        self._build_layout()
        self.search_box.textChanged.connect(self._apply_filter)
        self.year_box.currentIndexChanged.connect(self._apply_filter)
        self.state_box.currentIndexChanged.connect(self._apply_filter)
        self.clear_button.clicked.connect(self.clear_filter)
        QShortcut(QKeySequence("Ctrl+F"), self, self._focus_search)
        for key, callback in (("Down", self.table.setFocus), ("Escape", self.clear_filter)):
            shortcut = QShortcut(QKeySequence(key), self.search_box)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(callback)

    def show_drafts(self, drafts: Sequence[DraftSummary]) -> None:
        """Replace all drafts by these; the filter stays as it is."""
        self._draft_count = len(drafts)
        self._offer_years(drafts)
        self.table.show_drafts(drafts)
        self._show_count()

    def clear_filter(self) -> None:
        """Show all drafts again, and give the table the keyboard focus."""
        for choice in (self.year_box, self.state_box):
            choice.setCurrentIndex(0)
        self.search_box.clear()
        self.table.setFocus()

    def _focus_search(self) -> None:
        self.search_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_box.selectAll()

    def _build_layout(self) -> None:
        self._set_up_filter()
        self._filter_row.addWidget(self.search_box, 1)
        for widget in (self.year_box, self.state_box, self.count_label):
            self._filter_row.addWidget(widget)
        self._filter_row.addStretch()
        self._tool_rows.addWidget(self.action_bar, 1)
        self._tool_rows.addLayout(self._filter_row)
        self._page_stack.addWidget(self.table)
        self._page_stack.addWidget(self._make_nothing_page())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for row in (self._filter_row, self._tool_rows, layout):
            row.setSpacing(theme.SPACE)
        layout.addLayout(self._tool_rows)
        layout.addWidget(self._page_stack, 1)

    def _set_up_filter(self) -> None:
        self.search_box.setPlaceholderText("查找单位或年度")
        self.search_box.setAccessibleName("查找单位或年度")
        set_tooltip(self.search_box, "查找单位或年度（Ctrl+F）")
        self.search_box.setClearButtonEnabled(True)
        self.search_box.addAction(theme.load_icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search_box.setMinimumWidth(_MIN_SEARCH_WIDTH)
        self.search_box.setMaximumWidth(_MAX_SEARCH_WIDTH)
        self.year_box.setAccessibleName("年度")
        self.year_box.addItem("全部年度", ALL_YEARS)
        self.state_box.setAccessibleName("状态")
        self.state_box.addItems((ALL_STATES, *STATES))
        for choice in (self.year_box, self.state_box):
            choice.setCurrentIndex(0)
        self.count_label.setProperty("faint", True)

    def _make_nothing_page(self) -> QWidget:
        """Return the page that is shown in the table's place where the filter takes no draft."""
        self.nothing_label.setWordWrap(True)
        self.nothing_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        page = QWidget()
        lines = QVBoxLayout(page)
        lines.setSpacing(2 * theme.SPACE)
        lines.addStretch()
        lines.addWidget(self.nothing_label)
        lines.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignHCenter)
        lines.addStretch()
        return page

    def _offer_years(self, drafts: Sequence[DraftSummary]) -> None:
        """Offer the years of the drafts in the filter, newest first; the chosen one stays while it is among them."""
        chosen = self.year_box.currentData()
        years = sorted({draft.year or NO_YEAR for draft in drafts}, reverse=True)
        self.year_box.blockSignals(True)
        self.year_box.clear()
        self.year_box.addItem("全部年度", ALL_YEARS)
        for year in years:
            self.year_box.addItem(format_year(year), year)
        self.year_box.setCurrentIndex(max(self.year_box.findData(chosen), 0))
        self.year_box.blockSignals(False)
        if self.year_box.currentData() != chosen:
            self._apply_filter()

    def _apply_filter(self) -> None:
        self.table.drafts_model.set_filter(self._chosen_filter)
        self._show_count()

    @property
    def _chosen_filter(self) -> DraftsFilter:
        return DraftsFilter(self.search_box.text(), self.year_box.currentData(), self.state_box.currentText())

    def _show_count(self) -> None:
        """Say how many drafts are shown; where there are none, show the page that says so."""
        shown_count = self.table.drafts_model.rowCount()
        conditions = self._chosen_filter.description
        self.count_label.setText(f"找到 {shown_count} 份" if conditions else f"共 {shown_count} 份")
        self.nothing_label.setText(f"没有符合条件的年报：{conditions}。共有 {self._draft_count} 份。")
        self._page_stack.setCurrentIndex(int(not shown_count))

    # Qt's own names from here on.

    def minimumSizeHint(self) -> QSize:
        """As wide as the filter, and as the buttons without those that the menu takes up."""
        width = max(self._filter_row.minimumSize().width(), self.action_bar.minimumSizeHint().width())
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show buttons and filter in one row where there is room for both."""
        super().resizeEvent(event)
        self.search_box.setMinimumWidth(_MIN_SEARCH_WIDTH)
        needed = self.action_bar.full_width + self._filter_row.minimumSize().width() + 2 * theme.SPACE
        is_wide = self.width() >= needed
        if is_wide:
            self.search_box.setMinimumWidth(min(_MIN_SEARCH_WIDTH + self.width() - needed, _MAX_SEARCH_WIDTH))
        self._tool_rows.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)
