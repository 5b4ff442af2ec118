"""The preview beside the form: the very pages that will print, half a breath after the last key."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from exporters.content.options import ExportOptions
from gui.draft.open_draft import OpenDraft
from gui.printing import page_images
from gui.printing.page_view import PageView
from gui.style import theme
from gui.system import background
from gui.widgets.buttons import tool_button

_PAUSE_MS = 250
"""Milliseconds without an edit before the pages are set anew; setting takes about as long again."""


class Preview(QWidget):
    """closed: the clerk has seen enough. with_picture, where it is checked: 一图读懂 follows the report."""

    closed = Signal()

    def __init__(self, desk: OpenDraft, with_picture: QAction | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = PageView()
        self._open_draft = desk
        self._picture_action = with_picture
        self._is_typesetting = False
        self._is_stale = True
        self._status_label = QLabel("正在排版…")
        self._status_label.setProperty("faint", True)
        self._pause_timer = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause_timer.timeout.connect(self._typeset_pages)
        self.pages.page_changed.connect(lambda page, count: self._status_label.setText(f"第 {page} 页，共 {count} 页"))
        desk.edit_applied.connect(self._mark_stale)
        if with_picture is not None:
            with_picture.toggled.connect(self._mark_stale)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._build_tool_bar())
        layout.addWidget(self.pages, 1)

    def _build_tool_bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(theme.SPACE, theme.SPACE // 2, theme.SPACE, theme.SPACE // 2)
        bar.addWidget(self._status_label, 1)
        for text, spoken, do in (
            ("‹", "上一页", lambda: self.pages.turn_page(-1)),
            ("›", "下一页", lambda: self.pages.turn_page(1)),
            ("−", "缩小", lambda: self.pages.zoom_by(1 / 1.25)),
            ("+", "放大", lambda: self.pages.zoom_by(1.25)),
            ("适合宽度", "适合宽度", lambda: self.pages.zoom_by(None)),
            ("关闭", "关闭预览", self.closed.emit),
        ):
            button = tool_button(text, do, slim=True)
            button.setToolTip(spoken)
            button.setAccessibleName(spoken)
            bar.addWidget(button)
        return bar

    def _mark_stale(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._pause_timer.start()

    def _typeset_pages(self) -> None:
        """Set the report as it stands; an edit made meanwhile sets it again."""
        if self._is_typesetting or not self._is_stale:
            return
        self._is_typesetting, self._is_stale = True, False
        form, report, last = (
            self._open_draft.draft.form,
            self._open_draft.draft.report,
            self._open_draft.draft.last_year,
        )
        choices = ExportOptions(infographic=self._picture_action is not None and self._picture_action.isChecked())

        def make() -> tuple[bytes, list[tuple[float, float]]]:
            pdf = page_images.typeset_pdf(form, report, last, choices)
            return pdf, page_images.measure_pages(pdf)

        background.run_in_background(make, self._show_pages, self._show_trouble, self)

    def _show_pages(self, made: tuple[bytes, list[tuple[float, float]]]) -> None:
        self._is_typesetting = False
        self.pages.show_pdf(*made)
        if self._is_stale:
            self._pause_timer.start()

    def _show_trouble(self, words: str) -> None:
        self._is_typesetting = False
        self._status_label.setText(words)

    # Qt's own names from here on.

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with the edits made out of sight."""
        super().showEvent(event)
        self._typeset_pages()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
