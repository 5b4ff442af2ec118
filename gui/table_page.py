"""One of the form's tables as a tab: what to know, the grid, and a line of help for the current row."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui import look
from gui.desk import Desk
from gui.grid_model import GridModel
from gui.grid_view import GridView
from gui.notice_bar import NoticeBar
from model import succession
from model.figures import number
from model.form import Section
from model.report import shelf_of
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
        self.bar = NoticeBar()
        self._help = QLabel()
        self._help.setProperty("faint", True)
        self._help.setWordWrap(True)
        self._help.setMinimumHeight(self.fontMetrics().height() + look.SPACE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.SPACE, look.SPACE, look.SPACE, look.SPACE)
        layout.addWidget(self.bar)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._help)
        layout.addStretch()
        self.view.picked.connect(self._show_help)
        self.view.picked.connect(self.picked)
        self.view.deeds.told.connect(self.told)
        self.model.refused.connect(self.told)
        self._section = section
        self._show_help()
        self._offer(desk)

    def refresh(self, changed: frozenset[str]) -> None:
        """Show these places as the draft has them now."""
        self.model.refresh(changed)

    def go_to(self, place: str) -> None:
        """Go to a cell."""
        self.view.go(shelf_of(place)[1])
        self.view.setFocus()

    def flush(self) -> None:
        """Nothing waits here: every entry is stored when it is made."""

    def _offer(self, desk: Desk) -> None:
        """Last year's 结转下年 as this year's 上年结转, while that row is 未填: offered, never filled in silently."""
        draft = desk.draft
        offers = succession.offered(draft.form, draft.last) if draft.last else {}
        open_cells = {c: f for c, f in offers.items() if c in self.model.sheet.places and draft.report.value(c) is None}
        if open_cells:
            whole = sum(number(figure) for figure in open_cells.values())
            self.bar.say(
                f"上年报告结转下年共 {whole} 件，可以填入本年的“上年结转”一行，再与台账核对。",
                {"填入": lambda: self.model.enter(dict(open_cells), "填入上年结转"), "不用": lambda: None},
            )

    def _show_help(self) -> None:
        cell = self.model.cell(self.view.currentIndex())
        self._help.setText(f"{cell.where}：{cell.row.help}" if cell and cell.row.help else self._section.help)
