"""Files of the program's that others could read are closed; what people put or share there on purpose is left."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from model.files.permissions import restrict_to_owner

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a Windows profile is its user's alone by itself")

OURS = ("drafts.db", "drafts.db-wal", "drafts-损坏-2026-01-12.db", "window.ini", "nianbao.log", "nianbao.log.1")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as an older program or a careless copy may have left it."""
    for name in (*OURS, "会议纪要.txt", "backups/drafts-20260112-143000+0800.db"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.touch()
        file.chmod(0o664)
    (tmp_path / "backups").chmod(0o755)
    tmp_path.chmod(0o755)
    return tmp_path


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_our_files_and_the_backups_become_the_owners_alone(folder: Path) -> None:
    restrict_to_owner(folder, folder / "backups")
    assert {mode(folder / name) for name in OURS} == {0o600}
    assert mode(folder / "backups") == 0o700
    assert mode(folder / "backups" / "drafts-20260112-143000+0800.db") == 0o600


def test_what_a_person_put_there_or_chose_is_left(folder: Path) -> None:
    restrict_to_owner(folder, folder / "backups")
    assert mode(folder / "会议纪要.txt") == 0o664
    assert mode(folder) == 0o755  # NIANBAO_HOME: chosen by a person


def test_the_usual_folder_is_closed_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NIANBAO_HOME")
    restrict_to_owner(folder, folder / "backups")
    assert mode(folder) == 0o700


def test_a_group_that_shares_the_folder_keeps_its_rights(folder: Path) -> None:
    folder.chmod(0o775)
    restrict_to_owner(folder, folder / "backups")
    assert mode(folder / "drafts.db") == 0o660


def test_backups_elsewhere_and_links_are_not_touched(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    stick = tmp_path_factory.mktemp("stick")
    there = stick / "drafts-20260112-143000+0800.db"
    there.touch()
    there.chmod(0o644)
    (folder / "drafts-x.db").symlink_to(there)
    restrict_to_owner(folder, stick)
    assert mode(there) == 0o644


def test_a_folder_that_is_not_there_is_no_trouble(tmp_path: Path) -> None:
    restrict_to_owner(tmp_path / "none", tmp_path / "none" / "backups")
    assert not (tmp_path / "none").exists()
