"""One changed byte anywhere in a draft's rows is found by trying, as the digest tells when it is right."""

from __future__ import annotations

import pytest

from model.recovery.byte_repair import mend_rows
from model.storage.digests import sum_rows

ROWS: list[tuple[object, ...]] = [
    ("requests.received.natural", "4175"),
    ("overview", "主动公开政府信息。" * 20),
    ("cover.unit", "临江县水务局"),
    (7, "2026-01-12T00:00:00.000000+00:00", None, "[]"),
]


@pytest.mark.parametrize(
    ("number", "damaged"),
    [
        (0, ("requests.received.natural", "5175")),
        (0, ("requests.received.natural", "4\x0075")),
        (0, ("requests.received.netural", "4175")),
        (1, ("overview", "主动公开政府信恏。" + "主动公开政府信息。" * 19)),
        (2, ("cover.unit", b"\xe4\xb8\xb4\xef\xb1\x9f".decode("utf-8", "surrogateescape"))),
        (2, ("cover.unit", "临江县水务局".encode().replace(b"\xe4", b"\x64", 1).decode("utf-8", "surrogateescape"))),
        (0, ("requests.received.natural", b"4175")),
        (3, (5, "2026-01-12T00:00:00.000000+00:00", None, "[]")),
        (3, (7, "20r6-01-12T00:00:00.000000+00:00", None, "[]")),
    ],
)
def test_the_byte_that_was_changed_is_found(number: int, damaged: tuple[object, ...]) -> None:
    rows = [*ROWS[:number], damaged, *ROWS[number + 1 :]]
    mended = mend_rows(rows, sum_rows(ROWS))
    if damaged[1] == b"\xe4\xb8\xb4\xef\xb1\x9f".decode("utf-8", "surrogateescape"):  # more than one byte
        assert mended == rows
    else:
        assert mended == ROWS


def test_rows_that_are_right_and_rows_with_more_damage_stay_as_they_are() -> None:
    assert mend_rows(ROWS, sum_rows(ROWS)) == ROWS
    assert mend_rows(ROWS[1:], sum_rows(ROWS)) == ROWS[1:]
    assert mend_rows([], 5) == []
