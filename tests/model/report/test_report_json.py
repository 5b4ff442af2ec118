"""A report as JSON and back, to the last digit; a newer program's is refused, and so is what is no record.

Covers model/report/value_check.py too.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.checks.rules import check_report, compute_totals
from model.errors import NianbaoError, UnknownEdition
from model.form import editions
from model.report.report import Report, Value
from model.report.report_json import RECORD_VERSION, DamagedRecord, from_record, from_strangers_record, to_record
from model.report.value_check import MAX_TEXT_LENGTH
from tests.model.drafting import exact, fillings


@given(fillings("2019"))
def test_any_report_comes_back_exactly(values: dict[str, Value | None]) -> None:
    report = Report("2019").with_values(values)
    text = json.dumps(to_record(report), ensure_ascii=True)
    assert exact(from_record(json.loads(text))) == exact(report)


def test_the_keys_are_those_that_older_programs_wrote() -> None:
    report = Report("2021").with_values({"cover.unit": "甲局", "requests.received.natural": 3})
    assert to_record(report) == {
        "version": 1,
        "edition": "2021",
        "values": {"cover.unit": "甲局", "requests.received.natural": "3"},
    }


@pytest.mark.parametrize("place", ["unread.requests.received.natural", "unread.other", "blank.remedies.review.total"])
def test_what_older_programs_do_not_know_they_are_told_by_the_version(place: str) -> None:
    report = Report("2021").with_values({place: "空着"})
    assert to_record(report)["version"] == 2
    assert from_record(to_record(report)) == report


def test_what_a_newer_program_wrote_is_refused_in_words() -> None:
    with pytest.raises(NianbaoError, match="请先升级程序"):
        from_record({"version": RECORD_VERSION + 1, "edition": "2021", "values": {}})


@pytest.mark.parametrize(
    "record",
    [
        None,
        [],
        "record",
        {},
        {"version": 1},
        {"version": 1, "edition": "2021"},
        {"version": "1", "edition": "2021", "values": {}},
        {"version": True, "edition": "2021", "values": {}},
        {"version": 1.5, "edition": "2021", "values": {}},
        {"version": -1, "edition": "2021", "values": {}},
        {"version": 1, "edition": ["2021"], "values": {}},
        {"version": 1, "edition": "2021", "values": ["overview"]},
        {"version": 1, "edition": "2021", "values": {"overview": ["一"]}},
        {"version": 1, "edition": "2021", "values": {"requests.received.natural": 3}},
        {"version": 1, "edition": "2021", "values": {"requests.received.natural": "三"}},
        {"version": 1, "edition": "2021", "values": {"requests.received.natural": "9" * 5000}},
        {"version": 1, "edition": "2021", "values": {f"answer.{number}": "x" for number in range(6000)}},
    ],
)
def test_what_is_no_record_is_none(record: object) -> None:
    with pytest.raises(DamagedRecord):
        from_record(record)


@pytest.mark.parametrize(
    "record",
    [
        {"version": 1, "edition": "<b>", "values": {}},
        {"version": 1, "edition": "2021", "values": {"": "x"}},
        {"version": 1, "edition": "2021", "values": {"requests.received.martian": "3"}},
        {"version": 1, "edition": "2021", "values": {"requests.received.natural": "3 元"}},
        {"version": 1, "edition": "2019", "values": {"disclosure.procurement.amount": "3"}},
        {"version": 1, "edition": "2021", "values": {"cover.colour": "x"}},
        {"version": 1, "edition": "2021", "values": {"note.overview": "x"}},
        {"version": 1, "edition": "2021", "values": {"unread.note.requests.received.natural": "x"}},
        {"version": 1, "edition": "2021", "values": {"answer." + "x" * 999: "x"}},
        {"version": 1, "edition": "2021", "values": {"answer.a\nb": "x"}},
        {"version": 1, "edition": "2021", "values": {"overview": "字" * (MAX_TEXT_LENGTH + 1)}},
    ],
)
def test_a_strangers_record_has_the_places_of_its_edition_and_what_fits_there(record: object) -> None:
    with pytest.raises(DamagedRecord):
        from_strangers_record(record)


def test_a_strangers_record_of_a_newer_edition_is_refused_in_words() -> None:
    with pytest.raises(UnknownEdition):
        from_strangers_record({"version": 1, "edition": "2030", "values": {}})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
)


@given(fillings("2019"), st.sampled_from(["version", "edition", "values", "place", "text"]), JSON)
def test_with_anything_in_the_place_of_anything_a_record_is_damaged_or_a_report(
    values: dict[str, Value | None], what: str, odd: Any
) -> None:
    record = to_record(Report("2019").with_values(values))
    if what == "place":
        record["values"][str(odd)] = "1"
    elif what == "text":
        record["values"]["requests.received.natural"] = odd
    else:
        record[what] = odd
    try:
        report = from_strangers_record(record)
    except (DamagedRecord, NianbaoError):
        return
    form = editions.load_form(report.edition)
    check_report(form, compute_totals(form, report), report)


@given(fillings("2021"))
def test_a_strangers_record_that_we_wrote_is_taken_whole(values: dict[str, Value | None]) -> None:
    report = Report("2021").with_values(values)
    assert exact(from_strangers_record(json.loads(json.dumps(to_record(report))))) == exact(report)
