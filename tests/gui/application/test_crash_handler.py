"""An error nobody foresaw: the draft is kept, a page tells and can be left, nothing of a report gets out unasked."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.application import crash_handler
from gui.application.application import Application
from gui.application.crash_page import CrashPage
from gui.application.crash_report import LOG_NAME
from gui.system.background import run_in_background
from model.errors import StoreError
from model.version import VERSION
from tests.gui.guarded import guarded, press
from tests.gui.opened import editor_of

SECRET = "云滨县的一句只在草稿里出现的话"


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Application]:
    """The program under watch, with a draft on the desk and a word in it that is not stored yet."""
    program = guarded(qtbot, tmp_path, "甲局")
    log, before = logging.getLogger("nianbao"), sys.excepthook
    handlers = list(log.handlers)
    crash_handler.install_exception_hook(tmp_path, program.save_pending, program.window)
    program.open_draft(1)
    yield program
    sys.excepthook = before
    for handler in [handler for handler in log.handlers if handler not in handlers]:
        log.removeHandler(handler)
        handler.close()


def fail(error: BaseException) -> None:
    """What Python does with an exception in a slot that nobody caught."""
    try:
        raise error
    except type(error) as raised:
        sys.excepthook(type(raised), raised, raised.__traceback__)


def nested(depth: int) -> Exception:
    """An error with a long story: each is the cause of the next."""
    try:
        raise ValueError(SECRET) from (nested(depth - 1) if depth else None)
    except ValueError as error:
        return error


def nested_call(words: str) -> None:
    """Fails in a worker, below the edge."""
    raise ValueError(words)


def page_of(program: Application) -> CrashPage:
    page = program.window.overlay
    assert isinstance(page, CrashPage)
    return page


def test_what_was_being_typed_is_kept_first(program: Application) -> None:
    editor = editor_of(program)
    editor.tabs.setCurrentIndex(1)
    box = editor.current_page.text_box  # type: ignore[attr-defined]
    QTest.keyClicks(box, "abc")
    fail(ValueError("boom"))
    assert program.store.load_report(1)[0].prose["overview"].startswith("abc")
    assert "都已保存" in page_of(program).message_label.text()


def test_the_report_has_versions_and_the_lines_of_program_and_nothing_of_the_draft(program: Application) -> None:
    fail(ValueError(SECRET))
    text = page_of(program).report_text.toPlainText()
    assert f"年报 {VERSION}" in text
    assert "Python 3." in text
    assert "Qt 6." in text
    assert "test_crash_handler.py" in text
    assert text.rstrip().endswith("ValueError")
    assert SECRET not in text


def test_the_errors_own_words_are_in_it_only_when_ticked(program: Application) -> None:
    fail(ValueError(SECRET))
    page = page_of(program)
    QTest.keyClick(page.messages_box, Qt.Key.Key_Space)
    press(program, "复制报告")
    assert SECRET in QGuiApplication.clipboard().text()
    QTest.keyClick(page.messages_box, Qt.Key.Key_Space)
    press(program, "复制报告")
    assert SECRET not in QGuiApplication.clipboard().text()
    assert "已复制" in page.state_label.text()


def test_an_error_in_a_worker_is_logged_with_its_lines_of_program_after_what_is_typed_is_kept(
    program: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    editor = editor_of(program)
    editor.tabs.setCurrentIndex(1)
    QTest.keyClicks(editor.current_page.text_box, "abc")  # type: ignore[attr-defined]
    told: list[str] = []
    run_in_background(partial(nested_call, SECRET), print, told.append, program)
    qtbot.waitUntil(lambda: bool(told))
    assert program.store.load_report(1)[0].prose["overview"].startswith("abc")
    assert "都已保存" in page_of(program).message_label.text()
    log = (tmp_path / LOG_NAME).read_text(encoding="utf-8")
    assert "in nested_call" in log
    assert SECRET not in log


def test_after_an_error_in_a_worker_the_page_does_not_say_that_all_is_kept_when_it_is_not(
    program: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    crash_handler.install_exception_hook(tmp_path, lambda: False, program.window)
    told: list[str] = []
    run_in_background(partial(nested_call, SECRET), print, told.append, program)
    qtbot.waitUntil(lambda: bool(told))
    assert "还没有存盘" in page_of(program).message_label.text()
    assert "都已保存" not in page_of(program).message_label.text()


def test_of_each_further_error_the_page_says_anew_whether_all_is_kept(program: Application, tmp_path: Path) -> None:
    fail(ValueError("boom"))
    assert "都已保存" in page_of(program).message_label.text()
    crash_handler.install_exception_hook(tmp_path, lambda: False, program.window)
    fail(ValueError("boom"))
    assert "还没有存盘" in page_of(program).message_label.text()


def test_enter_goes_on_where_one_was(program: Application) -> None:
    editor = editor_of(program)
    editor.tabs.setCurrentIndex(3)
    assert editor.current_table_page
    editor.current_table_page.view.setFocus()
    fail(ValueError("boom"))
    assert page_of(program).buttons["接着用"].hasFocus()
    QTest.keyClick(page_of(program).buttons["接着用"], Qt.Key.Key_Return)
    assert program.window.overlay is None
    assert editor.isVisible()
    assert editor.current_table_page.view.hasFocus()


def test_many_errors_are_one_page(program: Application) -> None:
    for _ in range(5):
        fail(ValueError("boom"))
    assert "又出了 4 次" in page_of(program).state_label.text()


def test_what_could_not_be_kept_is_said(program: Application, tmp_path: Path) -> None:
    def keep() -> bool:
        raise KeyError(SECRET)

    crash_handler.install_exception_hook(tmp_path, keep, program.window)
    fail(ValueError(SECRET))
    assert "还没有存盘" in page_of(program).message_label.text()
    log = (tmp_path / LOG_NAME).read_text(encoding="utf-8")
    assert "KeyError" in log
    assert SECRET not in log


def test_one_of_our_own_is_said_in_a_line(program: Application) -> None:
    fail(StoreError("磁盘满了，请先腾出一些空间。"))
    assert program.window.overlay is None
    assert program.window.notice_bar.message_label.text() == "磁盘满了，请先腾出一些空间。"
    press(program, "知道了")
    assert program.window.notice_bar.isHidden()


def test_the_log_is_rotated_and_stays_small(program: Application, tmp_path: Path) -> None:
    error = nested(60)
    for _ in range(60):
        fail(error)
    logs = sorted(tmp_path.glob(f"{LOG_NAME}*"))
    assert 2 <= len(logs) <= 4
    assert all(log.stat().st_size <= 200_000 for log in logs)
    assert all(SECRET not in log.read_text(encoding="utf-8") for log in logs)
