"""The bar above the page for a print job: its progress, 取消, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from gui.widgets.buttons import push_button
from gui.widgets.progress_bar import ProgressBar
from gui.window.main_window import MainWindow


class PrintBar(ProgressBar):
    """Shows one of three at a time: a job's progress, the same while the window is about to close, the outcome."""

    stay_requested = Signal()
    """The window is to stay open after the job."""
    leave_requested = Signal()
    """The window is to close now; nothing more is printed."""
    keyboard_released = Signal()
    """The bar was dismissed while the keyboard was in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("打印", parent)
        self.stay_button = push_button("先不关", self.stay_requested.emit)
        self.leave_button = push_button("不打印了，现在关闭", self.leave_requested.emit)
        for button in (self.leave_button, self.stay_button):
            self.top_row.insertWidget(1, button)

    def show_job(self, done: int, total: int, words: str, closes_after: bool) -> None:
        """Show a job of which so many pages of all are printed; closes_after: the window closes when it is over."""
        buttons = (self.stay_button, self.leave_button) if closes_after else (self.cancel_button,)
        self.show_only((self.percent_bar, *buttons), words)
        self.percent_bar.setRange(0, total)
        self.percent_bar.setValue(done)

    def show_outcome(self, words: str, troubles: Sequence[str] = ()) -> None:
        """Say how it went; if the keyboard is in the bar, it stays there."""
        had_keyboard = self._has_keyboard
        super().show_outcome(words, troubles)
        if had_keyboard:
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss_bar(self) -> None:
        """Hide the bar; if the keyboard is in it, it goes back to the page."""
        had_keyboard = self._has_keyboard
        super().dismiss_bar()
        if had_keyboard:
            self.keyboard_released.emit()

    @property
    def _has_keyboard(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def optional_widgets(self) -> Sequence[QWidget]:
        """The widgets that are not always shown."""
        return (*super().optional_widgets(), self.stay_button, self.leave_button)


def find_print_bar(window: MainWindow) -> PrintBar:
    """The window's one bar for printing, above every page; made when it is first asked for."""
    bar = window.findChild(PrintBar)
    if bar is None:
        bar = PrintBar()
        bar.keyboard_released.connect(partial(_focus_page, window))
        window.add_bar(bar)
    return bar


def _focus_page(window: MainWindow) -> None:
    if window.editor:
        window.editor.focus_current_page()
    else:
        window.start_page.focus_table()
