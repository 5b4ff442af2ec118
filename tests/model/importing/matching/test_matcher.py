"""The text of a report, laid out in every way an editor may leave it, reads as the same report.

Covers model/importing/readers/text_file.py too.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.model.importing import layouts
from tests.model.importing.layouts import TableText, laid_out
from tests.model.importing.matching.reading import read, same

EDITIONS = ["2019", "2021"]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("table_text", [layouts.cell_a_line, layouts.row_a_line, layouts.bars, layouts.bare_lines])
def test_every_layout_gives_every_figure_word_and_cover_field(
    edition: str, table_text: TableText, tmp_path: Path
) -> None:
    report = layouts.report(edition)
    reading = read(tmp_path, laid_out(report, table_text))
    same(reading.report, report)
    assert reading.unplaced == ()
    assert reading.last_year_report is None


def windows(text: str) -> bytes:
    return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()


def utf16(text: str) -> bytes:
    return text.encode("utf-16")


def gb18030(text: str) -> bytes:
    return text.encode("gb18030")


def full_width(text: str) -> bytes:
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    lines = (line.translate(wide) if line.strip().isdigit() else line for line in text.split("\n"))
    return "\n".join(lines).encode()


def traditional(text: str) -> bytes:
    pairs = {"规": "規", "请": "請", "数": "數", "处": "處", "决": "決", "属于": "屬於", "计": "計", "结转": "結轉"}
    head, mark, tail = text.partition("二、")
    middle, last, end = tail.partition("五、存在")
    for simple, complex in pairs.items():
        middle = middle.replace(simple, complex)
    return (head + mark + middle + last + end).encode()


def numbered_by_commas(text: str) -> bytes:
    for n in "12345678":
        text = text.replace(f"\t{n}.", f"\t{n}、")
    return text.replace("（一）予以", "(一) 予以").encode()


def blank_inside_labels(text: str) -> bytes:
    return text.replace("国家秘密", "国家 秘密").replace("商业企业", "商业　企业").encode()


def no_empty_lines(text: str) -> bytes:
    return "\n".join(line for line in text.split("\n") if line).encode()


def stripped(text: str) -> bytes:
    return "\n".join(line.strip() for line in text.split("\n")).encode()


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(
    "spoil",
    [
        windows,
        utf16,
        gb18030,
        full_width,
        traditional,
        numbered_by_commas,
        blank_inside_labels,
        no_empty_lines,
        stripped,
    ],
)
def test_what_editors_do_to_text_changes_nothing(edition: str, spoil: Callable[[str], bytes], tmp_path: Path) -> None:
    report = layouts.report(edition)
    reading = read(tmp_path, spoil(laid_out(report)))
    same(reading.report, report)
    assert reading.unplaced == ()
