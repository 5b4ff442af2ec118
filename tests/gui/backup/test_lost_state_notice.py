"""A file that went back in time: said above the list with both times, in nobody's way, with the backups at hand."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.backup.lost_state_notice import describe_lost_state
from gui.backup.recovery_page import RecoveryPage
from gui.draft.draft_words import describe_moment
from model.recovery import backups
from model.storage.recognition.newest_state import MISSING, OLDER, OTHER
from model.storage.recognition.state_record import LostState
from model.storage.store import Store
from tests.gui.guarded import custody, guarded, press, units
from tests.model.drafting import RECEIVED, begun, enter, reopened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a backup of one draft, whose file is gone after a further edit."""
    path = tmp_path / "drafts.db"
    with closing(Store(path)) as store:
        id = begun(store, {"cover.unit": "甲局", "cover.year": "2025"})
        backups.make_backup(path, tmp_path / backups.BACKUP_FOLDER, datetime.now(UTC))
        enter(reopened(store, id), {RECEIVED: 7})
    path.unlink()
    return tmp_path


def test_a_file_that_is_gone_is_told_and_its_backup_brings_it_back(qtbot: QtBot, folder: Path) -> None:
    program = guarded(qtbot, folder)
    bar = program.start_page.notice_bar
    assert bar.message_label.text().startswith("存年报的文件不见了，现在是一个新的空文件；上次存到 今天 ")
    press(program, "看备份")
    page = custody(program).backups.page
    qtbot.waitUntil(lambda: page.backup_list.topLevelItemCount() == 1)
    page._ask_restore()
    press(program, "恢复")
    qtbot.waitUntil(lambda: units(program) == ["甲局"])
    program.window.close()
    program = guarded(qtbot, folder)
    assert not program.start_page.notice_bar.isVisible()


def test_it_blocks_no_work_and_is_told_again_until_it_was_read(qtbot: QtBot, folder: Path) -> None:
    program = guarded(qtbot, folder, "乙局")
    assert units(program) == ["乙局"]
    program.window.close()
    program = guarded(qtbot, folder)
    press(program, "知道了")
    program.window.close()
    program = guarded(qtbot, folder)
    assert not program.start_page.notice_bar.isVisible()
    assert units(program) == ["乙局"]


def test_a_flipped_bit_in_the_header_is_told_and_the_drafts_are_there(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "drafts.db"
    with closing(Store(path)) as store:
        begun(store, {"cover.unit": "甲局", "cover.year": "2025"})
    data = bytearray(path.read_bytes())
    data[63] ^= 8
    path.write_bytes(data)
    program = guarded(qtbot, tmp_path)
    assert units(program) == ["甲局"]
    assert program.start_page.notice_bar.message_label.text().startswith("存年报的文件开头坏了一处")
    press(program, "知道了")


def test_a_log_that_is_all_that_is_left_is_told_as_that(qtbot: QtBot, folder: Path) -> None:
    path = folder / "drafts.db"
    with closing(Store(path)) as store:
        enter(reopened(store, begun(store, {"cover.unit": "乙局"})), {RECEIVED: 3})
        log = path.with_name("drafts.db-wal").read_bytes()
    path.unlink()
    path.with_name("drafts.db-wal").write_bytes(log)
    program = guarded(qtbot, folder)
    page = program.window.overlay
    assert isinstance(page, RecoveryPage)
    assert page.heading_label.text() == "存年报的文件不见了"
    qtbot.waitUntil(lambda: "用备份" in page.buttons)
    press(program, "用备份")
    assert units(program) == ["甲局"]


def test_both_times_are_named(tmp_path: Path) -> None:
    stored = datetime(2026, 1, 12, 10, 15, 30).astimezone()
    earlier = stored - timedelta(hours=5)
    for kind in (OLDER, OTHER):
        words = describe_lost_state(LostState(kind, stored, earlier))
        assert describe_moment(stored) in words
        assert describe_moment(earlier) in words
    in_a_minute = describe_lost_state(LostState(OLDER, stored, stored - timedelta(seconds=20)))
    assert "10:15:30" in in_a_minute
    assert "10:15:10" in in_a_minute
    assert "里没有年报" in describe_lost_state(LostState(OTHER, stored, None))
    assert describe_moment(stored) in describe_lost_state(LostState(MISSING, stored, None))
