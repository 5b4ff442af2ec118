"""Last year's text beside this year's: by section, tinted where it is unchanged, taken over by keys.

Covers gui/wording/last_year_text.py and gui/wording/text_insertion.py too.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QColor, QTextCursor
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.editor.pages.prose_page import ProsePage
from gui.findings.findings_panel import FindingsPanel
from gui.style import theme
from gui.widgets.prose.prose_edit import ProseEdit
from gui.wording.last_year_page import IN_TABLES, NO_LAST_YEAR, NO_TEXT, LastYearPage
from gui.wording.last_year_text import LastYearText
from model.report.report import Report
from tests.gui.opened import Control, Key, Shift, editor_of, opened
from tests.reports import balanced

SAME = "专栏内容更新得不够及时，有的超过半年没有变动。"
OLD = "图解和视频都偏少，村民反映看不太明白。"
NEW = "已请三位律师逐份评议去年的答复文书。"
MIDDLE = "（二）依申请公开。办了。\n" * 12
LAST = balanced().with_values(
    {
        "cover.year": "2024",
        "overview": "（一）主动公开。公布了水位。\n"
        + "（二）依申请公开。办了。\n" * 12
        + "（三）政府信息管理。清理了过期的文件。",
        "problems": f"{SAME}{OLD}",
    }
)
NOW = balanced().with_values(
    {
        "overview": "（一）主动公开。公布了雨量。\n（二）依申请公开。办完了。\n（三）政府信息管理。改正了错链。",
        "problems": f"{SAME}{NEW}",
    }
)


def beside(qtbot: QtBot, folder: Path, section: str, last: Report | None = LAST) -> tuple[Application, LastYearPage]:
    """The program at a section, with 上年 in front at the side."""
    program = opened(qtbot, folder, NOW, last)
    editor = editor_of(program)
    editor.go_to(section)
    qtbot.keyClick(program.window, Key.Key_L, Control | Shift)
    panel = editor.side_panel.currentWidget()
    assert isinstance(panel, LastYearPage)
    return program, panel


def box_of(program: Application) -> ProseEdit:
    page = editor_of(program).current_page
    assert isinstance(page, ProsePage)
    return page.text_box


def tinted(box: ProseEdit | LastYearText) -> list[str]:
    """The words that have the ground of what is unchanged."""
    ground, found = QColor(theme.palette().total), []
    block = box.document().firstBlock()
    while block.isValid():
        for one in block.layout().formats():
            if one.format.background().color() == ground and one.format.background().style():
                found.append(block.text()[one.start : one.start + one.length])
        block = block.next()
    return found


def test_the_section_in_front_is_shown_and_whose_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    program, panel = beside(qtbot, tmp_path, "problems")
    assert panel.text_view.toPlainText() == f"{SAME}{OLD}"
    assert panel.source_label.text() == "临江县水务局 2024 年的报告 · 五、存在的主要问题及改进情况"
    editor_of(program).switch_tab(1)
    assert panel.text_view.toPlainText() == "无。"


def test_unchanged_sentences_have_a_ground_on_both_sides(qtbot: QtBot, tmp_path: Path) -> None:
    program, panel = beside(qtbot, tmp_path, "problems")
    assert tinted(panel.text_view) == [SAME]
    assert tinted(box_of(program)) == [SAME]
    assert panel.hint_label.text() == "今年写了 2 句，着底色的 1 句与上年一样。"
    editor_of(program).show_side_page(FindingsPanel)
    assert tinted(box_of(program)) == []


def test_the_ground_follows_what_is_written(qtbot: QtBot, tmp_path: Path) -> None:
    program, panel = beside(qtbot, tmp_path, "problems")
    box = box_of(program)
    box.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(box, "xyz")
    box.commit_now()
    assert tinted(box) == tinted(panel.text_view) == []
    qtbot.keyClick(program.window, Key.Key_Z, Control)
    assert tinted(box) == [SAME]


def test_enter_copies_the_marked_sentence_to_the_cursor_as_one_edit(qtbot: QtBot, tmp_path: Path) -> None:
    program, panel = beside(qtbot, tmp_path, "problems")
    box_of(program).moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(program.window, Key.Key_L, Control | Shift)
    qtbot.waitUntil(panel.text_view.hasFocus)
    qtbot.keyClick(panel.text_view, Key.Key_End)
    assert panel.text_view.taken_words in (SAME, OLD)
    panel.text_view.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(panel.text_view, Key.Key_Return)
    report = editor_of(program).open_draft.draft.report
    assert report.prose["problems"] == f"{SAME}{NEW}{OLD}"
    assert box_of(program).hasFocus()
    qtbot.keyClick(program.window, Key.Key_Z, Control)
    assert editor_of(program).open_draft.draft.report.prose["problems"] == f"{SAME}{NEW}"


def test_the_button_copies_what_is_selected(qtbot: QtBot, tmp_path: Path) -> None:
    program, panel = beside(qtbot, tmp_path, "problems")
    panel.text_view.find("村民反映看不太明白")
    box_of(program).moveCursor(QTextCursor.MoveOperation.Start)
    panel.take_button.click()
    assert editor_of(program).open_draft.draft.report.prose["problems"].startswith(f"村民反映看不太明白{SAME}")


def test_last_years_text_cannot_be_typed_in(qtbot: QtBot, tmp_path: Path) -> None:
    _, panel = beside(qtbot, tmp_path, "problems")
    qtbot.keyClicks(panel.text_view, "abc")
    qtbot.keyClick(panel.text_view, Key.Key_Delete)
    assert panel.text_view.toPlainText() == f"{SAME}{OLD}"


def test_it_scrolls_to_the_heading_under_which_this_years_cursor_stands(qtbot: QtBot, tmp_path: Path) -> None:
    program, panel = beside(qtbot, tmp_path, "overview")
    program.window.resize(1024, 560)
    box = box_of(program)
    box.moveCursor(QTextCursor.MoveOperation.End)
    assert panel.text_view.taken_words == "清理了过期的文件。"
    box.moveCursor(QTextCursor.MoveOperation.Start)
    assert panel.text_view.taken_words == "公布了水位。"
    assert panel.text_view.verticalScrollBar().value() == 0


def test_on_a_table_it_says_where_the_figures_are(qtbot: QtBot, tmp_path: Path) -> None:
    program, panel = beside(qtbot, tmp_path, "overview")
    editor_of(program).go_to("requests.received.natural")
    assert (panel.hint_label.text(), panel.text_view.isHidden()) == (IN_TABLES, True)


def test_the_preamble_is_shown_on_the_cover_without_any_ground(qtbot: QtBot, tmp_path: Path) -> None:
    program, panel = beside(qtbot, tmp_path, "overview")
    editor_of(program).go_to("preamble")
    assert panel.text_view.toPlainText() == "本报告按条例编制。"
    assert tinted(panel.text_view) == []


def test_a_report_without_words_and_none_at_all_are_told_apart(qtbot: QtBot, tmp_path: Path) -> None:
    program, panel = beside(qtbot, tmp_path, "overview", LAST.with_values({"overview": None}))
    assert (panel.hint_label.text(), panel.attach_button.isHidden()) == (NO_TEXT, True)
    editor_of(program).open_draft.draft.set_last_year(None)
    assert (panel.hint_label.text(), panel.attach_button.isHidden()) == (NO_LAST_YEAR, False)
    editor_of(program).open_draft.draft.set_last_year(LAST)
    assert panel.text_view.toPlainText().startswith("（一）主动公开。公布了水位。")


def test_what_was_attached_is_there_with_its_words_when_the_draft_is_opened_again(qtbot: QtBot, tmp_path: Path) -> None:
    program, _ = beside(qtbot, tmp_path, "problems")
    assert program.session
    _, last = program.store.load_report(program.session.draft_id)
    assert last is not None
    assert last.prose["problems"] == f"{SAME}{OLD}"
