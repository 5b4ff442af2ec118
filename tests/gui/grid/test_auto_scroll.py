"""A drag held beyond the edge scrolls the table until it is let go."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.at_grid import Plain, at, chosen, current, page
from tests.gui.grid.at_headings import columns, heading, place
from tests.gui.grid.test_cell_selection import Left, block
from tests.reports import balanced


def held_beyond(qtbot: QtBot, widget: QWidget, start: QPoint, beyond: QPoint, bar: QScrollBar) -> None:
    """Press, move beyond the edge and hold the mouse still there until all is scrolled; then let go."""
    QTest.mousePress(widget, Left, Plain, start)
    QTest.mouseMove(widget, beyond)
    goal = bar.maximum() if max(beyond.x() - widget.width(), beyond.y() - widget.height()) >= 0 else bar.minimum()
    qtbot.waitUntil(lambda: bar.value() == goal)
    QTest.mouseRelease(widget, Left, Plain, beyond)


def test_a_drag_held_below_the_edge_scrolls_and_selects_to_the_last_row(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests", balanced())
    grid.resize(1040, 360)
    viewport, bar = grid.view.viewport(), grid.view.verticalScrollBar()
    assert bar.maximum() > 0
    start = at(grid, "requests.received.business")
    held_beyond(qtbot, viewport, start, QPoint(start.x(), viewport.height() + 40), bar)
    qtbot.waitUntil(lambda: chosen(grid) == columns(grid, "business"))
    assert current(grid) == "requests.received.business"
    held_beyond(qtbot, viewport, at(grid, "requests.carried_out.legal"), QPoint(start.x(), -300), bar)
    assert chosen(grid) == columns(grid, "business", "research", "charity", "legal")


def test_a_drag_along_headings_scrolls_too(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    grid.resize(1040, 360)
    widget, middle = place(grid, heading(grid, "（一）予以公开"))
    held_beyond(qtbot, widget, middle, QPoint(middle.x(), widget.height() + 30), grid.view.verticalScrollBar())
    assert chosen(grid) == block(grid, "granted.natural", "carried_out.total")
    grid.view.set_zoom(200)
    grid.view.horizontalScrollBar().setValue(0)
    widget, middle = place(grid, heading(grid, "自然人"))
    held_beyond(qtbot, widget, middle, QPoint(widget.width() + 30, middle.y()), grid.view.horizontalScrollBar())
    assert chosen(grid) == [cell.id for cell in grid.model.sheet.table.cells]


def test_a_drag_that_was_let_go_scrolls_no_more(qtbot: QtBot) -> None:
    grid = page(qtbot, "requests")
    grid.resize(1040, 360)
    viewport, bar = grid.view.viewport(), grid.view.verticalScrollBar()
    start = at(grid, "requests.received.business")
    QTest.mousePress(viewport, Left, Plain, start)
    QTest.mouseMove(viewport, QPoint(start.x(), viewport.height() + 5))
    qtbot.waitUntil(lambda: bar.value() > 0)
    QTest.mouseRelease(viewport, Left, Plain, QPoint(start.x(), viewport.height() + 5))
    stood = bar.value()
    qtbot.wait(200)
    assert bar.value() == stood < bar.maximum()
