"""The manual: F1 opens it at the right place, its links and pictures are there, its table of keys is not stale."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.draft_list.start_page import StartPage
from gui.help import context_help
from gui.help.manual_view import ManualView, make_anchor, read_manual
from gui.help.manual_window import ManualWindow
from gui.window.actions import ACTION_SPECS
from gui.window.main_window import MainWindow
from model.form.editions import list_editions, load_form
from model.storage.store import Store
from tests.reports import balanced

ROOT = Path(__file__).parents[3]
PICTURES = files("resources").joinpath("manual", "pictures")
LINKED = re.findall(r"!\[([^\]]*)\]\(pictures/([^)]+)\)", read_manual())
F1 = Qt.Key.Key_F1


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Application]:
    """The list of drafts."""
    window = MainWindow(StartPage())
    qtbot.addWidget(window)
    made = Application(window, Store(tmp_path / "drafts.db"), tmp_path)
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
    yield made
    window.close()


def manual(qtbot: QtBot, over: QWidget) -> ManualWindow:
    [found] = over.findChildren(ManualWindow)
    qtbot.waitUntil(found.isActiveWindow)
    return found


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


def test_no_two_headings_have_one_anchor(qtbot: QtBot) -> None:
    page = ManualView()
    qtbot.addWidget(page)
    anchors = [make_anchor(heading.words) for heading in page.headings]
    assert len(set(anchors)) == len(anchors)


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(#([^)]+)\)", read_manual()))))
def test_every_link_leads_to_a_heading(qtbot: QtBot, target: str) -> None:
    page = ManualView()
    qtbot.addWidget(page)
    page.go_to_heading(target)
    assert make_anchor(page.textCursor().block().text()) == target


def test_a_click_on_a_link_goes_there(qtbot: QtBot) -> None:
    page = ManualView()
    qtbot.addWidget(page)
    page.resize(760, 600)
    page.show()
    page.go_to_heading("新建一份年报")
    [link] = [
        QPoint(x, y)
        for y in range(0, page.viewport().height(), 8)
        for x in range(0, page.viewport().width(), 8)
        if page.anchorAt(QPoint(x, y))
    ][:1]
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=link)
    assert page.current_heading() == "表格是哪一版"


def test_the_manual_leads_nowhere_outside(qtbot: QtBot) -> None:
    assert re.findall(r"https?://|file:", read_manual()) == []


@pytest.mark.parametrize(("words", "name"), LINKED)
def test_every_picture_is_there_and_has_words_for_those_who_do_not_see_it(words: str, name: str) -> None:
    image = QImage.fromData(PICTURES.joinpath(name).read_bytes())
    assert image.width() >= 600
    assert len(words) >= 2


def test_no_picture_is_left_over() -> None:
    assert {file.name for file in PICTURES.iterdir()} == {name for _, name in LINKED}


@pytest.mark.parametrize("name", re.findall(r"!\[[^\]]*\]\((docs/[^)]+)\)", (ROOT / "README.md").read_text("utf-8")))
def test_the_pictures_of_the_readme_are_there(name: str) -> None:
    assert QImage(str(ROOT / name)).width() >= 1000


def test_every_paragraph_is_there_and_the_reader_stays_where_he_was_when_the_window_changes(qtbot: QtBot) -> None:
    page = ManualView()
    qtbot.addWidget(page)
    page.show()
    page.go_to_heading("检查与说明")
    for width in (900, 500, 760):
        page.resize(QSize(width, 600))
        assert page.current_heading() == "检查与说明"
        block = page.document().begin()
        while block.isValid():
            assert block.layout().lineCount() or not block.text(), block.text()
            block = block.next()


def test_pictures_are_no_wider_than_the_page(qtbot: QtBot) -> None:
    page = ManualView()
    qtbot.addWidget(page)
    page.show()
    for width in (520, 900, 400):
        page.resize(QSize(width, 600))
        assert page.horizontalScrollBar().maximum() == 0


def test_every_menu_action_with_a_shortcut_is_in_the_manual() -> None:
    """make manual writes the table anew."""
    menus = read_manual().partition("### 菜单里的\n")[2].partition("\n### ")[0]
    written = set(re.findall(r"^\| (\S+) \| (\S+)：(.+) \|$", menus, re.MULTILINE))
    assert written == {(spec.shortcut, spec.menu, spec.text.rstrip("…")) for spec in ACTION_SPECS if spec.shortcut}


def test_menus_named_in_the_text_have_what_is_said() -> None:
    there = {spec.text.rstrip("…") for spec in ACTION_SPECS}
    for menu, entry in re.findall(r"菜单“(\S+?)”里(?:选|的|还有)“(.+?)”", read_manual()):
        assert entry in there, f"{menu}：{entry}"


def test_searching_walks_from_place_to_place(qtbot: QtBot, program: Application) -> None:
    program.actions["manual"].trigger()
    shown = manual(qtbot, program.window)
    qtbot.keyClick(shown.manual_view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(shown.search_box.hasFocus)
    shown.search_box.setText("信息处理费")
    count = read_manual().count("信息处理费")
    assert shown.count_label.text() == f"共 {count} 处"
    for number in (1, 2):
        qtbot.keyClick(shown.search_box, Qt.Key.Key_Return)
        assert shown.count_label.text() == f"第 {number} 处，共 {count} 处"
        assert shown.manual_view.textCursor().selectedText() == "信息处理费"
        assert shown.manual_view.viewport().rect().contains(shown.manual_view.cursorRect().center())
    qtbot.keyClick(shown.search_box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert shown.count_label.text() == f"第 1 处，共 {count} 处"
    shown.search_box.setText("没有这样的话")
    assert shown.count_label.text() == "没有找到"


def test_the_contents_lead_to_every_heading_and_follow_the_reader(qtbot: QtBot, program: Application) -> None:
    program.actions["manual"].trigger()
    shown = manual(qtbot, program.window)
    for words in ("表四：复议诉讼", "万元与元", "开始"):
        [item] = shown.contents.findItems(words, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
        shown.contents.setCurrentItem(item)
        assert shown.manual_view.current_heading() == words
    bar = shown.manual_view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    current = shown.contents.currentItem()
    assert current
    assert current.text(0) == shown.manual_view.current_heading()


def test_a_second_f1_brings_the_same_window(qtbot: QtBot, program: Application) -> None:
    program.actions["manual"].trigger()
    first = manual(qtbot, program.window)
    program.actions["manual"].trigger()
    assert manual(qtbot, program.window) is first
    with qtbot.waitSignal(first.destroyed):
        qtbot.keyClick(first.manual_view, Qt.Key.Key_Escape)
