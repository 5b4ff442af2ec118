"""Last year's figures beside this year's, for the column of the table in which the cursor stands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from gui.editor.pages.table_page import TablePage
from gui.grid.grid_model import GridModel
from gui.grid.reading_marks import HIDDEN_FIGURE
from gui.style import theme
from gui.widgets.plain_text import make_plain_tooltip
from model.form.figures import format_figure, number_of
from model.form.form import Cell

HEADINGS = ("", "上年", "今年", "增减")
_MAX_SHORT_LINE = 2
"""A column of no more cells says little: then the row of the cell is shown."""


class LastYearFigures(QTableWidget):
    """Follows the cursor of the table page that show_page() names, while it is visible; a click goes to the cell.

    The first heading names the column or row.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(HEADINGS), parent)
        self._page: TablePage | None = None
        self._cells: list[Cell] = []
        self.setAccessibleName("上年的数")
        self.setObjectName("lastYear")
        self.setHorizontalHeaderLabels(HEADINGS)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.ROW_HEIGHT)
        self.cellClicked.connect(self._go_to_cell)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(5 * theme.SPACE)

    def show_page(self, page: TablePage | None) -> None:
        """Follow this page from now on; None for none."""
        self._page = page
        self.refresh()

    def refresh(self) -> None:
        """Show the figures as they are now; while nobody sees them, nothing is done."""
        if self._page is None or not self.isVisible():
            return
        model = self._page.model
        cell = model.cell_at(self._page.view.currentIndex())
        if cell is None:
            return
        cells, name = _find_line(model, cell)
        if cells != self._cells:
            self._cells = cells
            self._show_names(cells, name)
        for row, shown in enumerate(cells):
            for column, text in enumerate(_format_figures(model, shown), start=1):
                item = self.item(row, column)
                if item is not None and item.text() != text:
                    item.setText(text)
        row = self._cells.index(cell)
        if row != self.currentRow():
            self.selectRow(row)

    def _go_to_cell(self, row: int) -> None:
        """Make the cell of a row the current one of the table."""
        if self._page is not None and row < len(self._cells):
            self._page.go_to(self._cells[row].id)

    def _show_names(self, cells: list[Cell], name: str) -> None:
        """Make a row for each of these cells; name is that of the column or row they stand in."""
        is_column = all(cell.column is cells[0].column for cell in cells)
        self.setRowCount(len(cells))
        heading = self.horizontalHeaderItem(0)
        if heading is not None:
            heading.setText(name)
        for row, cell in enumerate(cells):
            line = cell.row if is_column else cell.column
            label = QTableWidgetItem(line.short or line.label)
            label.setData(Qt.ItemDataRole.ToolTipRole, make_plain_tooltip(line.full_label))
            self.setItem(row, 0, label)
            for column in range(1, len(HEADINGS)):
                figure = QTableWidgetItem()
                figure.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(row, column, figure)

    # Qt's own names from here on.

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while it was hidden."""
        super().showEvent(event)
        self.refresh()


def _find_line(model: GridModel, cell: Cell) -> tuple[list[Cell], str]:
    """The cells beside which a cell is shown, with the name of the column or row that they share."""
    cells = model.sheet.table.cells
    in_column = [other for other in cells if other.column is cell.column]
    if len(in_column) > _MAX_SHORT_LINE:
        return in_column, cell.column.short or cell.column.label
    return [other for other in cells if other.row is cell.row], cell.row.short or cell.row.label


def _format_figures(model: GridModel, cell: Cell) -> tuple[str, str, str]:
    """Last year's figure, this year's, and by how much it is more (+) or less (−); "" for what there is not."""
    now, before = model.figure_of(cell), model.last_year_figure(cell)
    if cell.id in model.reading_marks.hidden:
        return format_figure(before), HIDDEN_FIGURE, ""
    change = ""
    if now is not None and before is not None:
        difference = number_of(now) - number_of(before)
        if difference:
            change = f"+{format_figure(difference)}" if difference > 0 else f"−{format_figure(-difference)}"
    return format_figure(before), format_figure(now), change
