"""After the file of drafts was damaged: offers what was salvaged of it and the newest backup, and stores the choice."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from model.files.temporary_folder import temporary_folder
from model.recovery import backups, salvage
from model.recovery.backups import Backup
from model.recovery.losses import Losses, find_losses
from model.recovery.salvage import SalvagedDrafts
from model.storage import quarantine
from model.storage.draft_rows import BACKED_UP as BACKED_UP
from model.storage.draft_rows import SALVAGED as SALVAGED
from model.storage.draft_rows import DraftRows
from model.storage.sqlite_errors import translate_sqlite_errors
from model.storage.store import Store

BOTH = "both"
"""The third choice, beside SALVAGED and BACKED_UP."""

ADVISED = "advised"
"""The fourth choice: for each draft what is advised."""


@dataclass(frozen=True, slots=True)
class DraftPair:
    """A draft as salvaged and as in the backup, None where it is not there.

    is_whole: the salvaged one is complete; losses: what it certainly lacks, None where nothing of that kind is known.
    """

    salvaged: DraftRows | None
    backed_up: DraftRows | None
    is_whole: bool = False
    losses: Losses | None = None

    @property
    def name(self) -> str:
        """What the draft is called: 临江县水务局 2025 年."""
        one = self.salvaged or self.backed_up
        assert one
        unit, year = one.columns["unit"] or "未填单位", one.columns["year"]
        return f"{unit} {year} 年" if year else str(unit)

    @property
    def is_salvage_enough(self) -> bool:
        """Whether the salvaged one is complete, and the one in the backup, if there is one, an earlier state of it."""
        if self.salvaged is None or not self.is_whole:
            return False
        older = self.backed_up.edits if self.backed_up else ()
        return older == self.salvaged.edits[: len(older)]

    @property
    def is_backup_enough(self) -> bool:
        """Whether the salvaged one is not complete, and has nothing that the one in the backup has not."""
        if self.salvaged is None or self.backed_up is None:
            return self.backed_up is not None
        return (
            not self.is_whole
            and set(self.salvaged.edits) <= set(self.backed_up.edits)
            and self.salvaged.last_year in (None, self.backed_up.last_year)
            and {version[:2] for version in self.salvaged.versions}
            <= {version[:2] for version in self.backed_up.versions}
        )

    @property
    def advice(self) -> str:
        """What is better: SALVAGED, BACKED_UP, or BOTH where each may have what the other lacks."""
        if self.is_backup_enough:
            return BACKED_UP
        return SALVAGED if len(self.kept_drafts) == 1 else BOTH

    @property
    def advised_drafts(self) -> tuple[DraftRows, ...]:
        """The drafts to store by the advice."""
        if self.advice == BACKED_UP:
            return (self.backed_up,) if self.backed_up else ()
        return self.kept_drafts

    @property
    def kept_drafts(self) -> tuple[DraftRows, ...]:
        """The drafts to store so that nothing is lost, and nothing is there twice."""
        if self.salvaged is None or self.backed_up is None:
            return tuple(one for one in (self.salvaged, self.backed_up) if one)
        same = self.salvaged.digest == self.backed_up.digest
        return (self.salvaged,) if self.is_salvage_enough or same else (self.salvaged, self.backed_up)


@dataclass(frozen=True, slots=True)
class RecoveryOffer:
    """What there is to choose from, deleted drafts too. lost_rows: how many rows of the damaged file made no sense.

    lost_since: when the newest edit was stored, where the damaged file does not have it any more; else None.
    """

    damaged_file: Path
    pairs: tuple[DraftPair, ...]
    lost_rows: int
    backup: Backup | None
    lost_since: datetime | None = None

    @property
    def advised_choice(self) -> str:
        """The choice by which nothing is lost and nothing is there twice; "" where there is nothing to choose."""
        advice = {pair.advice for pair in self.pairs}
        return advice.pop() if len(advice) == 1 else ADVISED if advice else ""

    def drafts_of_choice(self, choice: str) -> list[DraftRows]:
        """The drafts that a choice would store: SALVAGED, BACKED_UP, BOTH or ADVISED."""
        if choice == ADVISED:
            return [draft for pair in self.pairs for draft in pair.advised_drafts]
        if choice == BOTH:
            return [draft for pair in self.pairs for draft in pair.kept_drafts]
        chosen = [pair.salvaged if choice == SALVAGED else pair.backed_up for pair in self.pairs]
        return [draft for draft in chosen if draft]


def make_offer(damaged: Path, store_path: Path, *folders: Path) -> RecoveryOffer:
    """The offer for a quarantined file, with the newest intact backup in some folders; nothing is changed.

    Raises StoreError.
    """
    salvaged = salvage.salvage_drafts(damaged)
    backup = backups.find_newest_intact(*folders)
    backed_up = _read_backup(backup, store_path) if backup else ()
    pairs = _pair_drafts(salvaged, backed_up)
    return RecoveryOffer(damaged, pairs, salvaged.lost_rows, backup, salvaged.lost_since)


def accept_offer(offer: RecoveryOffer, choice: str, store: Store) -> list[int]:
    """Add the drafts of the choice to the store, and mark the quarantined file as dealt with.

    Returns the ids of those that are not deleted. Raises StoreError; then none was added.
    """
    known = {draft.digest for draft in store.read_all_drafts()}
    added = [draft for draft in offer.drafts_of_choice(choice) if draft.digest not in known]
    # a choice only adds: whatever is chosen, nothing is destroyed
    ids = store.add_drafts(added)
    listed = [id for id, draft in zip(ids, added, strict=True) if draft.columns["deleted"] is None]
    quarantine.mark_recovered(offer.damaged_file, f"已处理：{len(listed)} 份年报放回了年报列表。")
    return listed


def _pair_drafts(salvaged: SalvagedDrafts, backed_up: tuple[DraftRows, ...]) -> tuple[DraftPair, ...]:
    """Each draft of either side in one pair, those with the same identity together, as far as there are two."""
    left = list(backed_up)
    pairs = []
    for draft, is_whole, is_undecided in zip(salvaged.drafts, salvaged.whole, salvaged.undecided, strict=True):
        twin = next((one for one in left if one.identity == draft.identity), None)
        if twin is not None:
            left.remove(twin)
        losses = find_losses(draft, twin) if is_undecided or not is_whole else None
        if is_undecided:
            is_whole = twin is not None and losses is None and not salvaged.lost_since
        pairs.append(DraftPair(draft, twin, is_whole, losses))
    pairs += [DraftPair(None, one) for one in left]
    return tuple(_set_origins(pair) for pair in pairs)


def _set_origins(pair: DraftPair) -> DraftPair:
    """The pair, each draft with its origin; one that will be stored alone keeps an origin it has."""
    stored_alone = len(pair.kept_drafts) == 1

    def with_origin(draft: DraftRows | None, origin: str) -> DraftRows | None:
        if draft is None:
            return None
        known = str(draft.columns["whence"] or "")
        return draft.with_origin(known or origin if stored_alone else origin)

    return replace(
        pair, salvaged=with_origin(pair.salvaged, SALVAGED), backed_up=with_origin(pair.backed_up, BACKED_UP)
    )


def _read_backup(backup: Backup, store_path: Path) -> tuple[DraftRows, ...]:
    """The drafts of a backup, read from a copy that is migrated to the newest schema."""
    with temporary_folder(store_path.parent) as folder, translate_sqlite_errors(backup.path):
        copy = folder / "backup.db"
        shutil.copyfile(backup.path, copy)
        with closing(Store(copy)) as store:
            return tuple(store.read_all_drafts())
