"""While a file is read that costs hours, the window goes on; 取消 ends the reading."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from gui.importing.import_worker import ImportWorker
from model.importing.file_check import CheckedFile, FileResult, UnreadFile
from tests.model.importing.isolation.hostile import write_nested_forms
from tests.model.importing.layouts import laid_out, report


def write_files(folder: Path) -> list[Path]:
    """A file that takes all the time and memory there is, and a sound one."""
    sound = folder / "水务局.txt"
    sound.write_text(laid_out(report("2021")), encoding="utf-8")
    return [write_nested_forms(folder / "套.pdf", 12), sound]


class ReadingProcesses:
    """The processes that read files; one may be there already, warm from another test."""

    def __init__(self) -> None:
        self._used_before: Mapping[int, float] = {
            child.pid: child.cpu_times().user for child in psutil.Process().children()
        }

    def find_busy(self) -> list[psutil.Process]:
        """Those in the middle of the hostile file: they have used more of the processor since than a start takes."""
        return [
            child
            for child in psutil.Process().children()
            if child.is_running() and child.cpu_times().user - self._used_before.get(child.pid, 0.0) > 1.5
        ]

    def is_reading(self) -> bool:
        return bool(self.find_busy())


@pytest.fixture
def processes() -> ReadingProcesses:
    return ReadingProcesses()


def test_the_window_lives_while_a_hostile_file_is_read_and_the_next_one_is_read(
    qtbot: QtBot, tmp_path: Path, processes: ReadingProcesses
) -> None:
    owner = QObject()
    worker = ImportWorker(owner)
    results: list[FileResult] = []
    worker.file_checked.connect(results.append)
    ticks = count_ticks(owner)
    worker.read_files(write_files(tmp_path))
    qtbot.waitUntil(processes.is_reading, timeout=60_000)
    assert len(ticks) > 10
    for process in processes.find_busy():
        process.kill()  # as the watch will after ten seconds
    qtbot.waitUntil(lambda: not worker.is_busy, timeout=60_000)
    hostile, sound = results
    assert isinstance(hostile, UnreadFile)
    assert hostile.reason.startswith("读不了“套.pdf”：")
    assert isinstance(sound, CheckedFile)


def test_cancelling_ends_the_reading_of_a_hostile_file(
    qtbot: QtBot, tmp_path: Path, processes: ReadingProcesses
) -> None:
    owner = QObject()
    worker = ImportWorker(owner)
    worker.read_files(write_files(tmp_path))
    qtbot.waitUntil(processes.is_reading, timeout=60_000)
    worker.cancel()
    qtbot.waitUntil(lambda: not processes.is_reading(), timeout=60_000)
    assert not worker.is_busy


def count_ticks(owner: QObject) -> list[None]:
    """A list that grows by one whenever the window had time for a timer of 20 ms, until owner goes."""
    ticks: list[None] = []
    timer = QTimer(owner, interval=20)
    timer.timeout.connect(lambda: ticks.append(None))
    timer.start()
    return ticks
