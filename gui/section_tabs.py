"""The tabs of the form's sections, each with the number of what is to be mended there."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QTabWidget, QWidget

from gui.marks import ERROR, WARNING

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


class SectionTabs(QTabWidget):
    """A page for each section of the form, in its order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: list[tuple[int, int]] = []
        self._names: list[str] = []
        self.setDocumentMode(True)
        self.tabBar().setExpanding(False)
        for part in (self, self.tabBar()):
            part.setAccessibleName("年报各部分")

    def add(self, page: QWidget, name: str) -> None:
        """One more page."""
        self._names.append(name)
        self._counts.append((0, 0))
        self.addTab(page, name)

    def mark(self, i: int, errors: int, warnings: int) -> None:
        """Say beside a section's name how many errors it has, or else how many doubts."""
        if self._counts[i] == (errors, warnings):
            return
        self._counts[i] = errors, warnings
        count = errors or warnings
        number = "" if not count else " " + (_CIRCLED[count - 1] if count <= len(_CIRCLED) else f"({count})")
        self.tabBar().setTabText(i, self._names[i] + number)
        self.tabBar().setTabIcon(i, (ERROR if errors else WARNING).icon() if count else QIcon())

    # Qt's own names from here on.

    def event(self, event: QEvent) -> bool:
        """A name that became longer leaves the pages where they are; Qt would lay them out and paint them all anew."""
        return event.type() == QEvent.Type.LayoutRequest or super().event(event)
