"""The preview below the timeline: what differs between two moments, and buttons for the selected one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gui.history.comparison_view import ComparisonView
from gui.style import theme
from gui.widgets.buttons import push_button
from gui.widgets.plain_text import PlainLabel
from model.drafts.comparison import Difference


class VersionPreview(QFrame):
    """Shows differences with a caption; its buttons only tell what was pressed."""

    restore_requested = Signal()
    """The draft shall become as it was at the selected moment."""
    drop_name_requested = Signal()
    """The name of the selected moment shall be deleted."""
    closed = Signal()
    place_requested = Signal(str)
    """A place of the form the clerk wants to go to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.caption_label = PlainLabel()
        self.caption_label.setWordWrap(True)
        self._caption = ""
        self.view = ComparisonView()
        self.view.place_requested.connect(self.place_requested)
        self.restore_button = push_button("恢复到这一刻", self.restore_requested.emit, primary=True, slim=True)
        self.drop_button = push_button("删去名称", self.drop_name_requested.emit, slim=True)
        self.close_button = push_button("收起", self.closed.emit, slim=True)
        buttons = QHBoxLayout()
        for button in (self.restore_button, self.drop_button, self.close_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SPACE, 0, theme.SPACE)
        column.setSpacing(theme.SPACE)
        column.addWidget(self.caption_label)
        column.addWidget(self.view, 1)
        column.addLayout(buttons)

    def show_differences(
        self, caption: str, differences: Sequence[Difference], can_restore: bool, can_drop_name: bool
    ) -> None:
        """Show what differs between the two that the caption names; the buttons for a moment where they apply."""
        count = sum(not difference.is_computed for difference in differences)
        result = f"有 {count} 处不同" if count else "没有不同"
        self.caption_label.setText(f"{caption}，{result}：")
        is_same_comparison = caption == self._caption and not self.isHidden()
        self._caption = caption
        self.restore_button.setVisible(can_restore)
        self.restore_button.setEnabled(bool(differences))
        self.drop_button.setVisible(can_drop_name)
        # WORKAROUND: shown before it gets its text, since Qt scrolls a text that is set in a view without a size
        self.show()
        self.view.show_differences(differences, is_same_comparison)
