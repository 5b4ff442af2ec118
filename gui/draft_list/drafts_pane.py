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

from gui.draft.draft_words import year_words
from gui.draft_list.drafts_filter import ALL_STATES, ALL_YEARS, NO_YEAR, STATES, Filter
from gui.draft_list.drafts_table import DraftsTable
from gui.style import theme
from gui.widgets.line_edit import ChoiceBox

if TYPE_CHECKING:
    from model.storage.summaries import Card


class DraftsPane(QWidget):
    """Shows cards; table tells what is wished for them. bin is the button beside the search, for the page to use."""

    def __init__(self, clock: Callable[[], datetime], bin: QPushButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = DraftsTable(clock)
        self.search = QLineEdit()
        self.year = ChoiceBox()
        self.state = ChoiceBox()
        self.count = QLabel()
        self.nothing = QLabel()
        self.clear_button = QPushButton("清除条件")
        self._layers = QStackedWidget()
        self._tools = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._filters, self._deeds = QHBoxLayout(), QHBoxLayout()
        self._total = 0
        self._buttons = self.table.buttons()
        self._build(bin)
        self.search.textChanged.connect(self._narrow)
        self.year.currentIndexChanged.connect(self._narrow)
        self.state.currentIndexChanged.connect(self._narrow)
        self.clear_button.clicked.connect(self.clear)
        QShortcut(QKeySequence("Ctrl+F"), self, self._seek)
        for key, do in (("Down", self.table.setFocus), ("Escape", self.clear)):
            shortcut = QShortcut(QKeySequence(key), self.search)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(do)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show these; the choices stay as they are."""
        self._total = len(cards)
        self._offer_years(cards)
        self.table.show_cards(cards)
        self._tell()

    def clear(self) -> None:
        """Show all drafts again."""
        for choice in (self.year, self.state):
            choice.setCurrentIndex(0)
        self.search.clear()
        self.table.setFocus()

    def _seek(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _build(self, bin: QPushButton) -> None:
        self.search.setPlaceholderText("查找单位或年度")
        self.search.setAccessibleName("查找单位或年度")
        self.search.setToolTip("查找单位或年度（Ctrl+F）")
        self.search.setClearButtonEnabled(True)
        self.search.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setMinimumWidth(18 * theme.SPACE)
        self.search.setMaximumWidth(40 * theme.SPACE)
        self.year.setAccessibleName("年度")
        self.year.addItem("全部年度", ALL_YEARS)
        self.state.setAccessibleName("状态")
        self.state.addItems((ALL_STATES, *STATES))
        for choice in (self.year, self.state):
            choice.setCurrentIndex(0)
        self.count.setProperty("faint", True)
        filters, deeds = self._filters, self._deeds
        filters.addWidget(self.search, 1)
        for widget in (self.year, self.state, self.count):
            filters.addWidget(widget)
        filters.addStretch()
        filters.addWidget(bin)
        for button in self._buttons:
            deeds.addWidget(button)
        deeds.addStretch()
        self._tools.addLayout(filters, 1)
        self._tools.addLayout(deeds)
        self._layers.addWidget(self.table)
        self._layers.addWidget(self._word())
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        for layout in (filters, deeds, self._tools, lines):
            layout.setSpacing(theme.SPACE)
        lines.addLayout(self._tools)
        lines.addWidget(self._layers, 1)

    def _word(self) -> QWidget:
        """What stands in the list's place where nothing is found."""
        self.nothing.setWordWrap(True)
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        page = QWidget()
        lines = QVBoxLayout(page)
        lines.setSpacing(2 * theme.SPACE)
        lines.addStretch()
        lines.addWidget(self.nothing)
        lines.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignHCenter)
        lines.addStretch()
        return page

    def _offer_years(self, cards: Sequence[Card]) -> None:
        """The years there are, newest first; the one chosen stays chosen while it is among them."""
        chosen = self.year.currentData()
        years = sorted({card.year or NO_YEAR for card in cards}, reverse=True)
        self.year.blockSignals(True)
        self.year.clear()
        self.year.addItem("全部年度", ALL_YEARS)
        for year in years:
            self.year.addItem(year_words(year), year)
        self.year.setCurrentIndex(max(self.year.findData(chosen), 0))
        self.year.blockSignals(False)
        if self.year.currentData() != chosen:
            self._narrow()

    def _narrow(self) -> None:
        self.table.drafts.narrow(self._filter)
        self._tell()

    @property
    def _filter(self) -> Filter:
        return Filter(self.search.text(), self.year.currentData(), self.state.currentText())

    def _tell(self) -> None:
        shown = self.table.drafts.rowCount()
        told = self._filter.told
        self.count.setText(f"找到 {shown} 份" if told else f"共 {shown} 份")
        self.nothing.setText(f"没有符合条件的年报：{told}。共有 {self._total} 份。")
        self._layers.setCurrentIndex(int(not shown))

    # Qt's own names from here on.

    def minimumSizeHint(self) -> QSize:
        """The width of two rows of tools: one row must not keep the window from becoming narrow."""
        narrow = max(line.minimumSize().width() for line in (self._filters, self._deeds))
        return QSize(narrow, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two rows of tools become one where there is room; where it is narrow, comparing stands in the menu alone."""
        super().resizeEvent(event)
        row = sum(button.sizeHint().width() for button in self._buttons) + (len(self._buttons) - 1) * theme.SPACE
        for button in self._buttons:
            button.setVisible(button.defaultAction() is not self.table.comparing or row <= self.width())
        self._deeds.setSpacing(theme.SPACE if row <= self.width() else theme.SPACE // 2)
        needed = self._filters.sizeHint().width() + self._deeds.sizeHint().width() + 4 * theme.SPACE
        wide = self.width() >= needed
        self._tools.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
