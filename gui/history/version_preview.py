"""What differs between a moment and now, to be read only, and what can be done with that moment."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.history.comparison_view import ComparisonView
from gui.style import theme
from gui.widgets.buttons import push_button
from model.drafts.comparison import Difference


class VersionPreview(QFrame):
    """restore_wanted, drop_wanted (the moment's name), closed; wanted with a place to go to."""

    restore_requested = Signal()
    drop_name_requested = Signal()
    closed = Signal()
    place_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.caption_label = QLabel()
        self.caption_label.setWordWrap(True)
        self.caption_label.setTextFormat(Qt.TextFormat.PlainText)
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
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, theme.SPACE, 0, theme.SPACE)
        lines.setSpacing(theme.SPACE)
        lines.addWidget(self.caption_label)
        lines.addWidget(self.view, 1)
        lines.addLayout(buttons)

    def show_differences(self, words: str, differences: Sequence[Difference], restorable: bool, named: bool) -> None:
        """Show what differs; words say between what."""
        count = sum(not difference.is_computed for difference in differences)
        self.caption_label.setText(f"{words}，{f'有 {count} 处不同' if count else '没有不同'}：")
        again = words == self._caption and not self.isHidden()
        self._caption = words
        self.restore_button.setVisible(restorable)
        self.restore_button.setEnabled(bool(differences))
        self.drop_button.setVisible(named)
        # First its size, then its words: Qt scrolls a text that is given to a box without a size
        self.show()
        self.view.show_differences(differences, again)
