"""A quiet bubble with a few words beside something in the window, and a ring around that something."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from gui.style import theme
from gui.widgets.buttons import push_button

_BUBBLE_WIDTH = 340
_RING_DISTANCE = 4
"""How far the ring stands off, in pixels."""


def place_beside(size: QSize, anchor: QRect, avoid: QRect, room: QRect) -> QRect:
    """A place for a bubble of this size that leaves what to avoid in sight.

    It is next to the anchor, below what to avoid, or else in a corner.

    Where nothing of this is possible, as in a tiny window, it is the place that covers least of it.
    """
    away = _RING_DISTANCE + theme.SPACE
    centre = anchor.center() - QPoint(size.width() // 2, size.height() // 2)
    places = (
        QPoint(centre.x(), anchor.bottom() + away),
        QPoint(centre.x(), anchor.top() - away - size.height()),
        QPoint(centre.x(), avoid.bottom() + away),
        QPoint(anchor.left() - away - size.width(), centre.y()),
        QPoint(anchor.right() + away, centre.y()),
        room.bottomRight(),
        room.topRight(),
        room.bottomLeft(),
        room.topLeft(),
    )
    rectangles = [_push_inside(QRect(place, size), room) for place in places]
    return min(
        rectangles,
        key=lambda one: (
            _measure_overlap(one, avoid) > 0,
            _measure_overlap(one, anchor) > 0,
            _measure_overlap(one, avoid),
        ),
    )


def _push_inside(rectangle: QRect, room: QRect) -> QRect:
    """Pushed back into the room."""
    x = max(room.left(), min(rectangle.left(), room.right() - rectangle.width() + 1))
    y = max(room.top(), min(rectangle.top(), room.bottom() - rectangle.height() + 1))
    return QRect(QPoint(x, y), rectangle.size())


def _measure_overlap(one: QRect, other: QRect) -> int:
    both = one & other
    return both.width() * both.height() if both.isValid() else 0


class HintBubble(QFrame):
    """next_wanted, closed. It takes the keyboard neither by itself nor by a click; it can be reached with it."""

    next_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("bubble")
        self.setFixedWidth(_BUBBLE_WIDTH)
        self.message_label = QLabel()
        self.message_label.setWordWrap(True)
        self.count_label = QLabel()
        self.count_label.setProperty("faint", True)
        self.next_button = push_button("下一条(&N)", self.next_requested.emit)
        self.close_button = push_button("知道了", self.closed.emit)
        for button in (self.next_button, self.close_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # after a click, what is typed goes where it went before
        self._grid_layout = lines = QGridLayout(self)
        lines.setContentsMargins(*4 * (2 * theme.SPACE,))
        lines.setSpacing(theme.SPACE)
        lines.setColumnStretch(0, 1)
        lines.addWidget(self.message_label, 0, 0, 1, 3)
        lines.addWidget(self.count_label, 1, 0)
        lines.addWidget(self.next_button, 1, 1)
        lines.addWidget(self.close_button, 1, 2)

    def show_hint(self, words: str, number: int, count: int) -> None:
        """Show these words as one of so many."""
        self.message_label.setText(words)
        self.count_label.setText(f"{number}/{count} · Esc 关闭")
        self.next_button.setVisible(number < count)
        self.setAccessibleName(words)
        self.setFixedHeight(self._grid_layout.heightForWidth(_BUBBLE_WIDTH))
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))


class HintRing(QWidget):
    """Shows what a bubble is about; the mouse goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)

    def surround_rect(self, rectangle: QRect) -> None:
        """Stand around a rectangle of the window."""
        self.setGeometry(
            rectangle.adjusted(-_RING_DISTANCE, -_RING_DISTANCE, _RING_DISTANCE, _RING_DISTANCE) & self._window.rect()
        )
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Two pixels of the accent."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.palette().accent), 2))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 4, 4)
        painter.end()
