"""A damaged file is set aside whole whenever the program ends, and waits until somebody has dealt with it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from model.storage import quarantine
from model.storage.store import Store
from tests.model.drafting import begun


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A damaged file, and what SQLite keeps beside it, and the record that says that it was one of drafts."""
    Store(tmp_path / "drafts.db").close()
    for end in ("", *quarantine.COMPANION_SUFFIXES):
        (tmp_path / f"drafts.db{end}").write_bytes(f"damaged{end}".encode() * 100)
    return tmp_path / "drafts.db"


def whole(put: Path) -> bool:
    """Whether the file and all beside it are together under one name."""
    return all(
        put.with_name(put.name + end).read_bytes() == f"damaged{end}".encode() * 100
        for end in ("", *quarantine.COMPANION_SUFFIXES)
    )


def test_all_that_belongs_to_it_goes_along(path: Path) -> None:
    with closing(Store(path)) as store:
        assert store.quarantined_file
        assert whole(store.quarantined_file)


@pytest.mark.parametrize("moved", range(4))
def test_a_program_killed_while_setting_aside_is_finished_by_the_next(path: Path, moved: int) -> None:
    """The file went first; so many of its companions had followed."""
    put = path.rename(path.with_name("drafts-损坏-2026-01-12.db"))
    for end in quarantine.COMPANION_SUFFIXES[:moved]:
        path.with_name(path.name + end).rename(put.with_name(put.name + end))
    with closing(Store(path)) as store:
        assert store.quarantined_file == put
        begun(store)
    for end in quarantine.COMPANION_SUFFIXES[moved:]:
        found = [file for file in path.parent.glob(f"drafts-损坏-*{end}") if file.read_bytes().startswith(b"damaged-")]
        assert found


def test_one_that_nobody_dealt_with_waits_over_every_start(path: Path) -> None:
    Store(path).close()
    with closing(Store(path)) as store:
        assert store.quarantined_file
        assert whole(store.quarantined_file)
        quarantine.mark_recovered(store.quarantined_file, "已处理。")
    with closing(Store(path)) as store:
        assert store.quarantined_file is None


def test_of_several_the_first_waits_first_and_none_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "drafts.db"
    Store(path).close()
    for content in (b"one" * 50, b"two" * 50):
        path.write_bytes(content)
        Store(path).close()
    seen = []
    for _ in range(2):
        waiting = quarantine.find_pending(path)
        assert waiting
        seen.append(waiting.read_bytes()[:3])
        quarantine.mark_recovered(waiting, "已处理。")
    assert seen == [b"one", b"two"]
    assert quarantine.find_pending(path) is None


def test_a_note_that_stands_there_already_is_left_alone(path: Path) -> None:
    Store(path).close()
    waiting = quarantine.find_pending(path)
    assert waiting
    quarantine.mark_recovered(waiting, "第一次。")
    quarantine.mark_recovered(waiting, "第二次。")
    assert waiting.with_suffix(".txt").read_text(encoding="utf-8") == "第一次。"


def test_a_log_that_is_all_that_is_left_waits_too(tmp_path: Path) -> None:
    path = tmp_path / "drafts.db"
    with closing(Store(path)) as store:
        begun(store)
        log = path.with_name("drafts.db-wal").read_bytes()
    path.unlink()
    path.with_name("drafts.db-wal").write_bytes(log)
    with closing(Store(path)) as store:
        waiting = store.quarantined_file
        assert waiting
        assert not waiting.exists()
        assert waiting.with_name(waiting.name + "-wal").read_bytes() == log
        assert waiting.with_name(waiting.name + "-newest").exists()
        assert store.lost_state is None
    quarantine.mark_recovered(waiting, "已处理。")
    with closing(Store(path)) as store:
        assert store.quarantined_file is None


def test_an_empty_log_that_is_left_is_nothing_to_wait_for(tmp_path: Path) -> None:
    path = tmp_path / "drafts.db"
    path.with_name("drafts.db-wal").write_bytes(bytes(32))
    with closing(Store(path)) as store:
        assert store.quarantined_file is None
        assert store.lost_state is None
