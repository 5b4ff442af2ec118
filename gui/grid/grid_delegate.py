"""Draws the tiles of a grid and reads what is typed into its cells, in Excel's two ways of editing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
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
from gui.grid.grid_model import TILE_ROLE, AnyModelIndex, GridModel
from gui.style import theme
from model.errors import UnreadableFigure
from model.form.figures import parse_figure
from model.form.sheet import Tile

CORNER_SIZE = 8
DOT_SIZE = 6

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
_ARROW_MOVES = ("up", "down", "left", "right")

# put together once: Python takes longer to join two flags than Qt to draw a figure
_ALIGN_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_STATE_SELECTED, _STATE_FOCUSED = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_HasFocus


class GridDelegate(QStyledItemDelegate):
    """One for every grid. left tells by which key the editor was left: enter, tab, backtab, up, down, left, right.

    spread carries a text that Ctrl+Enter wants in every selected cell.
    kept: why an entry was not taken, in a sentence; "" once it was mended or given up.
    replacing: the editor was opened by typing, so arrows commit; after F2 or a double click they move inside, and F2
    in the editor changes from one to the other.
    """

    editor_left = Signal(str)
    spread_requested = Signal(str)
    entry_problem_changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_replacing = False

    def _check_text(self, editor: QLineEdit, index: AnyModelIndex) -> None:
        """Note at each key why the text is no figure for its cell; the style sheet shows it."""
        tile: Tile = index.data(TILE_ROLE)
        reason = ""
        try:
            parse_figure(editor.text(), tile.cell.kind if tile.cell else "count")
        except UnreadableFigure as error:
            reason = str(error)
        was = editor.property("reason")
        editor.setProperty("reason", reason)
        editor.setToolTip(reason)
        if bool(reason) != bool(was):
            editor.style().polish(editor)
        if was and not reason:
            self._clear_problem()

    def _can_leave(self, editor: QLineEdit) -> bool:
        """True once the text can be read; else the reason is shown and the editor stays."""
        reason = str(editor.property("reason") or "")
        if reason:
            QToolTip.showText(editor.mapToGlobal(QPoint(0, editor.height())), reason, editor)
            self.entry_problem_changed.emit(reason)
        return not reason

    def _clear_problem(self) -> None:
        """Nothing is wrong any more: neither bubble nor status bar go on saying so."""
        QToolTip.hideText()
        self.entry_problem_changed.emit("")

    def finish_editing(self, editor: QLineEdit) -> bool:
        """Enter an editor's text and close it; False where it cannot be read and the editor stays."""
        QGuiApplication.inputMethod().commit()
        if not self._can_leave(editor):
            editor.setFocus()
            return False
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        return True

    def _leave_editor(self, editor: QLineEdit, move: str, modifiers: Qt.KeyboardModifier) -> None:
        """Close the editor; its text goes into this cell, then on, or with Ctrl+Enter into all that are selected."""
        spreading = move == "enter" and bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if not spreading:
            self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        if spreading:
            self.spread_requested.emit(editor.text())
        else:
            backwards = move == "enter" and modifiers & Qt.KeyboardModifier.ShiftModifier
            self.editor_left.emit("shift enter" if backwards else move)

    # Qt's own names from here on.

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyModelIndex) -> QWidget:
        """A line that knows at each key whether its text can be read."""
        editor = QLineEdit(parent)
        editor.setFrame(False)
        editor.setAlignment(_ALIGN_RIGHT)
        editor.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        editor.setObjectName("cell")
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        cell = QPersistentModelIndex(index)
        editor.textChanged.connect(lambda: self._check_text(editor, cell))
        return editor

    def setEditorData(self, editor: QWidget, index: AnyModelIndex) -> None:
        """Once: what is being typed outlasts a cell that is shown anew, as beside another report of last year."""
        if not editor.property("filled"):
            super().setEditorData(editor, index)
            editor.setProperty("filled", True)

    def setModelData(self, editor: QWidget, model: object, index: AnyModelIndex) -> None:
        """Hand the text over once it can be read."""
        assert isinstance(editor, QLineEdit)
        if editor.property("reason"):
            self.entry_problem_changed.emit(f"“{editor.text()}”没有填入：{editor.property('reason')}")
        else:
            index.model().setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyModelIndex) -> None:
        """The editor fills its cell."""
        editor.setGeometry(option.rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Keys that end editing, and focus leaving: never with a text that cannot be read."""
        if not isinstance(editor, QLineEdit):
            return super().eventFilter(editor, event)
        if event.type() == QEvent.Type.FocusOut and not self._can_leave(editor):
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_F2 and not event.modifiers():
                self.is_replacing = not self.is_replacing
                return True
            if event.key() == Qt.Key.Key_Escape and editor.property("reason"):
                self._clear_problem()
            move = _LEAVING_KEYS.get(Qt.Key(event.key()), "")
            if move and (self.is_replacing or move not in _ARROW_MOVES):
                if self._can_leave(editor):
                    self._leave_editor(editor, move, event.modifiers())
                return True
        return super().eventFilter(editor, event)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyModelIndex) -> QSize:
        """Rows are as high as the view makes them."""
        return QSize(40, theme.ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyModelIndex) -> None:
        """A heading as on paper, or a figure with its state."""
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
            text, weight, last, noted = model.collect_paint_data(tile.cell)
            _draw_figure(painter, rect, tile, text, weight, selected=bool(state & _STATE_SELECTED))
            _draw_last_year(painter, rect, last)
            if noted:
                _draw_note_dot(painter, rect)
            if state & _STATE_FOCUSED:
                painter.setPen(QPen(QColor(theme.palette().accent), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()


def _draw_figure(painter: QPainter, rect: QRect, tile: Tile, text: str, weight: str, selected: bool) -> None:
    tone = theme.palette()
    assert tile.cell is not None
    ground = {"error": tone.error_fill, "warning": tone.warning_fill}.get(weight)
    painter.fillRect(rect, QColor(ground or (tone.total if tile.cell.is_computed else tone.paper)))
    if selected:
        shade = QColor(tone.accent)
        shade.setAlpha(theme.SELECTION_ALPHA)
        painter.fillRect(rect, shade)
    if weight:
        _draw_finding_corner(painter, rect, QColor(tone.error if weight == "error" else tone.warning), weight)
    painter.setPen(QColor({"error": tone.error, "warning": tone.warning}.get(weight, tone.ink)))
    box = rect.adjusted(theme.CELL_PADDING, 0, -theme.CELL_PADDING - 2, 0)
    _shrink_font_to_fit(painter, text, box.width())
    painter.drawText(box, _ALIGN_RIGHT, text)


def _shrink_font_to_fit(painter: QPainter, text: str, room: int) -> None:
    """A figure too long for its cell is set smaller: cut, it would read as another figure."""
    needed = painter.fontMetrics().horizontalAdvance(text)
    if needed > room > 0:
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * room / needed)
        painter.setFont(font)


def _draw_last_year(painter: QPainter, rect: QRect, text: str) -> None:
    """Last year's figure, small and grey, at the left of its cell."""
    if text:
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 0.8)
        painter.setFont(font)
        painter.setPen(QColor(theme.palette().faint))
        box = rect.adjusted(theme.CELL_PADDING - 1, 0, 0, -2)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, text)


def _draw_note_dot(painter: QPainter, rect: QRect) -> None:
    """A dot at the lower right: somebody noted where the figure came from."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.palette().accent))
    painter.drawEllipse(rect.right() - DOT_SIZE - 2, rect.bottom() - DOT_SIZE - 2, DOT_SIZE, DOT_SIZE)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _draw_finding_corner(painter: QPainter, rect: QRect, colour: QColor, weight: str) -> None:
    """A filled corner for an error, a hollow one for a warning: a shape beside every colour."""
    right, top = rect.right(), rect.top() + 1
    corner = QPolygon([QPoint(right - CORNER_SIZE, top), QPoint(right, top), QPoint(right, top + CORNER_SIZE)])
    painter.setPen(QPen(colour, 1))
    painter.setBrush(colour if weight == "error" else Qt.BrushStyle.NoBrush)
    painter.drawPolygon(corner)
