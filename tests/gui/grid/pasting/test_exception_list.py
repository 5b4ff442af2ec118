"""The list of what of a paste should be looked at: shapes, words and ticks of each kind."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.grid.pasting.exception_list import PLACE_COLUMN, ExceptionList
from gui.grid.pasting.paste_decisions import PasteDecisions
from model.report.report import Report
from tests.model.pasting.plans import pasted
from tests.reports import balanced

Role = Qt.ItemDataRole


def listed(text: str, report: Report | None = None, at: str = "disclosure.regulations.issued") -> ExceptionList:
    """The list for a text pasted into an empty report, or another one."""
    decisions = PasteDecisions(pasted(text, at, report))
    made = ExceptionList(decisions)
    decisions.setParent(made)
    return made


def places(made: ExceptionList, role: Role) -> list[object]:
    return [made.index(row, PLACE_COLUMN).data(role) for row in range(made.rowCount())]


def test_every_kind_has_its_shape_and_its_word(qtbot: QtBot) -> None:
    made = listed("规章|#REF!|十五|-\n填表说明\n行政许可|5\n行政强制|1.2万", balanced())
    spoken = [str(words) for words in places(made, Role.AccessibleTextRole)]
    first_words = ["不粘贴", "请选择", "请核对", *["改掉原有的数"] * 4, "读懂后填入", "没有用"]
    assert sorted({words.split("，")[0] for words in spoken}, key=first_words.index) == list(dict.fromkeys(first_words))
    assert "读懂后填入，表二 规章·本年废止件数，带来的十五，中文数字，读作 15" in spoken
    assert all(places(made, Role.DecorationRole))


def test_a_tick_stands_before_what_can_be_left_out_and_for_many_cells_at_once(qtbot: QtBot) -> None:
    made = listed("张三|４|５|６|７", at="requests.granted.natural")
    assert places(made, Role.CheckStateRole) == [None, Qt.CheckState.Checked]
    many = made.index(1, PLACE_COLUMN)
    assert many.data() == "4 格"
    made.setData(many, Qt.CheckState.Unchecked, Role.CheckStateRole)
    assert many.data(Role.CheckStateRole) == Qt.CheckState.Unchecked
    made._decisions.toggle_cells(["requests.granted.business"])
    assert many.data(Role.CheckStateRole) == Qt.CheckState.PartiallyChecked
    made.setData(many, Qt.CheckState.Unchecked, Role.CheckStateRole)
    assert many.data(Role.CheckStateRole) == Qt.CheckState.Unchecked


def test_the_list_keeps_qts_rules(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(listed("规章|#REF!|十五|-\n行政许可|5"))
