"""Shows the pages of a PDF, one below the other, and draws them when they come into sight."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from gui.printing import page_images
from gui.style import theme
from gui.system import background
from model.files import pdfium

PAGE_GAP = 2 * theme.SPACE
_MIN_SCALE, _MAX_SCALE = 0.3, 3.0
"""Pixels for a point."""
_A4_WIDTH = 595.0
"""In points; for the time before there are pages."""
_ARROW_STEP = 40
"""Pixels that a click on a scroll bar's arrow moves."""
_MIN_BELOW = 60
"""Pixels below a place that count as its own: about two lines."""


class PageView(QAbstractScrollArea):
    """A white sheet for each page; a worker draws what is on it.

    shows_whole_pages: until they are zoomed, pages are no larger than the height that there is; else as wide as it.
    """

    page_changed = Signal(int, int)
    """The number of the page in front, counted from 1, and how many pages there are."""

    def __init__(self, parent: QWidget | None = None, shows_whole_pages: bool = False) -> None:
        super().__init__(parent)
        self.shows_whole_pages = shows_whole_pages
        self._pdf = b""
        self._sizes: list[tuple[float, float]] = []
        self._images: dict[int, QImage] = {}
        self._requested: frozenset[int] = frozenset()
        self._fixed_scale: float | None = None  # None: as large as there is room
        self._generation = 0  # counts the PDFs that were shown: a picture of an older one is not taken
        self.setAccessibleName("预览的各页")
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(self._emit_page)

    def show_pdf(self, pdf: bytes, sizes: list[tuple[float, float]]) -> None:
        """Show this PDF, its pages of these sizes in points; what was shown stays until the new pages are drawn."""
        self._pdf, self._sizes = pdf, sizes
        self._generation += 1
        self._requested = frozenset()
        self._images = {number: image for number, image in self._images.items() if number < len(sizes)}
        self._update_scroll_bars()
        self._draw_visible()

    def zoom_by(self, factor: float | None) -> None:
        """Show pages so many times larger than now; None: as large as there is room."""
        if factor is None:
            self._fixed_scale = None
        else:
            self._fixed_scale = min(max(self._compute_scale() * factor, _MIN_SCALE), _MAX_SCALE)
        self._images.clear()
        self._update_scroll_bars()
        self._draw_visible()

    def turn_page(self, step: int) -> None:
        """Scroll to the top of a page: the next (1) or the one before (-1)."""
        self.go_to_page(self._front_page() + step)

    def go_to_page(self, number: int) -> None:
        """Scroll to the top of a page, counted from 0; to the first or the last one where there is no such page."""
        if self._sizes:
            number = min(max(number, 0), len(self._sizes) - 1)
            self.verticalScrollBar().setValue(self._place_pages()[number].top() - PAGE_GAP // 2)

    def show_position(self, page: int, top: float) -> None:
        """Scroll to a height on a page, unless it is in sight; page counted from 0, top in points from its edge."""
        if page >= len(self._sizes):
            return
        bar, visible = self.verticalScrollBar(), self.viewport().height()
        wanted = self._place_pages()[page].top() + round(top * self._compute_scale())
        if not bar.value() <= wanted <= bar.value() + visible - _MIN_BELOW:
            bar.setValue(wanted - (visible // 3 if top else PAGE_GAP))

    def _compute_scale(self) -> float:
        """Pixels for a point."""
        if self._fixed_scale is not None:
            return self._fixed_scale
        width = max((width for width, _ in self._sizes), default=_A4_WIDTH)
        scale = (self.viewport().width() - 2 * PAGE_GAP) / width
        if self.shows_whole_pages and self._sizes:
            highest = max(height for _, height in self._sizes)
            scale = min(scale, (self.viewport().height() - PAGE_GAP) / highest)
        return max(scale, _MIN_SCALE)

    def _place_pages(self) -> list[QRect]:
        """Where the pages stand, in pixels, before scrolling; each in the middle of the width."""
        scale = self._compute_scale()
        widest = round(max((width for width, _ in self._sizes), default=0) * scale)
        whole_width = max(self.viewport().width(), widest + 2 * PAGE_GAP)
        top, places = PAGE_GAP, []
        for width, height in self._sizes:
            size = QSize(round(width * scale), round(height * scale))
            places.append(QRect((whole_width - size.width()) // 2, top, size.width(), size.height()))
            top += size.height() + PAGE_GAP
        return places

    def _update_scroll_bars(self) -> None:
        """Let the scroll bars reach over all pages."""
        places = self._place_pages()
        whole_width = max((place.right() for place in places), default=0) + PAGE_GAP
        whole_height = places[-1].bottom() + PAGE_GAP if places else 0
        for bar, extent, visible in (
            (self.verticalScrollBar(), whole_height, self.viewport().height()),
            (self.horizontalScrollBar(), whole_width, self.viewport().width()),
        ):
            bar.setRange(0, max(extent - visible, 0))
            bar.setPageStep(visible)
            bar.setSingleStep(_ARROW_STEP)
        self.viewport().update()
        self._emit_page()

    def _visible_pages(self) -> Iterator[tuple[int, QRect]]:
        """The number, from 0, of each page in sight, and where it stands in the viewport."""
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        for number, place in enumerate(self._place_pages()):
            moved = place.translated(-left, -top)
            if moved.intersects(self.viewport().rect()):
                yield number, moved

    def _front_page(self) -> int:
        """The number, from 0, of the page a third of the way down the viewport."""
        reading_line = self.verticalScrollBar().value() + self.viewport().height() // 3
        return sum(place.bottom() < reading_line for place in self._place_pages())

    def _draw_visible(self) -> None:
        """Have a worker draw the pages in sight, unless that was asked for already."""
        numbers = frozenset(number for number, _ in self._visible_pages())
        if not numbers or numbers <= self._requested:
            return
        self._requested = numbers
        generation = self._generation
        dpi = self._compute_scale() * pdfium.POINTS_PER_INCH * self.devicePixelRatioF()
        draw = partial(page_images.draw_pages, self._pdf, sorted(numbers), dpi)

        def take_images(images: dict[int, QImage]) -> None:
            if generation == self._generation:
                self._images |= images
                self.viewport().update()

        background.run_in_background(draw, take_images, lambda _: None, self)

    def _emit_page(self) -> None:
        if self._sizes:
            self.page_changed.emit(min(self._front_page(), len(self._sizes) - 1) + 1, len(self._sizes))

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint white sheets with their pictures; a page that is not drawn yet is blank."""
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
        """Fit the pages to the new width."""
        super().resizeEvent(event)
        self._requested = frozenset()
        self._update_scroll_bars()
        self._draw_visible()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl and the wheel, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1.15 if event.angleDelta().y() > 0 else 1 / 1.15)
        else:
            super().wheelEvent(event)
