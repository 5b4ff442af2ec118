"""What a cell of the form shows of a paste before it is done, and how that is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygon

from gui.style import theme
from model.form.figures import format_figure, make_zero
from model.pasting.paste_exceptions import quote_text
from model.pasting.paste_plan import PasteItem

IncomingLook = Literal["same", "new", "checked", "refused", "left out", "total"]
"""same: the figure stands there already. new: a plain figure in a blank cell. checked: one that should be looked at.
refused: nothing is pasted. left out: the clerk wants none. total: one that follows from the paste."""

BLANK_WORDS = "空"
UNDECIDED_SIGN = "？"
"""What stands in a cell of a dash until the clerk has said what it means."""
_SMALL_FACTOR = 0.8
"""The size of what is written beside a figure, of the figure's."""
_MARK_SIZE = 8
"""The sides of the marks at the upper left, in pixels."""


@dataclass(frozen=True, slots=True)
class IncomingFigure:
    """text: what will stand in the cell, or what cannot. beside: what stands there now, or, left out, what came.

    is_gone: what stands beside is struck through. words: the same for a screen reader and as a tooltip.
    """

    text: str
    look: IncomingLook
    words: str
    beside: str = ""
    is_gone: bool = False


def describe_incoming(item: PasteItem, dash_as_zero: bool | None, is_left_out: bool) -> IncomingFigure:
    """What the cell of an item shows. dash_as_zero: None while the clerk has not decided."""
    present = format_figure(item.current)
    came = quote_text(item.text)
    if item.state == "refused":
        words = f"带来的“{came}”不粘贴：{item.reason}，这一格不改"
        return IncomingFigure(came, "refused", words, present)
    if is_left_out:
        return IncomingFigure(present, "left out", f"带来的“{came}”不粘贴，这一格不改", came, is_gone=True)
    if item.state == "total":
        return IncomingFigure(format_figure(item.figure), "checked", item.reason, present, is_gone=True)
    text = _format_result(item, dash_as_zero)
    words = f"现在{present or BLANK_WORDS}，带来的“{came}”，粘贴后{text}"
    words = f"{words}，{item.reason}" if item.reason else words
    if text == (present or BLANK_WORDS):
        return IncomingFigure(present, "same", words)
    look: IncomingLook = "new" if item.state in ("plain", "understood") and not present else "checked"
    return IncomingFigure(text, look, words, present, is_gone=True)


def _format_result(item: PasteItem, dash_as_zero: bool | None) -> str:
    """What will stand in the cell."""
    if item.state == "dash" and dash_as_zero is None:
        return UNDECIDED_SIGN
    figure = item.figure
    if item.state == "dash" and dash_as_zero and item.cell:
        figure = make_zero(item.cell.kind)
    return format_figure(figure) or BLANK_WORDS


def draw_incoming(painter: QPainter, rect: QRect, incoming: IncomingFigure, is_selected: bool) -> None:
    """Draw a cell: the new figure large, the former one small and struck through, a mark beside every colour."""
    palette = theme.palette()
    fills = {"new": palette.good_fill, "checked": palette.warning_fill, "refused": palette.error_fill}
    inks = {"new": palette.good, "checked": palette.warning, "refused": palette.error}
    fills["total"] = palette.total
    painter.fillRect(rect, QColor(fills.get(incoming.look, palette.paper)))
    if is_selected:
        shade = QColor(palette.accent)
        shade.setAlpha(theme.SELECTION_ALPHA)
        painter.fillRect(rect, shade)
    ink = QColor(inks.get(incoming.look, palette.ink))
    _draw_mark(painter, rect, incoming.look, ink)
    taken = _draw_beside(painter, rect, incoming)
    box = rect.adjusted(theme.CELL_PADDING + taken, 0, -theme.CELL_PADDING - 2, 0)
    font = painter.font()
    painter.save()
    font.setBold(incoming.look in ("new", "checked"))
    painter.setFont(font)
    needed = painter.fontMetrics().horizontalAdvance(incoming.text)
    text = incoming.text
    if incoming.look == "refused":
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(box.width(), 0))
    elif needed > box.width() > 0:  # cut, a figure would read as another
        font.setPointSizeF(font.pointSizeF() * box.width() / needed)
        painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
    painter.restore()


def _draw_beside(painter: QPainter, rect: QRect, incoming: IncomingFigure) -> int:
    """Draw at the lower left what stands beside the figure; returns the width that it takes, in pixels."""
    if not incoming.beside:
        return _MARK_SIZE if incoming.look == "refused" else 0
    painter.save()
    font = painter.font()
    font.setPointSizeF(font.pointSizeF() * _SMALL_FACTOR)
    font.setStrikeOut(incoming.is_gone)
    painter.setFont(font)
    painter.setPen(QColor(theme.palette().faint if incoming.look != "checked" else theme.palette().ink))
    box = rect.adjusted(theme.CELL_PADDING - 1, 0, -theme.CELL_PADDING, -2)
    text = incoming.beside
    room = box.width() // 2
    needed = painter.fontMetrics().horizontalAdvance(text)
    if incoming.look == "left out":
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
    elif needed > room > 0:  # a figure, too
        font.setPointSizeF(font.pointSizeF() * room / needed)
        painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, text)
    width = painter.fontMetrics().horizontalAdvance(text)
    painter.restore()
    return width


def _draw_mark(painter: QPainter, rect: QRect, look: IncomingLook, ink: QColor) -> None:
    """A triangle for what should be looked at, a cross for what is refused, a plus for what is new."""
    painter.setPen(QPen(ink, 1.5))
    box = QRect(rect.left() + 3, rect.top() + 3, _MARK_SIZE, _MARK_SIZE)
    if look == "refused":
        painter.drawLine(box.topLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomLeft())
    elif look == "checked":
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(QPolygon([box.bottomLeft(), box.bottomRight(), QPoint(box.center().x(), box.top())]))
    elif look == "new":
        painter.drawLine(box.left(), box.center().y(), box.right(), box.center().y())
        painter.drawLine(box.center().x(), box.top(), box.center().x(), box.bottom())
