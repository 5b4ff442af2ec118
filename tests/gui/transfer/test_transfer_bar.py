"""The bar that tells of a transfer, and cancelling.

Covers gui/widgets/progress_bar.py too.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtTest import QTest

from tests.gui.transfer.computers import LEFT, Computer


@contextmanager
def no_hands() -> Iterator[None]:
    """Work that is begun waits, as on a busy computer, until this is over."""
    pool = QThreadPool.globalInstance()
    hands = pool.maxThreadCount()
    pool.setMaxThreadCount(0)
    try:
        yield
    finally:
        pool.setMaxThreadCount(hands)


def test_cancelling_an_export_leaves_nothing(home: Computer, archive: Path) -> None:
    home.choose("pack_all")
    with no_hands():
        QTest.mouseClick(home.bar.export_button, LEFT)
        QTest.mouseClick(home.bar.cancel_button, LEFT)
    assert home.wait() == "已取消，什么都没有改动。"
    assert list(archive.parent.iterdir()) == []
    assert not list(home.store.path.parent.glob(".nianbao-*"))


def test_cancelling_an_import_adds_nothing(home: Computer, away: Computer, archive: Path) -> None:
    home.carry_out()
    with no_hands():
        away.choose("unpack_all")
        QTest.mouseClick(away.bar.cancel_button, LEFT)
    assert away.wait() == "已取消，什么都没有改动。"
    assert away.digests == []
    assert not list(away.store.path.parent.glob(".nianbao-*"))


def test_cancelling_an_import_just_as_all_was_read_adds_nothing(home: Computer, away: Computer, archive: Path) -> None:
    home.carry_out()
    away.choose("unpack_all")
    QThreadPool.globalInstance().waitForDone()  # what was read waits for the window's thread
    QTest.mouseClick(away.bar.cancel_button, LEFT)
    assert away.wait() == "已取消，什么都没有改动。"
    assert away.digests == []


def test_the_window_is_not_held_by_the_work_and_shows_that_it_goes_on(home: Computer, archive: Path) -> None:
    home.choose("pack_all")
    QTest.keyClick(home.bar.export_button, Qt.Key.Key_Return)
    assert home.bar.percent_bar.isVisible()
    assert home.start.notice_bar.isHidden(), "what came of it is said later, though the key was dealt with"
    assert home.wait().startswith("已把 2 份年报导出到")
