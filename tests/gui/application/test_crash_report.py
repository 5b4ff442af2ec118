"""What is told of an error, and the log."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from gui.application.application import Application
from model.files.error_log import LOG_NAME
from model.version import VERSION
from tests.gui.application.crashing import SECRET, fail, page_of
from tests.gui.guarded import press


def nested(depth: int) -> Exception:
    """An error with a long story: each is the cause of the next."""
    try:
        raise ValueError(SECRET) from (nested(depth - 1) if depth else None)
    except ValueError as error:
        return error


def test_the_report_has_versions_and_the_lines_of_program_and_nothing_of_the_draft(program: Application) -> None:
    fail(ValueError(SECRET))
    text = page_of(program).report_text.toPlainText()
    assert f"年报 {VERSION}" in text
    assert "Python 3." in text
    assert "Qt 6." in text
    assert "crashing.py" in text
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


def test_the_log_is_rotated_and_stays_small(program: Application, tmp_path: Path) -> None:
    error = nested(60)
    for _ in range(60):
        fail(error)
    logs = sorted(tmp_path.glob(f"{LOG_NAME}*"))
    assert 2 <= len(logs) <= 4
    assert all(log.stat().st_size <= 200_000 for log in logs)
    assert all(SECRET not in log.read_text(encoding="utf-8") for log in logs)
