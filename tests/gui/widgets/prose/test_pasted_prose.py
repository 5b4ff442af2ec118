"""Words pasted from Word, WPS and web pages, through a real clipboard and Ctrl+V."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.widgets.prose.pasted_prose import clean_pasted_prose
from gui.widgets.prose.prose_edit import ProseEdit, normalise_typed_text

WORD_TEXT = (
    "（一）\t主动公开情况\r\n"
    "\u3000\u30002025年，我局\x0b公开信息 12\xa0条。\r\n"
    "\r\n"
    "1.\t抓落实。\r\n"
    "   一是强化培训。   \r\n"
    "\uf0b7\t门户网站\r\n"
    "•\t政务新媒体\r\n"
)
WORD_HTML = (
    "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><style>p.MsoNormal {margin:0cm}</style></head><body>"
    "<!--StartFragment--><p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><b><span "
    "style='font-family:楷体;color:red'>（一）主动公开情况<o:p></o:p></span></b></p><!--EndFragment--></body></html>"
)


def pasted(qtbot: QtBot, before: str, text: str, html: str = "") -> str:
    """What stands in a box after Ctrl+V at its cursor, which stands at |."""
    box = ProseEdit()
    qtbot.addWidget(box)
    box.show_text(before.replace("|", ""))
    box.select_characters(before.index("|"), 0)
    mime = QMimeData()
    mime.setText(text)
    if html:
        mime.setHtml(html)
    QGuiApplication.clipboard().setMimeData(mime)
    QTest.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    return box.text()


def test_what_word_brings_becomes_paragraphs_as_they_are_typed(qtbot: QtBot) -> None:
    assert pasted(qtbot, "|", WORD_TEXT, WORD_HTML).split("\n") == [
        "（一）主动公开情况",
        "2025年，我局",
        "公开信息 12 条。",
        "1.抓落实。",
        "一是强化培训。",
        "门户网站",
        "政务新媒体",
    ]


def test_what_cannot_be_seen_is_left_out_as_everywhere_and_rare_forms_of_names_stay(qtbot: QtBot) -> None:
    assert pasted(qtbot, "|", "公\u200b开\u206212\u202f条\ufeff\ufffc") == "公开12 条"
    assert pasted(qtbot, "|", "葛\U000e0100城 祁\ufe00") == "葛\U000e0100城 祁\ufe00"


def test_a_piece_of_a_line_keeps_its_blanks(qtbot: QtBot) -> None:
    assert pasted(qtbot, "共|件", " 12 ") == "共 12 件"


def test_whole_paragraphs_do_not_swallow_the_one_behind_them(qtbot: QtBot) -> None:
    assert pasted(qtbot, "|后文", "前文\r\n") == "前文\n后文"
    assert pasted(qtbot, "前文\n|", "后文\r\n") == "前文\n后文"


def test_cells_of_a_spreadsheet_are_parted_by_blanks(qtbot: QtBot) -> None:
    assert pasted(qtbot, "|", "新收\t12\t件\r\n") == "新收 12 件"


@pytest.mark.parametrize("text", ["一、总体情况", "（一）主动公开", "1.一点", "12.5%", "n 个", "·"])
def test_what_is_no_trapping_stays(text: str) -> None:
    assert clean_pasted_prose(f"{text}\n{text}") in (f"{text}\n{text}", "")


@given(st.text(alphabet="一是。、 \u3000\t\n•\uf0b71.", max_size=30))
def test_cleaning_twice_changes_nothing_more_and_leaves_no_blank_line(text: str) -> None:
    once = clean_pasted_prose(normalise_typed_text(text))
    assert "\t" not in once
    assert "\n\n" not in once
    assert clean_pasted_prose(once) == once
