"""What a paste would do, one line a cell: where, what stands there, what comes, what it becomes and why."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from gui.style import theme
from gui.style.status_marks import Mark
from model.drafts.draft import same
from model.form.figures import Figure, printed, zero
from model.pasting.paste_plan import Item, Plan, State

Index = QModelIndex | QPersistentModelIndex

PLACE, NOW, COMING, AFTER, WHY = range(5)
HEADINGS = ("哪一格", "现在", "带来的", "粘贴后", "说明")
BLANK = "（空）"

MARKS: Mapping[State, Mark] = {
    "refused": Mark("circle-alert", "error", "不粘贴"),
    "dash": Mark("circle-dashed", "warning", "请选择"),
    "understood": Mark("triangle-alert", "warning", "请核对"),
    "total": Mark("triangle-alert", "warning", "合计不同"),
    "idle": Mark("circle-dashed", "faint", "没有用"),
    "plain": Mark("circle-check", "good", "照原样"),
}
"""What needs the clerk's eyes most first; a shape and a word beside every colour."""

_FILLS = {"error": "error_fill", "warning": "warning_fill", "good": "good_fill", "faint": "heading"}
_LONGEST = 60


class PasteList(QAbstractTableModel):
    """The items of a plan. dash_as_zero is None until the clerk has said; unticked: ids of cells to be left alone."""

    ticked = Signal()

    def __init__(self, plan: Plan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        order = list(MARKS)
        self._items = sorted(plan.items, key=lambda item: order.index(item.state))
        self.dash_as_zero: bool | None = None
        self.unticked: set[str] = set()

    def decide(self, dash_as_zero: bool) -> None:
        """Show the dashes as blanks, or as 0."""
        self.dash_as_zero = dash_as_zero
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._items) - 1, WHY))

    def _text(self, item: Item, column: int) -> str:
        if column == PLACE:
            return item.where
        if column == NOW:
            return "" if item.cell is None else printed(item.now) or BLANK
        if column == COMING:
            text = " ".join(item.text.split())
            return (text if len(text) <= _LONGEST else text[:_LONGEST] + "…") or BLANK
        return self._after(item) if column == AFTER else item.why

    def _after(self, item: Item) -> str:
        if item.state in ("refused", "idle") or (item.cell and item.cell.id in self.unticked):
            return "不改" if item.cell else "不粘贴"
        if item.state == "dash" and item.cell and self.dash_as_zero is not False:
            return "?" if self.dash_as_zero is None else printed(zero(item.cell.kind))
        return _figure(item.figure)

    def _spoken(self, item: Item) -> str:
        """A line as a screen reader says it."""
        words = [f"{heading}{self._text(item, at + 1)}" for at, heading in enumerate(HEADINGS[1:4])]
        return "，".join([MARKS[item.state].name, item.where, *words, item.why]).rstrip("，")

    # Qt's own names from here on.

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """A line an item."""
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Where, now, coming, after, why."""
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The headings over the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What was understood can be unticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        tickable = index.column() == PLACE and self._items[index.row()].state == "understood"
        return flags | Qt.ItemFlag.ItemIsUserCheckable if tickable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, colour and shape of a line."""
        if not index.isValid():
            return None
        item, mark = self._items[index.row()], MARKS[self._items[index.row()].state]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(item, index.column())
        if role == Qt.ItemDataRole.BackgroundRole:
            return QColor(getattr(theme.tone(), "paper" if _unchanged(item) else _FILLS[mark.colour]))
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(theme.tone().ink)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == PLACE:
            return mark.icon()
        if role == Qt.ItemDataRole.CheckStateRole and self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            assert item.cell
            return Qt.CheckState.Unchecked if item.cell.id in self.unticked else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in (NOW, COMING, AFTER):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == PLACE:
            return self._spoken(item)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick."""
        cell = self._items[index.row()].cell
        if role != Qt.ItemDataRole.CheckStateRole or cell is None:
            return False
        self.unticked ^= {cell.id}
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), WHY))
        self.ticked.emit()
        return True


def _unchanged(item: Item) -> bool:
    return item.state == "plain" and same(item.figure, item.now)


def _figure(figure: Figure | None) -> str:
    return printed(figure) or BLANK
