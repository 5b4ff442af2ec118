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

PAGE_GAP = 2 * theme.SPACE
_MIN_SCALE, _MAX_SCALE = 0.3, 3.0


class PageView(QAbstractScrollArea):
    """turned carries the number of the page in front (from 1) and of all pages."""

    page_changed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pdf = b""
        self._sizes: list[tuple[float, float]] = []
        self._images: dict[int, QImage] = {}
        self._requested: frozenset[int] = frozenset()
        self._fixed_scale: float | None = None
        self._generation = 0
        self.setAccessibleName("预览的各页")
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(self._emit_page)

    def show_pdf(self, pdf: bytes, sizes: list[tuple[float, float]]) -> None:
        """Show these pages where the ones before stood; pictures of the old ones stay until the new are drawn."""
        self._pdf, self._sizes = pdf, sizes
        self._generation += 1
        self._requested = frozenset()
        self._images = {number: image for number, image in self._images.items() if number < len(sizes)}
        self._update_scroll_bars()
        self._draw_visible()

    def zoom_by(self, factor: float | None) -> None:
        """So many times larger than now; None: as wide as there is room."""
        self._fixed_scale = None if factor is None else min(max(self._compute_scale() * factor, _MIN_SCALE), _MAX_SCALE)
        self._images.clear()
        self._update_scroll_bars()
        self._draw_visible()

    def turn_page(self, step: int) -> None:
        """To the top of the next or the previous page."""
        if self._sizes:
            number = min(max(self._front_page() + step, 0), len(self._sizes) - 1)
            self.verticalScrollBar().setValue(self._place_pages()[number].top() - PAGE_GAP // 2)

    def _compute_scale(self) -> float:
        """Pixels for a point."""
        if self._fixed_scale is not None:
            return self._fixed_scale
        width = max((width for width, _ in self._sizes), default=595.0)
        return max((self.viewport().width() - 2 * PAGE_GAP) / width, _MIN_SCALE)

    def _place_pages(self) -> list[QRect]:
        """Where the pages stand, before scrolling."""
        scale, top, places = self._compute_scale(), PAGE_GAP, []
        room = max(self.viewport().width(), round(max((w for w, _ in self._sizes), default=0) * scale) + 2 * PAGE_GAP)
        for width, height in self._sizes:
            size = QSize(round(width * scale), round(height * scale))
            places.append(QRect((room - size.width()) // 2, top, size.width(), size.height()))
            top += size.height() + PAGE_GAP
        return places

    def _update_scroll_bars(self) -> None:
        places = self._place_pages()
        whole = max((place.right() for place in places), default=0) + PAGE_GAP
        for bar, extent, room in (
            (self.verticalScrollBar(), places[-1].bottom() + PAGE_GAP if places else 0, self.viewport().height()),
            (self.horizontalScrollBar(), whole, self.viewport().width()),
        ):
            bar.setRange(0, max(extent - room, 0))
            bar.setPageStep(room)
            bar.setSingleStep(40)
        self.viewport().update()
        self._emit_page()

    def _visible_pages(self) -> Iterator[tuple[int, QRect]]:
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        for number, place in enumerate(self._place_pages()):
            moved = place.translated(-left, -top)
            if moved.intersects(self.viewport().rect()):
                yield number, moved

    def _front_page(self) -> int:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        return sum(place.bottom() < middle for place in self._place_pages())

    def _draw_visible(self) -> None:
        """Have the pages in sight drawn beside the window's work."""
        numbers = frozenset(number for number, _ in self._visible_pages())
        if not numbers or numbers <= self._requested:
            return
        self._requested = numbers
        pdf, edition, ratio = self._pdf, self._generation, self.devicePixelRatioF()
        dpi = self._compute_scale() * pdfium.POINTS_PER_INCH * ratio
        wanted = sorted(numbers)

        def take(images: dict[int, QImage]) -> None:
            if edition == self._generation:
                self._images |= images
                self.viewport().update()

        background.run_in_background(lambda: page_images.draw_pages(pdf, wanted, dpi), take, lambda _: None, self)

    def _emit_page(self) -> None:
        if self._sizes:
            self.page_changed.emit(min(self._front_page(), len(self._sizes) - 1) + 1, len(self._sizes))

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        """White sheets on the desk; a page that is not drawn yet is blank."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(theme.palette().window))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number, place in self._visible_pages():
            painter.fillRect(place, QColor("white"))
            image = self._images.get(number)
            if image is not None:
                painter.drawImage(place, image)
            painter.setPen(QColor(theme.palette().rule))
            painter.drawRect(place.adjusted(0, 0, -1, -1))
        painter.end()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Draw what comes into sight."""
        self.viewport().update()
        self._draw_visible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the width anew."""
        super().resizeEvent(event)
        self._requested = frozenset()
        self._update_scroll_bars()
        self._draw_visible()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl+wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1.15 if event.angleDelta().y() > 0 else 1 / 1.15)
        else:
            super().wheelEvent(event)
