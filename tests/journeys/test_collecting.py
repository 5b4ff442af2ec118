"""A county collects: what each unit's report is found as, the sum, and the sum once all is mended and sent again."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.collecting.collected import UnitStatus
from model.collecting.collection import Collection
from model.collecting.store.collection_file import CollectionFile
from model.collecting.units.roster import read_roster
from tests.collecting.sent import OFFICE, YEAR, invent_unit, plain_sums, send, unit_name, write_sent


@pytest.mark.parametrize(
    ("count", "slips", "missing", "twice", "unreadable"),
    [(6, 1, 1, 1, 1), pytest.param(120, 10, 5, 3, 2, marks=pytest.mark.fuzz)],
)
def test_each_unit_is_found_as_what_it_is_and_mended_all_can_be_summed(
    count: int, slips: int, missing: int, twice: int, unreadable: int, tmp_path: Path
) -> None:
    sent = send(tmp_path, count, slips, missing, twice, unreadable)
    file = CollectionFile(tmp_path / "collections.db")
    collection = Collection(file, OFFICE, YEAR)
    collection.set_roster(read_roster(sent.roster).units)
    collection.take_in([sent.folder])
    collected = collection.collect()
    found = {each.unit.name: each.status.value for each in collected.units[:count]}
    assert found == sent.statuses
    extras = sorted((each.unit.name, each.status.value) for each in collected.units[count:])
    assert extras == sorted([*((name, "duplicate") for name in sent.duplicates), ("海滨市水务局", "unknown")])
    assert collected.report.figures == sent.sums
    file.close()

    reports = [invent_unit(number) for number in range(count)]
    for number, report in enumerate(reports):
        if sent.statuses[unit_name(number)] != "summed":
            mended = report.with_values({"cover.dated": f"{YEAR + 1}年1月28日"})
            write_sent(mended, sent.folder / f"改{number}")
    file = CollectionFile(tmp_path / "collections.db")
    collection = Collection(file, OFFICE, YEAR)
    collection.take_in([sent.folder])
    collected = collection.collect()
    assert {each.status for each in collected.units[:count]} == {UnitStatus.SUMMED}
    assert collected.report.figures == plain_sums(reports)
    assert not [finding for finding in collection.check(collected) if finding.weight == "error"]
    file.close()
