"""The preview beside the form: the pages that will be printed, typeset again when typing pauses."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exporters.content.options import ExportOptions
from gui.draft.open_draft import OpenDraft
from gui.printing import page_images
from gui.printing.page_tools import add_page_tools
from gui.printing.page_typesetter import PageTypesetter
from gui.printing.page_view import PageView
from gui.style import theme
from gui.widgets.buttons import tool_button
from gui.widgets.plain_text import PlainLabel, set_tooltip
from model.form.form import Form
from model.report.report import Report

if TYPE_CHECKING:
    from exporters.pages.page_positions import PagePositions

_PAUSE_MS = 250
"""Milliseconds without an edit before the pages are typeset again, which takes about as long."""


class Preview(QWidget):
    """Follows an open draft while it is visible.

    picture_action: while it is checked, 一图读懂 is appended to the report.
    """

    closed = Signal()
    """The clerk closes the preview."""

    def __init__(
        self, open_draft: OpenDraft, picture_action: QAction | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.pages = PageView()
        self._open_draft = open_draft
        self._picture_action = picture_action
        self._positions: PagePositions | None = None
        """Where everything stands on the pages that were typeset last."""
        self._followed: tuple[str, int, str] = ("", -1, "")
        self._typesetter = PageTypesetter(self.pages, self._prepare_report, self)
        self._status_label = PlainLabel("正在排版…")
        self._status_label.setProperty("faint", True)
        self._pause_timer = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause_timer.timeout.connect(self._typesetter.typeset_stale)
        self._typesetter.shown.connect(self._show_followed)
        self._typesetter.outdated.connect(self._pause_timer.start)
        self._typesetter.failed.connect(self._status_label.setText)
        self.pages.page_changed.connect(lambda page, count: self._status_label.setText(f"第 {page} 页，共 {count} 页"))
        open_draft.edit_applied.connect(self._mark_stale)
        if picture_action is not None:
            picture_action.toggled.connect(self._mark_stale)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._build_tool_bar())
        layout.addWidget(self.pages, 1)

    def _build_tool_bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(theme.SPACE, theme.SPACE // 2, theme.SPACE, theme.SPACE // 2)
        bar.addWidget(self._status_label, 1)
        add_page_tools(bar, self.pages)
        close_button = tool_button("关闭", self.closed.emit, slim=True)
        set_tooltip(close_button, "关闭预览")
        close_button.setAccessibleName("关闭预览")
        bar.addWidget(close_button)
        return bar

    def follow(self, heading: str, paragraph: int, cell: str) -> None:
        """Keep a cell in sight (by its id), or a paragraph below a heading, as PagePositions.find() finds them."""
        if self._followed != (heading, paragraph, cell):
            self._followed = (heading, paragraph, cell)
            self._show_followed()

    def _show_followed(self) -> None:
        """Scroll to what is followed, where it is out of sight."""
        if self._positions is not None:
            position = self._positions.find(*self._followed)
            self.pages.show_position(position.page, position.top)

    def _mark_stale(self) -> None:
        self._typesetter.mark_stale()
        if self.isVisible():
            self._pause_timer.start()

    def _prepare_report(self) -> Callable[[], bytes]:
        """Take the report as it is now; what is returned makes its PDF."""
        draft = self._open_draft.draft
        with_picture = self._picture_action is not None and self._picture_action.isChecked()
        choices = ExportOptions(infographic=with_picture)
        return partial(self._typeset, draft.form, draft.report, draft.last_year, choices)

    def _typeset(self, form: Form, report: Report, last: Report | None, choices: ExportOptions) -> bytes:
        """The PDF of a report, in the worker; where everything stands in it is kept for the window's thread."""
        pdf, self._positions = page_images.typeset_with_positions(form, report, last, choices)
        return pdf

    # Qt's own names from here on.

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with the edits made while the preview was hidden."""
        super().showEvent(event)
        self._typesetter.typeset_stale()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the preview with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
