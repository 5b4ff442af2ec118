"""The preview is open at what the clerk is at, and goes along with tab and cursor."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.editor.pages.cover_page import CoverPage
from gui.editor.pages.prose_page import ProsePage
from gui.printing.preview import Preview
from tests.gui.opened import editor_of, opened
from tests.reports import balanced

TEXT = "\n".join(f"第{number}段。" + "写了一些字。" * 60 for number in range(1, 9))


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Application:
    """The program with a preview of a report of many pages, at its table of applications."""
    program = opened(qtbot, tmp_path, balanced().with_values({"overview": TEXT, "problems": TEXT}))
    editor_of(program).toggle_preview()
    return program


def preview_of(program: Application) -> Preview:
    preview = editor_of(program).split_view.preview
    assert isinstance(preview, Preview)
    return preview


def is_in_sight(program: Application, heading: str, paragraph: int = -1, cell: str = "") -> bool:
    """Whether a place of the paper is in the visible part of the preview."""
    preview = preview_of(program)
    if preview._positions is None or not preview.pages._sizes:
        return False
    position = preview._positions.find(heading, paragraph, cell)
    page = preview.pages._place_pages()[position.page]
    at = page.top() + position.top * preview.pages._compute_scale() - preview.pages.verticalScrollBar().value()
    return 0 <= at <= preview.pages.viewport().height()


def test_it_opens_on_the_page_where_the_cell_stands(qtbot: QtBot, program: Application) -> None:
    qtbot.waitUntil(lambda: is_in_sight(program, "", cell="requests.received.natural"))
    assert not is_in_sight(program, "")  # the first page's edge


def test_it_goes_along_with_the_tab_and_back(qtbot: QtBot, program: Application) -> None:
    editor = editor_of(program)
    form = editor.open_draft.draft.form
    for tab in (5, 1, 4, 0):
        editor.tabs.setCurrentIndex(tab)
        section = form.sections[tab]
        heading = "" if section.kind == "cover" else section.label
        qtbot.waitUntil(lambda heading=heading: is_in_sight(program, heading))  # type: ignore[misc]


def test_it_goes_along_with_the_cursor_in_a_long_text_and_a_long_table(qtbot: QtBot, program: Application) -> None:
    editor = editor_of(program)
    editor.tabs.setCurrentIndex(1)
    page = editor.current_page
    assert isinstance(page, ProsePage)
    label = page.section.label
    page.text_box.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.waitUntil(lambda: is_in_sight(program, label, 7))
    page.text_box.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.waitUntil(lambda: is_in_sight(program, label, 0))
    editor.go_to("requests.carried_out.total")
    qtbot.waitUntil(lambda: is_in_sight(program, "", cell="requests.carried_out.total"))


def test_an_edit_leaves_it_where_it_is_but_for_the_place_that_is_typed_in(qtbot: QtBot, program: Application) -> None:
    editor = editor_of(program)
    qtbot.waitUntil(lambda: is_in_sight(program, "", cell="requests.received.natural"))
    bar = preview_of(program).pages.verticalScrollBar()
    before = bar.value()
    shown = preview_of(program)._positions
    editor.open_draft.enter_values({"requests.received.natural": 12}, "改")
    qtbot.waitUntil(lambda: preview_of(program)._positions is not shown)
    assert bar.value() == before


def test_a_page_in_the_preamble_is_followed_too(qtbot: QtBot, program: Application) -> None:
    editor = editor_of(program)
    editor.tabs.setCurrentIndex(0)
    page = editor.current_page
    assert isinstance(page, CoverPage)
    page.go_to("preamble")
    page.preamble_box.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.waitUntil(lambda: is_in_sight(program, "", 0))
