"""The page after damage: nothing is decided before the clerk chooses, and whatever is chosen, nothing is gone.

Covers gui/backup/recovery_controller.py too.
"""

from __future__ import annotations

import os
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.backup.recovery_page import RecoveryPage
from gui.draft_list.drafts_model import UNIT
from model.recovery import backups
from model.storage import quarantine
from model.storage.store import Store
from tests.gui.guarded import guarded, press, units
from tests.gui.opened import spell
from tests.model.drafting import RECEIVED, begun, enter, reopened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose drafts were backed up, then edited, then damaged in their first page."""
    path = tmp_path / "drafts.db"
    with closing(Store(path)) as store:
        id = begun(store, {"cover.unit": "甲局", "cover.year": "2025"})
        backups.make_backup(path, tmp_path / backups.BACKUP_FOLDER, datetime.now(UTC))
        enter(reopened(store, id), {RECEIVED: 7})
        begun(store, {"cover.unit": "乙局", "cover.year": "2025"})
    path.write_bytes(os.urandom(100) + path.read_bytes()[100:])
    return tmp_path


def page_of(qtbot: QtBot, program: Application) -> RecoveryPage:
    """The page, once it has looked."""
    qtbot.waitUntil(lambda: isinstance(program.window.overlay, RecoveryPage))
    page = program.window.overlay
    assert isinstance(page, RecoveryPage)
    qtbot.waitUntil(lambda: len(page.buttons) > 2 or "知道了" in page.buttons)
    return page


def test_the_page_says_what_is_where_and_advises(qtbot: QtBot, folder: Path) -> None:
    program = guarded(qtbot, folder)
    page = page_of(qtbot, program)
    damaged = quarantine.find_pending(folder / "drafts.db")
    assert damaged
    assert str(damaged) in page.message_label.text()
    assert "读出 2 份年报，都完整" in page.state_label.text()
    assert "有 1 份年报" in page.state_label.text()
    rows = [page.draft_list.topLevelItem(row) for row in range(page.draft_list.topLevelItemCount())]
    told = [[row.text(column) for column in range(3)] for row in rows if row]
    assert [words[0] for words in told] == ["甲局 2025 年", "乙局 2025 年"]
    assert told[0][1].startswith("改过 1 次，今天 ")
    assert told[0][2].endswith("，比救回的旧")
    assert told[1][2] == "没有"
    assert list(page.buttons) == ["用救回来的内容", "用备份", "两样都要", "打开文件夹", "以后再说"]
    assert page.buttons["用救回来的内容"].hasFocus()
    assert program.store.list_summaries() == []


def test_enter_takes_what_is_advised(qtbot: QtBot, folder: Path) -> None:
    program = guarded(qtbot, folder)
    page = page_of(qtbot, program)
    QTest.keyClick(page.buttons["用救回来的内容"], Qt.Key.Key_Return)
    assert program.window.overlay is None
    assert units(program) == ["乙局", "甲局"]
    assert "已放回 2 份年报" in program.start_page.notice_bar.message_label.text()
    assert program.store.load_report(program.store.list_summaries()[-1].id)[0].unit
    assert quarantine.find_pending(folder / "drafts.db") is None


def test_the_backup_may_be_chosen_instead(qtbot: QtBot, folder: Path) -> None:
    program = guarded(qtbot, folder)
    page_of(qtbot, program)
    press(program, "用备份")
    assert units(program) == ["甲局"]
    assert program.store.load_history(program.store.list_summaries()[0].id) == []


def test_closing_without_a_choice_asks_again_the_next_time(qtbot: QtBot, folder: Path) -> None:
    program = guarded(qtbot, folder)
    page_of(qtbot, program)
    program.window.close()
    program = guarded(qtbot, folder)
    page_of(qtbot, program)
    press(program, "两样都要")
    assert units(program) == ["乙局", "甲局"]
    program.window.close()
    program = guarded(qtbot, folder)
    assert program.window.overlay is None
    assert units(program) == ["乙局", "甲局"]


def test_one_may_put_it_off_and_come_back_to_it_after_another_draft(qtbot: QtBot, folder: Path) -> None:
    program = guarded(qtbot, folder)
    page_of(qtbot, program)
    press(program, "以后再说")
    assert program.window.overlay is None
    program.open_sample()
    program.close_draft()
    press(program, "去处理")
    page_of(qtbot, program)
    press(program, "用救回来的内容")
    assert len(units(program)) == 3


def test_where_nothing_is_left_that_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    Store(tmp_path / "drafts.db").close()
    (tmp_path / "drafts.db").write_bytes(b"x" * 9000)
    program = guarded(qtbot, tmp_path)
    page = page_of(qtbot, program)
    assert page.state_label.text().startswith("坏文件里没有读出年报。没有找到完好的备份。")
    assert page.draft_list.isHidden()
    press(program, "知道了")
    assert program.window.overlay is None
    program.window.close()
    assert guarded(qtbot, tmp_path).window.overlay is None


@pytest.fixture
def torn(tmp_path: Path) -> Path:
    """A folder whose one draft was backed up, then edited, and has a hole in its history."""
    path = tmp_path / "drafts.db"
    with closing(Store(path)) as store:
        draft = reopened(store, begun(store, {"cover.unit": "甲局", "cover.year": "2025"}))
        backups.make_backup(path, tmp_path / backups.BACKUP_FOLDER, datetime.now(UTC))
        for figure in range(200):
            enter(draft, {RECEIVED: figure, "overview": f"第{figure}稿。"})
    data = path.read_bytes()
    at = data.index("第90稿。".encode()) // 4096 * 4096
    path.write_bytes(os.urandom(100) + data[100:at] + bytes(4096) + data[at + 4096 :])
    return tmp_path


def told(program: Application) -> list[tuple[str, str]]:
    """The first column of the list, as it is seen and as it is read out."""
    drafts = program.start_page.drafts_table.drafts_model
    rows = [drafts.index(row, UNIT) for row in range(drafts.rowCount())]
    return sorted((row.data(), row.data(Qt.ItemDataRole.AccessibleTextRole).split("，")[0]) for row in rows)


SALVAGED = ("甲局（救回来的）", "甲局 2025 年（救回来的）")
BACKED_UP = ("甲局（来自备份）", "甲局 2025 年（来自备份）")


def test_two_states_of_one_draft_say_where_they_come_from_until_one_is_deleted(qtbot: QtBot, torn: Path) -> None:
    program = guarded(qtbot, torn)
    page = page_of(qtbot, program)
    assert "注明“救回来的”和“来自备份”" in page.state_label.text()
    QTest.keyClick(page.buttons["两样都要"], Qt.Key.Key_Return)
    assert told(program) == sorted([SALVAGED, BACKED_UP])
    assert "是同一份年报的两种内容" in program.start_page.notice_bar.message_label.text()
    assert {card.unit for card in program.store.list_summaries()} == {"甲局"}
    program.window.close()
    program = guarded(qtbot, torn)
    assert told(program) == sorted([SALVAGED, BACKED_UP])
    start = program.start_page
    spell(start.drafts_pane.search_box, "来自备份")
    qtbot.waitUntil(lambda: told(program) == [BACKED_UP])
    QTest.keyClick(start.drafts_table, Qt.Key.Key_Delete)
    assert start.notice_bar.message_label.text().startswith("要删除“甲局 2025 年（来自备份）”吗？")
    press(program, "删除")
    start.drafts_pane.clear_filter()
    assert told(program) == [("甲局", "甲局 2025 年")]
    press(program, "撤销")
    assert told(program) == sorted([SALVAGED, BACKED_UP])
