"""The list of what a paste would do: colours, shapes and words of each state."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.grid.paste_model import PLACE_COLUMN, REASON_COLUMN, PasteModel
from gui.style import theme
from gui.style.colours import DARK, LIGHT
from model.checks.rules import compute_totals
from model.form import editions
from model.form.sheet import make_sheet
from model.pasting.paste_plan import plan_paste
from tests.gui.grid.pasting import Grid
from tests.reports import balanced


def test_every_state_has_its_colour_its_shape_and_its_word(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    grid = Grid(qtbot, report=balanced())
    grid.put("规章\t#REF!\t十五\t-\r\n填表说明\r\n行政许可\t5\r\n行政强制\t0\r\n")
    model = grid.dialog.paste_model
    for tone in (LIGHT, DARK):
        monkeypatch.setattr(theme, "palette", lambda tone=tone: tone)
        fills = [
            model.index(row, REASON_COLUMN).data(Qt.ItemDataRole.BackgroundRole) for row in range(model.rowCount())
        ]
        names = (tone.error_fill, tone.warning_fill, tone.warning_fill, tone.heading, tone.good_fill, tone.paper)
        assert fills == [QColor(name) for name in names]
    spoken = [
        str(model.index(row, PLACE_COLUMN).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())
    ]
    assert [words.split("，")[0] for words in spoken] == ["不粘贴", "请选择", "请核对", "没有用", "照原样", "照原样"]
    assert spoken[2] == "请核对，表二 规章·本年废止件数，现在0，带来的十五，粘贴后15，中文数字，读作 15"
    assert all(model.index(row, PLACE_COLUMN).data(Qt.ItemDataRole.DecorationRole) for row in range(model.rowCount()))


def test_the_preview_keeps_qts_rules(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    form = editions.load_form("2021")
    rows: list[list[str | None]] = [["规章", "#REF!", "十五", "-"], ["行政许可", "5", None, None]]
    anchor = form.cells["disclosure.regulations.issued"]
    model = PasteModel(
        plan_paste(form, compute_totals(form, balanced()), make_sheet(form.tables["disclosure"]), anchor, rows)
    )
    qtmodeltester.check(model)
