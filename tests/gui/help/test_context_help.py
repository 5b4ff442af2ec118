"""F1 opens the manual at what is said of the place one is at."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.help import context_help
from gui.help.manual_view import ManualView
from model.form.editions import list_editions, load_form
from tests.gui.help.test_manual_window import ROOT, manual
from tests.reports import balanced

F1 = Qt.Key.Key_F1


def opened_at(qtbot: QtBot, over: QWidget) -> str:
    """The heading at which F1 has opened the manual, which is closed again."""
    shown = manual(qtbot, over)
    assert shown.isVisible()
    position = shown.manual_view.textCursor().block().blockNumber()
    [words] = [heading.words for heading in shown.manual_view.headings if heading.block == position]
    with qtbot.waitSignal(shown.destroyed):
        shown.close()
    over.activateWindow()
    qtbot.waitUntil(over.isActiveWindow)
    return words


def test_f1_on_the_list_of_drafts_opens_the_beginning(qtbot: QtBot, program: Application) -> None:
    qtbot.keyClick(program.start_page, F1)
    assert opened_at(qtbot, program.window) == "开始"


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("cover", "封面和开头的说明"),
        ("overview", "正文"),
        ("disclosure", "表二：主动公开"),
        ("requests", "表三：申请办理"),
        ("remedies", "表四：复议诉讼"),
        ("problems", "正文"),
        ("other", "正文"),
    ],
)
def test_f1_in_a_section_opens_what_is_said_about_it(
    qtbot: QtBot, program: Application, section: str, words: str
) -> None:
    program.open_new_draft(balanced(), None)
    editor = program.editor
    editor.tabs.setCurrentIndex(list(editor.pages).index(section))
    editor.focus_current_page()
    qtbot.keyClick(program.window, F1)
    assert opened_at(qtbot, program.window) == words


def test_f1_in_a_cell_that_is_being_typed_in_keeps_the_entry(qtbot: QtBot, program: Application) -> None:
    program.open_new_draft(balanced(), None)
    program.editor.go_to("requests.received.natural")
    page = program.editor.current_table_page
    assert page
    qtbot.keyClick(page.view, Qt.Key.Key_7)
    cell = page.view.findChild(QLineEdit, "cell")
    assert isinstance(cell, QLineEdit)
    qtbot.keyClick(cell, F1)
    assert opened_at(qtbot, program.window) == "表三：申请办理"
    assert program.editor.open_draft.draft.report.value_at("requests.received.natural") == 7


def test_f1_in_the_findings_the_preview_and_the_find_line(qtbot: QtBot, program: Application) -> None:
    program.open_new_draft(balanced().with_figures({"requests.received.natural": 9}), None)
    editor = program.editor
    editor.findings_panel.view.setFocus()
    qtbot.keyClick(editor.findings_panel.view, F1)
    assert opened_at(qtbot, program.window) == "检查与说明"
    program.actions["find"].trigger()
    qtbot.keyClick(editor.find_bar.search_box, F1)
    assert opened_at(qtbot, program.window) == "查找和替换"
    program.actions["preview"].trigger()
    [preview] = [widget for widget in editor.findChildren(QWidget) if type(widget).__name__ == "Preview"]
    preview.setFocus()
    assert program.context_help.find_topic(preview) == "预览、打印、导出"


def test_f1_works_over_a_dialog_and_the_manual_can_be_read_there(qtbot: QtBot, program: Application) -> None:
    class PasteDialog(QDialog):
        pass

    dialog = PasteDialog(program.window)
    line = QLineEdit(dialog)
    dialog.open()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClick(line, F1)
    shown = manual(qtbot, dialog)
    assert shown.isEnabled()
    qtbot.keyClick(shown.search_box, "a")
    assert shown.search_box.text() == "a"
    assert opened_at(qtbot, dialog) == "粘贴"
    assert dialog.isVisible()
    dialog.close()


def test_the_topics_are_classes_of_the_window(program: Application) -> None:
    text = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "gui").rglob("*.py"))
    assert [name for name in context_help.CLASS_TOPICS if f"\nclass {name}(" not in text] == []


def test_every_topic_is_a_heading(qtbot: QtBot) -> None:
    page = ManualView()
    qtbot.addWidget(page)
    words = {heading.words for heading in page.headings}
    assert {
        *context_help.CLASS_TOPICS.values(),
        *context_help.TITLE_TOPICS.values(),
        *context_help.SECTION_TOPICS.values(),
        context_help.PROSE_TOPIC,
        context_help.FIRST_TOPIC,
    } <= words
    assert context_help.SECTION_TOPICS.keys() <= {
        section.id for edition in list_editions() for section in load_form(edition).sections
    }
