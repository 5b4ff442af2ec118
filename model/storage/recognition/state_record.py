"""The record of the file's newest state, a small file beside it; newest_state.py compares the file with it.

It has two slots, written in turn, so that one torn by a power cut leaves the one before. Nobody waits until it is on
the disk, but where something was found lost or that was read: a power cut may neither take that back nor repeat it.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from json.encoder import encode_basestring_ascii
from pathlib import Path

from model.files.atomic_write import fsync_folder
from model.files.os_errors import retry_while_locked
from model.storage.rows import format_time, parse_time

RECORD_SUFFIX = "-newest"
"""The record's name is that of the file with this behind it."""

_SLOT_SIZE, _SLOTS = 512, 2
"""Bytes of a slot, which a disk writes in one go, and how many there are."""


@dataclass(frozen=True, slots=True)
class FileState:
    """One state of a file of drafts.

    lineage: random, of the file since it was created, and of its copies; number: how many transactions it has had;
    token: random, of this state alone; edit, edit_at: the id and the time of its newest edit, 0 and "" without one.
    """

    lineage: str
    number: int
    token: str
    edit: int = 0
    edit_at: str = ""


@dataclass(frozen=True, slots=True)
class LostState:
    """A state that was stored once and that the file at the path does not have.

    kind: MISSING, OLDER or OTHER of newest_state.py; stored_at: when it was stored; file_at: when the last change of a
    draft was made that the file has, None where it has no draft. Both in local time.
    """

    kind: str
    stored_at: datetime
    file_at: datetime | None


@dataclass(frozen=True, slots=True)
class StateRecord:
    """What the record says: the newest state, when it was stored, and what was found lost and nobody has read yet."""

    state: FileState
    stored_at: datetime
    lost: LostState | None = None


def record_path(path: Path) -> Path:
    """Where the record of a file of drafts is."""
    return path.with_name(path.name + RECORD_SUFFIX)


def read_record(path: Path) -> StateRecord | None:
    """The record of the file of drafts at this path; None where there is none that can be read."""
    try:
        data = record_path(path).read_bytes()
    except OSError:
        return None
    slots = [data[start : start + _SLOT_SIZE] for start in range(0, _SLOTS * _SLOT_SIZE, _SLOT_SIZE)]
    records = [record for slot in slots if (record := _parse_slot(slot))]
    return max(records, key=lambda record: record.state.number, default=None)


def write_record(path: Path, record: StateRecord, is_next: bool = True) -> None:
    """Write the record of the file of drafts at this path; where that fails the record stays older, which is no harm.

    is_next: its state follows the one that was recorded last; else all that was recorded is replaced.
    """
    slot = _format_slot(record)
    with suppress(OSError):
        handle = os.open(f"{path}{RECORD_SUFFIX}", os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        try:
            if is_next:
                os.lseek(handle, record.state.number % _SLOTS * _SLOT_SIZE, os.SEEK_SET)
                os.write(handle, slot)
            else:
                os.write(handle, slot * _SLOTS)
                os.fsync(handle)
        finally:
            os.close(handle)


def remove_record(path: Path) -> None:
    """Remove the record, for good before another file is put in place on purpose. Raises OSError where it stays."""
    retry_while_locked(lambda: record_path(path).unlink(missing_ok=True))
    with suppress(OSError):  # some shares cannot do that
        fsync_folder(path.parent)


def move_record(path: Path, new: Path) -> None:
    """Rename the record along with its file; where that fails it stays, and is replaced by that of the next file."""
    with suppress(OSError):
        record_path(path).replace(record_path(new))


def _format_slot(record: StateRecord) -> bytes:
    """The record as a slot: a checksum, then JSON, then blanks."""
    state = record.state
    lost = json.dumps(_format_lost(record.lost)) if record.lost else "null"
    # as json.dumps would write it, which takes three times as long, and a clerk waits for this after each edit
    text = (
        f'{{"lineage": "{state.lineage}", "number": {state.number}, "token": "{state.token}", "edit": {state.edit}, '
        f'"edit_at": {encode_basestring_ascii(state.edit_at)}, "stored_at": "{format_time(record.stored_at)}", '
        f'"lost": {lost}}}'
    ).encode()
    slot = b"%08x %b" % (zlib.crc32(text), text)
    return slot.ljust(_SLOT_SIZE - 1) + b"\n"


def _parse_slot(slot: bytes) -> StateRecord | None:
    """The record in a slot; None for a slot that is empty, torn or another program's."""
    checksum, _, text = slot.rstrip().partition(b" ")
    if checksum != b"%08x" % zlib.crc32(text):
        return None
    try:
        content = json.loads(text)
        stored_at, lost = parse_time(content.pop("stored_at")), _parse_lost(content.pop("lost"))
        return StateRecord(FileState(**content), stored_at, lost)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _format_lost(lost: LostState) -> dict[str, str | None]:
    file_at = format_time(lost.file_at) if lost.file_at else None
    return {"kind": lost.kind, "stored_at": format_time(lost.stored_at), "file_at": file_at}


def _parse_lost(fields: Mapping[str, str] | None) -> LostState | None:
    """What _format_lost gave; raises ValueError, TypeError or KeyError for anything else."""
    if fields is None:
        return None
    file_at = fields["file_at"]
    return LostState(fields["kind"], parse_time(fields["stored_at"]), parse_time(file_at) if file_at else None)
