"""A single damaged draft in a file that can be opened: what its history or a backup gives, and putting it back."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from model.errors import NianbaoError
from model.files.temporary_folder import temporary_folder
from model.form import editions
from model.recovery import backups, byte_repair
from model.recovery.backups import Backup
from model.report.report import Report, kind_of_place
from model.report.report_json import from_record, value_from_text
from model.storage.database_file import connect_read_only
from model.storage.digests import DraftDigest, Row, read_digest, snapshot, sum_rows
from model.storage.draft_check import DraftDamage, PartRows, check_draft, read_parts, replay_history
from model.storage.draft_rows import ColumnValue, DraftRows
from model.storage.rows import format_time, join_surrogates, parse_changes, parse_time
from model.storage.schema import COUNT_COLUMNS, DRAFT_COLUMNS
from model.storage.sqlite_errors import translate_sqlite_errors
from model.storage.store import Store

_ROW_ERRORS = (NianbaoError, ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError)
"""What a damaged row may raise."""


_UNREADABLE = "存着的内容坏了，读不出来"
"""What is known of a place whose value makes no sense, in the clerk's words."""


@dataclass(frozen=True, slots=True)
class RepairOffer:
    """What there is to choose from for a damaged draft.

    by_history: the draft with its entries as its edits left them, None where nothing could be read of it. is_certain:
    by its digest, that is exactly what was stored. backup: the newest backup that has the draft undamaged, None without
    one; backed_up: the draft in it.
    """

    draft_id: int
    damage: DraftDamage
    by_history: DraftRows | None
    is_certain: bool
    backup: Backup | None = None
    backed_up: DraftRows | None = None


def make_offer(store_path: Path, draft_id: int, *folders: Path) -> RepairOffer | None:
    """The offer for a draft of the file, which may be open, with the backups in some folders; nothing is changed.

    None where the draft is not damaged. Raises StoreError.
    """
    with translate_sqlite_errors(store_path), closing(connect_read_only(store_path)) as connection:
        damage = check_draft(connection, draft_id)
        if damage is None:
            return None
        with snapshot(connection):
            parts, digest = read_parts(connection, draft_id), read_digest(connection, draft_id)
    by_history, is_certain = restore_parts(parts, digest)
    backup, backed_up = _find_in_backups(store_path, draft_id, parts, folders)
    return RepairOffer(draft_id, damage, by_history, is_certain, backup, backed_up)


def restore_parts(parts: PartRows, digest: DraftDigest | None) -> tuple[DraftRows | None, bool]:
    """A draft from its damaged rows, and whether it is certainly what was stored, by its digest.

    The entries become what the history made of them. Where the digest says that this is not all, one changed byte is
    looked for by trying: the digest tells when it is right. What makes no sense is left out at last.
    """
    mended = dict(parts)
    replayed = _replay_onto(parts["entries"], parts["edits"])
    if digest is not None:
        if sum_rows(replayed) == digest.entries:
            mended["entries"] = replayed
        for part, rows in mended.items():
            mended[part] = byte_repair.mend_rows(rows, getattr(digest, part))
    if digest is None or sum_rows(mended["entries"]) != digest.entries:
        mended["entries"] = _replay_onto(mended["entries"], mended["edits"])
    is_certain = digest is not None and all(sum_rows(rows) == getattr(digest, part) for part, rows in mended.items())
    draft = _make_draft_rows(mended)
    return draft, is_certain and draft is not None


def _replay_onto(entries: Iterable[Row], edits: Iterable[Row]) -> list[tuple[object, ...]]:
    """The entries with what the edits left at each place they changed."""
    values = dict(cast(Iterable[tuple[object, object]], entries))
    for place, value in replay_history(edits).items():
        if value is None:
            values.pop(place, None)
        else:
            values[place] = value
    return list(values.items())


