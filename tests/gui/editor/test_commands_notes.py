"""Notes to cells: written, marked, shown on hovering, never printed.

Covers gui/widgets/remark_dialog.py too.
"""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QColor, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

import exporters
from exporters.content.report_content import ReportContent
from exporters.excel import writer as xlsx
from exporters.pdf import writer as pdf
from gui.application.application import Application
from gui.editor.pages.table_page import TablePage
from gui.style import theme
from gui.widgets.remark_dialog import RemarkDialog
from model import importing
from tests.gui.opened import Control, Key, Shift, editor_of, gone, opened, written
from tests.reports import balanced

CELL = "requests.received.natural"
NOTE = "依申请公开台账第 3 页"


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Application:
    return opened(qtbot, tmp_path, balanced())


def page(program: Application) -> TablePage:
    found = editor_of(program).current_table_page
    assert found
    return found


def note(qtbot: QtBot, program: Application, text: str = NOTE, cell: str = CELL) -> None:
    editor_of(program).go_to(cell)
    qtbot.keyClick(page(program).view, Key.Key_F2, Shift)
    written(qtbot, program, text)


def menu_at(qtbot: QtBot, program: Application, cell: str) -> list[QAction]:
    """What the menu of the right button offers at a cell."""
    view = page(program).view
    editor_of(program).go_to(cell)
    where = view.visualRect(page(program).model.index_of(cell)).center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, view.viewport().mapToGlobal(where))
    QApplication.sendEvent(view.viewport(), asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    actions = menu.actions()
    menu.hide()
    return actions


def stored(program: Application) -> object:
    return program.store.load_report(program.store.list_summaries()[0].id)[0].notes


def test_shift_f2_writes_a_note_that_is_stored_and_shown_on_hovering(qtbot: QtBot, program: Application) -> None:
    note(qtbot, program)
    assert stored(program) == {CELL: NOTE}
    index = page(program).model.index_of(CELL)
    assert f"备注：{NOTE}" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith("，有备注")
    assert page(program).view.hasFocus()


def test_it_opens_no_editor_of_the_figure(qtbot: QtBot, program: Application) -> None:
    note(qtbot, program)
    assert page(program).view.state() == page(program).view.State.NoState


def test_a_total_can_have_a_note_too(qtbot: QtBot, program: Application) -> None:
    note(qtbot, program, cell="requests.received.total")
    assert stored(program) == {"requests.received.total": NOTE}


def test_the_menu_of_the_right_button_offers_it(qtbot: QtBot, program: Application) -> None:
    [action] = [action for action in menu_at(qtbot, program, "requests.granted.legal") if action.text() == "备注…"]
    action.trigger()
    written(qtbot, program, NOTE)
    assert stored(program) == {"requests.granted.legal": NOTE}


def test_on_a_total_the_menu_greys_what_can_do_nothing_there(qtbot: QtBot, program: Application) -> None:
    def grey(cell: str) -> list[str]:
        words = [a.text().partition("\t")[0] for a in menu_at(qtbot, program, cell) if not a.isEnabled()]
        return [word for word in words if word]

    assert grey("requests.received.total") == ["剪切", "粘贴", "清空", "向下填充", "向右填充", "选中的空格填 0"]
    assert grey("requests.received.natural") == []


def test_an_emptied_note_is_gone_and_comes_back_with_undo(qtbot: QtBot, program: Application) -> None:
    note(qtbot, program)
    note(qtbot, program, "")
    assert stored(program) == {}
    qtbot.keyClick(page(program).view, Key.Key_Z, Control)
    assert stored(program) == {CELL: NOTE}


def test_the_box_shows_what_was_noted(qtbot: QtBot, program: Application) -> None:
    note(qtbot, program)
    qtbot.keyClick(page(program).view, Key.Key_F2, Shift)
    box = program.window.findChild(RemarkDialog)
    assert box
    assert box.remark_edit.toPlainText() == NOTE
    qtbot.keyClick(box.remark_edit, Key.Key_Escape)
    gone(qtbot, program)


def test_a_mark_stands_at_the_lower_right_apart_from_the_corner_of_an_error(qtbot: QtBot, program: Application) -> None:
    def lower_right() -> QColor:
        view = page(program).view
        QApplication.processEvents()
        rect = view.visualRect(page(program).model.index_of(CELL))
        return view.viewport().grab().toImage().pixelColor(rect.bottomRight() - QPoint(4, 4))

    editor_of(program).go_to("requests.granted.legal")
    assert lower_right() != QColor(theme.palette().accent)
    note(qtbot, program)
    editor_of(program).go_to("requests.granted.legal")
    assert lower_right() == QColor(theme.palette().accent)


def test_undoing_a_note_shows_its_cell(qtbot: QtBot, program: Application) -> None:
    note(qtbot, program)
    editor_of(program).tabs.setCurrentIndex(0)
    qtbot.keyClick(editor_of(program), Key.Key_Z, Control)
    cell = page(program).model.cell_at(page(program).view.currentIndex())
    assert cell
    assert cell.id == CELL


def test_no_paper_shows_it_and_the_workbook_carries_it_unseen(
    qtbot: QtBot, program: Application, tmp_path: Path
) -> None:
    note(qtbot, program)
    draft = editor_of(program).open_draft.draft
    content = ReportContent(draft.form, draft.report)
    pdf.write(content, tmp_path / "a.pdf")
    xlsx.write(content, tmp_path / "a.xlsx")
    paper = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    words = "".join("".join(sheet.get_textpage().get_text_range() for sheet in paper).split())
    paper.close()
    assert "".join(NOTE.split()) not in words
    book = load_workbook(tmp_path / "a.xlsx")
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            boxes = [box for row in sheet.iter_rows() for box in row]
            assert [box for box in boxes if NOTE in f"{box.value} {box.comment}"] == []
    assert importing.read_report(tmp_path / "a.xlsx").report.notes == {CELL: NOTE}


def test_word_web_page_and_pictures_know_nothing_of_it(qtbot: QtBot, program: Application, tmp_path: Path) -> None:
    note(qtbot, program, "只给自己看的话")
    draft = editor_of(program).open_draft.draft
    for name in ("a.docx", "a.html"):
        exporters.write_report(draft.form, draft.report, tmp_path / name)
    exporters.write_infographic(draft.form, draft.report, tmp_path / "a.svg")
    with ZipFile(tmp_path / "a.docx") as word:
        inside = "".join(word.read(name).decode("utf-8", "ignore") for name in word.namelist())
    outside = "".join((tmp_path / name).read_text(encoding="utf-8") for name in ("a.html", "a.svg"))
    assert "水务局" in inside
    assert "水务局" in outside
    assert "自己看的话" not in inside + outside


def test_after_f2_figures_are_edited_as_before(qtbot: QtBot, program: Application) -> None:
    editor_of(program).go_to(CELL)
    view = page(program).view
    qtbot.keyClick(view, Key.Key_F2)
    assert view.state() == view.State.EditingState
