"""Damage of every kind to the file, its log and its index: plain words, no overwriting, and how much comes back."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

import pytest

from model.drafts.draft import Draft
from model.errors import StoreError
from model.form.figures import Figure
from model.recovery import recovery
from model.recovery.salvage import salvage_drafts
from model.storage.store import Store
from tests.model.drafting import FORM, RECEIVED, begun, enter, reopened

PAGE = 4096
DRAFTS, EDITS = 5, 40
Files = dict[str, bytes]
"""The file ("") and what stands beside it ("-wal", "-shm")."""

Truth = Counter[str]
"""Entries and edits; which draft they are from may be lost with its row."""


class State(NamedTuple):
    """Files as they stood at a moment, and the entries and edits in them."""

    files: Files
    truth: Truth


def held(folder: Path) -> Files:
    """The bytes of a file of drafts and its companions."""
    return {
        end: (folder / f"drafts.db{end}").read_bytes()
        for end in ("", "-wal", "-shm", "-journal")
        if (folder / f"drafts.db{end}").exists()
    }


def states(folder: Path) -> list[State]:
    """Early, in the middle of work, and closed."""
    found = []
    with closing(Store(folder / "drafts.db")) as store:
        for number in range(DRAFTS):
            id = begun(store, {"cover.unit": f"{number}局", "overview": "主动公开。" * 400})
            draft = reopened(store, id)
            store.set_last_year(id, draft.report)
            for edit in range(EDITS):
                cells: dict[str, Figure | str | None] = {RECEIVED: edit, "requests.granted.natural": edit * number}
                enter(draft, {**cells, "problems": f"第{edit}稿" * 60} if edit % 4 == 0 else cells)
            if number == 0:
                store._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                found.append(State(held(folder), told(store)[0]))
            elif number == 2:
                store.name_version(id, "送审稿")
                found.append(State(held(folder), told(store)[0]))
        truth, _ = told(store)
    return [*found, State(held(folder), truth)]


def told(store: Store) -> tuple[Truth, bool]:
    """The edits and the entries a store gives, draft by draft, and whether nothing was in the way."""
    found: Truth = Counter()
    whole = True
    for card in store.list_summaries():
        try:
            found.update(repr(moment.edit) for moment in store.load_history(card.id))
            found.update(repr(entry) for entry in store.load_report(card.id)[0].values_by_place().items())
        except StoreError:
            whole = False
    return found, whole


def flip(data: bytes, chance: random.Random) -> bytes:
    spoiled = bytearray(data)
    for _ in range(chance.choice([1, 8, 200])):
        spoiled[chance.randrange(len(spoiled))] ^= 1 << chance.randrange(8)
    return bytes(spoiled)


def noise(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    length = min(chance.choice([16, 512, 5000]), len(data) - at)
    return data[:at] + chance.randbytes(length) + data[at + length :]


def blank(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data)) // PAGE * PAGE
    pages = chance.choice([1, 1, 4])
    return data[:at] + bytes(min(pages * PAGE, len(data) - at)) + data[at + pages * PAGE :]


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


BYTES: list[Callable[[bytes, random.Random], bytes]] = [flip, noise, blank, cut]


def spoiled(good: list[State], other: Files, chance: random.Random) -> tuple[str, State]:
    """A state with damage done to its files, and what it was."""
    _, working, closed = good
    files, truth = chance.choice(good)
    kinds = ["main", "main", "main", "wal", "lost wal", "lost shm", "swapped wal", "stale wal", "shm", "journal"]
    kind = chance.choice(kinds)
    if kind in ("wal", "lost wal", "lost shm"):
        files, truth = working
    files = dict(files)
    if kind in ("main", "wal"):
        act, end = chance.choice(BYTES), "-wal" if kind == "wal" else ""
        files[end] = act(files[end], chance)
        kind = f"{kind}: {act.__name__}"
    elif kind.startswith("lost"):
        del files["-" + kind.removeprefix("lost ")]
    elif kind == "swapped wal":
        files["-wal"] = other["-wal"]
    elif kind == "stale wal":
        files, truth = {"": closed.files[""], "-wal": working.files["-wal"]}, closed.truth
    elif kind == "shm":
        files["-shm"] = chance.randbytes(32768)
    else:
        files["-journal"] = chance.randbytes(chance.randrange(9000))
    return kind, State(files, truth)


@pytest.mark.parametrize("rounds", [8, pytest.param(500, marks=pytest.mark.torture)])
def test_damage_of_every_kind(tmp_path: Path, rounds: int) -> None:
    for name in ("good", "other"):
        (tmp_path / name).mkdir()
    good, other = states(tmp_path / "good"), states(tmp_path / "other")[1].files
    chance = random.Random(rounds)
    ends: Counter[str] = Counter()
    shares: dict[str, list[float]] = {}
    for number in range(rounds):
        kind, (files, truth) = spoiled(good, other, chance)
        folder = tmp_path / str(number)
        folder.mkdir()
        for end, data in files.items():
            (folder / f"drafts.db{end}").write_bytes(data)
        end, found = survived(folder, files)
        shutil.rmtree(folder)
        ends[end] += 1
        shares.setdefault(kind, []).append((found & truth).total() / truth.total())
    print(f"\n{rounds} corruptions: {dict(ends)}; no other exception, no only copy overwritten")
    for kind, values in sorted(shares.items()):
        mean = sum(values) / len(values)
        print(f"  {kind}, {len(values)} times: {mean:.1%} of entries and edits came back, {min(values):.1%} at worst")


def survived(folder: Path, files: Files) -> tuple[str, Truth]:
    """How the program took it, and what it still gives, by itself or by salvage."""
    path = folder / "drafts.db"
    try:
        store = Store(path)
    except StoreError:
        assert path.read_bytes() == files[""]
        return "refused in words", Counter()
    with closing(store):
        if store.quarantined_file:
            return salvaged(store, store.quarantined_file, files)
        try:
            found, whole = told(store)
        except StoreError:
            found, whole = Counter(), False
        use(store)
    if whole:
        return "opened", found
    with closing(Store(folder / "new.db")) as new:
        new.add_drafts(salvage_drafts(path).drafts)
        return "opened, some rows unreadable: salvaged", told(new)[0]


def salvaged(store: Store, aside: Path, files: Files) -> tuple[str, Truth]:
    """What comes out of a file set aside, which stays what it was."""
    recovery.accept_offer(recovery.make_offer(aside, store.path), recovery.SALVAGED, store)
    for end in [end for end in ("", "-wal") if files.get(end)]:
        assert aside.with_name(aside.name + end).read_bytes() == files[end]
    found, _ = told(store)
    use(store)
    return "set aside, salvaged" if found else "set aside, nothing left", found


def use(store: Store) -> None:
    """Open and change every draft; only plain words may come of it."""
    with suppress(StoreError):
        for card in store.list_summaries():
            with suppress(StoreError):
                report, last = store.load_report(card.id)
                Draft(FORM, report, last)
                store.load_history(card.id)
                enter(reopened(store, card.id), {RECEIVED: 999})
