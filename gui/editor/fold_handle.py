"""The handles by which the side panel is folded away and brought back: at its edge, and at the window's."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QSplitter, QSplitterHandle, QWidget

from gui.style import theme
from gui.widgets.plain_text import set_tooltip

HANDLE_WIDTH = 12
"""Pixels, of both handles."""
_GRIP_HEIGHT = 56
"""Pixels, of the part that is drawn as something to be pressed."""
_ICON_SIZE = 12


def draw_grip(painter: QPainter, rect: QRect, icon: str, is_lit: bool) -> None:
    """Draw a rounded grip with an arrow in the middle of a handle; is_lit: the pointer or the keyboard is on it."""
    palette = theme.palette()
    grip = QRect(0, 0, rect.width() - 2, min(_GRIP_HEIGHT, rect.height()))
    grip.moveCenter(rect.center())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(palette.accent if is_lit else palette.rule))
    painter.setBrush(QColor(palette.paper))
    painter.drawRoundedRect(grip, 4, 4)
    square = QRect(0, 0, _ICON_SIZE, _ICON_SIZE)
    square.moveCenter(grip.center())
    theme.load_icon(icon, "accent" if is_lit else "faint").paint(painter, square)


class FoldHandle(QSplitterHandle):
    """The line between two parts of a splitter: dragged it moves, clicked it tells so."""

    clicked = Signal()

    def __init__(self, splitter: QSplitter) -> None:
        super().__init__(Qt.Orientation.Horizontal, splitter)
        self.has_grip = False
        """A grip is drawn, and a click is told."""
        self._pressed_at: QPoint | None = None

    def show_grip(self, tooltip: str) -> None:
        """Draw a grip that can be clicked."""
        self.has_grip = True
        set_tooltip(self, tooltip)
        self.update()

    # Qt's own names from here on.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where a click or a drag begins."""
        super().mousePressEvent(event)
        self._pressed_at = event.globalPosition().toPoint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell a click by clicked: the mouse went up where it went down."""
        super().mouseReleaseEvent(event)
        pressed_at, self._pressed_at = self._pressed_at, None
        if self.has_grip and pressed_at is not None:
            way = event.globalPosition().toPoint() - pressed_at
            if way.manhattanLength() < QApplication.startDragDistance():
                self.clicked.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light up under the pointer."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the grip, or nothing."""
        if self.has_grip:
            painter = QPainter(self)
            draw_grip(painter, self.rect(), "chevron-right", self.underMouse())
            painter.end()


class UnfoldStrip(QAbstractButton):
    """Stands at the right edge of the window while the side panel is folded; pressed it brings the panel back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(HANDLE_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("展开右栏")
        set_tooltip(self, "展开右栏（检查、上年、时间线）")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    # Qt's own names from here on.

    def sizeHint(self) -> QSize:
        """A grip high; it is as high as there is room."""
        return QSize(HANDLE_WIDTH, _GRIP_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the grip."""
        painter = QPainter(self)
        draw_grip(painter, self.rect(), "chevron-left", self.underMouse() or self.hasFocus())
        painter.end()
