"""A file belongs to the unit its report names, else to one its own name says; what two may be is nobody's."""

from __future__ import annotations

import pytest

from model.collecting.collected import RosterUnit
from model.collecting.units.unit_matching import UnitMatcher

UNITS = [
    RosterUnit("临江县水务局"),
    RosterUnit("临江县教育体育局", ("县教体局", "临江县教育局")),
    RosterUnit("临江县人民政府办公室"),
    RosterUnit("临江县人力资源和社会保障局"),
    RosterUnit("城东街道办事处"),
]


def matched(reported: str, file: str = "1", units: list[RosterUnit] = UNITS, **decided: str) -> str:
    found = UnitMatcher(units, decided).match(reported, file, "digest").unit
    return found.name if found else ""


@pytest.mark.parametrize(
    ("reported", "file", "expected"),
    [
        ("临江县水务局", "1", "临江县水务局"),
        ("临江县水务局 ", "教育体育局", "临江县水务局"),
        ("水务局", "1", "临江县水务局"),
        ("临江县教育局", "1", "临江县教育体育局"),
        ("教体局", "1", "临江县教育体育局"),
        ("", "临江县水务局2025年年报", "临江县水务局"),
        ("", "03城东街道年度报告", "城东街道办事处"),
        ("人社局", "临江县人力资源和社会保障局", "临江县人力资源和社会保障局"),
        ("人社局", "1", ""),
        ("海滨县水务局", "临江县水务局", ""),
        ("临江县人民政府", "1", ""),
        ("", "1", ""),
    ],
)
def test_the_reports_unit_counts_before_other_names_and_these_before_the_files(
    reported: str, file: str, expected: str
) -> None:
    assert matched(reported, file) == expected


def test_what_may_be_two_units_is_asked_with_both() -> None:
    units = [RosterUnit("临江县水务局"), RosterUnit("河东区水务局")]
    match = UnitMatcher(units).match("水务局", "1")
    assert match.unit is None
    assert [unit.name for unit in match.candidates] == ["临江县水务局", "河东区水务局"]


def test_an_abbreviation_is_offered_and_not_taken() -> None:
    match = UnitMatcher(UNITS).match("临江县人社局", "1")
    assert match.unit is None
    assert [unit.name for unit in match.candidates] == ["临江县人力资源和社会保障局"]


def test_what_a_clerk_decided_counts_first_by_the_file_and_by_the_name() -> None:
    assert matched("临江县水务局", digest="城东街道办事处") == "城东街道办事处"
    assert UnitMatcher(UNITS, {"人社局": "临江县人力资源和社会保障局"}).match("人社局", "1").unit == UNITS[3]
