"""What stands below a table about the current cell: a line of help, and its figures over the years."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from gui.history.sparkline import Sparkline
from gui.style import theme
from gui.widgets.plain_text import PlainLabel
from model.drafts.cell_history import YearFigure

_MIN_HELP_WIDTH = 40 * theme.SPACE
"""Pixels that the help keeps for itself beside the figures of other years; these lose their oldest years first."""


class CellHelp(QWidget):
    """Wraps its text. It changes at every step of the cursor, and a QLabel would have the window laid out each time.

    Once other years are known the help keeps the height that their figures need, also at cells that have none.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = PlainLabel(parent=self)
        self._label.setProperty("faint", True)
        self._label.setWordWrap(True)
        self.sparkline = Sparkline(self)
        self._has_other_years = False
        self._fit_height()

    def show_text(self, text: str, figures: Sequence[YearFigure] = ()) -> None:
        """Show a text, and the figures of the years beside it."""
        has_other_figures = self.sparkline.show_figures(figures)
        if text != self._label.text() or has_other_figures:
            self._label.setText(text)
            self._fit_height()

    def keep_room_for_years(self, is_kept: bool) -> None:
        """Keep the height for figures of other years, or give it back."""
        self._has_other_years = is_kept
        self._fit_height()

    def _fit_height(self) -> None:
        """Take the height the text needs; the window is laid out anew only where that is another one than before."""
        line_size = self.sparkline.sizeHint()
        years_width = min(line_size.width(), max(self.width() - _MIN_HELP_WIDTH, 0))
        text_width = self.width() - (years_width + 2 * theme.SPACE if years_width else 0)
        min_height = self.fontMetrics().height() + theme.SPACE
        if self._has_other_years and self.width() > _MIN_HELP_WIDTH:
            min_height = max(min_height, line_size.height())
        height = max(self._label.heightForWidth(text_width), min_height)
        self._label.setGeometry(0, 0, text_width, height)
        self.sparkline.setGeometry(self.width() - years_width, 0, years_width, min_height)
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the text anew."""
        super().resizeEvent(event)
        self._fit_height()
