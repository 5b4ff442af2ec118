"""After the file of drafts was damaged: what was read of it beside the newest good backup, and what is taken."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from model.files.temporary_folder import temporary_folder
from model.recovery import backups, salvage
from model.recovery.backups import Backup
from model.recovery.salvage import SalvagedDrafts
from model.storage import quarantine
from model.storage.draft_rows import BACKED_UP as BACKED_UP
from model.storage.draft_rows import SALVAGED as SALVAGED
from model.storage.draft_rows import DraftRows
from model.storage.sqlite_errors import translate_sqlite_errors
from model.storage.store import Store

BOTH = "both"
"""What a person may choose, beside SALVAGED and BACKED_UP."""


@dataclass(frozen=True, slots=True)
class DraftPair:
    """One draft, as salvaged from the damaged file and as in the backup; None where it is not there.

    is_whole: all of it was salvaged.
    """

    salvaged: DraftRows | None
    backed_up: DraftRows | None
    is_whole: bool = False

    @property
    def name(self) -> str:
        """What it is called: 临江县水务局 2025 年."""
        one = self.salvaged or self.backed_up
        assert one
        unit, year = one.columns["unit"] or "未填单位", one.columns["year"]
        return f"{unit} {year} 年" if year else str(unit)

    @property
    def is_salvage_enough(self) -> bool:
        """Whether the salvaged one is whole and the backup, if it has it, only an earlier state of it."""
        if self.salvaged is None or not self.is_whole:
            return False
        older = self.backed_up.edits if self.backed_up else ()
        return older == self.salvaged.edits[: len(older)]

    @property
    def kept_drafts(self) -> tuple[DraftRows, ...]:
        """What is left of the two when nothing shall be lost, and nothing stand twice."""
        if self.salvaged is None or self.backed_up is None:
            return tuple(one for one in (self.salvaged, self.backed_up) if one)
        same = self.salvaged.digest == self.backed_up.digest
        return (self.salvaged,) if self.is_salvage_enough or same else (self.salvaged, self.backed_up)


@dataclass(frozen=True, slots=True)
class RecoveryOffer:
    """What there is to choose from, deleted drafts included.

    lost_rows: how many rows of the damaged file could not be put into a draft.
    """

    damaged_file: Path
    pairs: tuple[DraftPair, ...]
    lost_rows: int
    backup: Backup | None

    @property
    def advised_choice(self) -> str:
        """The choice that loses nothing and brings nothing twice; "" where there is nothing to choose."""
        salvaged = any(pair.salvaged for pair in self.pairs)
        if all(pair.is_salvage_enough for pair in self.pairs):
            return SALVAGED if salvaged else ""
        return BOTH if salvaged else BACKED_UP

    def drafts_of_choice(self, choice: str) -> list[DraftRows]:
        """The drafts that a choice means."""
        if choice == BOTH:
            return [bundle for pair in self.pairs for bundle in pair.kept_drafts]
        chosen = [pair.salvaged if choice == SALVAGED else pair.backed_up for pair in self.pairs]
        return [bundle for bundle in chosen if bundle]


def make_offer(damaged: Path, store_path: Path, *folders: Path) -> RecoveryOffer:
    """Look at a file set aside and at the backups in some folders; nothing is changed. Raises StoreError."""
    reading = salvage.salvage_drafts(damaged)
    backup = backups.find_newest_intact(*folders)
    return RecoveryOffer(
        damaged, _pair_drafts(reading, _read_backup(backup, store_path) if backup else ()), reading.lost_rows, backup
    )


def accept_offer(made: RecoveryOffer, choice: str, store: Store) -> list[int]:
    """Add what was chosen to the store, beside what is in it already, and note that the damaged file is dealt with.

    The ids of those on the list. Raises StoreError; then nothing was added.
    """
    known = {bundle.digest for bundle in store.read_all_drafts()}
    added = [bundle for bundle in made.drafts_of_choice(choice) if bundle.digest not in known]
    # a choice only adds: whatever is chosen, nothing is destroyed
    ids = store.add_drafts(added)
    listed = [id for id, bundle in zip(ids, added, strict=True) if bundle.columns["deleted"] is None]
    quarantine.mark_recovered(made.damaged_file, f"已处理：{len(listed)} 份年报放回了年报列表。")
    return listed


def _pair_drafts(reading: SalvagedDrafts, backed_up: tuple[DraftRows, ...]) -> tuple[DraftPair, ...]:
    """Each draft of either side once; the same one by its origin, a copy with the same origin is one of its own."""
    left = list(backed_up)
    pairs = []
    for bundle, whole in zip(reading.drafts, reading.whole, strict=True):
        twin = next((one for one in left if one.identity == bundle.identity), None)
        if twin is not None:
            left.remove(twin)
        pairs.append(DraftPair(bundle, twin, whole))
    return tuple(_set_origins(pair) for pair in (*pairs, *(DraftPair(None, one) for one in left)))


def _set_origins(pair: DraftPair) -> DraftPair:
    """The same, each draft with where it comes from; what is known of one that stands alone stays."""
    two = len(pair.kept_drafts) > 1

    def come(bundle: DraftRows | None, whence: str) -> DraftRows | None:
        return bundle and bundle.with_origin(whence if two else str(bundle.columns["whence"] or whence))

    return replace(pair, salvaged=come(pair.salvaged, SALVAGED), backed_up=come(pair.backed_up, BACKED_UP))


def _read_backup(backup: Backup, store_path: Path) -> tuple[DraftRows, ...]:
    """The drafts of a backup, brought to the newest shape in a copy."""
    with temporary_folder(store_path.parent) as folder, translate_sqlite_errors(backup.path):
        copy = folder / "backup.db"
        shutil.copyfile(backup.path, copy)
        with closing(Store(copy)) as store:
            return tuple(store.read_all_drafts())
