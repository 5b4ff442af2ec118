"""A table of the form with the figures of a paste in it: the real grid, to be looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from gui.draft.open_draft import OpenDraft
from gui.grid.grid_delegate import GridDelegate
from gui.grid.grid_model import GridModel
from gui.grid.grid_view import GridView
from gui.grid.navigation import KEY_ACTIONS
from gui.grid.pasting.incoming_figures import IncomingFigure, describe_incoming, draw_incoming
from gui.grid.pasting.paste_decisions import PasteDecisions
from gui.style import theme
from gui.widgets.model_index import AnyModelIndex
from gui.widgets.plain_text import make_plain_tooltip
from model.checks.rules import compute_totals
from model.form.figures import format_figure
from model.form.form import Cell
from model.form.sheet import make_sheet

_NO_EDITING = QAbstractItemView.EditTrigger.NoEditTriggers


class IncomingModel(GridModel):
    """One table of the draft; the cells of the plan show what the paste makes of them."""

    def __init__(self, table: str, open_draft: OpenDraft, decisions: PasteDecisions, parent: QObject) -> None:
        super().__init__(make_sheet(open_draft.draft.form.tables[table]), open_draft, parent)
        self._decisions = decisions
        tiles = self.sheet.tiles_by_cell
        self._items = {item.cell.id: item for item in decisions.plan.items if item.cell and item.cell.id in tiles}
        self._incoming: Mapping[str, IncomingFigure] = {}
        self._collect_incoming()
        decisions.changed.connect(self._show_decisions)

    @property
    def touched_cells(self) -> list[str]:
        """The cells that something was pasted into, in reading order."""
        return [cell for cell in self.sheet.tiles_by_cell if cell in self._items]

    def incoming_at(self, cell: Cell) -> IncomingFigure | None:
        """What a cell shows of the paste; None where it stays as it is."""
        return self._incoming.get(cell.id)

    def describe_cell(self, cell: Cell) -> str:
        """A cell's name, and what the paste does to it."""
        incoming = self.incoming_at(cell)
        return f"{cell.name}：{incoming.words}。" if incoming else f"{cell.name}：不改。"

    def _collect_incoming(self) -> None:
        """Work out every cell anew, the totals too."""
        decisions = self._decisions
        found = {
            id: describe_incoming(item, decisions.dash_as_zero, decisions.is_left_out(id))
            for id, item in self._items.items()
        }
        draft = self.open_draft.draft
        after = compute_totals(draft.form, draft.report.with_values(decisions.find_values()))
        for id, tile in self.sheet.tiles_by_cell.items():
            if id in found or tile.cell is None or not tile.cell.is_computed:
                continue
            now, then = format_figure(self.figure_of(tile.cell)), format_figure(after.stated_or_computed(id))
            if now != then:
                words = f"合计由 {now or '空'} 变成 {then or '空'}"
                found[id] = IncomingFigure(then, "total", words, now, is_gone=True)
        self._incoming = found

    def _show_decisions(self) -> None:
        self._collect_incoming()
        last = self.index(self.sheet.row_count - 1, self.sheet.column_count - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    # Qt's own names from here on.

    def flags(self, index: AnyModelIndex) -> Qt.ItemFlag:
        """Nothing can be edited here."""
        return super().flags(index) & ~Qt.ItemFlag.ItemIsEditable

    def data(self, index: AnyModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What the grid shows, with words for the cells of the paste."""
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole) and index.isValid():
            cell = self.cell_at(index)
            if cell is not None and self.incoming_at(cell):
                words = self.describe_cell(cell)
                return make_plain_tooltip(words) if role == Qt.ItemDataRole.ToolTipRole else words
        return super().data(index, role)


class IncomingDelegate(GridDelegate):
    """Draws the cells of the paste; all else as in the grid."""

    # Qt's own names from here on.

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyModelIndex) -> None:
        """Paint a cell with what the paste makes of it."""
        model = index.model()
        assert isinstance(model, IncomingModel)
        cell = model.cell_at(index)
        incoming = model.incoming_at(cell) if cell else None
        if incoming is None:
            super().paint(painter, option, index)
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setFont(option.font)
        draw_incoming(painter, rect, incoming, is_selected=bool(state & QStyle.StateFlag.State_Selected))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.palette().accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()


class IncomingGrid(GridView):
    """Shows an IncomingModel. Cursor keys and mouse look around, the space bar leaves the selected cells alone."""

    def __init__(self, model: IncomingModel, decisions: PasteDecisions, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.incoming_model = model
        self._decisions = decisions
        self.setItemDelegate(IncomingDelegate(self))
        self.setEditTriggers(_NO_EDITING)
        self.setAccessibleName(f"粘贴以后的{model.sheet.table.name}")

    def show_cells(self, cells: Iterable[str]) -> None:
        """Select these cells, the first of them at the top of what is seen, as the rest of a block is below."""
        self.select_cells(cells)
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtTop)

    # Qt's own names from here on.

    def event(self, event: QEvent) -> bool:
        """Let Tab go on to the next widget."""
        if isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return QWidget.event(self, event)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take cursor keys and the space bar; Enter and Esc are the dialog's."""
        if event.key() == Qt.Key.Key_Space:
            self._decisions.toggle_cells([cell.id for cell in self.selected_cells()])
        elif event.key() in KEY_ACTIONS:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """There is nothing to choose."""
        event.accept()
