"""The exceptions of a paste as a table, a row for each: its place, what was pasted, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor

from gui.grid.pasting.paste_decisions import PasteDecisions
from gui.style import theme
from gui.style.status_marks import StatusMark
from gui.widgets.model_index import AnyModelIndex
from gui.widgets.plain_text import make_plain_tooltip
from model.pasting.paste_exceptions import ExceptionKind, PasteException, list_exceptions

PLACE_COLUMN, TEXT_COLUMN, REASON_COLUMN = range(3)
COLUMN_HEADINGS = ("哪一格", "带来的", "说明")

_MARKS: Mapping[ExceptionKind, StatusMark] = {
    "refused": StatusMark("circle-alert", "error", "不粘贴"),
    "outside": StatusMark("circle-alert", "error", "不粘贴"),
    "dash": StatusMark("circle-dashed", "warning", "请选择"),
    "doubtful": StatusMark("triangle-alert", "warning", "请核对"),
    "overwriting": StatusMark("triangle-alert", "warning", "改掉原有的数"),
    "total": StatusMark("triangle-alert", "warning", "合计不同"),
    "understood": StatusMark("circle-check", "good", "读懂后填入"),
    "idle": StatusMark("circle-dashed", "faint", "没有用"),
}


class ExceptionList(QAbstractTableModel):
    """A tick before an exception says that it is pasted; those that cannot be pasted have none."""

    def __init__(self, decisions: PasteDecisions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.exceptions = list_exceptions(decisions.plan)
        self._decisions = decisions
        decisions.changed.connect(self._refresh_rows)

    def _refresh_rows(self) -> None:
        if self.exceptions:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.exceptions) - 1, REASON_COLUMN))

    def _find_tick(self, entry: PasteException) -> Qt.CheckState:
        left_out = [self._decisions.is_left_out(cell) for cell in entry.cell_ids]
        if all(left_out):
            return Qt.CheckState.Unchecked
        return Qt.CheckState.PartiallyChecked if any(left_out) else Qt.CheckState.Checked

    def _format_column(self, entry: PasteException, column: int) -> str:
        if column == REASON_COLUMN and entry.can_be_left_out and self._find_tick(entry) == Qt.CheckState.Unchecked:
            return f"不改；{entry.words}"
        return (entry.place, entry.text, entry.words)[column]

    def _build_accessible_text(self, entry: PasteException) -> str:
        """A row as a screen reader says it."""
        words = [_MARKS[entry.kind].name, entry.place, f"带来的{entry.text}", self._format_column(entry, REASON_COLUMN)]
        return "，".join(words)

    # Qt's own names from here on.

    def rowCount(self, parent: AnyModelIndex = QModelIndex()) -> int:  # noqa: B008
        """A row for each exception."""
        return 0 if parent.isValid() else len(self.exceptions)

    def columnCount(self, parent: AnyModelIndex = QModelIndex()) -> int:  # noqa: B008
        """As many as COLUMN_HEADINGS."""
        return 0 if parent.isValid() else len(COLUMN_HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The headings above the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMN_HEADINGS[section]
        return None

    def flags(self, index: AnyModelIndex) -> Qt.ItemFlag:
        """What can be pasted can also be left out."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        has_tick = index.column() == PLACE_COLUMN and self.exceptions[index.row()].can_be_left_out
        return flags | Qt.ItemFlag.ItemIsUserCheckable if has_tick else flags

    def data(self, index: AnyModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, mark and tick of an exception."""
        if not index.isValid():
            return None
        entry = self.exceptions[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._format_column(entry, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return make_plain_tooltip(self._format_column(entry, index.column()))
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(theme.palette().ink)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == PLACE_COLUMN:
            return _MARKS[entry.kind].load_icon()
        if role == Qt.ItemDataRole.CheckStateRole and self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return self._find_tick(entry)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == PLACE_COLUMN:
            return self._build_accessible_text(entry)
        return None

    def setData(self, index: AnyModelIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick an exception."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self._decisions.toggle_cells(self.exceptions[index.row()].cell_ids)
        return True
