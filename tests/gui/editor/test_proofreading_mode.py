"""逐项回读 in the whole window, by keys alone: confirming, a second entry, going back, leaving, and what differs.

Covers gui/proofreading/proofreading_bar.py, gui/proofreading/second_entry_line.py,
gui/proofreading/differences_panel.py and gui/grid/reading_marks.py too.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.editor.proofreading_mode import ProofreadingMode
from gui.grid.reading_marks import HIDDEN_FIGURE
from gui.proofreading.differences_panel import DifferencesPanel
from model.form import editions
from model.report.report import Report
from model.storage.store import Store
from tests.gui.opened import Control, Key, Shift, editor_of, opened, spell

FORM = editions.load_form("2021")
CELLS = [cell.id for cell in FORM.entry_cells]
REPORT = Report("2021", {"unit": "临江县水务局", "year": "2025"}).with_figures(
    {cell: number for number, cell in enumerate(CELLS)}
)


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Application:
    """A report whose entries are 0, 1, 2 and so on, in reading order; the reading has begun."""
    program = opened(qtbot, tmp_path, REPORT)
    QTest.keyClick(program.window, Key.Key_F7)
    return program


def mode_of(program: Application) -> ProofreadingMode:
    return editor_of(program).proofreading


def press(program: Application, *keys: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys in the line for the second entry, which must have the focus."""
    line = mode_of(program).bar.entry_line
    assert QApplication.focusWidget() is line
    for key in keys:
        QTest.keyClick(line, key, with_)


def type_figure(program: Application, text: str) -> None:
    QTest.keyClicks(mode_of(program).bar.entry_line, text)
    press(program, Key.Key_Return)


def states(program: Application) -> list[str]:
    """The states of the first three cells."""
    report = editor_of(program).open_draft.draft.report
    return [mode_of(program).proofreading.state_of(cell, report) for cell in CELLS[:3]]


def panel_of(program: Application) -> DifferencesPanel:
    return editor_of(program).side_panel.find_page(DifferencesPanel)


def test_space_confirms_and_the_next_cell_is_shown_in_its_table(program: Application) -> None:
    mode = mode_of(program)
    assert editor_of(program).current_section == "disclosure"
    assert mode.bar.figure_label.text() == "0"
    press(program, Key.Key_Space, Key.Key_Space)
    assert states(program) == ["right", "right", "unread"]
    assert (mode.bar.count_label.text(), mode.bar.figure_label.text()) == (f"2/{len(CELLS)}", "2")
    page = editor_of(program).current_table_page
    assert page
    cell = page.model.cell_at(page.view.currentIndex())
    assert cell
    assert cell.id == CELLS[2]
    assert cell.row.label in mode.bar.row_label.text()
    assert page.model.reading_marks.right == {CELLS[0], CELLS[1]}
    press(program, *[Key.Key_Space] * 8)
    assert editor_of(program).current_section == "requests"


def test_a_space_of_an_input_method_confirms_too(program: Application) -> None:
    spell(mode_of(program).bar.entry_line, "\u3000")
    assert states(program) == ["right", "unread", "unread"]


def test_a_second_entry_agrees_or_differs_and_changes_nothing(program: Application) -> None:
    type_figure(program, "0")
    type_figure(program, "7")
    assert states(program) == ["right", "differs", "unread"]
    assert "这里 1，纸上 7" in mode_of(program).bar.outcome_label.text()
    assert editor_of(program).open_draft.draft.report.figures[CELLS[1]] == 1
    assert panel_of(program).list.count() == 1
    assert "这里 1 · 纸上 7" in panel_of(program).list.item(0).text()


def test_what_is_no_figure_stays_in_the_line_with_the_reason(program: Application) -> None:
    type_figure(program, "1.5.2")
    assert states(program) == ["unread"] * 3
    assert mode_of(program).bar.entry_line.text() == "1.5.2"
    assert mode_of(program).bar.outcome_label.text()
    press(program, Key.Key_Escape)
    assert mode_of(program).bar.entry_line.text() == ""
    assert mode_of(program).bar.isVisible()


def test_backspace_and_shift_space_go_back_and_an_arrow_goes_on_without_reading(program: Application) -> None:
    press(program, Key.Key_Space, Key.Key_Space, Key.Key_Backspace)
    assert mode_of(program).proofreading.position == CELLS[1]
    press(program, Key.Key_Space, with_=Shift)
    assert mode_of(program).proofreading.position == CELLS[0]
    type_figure(program, "5")
    assert mode_of(program).proofreading.position == CELLS[2]
    assert states(program) == ["differs", "right", "unread"]
    press(program, Key.Key_Down)
    assert mode_of(program).proofreading.position == CELLS[3]
    assert states(program)[2] == "unread"


