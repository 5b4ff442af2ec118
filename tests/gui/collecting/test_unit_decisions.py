from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gui.collecting.unit_decisions import Decision, DecisionKind, carry_out, find_decision
from model.collecting.collected import CollectedUnit, RosterUnit, UnitStatus
from model.collecting.collection import Collection
from model.collecting.store.collection_file import CollectionFile
from model.errors import NianbaoError
from model.importing import Reading
from tests.collecting.sent import OFFICE, YEAR, invent_unit, with_slip
from tests.gui.collecting.invented_state import NAMELESS, OF_LAST_YEAR, STRANGER, invent_state


def find(collection: Collection, *statuses: UnitStatus) -> CollectedUnit:
    """The only row that stands so."""
    [found] = [each for each in collection.collect().units if each.status in statuses]
    return found


def test_each_row_offers_what_can_be_decided_about_it() -> None:
    sound, _, wrong, missing, unreadable = invent_state().collected.units
    assert [find_decision(each, 2025) for each in (sound, missing, unreadable, OF_LAST_YEAR)] == [None] * 4
    assert [find_decision(each, 2025) for each in (STRANGER, NAMELESS)] == [DecisionKind.ASSIGN] * 2
    assert find_decision(wrong, 2025) is DecisionKind.COUNT
    older = replace(sound, status=UnitStatus.DUPLICATE)
    assert find_decision(older, 2025) is DecisionKind.CHOOSE
    assert find_decision(replace(older, report=None), 2025) is None


def test_decisions_are_kept_and_can_be_taken_back(tmp_path: Path) -> None:
    file = CollectionFile(tmp_path / "collections.db")
    collection = Collection(file, OFFICE, YEAR)
    collection.set_roster([RosterUnit("甲局"), RosterUnit("临江县第2局")])
    collection.take_report("1", "1", Reading(with_slip(invent_unit(1)), None, ()), 1)
    carry_out(collection, Decision(DecisionKind.ASSIGN, find(collection, UnitStatus.UNKNOWN), "甲局"))
    wrong = find(collection, UnitStatus.ERRORS)
    assert wrong.unit.name == "甲局"
    carry_out(collection, Decision(DecisionKind.COUNT, wrong))
    counted = find(collection, UnitStatus.SUMMED)
    assert find_decision(counted, YEAR) is DecisionKind.WITHDRAW
    carry_out(collection, Decision(DecisionKind.WITHDRAW, counted))
    assert find(collection, UnitStatus.ERRORS).unit.name == "甲局"
    file.close()


def test_an_older_report_is_used_where_the_clerk_wants_it(tmp_path: Path) -> None:
    file = CollectionFile(tmp_path / "collections.db")
    collection = Collection(file, OFFICE, YEAR)
    collection.take_report("新", "新", Reading(invent_unit(1), None, ()), 2)
    collection.take_report("旧", "旧", Reading(with_slip(invent_unit(1)), None, ()), 1)
    carry_out(collection, Decision(DecisionKind.CHOOSE, find(collection, UnitStatus.DUPLICATE)))
    assert find(collection, UnitStatus.ERRORS).file == "旧"
    file.close()


def test_a_file_that_is_not_there_any_more_is_not_guessed(tmp_path: Path) -> None:
    file = CollectionFile(tmp_path / "collections.db")
    with pytest.raises(NianbaoError, match="分不清"):
        carry_out(Collection(file, OFFICE, YEAR), Decision(DecisionKind.ASSIGN, STRANGER, "甲局"))
    file.close()
