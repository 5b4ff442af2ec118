"""怎么会不平？: what may have gone wrong is listed at the finding, shown in the table, and entered by Enter or a click.

Covers gui/editor/proposed_changes.py too.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.findings.proposal_list import ProposalList
from gui.grid.grid_model import GridModel
from model.diagnosis.proposals import Proposal
from tests.gui.opened import Control, Key, Shift, editor_of, opened
from tests.reports import balanced

RECEIVED = "requests.received.natural"
TOTAL = "requests.received.total"


def slipped(qtbot: QtBot, folder: Path) -> Application:
    """The program with a report of a file in which 20 stands for 2, and the right total."""
    return opened(qtbot, folder, balanced().with_values({RECEIVED: 20, f"claim.{TOTAL}": 12}))


def grid(program: Application) -> GridModel:
    page = editor_of(program).current_table_page
    assert page
    return page.model


def shown(program: Application) -> dict[str, str]:
    """The figures that the table shows as proposals, by cell id."""
    model = grid(program)
    cells = model.open_draft.draft.form.tables["requests"].cells
    return {cell.id: text for cell in cells if (text := model.format_proposed(cell)) is not None}


def listed(program: Application) -> ProposalList:
    return editor_of(program).findings_panel.proposal_list


def asked(qtbot: QtBot, program: Application) -> ProposalList:
    """The list, opened by keys alone."""
    qtbot.keyClick(editor_of(program), Key.Key_F8)
    qtbot.keyClick(editor_of(program), Key.Key_F8, Control | Shift)
    QApplication.processEvents()
    return listed(program)


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Application:
    return slipped(qtbot, tmp_path)


def test_keys_alone_open_the_list_and_show_the_first_proposal_in_the_table(qtbot: QtBot, program: Application) -> None:
    rows = asked(qtbot, program).rows
    assert rows.hasFocus()
    assert rows.item(0).text().startswith("表三 本年新收·自然人 填的是 20，应当是 2，像是多打了一个 0。")
    assert shown(program) == {RECEIVED: "2"}
    spoken = grid(program).index_of(RECEIVED).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "建议改成 2" in spoken
    assert editor_of(program).open_draft.draft.report.figures[RECEIVED] == 20


def test_enter_makes_one_edit_that_is_undone_at_once(qtbot: QtBot, program: Application) -> None:
    qtbot.keyClick(asked(qtbot, program).rows, Key.Key_Return)
    editor = editor_of(program)
    assert editor.open_draft.draft.findings == ()
    assert editor.open_draft.draft.report.stated_totals == {}
    assert (editor.open_draft.undo_stack.count(), editor.open_draft.undo_stack.undoText()) == (
        1,
        "改平 表三 本年新收·自然人",
    )
    assert shown(program) == {}
    assert not listed(program).isVisible()
    editor.undo()
    assert editor.open_draft.draft.report.figures[RECEIVED] == 20
    assert TOTAL in editor.open_draft.draft.report.stated_totals


def test_a_click_enters_too(qtbot: QtBot, program: Application) -> None:
    rows = asked(qtbot, program).rows
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualItemRect(rows.item(0)).center())
    assert editor_of(program).open_draft.draft.report.figures[RECEIVED] == 2


def test_esc_closes_the_list_and_takes_the_proposal_off_the_table(qtbot: QtBot, program: Application) -> None:
    qtbot.keyClick(asked(qtbot, program).rows, Key.Key_Escape)
    assert not listed(program).isVisible()
    assert shown(program) == {}
    assert editor_of(program).findings_panel.view.hasFocus()


def test_the_proposal_is_shown_only_while_it_is_looked_at(qtbot: QtBot, program: Application) -> None:
    rows = asked(qtbot, program).rows
    editor_of(program).focus_current_page()
    assert shown(program) == {}
    rows.entered.emit(rows.model().index(0, 0))
    assert shown(program) == {RECEIVED: "2"}
    QApplication.sendEvent(rows, QEvent(QEvent.Type.Leave))
    assert shown(program) == {}


def test_a_correction_of_a_total_drops_what_the_file_stated(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced().with_values({"claim.remedies.review.total": 900}))
    list_ = asked(qtbot, program)
    assert "表四 行政复议·总计 填的是 900" in list_.rows.item(0).text()
    assert editor_of(program).current_section == "remedies"
    qtbot.keyClick(list_.rows, Key.Key_Return)
    assert editor_of(program).open_draft.draft.report.stated_totals == {}
    assert editor_of(program).open_draft.draft.findings == ()


def test_one_blank_that_closes_the_balance_is_offered(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced().with_values({"requests.granted.natural": None}))
    rows = asked(qtbot, program).rows
    assert rows.item(0).text() == "补一格：表三 予以公开·自然人 空着，补上 2 就平了。"
    assert shown(program) == {"requests.granted.natural": "2"}


def test_the_button_is_there_only_for_what_can_be_asked(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced().with_values({"overview": None}))
    qtbot.keyClick(editor_of(program), Key.Key_F8)
    assert not editor_of(program).findings_panel.diagnose_button.isVisible()
    assert not program.actions["diagnose"].isEnabled()


def test_without_any_proposal_the_list_says_so(qtbot: QtBot) -> None:
    list_ = ProposalList()
    qtbot.addWidget(list_)
    list_.show_proposals(())
    assert list_.hint_label.text() == "没有找到改一处就能平的办法，请对照台账逐格核对。"
    assert list_.rows.isHidden()


def test_arrow_keys_point_at_one_proposal_after_the_other(qtbot: QtBot) -> None:
    list_ = ProposalList()
    qtbot.addWidget(list_)
    list_.resize(300, 400)
    with qtbot.waitExposed(list_):
        list_.show()
    proposals = [Proposal(((cell, 1),), "像是填错了。") for cell in (RECEIVED, TOTAL)]
    pointed: list[Proposal | None] = []
    list_.proposal_pointed_at.connect(pointed.append)
    list_.show_proposals(proposals)
    qtbot.keyClick(list_.rows, Key.Key_Down)
    list_.clear_proposals()
    assert (pointed[0], pointed[-1]) == (proposals[0], None)
    assert proposals[1] in pointed
    assert list_.rows.height() > 0
