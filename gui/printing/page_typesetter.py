"""Typesets in a worker what a view of pages shows, one PDF at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from exporters.pdf.imposition import PageSize
from gui.printing import page_images
from gui.printing.page_view import PageView
from gui.system import background


class PageTypesetter(QObject):
    """Shows a PDF in pages once it is typeset.

    prepare: called in the window's thread, takes what is to be typeset as it is now; what it returns makes the PDF, in
    the worker.
    """

    shown = Signal()
    """New pages are shown."""
    outdated = Signal()
    """The pages just shown are of something that was changed meanwhile."""
    failed = Signal(str)
    """Why there are no new pages, in words for the clerk."""

    def __init__(self, pages: PageView, prepare: Callable[[], Callable[[], bytes]], parent: QObject) -> None:
        super().__init__(parent)
        self._pages = pages
        self._prepare = prepare
        self._is_typesetting = False
        self._is_stale = True

    def mark_stale(self) -> None:
        """Note that what the pages show was changed."""
        self._is_stale = True

    def typeset_stale(self) -> None:
        """Typeset what was changed since it was typeset last; nothing happens while the worker is at it."""
        if self._is_typesetting or not self._is_stale:
            return
        self._is_typesetting, self._is_stale = True, False
        make_pdf = self._prepare()

        def typeset() -> tuple[bytes, list[PageSize]]:
            pdf = make_pdf()
            return pdf, page_images.measure_pages(pdf)

        background.run_in_background(typeset, self._show_pages, self._end_with_trouble, self)

    def _show_pages(self, typeset: tuple[bytes, list[PageSize]]) -> None:
        """Show a PDF with the sizes of its pages, in points."""
        self._is_typesetting = False
        self._pages.show_pdf(*typeset)
        self.shown.emit()
        if self._is_stale:
            self.outdated.emit()

    def _end_with_trouble(self, words: str) -> None:
        self._is_typesetting = False
        self.failed.emit(words)
