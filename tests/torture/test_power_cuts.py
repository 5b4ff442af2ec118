"""After a power cut at any instant all that was called stored is there, undamaged and without a false alarm.

The calls to the system of a real run are recorded, and what a disk may hold after each of them is opened.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from gui.backup.open_store import open_store
from model.recovery import backups
from model.storage.backup_names import default_folder
from tests.model.drafting import RECEIVED, begun, enter, reopened
from tests.torture.caching_disk import WAYS, CachingDisk
from tests.torture.deeds import DEEDS
from tests.torture.recorded_clerk import SAID, describe_drafts
from tests.torture.system_calls import record_calls


@pytest.mark.parametrize("place", ["disk", "share"])
@pytest.mark.parametrize(("cuts", "deeds"), [(20, 25), pytest.param(600, 300, marks=pytest.mark.torture)])
def test_a_power_cut_loses_nothing_that_was_stored(tmp_path: Path, place: str, cuts: int, deeds: int) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    calls = record_calls("tests.torture.recorded_clerk", str(folder), "2026", str(deeds), place, log=tmp_path / "log")
    states = (folder / SAID).read_text().splitlines()
    chance = random.Random(cuts)
    calls = list(filter(CachingDisk(folder).carry_out, calls))
    instants = Counter(chance.randrange(len(calls)) for _ in range(cuts))
    disk, ends, wrong = CachingDisk(folder), Counter[str](), list[str]()
    for number, call in enumerate(calls):
        disk.carry_out(call)
        for cut in range(instants[number]):
            way = chance.choice(WAYS)
            left = tmp_path / f"{number}-{cut}"
            left.mkdir()
            disk.cut_power(left, way, chance)
            said = disk.read_now(SAID).decode().splitlines()
            end = look(left, states, len(said))
            ends[end] += 1
            if end not in ("all there", "all there, and the deed that was cut off"):
                wrong.append(f"{number}, {call.name}, {way}, after {said[-1:]}: {end}")
            else:
                shutil.rmtree(left)
    print(f"\n{place}: {len(calls)} calls, {len(states)} deeds, {cuts} power cuts: {dict(ends)}")
    assert wrong == []


@pytest.mark.parametrize("cuts", [2, pytest.param(60, marks=pytest.mark.torture)])
@pytest.mark.parametrize("name", ["restore", pytest.param("", marks=pytest.mark.torture)])
def test_a_deed_cut_off_by_a_power_cut_is_as_good_as_not_begun_or_done(tmp_path: Path, name: str, cuts: int) -> None:
    for number, deed in enumerate([name] if name else DEEDS):
        place = tmp_path / str(number)
        begun_in, before = place / "work", place / "before"
        begun_in.mkdir(parents=True)
        DEEDS[deed].begin(begun_in)
        shutil.copytree(begun_in, before)
        recorded = record_calls("tests.torture.deeds", deed, str(begun_in), log=place / "log")
        calls = list(filter(CachingDisk(begun_in, before).carry_out, recorded))
        chance = random.Random(deed)
        instants = Counter(chance.randrange(len(calls)) for _ in range(cuts))
        disk = CachingDisk(begun_in, before)
        for instant, call in enumerate(calls):
            disk.carry_out(call)
            for cut in range(instants[instant]):
                way = chance.choice(WAYS)
                left = place / f"{instant}-{cut}-{way}"
                left.mkdir()
                disk.cut_power(left, way, chance)
                DEEDS[deed].check(left)
                shutil.rmtree(left)
        print(f"\n{deed}: {len(calls)} calls, {cuts} power cuts; nothing lost, nothing half")


def look(folder: Path, states: list[str], said: int) -> str:
    """How the program takes what a disk holds after so many deeds were said to be stored.

    states: what all drafts were after each deed, with its name.
    """
    path = folder / "drafts.db"
    store, words = open_store(path, None)
    with closing(store):
        if words or store.quarantined_file or store.is_header_repaired:
            return f"called damaged: {words or store.quarantined_file}"
        if store.lost_state:
            return f"told that something is lost: {store.lost_state.kind}"
        damaged = [summary for summary in store.list_summaries() if summary.is_damaged]
        if damaged or store.check_drafts():
            return f"{len(damaged)} drafts called damaged"
        found = describe_drafts(store)
    if not all(backup.is_sound for backup in backups.list_backups(default_folder(path))):
        return "a backup is damaged"
    if not notices_older_file(path):
        return "an older file put in place is not noticed"
    known = [state.split()[0] for state in states]
    if found in known[said - 1 : said] or (not said and found.startswith("0:")):
        return "all there"
    if found in known[said : said + 1]:
        return "all there, and the deed that was cut off"
    return f"not what was stored, but {[state for state in states if found in state][-1:] or found}"


def notices_older_file(path: Path) -> bool:
    """Whether more can be stored, and it is told when the file goes back to before."""
    before = path.read_bytes()
    store, _ = open_store(path, None)
    with closing(store):
        id = begun(store)
        enter(reopened(store, id), {RECEIVED: 1})
    store, _ = open_store(path, None)
    with closing(store):
        assert store.lost_state is None
        assert store.load_report(id)[0].figures[RECEIVED] == 1
    path.write_bytes(before)
    store, _ = open_store(path, None)
    with closing(store):
        return store.lost_state is not None
