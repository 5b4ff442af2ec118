"""A page of text in which places are links, written anew when the colours change, for they are part of its HTML."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtWidgets import QTextBrowser, QWidget

from gui.style import theme


class PlaceBrowser(QTextBrowser):
    """A link is #N, the number of a place from 0 on. name: what a screen reader calls the page."""

    place_requested = Signal(str)
    """The place of a link that was clicked."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setAccessibleName(name)
        self.document().setDocumentMargin(theme.SPACE)
        self.anchorClicked.connect(self._request_place)

    @property
    @abstractmethod
    def places(self) -> list[str]:
        """The places that are links, in their order."""

    @abstractmethod
    def format_page(self) -> str:
        """The page as HTML."""

    def write_page(self, scroll_position: int) -> None:
        """Write the page anew, scrolled down to a position in pixels."""
        self.setHtml(self.format_page())
        self.verticalScrollBar().setValue(scroll_position)

    def _request_place(self, link: QUrl) -> None:
        self.place_requested.emit(self.places[int(link.fragment())])

    # Qt's own names from here on.

    def changeEvent(self, event: QEvent) -> None:
        """Write the page in other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and not self.document().isEmpty():
            self.write_page(self.verticalScrollBar().value())
