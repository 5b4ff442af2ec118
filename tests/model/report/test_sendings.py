"""A report is marked as sent and frozen; what a stranger's file says of it is believed value by value."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from model.checks.rules import compute_totals
from model.report.report import Report
from model.report.report_json import from_record, to_record
from model.report.sendings import (
    corrected_place,
    find_latest_mark,
    is_sending_key,
    list_marks,
    read_mark,
    read_sending,
    reason_place,
    sending_values,
    withdrawal_values,
)
from model.report.value_check import find_unfit_place
from tests.model.drafting import FORM, RECEIVED

NOW = datetime(2026, 1, 28, 9, 30, tzinfo=UTC)
FILLED = compute_totals(
    FORM, Report("2021").with_values({"cover.unit": "云滨县水文站", RECEIVED: 7, "overview": "本年收到 7 件。"})
)


def send(report: Report, day: int = 28, note: str = "市政府办公室") -> Report:
    return report.with_values(sending_values(report, date(2026, 1, day), note, NOW))


def test_a_version_is_the_whole_report_as_it_was() -> None:
    edited = send(FILLED).with_values({RECEIVED: 9, "overview": None})
    mark = find_latest_mark(edited)
    assert mark is not None
    assert (mark.number, mark.sent_on, mark.note, mark.marked_at) == (1, date(2026, 1, 28), "市政府办公室", NOW)
    sending = read_sending(edited, mark)
    assert sending is not None
    assert sending.report == FILLED


def test_sending_again_makes_the_next_version_and_a_version_holds_none_of_the_others() -> None:
    twice = send(send(FILLED).with_values({RECEIVED: 9}), day=30)
    assert [mark.number for mark in list_marks(twice)] == [1, 2]
    latest = find_latest_mark(twice)
    assert latest is not None
    sending = read_sending(twice, latest)
    assert sending is not None
    assert (sending.report.sendings, sending.report.frozen_reports) == ({}, {})


def test_a_mark_taken_back_leaves_the_version() -> None:
    sent = send(FILLED)
    (mark,) = list_marks(sent)
    withdrawn = sent.with_values(withdrawal_values(mark))
    assert find_latest_mark(withdrawn) is None
    (again,) = list_marks(withdrawn)
    assert again.is_withdrawn
    assert read_sending(withdrawn, again) == read_sending(sent, mark) or again.is_withdrawn
    assert [one.number for one in list_marks(send(withdrawn))] == [1, 2]


def test_a_record_with_a_version_is_refused_by_programs_before_and_comes_back_whole() -> None:
    sent = send(FILLED)
    assert to_record(FILLED)["version"] == 1
    assert to_record(sent)["version"] == 4
    assert compute_totals(FORM, from_record(json.loads(json.dumps(to_record(sent))))) == sent


def test_what_a_version_holds_is_asked_value_by_value() -> None:
    values = send(FILLED).with_values({reason_place(1, RECEIVED): "登记簿补记"}).values_by_place()
    assert find_unfit_place("2021", values.items()) is None


def mark_text(sent: str, note: object = "", marked: str = "2026-01-28T09:30:00+00:00") -> str:
    return json.dumps({"sent": sent, "note": note, "marked": marked, "withdrawn": False})


FROZEN = json.dumps(to_record(FILLED))


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("sent.0", mark_text("2026-01-28")),
        ("sent.1", "昨天"),
        ("sent.1", "{}"),
        ("sent.1", mark_text("2026-01-28", marked="2026-01-28")),
        ("sent.1", mark_text("1-28")),
        ("sent.1", mark_text("2026-01-28", note=1)),
        ("sent.1", mark_text("2026-01-28", note="原" * 9999)),
        ("sent.1", 7),
        ("frozen.1", FROZEN.replace(RECEIVED, "requests.nowhere.natural")),
        ("frozen.1", json.dumps(to_record(send(FILLED)))),
        ("frozen.1", "[" * 100_000),
        ("frozen.one", FROZEN),
        ("correction.1.nowhere", "原因"),
        ("correction.overview.1", "原因"),
        (reason_place(1, "overview.3+"), "原" * 9999),
    ],
)
def test_what_no_version_can_say_is_unfit(place: str, value: str | int) -> None:
    assert find_unfit_place("2021", [(place, value)]) == place


@pytest.mark.parametrize(
    ("place", "edited"),
    [(RECEIVED, RECEIVED), ("cover.dated", "cover.dated"), ("overview.3", "overview"), ("other.0+", "other")],
)
def test_a_reason_stands_for_a_cell_a_field_or_a_sentence(place: str, edited: str) -> None:
    key = reason_place(2, place).removeprefix("correction.")
    assert is_sending_key(FORM, "correction_reasons", key)
    assert corrected_place(key) == edited


def test_a_mark_stands_for_no_place() -> None:
    assert corrected_place("1") == ""


def test_a_day_that_is_none_makes_no_mark() -> None:
    assert read_mark("1", mark_text("2026-01-28")) is not None
    assert read_mark("1", mark_text("2026-02-30")) is None
