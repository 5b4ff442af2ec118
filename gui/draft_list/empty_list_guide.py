"""What is shown in place of an empty list: three ways to begin."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QWidget

from gui.style import theme
from gui.widgets.buttons import push_button
from gui.widgets.plain_text import PlainLabel
from model.importing.readers import group_suffixes

_MIN_SPACIOUS_HEIGHT = 40 * theme.SPACE
"""Pixels: a guide lower than this has narrower margins."""


class EmptyListGuide(QWidget):
    """A button with an explanation for each way; another button leads to the deleted drafts, where there are any."""

    create_requested = Signal()
    """Begin a new report."""
    import_requested = Signal()
    """Ask for files to import."""
    sample_requested = Signal()
    """Open the sample that the program brings."""
    deleted_list_requested = Signal()
    """Show the deleted drafts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ways = (
            ("新建一份年报", "填单位和年度，从空白表格开始。", "file-plus", self.create_requested),
            (
                "导入旧年报",
                f"{'、'.join(group_suffixes())}文件，可以一次选几个，拖到这个窗口里也可以。",
                "file-input",
                self.import_requested,
            ),
            ("打开示例", "看一份填好的年报，随便改，不影响别的。", "folder-open", self.sample_requested),
        )
        frame = QFrame()
        frame.setProperty("bar", True)
        frame.setMaximumWidth(80 * theme.SPACE)
        self._layout = QGridLayout(frame)
        self._layout.setHorizontalSpacing(2 * theme.SPACE)
        self._layout.addWidget(PlainLabel("这里还没有年报，可以这样开始："), 0, 0, 1, 2)
        for row, (words, explanation, icon, signal) in enumerate(ways, 1):
            label = PlainLabel(explanation)
            label.setProperty("faint", True)
            label.setWordWrap(True)
            button = push_button(words, signal.emit, icon, primary=row == 1)
            self._layout.addWidget(button, row, 0)
            self._layout.addWidget(label, row, 1)
        self._deleted_button = push_button("最近删除…", self.deleted_list_requested.emit, "archive-restore")
        self._deleted_button.setFlat(True)
        self._deleted_button.hide()
        self._layout.addWidget(self._deleted_button, len(ways) + 1, 0)
        buttons = frame.findChildren(QPushButton)
        self.create_button = buttons[0]
        for button in buttons:
            button.setProperty("way", True)
        self._layout.setColumnStretch(1, 1)
        centring = QGridLayout(self)
        centring.setContentsMargins(0, 0, 0, 0)
        centring.addWidget(frame, 1, 1)
        for side in (0, 2):
            centring.setRowStretch(side, 1)
            centring.setColumnStretch(side, 1)
        centring.setColumnStretch(1, 100)

    def offer_deleted(self, yes: bool) -> None:
        """Show the button to the deleted drafts, or hide it."""
        self._deleted_button.setVisible(yes)

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow the margins where the guide is low, so that no words are cut."""
        super().resizeEvent(event)
        spacing = 2 * theme.SPACE if self.height() >= _MIN_SPACIOUS_HEIGHT else theme.SPACE
        margin = 2 * spacing
        self._layout.setContentsMargins(margin, margin, margin, margin)
        self._layout.setVerticalSpacing(spacing)
