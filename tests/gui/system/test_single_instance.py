"""One window writes to a folder of drafts; a second start shows it, a second machine may only look."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSysInfo, QThread
from pytestqt.qtbot import QtBot

from gui.system.open_requests import write_request
from gui.system.single_instance import LOCK_FILE, REQUEST_FILE, SingleInstance, is_this_computer

ROOT = Path(__file__).parents[3]
HOLD = """
import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication
from gui.system.single_instance import SingleInstance
app = QCoreApplication([]); place = SingleInstance(Path(sys.argv[1]))
place.show_requested.connect(lambda: print("shown", flush=True))
print(place.holds_lock, flush=True); sys.exit(app.exec())
"""
ASK = """
import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication
from gui.system.single_instance import SingleInstance
app = QCoreApplication([]); place = SingleInstance(Path(sys.argv[1]))
print(place.holds_lock, place.show_other_window())
"""


PASS_ON = ASK.replace("show_other_window()", "show_other_window([Path(name) for name in sys.argv[2:]])")


def other(script: str, folder: Path, *files: Path) -> subprocess.Popen[str]:
    """Another process in this folder, which is given these files."""
    return subprocess.Popen(
        [sys.executable, "-c", script, str(folder), *map(str, files)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )


def test_a_second_start_shows_the_first_window(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert first.holds_lock
    assert first.read_only_reason == ""
    with other(ASK, tmp_path) as second:
        with qtbot.waitSignal(first.show_requested, timeout=20_000):
            pass
        assert second.communicate()[0].split() == ["False", "True"]
    assert not (tmp_path / REQUEST_FILE).exists()
    first.release_lock()


def test_the_files_of_other_starts_are_passed_on_each_once(qtbot: QtBot, tmp_path: Path) -> None:
    """Several at once, as where several files are opened on Windows, and one from before anybody listens."""
    files = [tmp_path / "甲局 2025.xlsx", tmp_path / "乙局.pdf"]
    first, passed_on = SingleInstance(tmp_path), list[Path]()
    shown: list[bool] = []
    first.files_requested.connect(passed_on.extend)
    first.show_requested.connect(lambda: shown.append(True))
    with other(PASS_ON, tmp_path, files[0]) as second, other(PASS_ON, tmp_path, *files) as third:
        qtbot.waitUntil(lambda: len(passed_on) >= 3)
        assert second.communicate()[0].split() == ["False", "True"]
        assert third.communicate()[0].split() == ["False", "True"]
    qtbot.wait(50)
    assert sorted(passed_on) == sorted([files[0], *files])
    assert shown
    first.release_lock()


def test_a_request_written_while_the_first_program_starts_is_answered_by_its_window(
    qtbot: QtBot, tmp_path: Path
) -> None:
    request = write_request(tmp_path, [tmp_path / "甲局.xlsx"])
    first = SingleInstance(tmp_path)
    with qtbot.waitSignal(first.files_requested) as passed_on:
        pass
    assert passed_on.args == [[tmp_path / "甲局.xlsx"]]
    assert not request.exists()
    first.release_lock()


def test_the_place_is_free_again_when_it_is_let_go(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert not SingleInstance(tmp_path).holds_lock
    first.release_lock()
    second = SingleInstance(tmp_path)
    assert second.holds_lock
    second.release_lock()


def test_a_program_that_does_not_answer_is_named(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gui.system.single_instance._ANSWER_MS", 100)
    monkeypatch.setattr("gui.system.single_instance._STARTING_MS", 0)
    with other(HOLD, tmp_path) as first:
        assert first.stdout
        assert first.stdout.readline() == "True\n"
        second = SingleInstance(tmp_path)
        assert second.show_other_window()
        assert first.stdout.readline() == "shown\n"
        if sys.platform != "win32":
            os.kill(first.pid, signal.SIGSTOP)
            assert not second.show_other_window()
            assert not (tmp_path / REQUEST_FILE).exists()
            assert f"进程 {first.pid}" in second.read_only_reason
        first.kill()
        first.wait()
    third = SingleInstance(tmp_path)
    assert third.holds_lock
    third.release_lock()


def test_another_machine_that_writes_is_named_and_asked_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / LOCK_FILE).write_text("4242\nnianbao\noffice-pc\n\n\n")
    place = SingleInstance(tmp_path)
    assert place.is_taken
    assert place.lock_holder == ("office-pc", 4242)
    assert "office-pc" in place.read_only_reason
    assert not place.show_other_window()
    assert place.take_over()
    assert place.read_only_reason == ""
    place.release_lock()


REMAINS: dict[str, Callable[[Path], object]] = {
    "nothing": lambda lock: lock.touch(),
    "noise": lambda lock: lock.write_text("%%%"),
    "a process that is gone": lambda lock: lock.write_text(f"{2**22 + 1}\npython\n{os.uname().nodename}\n\n\n"),
}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows removes the lock of a process that is gone by itself")
@pytest.mark.parametrize("what", REMAINS)
def test_what_a_power_cut_left_holds_nobody_up(qtbot: QtBot, tmp_path: Path, what: str) -> None:
    REMAINS[what](tmp_path / LOCK_FILE)
    os.utime(tmp_path / LOCK_FILE, (1_700_000_000, 1_700_000_000))
    place = SingleInstance(tmp_path)
    assert place.holds_lock
    place.release_lock()


def test_a_lock_that_names_nobody_yet_belongs_to_a_program_just_starting(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other").mkdir()
    other = SingleInstance(tmp_path / "other")
    named = (tmp_path / "other" / LOCK_FILE).read_bytes()
    (tmp_path / LOCK_FILE).touch()
    monkeypatch.setattr(QThread, "msleep", lambda _: (tmp_path / LOCK_FILE).write_bytes(named))
    place = SingleInstance(tmp_path)
    assert not place.holds_lock
    assert place.lock_holder[1] == os.getpid()
    other.release_lock()


def test_a_lock_that_can_be_neither_read_nor_removed_lets_the_drafts_be_looked_at(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.system.single_instance._LOCKING_MS", 10)
    (tmp_path / LOCK_FILE).mkdir()
    place = SingleInstance(tmp_path)
    assert not place.holds_lock
    assert "看不出是谁" in place.read_only_reason
    assert not place.is_held_elsewhere
    assert not place.show_other_window()


def test_a_program_that_is_slow_to_start_is_waited_for(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.system.single_instance._ANSWER_MS", 1)
    with other(HOLD.replace("sys.exit", "import time; time.sleep(1); sys.exit"), tmp_path) as first:
        assert first.stdout
        assert first.stdout.readline() == "True\n"
        assert SingleInstance(tmp_path).show_other_window()
        assert first.stdout.readline() == "shown\n"
        first.kill()


def test_the_place_of_a_program_that_is_just_going_is_taken(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = (SingleInstance(tmp_path) for _ in range(3))
    monkeypatch.setattr(QThread, "msleep", lambda _: first.release_lock())
    assert not second.show_other_window()
    assert second.holds_lock
    assert second.read_only_reason == ""
    second.release_lock()
    assert not third.show_other_window()
    assert third.holds_lock
    third.release_lock()
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_to_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    place = SingleInstance(tmp_path / "none")
    assert not place.holds_lock
    assert not place.is_taken
    assert "不许写入" in place.read_only_reason


@pytest.mark.parametrize("written", ["zhangsan-desktop", "ZHANGSAN-DESKTO", "Zhangsan-Desktop"])
def test_the_name_in_a_lock_is_this_computers_in_capitals_or_cut_to_15_characters_too(
    written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QSysInfo, "machineHostName", lambda: "zhangsan-desktop")
    assert is_this_computer(written)
    assert not is_this_computer("ZHANGSAN-DESK")
    assert not is_this_computer("zhangsan-desktop-2")
