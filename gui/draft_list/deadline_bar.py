"""The deadline of the report that is due: a button that says how many days are left, and a bar that changes it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateEdit, QFrame, QHBoxLayout, QPushButton, QWidget

from gui.style import theme
from gui.style.status_marks import WARNING_MARK
from gui.widgets.buttons import push_button
from gui.widgets.line_edit import DayEdit
from gui.widgets.plain_text import PlainLabel, set_tooltip
from model.report.deadline import Deadline, legal_deadline, year_due

_LEGAL_BASIS = "《政府信息公开条例》第四十九条"


class DeadlineButton(QPushButton):
    """Says how many days are left; in amber and with a warning sign once the day has passed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("flat", True)
        self.setAutoDefault(True)
        self.setIconSize(theme.BUTTON_ICON_SIZE)
        self.setProperty("over", False)

    def show_deadline(self, deadline: Deadline) -> None:
        """Show a deadline."""
        is_late = deadline.days_left < 0
        day, year = deadline.day, year_due(deadline.day)
        self.setText(deadline.text)
        self.setIcon(WARNING_MARK.load_icon() if is_late else theme.load_icon("calendar-clock"))
        set_tooltip(
            self, f"{year} 年的年报，截止日 {day.year}年{day.month}月{day.day}日；点这里可以改成当地要求的日期。"
        )
        if self.property("over") != is_late:
            self.setProperty("over", is_late)
            self.style().polish(self)


class DeadlineBar(QFrame):
    """Asks for another deadline; Enter takes the day, Esc closes the bar without."""

    deadline_chosen = Signal(object)
    """The clerk chose a deadline; carries a date, or None for the one the regulation sets."""
    closed = Signal()
    """The bar was closed, with or without a choice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", True)
        self.day_edit = DayEdit()
        self.day_edit.setAccessibleName("截止日")
        self.day_edit.setMinimumSize(20 * theme.SPACE, theme.ROW_HEIGHT)
        line = QHBoxLayout(self)
        line.setContentsMargins(2 * theme.SPACE, theme.SPACE, theme.SPACE, theme.SPACE)
        line.setSpacing(theme.SPACE)
        line.addWidget(PlainLabel("截止日"))
        line.addWidget(self.day_edit)
        line.addStretch(1)
        self.take_button = push_button("改好", self._take_day)
        self.law_button = push_button("按规定", lambda: self._choose_day(None))
        set_tooltip(self.law_button, _LEGAL_BASIS)
        self.cancel_button = push_button("不改", self._close_bar)
        for button in (self.take_button, self.law_button, self.cancel_button):
            line.addWidget(button)
        self.hide()

    def ask_deadline(self, deadline: Deadline) -> None:
        """Show the bar with the deadline that holds now.

        Days from 1 July to 30 June are offered: on these this report is the one that is due.
        """
        year = year_due(deadline.day)
        legal_day = legal_deadline(year)
        self.law_button.setText(f"按规定 {legal_day.month}月{legal_day.day}日")
        self.day_edit.setDateRange(QDate(year, 7, 1), QDate(year + 1, 6, 30))
        self.day_edit.setDate(QDate(deadline.day.year, deadline.day.month, deadline.day.day))
        self.show()
        self.day_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.day_edit.setSelectedSection(QDateEdit.Section.MonthSection)

    def _take_day(self) -> None:
        day = self.day_edit.date()
        self._choose_day(date(day.year(), day.month(), day.day()))

    def _choose_day(self, day: date | None) -> None:
        self.deadline_chosen.emit(day)
        self._close_bar()

    def _close_bar(self) -> None:
        self.hide()
        self.closed.emit()

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the day, or presses the button that has the focus; Esc closes the bar."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self._close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused.click() if isinstance(focused, QPushButton) else self._take_day()
        else:
            super().keyPressEvent(event)
