"""Salvage tells the truth: a draft that it calls whole is as it was stored last, after damage of every kind.

States: the file and its log in the middle of work, with backups and the record beside it. Damage: bits, bytes, pages,
ends of logs, files exchanged for older ones and other ones, or gone.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from model.errors import StoreError
from model.recovery import backups, recovery
from model.storage.backup_names import default_folder
from model.storage.draft_check import check_draft
from model.storage.draft_rows import ColumnValue, DraftRows
from model.storage.store import Store
from tests.model.drafting import RECEIVED, begun, enter, reopened

PAGE = 4096
MAX_SECONDS = 20
"""A look at a damaged file, however slow the machine."""

Files = dict[str, bytes]
"""By the ends of their names, the file of drafts ("") and what stands beside it."""

Truth = dict[tuple[ColumnValue, ColumnValue], DraftRows]
"""By their identities, the drafts as they were stored last."""

ENDS = ("", "-wal", "-newest")


class Work(NamedTuple):
    """A folder of drafts: files at an earlier moment, the newest ones, what they hold, and where its backups are."""

    earlier: Files
    newest: Files
    truth: Truth
    backups: Path


def held(path: Path) -> Files:
    return {end: path.with_name(path.name + end).read_bytes() for end in ENDS}


def worked(folder: Path) -> Work:
    """Some drafts with history, prose longer than a page, last year's figures and a version; a backup in between."""
    path = folder / "drafts.db"
    folder.mkdir()
    with closing(Store(path)) as store:
        for number in range(4):
            id = begun(store, {"cover.unit": f"{number}局", "cover.year": "2025", "overview": "主动公开。" * 300})
            draft = reopened(store, id)
            store.set_last_year(id, draft.report)
            for edit in range(20):
                enter(draft, {RECEIVED: edit, "requests.granted.natural": edit * number, "problems": f"第{edit}稿" * 9})
        backups.make_backup(path, default_folder(path), datetime.now(UTC))
        store._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        enter(reopened(store, 1), {RECEIVED: 70})
        earlier = held(path)
        for id in (1, 2, 1, 3):
            enter(reopened(store, id), {RECEIVED: 80 + id, "other": f"{id}" * 400})
            enter(reopened(store, id), {RECEIVED: 90})
        store.name_version(2, "送审稿")
        truth = {draft.identity: draft for draft in store.read_all_drafts()}
        return Work(earlier, held(path), truth, default_folder(path))


