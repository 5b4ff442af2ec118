"""The folder of backups that a clerk chooses: tried before it is taken, and never the reason why there is no backup."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from model.errors import StoreError
from model.recovery import backups
from model.recovery.backup_folder import back_up_if_due, check_folder
from model.storage.store import Store
from tests.model.drafting import begun

NOW = datetime(2026, 1, 12, 9, 30, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with closing(Store(tmp_path / "drafts.db")) as store:
        begun(store)
    return tmp_path / "drafts.db"


def test_a_fit_folder_is_named_and_left_as_it_was(tmp_path: Path) -> None:
    assert check_folder(tmp_path) == f"以后的备份存到“{tmp_path}”。"
    assert list(tmp_path.iterdir()) == []


def test_a_share_is_taken_and_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("model.recovery.backup_folder.is_on_network", lambda _: True)
    assert "网络盘" in check_folder(tmp_path)


def test_a_file_and_nothing_at_all_are_refused(tmp_path: Path, path: Path) -> None:
    for folder in (path, tmp_path / "none"):
        with pytest.raises(StoreError, match="没有变"):
            check_folder(folder)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="whoever may write everywhere")
def test_a_folder_that_may_not_be_written_to_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    with pytest.raises(StoreError, match="没有变"):
        check_folder(tmp_path)


def test_a_backup_that_is_due_goes_to_the_folder_chosen(path: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    kept = back_up_if_due(path, stick, NOW)
    assert kept
    assert (kept.backup.path.parent, kept.problem) == (stick, "")
    assert back_up_if_due(path, stick, NOW + timedelta(minutes=59)) is None


def test_while_it_is_away_the_usual_folder_has_one_an_hour(path: Path, tmp_path: Path) -> None:
    kept = back_up_if_due(path, tmp_path / "stick", NOW)
    assert kept
    assert kept.backup.path.parent == tmp_path / backups.BACKUP_FOLDER
    assert "U 盘" in kept.problem
    assert back_up_if_due(path, tmp_path / "stick", NOW + timedelta(minutes=59)) is None
    assert back_up_if_due(path, tmp_path / "stick", NOW + timedelta(minutes=61))


def test_where_the_usual_folder_fails_too_that_is_said(path: Path, tmp_path: Path) -> None:
    (tmp_path / backups.BACKUP_FOLDER).write_text("a file")
    with pytest.raises(StoreError, match="备份"):
        back_up_if_due(path, tmp_path / "stick", NOW, always=True)
