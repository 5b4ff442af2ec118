"""An error nobody foresaw: the draft is kept, a page tells and can be left, nothing of a report gets out unasked."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.application import crash_handler
from gui.application.application import Application
from gui.system.background import run_in_background
from model.errors import StoreError
from model.files.error_log import LOG_NAME
from tests.gui.application.crashing import SECRET, fail, page_of
from tests.gui.guarded import press
from tests.gui.opened import editor_of


def nested_call(words: str) -> None:
    """Fails in a worker, below the edge."""
    raise ValueError(words)


def test_what_was_being_typed_is_kept_first(program: Application) -> None:
    editor = editor_of(program)
    editor.tabs.setCurrentIndex(1)
    box = editor.current_page.text_box  # type: ignore[attr-defined]
    QTest.keyClicks(box, "abc")
    fail(ValueError("boom"))
    assert program.store.load_report(1)[0].prose["overview"].startswith("abc")
    assert "都已保存" in page_of(program).message_label.text()


def test_what_could_not_be_kept_is_said(program: Application, tmp_path: Path) -> None:
    def keep() -> bool:
        raise KeyError(SECRET)

    crash_handler.install_exception_hook(tmp_path, keep, program.window)
    fail(ValueError(SECRET))
    assert "还没有保存" in page_of(program).message_label.text()
    log = (tmp_path / LOG_NAME).read_text(encoding="utf-8")
    assert "KeyError" in log
    assert SECRET not in log


def test_one_of_our_own_is_said_in_a_line(program: Application) -> None:
    fail(StoreError("磁盘满了，请先腾出一些空间。"))
    assert program.window.overlay is None
    assert program.window.notice_bar.message_label.text() == "磁盘满了，请先腾出一些空间。"
    press(program, "知道了")
    assert program.window.notice_bar.isHidden()


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
    assert "还没有保存" in page_of(program).message_label.text()
    assert "都已保存" not in page_of(program).message_label.text()


def test_of_each_further_error_the_page_says_anew_whether_all_is_kept(program: Application, tmp_path: Path) -> None:
    fail(ValueError("boom"))
    assert "都已保存" in page_of(program).message_label.text()
    crash_handler.install_exception_hook(tmp_path, lambda: False, program.window)
    fail(ValueError("boom"))
    assert "还没有保存" in page_of(program).message_label.text()
