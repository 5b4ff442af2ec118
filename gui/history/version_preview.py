"""What differs between a moment and now, to be read only, and what can be done with that moment."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.history.comparison_view import ComparisonView
from gui.style import theme
from gui.widgets.buttons import push_button
from model.drafts.comparison import Difference


class MomentPreview(QFrame):
    """restore_wanted, drop_wanted (the moment's name), closed; wanted with a place to go to."""

    restore_wanted = Signal()
    drop_wanted = Signal()
    closed = Signal()
    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.caption = QLabel()
        self.caption.setWordWrap(True)
        self.caption.setTextFormat(Qt.TextFormat.PlainText)
        self._words = ""
        self.view = ComparisonView()
        self.view.wanted.connect(self.wanted)
        self.restore_button = push_button("恢复到这一刻", self.restore_wanted.emit, primary=True, slim=True)
        self.drop_button = push_button("删去名称", self.drop_wanted.emit, slim=True)
        self.close_button = push_button("收起", self.closed.emit, slim=True)
        buttons = QHBoxLayout()
        for button in (self.restore_button, self.drop_button, self.close_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, theme.SPACE, 0, theme.SPACE)
        lines.setSpacing(theme.SPACE)
        lines.addWidget(self.caption)
        lines.addWidget(self.view, 1)
        lines.addLayout(buttons)

    def show_differences(self, words: str, differences: Sequence[Difference], restorable: bool, named: bool) -> None:
        """Show what differs; words say between what."""
        count = sum(not difference.computed for difference in differences)
        self.caption.setText(f"{words}，{f'有 {count} 处不同' if count else '没有不同'}：")
        again = words == self._words and not self.isHidden()
        self._words = words
        self.restore_button.setVisible(restorable)
        self.restore_button.setEnabled(bool(differences))
        self.drop_button.setVisible(named)
        # First its size, then its words: Qt scrolls a text that is given to a box without a size
        self.show()
        self.view.show_differences(differences, again)
