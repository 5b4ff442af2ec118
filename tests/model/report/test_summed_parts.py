"""What a sum is made of comes back from its record as it was, and nothing that a stranger put in its place."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from model.form.figures import Figure, Money
from model.report.summed_parts import MAX_PARTS, SummedPart, SumParts, from_parts_record, to_parts_record

TOWN = SummedPart("青山镇", "2021", {"requests.received.natural": 3, "disclosure.fees.amount": Decimal("1.250000")})
OLD = SummedPart("旧格式", "2019", {"disclosure.procurement.amount": Money(Decimal("52.15"), "万元")})
COUNTY = SummedPart("临江县", "2021", {"requests.received.natural": 3, "requests.received.legal": 0}, (TOWN, OLD))
PARTS = SumParts((COUNTY, TOWN), (("requests.received.natural", -1, "联合发文"),))


def through_json(parts: SumParts) -> Any:
    return json.loads(json.dumps(to_parts_record(parts)))


def test_parts_and_their_parts_come_back_as_they_were() -> None:
    assert from_parts_record(through_json(PARTS)) == PARTS


def test_a_part_is_a_report_of_its_year() -> None:
    report = TOWN.as_report(2024)
    assert (report.unit, report.year, report.figures) == ("青山镇", 2024, TOWN.figures)


def test_of_too_many_parts_the_inner_ones_are_left_out_and_then_all() -> None:
    towns = SummedPart("县", "2021", {}, (TOWN,) * MAX_PARTS)
    assert from_parts_record(through_json(SumParts((towns,)))) == SumParts((SummedPart("县", "2021", {}),))
    assert to_parts_record(SumParts((TOWN,) * (MAX_PARTS + 1))) is None
    assert to_parts_record(SumParts()) is None


def damaged(change: dict[str, object], part: dict[str, object]) -> Any:
    record = through_json(PARTS)
    record["parts"][1] |= part
    return record | change


@pytest.mark.parametrize(
    "record",
    [
        None,
        "text",
        damaged({"version": 2}, {}),
        damaged({"cells": []}, {}),
        damaged({"cells": {"2021": ["no.such.cell", "disclosure.fees.amount"]}}, {}),
        damaged({"cells": {"2021": ["a", "a"]}}, {}),
        damaged({"parts": {}}, {}),
        damaged({"adjustments": [["a", "b"]]}, {}),
        damaged({"adjustments": [["requests.received.natural", "七", ""]]}, {}),
        damaged({}, {"name": 7}),
        damaged({}, {"name": "长" * 300}),
        damaged({}, {"edition": "1999"}),
        damaged({}, {"figures": "3,七"}),
        damaged({}, {"figures": "1," * 300}),
        damaged({}, {"figures": ["3"]}),
        damaged({}, {"parts": "x"}),
    ],
)
def test_what_is_no_record_of_parts_is_none(record: object) -> None:
    assert from_parts_record(record) is None


def test_parts_nested_without_an_end_are_refused() -> None:
    record = through_json(SumParts((TOWN,)))
    part = record["parts"][0]
    for _ in range(50):
        part["parts"] = [{"name": "x", "edition": "2021", "figures": ""}]
        part = part["parts"][0]
    assert from_parts_record(record) is None


def test_figures_are_kept_digit_by_digit() -> None:
    figures: dict[str, Figure] = {"disclosure.fees.amount": Decimal("0.100000")}
    found = from_parts_record(through_json(SumParts((SummedPart("a", "2021", figures),))))
    assert found
    assert str(found.parts[0].figures["disclosure.fees.amount"]) == "0.100000"
