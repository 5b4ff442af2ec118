"""The tabs of the form's sections, each with the number of errors or warnings in its section."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget

from gui.style.status_marks import ERROR_MARK, WARNING_MARK
from model.checks.findings import UNFILLED_RULE, Finding
from model.form.form import Form

_CIRCLED_NUMBERS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_NARROW_TABS, _SHORT_NAMES, _NO_COUNTS, _NO_NUMERALS = 1, 2, 3, 4
"""How tight the tabs are set, each with what comes before: less padding; two characters of each name; an icon but no
number; without 一、二、 in front of the names."""


class SectionTabs(QTabWidget):
    """Keeps all tabs in sight, however narrow it is: it shortens their names rather than scroll them."""

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
        """Add a page behind those added before; name is that of its section: 三、申请办理."""
        self._names.append(name)
        self._counts.append((0, 0))
        self.addTab(page, name)
        self.tabBar().setAccessibleTabName(self.count() - 1, name)

    def show_findings(self, form: Form, findings: Sequence[Finding]) -> None:
        """Show on the tab of each section of the form how much was found in it."""
        for i, section in enumerate(form.sections):
            here = [f for f in findings if f.places and form.section_of(f.places[0]) == section.id]
            errors = sum(f.weight == "error" for f in here)
            warnings = sum(f.weight == "warning" and f.rule != UNFILLED_RULE and not f.answer for f in here)
            self.show_counts(i, errors, warnings)

    def show_counts(self, tab: int, errors: int, warnings: int) -> None:
        """Show on a tab how many errors its section has, or, where it has none, how many warnings."""
        if self._counts[tab] == (errors, warnings):
            return
        self._counts[tab] = errors, warnings
        mark = ERROR_MARK if errors else WARNING_MARK
        self.tabBar().setTabIcon(tab, mark.load_icon() if errors or warnings else QIcon())
        self.tabBar().setAccessibleTabName(tab, self._names[tab] + self._format_count(tab))
        self._show_tab_text(tab)
        self._fit_tabs()

    def _fit_tabs(self) -> None:
        """Set the tabs as tight as is needed to have all of them in sight, and no tighter."""
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
        QApplication.sendEvent(self.tabBar(), QEvent(QEvent.Type.StyleChange))  # makes it measure its tabs anew
        for tab in range(self.count()):
            self._show_tab_text(tab)

    def _show_tab_text(self, tab: int) -> None:
        full_text = self._names[tab] + self._format_count(tab)
        text, tip = full_text, ""
        if self._tightness >= _SHORT_NAMES:
            text, tip = _shorten_name(self._names[tab], numbered=self._tightness < _NO_NUMERALS), full_text
            if self._tightness < _NO_COUNTS:
                text += self._format_count(tab)
        if text != self.tabBar().tabText(tab):
            self.tabBar().setTabText(tab, text)
        self.tabBar().setTabToolTip(tab, tip)

    def _format_count(self, tab: int) -> str:
        errors, warnings = self._counts[tab]
        count = errors or warnings
        if not count:
            return ""
        return f" {_CIRCLED_NUMBERS[count - 1]}" if count <= len(_CIRCLED_NUMBERS) else f" ({count})"

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the tabs as tight as the new width demands."""
        super().resizeEvent(event)
        self._fit_tabs()

    def event(self, event: QEvent) -> bool:
        """Ignore a LayoutRequest: Qt would lay out and paint all pages anew where only a tab's text has changed."""
        return event.type() == QEvent.Type.LayoutRequest or super().event(event)


def _shorten_name(name: str, numbered: bool) -> str:
    """Return 三、申请办理 as 三、申请 (numbered) or 申请 (not), and 封面与说明 as 封面."""
    number, comma, words = name.rpartition("、")
    return f"{number}{comma}{words[:2]}" if numbered else words[:2]
