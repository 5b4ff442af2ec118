"""The page of a section that is a table: an offer of last year's figures, the grid, help for the current row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from gui.draft.open_draft import OpenDraft
from gui.editor.pages.cell_help import CellHelp
from gui.editor.pages.paper_sheet import SheetColumn
from gui.grid.grid_model import GridModel
from gui.grid.grid_view import GridView
from gui.grid.pasting.paste_dialog import PasteDialog
from gui.history.year_reports import YearReports
from gui.style import theme
from gui.widgets.notice_bar import NoticeBar
from model.drafts import next_year
from model.drafts.cell_history import YearFigure
from model.form.figures import Figure, number_of
from model.form.form import Section
from model.form.sheet import make_sheet
from model.pasting.paste_plan import PastePlan
from model.report.report import kind_of_place

_MIN_SPACIOUS_HEIGHT = 40 * theme.SPACE
"""Pixels: a page lower than this has narrower margins."""


class TablePage(QWidget):
    """An EditorPage; model holds the cells of the section's table, view shows them."""

    selection_changed = Signal()
    """Other cells are selected, or another one is current."""
    status_message = Signal(str)
    """A sentence for the status bar."""

    def __init__(self, section: Section, open_draft: OpenDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = GridModel(make_sheet(open_draft.draft.form.tables[section.id]), open_draft, self)
        self.view = GridView(self.model, self)
        self.view.setAccessibleName(section.label)
        self.notice_bar = NoticeBar()
        self._cell_help = CellHelp()
        self._column = SheetColumn()
        on_paper = self._column.sheet.lines
        on_paper.addWidget(self.view, 1)
        on_paper.addWidget(self._cell_help)
        on_paper.addStretch()
        self._column.lines.addWidget(self.notice_bar)
        self._column.lines.addWidget(self._column.sheet, 1)
        self._layout = self._column.lay_out_in(self)
        self.view.selection_changed.connect(self._show_help)
        self.view.selection_changed.connect(self.selection_changed)
        self.model.dataChanged.connect(self._show_help)
        self.view.commands.status_message.connect(self.status_message)
        self.view.commands.confirmation_needed.connect(self._ask_before_paste)
        self.model.entry_refused.connect(self.status_message)
        self._section = section
        self._year_reports: YearReports | None = None
        self._last_year = open_draft.draft.last_year
        self._show_help()
        self._offer_carried_in()

    def show_years(self, year_reports: YearReports) -> None:
        """Show from now on a cell's figures in the reports of other years beside its help."""
        self._year_reports = year_reports
        year_reports.reports_read.connect(self._take_years)

    def _take_years(self) -> None:
        assert self._year_reports is not None
        self._cell_help.keep_room_for_years(bool(self._year_reports.reports))
        self._show_help()

    def refresh_places(self, changed: frozenset[str]) -> None:
        """Show these places as the draft has them now; every cell where the draft has another report of last year."""
        self.model.refresh_cells(changed)
        if self._last_year is not self.model.open_draft.draft.last_year:
            self._last_year = self.model.open_draft.draft.last_year
            self.model.refresh_cells(self.model.sheet.tiles_by_cell)
            self._offer_carried_in()
        elif self.notice_bar.isVisible() and not self._find_offers():
            self.notice_bar.hide()

    def go_to(self, place: str) -> None:
        """Make a cell current, scroll to it and give the table the keyboard focus."""
        self.view.go_to_cell(kind_of_place(place)[1])
        self.view.setFocus()

    def show_proposed(self, figures: Mapping[str, Figure | None]) -> None:
        """Show these figures, by cell id, as proposals, the first of them in sight; {} for none any more."""
        self.model.show_proposed(figures)
        if figures:
            self.view.scrollTo(self.model.index_of(next(iter(figures))))

    def commit_now(self) -> None:
        """Enter what is being typed into a cell, if it can be read as a figure."""
        self.view.finish_editing()

    def set_zoom(self, percent: int) -> None:
        """Show the table at this many per cent of its size."""
        self._column.set_zoom(percent)
        self.view.set_zoom(percent)

    def _ask_before_paste(self, plan: PastePlan, notes: Sequence[str]) -> None:
        """Show what a paste would do. notes: what the clipboard holds and does not show, in sentences."""
        dialog = PasteDialog(plan, notes, self.model.open_draft, self)
        dialog.accepted.connect(lambda: self.view.commands.enter_paste(plan, dialog.accepted_values()))
        dialog.rejected.connect(lambda: self.status_message.emit("没有粘贴，表格没有改动。"))
        dialog.open()

    def _offer_carried_in(self) -> None:
        """Offer last year's 结转下年 as this year's 上年结转 while that row is empty; it is never filled in unasked."""
        offers = self._find_offers()
        if offers:
            total = sum(number_of(figure) for figure in offers.values())
            self.notice_bar.show_message(
                f"上年报告结转下年共 {total} 件，可以填入本年的“上年结转”一行，再与台账核对。",
                {"填入": self._take_offers, "不用": self.view.setFocus},
            )

    def _find_offers(self) -> dict[str, Figure]:
        """Return the figures to be offered, by cell id; none for other tables and where the draft is locked."""
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
        text = self._section.help
        if cell is not None and (unread := self.model.describe_unread(cell)):
            text = f"{cell.name}：{unread}"
        elif cell is not None and cell.row.help:
            text = f"{cell.name}：{cell.row.help}"
        is_hidden = cell is not None and cell.id in self.model.reading_marks.hidden
        if cell is not None and self.model.shows_last_year and not is_hidden:
            comparison = self.model.compare_with_last_year(cell)
            text = f"{text}（{comparison}）" if comparison else text
        figures: list[YearFigure] = []
        if cell is not None and self._year_reports is not None and not is_hidden:
            figures = self._year_reports.list_figures(cell.id)
        self._cell_help.show_text(text, figures)

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow the margins where the page is low, so that more rows are in sight."""
        super().resizeEvent(event)
        margin = theme.SPACE if self.height() >= _MIN_SPACIOUS_HEIGHT else theme.SPACE // 4
        self._layout.setContentsMargins(theme.SPACE, margin // 2, theme.SPACE, theme.SPACE // 4)
        on_paper = self._column.sheet.lines
        on_paper.setContentsMargins(3 * theme.SPACE // 2, 3 * margin // 4, 3 * theme.SPACE // 2, theme.SPACE // 4)
        on_paper.setSpacing(theme.SPACE // 4)
