"""Random damage to the file of drafts: whatever is shown as good is what was entered; all else is said to be damaged.

Covers model/storage/store_reader.py and model/storage/connection.py.
"""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from model.errors import DamagedDraft, StoreError
from model.report.edits import Edit
from model.report.report import Report, Value
from model.report.report_json import to_record
from model.storage.store import Store
from tests.model.drafting import RECEIVED, begun, enter, exact, reopened

PAGE = 4096
DRAFTS = 5


class Entered(NamedTuple):
    """What the store acknowledged of a draft."""

    name: tuple[str, int | None]
    report: dict[str, Any]
    last_year: dict[str, Any]
    edits: list[Edit]


def fill(path: Path) -> dict[int, Entered]:
    """Write drafts with a history, one of them deleted, and return what they hold by id."""
    with closing(Store(path)) as store:
        for number in range(DRAFTS):
            values: dict[str, Value | None] = {"cover.unit": f"第{number}县水务局", "cover.year": "2025"}
            values["requests.carried_in.natural"] = number
            draft = begun(store, values)
            opened = reopened(store, draft)
            store.set_last_year(draft, Report("2021").with_values({**values, "overview": "上年公开。" * 50}))
            for edit in range(12):
                figures = {RECEIVED: 4000 + edit, "requests.granted.natural": edit}
                enter(opened, {**figures, "overview": f"第{edit}稿。" * 9})
            store.name_version(draft, "送审稿")
        entered = {summary.id: read(store, summary.id) for summary in store.list_summaries()}
        store.delete_drafts(DRAFTS)
    return entered


def read(store: Store, draft: int) -> Entered:
    """All that the window shows of a draft. Raises StoreError."""
    [summary] = [one for one in store.list_summaries() if one.id == draft]
    report, last = store.load_report(draft)
    assert last is not None
    edits = [moment.edit for moment in store.load_history(draft)]
    return Entered((summary.unit, summary.year), exact(report), to_record(last), edits)


