"""Draws the tiles of a grid, and edits its cells in Excel's two ways: by typing over a figure, or inside of it (F2).

The path of a typed figure:

1. A key opens a FigureEditor. It parses its text whenever that changes, and keeps the figure or why it is none.
2. Enter, Tab, an arrow key or a click elsewhere ends the editing. Where the text is no figure the editor stays open.
3. setModelData hands the figure to GridModel.setData, which knows the cell: OpenDraft.enter_values takes it from there.
4. The draft proposes an edit, which goes on the undo stack and is applied: totals are computed and findings looked for.
5. Those who listen to the draft store the edit and show it; GridModel.refresh_cells repaints what has changed.

Ctrl+Enter hands the text to GridCommands.enter_in_all instead; what is pasted goes by GridCommands.paste_block.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QKeyEvent, QPainter, QPen, QPolygon
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from gui.grid import heading_text
from gui.grid.grid_model import GridModel
from gui.grid.reading_marks import draw_reading_mark
from gui.grid.second_figures import draw_last_year, draw_note_dot, draw_proposal, place_figure
from gui.style import theme
from gui.widgets.model_index import AnyModelIndex
from gui.widgets.plain_text import set_tooltip
from model.errors import UnreadableFigure
from model.form.entries import read_typed
from model.form.figures import Figure, format_figure
from model.form.form import Cell
from model.form.sheet import Tile
from model.form.typed_sums import is_sum_inserted

CORNER_SIZE = 8
"""The sides of the triangle that marks a finding, in pixels."""
UNREAD_SIGN = "？"
"""What stands in a cell that could not be read from a file: blank, it would look like one that nobody filled in."""

_LEAVING_KEYS = {
    Qt.Key.Key_Return: "enter",
    Qt.Key.Key_Enter: "enter",
    Qt.Key.Key_Tab: "tab",
    Qt.Key.Key_Backtab: "backtab",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
}
"""The keys that end editing → what editor_left calls them."""
_ARROW_MOVES = ("up", "down", "left", "right")

# Joined once, for every figure that is drawn needs them: joining two flags takes longer than drawing a figure
_ALIGN_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_STATE_SELECTED = QStyle.StateFlag.State_Selected
_STATE_FOCUSED = QStyle.StateFlag.State_HasFocus


class FigureEditor(QLineEdit):
    """The editor of a cell: the only place that parses what is typed, once for each text.

    The property "reason", which the style sheet shows, says why the text is no figure; "" if it is one.
    """

    reason_cleared = Signal()
    """The text was no figure before, and is one now."""

    def __init__(self, cell: Cell, parent: QWidget) -> None:
        super().__init__(parent)
        self._cell = cell
        self._former_text = ""
        self._has_pasted_sum = False
        self.figure: Figure | None = None
        """What the text says, None for a blank; the last figure where the text is none."""
        self.remark = ""
        """What was converted, left out or taken for granted in reading the figure; "" for nothing."""
        self.setFrame(False)
        self.setAlignment(_ALIGN_RIGHT)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.setObjectName("cell")
        self.textChanged.connect(self._parse_text)

    @property
    def reason(self) -> str:
        """Why the text is no figure for its cell, in a sentence; "" if it is one."""
        return str(self.property("reason") or "")

    def _parse_text(self, text: str) -> None:
        """Keep the figure of a text, or the reason why it is none."""
        former_reason, reason = self.reason, ""
        # a pasted 12-5 may be a date or a range: only what is typed, or added by hand to a figure, is added up
        self._has_pasted_sum = bool(text) and (self._has_pasted_sum or is_sum_inserted(self._former_text, text))
        self._former_text = text
        try:
            entry = read_typed(text, self._cell.kind, self._cell.unit, not self._has_pasted_sum)
            self.figure, self.remark = entry.figure, entry.remark
        except UnreadableFigure as error:
            reason = str(error)
        self.setProperty("reason", reason)
        set_tooltip(self, reason)
        if bool(reason) != bool(former_reason):
            self.style().polish(self)
        if former_reason and not reason:
            self.reason_cleared.emit()


class GridDelegate(QStyledItemDelegate):
    """The delegate of one GridView. An editor whose text is no figure stays open and keeps the focus."""

    editor_left = Signal(str)
    """By which key an editor was left: "enter", "shift enter", "tab", "backtab", "up", "down", "left", "right"."""
    spread_requested = Signal(str)
    """A text that Ctrl+Enter enters in every selected cell."""
    entry_problem_changed = Signal(str)
    """Why an entry was not taken, in a sentence; "" once it was corrected or given up."""
    entry_remarked = Signal(str)
    """How an entry was read that is not simply a number, in a sentence."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_replacing = False
        """The editor was opened by typing: arrow keys end it. After F2 or a double click they move the cursor in it."""

    def _can_leave(self, editor: FigureEditor) -> bool:
        """Whether the text is a figure; if not, the reason is shown below the editor and in the status bar."""
        if editor.reason:
            QToolTip.showText(editor.mapToGlobal(QPoint(0, editor.height())), editor.toolTip(), editor)
            self.entry_problem_changed.emit(editor.reason)
        return not editor.reason

    def _clear_problem(self) -> None:
        """Take the reason away from below the editor and from the status bar."""
        QToolTip.hideText()
        self.entry_problem_changed.emit("")

    def finish_editing(self, editor: FigureEditor) -> bool:
        """Enter an editor's text and close it; False where it is no figure and the editor stays open."""
        QGuiApplication.inputMethod().commit()
        if not self._can_leave(editor):
            editor.setFocus()
            return False
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        return True

    def _leave_editor(self, editor: FigureEditor, move: str, modifiers: Qt.KeyboardModifier) -> None:
        """Close the editor and enter its text: in its cell, or with Ctrl+Enter in all selected ones."""
        is_spreading = move == "enter" and bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        is_backwards = move == "enter" and bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if not is_spreading:
            self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        if is_spreading:
            self.spread_requested.emit(editor.text())
        else:
            self.editor_left.emit("shift enter" if is_backwards else move)

    # Qt's own names from here on.

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyModelIndex) -> QWidget:
        """An editor for figures of the cell's kind."""
        model = index.model()
        assert isinstance(model, GridModel)
        cell = model.cell_at(index)
        assert cell is not None
        editor = FigureEditor(cell, parent)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        editor.reason_cleared.connect(self._clear_problem)
        return editor

    def setEditorData(self, editor: QWidget, index: AnyModelIndex) -> None:
        """Fill the editor once: what is being typed must outlast a repaint of its cell, as when last year is shown."""
        if not editor.property("filled"):
            super().setEditorData(editor, index)
            editor.setProperty("filled", True)

    def setModelData(self, editor: QWidget, model: object, index: AnyModelIndex) -> None:
        """Hand the figure to the model, or say that the text was not entered, where it is none."""
        assert isinstance(editor, FigureEditor)
        if editor.reason:
            self.entry_problem_changed.emit(f"“{editor.text()}”没有填入：{editor.reason}")
        else:
            index.model().setData(index, editor.figure)
            if editor.remark:
                self.entry_remarked.emit(f"“{editor.text()}”读作 {format_figure(editor.figure)}，{editor.remark}。")

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyModelIndex) -> None:
        """The editor fills its cell."""
        editor.setGeometry(option.rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """End editing by keys and as the focus leaves, unless the text is no figure; F2 changes what arrow keys do."""
        if not isinstance(editor, FigureEditor):
            return super().eventFilter(editor, event)
        if event.type() == QEvent.Type.FocusOut and not self._can_leave(editor):
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_F2 and not event.modifiers():
                self.is_replacing = not self.is_replacing
                return True
            if event.key() == Qt.Key.Key_Escape and editor.reason:
                self._clear_problem()
            move = _LEAVING_KEYS.get(Qt.Key(event.key()), "")
            if move and (self.is_replacing or move not in _ARROW_MOVES):
                if self._can_leave(editor):
                    self._leave_editor(editor, move, event.modifiers())
                return True
        return super().eventFilter(editor, event)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyModelIndex) -> QSize:
        """A size to begin with; FrozenHeadings sets the real ones."""
        return QSize(40, theme.ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyModelIndex) -> None:
        """Paint a heading, or a figure with its findings, note and last year's figure."""
        model = index.model()
        assert isinstance(model, GridModel)
        tile = model.tile_at(index)
        rect: QRect = option.rect
        font: QFont = option.font
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setFont(font)
        if tile.cell is None:
            heading_text.draw_heading(painter, rect, tile)
        else:
            text, weight, last_year, has_note = model.collect_paint_data(tile.cell)
            proposed = model.format_proposed(tile.cell)
            if proposed is None:
                box = place_figure(rect, font, text, last_year)
                is_selected = bool(state & _STATE_SELECTED)
                _draw_figure(painter, rect, box, tile, text, weight, is_selected)
                draw_last_year(painter, rect, last_year, is_selected)
            else:
                draw_proposal(painter, rect, text, proposed)
            if has_note:
                draw_note_dot(painter, rect)
            draw_reading_mark(painter, rect, model.reading_marks, tile.cell.id)
            if state & _STATE_FOCUSED:
                painter.setPen(QPen(QColor(theme.palette().accent), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()


def _draw_figure(
    painter: QPainter, rect: QRect, box: QRect, tile: Tile, text: str, weight: str, is_selected: bool
) -> None:
    """Draw a figure, or UNREAD_SIGN, in a box of its cell, which has the background of its state.

    weight: as GridModel gives it, see WEIGHT_ROLE.
    """
    palette = theme.palette()
    assert tile.cell is not None
    plain_fill = palette.total if tile.cell.is_computed else palette.paper
    fill = {"error": palette.error_fill, "warning": palette.warning_fill}.get(weight, plain_fill)
    painter.fillRect(rect, QColor(fill))
    if is_selected:
        shade = QColor(palette.accent)
        shade.setAlpha(theme.SELECTION_ALPHA)
        painter.fillRect(rect, shade)
    corner_colours = {"error": palette.error, "warning": palette.warning, "pending": palette.faint}
    if weight in corner_colours:
        _draw_finding_corner(painter, rect, QColor(corner_colours[weight]), weight)
    if weight == "unread" and not text:
        text = UNREAD_SIGN
    # grey falls below a contrast of 4.5 : 1 on a selected cell
    unread = palette.ink if is_selected else palette.faint
    colours = {"error": palette.error, "warning": palette.warning, "unread": unread}
    painter.setPen(QColor(colours.get(weight, palette.ink)))
    _shrink_font_to_fit(painter, text, box.width())
    painter.drawText(box, _ALIGN_RIGHT, text)


def _shrink_font_to_fit(painter: QPainter, text: str, room: int) -> None:
    """Make the font smaller where a figure is too long for its cell: cut, it would read as another figure."""
    needed = painter.fontMetrics().horizontalAdvance(text)
    if needed > room > 0:
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * room / needed)
        painter.setFont(font)


def _draw_finding_corner(painter: QPainter, rect: QRect, colour: QColor, weight: str) -> None:
    """Draw a filled corner for an error, else a hollow one: shapes for those who cannot tell the colours."""
    right, top = rect.right(), rect.top() + 1
    corner = QPolygon([QPoint(right - CORNER_SIZE, top), QPoint(right, top), QPoint(right, top + CORNER_SIZE)])
    painter.setPen(QPen(colour, 1))
    painter.setBrush(colour if weight == "error" else Qt.BrushStyle.NoBrush)
    painter.drawPolygon(corner)