def test_control_enter_takes_a_second_entry_over_and_undo_makes_the_cell_unread(program: Application) -> None:
    type_figure(program, "5")
    press(program, Key.Key_Backspace)
    press(program, Key.Key_Return, with_=Control)
    draft = editor_of(program).open_draft.draft
    assert draft.report.figures[CELLS[0]] == 5
    assert states(program)[0] == "right"
    QTest.keyClick(program.window, Key.Key_Z, Control)
    assert draft.report.figures[CELLS[0]] == 0
    assert states(program)[0] == "unread"


def test_at_the_end_what_differs_is_listed_and_decided_by_keys(program: Application) -> None:
    type_figure(program, "5")
    type_figure(program, "6")
    for _ in CELLS[2:]:
        press(program, Key.Key_Space)
    differences = panel_of(program).list
    assert QApplication.focusWidget() is differences
    assert differences.count() == 2
    QTest.keyClick(differences, Key.Key_Return)
    QTest.keyClick(differences, Key.Key_Delete)
    figures = editor_of(program).open_draft.draft.report.figures
    assert (figures[CELLS[0]], figures[CELLS[1]]) == (5, 1)
    assert states(program) == ["right"] * 3
    assert differences.count() == 0
    QTest.keyClick(differences, Key.Key_Escape)
    assert QApplication.focusWidget() is mode_of(program).bar.entry_line


def test_esc_leaves_without_marks_and_the_reading_goes_on_there_after_a_restart(
    qtbot: QtBot, program: Application, tmp_path: Path
) -> None:
    press(program, Key.Key_Space, Key.Key_Space)
    type_figure(program, "9")
    press(program, Key.Key_Escape)
    assert mode_of(program).bar.isHidden()
    assert all(not page.model.reading_marks.right for page in editor_of(program).table_pages)
    assert program.session
    stored = Store(tmp_path / "drafts.db").load_proofreading(program.session.draft_id)
    assert stored == mode_of(program).proofreading
    editor_of(program).open_draft.enter_values({CELLS[0]: 8}, "改")
    QTest.keyClick(program.window, Key.Key_F7)
    assert mode_of(program).proofreading.position == CELLS[3]
    assert states(program) == ["unread", "right", "differs"]


def test_an_edit_meanwhile_makes_the_cell_unread(program: Application) -> None:
    press(program, Key.Key_Space)
    editor_of(program).open_draft.enter_values({CELLS[0]: 8}, "改")
    assert states(program)[0] == "unread"
    assert mode_of(program).bar.count_label.text().startswith("0/")


def test_blind_reading_hides_what_was_not_typed_yet_and_refuses_the_space(program: Application) -> None:
    mode = mode_of(program)
    mode.bar.blind_box.setChecked(True)
    page = editor_of(program).current_table_page
    assert page
    index = page.model.index_of(CELLS[0])
    assert mode.bar.figure_label.text() == HIDDEN_FIGURE
    assert HIDDEN_FIGURE in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    press(program, Key.Key_Space)
    assert states(program)[0] == "unread"
    type_figure(program, "0")
    assert states(program)[0] == "right"
    assert "已回读" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    press(program, Key.Key_Return)  # the paper is blank there
    assert states(program)[1] == "differs"


def test_totals_are_read_where_asked_for_and_never_typed_over(program: Application) -> None:
    mode = mode_of(program)
    mode.bar.totals_box.setChecked(True)
    assert mode.bar.count_label.text() == "0/200"
    total = "requests.received.total"
    while mode.proofreading.position != total:
        press(program, Key.Key_Down)
    type_figure(program, "1")
    press(program, Key.Key_Backspace)
    press(program, Key.Key_Return, with_=Control)
    assert "自动合计" in mode.bar.outcome_label.text()
    assert editor_of(program).open_draft.draft.report.figures[total] != 1
    mode.bar.restart_requested.emit()
    assert mode.bar.count_label.text() == "0/200"


def test_what_was_not_read_from_a_file_is_typed_and_never_confirmed(qtbot: QtBot, tmp_path: Path) -> None:
    report = REPORT.with_values({CELLS[0]: None, f"unread.{CELLS[0]}": "原文里没有找到"})
    program = opened(qtbot, tmp_path, report)
    QTest.keyClick(program.window, Key.Key_F7)
    press(program, Key.Key_Space)
    assert states(program)[0] == "unread"
    type_figure(program, "4")
    press(program, Key.Key_Backspace)
    press(program, Key.Key_Return, with_=Control)
    draft = editor_of(program).open_draft.draft
    assert draft.report.figures[CELLS[0]] == 4
    assert not draft.report.unread
    assert states(program)[0] == "right"
