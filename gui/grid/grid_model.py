"""A table of the form as a Qt table model; headings are cells that cannot be edited.

The model parses nothing: setData takes a figure that the editor has parsed (grid_delegate describes the whole path),
enter_figures takes many at once, from commands. Both enter them in the draft and change nothing here: the cells are
repainted by refresh_cells, once the draft tells what has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from gui.draft.open_draft import OpenDraft
from gui.grid.reading_marks import HIDDEN_FIGURE, NO_MARKS, ReadingMarks
from gui.widgets.model_index import AnyModelIndex
from gui.widgets.plain_text import make_plain_tooltip
from model.checks.findings import UNFILLED_RULE, UNREAD_RULE, Finding
from model.drafts import next_year
from model.errors import NianbaoError
from model.form.figures import Figure, format_figure, number_of
from model.form.form import Cell
from model.form.sheet import Sheet, Tile
from model.report.report import Report, Value, kind_of_place

WEIGHT_ROLE = Qt.ItemDataRole.UserRole
"""The weight of the worst finding at a cell: "error", "warning", "unread" (it could not be read), "pending" or ""."""

_WEIGHT_WORDS = {"error": "有错误", "warning": "待说明", "unread": "没有读到", "pending": "待填"}
"""What a screen reader says of a cell by the weight of its worst finding, the gravest first."""

_HEADING_FLAGS = Qt.ItemFlag.ItemIsEnabled
_LOCKED_FLAGS = _HEADING_FLAGS | Qt.ItemFlag.ItemIsSelectable
_EDITABLE_FLAGS = _LOCKED_FLAGS | Qt.ItemFlag.ItemIsEditable
_TEXT_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole)


class GridModel(QAbstractTableModel):
    """Shows a sheet with the figures of the open draft, and enters what is typed in the draft."""

    entry_refused = Signal(str)
    """Why an entry could not be taken, in a sentence."""

    def __init__(self, sheet: Sheet, open_draft: OpenDraft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet = sheet
        self.open_draft = open_draft
        self._findings_by_cell: dict[str, list[Finding]] = {}
        self.shows_last_year = False
        self._last_year_source: Report | None = None
        self._last_year_report: Report | None = None
        self._proposed: Mapping[str, Figure | None] = {}
        self.reading_marks = NO_MARKS
        self._collect_findings()

    def cell_at(self, index: AnyModelIndex) -> Cell | None:
        """The cell at an index; None for a heading."""
        return self.tile_at(index).cell if index.isValid() else None

    def tile_at(self, index: AnyModelIndex) -> Tile:
        """The tile that covers an index."""
        return self.sheet.tile_at(index.row(), index.column())

    def index_of(self, id: str) -> QModelIndex:
        """The index of a cell by its id; an invalid one for a cell of another table."""
        tile = self.sheet.tiles_by_cell.get(id)
        return self.index(tile.row, tile.column) if tile else QModelIndex()

    def figure_of(self, cell: Cell) -> Figure | None:
        """What the cell shows: of a total, the one that an imported file stated before the computed one."""
        return self.open_draft.draft.report.stated_or_computed(cell.id)

    def show_last_year(self, is_shown: bool) -> None:
        """Show or hide last year's figure beside each cell's own."""
        self.shows_last_year = is_shown
        self.dataChanged.emit(self.index(0, 0), self.index(self.sheet.row_count - 1, self.sheet.column_count - 1))

    def show_proposed(self, figures: Mapping[str, Figure | None]) -> None:
        """Show these figures, by cell id, as proposals in place of the cells' own; {} for none any more."""
        touched = self._proposed.keys() | figures.keys()
        self._proposed = figures
        for cell in touched:
            index = self.index_of(cell)
            if index.isValid():
                self.dataChanged.emit(index, index)

    def show_reading(self, marks: ReadingMarks) -> None:
        """Show which cells were read back against the paper; NO_MARKS for none any more."""
        former, self.reading_marks = self.reading_marks, marks
        for cell in marks.changed_cells(former):
            index = self.index_of(cell)
            if index.isValid():
                self.dataChanged.emit(index, index)

    def format_proposed(self, cell: Cell) -> str | None:
        """The figure that is proposed for a cell, "" for a blank; None where none is."""
        return format_figure(self._proposed[cell.id]) if cell.id in self._proposed else None

    def last_year_figure(self, cell: Cell) -> Figure | None:
        """Last year's figure in the same place, its report read as one of this edition; None where there is none."""
        draft = self.open_draft.draft
        if self._last_year_source is not draft.last_year:
            self._last_year_source = draft.last_year
            self._last_year_report = draft.last_year and next_year.convert_edition(draft.last_year, draft.form)
        return self._last_year_report.stated_or_computed(cell.id) if self._last_year_report else None

    def compare_with_last_year(self, cell: Cell) -> str:
        """Such as 上年 12，今年多 3; "" where last year has no figure."""
        now, before = self.figure_of(cell), self.last_year_figure(cell)
        if before is None:
            return ""
        words = f"上年 {format_figure(before)}"
        if now is None or number_of(now) == number_of(before):
            return words
        more, less = number_of(now), number_of(before)
        way, difference = ("多", more - less) if more > less else ("少", less - more)
        return f"{words}，今年{way} {format_figure(difference)}"

    def describe_unread(self, cell: Cell) -> str:
        """Why a cell that could not be read from a file has no figure, and what to do; "" for other cells."""
        if all(finding.rule != UNREAD_RULE for finding in self._findings_by_cell.get(cell.id, ())):
            return ""
        if cell.is_computed:
            return "有的格没有读到，这个总计还算不出来。"
        known = self.open_draft.draft.report.unread.get(cell.id, "")
        return f"没有读到，{known}；请对照原文填写，原文确实空着的按 Delete。"

    def enter_figures(self, values: Mapping[str, Value | None], label: str) -> bool:
        """Enter values by place as one edit; False where nothing changed, or one was refused (see entry_refused)."""
        try:
            return self.open_draft.enter_values(values, label)
        except NianbaoError as error:
            self.entry_refused.emit(str(error))
            return False

    def refresh_cells(self, changed: Iterable[str]) -> None:
        """Repaint the cells at these places of the report, and those whose findings have changed."""
        former_findings = self._findings_by_cell
        self._collect_findings()
        touched = {kind_of_place(place)[1] for place in changed}
        for cell in former_findings.keys() | self._findings_by_cell.keys():
            if former_findings.get(cell) != self._findings_by_cell.get(cell):
                touched.add(cell)
        for cell in touched:
            index = self.index_of(cell)
            if index.isValid():
                self.dataChanged.emit(index, index)

    def collect_paint_data(self, cell: Cell) -> tuple[str, str, str, bool]:
        """What is painted of a cell: figure, weight of its worst finding, last year's figure, whether it has a note."""
        figure = self._format_shown(cell)
        last_year = format_figure(self.last_year_figure(cell)) if self.shows_last_year else ""
        return figure, self._find_worst_weight(cell.id), last_year, bool(self._find_note(cell))

    def _format_shown(self, cell: Cell) -> str:
        """The figure of a cell, unless it is to be typed from the paper unseen."""
        return HIDDEN_FIGURE if cell.id in self.reading_marks.hidden else format_figure(self.figure_of(cell))

    def _collect_findings(self) -> None:
        self._findings_by_cell = {}
        for finding in self.open_draft.draft.findings:
            if finding.rule != UNFILLED_RULE:
                for cell in finding.places:
                    self._findings_by_cell.setdefault(cell, []).append(finding)

    def _find_worst_weight(self, cell: str) -> str:
        """ "error", "warning", "unread", "pending" or "", of the findings at a cell that were not explained."""
        weights = {_weigh(finding) for finding in self._findings_by_cell.get(cell, ()) if not finding.answer}
        return next((weight for weight in _WEIGHT_WORDS if weight in weights), "")

    def _build_tooltip(self, tile: Tile) -> str:
        if tile.cell is None:
            return ""
        lines = [tile.cell.name]
        is_hidden = tile.cell.id in self.reading_marks.hidden
        if not is_hidden and (comparison := self.compare_with_last_year(tile.cell)):
            lines.append(comparison)
        if note := self._find_note(tile.cell):
            lines.append(f"备注：{note}")
        findings = self._findings_by_cell.get(tile.cell.id, ())
        lines += [_format_finding(finding) for finding in findings if finding.rule != UNREAD_RULE]
        if unread := self.describe_unread(tile.cell):
            lines.append(unread)
        lines.append(tile.cell.row.help)
        return "\n".join(lines).strip()

    def _find_note(self, cell: Cell) -> str:
        return self.open_draft.draft.report.notes.get(cell.id, "")

    def _build_accessible_text(self, tile: Tile) -> str:
        """What a screen reader says, such as 第3行 部分公开，商业企业，空."""
        cell = tile.cell
        if cell is None:
            return tile.text
        row_number = tile.row - self.sheet.header_rows + 1
        words = [*self._name_row_and_column(cell), self._format_shown(cell) or "空"]
        if cell.is_computed:
            words.append("自动合计")
        if (proposed := self.format_proposed(cell)) is not None:
            words.append(f"建议改成 {proposed or '空'}")
        if weight := self._find_worst_weight(cell.id):
            words.append(_WEIGHT_WORDS[weight])
        if reading := self.reading_marks.describe(cell.id):
            words.append(reading)
        if self._find_note(cell):
            words.append("有备注")
        last_year = self.last_year_figure(cell) if self.shows_last_year else None
        if last_year is not None:
            words.append(f"上年 {format_figure(last_year)}")
        return f"第{row_number}行 {'，'.join(words)}"

    def _name_row_and_column(self, cell: Cell) -> list[str]:
        """Short names of a cell's row and column; where other columns are called the same, the heading above it too."""
        column = cell.column
        names = [cell.row.short]
        others = (other for other in self.sheet.table.list_lines("column") if other.id != column.id)
        if column.under and any(other.short == column.short for other in others):
            names.append(column.under[-1])
        names.append(column.short)
        return [name for name in names if name]

    # Qt's own names from here on.

    def rowCount(self, parent: AnyModelIndex = QModelIndex()) -> int:  # noqa: B008
        """The sheet's rows."""
        return 0 if parent.isValid() else self.sheet.row_count

    def columnCount(self, parent: AnyModelIndex = QModelIndex()) -> int:  # noqa: B008
        """The sheet's columns."""
        return 0 if parent.isValid() else self.sheet.column_count

    def data(self, index: AnyModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, tooltip, accessible text and weight; the text of a merged cell is at its first place only."""
        if not index.isValid():
            return None
        tile = self.tile_at(index)
        if role in _TEXT_ROLES:
            if (tile.row, tile.column) != (index.row(), index.column()):
                return None
            return format_figure(self.figure_of(tile.cell)) if tile.cell else tile.text
        if role == WEIGHT_ROLE:
            return self._find_worst_weight(tile.cell.id) if tile.cell else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return make_plain_tooltip(self._build_tooltip(tile)) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._build_accessible_text(tile)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a screen reader calls a column or a row; HeadingView paints the headings."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.sheet.tile_at(max(self.sheet.header_rows - 1, 0), section).text
        return self.sheet.tile_at(section, max(self.sheet.stub_columns - 1, 0)).text

    def setData(self, index: AnyModelIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Enter a Figure, parsed already, or None for a blank; False where there is no cell at the index."""
        cell = self.cell_at(index)
        if cell is None or role != Qt.ItemDataRole.EditRole:
            return False
        figure = cast("Figure | None", value)
        self.enter_figures({cell.id: figure}, f"{cell.name} {format_figure(figure) or '清空'}")
        return True

    def flags(self, index: AnyModelIndex) -> Qt.ItemFlag:
        """Headings can only be seen; totals can be selected; entries can be edited."""
        cell = self.cell_at(index)
        if cell is None:
            return _HEADING_FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags
        return _LOCKED_FLAGS if cell.is_computed or self.open_draft.is_locked else _EDITABLE_FLAGS


def _format_finding(finding: Finding) -> str:
    """A finding as a line of a tooltip."""
    if finding.answer:
        return f"✓ {finding.message}已说明：{finding.answer}"
    if finding.is_pending:
        return f"○ {finding.message}"
    return ("● " if finding.weight == "error" else "▲ ") + finding.message


def _weigh(finding: Finding) -> str:
    """What a finding is to its cells: its weight, or "unread" or "pending", which are no faults of the report."""
    if finding.rule == UNREAD_RULE:
        return "unread"
    return "pending" if finding.is_pending else finding.weight
