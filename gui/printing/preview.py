"""The preview beside the form: the very pages that will print, half a breath after the last key."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from exporters.content.options import Choices
from gui.draft.open_draft import Desk
from gui.printing import page_images
from gui.printing.page_view import PageView
from gui.style import theme
from gui.system import background
from gui.widgets.buttons import tool_button

_REST = 250
"""Milliseconds without an edit before the pages are set anew; setting takes about as long again."""


class Preview(QWidget):
    """closed: the clerk has seen enough. with_picture, where it is checked: 一图读懂 follows the report."""

    closed = Signal()

    def __init__(self, desk: Desk, with_picture: QAction | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = PageView()
        self._desk = desk
        self._with_picture = with_picture
        self._setting = False
        self._stale = True
        self._words = QLabel("正在排版…")
        self._words.setProperty("faint", True)
        self._rest = QTimer(self, interval=_REST, singleShot=True)
        self._rest.timeout.connect(self._set)
        self.pages.turned.connect(lambda page, count: self._words.setText(f"第 {page} 页，共 {count} 页"))
        desk.changed.connect(self._follow)
        if with_picture is not None:
            with_picture.toggled.connect(self._follow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._bar())
        layout.addWidget(self.pages, 1)

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(theme.SPACE, theme.SPACE // 2, theme.SPACE, theme.SPACE // 2)
        bar.addWidget(self._words, 1)
        for text, spoken, do in (
            ("‹", "上一页", lambda: self.pages.turn(-1)),
            ("›", "下一页", lambda: self.pages.turn(1)),
            ("−", "缩小", lambda: self.pages.zoom(1 / 1.25)),
            ("+", "放大", lambda: self.pages.zoom(1.25)),
            ("适合宽度", "适合宽度", lambda: self.pages.zoom(None)),
            ("关闭", "关闭预览", self.closed.emit),
        ):
            button = tool_button(text, do, slim=True)
            button.setToolTip(spoken)
            button.setAccessibleName(spoken)
            bar.addWidget(button)
        return bar

    def _follow(self) -> None:
        self._stale = True
        if self.isVisible():
            self._rest.start()

    def _set(self) -> None:
        """Set the report as it stands; an edit made meanwhile sets it again."""
        if self._setting or not self._stale:
            return
        self._setting, self._stale = True, False
        form, report, last = self._desk.draft.form, self._desk.draft.report, self._desk.draft.last
        choices = Choices(pictures=self._with_picture is not None and self._with_picture.isChecked())

        def make() -> tuple[bytes, list[tuple[float, float]]]:
            pdf = page_images.paper(form, report, last, choices)
            return pdf, page_images.sizes(pdf)

        background.start(make, self._show, self._complain, self)

    def _show(self, made: tuple[bytes, list[tuple[float, float]]]) -> None:
        self._setting = False
        self.pages.show_pdf(*made)
        if self._stale:
            self._rest.start()

    def _complain(self, words: str) -> None:
        self._setting = False
        self._words.setText(words)

    # Qt's own names from here on.

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with the edits made out of sight."""
        super().showEvent(event)
        self._set()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
