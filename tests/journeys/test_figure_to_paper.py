"""The journey of one number: from a key, through every room of the house, to paper.

Covers gui/application/application.py too.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

import exporters
from gui.application.application import Application
from gui.draft_list.start_page import StartPage
from gui.window.main_window import MainWindow
from model import importing
from model.storage.store import Store
from tests.reports import balanced

CELL = "requests.granted.natural"
TYPED = "9753"


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Application]:
    """The whole program on a store of its own, with a balanced report on the desk."""
    window = MainWindow(StartPage())
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    made = Application(window, Store(tmp_path / "drafts.db"), tmp_path)
    made.open_new_draft(balanced(), None)
    yield made
    window.close()


def test_one_number_travels_from_the_key_to_the_paper(qtbot: QtBot, program: Application, tmp_path: Path) -> None:
    editor = program.editor
    editor.go_to(CELL)
    page = editor.current_table_page
    assert page
    draft = editor.open_draft.draft
    heard: list[str] = []
    draft.add_listener(lambda applied: heard.append("last listener"))

    # delegate → grid model → desk.enter → draft.propose → undo stack → draft.apply
    qtbot.keyClicks(page.view, TYPED[0])
    line = next(e for e in page.view.findChildren(QLineEdit, "cell") if e.isVisible())
    qtbot.keyClicks(line, TYPED[1:])
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert draft.report.figures[CELL] == int(TYPED)
    assert editor.open_draft.undo_stack.count() == 1
    assert heard == ["last listener"]

    # totals settled, rules checked
    assert draft.report.figures["requests.handled.natural"] == int(TYPED)
    assert [f.key for f in draft.findings] == ["requests.flow:natural", "requests.flow:total"]

    # the listeners: the store has the edit and the entry, the grid shows it, the panel lists, the window counts
    (card,) = program.store.list_summaries()
    assert program.store.load_history(card.id)[-1].edit.changed_places == (CELL,)
    assert program.store.load_report(card.id)[0].figures[CELL] == int(TYPED)
    assert card.errors == 2
    assert page.model.data(page.model.index_of(CELL)) == TYPED
    assert "还有 2 处错误" in verdict(program)

    # later, and never back: the exporters
    exporters.write_report(draft.form, draft.report, tmp_path / "report.xlsx")
    assert importing.read_report(tmp_path / "report.xlsx").report.figures[CELL] == int(TYPED)
    exporters.write_report(draft.form, draft.report, tmp_path / "report.pdf")
    with pypdfium2.PdfDocument(tmp_path / "report.pdf") as pdf:
        assert TYPED in "".join(sheet.get_textpage().get_text_range() for sheet in pdf)

    # and back again with one undo, everywhere
    program.actions["undo"].trigger()
    assert draft.report.figures[CELL] == 2
    assert page.model.data(page.model.index_of(CELL)) == "2"
    assert program.store.load_report(card.id)[0].figures[CELL] == 2
    assert "可以报送" in verdict(program)


def verdict(program: Application) -> str:
    """The verdict line of the editor."""
    return program.editor.header.verdict_label.text()


def test_totals_a_file_stated_give_way_to_the_computed_ones_in_one_step(program: Application) -> None:
    claims = {"claim.requests.received.total": 13, "claim.remedies.review.total": 4}
    program.open_new_draft(balanced().with_values(claims), None)
    assert "还有" in verdict(program)
    program.actions["settle_totals"].trigger()
    assert "可以报送" in verdict(program)
    assert not program.actions["settle_totals"].isEnabled()
    program.actions["undo"].trigger()
    assert program.editor.open_draft.draft.report.stated_totals["requests.received.total"] == 13
