"""Finds the one byte of a draft's rows that was changed: the sum of the part tells when the right one is tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.storage.digests import hash_row, sum_rows

_MAX_BYTES_FOR_ALL_VALUES = 200
"""In texts up to this length every other value of each byte is tried; in longer ones every flipped bit."""

_MAX_TRIALS = 100_000
"""After so many trials, about half a second, no more is tried."""

_MODULUS = 1 << 128


def mend_rows(rows: Sequence[tuple[object, ...]], sum: int) -> list[tuple[object, ...]]:
    """The rows of a part with the one changed byte as it was; as they are where no such byte is found.

    rows: as read, damaged texts with halves of surrogate pairs; sum: what the digest says.
    """
    missing = sum - sum_rows(rows)
    if not missing % _MODULUS:
        return list(rows)
    trials = 0
    # short rows first: they are tried soonest, and most rows are short
    for number in sorted(range(len(rows)), key=lambda number: len(repr(rows[number]))):
        wanted = (missing + hash_row(*rows[number])) % _MODULUS
        for candidate in _list_candidates(rows[number]):
            trials += 1
            if hash_row(*candidate) == wanted:
                return [*rows[:number], candidate, *rows[number + 1 :]]
            if trials > _MAX_TRIALS:
                return list(rows)
    return list(rows)


def _list_candidates(row: tuple[object, ...]) -> Iterator[tuple[object, ...]]:
    """The row with each byte of each text, or bit of each number, changed in turn."""
    for column, value in enumerate(row):
        for other in _list_alternatives(value):
            yield (*row[:column], other, *row[column + 1 :])


def _list_alternatives(value: object) -> Iterator[object]:
    """What a value may have been before one of its bytes was changed."""
    if isinstance(value, int):
        for bit in range(40):
            yield value ^ (1 << bit)
        return
    if isinstance(value, bytes):  # a changed type: the text of the same bytes
        yield value.decode("utf-8", "surrogateescape")
        return
    if not isinstance(value, str):
        return
    data = bytearray(value.encode("utf-8", "surrogateescape"))
    changes = range(1, 256) if len(data) <= _MAX_BYTES_FOR_ALL_VALUES else [1 << bit for bit in range(8)]
    for place, byte in enumerate(data):
        for change in changes:
            data[place] = byte ^ change
            try:
                yield data.decode()
            except UnicodeDecodeError:
                continue
        data[place] = byte
