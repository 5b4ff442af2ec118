"""The levels of headings, as the clerk sees them while writing."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextBlock
from pytestqt.qtbot import QtBot

from gui.draft.open_draft import OpenDraft
from gui.editor.pages.prose_page import ProsePage
from model.drafts.draft import Draft
from model.form import editions
from model.report.report import Report


def marked(qtbot: QtBot, text: str) -> list[str]:
    """The words of the first paragraph that are formatted."""
    form = editions.load_form("2021")
    desk = OpenDraft(Draft(form, Report("2021", prose={"overview": text})))
    page = ProsePage(form.section_by_id("overview"), desk)
    desk.setParent(page)
    qtbot.addWidget(page)
    page.show()
    block: QTextBlock = page.text_box.document().firstBlock()
    return [text[f.start : f.start + f.length] for f in block.layout().formats()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（一）主动公开。全年公开信息12条。", ["（一）主动公开。"]),
        ("（二）依申请公开", ["（二）依申请公开"]),
        ("1.政策解读。发布解读3篇。", ["1."]),
        ("（1）政策解读。", ["（1）"]),
        ("一是解读形式单一。", ["一是"]),
        ("全年公开信息12条。", []),
        ("（一）" + "很长的一句话" * 10 + "。后面。", []),
    ],
)
def test_headings_are_shown_as_they_will_be_set(qtbot: QtBot, text: str, expected: list[str]) -> None:
    assert marked(qtbot, text) == expected
