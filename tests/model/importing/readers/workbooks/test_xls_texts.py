"""The table of texts of an old workbook, which goes on from record to record in the middle of a text."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.importing.readers.workbooks.xls_texts import read_rich_texts


def rich(text: str, *runs: tuple[int, int], is_wide: bool = True, extra: bytes = b"") -> bytes:
    """A text as the table holds it; runs: where each font begins, and its number."""
    flags = (1 if is_wide else 0) | (0x08 if runs else 0) | (0x04 if extra else 0)
    head = struct.pack("<HB", len(text), flags)
    head += struct.pack("<H", len(runs)) if runs else b""
    head += struct.pack("<I", len(extra)) if extra else b""
    letters = text.encode("utf-16-le" if is_wide else "latin-1")
    return head + letters + b"".join(struct.pack("<HH", *run) for run in runs) + extra


def table(*texts: bytes) -> bytes:
    return struct.pack("<II", len(texts), len(texts)) + b"".join(texts)


def test_pieces_are_told_with_their_fonts() -> None:
    content = table(rich("甲"), rich("53", (1, 6), is_wide=False), rich("乙53", (0, 5), (1, 7), extra=b"ruby"))
    assert read_rich_texts([content]) == {1: [("5", None), ("3", 6)], 2: [("乙", 5), ("53", 7)]}


def test_a_text_that_goes_on_in_the_next_record_may_become_narrow_there() -> None:
    content = table(rich("五3", (1, 6)))
    cut = content.index("3".encode("utf-16-le"))
    rest = b"\x00" + b"3" + content[cut + 2 :]
    assert read_rich_texts([content[:cut], rest]) == {0: [("五", None), ("3", 6)]}


@pytest.mark.parametrize("back", [0, 4, 9])
def test_other_bytes_of_a_text_go_on_without_a_mark(back: int) -> None:
    content = table(rich("五3", (1, 6), extra=b"x" * 9))
    cut = len(content) - back
    assert read_rich_texts([content[:cut], content[cut:]]) == {0: [("五", None), ("3", 6)]}


@given(st.lists(st.binary(max_size=40), max_size=4))
def test_a_broken_table_ends(records: list[bytes]) -> None:
    try:
        assert isinstance(read_rich_texts(records), dict)
    except (struct.error, IndexError):
        return
