"""导出全部、导入全部: all drafts with notes, answers and history to another computer and back, nothing overwritten.

A draft is the same draft where edition and time of making agree (Bundle.origin), with the same contents where the
digest agrees. The same contents are not taken twice; other contents of the same draft are put beside it.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from model.errors import StoreTrouble, UnreadableFile
from model.files import archive_layout, zip_files
from model.files.progress import Errand
from model.files.temporary_folder import room
from model.storage.database_file import copy_drafts
from model.storage.draft_rows import CARRIED, Bundle
from model.storage.sqlite_errors import explained, of_disk
from model.storage.store import Store
from model.transfer import archive


@dataclass(frozen=True, slots=True)
class Luggage:
    """The drafts of an archive: new here; here already with the same contents; here with other contents."""

    new: tuple[Bundle, ...]
    same: tuple[Bundle, ...]
    other: tuple[Bundle, ...]


@dataclass(frozen=True, slots=True)
class Arrived:
    """What an archive brought, draft by draft as it is called, in the groups of Luggage.

    ids are those of the new and of the other ones; deleted: how many of these are in the bin.
    """

    new: tuple[str, ...]
    same: tuple[str, ...]
    other: tuple[str, ...]
    ids: tuple[int, ...]
    deleted: int = 0

    @property
    def words(self) -> str:
        """All of it in one sentence."""
        said = [f"已导入 {len(self.new)} 份年报"] if self.new else []
        if self.other:
            names = "、".join(self.other)
            said.append(f"有 {len(self.other)} 份与这里的同一份内容不同，两份都留着，请核对后删去一份（{names}）")
            said.append("导入的那份注明“来自导入全部”")
        if self.deleted:
            said.append(f"其中 {self.deleted} 份在“最近删除”里")
        if self.same:
            said.append(f"有 {len(self.same)} 份这里已有，内容相同，没有重复导入")
        return "；".join(said) + "。" if said else "文件里没有年报。"


def pack(store_path: Path, path: Path, passphrase: str = "", errand: Errand | None = None) -> int:
    """Write all drafts, deleted ones too, into an archive; how many there are. The store may be open, in any thread.

    Raises StoreTrouble where the drafts cannot be read, UnwritableFile; Stopped where the errand was.
    """
    errand = errand or Errand()
    with room(store_path.parent) as folder:
        copy = folder / archive_layout.DRAFTS
        errand.step()
        with explained(store_path):
            copy_drafts(store_path, copy)
        errand.step()
        with closing(Store(copy)) as store:
            digests = sorted(bundle.digest for bundle in store.bundles())
        errand.step()
        archive.write(path, copy, digests, passphrase, errand)
    return len(digests)


def opened(path: Path, store_path: Path, passphrase: str = "", errand: Errand | None = None) -> Luggage:
    """The drafts of an archive, proven, and told apart by what is here. The store may be open, in any thread.

    Raises UnreadableFile for a file that is damaged, foreign or a newer program's, WrongPassphrase for one that stays
    locked; StoreTrouble; Stopped where the errand was.
    """
    errand = errand or Errand()
    with room(store_path.parent) as folder:
        drafts = folder / archive_layout.DRAFTS
        digests = archive.read(path, drafts, passphrase, errand)
        errand.step()
        bundles = _bundles(path, drafts)
    if not {bundle.digest for bundle in bundles} <= set(digests):  # one deleted long ago may have been dropped
        raise UnreadableFile(path.name, zip_files.BROKEN)
    errand.step()
    with closing(Store(store_path, read_only=True)) as store:
        present = store.bundles()
    errand.step()
    known, origins = {bundle.digest for bundle in present}, {bundle.origin for bundle in present}
    return Luggage(
        new=tuple(bundle for bundle in bundles if bundle.origin not in origins),
        same=tuple(bundle for bundle in bundles if bundle.digest in known),
        other=tuple(bundle for bundle in bundles if bundle.digest not in known and bundle.origin in origins),
    )


def take_in(luggage: Luggage, store: Store) -> Arrived:
    """Add to the store what it has not got, all or none. Raises StoreTrouble."""
    added = [*luggage.new, *(bundle.come(CARRIED) for bundle in luggage.other)]
    ids = store.add(added)
    deleted = sum(bundle.card["deleted"] is not None for bundle in added)
    return Arrived(_names(luggage.new), _names(luggage.same), _names(luggage.other), tuple(ids), deleted)


def unpack(path: Path, store: Store, passphrase: str = "") -> Arrived:
    """Open an archive and take its drafts in; raises what these do. Then nothing was added."""
    return take_in(opened(path, store.path, passphrase), store)


def _names(bundles: tuple[Bundle, ...]) -> tuple[str, ...]:
    cards = [(bundle.card["unit"] or "未填单位", bundle.card["year"]) for bundle in bundles]
    return tuple(f"{unit} {year} 年" if year else str(unit) for unit, year in cards)


def _bundles(path: Path, drafts: Path) -> list[Bundle]:
    """The drafts of an unpacked file, brought to the newest shape."""
    try:
        with closing(sqlite3.connect(drafts)) as connection:
            strange = connection.execute("SELECT 1 FROM sqlite_master WHERE type IN ('trigger', 'view')").fetchone()
        if strange:  # a file of ours has none, and another's would act as soon as something is written
            raise UnreadableFile(path.name, archive.FOREIGN)
        with closing(Store(drafts)) as store:
            if store.set_aside:
                raise UnreadableFile(path.name, zip_files.BROKEN)
            return store.bundles()
    except (sqlite3.Error, StoreTrouble) as error:
        cause = error.__cause__ or error
        if of_disk(cause):  # that there is no room to unpack it says nothing of the archive
            with explained(drafts):
                raise cause from None
        words = "里面的年报读不了。它可能是更新版本的程序存的，请先升级程序；还不行，请重新导出一份。"
        raise UnreadableFile(path.name, words if isinstance(error, StoreTrouble) else zip_files.BROKEN) from error
