"""Moments of a draft that bear a name: given, found again, restored, taken away."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gui.application.application import Application
from tests.gui.history.at_timeline import CELL, choose, enter, press, timeline, told
from tests.gui.opened import Key, editor_of, spell


def test_now_is_named_found_again_and_restored(qtbot: QtBot, program: Application) -> None:
    enter(program, {CELL: 12})
    panel = timeline(qtbot, program)
    press(qtbot, panel.name_button)
    assert panel.name_edit.text() == "送审稿"
    qtbot.keyClick(panel.name_edit, Key.Key_Return)
    assert not panel.name_edit.isVisible()
    assert told(panel)[1].startswith("送审稿 ")
    enter(program, {CELL: 99})
    id = program.store.list_summaries()[0].id
    program.close_draft()
    program.open_draft(id)
    panel = timeline(qtbot, program)
    assert [words.partition(" ")[0] for words in told(panel)] == ["今天", "表三", "送审稿", "表三", "建立这份草稿"]
    choose(qtbot, panel, told(panel)[2])
    press(qtbot, panel.preview.restore_button)
    assert editor_of(program).open_draft.draft.report.figures[CELL] == 12


def test_another_name_is_typed_over_the_proposed_one(qtbot: QtBot, program: Application) -> None:
    panel = timeline(qtbot, program)
    press(qtbot, panel.name_button)
    spell(panel.name_edit, "科长看过")
    qtbot.keyClick(panel.name_edit, Key.Key_Return)
    assert [version.name for version in program.store.list_versions(program.store.list_summaries()[0].id)] == [
        "科长看过"
    ]


def test_a_name_can_be_taken_away(qtbot: QtBot, program: Application) -> None:
    panel = timeline(qtbot, program)
    press(qtbot, panel.name_button)
    qtbot.keyClick(panel.name_edit, Key.Key_Return)
    choose(qtbot, panel, told(panel)[1])
    press(qtbot, panel.preview.drop_button)
    assert told(panel)[1:] == ["建立这份草稿"]
    assert program.store.list_versions(program.store.list_summaries()[0].id) == []
