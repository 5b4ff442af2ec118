"""The main window: the list of drafts or the editor of one, and a status bar that says what has been stored."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from gui.style import theme
from gui.widgets.notice_bar import NoticeBar
from gui.window.exported_file_links import ExportedFileLinks
from gui.window.message_area import MessageArea
from model.checks.findings import count_findings

if TYPE_CHECKING:
    from gui.window.pages import DraftPage, ListPage

MIN_SIZE = (640, 360)
"""Half of 1366 × 768, which is that screen at 200 %."""


class MainWindow(QMainWindow):
    """Shows the page of the list, or that of a draft, and says below it what has been stored.

    The pages are made by others: start, the list's, is handed over at once, the editor of a draft by show_editor().
    closing is emitted before the window goes, covered when a page covers all.

    state and warning stand above every page as long as they hold: what limits all work, what could not be stored;
    notice passes. guard is asked before the window goes: False keeps it open.
    """

    about_to_close = Signal()
    overlay_shown = Signal()

    def __init__(self, start: ListPage) -> None:
        super().__init__()
        self.start_page = start
        self.editor: DraftPage | None = None
        self.can_close: Callable[[], bool] = lambda: True
        self.state_bar, self.warning_bar, self.notice_bar = NoticeBar(stays=True), NoticeBar(stays=True), NoticeBar()
        for bar in (self.state_bar, self.warning_bar):
            bar.setProperty("weight", "warning")
        self._page_stack = QStackedWidget()
        self._page_stack.addWidget(self.start_page)
        self._overlay: QWidget | None = None
        self._page_below: QWidget = self.start_page
        self._message_area = MessageArea()
        self._build_layout()
        self.setWindowTitle("年报")
        self.setMinimumSize(*MIN_SIZE)
        self._saved_label = QLabel()
        self._selection_label = QLabel()
        self._unfilled_label = QLabel()
        self._zoom_label = QLabel()
        self.exported_links = ExportedFileLinks()
        for label in (self._saved_label, self._selection_label, self._unfilled_label):
            self.statusBar().addWidget(label)
        for part in (self.exported_links, self._zoom_label):
            self.statusBar().addPermanentWidget(part)
        self._clear_status()
        self.statusBar().setSizeGripEnabled(False)

    def show_overlay(self, page: QWidget) -> None:
        """Put a page before everything else until uncover(); another one that was there goes."""
        self.hide_overlay()
        self._page_below, self._focus_below = self.editor or self.start_page, self.focusWidget()
        self._overlay = page
        self._page_stack.addWidget(page)
        self._page_stack.setCurrentWidget(page)
        self.overlay_shown.emit()

    @property
    def overlay(self) -> QWidget | None:
        """The page that covers the others."""
        return self._overlay

    def hide_overlay(self) -> None:
        """Take the page away that covers the others; what it covered goes on where it was."""
        if self._overlay is not None:
            page, self._overlay = self._overlay, None
            self._page_stack.removeWidget(page)
            page.deleteLater()
            self._page_stack.setCurrentWidget(self._page_below)
            if self._focus_below is not None and isValid(self._focus_below):
                self._focus_below.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_editor(self, editor: DraftPage) -> None:
        """Put a draft in front."""
        self.show_start_page()
        self.editor = editor
        self._page_stack.addWidget(editor)
        self._page_stack.setCurrentWidget(editor)
        editor.selection_changed.connect(self.show_selection_summary)
        editor.status_message.connect(self.show_status)
        editor.open_draft.edit_applied.connect(self._show_unfilled_count)
        self._show_unfilled_count()
        self.show_selection_summary()
        editor.focus_current_page()

    def show_start_page(self) -> None:
        """Put the list of drafts in front; the editor that was open is gone."""
        self.hide_overlay()
        if self.editor is not None:
            self._page_stack.removeWidget(self.editor)
            self.editor.deleteLater()
            self.editor = None
        self._clear_status()
        self._page_stack.setCurrentWidget(self.start_page)

    def show_status(self, words: str) -> None:
        """A passing sentence in the status bar."""
        self.statusBar().showMessage(words, 8000)

    def add_bar(self, bar: QWidget) -> None:
        """Give a bar of someone else's its place above every page."""
        self._message_area.add_bar(bar)

    def _build_layout(self) -> None:
        page = QWidget()
        lines = QVBoxLayout(page)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        for bar in (self.state_bar, self.warning_bar, self.notice_bar):
            self.add_bar(bar)
        above = QHBoxLayout()
        above.setContentsMargins(theme.SPACE, 0, theme.SPACE, 0)
        above.addWidget(self._message_area)
        lines.addLayout(above)
        lines.addWidget(self._page_stack, 1)
        self.setCentralWidget(page)

    def show_saved_time(self, at: datetime) -> None:
        """When the last edit reached the disk."""
        _set_label_text(self._saved_label, f"✓ 已保存 {at:%H:%M:%S}")

    def show_unsaved(self) -> None:
        """That it did not; why is told above the page."""
        _set_label_text(self._saved_label, "▲ 还没有存盘")

    def show_selection_summary(self) -> None:
        """How many cells are selected and their sum."""
        _set_label_text(self._selection_label, self.editor.selection_words if self.editor else "")

    def show_zoom(self, percent: int) -> None:
        """How large the form is shown."""
        _set_label_text(self._zoom_label, f"{percent} %")

    def _show_unfilled_count(self) -> None:
        if self.editor:
            unfilled = count_findings(self.editor.open_draft.draft.findings).empty_cells
            _set_label_text(self._unfilled_label, f"未填 {unfilled} 格" if unfilled else "各格都已填写")
            self.show_selection_summary()

    def _clear_status(self) -> None:
        """No draft is open, and there is nothing to say of one."""
        self.exported_links.hide()
        for label in (self._saved_label, self._selection_label, self._unfilled_label, self._zoom_label):
            _set_label_text(label, "")

    # Qt's own names from here on.

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing to ask where everything is stored."""
        if not self.can_close():
            event.ignore()
            return
        self.about_to_close.emit()
        super().closeEvent(event)


def _set_label_text(label: QLabel, words: str) -> None:
    """Say it; a label without words would still take room."""
    label.setText(words)
    label.setVisible(bool(words))
