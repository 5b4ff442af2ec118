from __future__ import annotations

import json
from pathlib import Path

import pytest

from model.importing import Reading
from model.importing.isolation.budget import STANDARD_BUDGET
from model.importing.isolation.messages import (
    BadAnswer,
    Refusal,
    decode_answer,
    decode_request,
    decode_start,
    encode_answer,
    encode_request,
    encode_start,
)
from model.report.report import Report

REPORT = Report(
    "2021",
    {"unit": "云岭县水务局", "year": "2025"},
    {"requests.received.natural": 0},
    {"overview": "一\n二 \ud800"},
    stated_totals={"requests.received.total": 15},
    blank_totals={"requests.handled.total": "/"},
    unread={"cover.phone": "原文里没有找到"},
)


def test_a_reading_comes_back_as_it_was() -> None:
    for last in (None, Report("2019", {"year": "2020"})):
        reading = Reading(REPORT, last, ("多出来的一行",), is_draft=last is not None)
        assert decode_answer(encode_answer(reading, 1.5)) == (reading, 1.5)


def test_a_refusal_comes_back_as_it_was() -> None:
    refusal = Refusal("报告.pdf", "文件是空的。")
    assert decode_answer(encode_answer(refusal, 0.0)) == (refusal, 0.0)


def test_a_path_may_have_bytes_that_no_encoding_has(tmp_path: Path) -> None:
    path = tmp_path / "\udcff报告.pdf"
    assert decode_request(encode_request(path, STANDARD_BUDGET)) == (path, STANDARD_BUDGET.cpu_seconds)


def test_each_line_is_one_line_of_ascii() -> None:
    line = encode_answer(Reading(REPORT, None, ("甲\n乙\u2028丙",)), 0.0)
    assert line.isascii()
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")


@pytest.mark.parametrize(
    "change",
    [
        {"report": {"version": 1, "edition": 2021, "values": {}}},
        {"report": {"version": 1, "edition": "2021", "values": {"requests.received.natural": 7}}},
        {"report": {"version": 1, "edition": "2021", "values": {"requests.received.natural": "七"}}},
        {"report": {"version": 1, "edition": "2021", "values": []}},
        {"report": None},
        {"report": {"version": 1, "edition": "2021", "values": {"no.such.cell": "7"}}},
        {"report": {"version": 99, "edition": "2021", "values": {}}},
        {"last": "2020"},
        {"leftovers": 3},
        {"kind": None},
        {"cpu": "lots"},
    ],
)
def test_an_answer_of_other_types_is_no_answer(change: dict[str, object]) -> None:
    record = json.loads(encode_answer(Reading(REPORT, None, ()), 0.0))
    with pytest.raises(BadAnswer):
        decode_answer(json.dumps(record | change).encode())


@pytest.mark.parametrize("line", [b"", b"[]", b"{", b"\x80\x04.", b'{"kind": "read"}', b"[" * 100_000])
def test_something_else_is_no_answer(line: bytes) -> None:
    with pytest.raises(BadAnswer):
        decode_answer(line)


def test_the_start_is_told_with_what_it_cost() -> None:
    assert decode_start(encode_start(0.25)) == 0.25
    for line in (b"", b"Traceback", encode_answer(Refusal("报告.pdf", "文件是空的。"), 0.0)):
        with pytest.raises(BadAnswer):
            decode_start(line)
