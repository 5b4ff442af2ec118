"""A report on its way to the printer: the bar that tells of it, 取消, closing meanwhile, a printer that refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.printing.print_job import PrintJob
from gui.window.message_area import MessageArea
from model.drafts.samples import DEMO_SAMPLE, DEMO_SAMPLE_LAST_YEAR, load_sample
from tests.gui.opened import Control, Key, editor_of, opened
from tests.gui.printing.at_printer import begin, buttons, painted, pictures, to_file, wait_for, wait_for_page

REPORT = "“临江县水务局 2025 年”"
Left = Qt.MouseButton.LeftButton


def test_cancelled_by_the_mouse_it_stops_and_says_that_nothing_was_printed(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, load_sample(DEMO_SAMPLE))
    bar = begin(program, painted(tmp_path / "a.pdf"))
    wait_for_page(qtbot, bar, 2)
    qtbot.mouseClick(bar.cancel_button, Left)
    assert bar.message_label.text() == "已取消打印，一页也没有印。"
    assert buttons(bar) == ["知道了"]
    qtbot.waitUntil(lambda: program.window.findChild(PrintJob) is None)
    assert not (tmp_path / "a.pdf").exists()
    qtbot.mouseClick(bar.close_button, Left)
    assert bar.isHidden()
    begin(program, to_file(tmp_path / "b.pdf"))
    wait_for(qtbot, program, "已打印到文件“b.pdf”。")
    assert len(pictures((tmp_path / "b.pdf").read_bytes())) == 5


def test_cancelled_by_keys_before_the_pages_are_set_the_cursor_goes_back_to_the_table(
    qtbot: QtBot, tmp_path: Path
) -> None:
    program = opened(qtbot, tmp_path, load_sample(DEMO_SAMPLE))
    bar = begin(program, to_file(tmp_path / "a.pdf"))
    for _ in range(6):
        if bar.cancel_button.hasFocus():
            break
        qtbot.keyClick(program.window, Key.Key_F6)
    qtbot.keyClick(bar.cancel_button, Key.Key_Return)
    assert bar.message_label.text() == "已取消打印，一页也没有印。"
    assert bar.close_button.hasFocus()
    qtbot.keyClick(bar.close_button, Key.Key_Return)
    page = editor_of(program).current_table_page
    assert page
    assert QApplication.focusWidget() is page.view
    assert not [stack for stack in program.window.findChildren(MessageArea) if stack.isVisible()]
    qtbot.waitUntil(lambda: program.window.findChild(PrintJob) is None)
    assert not (tmp_path / "a.pdf").exists()


def test_cancelled_when_the_pages_have_just_been_set_nothing_is_printed(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, load_sample(DEMO_SAMPLE))
    bar = begin(program, to_file(tmp_path / "a.pdf"))
    workers = QThreadPool.globalInstance()
    workers.waitForDone()  # and the window has not heard of it
    bar.cancel_button.click()
    qtbot.waitUntil(lambda: program.window.findChild(PrintJob) is None)
    workers.waitForDone()
    assert not (tmp_path / "a.pdf").exists()
    assert bar.message_label.text() == "已取消打印，一页也没有印。"


def test_printing_goes_on_when_another_draft_is_opened(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, load_sample(DEMO_SAMPLE))
    bar = begin(program, painted(tmp_path / "a.pdf"))
    wait_for_page(qtbot, bar, 1)
    program.open_new_draft(load_sample(DEMO_SAMPLE_LAST_YEAR), None)
    wait_for_page(qtbot, bar, 3)
    assert bar.isVisible()
    assert bar.message_label.text() == f"正在打印{REPORT}第 3 页，共 5 页。"
    qtbot.keyClick(program.window, Key.Key_W, Control)
    assert program.session is None
    wait_for(qtbot, program, "已打印到文件“a.pdf”。")
    assert len(pictures((tmp_path / "a.pdf").read_bytes())) == 5


def test_a_window_that_is_closed_while_it_prints_closes_when_all_pages_are_out(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, load_sample(DEMO_SAMPLE))
    bar = begin(program, painted(tmp_path / "a.pdf"))
    qtbot.keyClick(program.window, Key.Key_Q, Control)
    assert program.window.isVisible()
    wait_for_page(qtbot, bar, 3)
    assert bar.message_label.text() == f"正在打印{REPORT}第 3 页，共 5 页。打印完就关闭窗口。"
    assert buttons(bar) == ["先不关", "不打印了，现在关闭"]
    qtbot.waitUntil(program.window.isHidden, timeout=20_000)
    assert len(pictures((tmp_path / "a.pdf").read_bytes())) == 5


def test_a_clerk_who_thinks_better_of_closing_stays(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, load_sample(DEMO_SAMPLE))
    bar = begin(program, painted(tmp_path / "a.pdf"))
    program.window.close()
    qtbot.mouseClick(bar.stay_button, Left)
    assert buttons(bar) == ["取消"]
    wait_for(qtbot, program, "已打印到文件“a.pdf”。")
    assert program.window.isVisible()


def test_a_clerk_in_a_hurry_prints_no_further_and_closes(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, load_sample(DEMO_SAMPLE))
    bar = begin(program, painted(tmp_path / "a.pdf"))
    wait_for_page(qtbot, bar, 2)
    program.window.close()
    qtbot.mouseClick(bar.leave_button, Left)
    assert program.window.isHidden()
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize("kind", [to_file, painted])
@pytest.mark.parametrize(
    ("place", "pages", "words"),
    [
        ("gone/a.pdf", (), "▲ 没有打印成。"),
        ("a.pdf", (7, 9), "▲ 没有打印成。这份年报共 5 页，选的页不在其中。"),
        ("/dev/full", (), "▲ 没有打印成。"),
        ("/dev/full", (1, 1), "▲ 没有打印成。"),
    ],
)
def test_what_could_not_be_printed_is_told_in_the_window_which_stays_open(
    qtbot: QtBot, tmp_path: Path, kind: type, place: str, pages: tuple[int, ...], words: str
) -> None:
    path = tmp_path / place  # an absolute place stands for itself
    if place.startswith("/") and not path.exists():
        pytest.skip("no device here that is always full")
    program = opened(qtbot, tmp_path, load_sample(DEMO_SAMPLE))
    printer = kind(path, *pages)
    bar = begin(program, printer)
    program.window.close()
    qtbot.waitUntil(lambda: bar.message_label.text().startswith(words), timeout=20_000)
    assert bar.isVisible()
    assert "请" in bar.message_label.text()  # what to do now
    qtbot.waitUntil(lambda: program.window.findChild(PrintJob) is None)
    assert path.exists() == place.startswith("/")
    program.window.close()
    assert program.window.isHidden()