def flip(data: bytes, chance: random.Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(chance.choice([1, 1, 1, 8, 200])):
        spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def flip_a_digit(data: bytes, chance: random.Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(chance.choice([1, 5])):
        at = chance.choice([at for at, byte in enumerate(spoilt[: len(spoilt)]) if chr(byte).isdigit()])
        spoilt[at] = ord(chance.choice("0123456789"))
    return bytes(spoilt)


def write_noise(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    length = min(chance.choice([16, 512, 5000]), len(data) - at)
    return data[:at] + chance.randbytes(length) + data[at + length :]


def blank_pages(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data)) // PAGE * PAGE
    count = chance.choice([1, 1, 4])
    return data[:at] + bytes(min(count * PAGE, len(data) - at)) + data[at + count * PAGE :]


def write_page_twice(data: bytes, chance: random.Random) -> bytes:
    pages = [data[at : at + PAGE] for at in range(0, len(data), PAGE)]
    for _ in range(chance.choice([1, 1, 3])):
        pages[chance.randrange(1, len(pages))] = chance.choice(pages)
    return b"".join(pages)


def swap_pages(data: bytes, chance: random.Random) -> bytes:
    pages = [data[at : at + PAGE] for at in range(0, len(data), PAGE)]
    one, other = (chance.randrange(1, len(pages)) for _ in range(2))
    pages[one], pages[other] = pages[other], pages[one]
    return b"".join(pages)


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


BYTES: list[Callable[[bytes, random.Random], bytes]] = [
    *(flip, flip_a_digit, write_noise, blank_pages, write_page_twice, swap_pages, cut)
]


def spoil(work: Work, other: Work, chance: random.Random) -> tuple[str, Files]:
    """The newest files with damage done to them, and what it was."""
    files = dict(work.newest)
    kind = chance.choice(["file"] * 6 + ["log"] * 3 + ["end of log", "exchanged", "exchanged", "gone", "both"])
    if kind in ("file", "log", "both"):
        names = []
        for end in {"file": [""], "log": ["-wal"], "both": ["", "-wal"]}[kind]:
            act = chance.choice(BYTES)
            files[end] = act(files[end], chance)
            names.append(act.__name__)
        return f"{kind}: {', '.join(names)}", files
    if kind == "end of log":
        files["-wal"] = files["-wal"][: -chance.randrange(1, len(files["-wal"]) - 40)]
        files[""] = flip(files[""], chance) if chance.random() < 0.5 else files[""]
        return kind, files
    if kind == "exchanged":
        source = chance.choice([work.earlier, other.newest, other.earlier])
        for end in chance.choice([[""], ["-wal"], ["", "-wal"]]):
            files[end] = source[end]
        files[""] = flip(files[""], chance) if chance.random() < 0.5 else files[""]
        return kind, files
    for end in chance.choice([[""], ["-wal"], ["-newest"], ["", "-wal"]]):
        del files[end]
    if "" in files and chance.random() < 0.5:
        files[""] = chance.choice(BYTES)(files[""], chance)
    return kind, files


@pytest.mark.parametrize("rounds", [20, pytest.param(1000, marks=pytest.mark.torture)])
def test_what_salvage_calls_whole_is_whole(tmp_path: Path, rounds: int) -> None:
    work, other = worked(tmp_path / "work"), worked(tmp_path / "other")
    chance = random.Random(rounds)
    ends: Counter[str] = Counter()
    slowest = 0.0
    wrong: list[str] = []
    for number in range(rounds):
        kind, files = spoil(work, other, chance)
        folder = tmp_path / str(number)
        shutil.copytree(work.backups, folder / "backups")
        for end, data in files.items():
            (folder / f"drafts.db{end}").write_bytes(data)
        begun_at = time.process_time()
        end, lies = look(folder / "drafts.db", work.truth, has_record="-newest" in files)
        slowest = max(slowest, time.process_time() - begun_at)
        ends[end] += 1
        wrong += [f"{number}, {kind}, {end}: {lie}" for lie in lies]
        shutil.rmtree(folder)
    print(f"\n{rounds} corruptions: {dict(ends)}; called whole and not so: {len(wrong)}; slowest look {slowest:.1f} s")
    assert wrong == []
    assert slowest < MAX_SECONDS


def look(path: Path, truth: Truth, has_record: bool) -> tuple[str, list[str]]:
    """How the program takes the files, and what it calls whole or says nothing about though it is not as stored."""
    try:
        store = Store(path)
    except StoreError:
        return "refused in words", []
    with closing(store):
        if store.quarantined_file:
            offer = recovery.make_offer(store.quarantined_file, path, default_folder(path))
            assert offer.backup
            whole = [pair.salvaged for pair in offer.pairs if pair.is_whole and pair.salvaged]
            if offer.advised_choice == recovery.SALVAGED:
                missing = truth.keys() - {pair.salvaged.identity for pair in offer.pairs if pair.salvaged}
                return "salvaged", [*find_lies(whole, truth), *[f"nothing said of {one}" for one in missing]]
            return "salvaged", find_lies(whole, truth)
        if store.lost_state or not has_record:
            return "told that something is lost", []
        return "opened", find_lies(read_undamaged(store), truth)


def read_undamaged(store: Store) -> list[DraftRows]:
    """The drafts of which the file's own digests say that they are as they were stored."""
    found = []
    with suppress(sqlite3.Error):
        for (id,) in store._connection.execute("SELECT id FROM drafts").fetchall():
            with suppress(sqlite3.Error, StoreError):
                if check_draft(store._connection, id) is None:
                    found.append(store.read_draft(id))
    return found


def find_lies(drafts: list[DraftRows], truth: Truth) -> list[str]:
    return [
        f"{draft.columns['unit']} is not what it was"
        for draft in drafts
        if draft.identity not in truth or truth[draft.identity].digest != draft.digest
    ]
