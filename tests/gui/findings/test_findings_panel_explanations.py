"""Doubts answered in the panel beside the form, by keys and mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.findings.findings_model import FindingRow
from gui.findings.findings_panel import FindingsPanel
from gui.grid.grid_model import WEIGHT_ROLE
from gui.history.timeline_panel import TimelinePanel
from gui.widgets.remark_dialog import RemarkDialog
from model.checks.findings import Finding, Tally
from model.checks.rules import compute_totals
from model.form import editions
from tests.gui.opened import Control, Key, Shift, editor_of, gone, opened, spell, written
from tests.reports import balanced

CARRIED = "requests.carried_in.natural"
OPENING = "requests.opening:natural"


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Application:
    """A report with one doubt in its column of natural persons and one in its column of businesses."""
    values = {CARRIED: 2, "requests.carried_out.natural": 2}
    last = balanced(each=2).with_values(
        {"cover.year": "2024", "requests.carried_out.natural": 5, "requests.carried_out.business": 1}
    )
    return opened(qtbot, tmp_path, balanced().with_values(values), compute_totals(editions.load_form("2021"), last))


def panel(program: Application) -> FindingsPanel:
    return editor_of(program).findings_panel


def row(program: Application, key: str) -> int:
    model = panel(program).model
    found = (i for i in range(model.rowCount()) if (f := at(program, i).finding) and f.key == key)
    return next(found)


def at(program: Application, line: int) -> FindingRow:
    return panel(program).model.row_at(panel(program).model.index(line))


def finding(program: Application, key: str = OPENING) -> Finding:
    return next(f for f in editor_of(program).open_draft.draft.findings if f.key == key)


def headings(program: Application) -> list[str]:
    lines = [at(program, i) for i in range(panel(program).model.rowCount())]
    return [line.text for line in lines if line.finding is None and line.mark is not None]


def click_on(qtbot: QtBot, program: Application, key: str) -> None:
    view = panel(program).view
    QApplication.processEvents()
    index = panel(program).model.index(row(program, key))
    view.scrollTo(index)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())


def press(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def answer(qtbot: QtBot, program: Application, text: str = "已与台账核对") -> None:
    click_on(qtbot, program, OPENING)
    press(qtbot, panel(program).answer_button)
    written(qtbot, program, text)


def test_a_doubt_is_answered_with_the_mouse_and_stands_among_the_answered_ones(
    qtbot: QtBot, program: Application
) -> None:
    assert headings(program) == ["待说明 2"]
    answer(qtbot, program)
    assert finding(program).answer == "已与台账核对"
    assert headings(program) == ["待说明 1", "已说明 1"]
    index = panel(program).model.index(row(program, OPENING))
    assert "说明：已与台账核对" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert editor_of(program).header.verdict_label.text() == "▲ 还有 1 处待说明"


def test_with_all_doubts_answered_the_report_can_go_out(qtbot: QtBot, program: Application) -> None:
    for _ in range(2):
        qtbot.keyClick(editor_of(program), Key.Key_F8, Control)
        written(qtbot, program, "已核对")
    assert editor_of(program).header.verdict_label.text() == "✓ 可以报送"
    assert program.store.list_summaries()[0].warnings == 0
    assert "三、申请办理" in [editor_of(program).tabs.tabText(i) for i in range(7)]
    page = editor_of(program).current_table_page
    assert page
    assert page.model.index_of(CARRIED).data(WEIGHT_ROLE) == ""
    assert "已说明：已核对" in page.model.index_of(CARRIED).data(Qt.ItemDataRole.ToolTipRole)


def test_escape_answers_nothing(qtbot: QtBot, program: Application) -> None:
    qtbot.keyClick(editor_of(program), Key.Key_F8, Control)
    box = program.window.findChild(RemarkDialog)
    assert box
    spell(box.remark_edit, "算了")
    qtbot.keyClick(box.remark_edit, Key.Key_Escape)
    gone(qtbot, program)
    assert finding(program).answer == ""


def test_a_reason_may_have_lines(qtbot: QtBot, program: Application) -> None:
    qtbot.keyClick(editor_of(program), Key.Key_F8, Control)
    box = program.window.findChild(RemarkDialog)
    assert box
    qtbot.keyClicks(box.remark_edit, "ab")
    qtbot.keyClick(box.remark_edit, Key.Key_Return)
    qtbot.keyClicks(box.remark_edit, "cd")
    press(qtbot, box.done_button)
    assert finding(program).answer == "ab\ncd"


def test_changed_figures_reopen_it_and_show_what_was_written(qtbot: QtBot, program: Application) -> None:
    answer(qtbot, program)
    page = editor_of(program).current_table_page
    assert page
    editor_of(program).go_to(CARRIED)
    qtbot.keyClicks(page.view, "3")
    qtbot.keyClick(page.view.focusWidget(), Key.Key_Return)
    assert finding(program).former_answer == "已与台账核对"
    index = panel(program).model.index(row(program, OPENING))
    assert "数字变了，原来的说明是：已与台账核对" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    click_on(qtbot, program, OPENING)
    press(qtbot, panel(program).answer_button)
    box = program.window.findChild(RemarkDialog)
    assert box
    assert box.remark_edit.toPlainText() == "已与台账核对"
    qtbot.keyClick(box.remark_edit, Key.Key_Return, Control)
    assert finding(program).answer == "已与台账核对"


def test_an_answer_can_be_changed_and_withdrawn(qtbot: QtBot, program: Application) -> None:
    answer(qtbot, program)
    click_on(qtbot, program, OPENING)
    assert panel(program).answer_button.text() == "改说明…"
    press(qtbot, panel(program).answer_button)
    written(qtbot, program, "another")
    assert finding(program).answer == "another"
    click_on(qtbot, program, OPENING)
    press(qtbot, panel(program).withdraw_button)
    assert (finding(program).answer, finding(program).former_answer) == ("", "")
    assert headings(program) == ["待说明 2"]


def test_answering_is_undone_and_redone_like_everything(qtbot: QtBot, program: Application) -> None:
    answer(qtbot, program)
    qtbot.keyClick(editor_of(program), Key.Key_Z, Control)
    assert finding(program).answer == ""
    qtbot.keyClick(editor_of(program), Key.Key_Y, Control)
    assert finding(program).answer == "已与台账核对"


def test_it_is_there_when_the_draft_is_opened_again(qtbot: QtBot, program: Application) -> None:
    answer(qtbot, program)
    id = program.store.list_summaries()[0].id
    program.close_draft()
    program.open_draft(id)
    assert finding(program).answer == "已与台账核对"


def test_errors_and_blanks_cannot_be_answered(qtbot: QtBot, program: Application) -> None:
    editor_of(program).open_draft.enter_values({"requests.granted.natural": 9, "remedies.review.upheld": None}, "填写")
    for key in ("requests.flow:natural", "unfilled:remedies"):
        click_on(qtbot, program, key)
        assert not panel(program).answer_button.isEnabled()
        assert panel(program).go_button.isEnabled()


def test_the_button_goes_to_the_place(qtbot: QtBot, program: Application) -> None:
    click_on(qtbot, program, OPENING)
    editor_of(program).tabs.setCurrentIndex(0)
    press(qtbot, panel(program).go_button)
    page = editor_of(program).current_table_page
    assert page
    assert CARRIED in [cell.id for cell in page.view.selected_cells()]


def test_walking_passes_over_what_was_answered(qtbot: QtBot, program: Application) -> None:
    answer(qtbot, program)
    walked: list[str] = []
    panel(program).finding_requested.connect(lambda found: walked.append(found.key))
    for modifier in (Qt.KeyboardModifier.NoModifier, Shift, Qt.KeyboardModifier.NoModifier):
        click_on(qtbot, program, OPENING)
        qtbot.keyClick(editor_of(program), Key.Key_F8, modifier)
    assert [key for key in walked if key != OPENING] == ["requests.opening:business"] * 3


def test_walking_brings_the_findings_to_the_front(qtbot: QtBot, program: Application) -> None:
    qtbot.keyClick(editor_of(program), Key.Key_T, Control)
    assert isinstance(editor_of(program).side_panel.currentWidget(), TimelinePanel)
    qtbot.keyClick(editor_of(program), Key.Key_F8)
    assert editor_of(program).side_panel.currentWidget() is panel(program)


def test_going_there_selects_every_cell_in_whichever_table_it_stands(qtbot: QtBot, program: Application) -> None:
    editor = editor_of(program)
    cells = (CARRIED, "requests.carried_in.legal", "remedies.review.upheld", "disclosure.normative.issued")
    editor.go_to_finding(Finding("somewhere", "warning", cells, "几张表里的四格"))
    chosen = {cell.id for page in editor.table_pages for cell in page.view.selected_cells()}
    assert chosen == set(cells)
    page = editor.current_table_page
    assert page
    assert page.view.hasFocus()
    assert page.model.cell_at(page.view.currentIndex()) == editor.open_draft.draft.form.cells[CARRIED]


def test_the_start_page_counts_what_last_years_report_raises_and_what_a_newer_programs_rules_find(
    qtbot: QtBot, program: Application
) -> None:
    def counted() -> int:
        return program.store.list_summaries()[0].warnings

    draft = editor_of(program).open_draft.draft
    last = draft.last_year
    assert counted() == 2
    draft.set_last_year(None)
    assert counted() == 0
    draft.set_last_year(last)
    assert counted() == 2
    id = program.store.list_summaries()[0].id
    program.close_draft()
    program.store.update_counts(id, Tally(errors=7))
    program.open_draft(id)
    assert (program.store.list_summaries()[0].errors, counted()) == (0, 2)
