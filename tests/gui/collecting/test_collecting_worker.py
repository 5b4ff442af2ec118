from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui.collecting.collecting_worker import CollectingWorker
from gui.collecting.collection_reading import CollectionRequest
from model.collecting.store.collection_file import FILE_NAME
from tests.gui.collecting.units_and_window import OFFICE, PATIENCE


def test_a_cancelled_reading_ends_as_stopped_and_another_can_begin(qtbot: QtBot, tmp_path: Path) -> None:
    owner = QObject()
    worker = CollectingWorker(owner)
    (tmp_path / "甲局.txt").write_text("报告", encoding="utf-8")
    with qtbot.waitSignal(worker.stopped, timeout=PATIENCE):
        worker.read(CollectionRequest(tmp_path, OFFICE, 2025, (tmp_path / "甲局.txt",)))
        worker.cancel()
    assert not worker.is_busy
    with qtbot.waitSignal(worker.collected, timeout=PATIENCE) as collected:
        worker.read(CollectionRequest(tmp_path, OFFICE, 2025))
    assert collected.args is not None
    assert collected.args[0].is_empty


def test_a_file_that_is_no_collection_is_told_in_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    owner = QObject()
    worker = CollectingWorker(owner)
    (tmp_path / FILE_NAME).mkdir()
    with qtbot.waitSignal(worker.failed, timeout=PATIENCE) as failed:
        worker.read(CollectionRequest(tmp_path, OFFICE, 2025))
    assert failed.args is not None
    assert str(failed.args[0]).endswith("。")