def _make_draft_rows(parts: PartRows) -> DraftRows | None:
    """The draft of these rows without those that make no sense; None where nothing is left of it."""
    entries = {str(place): str(value) for place, value in parts["entries"] if _is_entry(place, value)}
    entries |= _mark_unreadable(parts)
    edits = [edit for edit in sorted(parts["edits"], key=lambda edit: cast(int, edit[0])) if _is_edit(edit)]
    own = dict(zip(DRAFT_COLUMNS, parts["own"][0], strict=True)) if parts["own"] else {}
    if not entries and not edits:
        return None
    edits_up_to: dict[object, int] = {0: 0} | {edit[0]: count for count, edit in enumerate(edits, 1)}
    report = Report("").with_values({place: value_from_text(place, text) for place, text in entries.items()})
    newest = str(edits[-1][1]) if edits else format_time(datetime.now(UTC))
    created = own.get("created")
    columns: dict[str, ColumnValue] = {
        "edition": _choose_edition(own.get("edition"), report),
        "created": str(created) if _is_time(created) else str(edits[0][1]) if edits else newest,
        "unit": join_surrogates(report.unit),
        "year": report.year,
        "changed": str(own["changed"]) if _is_time(own.get("changed")) else newest,
        "deleted": None,
        **{name: count if isinstance(count := own.get(name), int) else 0 for name in COUNT_COLUMNS},
        "whence": "",
    }
    return DraftRows(
        columns=columns,
        entries=tuple(sorted(entries.items())),
        edits=tuple((str(at), str(label), str(changes)) for _, at, label, changes in edits),
        last_year=next((str(record) for (record,) in parts["last_year"] if _is_record(record)), None),
        versions=tuple(
            (str(at), str(name), edits_up_to[edit])
            for _, at, name, edit in sorted(parts["versions"], key=repr)
            if _is_time(at) and _is_text(name) and edit in edits_up_to
        ),
        unplaced=tuple(str(words) for _, words in sorted(parts["unplaced"], key=repr) if _is_text(words)),
    )


def _mark_unreadable(parts: PartRows) -> dict[str, str]:
    """An entry unread.PLACE for each place whose value makes no sense: it must not be taken for blank."""
    marks = {}
    for place, value in parts["entries"]:
        if _is_entry(place, value) or not _is_text(place):
            continue
        kind, _ = kind_of_place(str(place))
        if kind in ("figures", "prose", "cover") and not _is_total(str(place)):
            marks[f"unread.{place}"] = _UNREADABLE
    return marks


def _is_total(place: str) -> bool:
    """Whether a place is a computed cell of any edition: it is computed anew."""
    forms = [editions.load_form(edition) for edition in editions.list_editions()]
    return any(place in form.cells and form.cells[place].is_computed for form in forms)


def _choose_edition(stored: object, report: Report) -> str:
    """The edition of a draft; where it cannot be read, the one for its year."""
    if isinstance(stored, str) and stored in editions.list_editions():
        return stored
    return editions.edition_for(report.year or datetime.now(UTC).year)


def _is_text(value: object) -> bool:
    """Whether a value is a text of whole characters."""
    with suppress(*_ROW_ERRORS):
        cast(str, value).encode()
        return isinstance(value, str)
    return False


def _is_time(value: object) -> bool:
    with suppress(*_ROW_ERRORS):
        parse_time(cast(str, value))
        return True
    return False


def _is_entry(place: object, value: object) -> bool:
    with suppress(*_ROW_ERRORS):
        value_from_text(cast(str, place), cast(str, value))
        return _is_text(place) and _is_text(value)
    return False


def _is_edit(edit: Sequence[object]) -> bool:
    _, at, label, changes = edit
    with suppress(*_ROW_ERRORS):
        parse_changes(cast(str, changes))
        return _is_time(at) and _is_text(label) and _is_text(changes)
    return False


def _is_record(record: object) -> bool:
    with suppress(*_ROW_ERRORS):
        from_record(json.loads(cast(str, record)))
        return _is_text(record)
    return False


def _find_in_backups(
    store_path: Path, draft_id: int, parts: PartRows, folders: Sequence[Path]
) -> tuple[Backup | None, DraftRows | None]:
    """The newest backup that has this draft undamaged, and the draft in it."""
    created = parts["own"][0][DRAFT_COLUMNS.index("created")] if parts["own"] else None
    for backup in backups.list_backups(*folders):
        if not backup.is_intact:
            continue
        with suppress(NianbaoError, sqlite3.Error, OSError), temporary_folder(store_path.parent) as folder:
            copy = folder / "backup.db"
            shutil.copyfile(backup.path, copy)
            with closing(Store(copy)) as store:
                ids = [summary.id for summary in store.list_summaries() if not summary.is_damaged]
                for id in [draft_id, *(id for id in ids if id != draft_id)]:
                    draft = store.read_draft(id) if id in ids and store.check_draft(id) is None else None
                    # in backups of one file a draft has the same number; its time of creation may be what is damaged
                    if draft and (draft.columns["created"] == created or (id == draft_id and not _is_time(created))):
                        return backup, draft
    return None, None
