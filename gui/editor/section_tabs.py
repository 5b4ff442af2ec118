"""The tabs of the form's sections, each with the number of what is to be mended there."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget

from gui.style.status_marks import ERROR_MARK, WARNING_MARK

_CIRCLED_NUMBERS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_NARROW_TABS, _SHORT_NAMES, _NO_COUNTS, _NO_NUMERALS = 1, 2, 3, 4
"""Tabs with less air; with two characters of each name; without what is counted, whose mark stays; without 一、二、."""


class SectionTabs(QTabWidget):
    """A page for each section of the form, in its order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: list[tuple[int, int]] = []
        self._names: list[str] = []
        self._tightness = 0
        self.setDocumentMode(True)
        self.tabBar().setExpanding(False)
        self.tabBar().setDrawBase(False)
        for part in (self, self.tabBar()):
            part.setAccessibleName("年报各部分")

    def add_page(self, page: QWidget, name: str) -> None:
        """One more page."""
        self._names.append(name)
        self._counts.append((0, 0))
        self.addTab(page, name)
        self.tabBar().setAccessibleTabName(self.count() - 1, name)

    def show_counts(self, i: int, errors: int, warnings: int) -> None:
        """Say beside a section's name how many errors it has, or else how many doubts."""
        if self._counts[i] == (errors, warnings):
            return
        self._counts[i] = errors, warnings
        self.tabBar().setTabIcon(
            i, (ERROR_MARK if errors else WARNING_MARK).load_icon() if errors or warnings else QIcon()
        )
        self.tabBar().setAccessibleTabName(i, self._names[i] + self._format_count(i))
        self._show_tab_text(i)
        self._fit_tabs()

    def _fit_tabs(self) -> None:
        """All tabs in sight: where there is too little room, set closer; where that is not enough, in fewer words."""
        for tightness in (0, _NARROW_TABS, _SHORT_NAMES, _NO_COUNTS, _NO_NUMERALS):
            self._set_tightness(tightness)
            if self.tabBar().sizeHint().width() <= self.width():
                break

    def _set_tightness(self, tightness: int) -> None:
        if tightness == self._tightness:
            return
        self._tightness = tightness
        self.tabBar().setProperty("close", tightness >= _NARROW_TABS)
        self.tabBar().style().polish(self.tabBar())
        QApplication.sendEvent(self.tabBar(), QEvent(QEvent.Type.StyleChange))  # it measures its tabs anew
        for i in range(self.count()):
            self._show_tab_text(i)

    def _show_tab_text(self, i: int) -> None:
        brief, whole = self._tightness >= _SHORT_NAMES, self._names[i] + self._format_count(i)
        short = _shorten_name(self._names[i], numbered=self._tightness < _NO_NUMERALS)
        words = short + self._format_count(i) * (self._tightness < _NO_COUNTS) if brief else whole
        if words != self.tabBar().tabText(i):
            self.tabBar().setTabText(i, words)
        self.tabBar().setTabToolTip(i, whole if brief else "")

    def _format_count(self, i: int) -> str:
        errors, warnings = self._counts[i]
        count = errors or warnings
        return (
            "" if not count else " " + (_CIRCLED_NUMBERS[count - 1] if count <= len(_CIRCLED_NUMBERS) else f"({count})")
        )

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other words."""
        super().resizeEvent(event)
        self._fit_tabs()

    def event(self, event: QEvent) -> bool:
        """A name that became longer leaves the pages where they are; Qt would lay them out and paint them all anew."""
        return event.type() == QEvent.Type.LayoutRequest or super().event(event)


def _shorten_name(name: str, numbered: bool) -> str:
    """三、申请办理 as 三、申请 or 申请, and 封面与说明 as 封面."""
    number, mark, words = name.rpartition("、")
    return (number + mark) * numbered + words[:2]
