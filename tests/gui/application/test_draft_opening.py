"""An imported draft is opened a step at each turn of the event loop; what the clerk does meanwhile goes first.

Covers gui/editor/pages/section_pages.py too.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.editor.editor import Editor
from tests.gui.opened import begun, editor_of
from tests.reports import balanced


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Application:
    return begun(qtbot, tmp_path)


def stored(program: Application, unit: str) -> int:
    return program.drafts.add_draft(balanced().with_values({"cover.unit": unit}), None)


def unit_in_editor(program: Application) -> str:
    return editor_of(program).open_draft.draft.report.unit


def let_some_steps_pass(program: Application) -> None:
    for _ in range(3):
        QApplication.processEvents()
    assert program.session is None, "the opening has not ended yet"


def test_the_list_stays_in_front_until_the_whole_editor_is_there(qtbot: QtBot, program: Application) -> None:
    opened: list[int] = []
    program.draft_opened.connect(lambda: opened.append(len(editor_of(program).pages)))
    program.open_draft_soon(stored(program, "甲局"))
    while not opened:
        assert program.window.editor is None
        assert program.start_page.isVisible()
        QApplication.processEvents()
    assert opened == [7]
    assert unit_in_editor(program) == "甲局"
    assert editor_of(program).isVisible()


def test_another_draft_opened_meanwhile_is_the_one_that_is_opened(qtbot: QtBot, program: Application) -> None:
    first, second = stored(program, "甲局"), stored(program, "乙局")
    program.open_draft_soon(first)
    let_some_steps_pass(program)
    program.open_draft(second)
    qtbot.wait(50)
    assert unit_in_editor(program) == "乙局"


def test_of_two_imported_drafts_the_later_is_opened(qtbot: QtBot, program: Application) -> None:
    first, second = stored(program, "甲局"), stored(program, "乙局")
    program.open_draft_soon(first)
    let_some_steps_pass(program)
    program.open_draft_soon(second)
    qtbot.waitUntil(lambda: program.session is not None)
    qtbot.wait(50)
    assert unit_in_editor(program) == "乙局"


def test_going_to_the_list_meanwhile_leaves_it_there(qtbot: QtBot, program: Application) -> None:
    program.open_draft_soon(stored(program, "甲局"))
    let_some_steps_pass(program)
    assert program.close_draft()
    qtbot.wait(50)
    assert program.session is None
    assert program.window.editor is None
    assert program.window.findChildren(Editor) == []


def test_what_is_to_be_done_in_a_draft_is_done_when_it_is_open(program: Application) -> None:
    done: list[str] = []
    program.open_draft_soon(stored(program, "甲局"), lambda: done.append(unit_in_editor(program)))
    let_some_steps_pass(program)
    program.open_draft_soon(stored(program, "乙局"), lambda: done.append(unit_in_editor(program)))
    assert unit_in_editor(program) == "乙局"
    assert done == ["乙局"]


def test_the_window_may_be_closed_meanwhile(qtbot: QtBot, program: Application) -> None:
    program.open_draft_soon(stored(program, "甲局"))
    let_some_steps_pass(program)
    program.window.close()
    qtbot.wait(50)
    assert program.session is None
