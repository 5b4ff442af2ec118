"""The status bar: a sentence for some seconds, else labels; what has no room ends in …, and nothing covers another."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStatusBar, QStyle, QStyleOption, QWidget

from gui.style import theme
from gui.widgets.plain_text import PlainLabel, set_tooltip


class StatusBar(QStatusBar):
    """Qt cuts a sentence in the middle of a character where a permanent widget begins; here it ends in …."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._permanent_widgets: list[QWidget] = []
        self.setSizeGripEnabled(False)
        self.messageChanged.connect(lambda words: set_tooltip(self, words))

    def add_permanent(self, widget: QWidget) -> None:
        """Add a widget at the right that a sentence does not hide."""
        self._permanent_widgets.append(widget)
        self.addPermanentWidget(widget)

    @property
    def message_rect(self) -> QRect:
        """Where a sentence may stand: left of the permanent widgets."""
        visible = [widget.geometry().left() for widget in self._permanent_widgets if widget.isVisible()]
        end = min(visible, default=self.width())
        return QRect(theme.SPACE, 0, max(0, end - 2 * theme.SPACE), self.height())

    @property
    def shown_message(self) -> str:
        """The sentence as it is painted, shortened where there is no room for all of it."""
        room = self.message_rect.width()
        return self.fontMetrics().elidedText(self.currentMessage(), Qt.TextElideMode.ElideRight, room)

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar and the sentence."""
        painter, option = QPainter(self), QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelStatusBar, option, painter, self)
        if self.currentMessage():
            painter.setPen(self.palette().windowText().color())
            alignment = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(self.message_rect, alignment | Qt.TextFlag.TextSingleLine, self.shown_message)
        painter.end()


class ElidedLabel(PlainLabel):
    """A label that gives way: where it has no room for its text, that ends in … and stands whole in the tooltip."""

    # Qt's own names from here on.

    def minimumSizeHint(self) -> QSize:
        """Nearly nothing in width."""
        return QSize(4 * theme.SPACE, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as much of the text as there is room for."""
        painter, room = QPainter(self), self.contentsRect()
        painter.setPen(self.palette().color(self.foregroundRole()))
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        set_tooltip(self, self.text() if text != self.text() else "")
        painter.end()
