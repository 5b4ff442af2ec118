"""What an empty list teaches: three ways to begin."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from gui.style import theme
from gui.widgets.buttons import push_button
from model.importing.readers import group_suffixes

_MIN_SPACIOUS_HEIGHT = 40 * theme.SPACE


class EmptyListGuide(QWidget):
    """Each way is a signal of its own."""

    create_requested = Signal()
    import_requested = Signal()
    sample_requested = Signal()
    deleted_list_requested = Signal()

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
        card = QFrame()
        card.setProperty("bar", True)
        card.setMaximumWidth(80 * theme.SPACE)
        self._layout = lines = QGridLayout(card)
        lines.setHorizontalSpacing(2 * theme.SPACE)
        lines.addWidget(QLabel("这里还没有年报，可以这样开始："), 0, 0, 1, 2)
        for row, (words, explanation, icon, wish) in enumerate(ways, 1):
            label = QLabel(explanation)
            label.setProperty("faint", True)
            label.setWordWrap(True)
            lines.addWidget(push_button(words, wish.emit, icon), row, 0)
            lines.addWidget(label, row, 1)
        self._deleted_button = push_button("最近删除…", self.deleted_list_requested.emit, "archive-restore")
        self._deleted_button.setFlat(True)
        self._deleted_button.hide()
        lines.addWidget(self._deleted_button, len(ways) + 1, 0)
        for button in card.findChildren(QPushButton):
            button.setProperty("way", True)
        lines.setColumnStretch(1, 1)
        around = QGridLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(card, 1, 1)
        for side in (0, 2):
            around.setRowStretch(side, 1)
            around.setColumnStretch(side, 1)
        around.setColumnStretch(1, 100)

    def offer_deleted(self, yes: bool) -> None:
        """Whether there is anything to be brought back."""
        self._deleted_button.setVisible(yes)

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less air where it is low, so that no words are cut."""
        super().resizeEvent(event)
        air = 2 if self.height() >= _MIN_SPACIOUS_HEIGHT else 1
        self._layout.setContentsMargins(*4 * (2 * air * theme.SPACE,))
        self._layout.setVerticalSpacing(air * theme.SPACE)
