"""A table of the form as Qt's table model: headings are cells that cannot be edited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from gui.draft.open_draft import Desk
from model.checks.findings import UNFILLED, Finding
from model.drafts import next_year
from model.errors import NianbaoError
from model.form.figures import Figure, number, parse, printed
from model.form.form import Cell
from model.form.sheet import Sheet, Tile
from model.report.report import Report, Value, shelf_of

Index = QModelIndex | QPersistentModelIndex

TILE = Qt.ItemDataRole.UserRole
"""The Tile at an index."""
WEIGHT = Qt.ItemDataRole.UserRole + 1
"""The weight of the worst finding at a cell: "error", "warning" or ""."""

_THERE = Qt.ItemFlag.ItemIsEnabled
_LOCKED = _THERE | Qt.ItemFlag.ItemIsSelectable
_OPEN = _LOCKED | Qt.ItemFlag.ItemIsEditable
_SHOWN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole)


class GridModel(QAbstractTableModel):
    """Shows a sheet with the figures of the draft on the desk and sends what is typed back to it.

    refused carries a plain sentence whenever an entry could not be taken.
    """

    refused = Signal(str)

    def __init__(self, sheet: Sheet, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet = sheet
        self.desk = desk
        self._findings: dict[str, list[Finding]] = {}
        self.shows_last = False
        self._last_given: Report | None = None
        self._last_read: Report | None = None
        self._gather()

    def cell(self, index: Index) -> Cell | None:
        """The cell at an index; None for a heading."""
        return self.tile(index).cell if index.isValid() else None

    def tile(self, index: Index) -> Tile:
        """The tile that covers an index."""
        return self.sheet.at(index.row(), index.column())

    def origin(self, id: str) -> QModelIndex:
        """Where a cell stands; an invalid index for one of another table."""
        tile = self.sheet.places.get(id)
        return self.index(tile.row, tile.column) if tile else QModelIndex()

    def figure(self, cell: Cell) -> Figure | None:
        """What the cell shows: the total its file claimed before the computed one."""
        return self.desk.draft.report.published(cell.id)

    def show_last(self, yes: bool) -> None:
        """Whether each cell shows last year's figure beside its own."""
        self.shows_last = yes
        self.dataChanged.emit(self.index(0, 0), self.index(self.sheet.rows - 1, self.sheet.columns - 1))

    def last_figure(self, cell: Cell) -> Figure | None:
        """What last year's report says in the same place; None where there is none."""
        draft = self.desk.draft
        if self._last_given is not draft.last:
            self._last_given = draft.last
            self._last_read = draft.last and next_year.read_as(draft.last, draft.form)
        return self._last_read.published(cell.id) if self._last_read else None

    def compared(self, cell: Cell) -> str:
        """上年 12，今年多 3; "" where there is nothing to compare."""
        now, before = self.figure(cell), self.last_figure(cell)
        if before is None:
            return ""
        words = f"上年 {printed(before)}"
        if now is None or number(now) == number(before):
            return words
        more, less = number(now), number(before)
        way, difference = ("多", more - less) if more > less else ("少", less - more)
        return f"{words}，今年{way} {printed(difference)}"

    def enter(self, values: Mapping[str, Value | None], label: str) -> bool:
        """Enter several figures as one edit; False, and refused, where one is locked."""
        try:
            return self.desk.enter(values, label)
        except NianbaoError as error:
            self.refused.emit(str(error))
            return False

    def refresh(self, changed: Iterable[str]) -> None:
        """Repaint the cells at these places, and those whose findings are others now."""
        before = {cell: self._worst(cell) for cell in self._findings}
        told = self._findings
        self._gather()
        touched = {shelf_of(place)[1] for place in changed}
        for cell in before.keys() | self._findings.keys():
            if before.get(cell, "") != self._worst(cell) or told.get(cell) != self._findings.get(cell):
                touched.add(cell)
        for cell in touched:
            index = self.origin(cell)
            if index.isValid():
                self.dataChanged.emit(index, index)

    def picture(self, cell: Cell) -> tuple[str, str, str, bool]:
        """All that a cell's picture needs, in one step: figure, weight, last year's figure, whether there is a note."""
        last = printed(self.last_figure(cell)) if self.shows_last else ""
        return printed(self.figure(cell)), self._worst(cell.id), last, bool(self._note(cell))

    def _gather(self) -> None:
        self._findings = {}
        for finding in self.desk.draft.findings:
            if finding.rule != UNFILLED:
                for cell in finding.cells:
                    self._findings.setdefault(cell, []).append(finding)

    def _worst(self, cell: str) -> str:
        weights = {finding.weight for finding in self._findings.get(cell, ()) if not finding.answer}
        return "error" if "error" in weights else "warning" if "warning" in weights else ""

    def _tooltip(self, tile: Tile) -> str:
        if tile.cell is None:
            return ""
        found: Sequence[Finding] = self._findings.get(tile.cell.id, ())
        compared, note = self.compared(tile.cell), self._note(tile.cell)
        lines = [
            tile.cell.where,
            *([compared] if compared else []),
            *([f"备注：{note}"] if note else []),
            *(_told(finding) for finding in found),
        ]
        return "\n".join([*lines, tile.cell.row.help]).strip()

    def _note(self, cell: Cell) -> str:
        return self.desk.draft.report.notes.get(cell.id, "")

    def _spoken(self, tile: Tile) -> str:
        """What a screen reader says: 第3行 部分公开，商业企业，空."""
        cell = tile.cell
        if cell is None:
            return tile.text
        twins = [c for c in self.sheet.table.lines("column") if c.short == cell.column.short and c.id != cell.column.id]
        words = [word for word in (cell.row.short, *cell.column.under[-1:] * bool(twins), cell.column.short) if word]
        state = {"error": "，有错误", "warning": "，待说明"}.get(self._worst(cell.id), "")
        locked = "，自动合计" if cell.computed else ""
        noted = "，有备注" if self._note(cell) else ""
        figure = printed(self.figure(cell)) or "空"
        last = f"，上年 {printed(before)}" if self.shows_last and (before := self.last_figure(cell)) is not None else ""
        return f"第{tile.row - self.sheet.head + 1}行 {'，'.join(words)}，{figure}{locked}{state}{noted}{last}"

    # Qt's own names from here on.

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The sheet's rows."""
        return 0 if parent.isValid() else self.sheet.rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The sheet's columns."""
        return 0 if parent.isValid() else self.sheet.columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, tooltip, spoken text, tile and weight of a place."""
        if not index.isValid():
            return None
        tile = self.tile(index)
        if role in _SHOWN:
            if (tile.row, tile.column) != (index.row(), index.column()):
                return None
            return printed(self.figure(tile.cell)) if tile.cell else tile.text
        if role == TILE:
            return tile
        if role == WEIGHT:
            return self._worst(tile.cell.id) if tile.cell else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(tile) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(tile)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a screen reader calls a column or a row; the grid paints its own headings."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.sheet.at(max(self.sheet.head - 1, 0), section).text
        return self.sheet.at(section, max(self.sheet.stub - 1, 0)).text

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Enter typed text; False, and refused, where it cannot be read."""
        cell = self.cell(index)
        if cell is None or role != Qt.ItemDataRole.EditRole:
            return False
        try:
            figure = parse(str(value), cell.kind)
        except NianbaoError as error:
            self.refused.emit(str(error))
            return False
        self.enter({cell.id: figure}, f"{cell.where} {printed(figure) or '清空'}")
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are only there; totals can be selected; entries can be edited."""
        cell = self.cell(index)
        if cell is None:
            return _THERE if index.isValid() else Qt.ItemFlag.NoItemFlags
        return _LOCKED if cell.computed or self.desk.locked else _OPEN


def _told(finding: Finding) -> str:
    """A finding as the tooltip of its cells tells it."""
    if finding.answer:
        return f"✓ {finding.message}已说明：{finding.answer}"
    return ("● " if finding.weight == "error" else "▲ ") + finding.message
