"""How a finding is painted: all its words, and a shape for its weight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.findings.findings_model import build_rows
from tests.gui.findings.shown_findings import FORM, blank, doubt, error, opened


def test_each_weight_has_a_shape_of_its_own() -> None:
    marks = [row.mark for row in build_rows(FORM, (error("a"), doubt("b"), blank("other"))) if row.finding and row.mark]
    assert len({mark.shape for mark in marks}) == len({mark.colour for mark in marks}) == 3


@pytest.mark.parametrize("width", [225, 300, 480])
def test_no_words_are_cut(qtbot: QtBot, width: int) -> None:
    panel = opened(qtbot, (error("a", words="表三“自然人”列：新收加上年结转是 6 件，办结加结转下年是 7 件。" * 3),))
    panel.resize(width, 500)
    qtbot.wait(20)
    index = panel.model.index(2)
    text = panel.view.fontMetrics().boundingRect(
        0, 0, panel.view.viewport().width() - 40, 10_000, int(Qt.TextFlag.TextWordWrap), index.data()
    )
    rect = panel.view.visualRect(index)
    assert rect.height() > text.height()
    assert rect.right() <= panel.view.viewport().width()
