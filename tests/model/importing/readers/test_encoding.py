"""In which encoding a text was saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from model import importing
from model.importing.readers.encoding import decode_text
from tests.model.importing import layouts, spoiled


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_characters_need_no_mark(encoding: str, tmp_path: Path) -> None:
    report = layouts.report("2021")
    (tmp_path / "a.txt").write_bytes(spoiled.lines(spoiled.parts(report), "\t").encode(encoding))
    assert importing.read_report(tmp_path / "a.txt").report.figures == report.figures


@pytest.mark.parametrize(
    "stated", ["hex", "rot13", "zlib", "unicode_escape", "undefined", "idna", "a\0b", "x" * 99, "无"]
)
def test_a_page_that_names_no_encoding_of_texts_is_read_as_if_it_named_none(stated: str) -> None:
    assert decode_text("a.html", "<p>第二十条</p>".encode("gb18030"), stated) == "<p>第二十条</p>"


def test_an_encoding_that_a_page_states_is_taken() -> None:
    assert decode_text("a.html", "<p>第二十條</p>".encode("big5"), "big5") == "<p>第二十條</p>"
