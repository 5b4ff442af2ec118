"""What an import found no place for, or was not sure of: each piece to be read, copied and, at last, put away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from gui.style import theme as look

TITLE = "没有找到位置的内容"


class Leftovers(QListWidget):
    """A line, wrapped, for each piece; Ctrl+C copies the selected ones, each on a line of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("leftovers")
        self.setAccessibleName(TITLE)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)

    def show_pieces(self, pieces: Sequence[str]) -> None:
        """Show these, the first of them current."""
        self.clear()
        self.addItems(list(pieces))
        self.setCurrentRow(0)

    def copy_pieces(self, rows: Sequence[int]) -> None:
        """Put the pieces of these rows on the clipboard."""
        QGuiApplication.clipboard().setText("\n".join(self.item(row).text() for row in rows))

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies all that is selected; Qt alone copies the current one."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_pieces(sorted(index.row() for index in self.selectedIndexes()))
        else:
            super().keyPressEvent(event)


class LeftoversPanel(QWidget):
    """The leftovers of one draft beside its form. done: the clerk has dealt with them."""

    done = Signal()

    def __init__(self, pieces: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = Leftovers()
        self.list.show_pieces(pieces)
        words = QLabel(f"{TITLE}，共 {len(pieces)} 处。请对照原文，该填的填到相应的地方。")
        words.setWordWrap(True)
        self.copy_button = QPushButton(look.icon("copy"), "全部复制")
        self.copy_button.clicked.connect(lambda: self.list.copy_pieces(range(self.list.count())))
        self.done_button = QPushButton("都核对过了")
        self.done_button.clicked.connect(lambda: self.done.emit())
        foot = QHBoxLayout()
        foot.setSpacing(look.SPACE)
        for button in (self.copy_button, self.done_button):
            button.setIconSize(look.BESIDE_WORDS)
            button.setAutoDefault(True)
            foot.addWidget(button)
        foot.addStretch(1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, look.SPACE, 0, look.SPACE)
        lines.setSpacing(look.SPACE)
        lines.addWidget(words)
        lines.addWidget(self.list, 1)
        lines.addLayout(foot)

    # Qt's own names from here on.

    def sizeHint(self) -> QSize:
        """As wide as the panel beside the form should be."""
        return QSize(look.SIDE_WIDTH, 2 * look.SIDE_WIDTH)
