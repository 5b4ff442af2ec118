"""The list of what may have gone wrong at a finding, each with its correction: shown in the table, and entered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QStyle, QVBoxLayout, QWidget

from gui.style import theme
from gui.widgets.plain_text import PlainLabel
from model.diagnosis.proposals import Proposal

QUESTION = "怎么会不平？"
"""What the button and the menu that open the list say."""

_HINT = "移到一条上，表里就显示改成什么；点一下或按回车就改，可以撤销。"
_NONE_WORDS = "没有找到改一处就能平的办法，请对照台账逐格核对。"
_MAX_ROWS_IN_SIGHT = 3
_ROW_PADDING = 2 * theme.SPACE + 1
"""Above and below the text of a row, and the line between two rows, as window.qss says."""
_UNLIMITED_HEIGHT = 10_000
"""The height, in pixels, of a rectangle that no text fills."""


class ProposalRows(QListWidget):
    """A row, wrapped, for each proposal. The one under the mouse, or else the current one, is pointed at."""

    pointed_at = Signal(int)
    """The row the clerk looks at; -1 for none any more."""
    accepted = Signal(int)
    """A row was clicked, or Enter pressed on it."""
    closed = Signal()
    """Esc was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("leftovers")
        self.setAccessibleName(QUESTION)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.entered.connect(lambda index: self.pointed_at.emit(index.row()))
        self.currentRowChanged.connect(self.pointed_at)
        self.clicked.connect(lambda index: self.accepted.emit(index.row()))

    def measure_height(self, list_width: int) -> int:
        """The height, in pixels, in which the first rows are in sight where the list is so wide.

        Measured here, as Qt knows the height of wrapped rows only after it has laid them out in their last width.
        """
        rows = range(min(self.count(), _MAX_ROWS_IN_SIGHT))
        is_scrolled = self.count() > _MAX_ROWS_IN_SIGHT
        scroll_bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent) if is_scrolled else 0
        width = list_width - 2 * self.frameWidth() - 2 * theme.SPACE - scroll_bar
        box = QRect(0, 0, width, _UNLIMITED_HEIGHT)
        wrap = int(Qt.TextFlag.TextWordWrap)
        heights = [self.fontMetrics().boundingRect(box, wrap, self.item(row).text()).height() for row in rows]
        return sum(height + _ROW_PADDING for height in heights) + 2 * self.frameWidth() + theme.SPACE

    # Qt's own names from here on.

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the current proposal in the table."""
        super().focusInEvent(event)
        self.pointed_at.emit(self.currentRow())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show no proposal any more."""
        super().focusOutEvent(event)
        self.pointed_at.emit(-1)

    def leaveEvent(self, event: QEvent) -> None:
        """Show the current proposal again, or none where the keys are elsewhere."""
        super().leaveEvent(event)
        self.pointed_at.emit(self.currentRow() if self.hasFocus() else -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter accepts the current row; Esc closes the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.accepted.emit(self.currentRow())
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class ProposalList(QWidget):
    """The proposals for one finding, or a sentence that there are none. Hidden until show_proposals is called."""

    proposal_pointed_at = Signal(object)
    """The Proposal that is to be shown in the table; None for none any more."""
    proposal_accepted = Signal(object)
    """The Proposal that is to be entered."""
    closed = Signal()
    """The clerk has closed the list by Esc."""
    height_changed = Signal()
    """The list needs another height, or none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposals: tuple[Proposal, ...] = ()
        self.hint_label = PlainLabel()
        self.hint_label.setWordWrap(True)
        self.rows = ProposalRows()
        self._lines = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACE // 2)
        layout.addWidget(self.hint_label)
        layout.addWidget(self.rows)
        self.rows.pointed_at.connect(self._point_at)
        self.rows.accepted.connect(self._accept)
        self.rows.closed.connect(self.close_list)
        self.hide()

    def show_proposals(self, proposals: Sequence[Proposal]) -> None:
        """Show these proposals, the first one at once in the table; without any say so."""
        self._proposals = tuple(proposals)
        self.rows.blockSignals(True)
        self.rows.clear()
        for proposal in proposals:
            self.rows.addItem(QListWidgetItem(proposal.text))
        self.rows.setCurrentRow(0)
        self.rows.blockSignals(False)
        self.hint_label.setText(_HINT if proposals else _NONE_WORDS)
        self.rows.setVisible(bool(proposals))
        self.show()
        self.height_changed.emit()
        if proposals:
            self.rows.setFocus()
            self._point_at(0)

    def close_list(self) -> None:
        """Hide the list and what it shows in the table, and tell it by closed."""
        self.clear_proposals()
        self.closed.emit()

    def clear_proposals(self) -> None:
        """Hide the list and what it shows in the table."""
        if not self.isHidden():
            self._proposals = ()
            self.hide()
            self.height_changed.emit()
            self.proposal_pointed_at.emit(None)

    def _point_at(self, row: int) -> None:
        is_there = 0 <= row < len(self._proposals)
        self.proposal_pointed_at.emit(self._proposals[row] if is_there else None)

    def _accept(self, row: int) -> None:
        if 0 <= row < len(self._proposals):
            self.proposal_accepted.emit(self._proposals[row])

    def indent(self, left: int) -> None:
        """Leave so many pixels at the left."""
        self._lines.setContentsMargins(left, 0, 0, 0)

    def fit_height(self, width: int) -> int:
        """Make the list so high that its first rows are in sight in this width; returns the height of all of it."""
        width -= self._lines.contentsMargins().left()
        if not self._proposals:
            return self.hint_label.heightForWidth(width)
        self.rows.setFixedHeight(self.rows.measure_height(width))
        return self.hint_label.heightForWidth(width) + self._lines.spacing() + self.rows.height()
