"""Nothing in the status bar covers another thing, however small the window; what is too long ends in …."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.window.status_bar import ElidedLabel, StatusBar
from tests.gui.opened import editor_of, opened
from tests.reports import balanced

SIZES = [(1366, 768), (1024, 700), (683, 384), (640, 360)]
"""The last two are what a screen of 1366 × 768 shows at 200 %, and the least there is."""
LONG = "已导入“临江县水务局政府信息公开工作年度报告.docx”，有 3 处没有读到，列在右边，请对照原文填写；" * 2


def list_visible(bar: StatusBar) -> list[QWidget]:
    """The labels and buttons that stand in the bar itself."""
    return [part for part in bar.findChildren(QWidget) if part.parent() is bar and part.isVisible()]


def test_labels_links_and_sentences_stand_side_by_side_at_every_size(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced().with_values({"requests.granted.natural": None}))
    window = program.window
    bar = window.statusBar()
    assert isinstance(bar, StatusBar)
    window.exported_links.offer_file(tmp_path / "报告.pdf")
    page = editor_of(program).current_table_page
    assert page is not None
    qtbot.keyClick(page.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    for size in SIZES:
        window.resize(*size)
        QApplication.processEvents()
        assert (window.width(), window.height()) == size
        parts = sorted(list_visible(bar), key=QWidget.x)
        assert len(parts) >= 4
        for left, right in pairwise(parts):
            assert left.geometry().right() < right.x(), (size, left, right)
        assert parts[-1].geometry().right() <= bar.width()


@pytest.mark.parametrize("size", SIZES)
def test_a_long_sentence_ends_before_the_links_and_hides_the_labels(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int]
) -> None:
    program = opened(qtbot, tmp_path, balanced())
    bar = program.window.statusBar()
    assert isinstance(bar, StatusBar)
    program.window.exported_links.offer_file(tmp_path / "报告.pdf")
    program.window.resize(*size)
    program.window.show_status(LONG)
    QApplication.processEvents()
    links = program.window.exported_links.geometry()
    assert bar.shown_message.endswith("…")
    assert bar.message_rect.right() < links.left()
    assert bar.toolTip()
    assert all(part.x() >= links.x() for part in list_visible(bar))


def test_a_label_without_room_shows_its_whole_text_in_the_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("选中 175 格 · 合计 36 · 平均 6")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.grab()
    assert "合计 36" in label.toolTip()
    label.resize(600, 20)
    label.grab()
    assert label.toolTip() == ""
