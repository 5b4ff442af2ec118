"""Word documents and zips: bombs, deep nesting, entities, lying directories and names that lead elsewhere."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

_TITLE = "云岭县水务局2025年政府信息公开工作年度报告"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PARAGRAPH = f"<w:p><w:r><w:t>{_TITLE}</w:t></w:r></w:p>"
_MAIN_PARTS = ("word/document.xml", "xl/workbook.xml", "content.xml", "[Content_Types].xml", "mimetype")
_BLOCK = 1 << 20


def write_bomb(folder: Path, random: Random) -> Path:
    """A member of two gigabytes of one character."""
    name, suffix = random.choice(tuple(zip(_MAIN_PARTS, (".docx", ".xlsx", ".ods", ".docx", ".ods"), strict=True)))
    path = folder / f"炸弹{random.choice((suffix, suffix, '.zip'))}"
    character = random.choice((b" ", b"a", b"<", b"\0"))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for part in dict.fromkeys((*_write_parts(suffix), name)):
            if part != name:
                archive.writestr(part, "<x/>")
        with archive.open(name, "w", force_zip64=True) as member:
            member.write(random.choice((b"", b"<w:document><w:body>", b"<x a='")))
            for _ in range(random.choice((200, 600))):
                member.write(character * _BLOCK)
    return path


def _write_parts(suffix: str) -> Iterator[str]:
    yield from {".docx": _MAIN_PARTS[:1], ".xlsx": _MAIN_PARTS[1:2], ".ods": ("mimetype", "content.xml")}[suffix]
    yield "[Content_Types].xml"


def write_deep_document(folder: Path, random: Random) -> Path:
    tag = random.choice(
        ("w:tbl><w:tr><w:tc", "w:p", "w:r", "w:sdt><w:sdtContent", "w:ins", "w:txbxContent", "mc:AlternateContent")
    )
    return _write_document(folder, f"{_PARAGRAPH}{f'<{tag}>' * random.choice((250, 5_000, 100_000))}", is_closed=False)


def write_nested_tables(folder: Path, random: Random) -> Path:
    depth = random.choice((100, 3_000))
    opening, closing = "<w:tbl><w:tr><w:tc><w:p/>", "<w:p/></w:tc></w:tr></w:tbl>"
    return _write_document(folder, _PARAGRAPH + opening * depth + _PARAGRAPH + closing * depth)


def write_spans(folder: Path, random: Random) -> Path:
    span = random.choice((63, 10**9, -1, "x"))
    properties = f'<w:tcPr><w:gridSpan w:val="{span}"/><w:vMerge/></w:tcPr>'
    row = f"<w:tr>{f'<w:tc>{properties}{_PARAGRAPH}</w:tc>' * 3}</w:tr>"
    return _write_document(folder, f"{_PARAGRAPH}<w:tbl>{row * random.choice((1, 3_000))}</w:tbl>")


def write_many_parts(folder: Path, random: Random) -> Path:
    unit = random.choice(
        (
            _PARAGRAPH,
            "<w:p/>",
            "<w:tbl/>",
            "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
            "<w:p><w:r><w:tab/><w:br/></w:r></w:p>",
            '<w:p><w:pPr><w:numPr><w:ilvl w:val="8"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>',
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DDEAUTO cmd "/C calc"</w:instrText></w:r></w:p>',
        )
    )
    return _write_document(folder, _PARAGRAPH + unit * random.choice((300, 30_000)))


def write_entities(folder: Path, random: Random) -> Path:
    steps = "".join(f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 10))
    outer = '<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY % y SYSTEM "http://server.invalid/x.dtd">%y;'
    entities = f'<!DOCTYPE x [<!ENTITY a0 "年报">{random.choice(("", outer))}{steps}]>'
    body = f"{_PARAGRAPH}<w:p><w:r><w:t>{random.choice(('&a9;', '&x;', '&a3;'))}</w:t></w:r></w:p>"
    return _write_document(folder, body, before=entities)


def write_strange_names(folder: Path, random: Random) -> Path:
    path = folder / "名字.zip"
    names = (
        "../../x.docx",
        "/etc/x.docx",
        "C:\\x.docx",
        "\\\\server\\x.docx",
        "a/" * 5_000 + "x.docx",
        "CON.docx",
        "x\0.docx",
    )
    name = random.choice((*names, "x.docx ", ".docx", "年报.docx", "‮xcod.exe", "~$x.docx", "x.txt/"))
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(random.choice((1, 300))):
            archive.writestr(name if number == 0 else f"{number}{name}", _TITLE)
    return path


def write_many_members(folder: Path, random: Random) -> Path:
    path = folder / f"许多{random.choice(('.zip', '.docx', '.xlsx'))}"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(30_000):
            archive.writestr(f"{number}{random.choice(('.txt', '.docx', '/'))}", "")
    return path


def write_zips_in_zips(folder: Path, random: Random) -> Path:
    path, inner = folder / "层层.zip", folder / "年报.zip"
    inner.write_bytes(b"PK\5\6" + bytes(18))
    for _ in range(random.choice((3, 60))):
        with zipfile.ZipFile(path, "w") as archive:
            archive.write(inner, "年报.zip")
        path.replace(inner)
    return inner.rename(path)


def write_lying_directory(folder: Path, random: Random) -> Path:
    """A directory that states other sizes, places or ways of packing than the members have."""
    path = _write_document(folder, _PARAGRAPH * 100)
    content = bytearray(path.read_bytes())
    at = content.rindex(b"PK\1\2")
    offset, size = random.choice(((10, 2), (8, 2), (16, 4), (20, 4), (24, 4), (28, 2), (30, 2), (42, 4)))
    value = random.choice((0, 1, 2**31, 2**32 - 1, 99, 8, 12, 14))
    content[at + offset : at + offset + size] = struct.pack("<I", value)[:size]
    path.write_bytes(content)
    return path


def _write_document(folder: Path, body: str, before: str = "", is_closed: bool = True) -> Path:
    path = folder / "文档.docx"
    closing = "</w:body></w:document>" if is_closed else ""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"{before}<w:document {_W}><w:body>{body}{closing}")
    return path


MAKERS = (
    write_bomb,
    write_deep_document,
    write_nested_tables,
    write_spans,
    write_many_parts,
    write_entities,
    write_strange_names,
    write_many_members,
    write_zips_in_zips,
    write_lying_directory,
)
