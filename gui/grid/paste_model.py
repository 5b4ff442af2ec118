"""A paste plan as a table, a row for each pasted text: its place, the present figure, the new one and why."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QColor

from gui.style import theme
from gui.style.status_marks import StatusMark
from gui.widgets.model_index import AnyModelIndex
from gui.widgets.plain_text import make_plain_tooltip
from model.form.figures import Figure, format_figure, make_zero
from model.pasting.paste_plan import ItemState, PasteItem, PastePlan
from model.report.report import is_same_value

PLACE_COLUMN, CURRENT_COLUMN, PASTED_COLUMN, RESULT_COLUMN, REASON_COLUMN = range(5)
_FIGURE_COLUMNS = (CURRENT_COLUMN, PASTED_COLUMN, RESULT_COLUMN)
COLUMN_HEADINGS = ("哪一格", "现在", "带来的", "粘贴后", "说明")
BLANK_TEXT = "（空）"

STATE_MARKS: Mapping[ItemState, StatusMark] = {
    "refused": StatusMark("circle-alert", "error", "不粘贴"),
    "dash": StatusMark("circle-dashed", "warning", "请选择"),
    "understood": StatusMark("triangle-alert", "warning", "请核对"),
    "total": StatusMark("triangle-alert", "warning", "合计不同"),
    "idle": StatusMark("circle-dashed", "faint", "没有用"),
    "plain": StatusMark("circle-check", "good", "照原样"),
}
"""The state of an item → its mark. Listed in the order of the rows: what needs attention most comes first."""

_FILL_COLOURS = {"error": "error_fill", "warning": "warning_fill", "good": "good_fill", "faint": "heading"}
"""The colour of a mark → that of its row's background, both by their names in Palette."""
_MAX_TEXT_LENGTH = 60
"""Characters of a pasted text that are shown."""


class PasteModel(QAbstractTableModel):
    """The items of a plan, and what the clerk decided about them."""

    ticks_changed = Signal()
    """The clerk ticked or unticked an item."""

    def __init__(self, plan: PastePlan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        order = list(STATE_MARKS)
        self._items = sorted(plan.items, key=lambda item: order.index(item.state))
        self.dash_as_zero: bool | None = None
        """Whether a dash means 0 or a blank; None until the clerk has decided."""
        self.unticked_ids: set[str] = set()
        """The ids of cells the clerk wants left alone."""

    def decide_dashes(self, dash_as_zero: bool) -> None:
        """Show the dashes as blanks, or as 0."""
        self.dash_as_zero = dash_as_zero
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._items) - 1, REASON_COLUMN))

    def _format_text(self, item: PasteItem, column: int) -> str:
        """What a column shows of an item."""
        if column == PLACE_COLUMN:
            return item.place_name
        if column == CURRENT_COLUMN:
            return "" if item.cell is None else format_figure(item.current) or BLANK_TEXT
        if column == PASTED_COLUMN:
            text = " ".join(item.text.split())
            if len(text) > _MAX_TEXT_LENGTH:
                text = text[:_MAX_TEXT_LENGTH] + "…"
            return text or BLANK_TEXT
        return self._format_result(item) if column == RESULT_COLUMN else item.reason

    def _format_result(self, item: PasteItem) -> str:
        """What will stand in the cell after the paste; "?" while the meaning of a dash is open."""
        if item.state in ("refused", "idle") or (item.cell and item.cell.id in self.unticked_ids):
            return "不改" if item.cell else "不粘贴"
        if item.state == "dash" and item.cell and self.dash_as_zero is not False:
            return "?" if self.dash_as_zero is None else format_figure(make_zero(item.cell.kind))
        return _format_figure(item.figure)

    def _build_accessible_text(self, item: PasteItem) -> str:
        """A row as a screen reader says it."""
        texts = [f"{COLUMN_HEADINGS[column]}{self._format_text(item, column)}" for column in _FIGURE_COLUMNS]
        return "，".join([STATE_MARKS[item.state].name, item.place_name, *texts, item.reason]).rstrip("，")

    # Qt's own names from here on.

    def rowCount(self, parent: AnyModelIndex = QModelIndex()) -> int:  # noqa: B008
        """A row for each item."""
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: AnyModelIndex = QModelIndex()) -> int:  # noqa: B008
        """As many as COLUMN_HEADINGS."""
        return 0 if parent.isValid() else len(COLUMN_HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The headings above the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMN_HEADINGS[section]
        return None

    def flags(self, index: AnyModelIndex) -> Qt.ItemFlag:
        """Items that had to be interpreted ("understood") can be unticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        tickable = index.column() == PLACE_COLUMN and self._items[index.row()].state == "understood"
        return flags | Qt.ItemFlag.ItemIsUserCheckable if tickable else flags

    def data(self, index: AnyModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, colours, mark and tick of an item."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        mark = STATE_MARKS[item.state]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._format_text(item, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return make_plain_tooltip(self._format_text(item, index.column()))
        if role == Qt.ItemDataRole.BackgroundRole:
            fill = "paper" if _is_unchanged(item) else _FILL_COLOURS[mark.colour]
            return QColor(getattr(theme.palette(), fill))
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(theme.palette().ink)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == PLACE_COLUMN:
            return mark.load_icon()
        if role == Qt.ItemDataRole.CheckStateRole and self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            assert item.cell
            return Qt.CheckState.Unchecked if item.cell.id in self.unticked_ids else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in _FIGURE_COLUMNS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == PLACE_COLUMN:
            return self._build_accessible_text(item)
        return None

    def setData(self, index: AnyModelIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick an item."""
        cell = self._items[index.row()].cell
        if role != Qt.ItemDataRole.CheckStateRole or cell is None:
            return False
        self.unticked_ids ^= {cell.id}
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), REASON_COLUMN))
        self.ticks_changed.emit()
        return True


def _is_unchanged(item: PasteItem) -> bool:
    return item.state == "plain" and is_same_value(item.figure, item.current)


def _format_figure(figure: Figure | None) -> str:
    return format_figure(figure) or BLANK_TEXT
