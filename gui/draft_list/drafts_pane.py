"""The list with all that is around it: search, year and state, the buttons, and a word where nothing is found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.draft.draft_words import format_year
from gui.draft_list.drafts_filter import ALL_STATES, ALL_YEARS, NO_YEAR, STATES, DraftsFilter
from gui.draft_list.drafts_table import DraftsTable
from gui.style import theme
from gui.widgets.line_edit import ChoiceBox

if TYPE_CHECKING:
    from model.storage.summaries import DraftSummary


class DraftsPane(QWidget):
    """Shows cards; table tells what is wished for them. bin is the button beside the search, for the page to use."""

    def __init__(self, clock: Callable[[], datetime], bin: QPushButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = DraftsTable(clock)
        self.search_box = QLineEdit()
        self.year_box = ChoiceBox()
        self.state_box = ChoiceBox()
        self.count_label = QLabel()
        self.nothing_label = QLabel()
        self.clear_button = QPushButton("清除条件")
        self._page_stack = QStackedWidget()
        self._tool_rows = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._filter_row, self._action_row = QHBoxLayout(), QHBoxLayout()
        self._draft_count = 0
        self._action_buttons = self.table.make_buttons()
        self._build_layout(bin)
        self.search_box.textChanged.connect(self._apply_filter)
        self.year_box.currentIndexChanged.connect(self._apply_filter)
        self.state_box.currentIndexChanged.connect(self._apply_filter)
        self.clear_button.clicked.connect(self.clear_filter)
        QShortcut(QKeySequence("Ctrl+F"), self, self._focus_search)
        for key, do in (("Down", self.table.setFocus), ("Escape", self.clear_filter)):
            shortcut = QShortcut(QKeySequence(key), self.search_box)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(do)

    def show_drafts(self, cards: Sequence[DraftSummary]) -> None:
        """Show these; the choices stay as they are."""
        self._draft_count = len(cards)
        self._offer_years(cards)
        self.table.show_drafts(cards)
        self._show_count()

    def clear_filter(self) -> None:
        """Show all drafts again."""
        for choice in (self.year_box, self.state_box):
            choice.setCurrentIndex(0)
        self.search_box.clear()
        self.table.setFocus()

    def _focus_search(self) -> None:
        self.search_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_box.selectAll()

    def _build_layout(self, bin: QPushButton) -> None:
        self.search_box.setPlaceholderText("查找单位或年度")
        self.search_box.setAccessibleName("查找单位或年度")
        self.search_box.setToolTip("查找单位或年度（Ctrl+F）")
        self.search_box.setClearButtonEnabled(True)
        self.search_box.addAction(theme.load_icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search_box.setMinimumWidth(18 * theme.SPACE)
        self.search_box.setMaximumWidth(40 * theme.SPACE)
        self.year_box.setAccessibleName("年度")
        self.year_box.addItem("全部年度", ALL_YEARS)
        self.state_box.setAccessibleName("状态")
        self.state_box.addItems((ALL_STATES, *STATES))
        for choice in (self.year_box, self.state_box):
            choice.setCurrentIndex(0)
        self.count_label.setProperty("faint", True)
        filters, deeds = self._filter_row, self._action_row
        filters.addWidget(self.search_box, 1)
        for widget in (self.year_box, self.state_box, self.count_label):
            filters.addWidget(widget)
        filters.addStretch()
        filters.addWidget(bin)
        for button in self._action_buttons:
            deeds.addWidget(button)
        deeds.addStretch()
        self._tool_rows.addLayout(filters, 1)
        self._tool_rows.addLayout(deeds)
        self._page_stack.addWidget(self.table)
        self._page_stack.addWidget(self._make_nothing_page())
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        for layout in (filters, deeds, self._tool_rows, lines):
            layout.setSpacing(theme.SPACE)
        lines.addLayout(self._tool_rows)
        lines.addWidget(self._page_stack, 1)

    def _make_nothing_page(self) -> QWidget:
        """What stands in the list's place where nothing is found."""
        self.nothing_label.setWordWrap(True)
        self.nothing_label.setTextFormat(Qt.TextFormat.PlainText)
        self.nothing_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        page = QWidget()
        lines = QVBoxLayout(page)
        lines.setSpacing(2 * theme.SPACE)
        lines.addStretch()
        lines.addWidget(self.nothing_label)
        lines.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignHCenter)
        lines.addStretch()
        return page

    def _offer_years(self, cards: Sequence[DraftSummary]) -> None:
        """The years there are, newest first; the one chosen stays chosen while it is among them."""
        chosen = self.year_box.currentData()
        years = sorted({card.year or NO_YEAR for card in cards}, reverse=True)
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
        shown = self.table.drafts_model.rowCount()
        told = self._chosen_filter.description
        self.count_label.setText(f"找到 {shown} 份" if told else f"共 {shown} 份")
        self.nothing_label.setText(f"没有符合条件的年报：{told}。共有 {self._draft_count} 份。")
        self._page_stack.setCurrentIndex(int(not shown))

    # Qt's own names from here on.

    def minimumSizeHint(self) -> QSize:
        """The width of two rows of tools: one row must not keep the window from becoming narrow."""
        narrow = max(line.minimumSize().width() for line in (self._filter_row, self._action_row))
        return QSize(narrow, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two rows of tools become one where there is room; where it is narrow, comparing stands in the menu alone."""
        super().resizeEvent(event)
        row = (
            sum(button.sizeHint().width() for button in self._action_buttons)
            + (len(self._action_buttons) - 1) * theme.SPACE
        )
        for button in self._action_buttons:
            button.setVisible(button.defaultAction() is not self.table.compare_action or row <= self.width())
        self._action_row.setSpacing(theme.SPACE if row <= self.width() else theme.SPACE // 2)
        needed = self._filter_row.sizeHint().width() + self._action_row.sizeHint().width() + 4 * theme.SPACE
        wide = self.width() >= needed
        self._tool_rows.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
