"""Pages of a PDF under each other, drawn when they come into sight."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from gui.printing import page_images
from gui.style import theme
from gui.system import background
from model.files import pdfium

GAP = 2 * theme.SPACE
_LEAST, _MOST = 0.3, 3.0


class PageView(QAbstractScrollArea):
    """turned carries the number of the page in front (from 1) and of all pages."""

    turned = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pdf = b""
        self._sizes: list[tuple[float, float]] = []
        self._drawn: dict[int, QImage] = {}
        self._awaited: frozenset[int] = frozenset()
        self._zoom: float | None = None
        self._edition = 0
        self.setAccessibleName("预览的各页")
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(self._tell)

    def show_pdf(self, pdf: bytes, sizes: list[tuple[float, float]]) -> None:
        """Show these pages where the ones before stood; pictures of the old ones stay until the new are drawn."""
        self._pdf, self._sizes = pdf, sizes
        self._edition += 1
        self._awaited = frozenset()
        self._drawn = {number: image for number, image in self._drawn.items() if number < len(sizes)}
        self._lay_out()
        self._draw()

    def zoom(self, factor: float | None) -> None:
        """So many times larger than now; None: as wide as there is room."""
        self._zoom = None if factor is None else min(max(self._scale() * factor, _LEAST), _MOST)
        self._drawn.clear()
        self._lay_out()
        self._draw()

    def turn(self, step: int) -> None:
        """To the top of the next or the previous page."""
        if self._sizes:
            number = min(max(self._front() + step, 0), len(self._sizes) - 1)
            self.verticalScrollBar().setValue(self._places()[number].top() - GAP // 2)

    def _scale(self) -> float:
        """Pixels for a point."""
        if self._zoom is not None:
            return self._zoom
        width = max((width for width, _ in self._sizes), default=595.0)
        return max((self.viewport().width() - 2 * GAP) / width, _LEAST)

    def _places(self) -> list[QRect]:
        """Where the pages stand, before scrolling."""
        scale, top, places = self._scale(), GAP, []
        room = max(self.viewport().width(), round(max((w for w, _ in self._sizes), default=0) * scale) + 2 * GAP)
        for width, height in self._sizes:
            size = QSize(round(width * scale), round(height * scale))
            places.append(QRect((room - size.width()) // 2, top, size.width(), size.height()))
            top += size.height() + GAP
        return places

    def _lay_out(self) -> None:
        places = self._places()
        whole = max((place.right() for place in places), default=0) + GAP
        for bar, extent, room in (
            (self.verticalScrollBar(), places[-1].bottom() + GAP if places else 0, self.viewport().height()),
            (self.horizontalScrollBar(), whole, self.viewport().width()),
        ):
            bar.setRange(0, max(extent - room, 0))
            bar.setPageStep(room)
            bar.setSingleStep(40)
        self.viewport().update()
        self._tell()

    def _in_sight(self) -> Iterator[tuple[int, QRect]]:
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        for number, place in enumerate(self._places()):
            moved = place.translated(-left, -top)
            if moved.intersects(self.viewport().rect()):
                yield number, moved

    def _front(self) -> int:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        return sum(place.bottom() < middle for place in self._places())

    def _draw(self) -> None:
        """Have the pages in sight drawn beside the window's work."""
        numbers = frozenset(number for number, _ in self._in_sight())
        if not numbers or numbers <= self._awaited:
            return
        self._awaited = numbers
        pdf, edition, ratio = self._pdf, self._edition, self.devicePixelRatioF()
        dpi = self._scale() * pdfium.POINTS_PER_INCH * ratio
        wanted = sorted(numbers)

        def take(images: dict[int, QImage]) -> None:
            if edition == self._edition:
                self._drawn |= images
                self.viewport().update()

        background.start(lambda: page_images.pictures(pdf, wanted, dpi), take, lambda _: None, self)

    def _tell(self) -> None:
        if self._sizes:
            self.turned.emit(min(self._front(), len(self._sizes) - 1) + 1, len(self._sizes))

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        """White sheets on the desk; a page that is not drawn yet is blank."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(theme.tone().desk))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number, place in self._in_sight():
            painter.fillRect(place, QColor("white"))
            image = self._drawn.get(number)
            if image is not None:
                painter.drawImage(place, image)
            painter.setPen(QColor(theme.tone().rule))
            painter.drawRect(place.adjusted(0, 0, -1, -1))
        painter.end()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Draw what comes into sight."""
        self.viewport().update()
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the width anew."""
        super().resizeEvent(event)
        self._awaited = frozenset()
        self._lay_out()
        self._draw()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl+wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.15 if event.angleDelta().y() > 0 else 1 / 1.15)
        else:
            super().wheelEvent(event)
