"""Workbooks of Excel 97 and WPS (.xls, .et) and binary ones (.xlsb).

sample.xls was saved by LibreOffice 7.4. Covers model/importing/readers/compound_file.py,
model/importing/readers/workbooks/sheet_looks.py, model/importing/readers/workbooks/xls_looks.py and
model/importing/readers/workbooks/xlsb_looks.py too.
"""

from __future__ import annotations

import struct
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from model.errors import UnreadableFile
from model.importing.document import Document
from model.importing.readers import read_document
from model.importing.readers.workbooks import calamine_file

SAMPLE = Path(__file__).with_name("sample.xls")

ROWS = [
    ("云岭县水务局", "57", "0.5", "#DIV/0!", "TRUE", "", None),
    ("251千元", "25.1万元", "", "", "", "", None),
    ("", "", "2025年3月14日", "9:30", "0", "", None),
    ("合并", None, "12.5%", "025000", "", "", None),
]
NOTES = [
    "工作表“表”第 2 行 D 列显示的是“13”，存的是 12.5，没有读，请核对。",
    "工作表“表”第 2 行 E 列显示的是“5”，存的是 -5，没有读，请核对。",
    "工作表“表”有 1 格存的是 0，显示成“-”，按 0 读入。",
    "工作表“藏”是隐藏的，没有读。",
    "工作表“表”第 2 行 C 列：隐藏的“0”没有读。",
    "工作表“表”第 4 行 A 列：划去的“5”没有读。",
    "工作表“表”第 4 行 B 列：上标“5”没有读。",
    "工作表“表”第 1 行 G 列：隐藏的“77”没有读。",
    "工作表“表”第 3 行：隐藏的“99 98 97 96 95”没有读。",
]


