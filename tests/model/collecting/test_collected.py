from __future__ import annotations

import pytest

from model.collecting.collected import CollectedUnit, RosterUnit, UnitStatus


@pytest.mark.parametrize("status", list(UnitStatus))
def test_only_a_unit_of_status_summed_stands_in_the_sum(status: UnitStatus) -> None:
    assert CollectedUnit(RosterUnit("临江县水务局"), status).is_summed == (status == "summed")


def test_the_names_of_the_states_are_those_of_the_command_line() -> None:
    words = {"summed", "errors", "incomplete", "unreadable", "missing", "duplicate", "unknown"}
    assert {status.value for status in UnitStatus} == words
