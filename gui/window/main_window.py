"""The main window: the list of drafts or the editor of one, messages above, a status bar below."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from gui.style import theme
from gui.widgets.notice_bar import NoticeBar
from gui.widgets.plain_text import PlainLabel
from gui.window.exported_file_links import ExportedFileLinks
from gui.window.menu_commands import list_commands
from gui.window.message_area import MessageArea
from gui.window.pages import PAGE_MARGINS
from gui.window.refused_keys import explain_action, explain_key
from gui.window.status_bar import ElidedLabel, StatusBar
from model.checks.findings import count_findings

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from gui.window.command_panel import CommandPanel
    from gui.window.pages import DraftPage, ListPage

STATUS_DURATION = 8000
"""Milliseconds that a sentence stays in the status bar."""

MIN_SIZE = (640, 360)
"""Pixels, width and height: about half of 1366 × 768, which is what a screen of that size shows at 200 %."""


class MainWindow(QMainWindow):
    """Shows the page of the list or the editor of a draft, and one overlay in place of both.

    The pages are made by others: the list's is handed over at once, the editor of a draft by take_editor(); editor is
    None while no draft is open.

    Three bars stand above every page: state_bar says why drafts can only be looked at, warning_bar what could not be
    stored, each as long as that is so; notice_bar says what happened, until the clerk dismisses it.

    can_close is called before the window closes; where it returns False the window stays open.
    """

    about_to_close = Signal()
    """The window will close; nothing can prevent it any more."""
    overlay_shown = Signal()
    """An overlay hides the page that was in front."""

    def __init__(self, start_page: ListPage) -> None:
        super().__init__()
        self.start_page = start_page
        self.editor: DraftPage | None = None
        self.can_close: Callable[[], bool] = lambda: True
        self.state_bar, self.warning_bar, self.notice_bar = NoticeBar(stays=True), NoticeBar(stays=True), NoticeBar()
        for bar in (self.state_bar, self.warning_bar):
            bar.setProperty("weight", "warning")
        self._page_stack = QStackedWidget()
        self._page_stack.addWidget(self.start_page)
        self._overlay: QWidget | None = None
        self._overlay_frame: QWidget = self.start_page
        self._page_below: QWidget = self.start_page
        self._message_area = MessageArea()
        self._command_panel: CommandPanel | None = None
        self._build_layout()
        self._program_title = "年报"
        self._show_title()
        self.start_page.title_changed.connect(self._show_title)
        self.setMinimumSize(*MIN_SIZE)
        self._status_bar = StatusBar()
        self.setStatusBar(self._status_bar)
        self._saved_label = PlainLabel()
        self._selection_label = ElidedLabel()
        self._unfilled_label = PlainLabel()
        self._zoom_label = PlainLabel()
        self.exported_links = ExportedFileLinks()
        self._draft_labels = (self._saved_label, self._selection_label, self._unfilled_label)
        for label in self._draft_labels:
            self.statusBar().addWidget(label)
        for part in (self.exported_links, self._zoom_label):
            self._status_bar.add_permanent(part)
        self._clear_status()
        self.statusBar().messageChanged.connect(self._show_draft_labels)

    def show_overlay(self, page: QWidget, has_heading: bool = False) -> None:
        """Show a page in place of list and editor until hide_overlay(); an overlay shown before is deleted.

        has_heading: the page's name is to stand above it, as above the pages in the list's place.
        """
        self.hide_overlay()
        self._page_below, self._focus_below = self.editor or self.start_page, self.focusWidget()
        self._overlay = page
        self._overlay_frame = frame_page(page) if has_heading else page
        self._page_stack.addWidget(self._overlay_frame)
        self._page_stack.setCurrentWidget(self._overlay_frame)
        self._show_title()
        self.overlay_shown.emit()

    @property
    def overlay(self) -> QWidget | None:
        """The page shown in place of list and editor; None where there is none."""
        return self._overlay

    def hide_overlay(self) -> None:
        """Delete the overlay, and show the page below it with the keyboard focus where it was."""
        if self._overlay is not None:
            frame, self._overlay = self._overlay_frame, None
            self._page_stack.removeWidget(frame)
            frame.deleteLater()
            self._page_stack.setCurrentWidget(self._page_below)
            self._show_title()
            if self._focus_below is not None and isValid(self._focus_below):
                self._focus_below.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_editor(self, editor: DraftPage) -> None:
        """Give the editor of a draft its place in the window; it stays hidden until show_editor(), and may be built."""
        self._page_stack.addWidget(editor)

    def drop_editor(self, editor: DraftPage) -> None:
        """Delete an editor that take_editor() was given and that will not be shown any more."""
        self._page_stack.removeWidget(editor)
        editor.deleteLater()

    def show_editor(self, editor: DraftPage) -> None:
        """Show the editor of a draft, which take_editor() was given, in place of the list."""
        self.show_start_page()
        self.editor = editor
        self._page_stack.setCurrentWidget(editor)
        editor.selection_changed.connect(self.show_selection_summary)
        editor.status_message.connect(self.show_status)
        editor.open_draft.edit_applied.connect(self._show_unfilled_count)
        editor.open_draft.edit_applied.connect(self._show_title)
        self._show_title()
        self._show_unfilled_count()
        self.show_selection_summary()
        editor.focus_current_page()

    def show_start_page(self) -> None:
        """Show the list of drafts, and delete the editor that was open."""
        self.hide_overlay()
        if self.editor is not None:
            self.drop_editor(self.editor)
            self.editor = None
        self._clear_status()
        self._page_stack.setCurrentWidget(self.start_page)
        self._show_title()

    def show_program_title(self, title: str) -> None:
        """Say in the title bar what the program is called, behind the name of what is shown."""
        self._program_title = title
        self._show_title()

    def _show_title(self) -> None:
        """Name unit and year of the open draft, or the page, so that the desktop's list of windows tells them apart."""
        subject = self._name_subject()
        self.setWindowTitle(f"{subject} — {self._program_title}" if subject else self._program_title)

    def _name_subject(self) -> str:
        """What is shown; "" for the list of drafts."""
        if self._overlay is not None and self._overlay.windowTitle():
            return self._overlay.windowTitle()
        if self.editor is None:
            return self.start_page.guest_title
        cover = self.editor.open_draft.draft.report.cover
        unit, year = cover.get("unit", "").strip(), cover.get("year", "").strip()
        return " · ".join([unit or "（未填单位）", *([f"{year} 年"] if year else [])])

    def show_status(self, sentence: str) -> None:
        """Show a sentence in the status bar for some seconds."""
        self.statusBar().showMessage(sentence, STATUS_DURATION)

    def open_command_panel(self, own_action: QAction) -> None:
        """Show the panel in which every command of the menus is found, but for own_action, which opens it."""
        from gui.window.command_panel import CommandPanel  # seldom asked for

        if self._command_panel is None:
            self._command_panel = CommandPanel(self, own_action)
        self._command_panel.open_panel()

    def add_bar(self, bar: QWidget) -> None:
        """Add a bar above every page, below those added before; the bar decides itself when it is visible."""
        self._message_area.add_bar(bar)

    def _build_layout(self) -> None:
        for bar in (self.state_bar, self.warning_bar, self.notice_bar):
            self.add_bar(bar)
        bar_row = QHBoxLayout()
        bar_row.setContentsMargins(theme.SPACE, 0, theme.SPACE, 0)
        bar_row.addWidget(self._message_area)
        central = QWidget()
        layout = QVBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar_row)
        layout.addWidget(self._page_stack, 1)
        self.setCentralWidget(central)

    def show_saved_time(self, at: datetime) -> None:
        """Say in the status bar when the last edit was stored."""
        self._set_label_text(self._saved_label, f"✓ 已保存 {at:%H:%M:%S}")

    def show_unsaved(self) -> None:
        """Say in the status bar that the last edit is not stored; warning_bar says why."""
        self._set_label_text(self._saved_label, "▲ 还没有保存")

    def show_selection_summary(self) -> None:
        """Say in the status bar how many cells are selected, and their sum."""
        self._set_label_text(self._selection_label, self.editor.selection_summary if self.editor else "")

    def show_zoom(self, percent: int) -> None:
        """Say in the status bar how large the form is shown."""
        self._zoom_label.setText(f"{percent} %")
        self._zoom_label.show()

    def _show_unfilled_count(self) -> None:
        if self.editor:
            counted = count_findings(self.editor.open_draft.draft.findings)
            words = [f"没有读到 {counted.unread} 处"] if counted.unread else []
            words += [f"未填 {counted.empty_cells} 格"] if counted.empty_cells else []
            self._set_label_text(self._unfilled_label, "，".join(words) or "各格都已填写")
            self.show_selection_summary()

    def _clear_status(self) -> None:
        """Hide everything in the status bar that is about the draft that was open."""
        self.exported_links.hide()
        self._zoom_label.hide()
        for label in self._draft_labels:
            self._set_label_text(label, "")

    def _set_label_text(self, label: PlainLabel, text: str) -> None:
        label.setText(text)
        self._show_draft_labels()

    def _show_draft_labels(self) -> None:
        """Show what is said of the draft, unless a sentence stands there; an empty label would still take room."""
        is_free = not self.statusBar().currentMessage()
        for label in self._draft_labels:
            label.setVisible(is_free and bool(label.text()))

    def explain_hovered(self, action: QAction) -> None:
        """Say in the status bar why an entry of a menu is disabled, while it is pointed at."""
        if words := explain_action(action):
            self.show_status(words)

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say why a key does nothing that no widget has taken."""
        commands = [command.action for command in list_commands(self.menuBar())]
        is_locked = self.editor is not None and self.editor.open_draft.is_locked
        words = explain_key(event, commands, self.editor is not None and self._overlay is None, is_locked)
        if words:
            self.show_status(words)
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only where can_close() allows it."""
        if not self.can_close():
            event.ignore()
            return
        self.about_to_close.emit()
        super().closeEvent(event)


def frame_page(page: QWidget) -> QWidget:
    """A widget with the name of a page above the page, and air around both."""
    heading = PlainLabel(page.windowTitle())
    heading.setProperty("heading", True)
    frame = QWidget()
    lines = QVBoxLayout(frame)
    lines.setContentsMargins(*PAGE_MARGINS)
    lines.setSpacing(theme.SPACE)
    lines.addWidget(heading)
    lines.addWidget(page, 1)
    return frame
