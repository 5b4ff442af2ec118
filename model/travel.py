"""导出全部、导入全部: all drafts with notes, answers and history to another computer and back, nothing overwritten.

A draft is the same draft where edition and time of making agree (Bundle.origin), with the same contents where the
digest agrees. The same contents are not taken twice; other contents of the same draft are put beside it.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from model import trunk
from model.bundle import Bundle
from model.copies import copy_drafts
from model.draftfile import explained
from model.errors import StoreTrouble, UnreadableFile
from model.store import Store


@dataclass(frozen=True, slots=True)
class Arrived:
    """What an archive brought, draft by draft as it is called: new ones, ones that were here already with the same
    contents, and ones that are here with other contents. ids are those of the new and of the other ones.
    """

    new: tuple[str, ...]
    same: tuple[str, ...]
    other: tuple[str, ...]
    ids: tuple[int, ...]

    @property
    def words(self) -> str:
        """All of it in one sentence."""
        said = [f"导入 {len(self.new)} 份草稿"] if self.new else []
        if self.other:
            names = "、".join(self.other)
            said.append(f"有 {len(self.other)} 份与这里的同一份内容不同，两份都留着，请核对后删去一份（{names}）")
        if self.same:
            said.append(f"有 {len(self.same)} 份这里已有，内容相同，没有重复导入")
        return "；".join(said) + "。" if said else "文件里没有草稿。"


def pack(store_path: Path, path: Path, passphrase: str = "") -> int:
    """Write all drafts, deleted ones too, into an archive; how many there are. The store may be open.

    Raises StoreTrouble where the drafts cannot be read, UnwritableFile.
    """
    with _room(store_path) as folder:
        copy = folder / trunk.DRAFTS
        with explained(store_path):
            copy_drafts(store_path, copy)
        with closing(Store(copy)) as store:
            digests = sorted(bundle.digest for bundle in store.bundles())
        trunk.write(path, copy, digests, passphrase)
    return len(digests)


def unpack(path: Path, store: Store, passphrase: str = "") -> Arrived:
    """Add to the store the drafts of an archive that it has not got with the same contents.

    Raises UnreadableFile for a file that is damaged, locked, foreign or a newer program's; StoreTrouble. Then nothing
    was added.
    """
    with _room(store.path) as folder:
        drafts = folder / trunk.DRAFTS
        digests = trunk.read(path, drafts, passphrase)
        bundles = _bundles(path, drafts)
    if not {bundle.digest for bundle in bundles} <= set(digests):  # one deleted long ago may have been dropped
        raise UnreadableFile(path.name, trunk.BROKEN)
    present = store.bundles()
    known, origins = {bundle.digest for bundle in present}, {bundle.origin for bundle in present}
    same = [bundle for bundle in bundles if bundle.digest in known]
    other = [bundle for bundle in bundles if bundle.digest not in known and bundle.origin in origins]
    new = [bundle for bundle in bundles if bundle.origin not in origins]
    ids = store.add([*new, *other])
    return Arrived(_names(new), _names(same), _names(other), tuple(ids))


def _names(bundles: list[Bundle]) -> tuple[str, ...]:
    cards = [(bundle.card["unit"] or "未填单位", bundle.card["year"]) for bundle in bundles]
    return tuple(f"{unit} {year} 年" if year else str(unit) for unit, year in cards)


def _bundles(path: Path, drafts: Path) -> list[Bundle]:
    """The drafts of an unpacked file, brought to the newest shape."""
    try:
        with closing(sqlite3.connect(drafts)) as connection:
            strange = connection.execute("SELECT 1 FROM sqlite_master WHERE type IN ('trigger', 'view')").fetchone()
        if strange:  # a file of ours has none, and another's would act as soon as something is written
            raise UnreadableFile(path.name, trunk.FOREIGN)
        with closing(Store(drafts)) as store:
            if store.set_aside:
                raise UnreadableFile(path.name, trunk.BROKEN)
            return store.bundles()
    except sqlite3.Error as error:
        raise UnreadableFile(path.name, trunk.BROKEN) from error
    except StoreTrouble as error:
        words = "里面的草稿读不了。它可能是更新版本的年报程序存的，请先升级程序；还不行，请重新导出一份。"
        raise UnreadableFile(path.name, words) from error


@contextmanager
def _room(store_path: Path) -> Iterator[Path]:
    """A folder for a while: beside the drafts, where only their owner can look and no full temporary folder hinders."""
    with explained(store_path):
        room = tempfile.TemporaryDirectory(dir=store_path.parent, prefix=".nianbao-", ignore_cleanup_errors=True)
    with room as folder:
        yield Path(folder)
