"""The table of units: sorted by any column, narrowed by words and by how they stand, opened by Enter."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from gui.collecting.collection_reading import CollectionState
from gui.collecting.units_model import FILE, SENT, STANDING, TROUBLE, UNIT, UnitsFilter, UnitsModel
from gui.style import theme
from gui.widgets.rows_table import RowsTable
from model.collecting.collected import CollectedUnit

_WIDEST_TEXTS = {STANDING: "不在名单", SENT: "2026年12月28日"}


class UnitsTable(RowsTable):
    """One row is current at a time."""

    open_requested = Signal()
    """The findings of the current unit are to be looked at."""
    current_changed = Signal()
    """Another row is current than before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.units = UnitsModel(self)
        self.filtered = UnitsFilter(self.units)
        self.setModel(self.filtered)
        self.setObjectName("units")
        self.setAccessibleName("各单位")
        self.set_up_rows()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        columns = self.horizontalHeader()
        for column in (UNIT, FILE, TROUBLE):
            columns.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, words in _WIDEST_TEXTS.items():
            self.setColumnWidth(column, self.fontMetrics().horizontalAdvance(words) + 6 * theme.SPACE)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.doubleClicked.connect(self.open_requested)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.current_changed.emit())

    def show_state(self, state: CollectionState) -> None:
        """Show the units of a collection; the unit that was current stays so, and the order too."""
        before = self.current_unit
        self.units.show_units(state.collected.units, state.collected.report.year)
        row = self.units.find_row(before.unit.name, before.file) if before else 0
        self._go_to(max(self.filtered.mapFromSource(self.units.index(row, UNIT)).row(), 0))

    def narrow(self, words: str, standing: str) -> None:
        """Show only the units in whose row each of these words stands and that stand so ("" for all)."""
        self.filtered.set_words(words)
        self.filtered.set_standing(standing)
        if not self.currentIndex().isValid():
            self._go_to(0)
        self.current_changed.emit()

    @property
    def current_unit(self) -> CollectedUnit | None:
        """The unit in the current row; None where no row is shown."""
        index = self.filtered.mapToSource(self.currentIndex())
        return self.units.unit_at(index.row()) if index.isValid() else None

    def _go_to(self, row: int) -> None:
        """Make a row current, counted among those that are shown."""
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self.filtered.index(row, UNIT), flags)

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the current unit; Qt alone would leave it to the platform."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.open_requested.emit()
        else:
            super().keyPressEvent(event)
