"""The line of a cell's figures over the years is drawn by us, with its labels, and breaks where there is a gap."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from gui.history.sparkline import Sparkline
from gui.style import theme
from model.drafts.cell_history import YearFigure
from model.form.figures import Figure


def shown(qtbot: QtBot, figures: Sequence[Figure | None]) -> Sparkline:
    line = Sparkline()
    qtbot.addWidget(line)
    line.show_figures([YearFigure(2026 - len(figures) + i, figure) for i, figure in enumerate(figures)])
    line.resize(line.sizeHint())
    return line


def has_ink(image: QImage, left: int, right: int, top: int, bottom: int) -> bool:
    background = image.pixel(0, 0)
    return any(image.pixel(x, y) != background for x in range(left, right) for y in range(top, bottom))


def test_years_and_figures_are_told_to_a_screen_reader_and_in_the_tooltip(qtbot: QtBot) -> None:
    line = shown(qtbot, [5, None, 12])
    assert line.accessibleName() == "历年：2023 年 5，2024 年 没有，2025 年 12"
    line.show_figures([])
    assert line.isHidden()
    assert line.accessibleName() == ""


def test_a_gap_breaks_the_line(qtbot: QtBot) -> None:
    broken, whole = shown(qtbot, [5, None, 5]).grab().toImage(), shown(qtbot, [5, 5, 5]).grab().toImage()
    middle, top = whole.width() // 2, shown(qtbot, [5]).label_height
    around = (middle - 6, middle + 6, top + 1, top + 2 * theme.SPACE - 1)
    assert has_ink(whole, *around)
    assert not has_ink(broken, *around)


def test_the_newest_point_has_the_colour_of_the_accent(qtbot: QtBot) -> None:
    image = shown(qtbot, [1, 9]).grab().toImage()
    accent = QColor(theme.palette().accent).rgb()
    columns = {x for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) == accent}
    assert columns
    assert min(columns) > image.width() // 2


@pytest.mark.parametrize("figures", [[0], [3, 3, 3], [None, 0, None, 10**14], [-5, 0, 5]])
def test_any_figures_can_be_drawn(qtbot: QtBot, figures: list[Figure | None]) -> None:
    assert not shown(qtbot, figures).grab().isNull()


def test_where_there_is_little_room_the_oldest_years_give_way(qtbot: QtBot) -> None:
    line = shown(qtbot, [1, 2, 3, 4])
    assert line.count_shown(line.width()) == 4
    assert line.count_shown(line.width() // 2) == 2
    assert line.count_shown(3) == 0
