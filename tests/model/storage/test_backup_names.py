"""What backups are called: the name alone says when one was made and before what."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.storage.backup_names import (
    BEFORE_RESTORE,
    BEFORE_UPGRADE,
    default_folder,
    ensure_folder,
    find_free_name,
    list_backup_names,
)
from tests.model.drafting import somewhere

NOW = datetime(2026, 1, 12, 9, 30, 15, tzinfo=UTC)


@given(st.datetimes(datetime(1990, 1, 1), datetime(2099, 1, 1)), st.sampled_from(["", BEFORE_RESTORE, BEFORE_UPGRADE]))
def test_a_name_says_to_the_second_when_and_before_what(at: datetime, before: str) -> None:
    at = at.replace(microsecond=0, tzinfo=UTC)
    with somewhere() as drafts:
        path = find_free_name(drafts.parent, at, before)
        path.touch()
        [found] = list_backup_names(drafts.parent)
    assert (found.made_at, found.path, found.occasion) == (at, path, before)


def test_several_of_one_second_have_names_of_their_own(tmp_path: Path) -> None:
    for _ in range(3):
        find_free_name(tmp_path, NOW).touch()
    assert {one.made_at for one in list_backup_names(tmp_path)} == {NOW}
    assert len(list_backup_names(tmp_path)) == 3


def test_the_newest_comes_first(tmp_path: Path) -> None:
    for hour in (3, 1, 2):
        find_free_name(tmp_path, NOW + timedelta(hours=hour)).touch()
    assert [(one.made_at - NOW) // timedelta(hours=1) for one in list_backup_names(tmp_path)] == [3, 2, 1]


@pytest.mark.parametrize(
    "name",
    [
        "drafts.db",
        "drafts-20260112-093015+0000.db.part",
        "drafts-20260112-093015.db",
        "副本 drafts-20260112-093015+0000.db",
    ],
)
def test_other_files_are_no_backups(name: str, tmp_path: Path) -> None:
    (tmp_path / name).touch()
    assert list_backup_names(tmp_path) == []


def test_only_the_usual_folder_is_made_where_it_is_missing(tmp_path: Path) -> None:
    drafts = tmp_path / "drafts.db"
    assert ensure_folder(default_folder(drafts), drafts).is_dir()
    chosen = tmp_path / "stick"
    assert not ensure_folder(chosen, drafts).exists()
    assert list_backup_names(chosen) == []
