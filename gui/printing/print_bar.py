"""The bar in the page for a print job: how far it is, 取消, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from gui.widgets.buttons import push_button
from gui.widgets.progress_bar import ProgressBar
from gui.window.main_window import MainWindow


class PrintBar(ProgressBar):
    """One of three at a time: pages on their way, the same while the window is about to close, the outcome.

    cancelled: print no further. stay: keep the window open after all. leave: close it now, print no further.
    left: the bar was put away and had the keyboard.
    """

    stay_requested = Signal()
    leave_requested = Signal()
    keyboard_released = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("打印", parent)
        self.stay_button = push_button("先不关", self.stay_requested.emit)
        self.leave_button = push_button("不打印了，现在关闭", self.leave_requested.emit)
        self.pdf_button = push_button("存成 PDF…", self._accept_offer)
        self._save_pdf: Callable[[], object] = self.dismiss_bar
        for button in (self.pdf_button, self.leave_button, self.stay_button):
            self.top_row.insertWidget(1, button)

    def show_job(self, done: int, of: int, words: str, leaving: bool) -> None:
        """Say how far the job is; leaving: the window closes when it is over."""
        buttons = (self.stay_button, self.leave_button) if leaving else (self.cancel_button,)
        self.show_only((self.percent_bar, *buttons), words)
        self.percent_bar.setRange(0, of)
        self.percent_bar.setValue(done)

    def offer_pdf(self, words: str, save: Callable[[], object]) -> None:
        """Say why nothing can be printed, and offer what saves a file instead."""
        self._save_pdf = save
        self.show_only((self.pdf_button, self.close_button), words)
        self.pdf_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_outcome(self, words: str, troubles: Sequence[str] = ()) -> None:
        """Say how it went; a keyboard that was in the bar stays there."""
        here = self._has_keyboard
        super().show_outcome(words, troubles)
        if here:
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss_bar(self) -> None:
        """Hide, and tell; a keyboard that was in the bar goes back to the page."""
        here = self._has_keyboard
        super().dismiss_bar()
        if here:
            self.keyboard_released.emit()

    @property
    def _has_keyboard(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def optional_widgets(self) -> Sequence[QWidget]:
        """All that is shown now and then."""
        return (*super().optional_widgets(), self.stay_button, self.leave_button, self.pdf_button)

    def _accept_offer(self) -> None:
        self.dismiss_bar()
        self._save_pdf()


def find_print_bar(window: MainWindow) -> PrintBar:
    """The window's one bar for printing, above every page."""
    bar = window.findChild(PrintBar)
    if bar is None:
        bar = PrintBar()
        bar.keyboard_released.connect(
            lambda: window.editor.focus_current_page() if window.editor else window.start_page.focus_table()
        )
        window.add_bar(bar)
    return bar
