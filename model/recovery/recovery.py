"""After the file of drafts was damaged: what was read of it beside the newest good backup, and what is taken."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from model.files.temporary_folder import room
from model.recovery import backups, salvage
from model.recovery.backups import Backup
from model.recovery.salvage import Reading
from model.storage import quarantine
from model.storage.draft_rows import BACKED_UP as BACKED_UP
from model.storage.draft_rows import SALVAGED as SALVAGED
from model.storage.draft_rows import Bundle
from model.storage.sqlite_errors import explained
from model.storage.store import Store

BOTH = "both"
"""What a person may choose, beside SALVAGED and BACKED_UP."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One draft in both places, None where it is not there; whole: what was read of the damaged file is all of it."""

    salvaged: Bundle | None
    backed_up: Bundle | None
    whole: bool = False

    @property
    def name(self) -> str:
        """What it is called: 临江县水务局 2025 年."""
        one = self.salvaged or self.backed_up
        assert one
        unit, year = one.card["unit"] or "未填单位", one.card["year"]
        return f"{unit} {year} 年" if year else str(unit)

    @property
    def enough(self) -> bool:
        """Whether the salvaged one is whole and the backup, if it has it, only an earlier state of it."""
        if self.salvaged is None or not self.whole:
            return False
        older = self.backed_up.edits if self.backed_up else ()
        return older == self.salvaged.edits[: len(older)]

    @property
    def both(self) -> tuple[Bundle, ...]:
        """What is left of the two when nothing shall be lost, and nothing stand twice."""
        if self.salvaged is None or self.backed_up is None:
            return tuple(one for one in (self.salvaged, self.backed_up) if one)
        same = self.salvaged.digest == self.backed_up.digest
        return (self.salvaged,) if self.enough or same else (self.salvaged, self.backed_up)


@dataclass(frozen=True, slots=True)
class Offer:
    """What there is to choose from. lost: rows of the damaged file that said nothing. Deleted drafts are among all."""

    damaged: Path
    pairs: tuple[Pair, ...]
    lost: int
    backup: Backup | None

    @property
    def advice(self) -> str:
        """The choice that loses nothing and brings nothing twice; "" where there is nothing to choose."""
        salvaged = any(pair.salvaged for pair in self.pairs)
        if all(pair.enough for pair in self.pairs):
            return SALVAGED if salvaged else ""
        return BOTH if salvaged else BACKED_UP

    def bundles(self, choice: str) -> list[Bundle]:
        """The drafts that a choice means."""
        if choice == BOTH:
            return [bundle for pair in self.pairs for bundle in pair.both]
        chosen = [pair.salvaged if choice == SALVAGED else pair.backed_up for pair in self.pairs]
        return [bundle for bundle in chosen if bundle]


def offer(damaged: Path, store_path: Path, *folders: Path) -> Offer:
    """Look at a file set aside and at the backups in some folders; nothing is changed. Raises StoreTrouble."""
    reading = salvage.read(damaged)
    backup = backups.newest_sound(*folders)
    return Offer(damaged, _paired(reading, _bundles(backup, store_path) if backup else ()), reading.lost, backup)


def take(made: Offer, choice: str, store: Store) -> list[int]:
    """Add what was chosen to the store, beside what is in it already, and note that the damaged file is dealt with.

    The ids of those on the list. Raises StoreTrouble; then nothing was added.
    """
    known = {bundle.digest for bundle in store.bundles()}
    added = [bundle for bundle in made.bundles(choice) if bundle.digest not in known]
    ids = store.add(added)
    listed = [id for id, bundle in zip(ids, added, strict=True) if bundle.card["deleted"] is None]
    quarantine.settle(made.damaged, f"已处理：{len(listed)} 份年报放回了年报列表。")
    return listed


def _paired(reading: Reading, backed_up: tuple[Bundle, ...]) -> tuple[Pair, ...]:
    """Each draft of either side once; the same one by its origin, a copy with the same origin is one of its own."""
    left = list(backed_up)
    pairs = []
    for bundle, whole in zip(reading.bundles, reading.whole, strict=True):
        twin = next((one for one in left if one.origin == bundle.origin), None)
        if twin is not None:
            left.remove(twin)
        pairs.append(Pair(bundle, twin, whole))
    return tuple(_marked(pair) for pair in (*pairs, *(Pair(None, one) for one in left)))


def _marked(pair: Pair) -> Pair:
    """The same, each draft with where it comes from; what is known of one that stands alone stays."""
    two = len(pair.both) > 1

    def come(bundle: Bundle | None, whence: str) -> Bundle | None:
        return bundle and bundle.come(whence if two else str(bundle.card["whence"] or whence))

    return replace(pair, salvaged=come(pair.salvaged, SALVAGED), backed_up=come(pair.backed_up, BACKED_UP))


def _bundles(backup: Backup, store_path: Path) -> tuple[Bundle, ...]:
    """The drafts of a backup, brought to the newest shape in a copy."""
    with room(store_path.parent) as folder, explained(backup.path):
        copy = folder / "backup.db"
        shutil.copyfile(backup.path, copy)
        with closing(Store(copy)) as store:
            return tuple(store.bundles())
