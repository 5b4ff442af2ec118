"""A report as JSON and back, to the last digit; a newer program's is refused."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from model.errors import NianbaoError
from model.report.report import Report, Value
from model.report.report_json import RECORD_VERSION, from_record, to_record
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
    assert to_record(report)["version"] == RECORD_VERSION == 2
    assert from_record(to_record(report)) == report


def test_what_a_newer_program_wrote_is_refused_in_words() -> None:
    with pytest.raises(NianbaoError, match="请先升级程序"):
        from_record({"version": RECORD_VERSION + 1, "edition": "2021", "values": {}})


@pytest.mark.parametrize("record", [{}, {"version": 1}, {"version": 1, "edition": "2021"}])
def test_what_is_no_record_is_none(record: dict[str, object]) -> None:
    with pytest.raises(KeyError):
        from_record(record)
