"""One of the form's tables as a tab: what to know, the grid, and a line of help for the current row."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui import look
from gui.desk import Desk
from gui.grid_model import GridModel
from gui.grid_view import GridView
from model.form import Section
from model.sheet import sheet


class TablePage(QWidget):
    """picked: the selection changed; told: a sentence for the status bar."""

    picked = Signal()
    told = Signal(str)

    def __init__(self, section: Section, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = GridModel(sheet(desk.draft.form.tables[section.id]), desk, self)
        self.view = GridView(self.model, self)
        self.view.setAccessibleName(section.label)
        self._help = QLabel()
        self._help.setProperty("faint", True)
        self._help.setWordWrap(True)
        self._help.setMinimumHeight(self.fontMetrics().height() + look.SPACE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.SPACE, look.SPACE, look.SPACE, look.SPACE)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._help)
        layout.addStretch()
        self.view.picked.connect(self._show_help)
        self.view.picked.connect(self.picked)
        self.view.told.connect(self.told)
        self.model.refused.connect(self.told)
        self._section = section
        self._show_help()

    def refresh(self, changed: frozenset[str]) -> None:
        """Show these places as the draft has them now."""
        self.model.refresh(changed)

    def go_to(self, place: str) -> None:
        """Go to a cell."""
        self.view.go(place.removeprefix("claim."))
        self.view.setFocus()

    def flush(self) -> None:
        """Nothing waits here: every entry is stored when it is made."""

    def _show_help(self) -> None:
        cell = self.model.cell(self.view.currentIndex())
        self._help.setText(f"{cell.where}：{cell.row.help}" if cell and cell.row.help else self._section.help)
