"""A table of the form as Qt's table model: headings are cells that cannot be edited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from gui.draft.open_draft import OpenDraft
from model.checks.findings import UNFILLED_RULE, Finding
from model.drafts import next_year
from model.errors import NianbaoError
from model.form.figures import Figure, format_figure, number_of, parse_figure
from model.form.form import Cell
from model.form.sheet import Sheet, Tile
from model.report.report import Report, Value, kind_of_place

AnyModelIndex = QModelIndex | QPersistentModelIndex

TILE_ROLE = Qt.ItemDataRole.UserRole
"""The Tile at an index."""
WEIGHT_ROLE = Qt.ItemDataRole.UserRole + 1
"""The weight of the worst finding at a cell: "error", "warning" or ""."""

_HEADING_FLAGS = Qt.ItemFlag.ItemIsEnabled
_LOCKED_FLAGS = _HEADING_FLAGS | Qt.ItemFlag.ItemIsSelectable
_EDITABLE_FLAGS = _LOCKED_FLAGS | Qt.ItemFlag.ItemIsEditable
_TEXT_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole)


class GridModel(QAbstractTableModel):
    """Shows a sheet with the figures of the draft on the desk and sends what is typed back to it.

    refused carries a plain sentence whenever an entry could not be taken.
    """

    entry_refused = Signal(str)

    def __init__(self, sheet: Sheet, desk: OpenDraft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet = sheet
        self.open_draft = desk
        self._findings_by_cell: dict[str, list[Finding]] = {}
        self.shows_last_year = False
        self._last_year_source: Report | None = None
        self._last_year_report: Report | None = None
        self._collect_findings()

    def cell_at(self, index: AnyModelIndex) -> Cell | None:
        """The cell at an index; None for a heading."""
        return self.tile_at(index).cell if index.isValid() else None

    def tile_at(self, index: AnyModelIndex) -> Tile:
        """The tile that covers an index."""
        return self.sheet.tile_at(index.row(), index.column())

    def index_of(self, id: str) -> QModelIndex:
        """Where a cell stands; an invalid index for one of another table."""
        tile = self.sheet.tiles_by_cell.get(id)
        return self.index(tile.row, tile.column) if tile else QModelIndex()

    def figure_of(self, cell: Cell) -> Figure | None:
        """What the cell shows: the total its file claimed before the computed one."""
        return self.open_draft.draft.report.stated_or_computed(cell.id)

    def show_last_year(self, yes: bool) -> None:
        """Whether each cell shows last year's figure beside its own."""
        self.shows_last_year = yes
        self.dataChanged.emit(self.index(0, 0), self.index(self.sheet.row_count - 1, self.sheet.column_count - 1))

    def last_year_figure(self, cell: Cell) -> Figure | None:
        """What last year's report says in the same place; None where there is none."""
        draft = self.open_draft.draft
        if self._last_year_source is not draft.last_year:
            self._last_year_source = draft.last_year
            self._last_year_report = draft.last_year and next_year.convert_edition(draft.last_year, draft.form)
        return self._last_year_report.stated_or_computed(cell.id) if self._last_year_report else None

    def compare_with_last_year(self, cell: Cell) -> str:
        """上年 12，今年多 3; "" where there is nothing to compare."""
        now, before = self.figure_of(cell), self.last_year_figure(cell)
        if before is None:
            return ""
        words = f"上年 {format_figure(before)}"
        if now is None or number_of(now) == number_of(before):
            return words
        more, less = number_of(now), number_of(before)
        way, difference = ("多", more - less) if more > less else ("少", less - more)
        return f"{words}，今年{way} {format_figure(difference)}"

    def enter_figures(self, values: Mapping[str, Value | None], label: str) -> bool:
        """Enter several figures as one edit; False, and refused, where one is locked."""
        try:
            return self.open_draft.enter_values(values, label)
        except NianbaoError as error:
            self.entry_refused.emit(str(error))
            return False

    def refresh_cells(self, changed: Iterable[str]) -> None:
        """Repaint the cells at these places, and those whose findings are others now."""
        before = {cell: self._find_worst_weight(cell) for cell in self._findings_by_cell}
        told = self._findings_by_cell
        self._collect_findings()
        touched = {kind_of_place(place)[1] for place in changed}
        for cell in before.keys() | self._findings_by_cell.keys():
            if before.get(cell, "") != self._find_worst_weight(cell) or told.get(cell) != self._findings_by_cell.get(
                cell
            ):
                touched.add(cell)
        for cell in touched:
            index = self.index_of(cell)
            if index.isValid():
                self.dataChanged.emit(index, index)

    def collect_paint_data(self, cell: Cell) -> tuple[str, str, str, bool]:
        """All that a cell's picture needs, in one step: figure, weight, last year's figure, whether there is a note."""
        last = format_figure(self.last_year_figure(cell)) if self.shows_last_year else ""
        return format_figure(self.figure_of(cell)), self._find_worst_weight(cell.id), last, bool(self._find_note(cell))

    def _collect_findings(self) -> None:
        self._findings_by_cell = {}
        for finding in self.open_draft.draft.findings:
            if finding.rule != UNFILLED_RULE:
                for cell in finding.places:
                    self._findings_by_cell.setdefault(cell, []).append(finding)

    def _find_worst_weight(self, cell: str) -> str:
        weights = {finding.weight for finding in self._findings_by_cell.get(cell, ()) if not finding.answer}
        return "error" if "error" in weights else "warning" if "warning" in weights else ""

    def _build_tooltip(self, tile: Tile) -> str:
        if tile.cell is None:
            return ""
        found: Sequence[Finding] = self._findings_by_cell.get(tile.cell.id, ())
        compared, note = self.compare_with_last_year(tile.cell), self._find_note(tile.cell)
        lines = [
            tile.cell.name,
            *([compared] if compared else []),
            *([f"备注：{note}"] if note else []),
            *(_format_finding(finding) for finding in found),
        ]
        return "\n".join([*lines, tile.cell.row.help]).strip()

    def _find_note(self, cell: Cell) -> str:
        return self.open_draft.draft.report.notes.get(cell.id, "")

    def _build_accessible_text(self, tile: Tile) -> str:
        """What a screen reader says: 第3行 部分公开，商业企业，空."""
        cell = tile.cell
        if cell is None:
            return tile.text
        twins = [
            c for c in self.sheet.table.list_lines("column") if c.short == cell.column.short and c.id != cell.column.id
        ]
        words = [word for word in (cell.row.short, *cell.column.under[-1:] * bool(twins), cell.column.short) if word]
        state = {"error": "，有错误", "warning": "，待说明"}.get(self._find_worst_weight(cell.id), "")
        locked = "，自动合计" if cell.is_computed else ""
        noted = "，有备注" if self._find_note(cell) else ""
        figure = format_figure(self.figure_of(cell)) or "空"
        last = (
            f"，上年 {format_figure(before)}"
            if self.shows_last_year and (before := self.last_year_figure(cell)) is not None
            else ""
        )
        return f"第{tile.row - self.sheet.header_rows + 1}行 {'，'.join(words)}，{figure}{locked}{state}{noted}{last}"

    # Qt's own names from here on.

    def rowCount(self, parent: AnyModelIndex = QModelIndex()) -> int:  # noqa: B008
        """The sheet's rows."""
        return 0 if parent.isValid() else self.sheet.row_count

    def columnCount(self, parent: AnyModelIndex = QModelIndex()) -> int:  # noqa: B008
        """The sheet's columns."""
        return 0 if parent.isValid() else self.sheet.column_count

    def data(self, index: AnyModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, tooltip, spoken text, tile and weight of a place."""
        if not index.isValid():
            return None
        tile = self.tile_at(index)
        if role in _TEXT_ROLES:
            if (tile.row, tile.column) != (index.row(), index.column()):
                return None
            return format_figure(self.figure_of(tile.cell)) if tile.cell else tile.text
        if role == TILE_ROLE:
            return tile
        if role == WEIGHT_ROLE:
            return self._find_worst_weight(tile.cell.id) if tile.cell else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._build_tooltip(tile) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._build_accessible_text(tile)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a screen reader calls a column or a row; the grid paints its own headings."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.sheet.tile_at(max(self.sheet.header_rows - 1, 0), section).text
        return self.sheet.tile_at(section, max(self.sheet.stub_columns - 1, 0)).text

    def setData(self, index: AnyModelIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Enter typed text; False, and refused, where it cannot be read."""
        cell = self.cell_at(index)
        if cell is None or role != Qt.ItemDataRole.EditRole:
            return False
        try:
            figure = parse_figure(str(value), cell.kind)
        except NianbaoError as error:
            self.entry_refused.emit(str(error))
            return False
        self.enter_figures({cell.id: figure}, f"{cell.name} {format_figure(figure) or '清空'}")
        return True

    def flags(self, index: AnyModelIndex) -> Qt.ItemFlag:
        """Headings are only there; totals can be selected; entries can be edited."""
        cell = self.cell_at(index)
        if cell is None:
            return _HEADING_FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags
        return _LOCKED_FLAGS if cell.is_computed or self.open_draft.is_locked else _EDITABLE_FLAGS


def _format_finding(finding: Finding) -> str:
    """A finding as the tooltip of its cells tells it."""
    if finding.answer:
        return f"✓ {finding.message}已说明：{finding.answer}"
    return ("● " if finding.weight == "error" else "▲ ") + finding.message
