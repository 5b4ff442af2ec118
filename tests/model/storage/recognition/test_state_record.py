"""The record of the newest state is read as it was written, whatever stands in the file it tells of."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from model.storage.recognition.newest_state import OLDER
from model.storage.recognition.state_record import FileState, LostState, StateRecord, read_record, write_record

NOW = datetime(2026, 1, 12, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize("edit_at", ["", "2026-01-12T08:30:00.000000+00:00", 'a "damaged"\\ time\n', "\ufffd\x00时间"])
@pytest.mark.parametrize("lost", [None, LostState(OLDER, NOW, None), LostState(OLDER, NOW, NOW)])
def test_a_record_is_read_as_it_was_written(tmp_path: Path, edit_at: str, lost: LostState | None) -> None:
    drafts = tmp_path / "甲 的 drafts.db"
    record = StateRecord(FileState("0a" * 8, 7, "f0" * 16, 12, edit_at), NOW, lost)
    write_record(drafts, record)
    assert read_record(drafts) == record
    later = StateRecord(FileState("0a" * 8, 8, "f1" * 16, 13, edit_at), NOW, lost)
    write_record(drafts, later)
    assert read_record(drafts) == later