def spoil(data: bytes, chance: random.Random) -> bytes:
    """The bytes of a file with a bit, a byte, a few of them or a page changed."""
    spoiled = bytearray(data)
    kind = chance.choice(["bit", "bit", "byte", "digit", "digit", "bytes", "page", "blank"])
    at = chance.randrange(len(data))
    if kind == "bit":
        spoiled[at] ^= 1 << chance.randrange(8)
    elif kind == "byte":
        spoiled[at] = chance.randrange(256)
    elif kind == "digit":
        digits = [place for place in range(100, len(data)) if data[place] in b"0123456789"]
        spoiled[chance.choice(digits)] = chance.choice(b"0123456789")
    elif kind == "bytes":
        spoiled[at : at + 16] = chance.randbytes(min(16, len(data) - at))
    else:
        start, other = (chance.randrange(1, len(data) // PAGE) * PAGE for _ in range(2))
        spoiled[start : start + PAGE] = bytes(PAGE) if kind == "blank" else data[other : other + PAGE]
    return bytes(spoiled)


def outcome(path: Path, entered: dict[int, Entered]) -> str:
    """How the store took the damage; fails where anything shown as good is not what was entered."""
    try:
        store = Store(path)
    except StoreError:
        return "refused in words"
    with closing(store):
        if store.quarantined_file:
            return "set aside"
        try:
            summaries = store.list_summaries()
            deleted = store.list_deleted()
        except StoreError:
            return "no list, in words"
        told = 0
        for summary in summaries:
            if summary.is_damaged:
                told += 1
                continue
            try:
                found = read(store, summary.id)
            except StoreError:
                told += 1
                continue
            assert found == entered[summary.id]
        shown = {summary.id for summary in summaries} | {summary.id for _, summary in deleted}
        assert shown >= entered.keys(), "a draft is missing in silence"
        for rows in store.read_all_drafts():
            assert dict(rows.entries) in [one.report["values"] for one in entered.values()]
        return "some are damaged" if told or store.check_drafts() else "all as entered"


@pytest.mark.parametrize("rounds", [40, pytest.param(1000, marks=pytest.mark.torture)])
def test_nothing_is_shown_as_good_that_is_not_what_was_entered(rounds: int, tmp_path: Path) -> None:
    path = tmp_path / "drafts.db"
    entered = fill(path)
    data = path.read_bytes()
    chance = random.Random(rounds)
    ends: Counter[str] = Counter()
    for number in range(rounds):
        folder = tmp_path / str(number)
        folder.mkdir()
        spoiled = folder / "drafts.db"
        spoiled.write_bytes(spoil(data, chance))
        ends[outcome(spoiled, entered)] += 1
        for file in folder.iterdir():
            file.unlink()
    print(f"\n{rounds} corruptions: {dict(ends)}")


@pytest.mark.parametrize(
    "damage",
    [
        "changed = '20r6' || substr(changed, 5)",
        "changed = CAST(x'ff' AS TEXT)",
        "changed = 7",
        "unit = CAST(x'e7ac' AS TEXT)",
        "unit = x'00'",
        "created = 'x'",
        "deleted = '1026-01-01T00:00:00.000000+00:00'",
        "deleted = 3",
        "year = 'zwei'",
        "year = 2026",
        "errors = errors + 1",
        "unread = 'x'",
        "edition = '2022'",
        "whence = x'80'",
    ],
)
def test_damage_to_a_drafts_own_row_costs_that_draft_alone(damage: str, tmp_path: Path) -> None:
    path = tmp_path / "drafts.db"
    entered = fill(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"UPDATE drafts SET {damage} WHERE id = 2")
    with closing(Store(path)) as store:
        damaged, *others = store.list_summaries()
        assert (damaged.id, damaged.is_damaged) == (2, True)
        assert [(summary.id, summary.is_damaged) for summary in others] == [(4, False), (3, False), (1, False)]
        assert all(read(store, summary.id) == entered[summary.id] for summary in others)
        assert len(store.read_all_drafts()) == DRAFTS - 1
        assert store.check_drafts().keys() == {2}
        with pytest.raises(DamagedDraft):
            store.load_report(2)


def test_a_draft_whose_own_row_is_lost_stays_on_the_list_as_damaged(tmp_path: Path) -> None:
    path = tmp_path / "drafts.db"
    fill(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM drafts WHERE id = 2")
    with closing(Store(path)) as store:
        damaged, *_ = store.list_summaries()
        assert (damaged.id, damaged.unit, damaged.year, damaged.is_damaged) == (2, "第1县水务局", 2025, True)
        with pytest.raises(DamagedDraft):
            store.load_report(2)


def test_a_draft_found_to_be_damaged_is_listed_as_such_from_then_on(tmp_path: Path) -> None:
    path = tmp_path / "drafts.db"
    fill(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE entries SET value = '5011' WHERE value = '4011' AND draft = 3")
    with closing(Store(path)) as store:
        assert not any(summary.is_damaged for summary in store.list_summaries())
        with pytest.raises(DamagedDraft):
            store.load_report(3)
        assert [summary.id for summary in store.list_summaries() if summary.is_damaged] == [3]


def test_a_row_that_a_damaged_index_lacks_is_not_missing_in_silence(tmp_path: Path) -> None:
    path = tmp_path / "drafts.db"
    entered = fill(path)
    with closing(sqlite3.connect(path)) as connection:
        [(root,)] = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'idx_drafts_deleted_changed'")
        [(other,)] = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'idx_versions_draft'")
    data = path.read_bytes()
    blank = data[(other - 1) * PAGE : other * PAGE]
    path.write_bytes(data[: (root - 1) * PAGE] + blank + data[root * PAGE :])
    with closing(Store(path)) as store:
        assert store.quarantined_file or len(store.list_summaries()) == len(entered) - 1
