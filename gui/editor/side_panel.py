"""The side panel: findings, timeline and unplaced texts, each a page with a tab."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

PageT = TypeVar("PageT", bound=QWidget)


class SidePanel(QTabWidget):
    """Each page has a tab; there is at most one page of a class, by which it is found."""

    pages_changed = Signal()
    """A page was added or removed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.setUsesScrollButtons(True)
        self.tabBar().setExpanding(False)
        for part in (self, self.tabBar()):
            part.setAccessibleName("右栏")

    def add_page(self, page: QWidget, title: str) -> None:
        """Add a page with its tab behind those that are there."""
        self.addTab(page, title)
        self.pages_changed.emit()

    def remove_page(self, page: QWidget) -> None:
        """Remove and delete a page."""
        self.removeTab(self.indexOf(page))
        page.deleteLater()
        self.pages_changed.emit()

    def find_page(self, kind: type[PageT]) -> PageT:
        """Return the page of this class; raises KeyError where there is none."""
        for i in range(self.count()):
            page = self.widget(i)
            if isinstance(page, kind):
                return page
        raise KeyError(kind)

    def has_page(self, kind: type[QWidget]) -> bool:
        """Return whether there is a page of this class."""
        return any(isinstance(self.widget(i), kind) for i in range(self.count()))

    def show_page(self, kind: type[PageT]) -> PageT:
        """Bring the page of this class to the front and return it; raises KeyError where there is none."""
        page = self.find_page(kind)
        self.setCurrentWidget(page)
        return page
