"""One of the form's tables as a tab: what to know, the grid, and a line of help for the current row."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.draft.open_draft import OpenDraft
from gui.editor.cell_help import CellHelp
from gui.grid.grid_model import GridModel
from gui.grid.grid_view import GridView
from gui.style import theme
from gui.widgets.notice_bar import NoticeBar
from model.drafts import next_year
from model.form.figures import Figure, number_of
from model.form.form import Section
from model.form.sheet import make_sheet
from model.report.report import kind_of_place

_MIN_SPACIOUS_HEIGHT = 40 * theme.SPACE


class TablePage(QWidget):
    """picked: the selection changed; told: a sentence for the status bar."""

    selection_changed = Signal()
    status_message = Signal(str)

    def __init__(self, section: Section, desk: OpenDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = GridModel(make_sheet(desk.draft.form.tables[section.id]), desk, self)
        self.view = GridView(self.model, self)
        self.view.setAccessibleName(section.label)
        self.notice_bar = NoticeBar()
        self._cell_help = CellHelp()
        self._layout = layout = QVBoxLayout(self)
        layout.addWidget(self.notice_bar)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._cell_help)
        layout.addStretch()
        self.view.selection_changed.connect(self._show_help)
        self.view.selection_changed.connect(self.selection_changed)
        self.model.dataChanged.connect(self._show_help)
        self.view.commands.status_message.connect(self.status_message)
        self.model.entry_refused.connect(self.status_message)
        self._section = section
        self._last_year = desk.draft.last_year
        self._show_help()
        self._offer_carried_in()

    def refresh_places(self, changed: frozenset[str]) -> None:
        """Show these places as the draft has them now; all of them beside another report of last year."""
        self.model.refresh_cells(changed)
        if self._last_year is not self.model.open_draft.draft.last_year:
            self._last_year = self.model.open_draft.draft.last_year
            self.model.refresh_cells(self.model.sheet.tiles_by_cell)
            self._offer_carried_in()
        elif self.notice_bar.isVisible() and not self._find_offers():
            self.notice_bar.hide()

    def go_to(self, place: str) -> None:
        """Go to a cell."""
        self.view.go_to_cell(kind_of_place(place)[1])
        self.view.setFocus()

    def commit_now(self) -> None:
        """Enter what stands in an open cell, if it can be read."""
        self.view.finish_editing()

    def set_zoom(self, percent: int) -> None:
        """Show the table at this many per cent of its size."""
        self.view.set_zoom(percent)

    def _offer_carried_in(self) -> None:
        """Last year's 结转下年 as this year's 上年结转, while that row is 未填: offered, never filled in silently."""
        offers = self._find_offers()
        if offers:
            whole = sum(number_of(figure) for figure in offers.values())
            self.notice_bar.show_message(
                f"上年报告结转下年共 {whole} 件，可以填入本年的“上年结转”一行，再与台账核对。",
                {"填入": self._take_offers, "不用": self.view.setFocus},
            )

    def _find_offers(self) -> dict[str, Figure]:
        draft = self.model.open_draft.draft
        if self.model.open_draft.is_locked:
            return {}
        offers = next_year.open_offers(draft.form, draft.report, draft.last_year)
        return {cell: figure for cell, figure in offers.items() if cell in self.model.sheet.tiles_by_cell}

    def _take_offers(self) -> None:
        self.model.enter_figures(dict(self._find_offers()), "填入上年结转")
        self.view.setFocus()

    def _show_help(self) -> None:
        cell = self.model.cell_at(self.view.currentIndex())
        words = f"{cell.name}：{cell.row.help}" if cell and cell.row.help else self._section.help
        compared = self.model.compare_with_last_year(cell) if cell and self.model.shows_last_year else ""
        self._cell_help.show_text(f"{words}（{compared}）" if compared else words)

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less air where it is low, for the sake of the cells."""
        super().resizeEvent(event)
        air = theme.SPACE if self.height() >= _MIN_SPACIOUS_HEIGHT else theme.SPACE // 4
        self._layout.setContentsMargins(theme.SPACE, air, theme.SPACE, air)
        self._layout.setSpacing(air)
