"""One of the form's tables as a tab: what to know, the grid, and a line of help for the current row."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.draft.open_draft import Desk
from gui.editor.cell_help import HelpLine
from gui.grid.grid_model import GridModel
from gui.grid.grid_view import GridView
from gui.style import theme
from gui.widgets.notice_bar import NoticeBar
from model.drafts import next_year
from model.form.figures import Figure, number
from model.form.form import Section
from model.form.sheet import sheet
from model.report.report import shelf_of

_HIGH = 40 * theme.SPACE


class TablePage(QWidget):
    """picked: the selection changed; told: a sentence for the status bar."""

    picked = Signal()
    told = Signal(str)

    def __init__(self, section: Section, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = GridModel(sheet(desk.draft.form.tables[section.id]), desk, self)
        self.view = GridView(self.model, self)
        self.view.setAccessibleName(section.label)
        self.bar = NoticeBar()
        self._help = HelpLine()
        self._lines = layout = QVBoxLayout(self)
        layout.addWidget(self.bar)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._help)
        layout.addStretch()
        self.view.picked.connect(self._show_help)
        self.view.picked.connect(self.picked)
        self.model.dataChanged.connect(self._show_help)
        self.view.deeds.told.connect(self.told)
        self.model.refused.connect(self.told)
        self._section = section
        self._last = desk.draft.last
        self._show_help()
        self._offer()

    def refresh(self, changed: frozenset[str]) -> None:
        """Show these places as the draft has them now; all of them beside another report of last year."""
        self.model.refresh(changed)
        if self._last is not self.model.desk.draft.last:
            self._last = self.model.desk.draft.last
            self.model.refresh(self.model.sheet.places)
            self._offer()
        elif self.bar.isVisible() and not self._offers():
            self.bar.hide()

    def go_to(self, place: str) -> None:
        """Go to a cell."""
        self.view.go(shelf_of(place)[1])
        self.view.setFocus()

    def flush(self) -> None:
        """Enter what stands in an open cell, if it can be read."""
        self.view.finish()

    def set_zoom(self, percent: int) -> None:
        """Show the table at this many per cent of its size."""
        self.view.set_zoom(percent)

    def _offer(self) -> None:
        """Last year's 结转下年 as this year's 上年结转, while that row is 未填: offered, never filled in silently."""
        offers = self._offers()
        if offers:
            whole = sum(number(figure) for figure in offers.values())
            self.bar.say(
                f"上年报告结转下年共 {whole} 件，可以填入本年的“上年结转”一行，再与台账核对。",
                {"填入": self._take_offers, "不用": self.view.setFocus},
            )

    def _offers(self) -> dict[str, Figure]:
        draft = self.model.desk.draft
        if self.model.desk.locked:
            return {}
        offers = next_year.open_offers(draft.form, draft.report, draft.last)
        return {cell: figure for cell, figure in offers.items() if cell in self.model.sheet.places}

    def _take_offers(self) -> None:
        self.model.enter(dict(self._offers()), "填入上年结转")
        self.view.setFocus()

    def _show_help(self) -> None:
        cell = self.model.cell(self.view.currentIndex())
        words = f"{cell.where}：{cell.row.help}" if cell and cell.row.help else self._section.help
        compared = self.model.compared(cell) if cell and self.model.shows_last else ""
        self._help.say(f"{words}（{compared}）" if compared else words)

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less air where it is low, for the sake of the cells."""
        super().resizeEvent(event)
        air = theme.SPACE if self.height() >= _HIGH else theme.SPACE // 4
        self._lines.setContentsMargins(theme.SPACE, air, theme.SPACE, air)
        self._lines.setSpacing(air)
