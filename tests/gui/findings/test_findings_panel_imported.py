"""What an import could not read, and totals it found blank: listed by themselves, gone to, and settled by a button."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.findings.findings_panel import FindingsPanel
from gui.grid.grid_model import WEIGHT_ROLE, GridModel
from model.report.report import BLANK_TOTAL, NOT_FOUND, Report
from tests.gui.opened import Control, Key, editor_of, opened
from tests.reports import balanced

GRANTED = [f"requests.granted.{column}" for column in ("natural", "business", "research", "charity", "legal", "other")]
LEFT = Qt.MouseButton.LeftButton


def imported() -> Report:
    """The report of a file in which the row of 予以公开 was not found and three totals are blank."""
    marks = {f"unread.{cell}": NOT_FOUND for cell in GRANTED}
    blank = {f"blank.remedies.{group}.total": BLANK_TOTAL for group in ("review", "direct", "after_review")}
    return balanced().with_values({**dict.fromkeys(GRANTED), **marks, **blank})


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Application:
    return opened(qtbot, tmp_path, imported())


def panel(program: Application) -> FindingsPanel:
    return editor_of(program).findings_panel


def choose(program: Application, key: str) -> None:
    """Click the finding of this key."""
    listed = panel(program)
    rows = (listed.model.index(row) for row in range(listed.model.rowCount()))
    index = next(index for index in rows if (found := listed.model.row_at(index).finding) and found.key == key)
    listed.view.clicked.emit(index)
    QApplication.processEvents()


def keys(program: Application) -> set[str]:
    return {finding.key for finding in editor_of(program).open_draft.draft.findings}


def grid(program: Application) -> GridModel:
    page = editor_of(program).current_table_page
    assert page
    return page.model


def test_it_is_a_kind_of_its_own_under_its_own_heading(program: Application) -> None:
    texts = [panel(program).model.index(row).data() for row in range(panel(program).model.rowCount())]
    assert texts[texts.index("没有读到 1") + 1] == (
        "表三有 14 格没有读到（（一）予以公开、（七）总计），请对照原文填写。"
    )
    assert editor_of(program).header.verdict_label.text().endswith("还有 1 处待说明、14 处没有读到")
    assert not keys(program) & {"unfilled:requests", "requests.flow:natural"}


def test_a_click_goes_to_the_first_cell_and_what_is_typed_there_counts_as_read(
    qtbot: QtBot, program: Application
) -> None:
    choose(program, "unread:requests")
    view = editor_of(program).current_table_page.view  # type: ignore[union-attr]
    assert [cell.id for cell in view.selected_cells()] == [GRANTED[0]]
    qtbot.keyClicks(view, "2")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    report = editor_of(program).open_draft.draft.report
    assert report.figures[GRANTED[0]] == 2
    assert sorted(report.unread) == sorted(GRANTED[1:])
    qtbot.keyClick(view, Key.Key_Z, Control)
    assert sorted(editor_of(program).open_draft.draft.report.unread) == sorted(GRANTED)


def test_the_cells_show_a_sign_and_say_what_to_do(program: Application) -> None:
    model = grid(program)
    index = model.index_of(GRANTED[0])
    assert index.data(WEIGHT_ROLE) == "unread"
    assert "没有读到，原文里没有找到；请对照原文填写" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert "没有读到" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    total = model.index_of("requests.granted.total")
    assert total.data(WEIGHT_ROLE) == "unread"
    assert "还算不出来" in total.data(Qt.ItemDataRole.ToolTipRole)
    assert model.index_of("requests.partial.natural").data(WEIGHT_ROLE) == ""


def test_one_button_takes_all_of_them_for_unfilled_and_is_undone_at_once(qtbot: QtBot, program: Application) -> None:
    choose(program, "unread:requests")
    listed = panel(program)
    assert (listed.settle_button.isVisible(), listed.settle_button.text()) == (True, "都按未填")
    qtbot.mouseClick(listed.settle_button, LEFT)
    assert editor_of(program).open_draft.draft.report.unread == {}
    assert {"unfilled:requests", "requests.flow:natural"} <= keys(program)
    assert grid(program).index_of(GRANTED[0]).data(WEIGHT_ROLE) != "unread"
    editor_of(program).undo()
    assert "unread:requests" in keys(program)


def test_delete_says_of_single_cells_that_they_are_blank(qtbot: QtBot, program: Application) -> None:
    view = editor_of(program).current_table_page.view  # type: ignore[union-attr]
    view.go_to_cell(GRANTED[1])
    qtbot.keyClick(view, Key.Key_Delete)
    assert GRANTED[1] not in editor_of(program).open_draft.draft.report.unread
    assert "unfilled:requests" in keys(program)


def test_an_editor_that_is_opened_and_left_changes_nothing(qtbot: QtBot, program: Application) -> None:
    view = editor_of(program).current_table_page.view  # type: ignore[union-attr]
    view.go_to_cell(GRANTED[1])
    qtbot.keyClick(view, Key.Key_F2)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert GRANTED[1] in editor_of(program).open_draft.draft.report.unread


def test_noughts_are_not_filled_into_what_was_not_read(program: Application) -> None:
    page = editor_of(program).current_table_page
    assert page
    told: list[str] = []
    page.status_message.connect(told.append)
    page.view.commands.fill_zeros(page.view.cells_in_line("table"))
    assert not editor_of(program).open_draft.draft.report.figures.keys() & set(GRANTED)
    assert told == ["有 6 格没有读到，没有填 0；请对照原文填写，原文确实空着的先按 Delete。"]


def test_blank_totals_are_settled_by_the_sums(qtbot: QtBot, program: Application) -> None:
    choose(program, "totals.blank:remedies")
    listed = panel(program)
    assert listed.settle_button.text() == "按各格相加"
    qtbot.mouseClick(listed.settle_button, LEFT)
    assert editor_of(program).open_draft.draft.report.blank_totals == {}
    assert "totals.blank:remedies" not in keys(program)


def test_the_menu_settles_all_blank_totals(program: Application) -> None:
    assert program.actions["settle_totals"].isEnabled()
    program.actions["settle_totals"].trigger()
    assert editor_of(program).open_draft.draft.report.blank_totals == {}
    assert not program.actions["settle_totals"].isEnabled()


def test_the_list_of_drafts_never_calls_it_ready(program: Application) -> None:
    (card,) = program.store.list_summaries()
    assert card.unread == 14
    assert not card.tally.is_clean
    assert card.tally.text.endswith("14 处没有读到")


def test_nothing_is_settled_where_the_draft_can_only_be_read(program: Application) -> None:
    panel(program).is_locked = True
    choose(program, "unread:requests")
    assert panel(program).settle_button.isHidden()


def test_the_status_bar_does_not_say_that_all_is_filled_in(program: Application) -> None:
    labels = program.window.statusBar().findChildren(QLabel)
    assert "没有读到 14 处" in [label.text() for label in labels]