@pytest.mark.parametrize("suffix", [".xls", ".et", ".XLS", ".xlsx", ".doc"])
def test_an_old_workbook_is_read_as_it_shows_whatever_it_is_called(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(SAMPLE.read_bytes())
    document = read_document(path)
    assert [row.cells for row in document.rows] == [*ROWS, (None, None, "甲\n乙", "3", "", "", None)]
    assert set(NOTES) <= set(document.notes)
    assert "工作表“表”第 6 行 D 列：划去的“5”没有读。" in document.notes


def test_an_old_workbook_that_reaches_too_far_is_refused(tmp_path: Path) -> None:
    """python-calamine would keep 16 million places of it in memory."""
    content = SAMPLE.read_bytes()
    first_text = struct.pack("<HHHH", 0xFD, 10, 0, 0)
    assert first_text in content
    path = tmp_path / "a.xls"
    path.write_bytes(content.replace(first_text, struct.pack("<HHHH", 0xFD, 10, 65535, 255)))
    with pytest.raises(UnreadableFile, match="太大"):
        calamine_file.read(path)


@pytest.mark.parametrize("kept", [0, 100, 600, 2000, 6000])
def test_an_old_workbook_that_was_cut_off_is_refused_or_read(kept: int, tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(SAMPLE.read_bytes()[:kept])
    with pytest.raises(UnreadableFile, match="另存为"):
        calamine_file.read(path)


@pytest.mark.parametrize("seed", range(40))
def test_an_old_workbook_with_damaged_bytes_breaks_nothing(seed: int, tmp_path: Path) -> None:
    content = bytearray(SAMPLE.read_bytes())
    for number in range(8):
        content[(seed * 7919 + number * 613) % len(content)] ^= 1 << (seed % 8)
    path = tmp_path / "a.xls"
    path.write_bytes(content)
    with suppress(UnreadableFile):
        assert isinstance(calamine_file.read(path), Document)


def record(kind: int, content: bytes = b"") -> bytes:
    """A record of a binary workbook; kind and size in groups of seven bits."""
    return b"".join(_in_sevens(number) for number in (kind, len(content))) + content


def _in_sevens(number: int) -> bytes:
    groups = []
    while True:
        number, group = number >> 7, number & 0x7F
        groups.append(group | (0x80 if number else 0))
        if not number:
            return bytes(groups)


def text(words: str) -> bytes:
    return struct.pack("<I", len(words)) + words.encode("utf-16-le")


def cell(kind: int, column: int, value: bytes, style: int = 0) -> bytes:
    return record(kind, struct.pack("<II", column, style) + value)


def number(column: int, value: float, style: int = 0) -> bytes:
    return cell(5, column, struct.pack("<d", value), style)


def row(at: int, *cells: bytes, flags: int = 0) -> bytes:
    head = struct.pack("<IIHBBBI", at, 0, 300, 0, flags, 0, 0)
    return record(0, head) + b"".join(cells)


def binary_workbook(path: Path, *rows: bytes) -> Path:
    """An .xlsb with one sheet of these rows; style 1 is struck out, style 2 shows ten-thousands.

    Its only shared text is 53, of which the 5 is struck out.
    """
    shared = record(19, b"\x01" + text("53") + struct.pack("<IHHHH", 2, 0, 1, 1, 0))
    fonts = b"".join(
        record(43, struct.pack("<HHHHBBBB8s", 220, flags, 400, 0, 0, 0, 134, 0, bytes(8)) + bytes(1) + text("宋体"))
        for flags in (0, 8)
    )
    code = record(44, struct.pack("<H", 164) + text(r'0\.0000"万元"'))
    styles = b"".join(
        record(47, struct.pack("<HHHHHHHH", 0, code, font, 0, 0, 0, 0, 0)) for code, font in ((0, 0), (0, 1), (164, 0))
    )
    rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts = {
        "[Content_Types].xml": b"<Types/>",
        "xl/workbook.bin": record(131)
        + record(143)
        + record(156, struct.pack("<II", 0, 1) + text("rId1") + text("表"))
        + record(144)
        + record(132),
        "xl/_rels/workbook.bin.rels": (
            f'<Relationships xmlns="{package}">'
            f'<Relationship Id="rId1" Type="{rels}/worksheet" Target="worksheets/sheet1.bin"/>'
            f'<Relationship Id="rId2" Type="{rels}/styles" Target="styles.bin"/>'
            f'<Relationship Id="rId3" Type="{rels}/sharedStrings" Target="sharedStrings.bin"/></Relationships>'
        ).encode(),
        "xl/styles.bin": record(278)
        + record(615, struct.pack("<I", 1))
        + code
        + record(616)
        + record(611, struct.pack("<I", 2))
        + fonts
        + record(612)
        + record(617, struct.pack("<I", 3))
        + styles
        + record(618)
        + record(279),
        "xl/sharedStrings.bin": record(159, struct.pack("<II", 1, 1)) + shared + record(160),
        "xl/worksheets/sheet1.bin": record(129)
        + record(148, struct.pack("<IIII", 0, 9, 0, 9))
        + record(145)
        + b"".join(rows)
        + record(146)
        + record(130),
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def test_a_binary_workbook_is_read_as_it_shows(tmp_path: Path) -> None:
    path = binary_workbook(
        tmp_path / "a.xlsb",
        row(0, cell(6, 0, text("云岭县水务局")), number(1, 57), number(2, 53, style=1), number(3, 251000, style=2)),
        row(1, number(1, 99), flags=0x10),
        row(2, cell(3, 1, b"\x17"), number(2, 5), cell(7, 3, struct.pack("<I", 0))),
    )
    document = read_document(path)
    assert [row.cells for row in document.rows] == [
        ("云岭县水务局", "57", "", "25.1万元"),
        ("", "#REF!", "5", "3"),
    ]
    assert document.notes == (
        "工作表“表”第 1 行 C 列：划去的“53”没有读。",
        "工作表“表”第 3 行 D 列：划去的“5”没有读。",
        "工作表“表”第 2 行：隐藏的“99”没有读。",
    )


def test_a_binary_workbook_that_reaches_too_far_is_refused(tmp_path: Path) -> None:
    path = binary_workbook(tmp_path / "a.xlsb", row(0, number(0, 1)), row(1_000_000, number(16_000, 1)))
    with pytest.raises(UnreadableFile, match="太大"):
        read_document(path)
