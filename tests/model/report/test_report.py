"""A report as a frozen value: places, what stands in them, and what becomes of it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given

from model.form.figures import Money
from model.report.report import Report, Value, kind_of_place
from tests.model.drafting import fillings

CELL = "requests.received.natural"


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        (CELL, ("figures", CELL)),
        ("overview", ("prose", "overview")),
        ("cover.unit", ("cover", "unit")),
        (f"note.{CELL}", ("notes", CELL)),
        (f"claim.{CELL}", ("stated_totals", CELL)),
        ("answer.requests.opening:natural", ("answers", "requests.opening:natural")),
    ],
)
def test_each_place_says_what_holds_it(place: str, kind: tuple[str, str]) -> None:
    assert kind_of_place(place) == kind


@given(fillings("2021"))
def test_what_was_put_in_is_what_its_places_hold(values: dict[str, Value | None]) -> None:
    report = Report("2021").with_values(values)
    held = {place: value for place, value in values.items() if value not in ("", None)}
    assert report.values_by_place() == held
    assert {place: report.value_at(place) for place in held} == held


def test_nothing_and_no_words_take_away_what_stood_there_and_0_does_not() -> None:
    report = Report("2021").with_values({CELL: 5, "overview": "甲", "cover.unit": "乙局"})
    emptied = report.with_values({CELL: None, "overview": "", "cover.unit": None})
    assert emptied == Report("2021")
    assert report.with_values({CELL: 0}).value_at(CELL) == 0
    assert report.value_at(CELL) == 5


@pytest.mark.parametrize(
    ("text", "year"), [("2025", 2025), ("", None), ("二〇二五", None), ("２０２５", None), ("20255", None)]
)
def test_the_year_is_a_number_or_none(text: str, year: int | None) -> None:
    assert Report("2021").with_values({"cover.year": text}).year == year


def test_a_total_is_as_its_file_stated_it_until_that_is_settled() -> None:
    report = Report("2021").with_values({CELL: 5, f"claim.{CELL}": 7})
    assert report.stated_or_computed(CELL) == 7
    assert report.with_values({f"claim.{CELL}": None}).stated_or_computed(CELL) == 5


def test_only_amounts_that_came_with_a_unit_have_one() -> None:
    amounts: dict[str, Value | None] = {"a": Money(Decimal(3), "元"), "b": Money(Decimal(3)), "c": 3}
    assert Report("2021").with_values({**amounts, "claim.d": Money(Decimal(1), "万元")}).units_by_cell() == {
        "a": "元",
        "d": "万元",
    }
