"""The sheet of paper on which every page stands, in the middle and as wide as the paper is."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gui.style import paper, theme


class PaperSheet(QFrame):
    """Holds what will be printed, below each other in lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.lines = QVBoxLayout(self)
        self.lines.setSpacing(theme.SPACE)


class SheetColumn(QWidget):
    """A sheet, and above and below it what is not printed, all as wide as the paper or, on a narrow page, as the page.

    lines: the parts below each other; sheet is to be added to them.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = PaperSheet()
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setSpacing(theme.SPACE)
        self.set_zoom(100)

    def set_zoom(self, percent: int) -> None:
        """Take the width of the paper at this many per cent of its size."""
        self.setMaximumWidth(paper.measure_sheet_width(percent))

    def measure_width(self, page_width: int) -> int:
        """How wide it is on a page of this width, in pixels."""
        return min(page_width - 2 * theme.SPACE, self.maximumWidth())

    def lay_out_in(self, page: QWidget) -> QHBoxLayout:
        """Stand in the middle of a page; returns the page's layout."""
        row = QHBoxLayout(page)
        row.setContentsMargins(theme.SPACE, theme.SPACE, theme.SPACE, theme.SPACE)
        row.addStretch(1)
        row.addWidget(self, 1000)  # all the room up to its greatest width; what is left goes to both sides
        row.addStretch(1)
        return row
