"""导出全部、导入全部: all drafts with notes, answers and history to another computer and back, nothing overwritten.

A draft is the same draft where edition and time of making agree (Bundle.origin), with the same contents where the
digest agrees. The same contents are not taken twice; other contents of the same draft are put beside it.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from model.errors import StoreError, UnreadableFile
from model.files import archive_layout, zip_files
from model.files.progress import Progress
from model.files.temporary_folder import temporary_folder
from model.storage.database_file import copy_drafts
from model.storage.draft_rows import CARRIED, DraftRows
from model.storage.sqlite_errors import is_disk_error, translate_sqlite_errors
from model.storage.store import Store
from model.transfer import archive


@dataclass(frozen=True, slots=True)
class ArchiveContents:
    """The drafts of an archive: new here; here already with the same contents; here with other contents."""

    new: tuple[DraftRows, ...]
    same: tuple[DraftRows, ...]
    differing: tuple[DraftRows, ...]


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an archive brought, draft by draft as it is called, in the groups of Luggage.

    ids are those of the new and of the other ones; deleted: how many of these are in the bin.
    """

    new: tuple[str, ...]
    same: tuple[str, ...]
    differing: tuple[str, ...]
    ids: tuple[int, ...]
    deleted_count: int = 0

    @property
    def text(self) -> str:
        """All of it in one sentence."""
        said = [f"已导入 {len(self.new)} 份年报"] if self.new else []
        if self.differing:
            names = "、".join(self.differing)
            said.append(f"有 {len(self.differing)} 份与这里的同一份内容不同，两份都留着，请核对后删去一份（{names}）")
            said.append("导入的那份注明“来自导入全部”")
        if self.deleted_count:
            said.append(f"其中 {self.deleted_count} 份在“最近删除”里")
        if self.same:
            said.append(f"有 {len(self.same)} 份这里已有，内容相同，没有重复导入")
        return "；".join(said) + "。" if said else "文件里没有年报。"


def export_all(store_path: Path, path: Path, passphrase: str = "", errand: Progress | None = None) -> int:
    """Write all drafts, deleted ones too, into an archive; how many there are. The store may be open, in any thread.

    Raises StoreError where the drafts cannot be read, UnwritableFile; Cancelled where the errand was.
    """
    errand = errand or Progress()
    with temporary_folder(store_path.parent) as folder:
        copy = folder / archive_layout.DRAFTS_FILE
        errand.report_step()
        with translate_sqlite_errors(store_path):
            copy_drafts(store_path, copy)
        errand.report_step()
        with closing(Store(copy)) as store:
            digests = sorted(bundle.digest for bundle in store.read_all_drafts())
        errand.report_step()
        archive.write_archive(path, copy, digests, passphrase, errand)
    return len(digests)


def open_archive(path: Path, store_path: Path, passphrase: str = "", errand: Progress | None = None) -> ArchiveContents:
    """The drafts of an archive, proven, and told apart by what is here. The store may be open, in any thread.

    Raises UnreadableFile for a file that is damaged, foreign or a newer program's, WrongPassphrase for one that stays
    locked; StoreError; Stopped where the errand was.
    """
    errand = errand or Progress()
    with temporary_folder(store_path.parent) as folder:
        drafts = folder / archive_layout.DRAFTS_FILE
        digests = archive.read_archive(path, drafts, passphrase, errand)
        errand.report_step()
        bundles = _read_drafts(path, drafts)
    if not {bundle.digest for bundle in bundles} <= set(digests):  # one deleted long ago may have been dropped
        raise UnreadableFile(path.name, zip_files.BROKEN_MESSAGE)
    errand.report_step()
    with closing(Store(store_path, read_only=True)) as store:
        present = store.read_all_drafts()
    errand.report_step()
    known, origins = {bundle.digest for bundle in present}, {bundle.identity for bundle in present}
    return ArchiveContents(
        new=tuple(bundle for bundle in bundles if bundle.identity not in origins),
        same=tuple(bundle for bundle in bundles if bundle.digest in known),
        differing=tuple(bundle for bundle in bundles if bundle.digest not in known and bundle.identity in origins),
    )


def import_contents(luggage: ArchiveContents, store: Store) -> ImportSummary:
    """Add to the store what it has not got, all or none. Raises StoreError."""
    added = [*luggage.new, *(bundle.with_origin(CARRIED) for bundle in luggage.differing)]
    ids = store.add_drafts(added)
    deleted = sum(bundle.columns["deleted"] is not None for bundle in added)
    return ImportSummary(
        _name_drafts(luggage.new), _name_drafts(luggage.same), _name_drafts(luggage.differing), tuple(ids), deleted
    )


def import_archive(path: Path, store: Store, passphrase: str = "") -> ImportSummary:
    """Open an archive and take its drafts in; raises what these do. Then nothing was added."""
    return import_contents(open_archive(path, store.path, passphrase), store)


def _name_drafts(bundles: tuple[DraftRows, ...]) -> tuple[str, ...]:
    cards = [(bundle.columns["unit"] or "未填单位", bundle.columns["year"]) for bundle in bundles]
    return tuple(f"{unit} {year} 年" if year else str(unit) for unit, year in cards)


def _read_drafts(path: Path, drafts: Path) -> list[DraftRows]:
    """The drafts of an unpacked file, brought to the newest shape."""
    try:
        with closing(sqlite3.connect(drafts)) as connection:
            strange = connection.execute("SELECT 1 FROM sqlite_master WHERE type IN ('trigger', 'view')").fetchone()
        if strange:  # a file of ours has none, and another's would act as soon as something is written
            raise UnreadableFile(path.name, archive.NOT_OURS_MESSAGE)
        with closing(Store(drafts)) as store:
            if store.quarantined_file:
                raise UnreadableFile(path.name, zip_files.BROKEN_MESSAGE)
            return store.read_all_drafts()
    except (sqlite3.Error, StoreError) as error:
        cause = error.__cause__ or error
        if is_disk_error(cause):  # that there is no room to unpack it says nothing of the archive
            with translate_sqlite_errors(drafts):
                raise cause from None
        words = "里面的年报读不了。它可能是更新版本的程序存的，请先升级程序；还不行，请重新导出一份。"
        raise UnreadableFile(path.name, words if isinstance(error, StoreError) else zip_files.BROKEN_MESSAGE) from error
