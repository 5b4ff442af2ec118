"""How many keys a small report takes, as most offices have it: the first edition's tables, nearly all of them 0.

A key with Ctrl and Shift is one stroke; a character from an input method is one as well.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from model.form.figures import Money
from model.report.report import Report
from tests.gui.opened import Control, Key, Shift, editor_of, opened, spell

DOWN, TAB, ENTER = Key.Key_Down, Key.Key_Tab, Key.Key_Return
ZEROS = "本表其余空格填 0"
Stroke = Key | str


def press_strokes(strokes: list[Stroke]) -> int:
    """Press keys, and type what is text; how many strokes that were."""
    count = 0
    for stroke in strokes:
        widget = QApplication.focusWidget()
        assert widget
        if stroke == ZEROS:
            QTest.keyClick(widget, Key.Key_0, Control | Shift)
            count += 1
        elif isinstance(stroke, Key):
            QTest.keyClick(widget, stroke)
            count += 1
        else:
            for character in stroke:
                focused = QApplication.focusWidget()  # the first digit opens the cell that takes the next
                assert focused
                if character.isascii():
                    QTest.keyClicks(focused, character)
                else:
                    spell(focused, character)
            count += len(stroke)
    return count


def test_a_small_report_takes_30_strokes_in_table_two_10_in_table_three_and_1_in_table_four(
    qtbot: QtBot, tmp_path: Path
) -> None:
    program = opened(qtbot, tmp_path, Report("2019", {"unit": "临江县统计局", "year": "2020"}))
    editor = editor_of(program)
    strokes: dict[str, list[Stroke]] = {
        "disclosure": [*[DOWN] * 4, "8", TAB, "15", TAB, "23", ENTER, DOWN, DOWN, "19", TAB, "75338元", ENTER, ZEROS],
        "requests": ["1", ENTER, DOWN, DOWN, "1", ENTER, ZEROS],
        "remedies": [ZEROS],
    }
    QTest.keyClick(QApplication.focusWidget() or program.window, Key.Key_PageUp, Control)
    counted = {}
    for table, keys in strokes.items():
        assert editor.current_section == table
        counted[table] = press_strokes(keys)
        QTest.keyClick(QApplication.focusWidget() or program.window, Key.Key_PageDown, Control)
    assert counted["disclosure"] <= 30
    assert counted["requests"] <= 10
    assert counted["remedies"] == 1
    report = editor.open_draft.draft.report
    other = {id: report.figures[id] for id in report.figures if report.figures[id] not in (0, Money(0))}
    assert other == {
        "disclosure.penalties.last_year": 8,
        "disclosure.penalties.change": 15,
        "disclosure.penalties.decisions": 23,
        "disclosure.procurement.projects": 19,
        "disclosure.procurement.amount": Money(75338, "元"),
        "requests.received.natural": 1,
        "requests.received.total": 1,
        "requests.partial.natural": 1,
        "requests.partial.total": 1,
        "requests.handled.natural": 1,
        "requests.handled.total": 1,
    }
    assert report.figures.keys() >= {cell.id for cell in editor.open_draft.draft.form.entry_cells}
