"""A bubble with a hint beside a widget of the window, and a ring around that widget."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from gui.style import theme
from gui.widgets.buttons import push_button
from gui.widgets.plain_text import PlainLabel

_BUBBLE_WIDTH = 340
"""In pixels."""
_RING_DISTANCE = 4
"""The space between a widget and the ring around it, in pixels."""


def place_beside(size: QSize, anchor: QRect, avoid: QRect, room: QRect) -> QRect:
    """Where a bubble of this size goes: beside the anchor, inside of the room, without covering what to avoid.

    Where that is not possible, it is put below what to avoid or in a corner; in a tiny window, where it covers least.
    """
    distance = _RING_DISTANCE + theme.SPACE
    centre = anchor.center() - QPoint(size.width() // 2, size.height() // 2)
    corners = (
        QPoint(centre.x(), anchor.bottom() + distance),
        QPoint(centre.x(), anchor.top() - distance - size.height()),
        QPoint(centre.x(), avoid.bottom() + distance),
        QPoint(anchor.left() - distance - size.width(), centre.y()),
        QPoint(anchor.right() + distance, centre.y()),
        room.bottomRight(),
        room.topRight(),
        room.bottomLeft(),
        room.topLeft(),
    )

    def rate_place(rect: QRect) -> tuple[bool, bool, int]:
        """The lower, the better."""
        covered = _measure_overlap(rect, avoid)
        return covered > 0, _measure_overlap(rect, anchor) > 0, covered

    return min((_push_inside(QRect(corner, size), room) for corner in corners), key=rate_place)


def _push_inside(rectangle: QRect, room: QRect) -> QRect:
    """A rectangle of the same size inside of the room, as near as can be."""
    x = max(room.left(), min(rectangle.left(), room.right() - rectangle.width() + 1))
    y = max(room.top(), min(rectangle.top(), room.bottom() - rectangle.height() + 1))
    return QRect(QPoint(x, y), rectangle.size())


def _measure_overlap(one: QRect, other: QRect) -> int:
    """The area that two rectangles share, in square pixels."""
    both = one & other
    return both.width() * both.height() if both.isValid() else 0


class HintBubble(QFrame):
    """Shows a hint with its buttons. It takes the focus neither by itself nor by a click, only by Tab."""

    next_requested = Signal()
    """The clerk wants to see the next hint."""
    closed = Signal()
    """The clerk wants to see no more hints."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("bubble")
        self.setFixedWidth(_BUBBLE_WIDTH)
        self.message_label = PlainLabel()
        self.message_label.setWordWrap(True)
        self.count_label = PlainLabel()
        self.count_label.setProperty("faint", True)
        self.next_button = push_button("下一条(&N)", self.next_requested.emit)
        self.close_button = push_button("知道了", self.closed.emit)
        for button in (self.next_button, self.close_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # after a click, what is typed goes where it went before
        self._grid_layout = QGridLayout(self)
        self._grid_layout.setContentsMargins(*4 * (2 * theme.SPACE,))
        self._grid_layout.setSpacing(theme.SPACE)
        self._grid_layout.setColumnStretch(0, 1)
        self._grid_layout.addWidget(self.message_label, 0, 0, 1, 3)
        self._grid_layout.addWidget(self.count_label, 1, 0)
        self._grid_layout.addWidget(self.next_button, 1, 1)
        self._grid_layout.addWidget(self.close_button, 1, 2)

    def show_hint(self, text: str, number: int, count: int) -> None:
        """Show a hint, the number-th of so many."""
        self.message_label.setText(text)
        self.count_label.setText(f"{number}/{count} · Esc 关闭")
        self.next_button.setVisible(number < count)
        self.setAccessibleName(text)
        self.setFixedHeight(self._grid_layout.heightForWidth(_BUBBLE_WIDTH))
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))


class HintRing(QWidget):
    """Marks the widget a hint is about; the mouse goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)

    def surround_rect(self, rectangle: QRect) -> None:
        """Show the ring around a rectangle of the window."""
        ring = rectangle.adjusted(-_RING_DISTANCE, -_RING_DISTANCE, _RING_DISTANCE, _RING_DISTANCE)
        self.setGeometry(ring & self._window.rect())
        self.show()
        self.raise_()

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a rounded frame in the accent."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.palette().accent), 2))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 4, 4)
        painter.end()
