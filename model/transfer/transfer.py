"""Drafts with notes, answers and history to another computer and back, all or one of them; nothing is overwritten.

Two drafts are the same draft where DraftRows.identity agrees (edition and time of creation), and have the same contents
where the digest agrees. The same contents are not added twice; the same draft with other contents is added beside it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from model.errors import NianbaoError, StoreError, UnreadableFile
from model.files import archive_layout, zip_files
from model.files.error_log import log_error
from model.files.progress import Progress
from model.files.temporary_folder import temporary_folder
from model.storage.database_file import copy_drafts
from model.storage.draft_rows import CARRIED, DraftRows
from model.storage.sqlite_errors import is_disk_error, translate_sqlite_errors
from model.storage.store import Store
from model.text import write_out_controls
from model.transfer import archive
from model.transfer.carried_drafts import is_sound
from model.transfer.untrusted_file import check_untrusted_file

_UNSOUND_MESSAGE = "里面的年报读不了。它可能是更新版本的程序存的，请先升级程序；还不行，请重新导出一份。"
_MAX_NAME = 40
"""Characters of a draft's name that are told where nothing is known of it."""


@dataclass(frozen=True, slots=True)
class ArchiveContents:
    """The drafts of an archive: new in this store; in it with the same contents; in it with other contents.

    unsound: the names of those that say what no draft can say, and are left out.
    """

    new: tuple[DraftRows, ...]
    same: tuple[DraftRows, ...]
    differing: tuple[DraftRows, ...]
    unsound: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import added: the drafts' names, in the groups of ArchiveContents.

    ids: of the drafts added, the new and the differing ones; deleted_count: how many of these are in 最近删除.
    unsound: the names of drafts that could not be read.
    """

    new: tuple[str, ...]
    same: tuple[str, ...]
    differing: tuple[str, ...]
    ids: tuple[int, ...]
    deleted_count: int = 0
    unsound: tuple[str, ...] = ()

    @property
    def is_single_new(self) -> bool:
        """Whether the archive had one draft only, which is new here and not in 最近删除."""
        return len(self.new) == 1 and not (self.same or self.differing or self.deleted_count or self.unsound)

    @property
    def text(self) -> str:
        """All of it in one sentence, for the clerk."""
        parts = [f"已导入 {len(self.new)} 份年报"] if self.new else []
        if self.differing:
            names = "、".join(self.differing)
            parts.append(f"有 {len(self.differing)} 份与这里的同一份内容不同，两份都留着，请核对后删去一份（{names}）")
            parts.append("导入的那份注明“来自导入全部”")
        if self.deleted_count:
            parts.append(f"其中 {self.deleted_count} 份在“最近删除”里")
        if self.same:
            parts.append(f"有 {len(self.same)} 份这里已有，内容相同，没有重复导入")
        if self.unsound:
            names = "、".join(self.unsound)
            parts.append(f"有 {len(self.unsound)} 份里面有读不懂的内容，没有导入（{names}）")
            parts.append("请升级这里的程序，或者在原来的电脑上重新导出")
        return "；".join(parts) + "。" if parts else "文件里没有年报。"


@dataclass(frozen=True, slots=True)
class ExportSummary:
    """What an archive of all drafts holds: how many. left_out: the names of drafts that are damaged and not in it."""

    count: int
    left_out: tuple[str, ...] = ()


def export_all(store_path: Path, path: Path, passphrase: str = "", progress: Progress | None = None) -> ExportSummary:
    """Write all drafts, deleted ones too, into an archive, without damaged ones. The store may be open, in any thread.

    Raises StoreError where the drafts cannot be read, UnwritableFile, Cancelled.
    """
    progress = progress or Progress()
    with temporary_folder(store_path.parent) as folder:
        copy = folder / archive_layout.DRAFTS_FILE
        progress.report_step()
        with translate_sqlite_errors(store_path):
            copy_drafts(store_path, copy)
        progress.report_step()
        with closing(Store(copy)) as store:
            drafts, left_out = store.read_all_drafts(), _name_damaged(store)
        if left_out:
            # a new file, as damaged rows must not travel on
            copy = folder / "sound" / archive_layout.DRAFTS_FILE
            copy.parent.mkdir()
            with closing(Store(copy)) as store:
                store.add_drafts(drafts)
        digests = sorted(draft.digest for draft in drafts)
        progress.report_step()
        archive.write_archive(path, copy, digests, passphrase, progress)
    return ExportSummary(len(digests), tuple(left_out))


def export_draft(store_path: Path, draft_id: int, path: Path, passphrase: str, document: Path) -> None:
    """Write one draft into an archive, with a document that says the same to people without this program.

    The store may be open, in any thread. Raises StoreError where the draft cannot be read, UnwritableFile.
    """
    with temporary_folder(store_path.parent) as folder:
        copy, single = folder / "all.db", folder / archive_layout.DRAFTS_FILE
        with translate_sqlite_errors(store_path):
            copy_drafts(store_path, copy)
        with closing(Store(copy)) as store:
            draft = store.read_draft(draft_id)
        # a new file: one from which the other drafts were deleted would still hold their texts in its free pages
        with closing(Store(single)) as store:
            store.add_drafts([draft])
        archive.write_archive(path, single, [draft.digest], passphrase, Progress(), [document])


def open_archive(
    path: Path, store_path: Path, passphrase: str = "", progress: Progress | None = None
) -> ArchiveContents:
    """The drafts of an archive, verified, and compared with those in the store, which may be open, in any thread.

    Raises UnreadableFile for a file that is damaged, another program's or a newer version's, WrongPassphrase where the
    passphrase is wrong or missing, StoreError, Cancelled.
    """
    try:
        return _open_archive(path, store_path, passphrase, progress or Progress())
    except NianbaoError:
        raise
    except Exception as error:  # the edge of a file, which may come from anybody
        log_error("an archive could not be read", error)
        raise UnreadableFile(path.name, zip_files.BROKEN_MESSAGE) from error


def _open_archive(path: Path, store_path: Path, passphrase: str, progress: Progress) -> ArchiveContents:
    """See open_archive."""
    with temporary_folder(store_path.parent) as folder:
        unpacked = folder / archive_layout.DRAFTS_FILE
        digests = archive.read_archive(path, unpacked, passphrase, progress)
        progress.report_step()
        found, damaged = _read_drafts(path, unpacked, progress)
    if not {draft.digest for draft in found} <= set(digests):  # one deleted long ago may have been dropped
        raise UnreadableFile(path.name, zip_files.BROKEN_MESSAGE)
    drafts: list[DraftRows] = []
    unsound: list[DraftRows] = []
    for draft in found:
        (drafts if is_sound(draft) else unsound).append(draft)
    if (unsound or damaged) and not drafts:
        raise UnreadableFile(path.name, _UNSOUND_MESSAGE)
    progress.report_step()
    with closing(Store(store_path, read_only=True)) as store:
        present = store.read_all_drafts()
    progress.report_step()
    known_digests = {draft.digest for draft in present}
    known_identities = {draft.identity for draft in present}
    others = [draft for draft in drafts if draft.digest not in known_digests]
    return ArchiveContents(
        new=tuple(draft for draft in drafts if draft.identity not in known_identities),
        same=tuple(draft for draft in drafts if draft.digest in known_digests),
        differing=tuple(draft for draft in others if draft.identity in known_identities),
        unsound=tuple(write_out_controls(name[:_MAX_NAME]) for name in (*_name_drafts(unsound), *damaged)),
    )


def import_contents(contents: ArchiveContents, store: Store) -> ImportSummary:
    """Add to the store the new and the differing drafts, all or none. Raises StoreError."""
    added = [*contents.new, *(draft.with_origin(CARRIED) for draft in contents.differing)]
    ids = store.add_drafts(added)
    return ImportSummary(
        new=_name_drafts(contents.new),
        same=_name_drafts(contents.same),
        differing=_name_drafts(contents.differing),
        ids=tuple(ids),
        deleted_count=sum(draft.columns["deleted"] is not None for draft in added),
        unsound=contents.unsound,
    )


def import_archive(path: Path, store: Store, passphrase: str = "") -> ImportSummary:
    """Add the drafts of an archive to the store; raises as open_archive and import_contents do, and adds none then."""
    return import_contents(open_archive(path, store.path, passphrase), store)


def _name_drafts(drafts: Sequence[DraftRows]) -> tuple[str, ...]:
    """What each draft is called: 临江县水务局 2025 年."""
    return tuple(_name_draft(draft.columns["unit"], draft.columns["year"]) for draft in drafts)


def _name_draft(unit: object, year: object) -> str:
    name = str(unit or "未填单位")
    return f"{name} {year} 年" if year else name


def _read_drafts(path: Path, unpacked: Path, progress: Progress) -> tuple[list[DraftRows], list[str]]:
    """The drafts in the unpacked file of the archive at the path, migrated to the newest schema.

    Also the names of those that are not what was once stored.
    Raises UnreadableFile, Cancelled; StoreError where the disk fails.
    """
    try:
        check_untrusted_file(path.name, unpacked, progress)
        with closing(Store(unpacked)) as store:
            if store.quarantined_file:
                raise UnreadableFile(path.name, zip_files.BROKEN_MESSAGE)
            return store.read_all_drafts(), _name_damaged(store)
    except (sqlite3.Error, StoreError) as error:
        cause = error.__cause__ or error
        if is_disk_error(cause):  # that there is no room to unpack it says nothing of the archive
            with translate_sqlite_errors(unpacked):
                raise cause from None
        raise UnreadableFile(
            path.name, _UNSOUND_MESSAGE if isinstance(error, StoreError) else zip_files.BROKEN_MESSAGE
        ) from error


def _name_damaged(store: Store) -> list[str]:
    """What each damaged draft in a file is called, as far as that is known."""
    damaged = store.check_drafts()
    if not damaged:
        return []
    summaries = [*store.list_summaries(), *(summary for _, summary in store.list_deleted())]
    names = {summary.id: _name_draft(summary.unit, summary.year) for summary in summaries}
    return [names.get(id, f"第 {id} 份") for id in damaged]
