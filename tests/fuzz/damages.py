"""Damages that disks, networks and programs do to files: bytes flipped, parts lost, doubled or exchanged."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

Damage = Callable[[bytes, Random], bytes]

_MAX_FLIPS = 40
_MAX_REPEATS = 200
_MAX_REPEATED_BYTES = 400_000
_FIRST_OF_SEVERAL, _FIRST_BEGINNING = 0x80, 0xC0
"""In UTF-8 lower bytes are characters of ASCII, and those between are inside a character."""

_INSERTIONS = (
    b"\x00",
    b"\xff\xfe",
    b"<table>",
    b"<td rowspan='9999' colspan='9999'>",
    b"</w:tbl>",
    b"&#0;",
    b"\x1b",
    b"9" * 400,
    b"1e999",
    b"\t" * 50,
    b"\n" * 50,
    b"\r",
    b'"',
    b"|",
    b"<![CDATA[",
    b"stream\n",
    b"<<",
)
"""Bytes that mean something in some kind of file."""


def damage_file(content: bytes, chance: Random) -> bytes:
    """The file with one to three damages; a zip is damaged outside or in one of its members."""
    for _ in range(chance.randint(1, 3)):
        is_zip = content.startswith(b"PK") and chance.random() < 0.7
        damage = chance.choice(_ZIP_DAMAGES if is_zip else _DAMAGES)
        content = damage(content, chance)
    return content


def _flip_bits(content: bytes, chance: Random) -> bytes:
    """Bits of any bytes or, so that text stays text, of those that are ASCII characters."""
    changed = bytearray(content)
    only_ascii = chance.random() < 0.5
    for _ in range(chance.randint(1, _MAX_FLIPS) if changed else 0):
        at = chance.randrange(len(changed))
        if not only_ascii:
            changed[at] ^= 1 << chance.randrange(8)
        elif changed[at] < _FIRST_OF_SEVERAL:
            changed[at] ^= 1 << chance.randrange(7)
    return bytes(changed)


def _truncate(content: bytes, chance: Random) -> bytes:
    return content[: _choose_place(content, chance)]


def _lose_beginning(content: bytes, chance: Random) -> bytes:
    return content[_choose_place(content, chance) :]


def _cut_out(content: bytes, chance: Random) -> bytes:
    start, end = _choose_range(content, chance)
    return content[:start] + content[end:]


def _overwrite_with_noughts(content: bytes, chance: Random) -> bytes:
    start, end = _choose_range(content, chance)
    return content[:start] + bytes(end - start) + content[end:]


def _repeat(content: bytes, chance: Random) -> bytes:
    start, end = _choose_range(content, chance)
    times = chance.randint(2, max(2, min(_MAX_REPEATS, _MAX_REPEATED_BYTES // max(end - start, 1))))
    return content[:start] + content[start:end] * times + content[end:]


def _exchange(content: bytes, chance: Random) -> bytes:
    first, second, third = sorted(_choose_place(content, chance) for _ in range(3))
    return content[:first] + content[second:third] + content[first:second] + content[third:]


def _insert(content: bytes, chance: Random) -> bytes:
    at = _choose_place(content, chance)
    inserted = chance.choice(_INSERTIONS) * chance.choice([1, 1, 1, 3, 100])
    return content[:at] + inserted + content[at:]


def _insert_noise(content: bytes, chance: Random) -> bytes:
    at = _choose_place(content, chance)
    return content[:at] + chance.randbytes(chance.randint(1, 300)) + content[at:]


def _choose_range(content: bytes, chance: Random) -> tuple[int, int]:
    start = _choose_place(content, chance)
    end = min(len(content), start + chance.choice([1, 10, 100, 1000, len(content) // 3]))
    return start, _skip_rest_of_character(content, end)


def _choose_place(content: bytes, chance: Random) -> int:
    return _skip_rest_of_character(content, chance.randrange(len(content) + 1))


def _skip_rest_of_character(content: bytes, at: int) -> int:
    """The first place from here on that is not inside a character of UTF-8, so that damaged text stays text."""
    while at < len(content) and _FIRST_OF_SEVERAL <= content[at] < _FIRST_BEGINNING:
        at += 1
    return at


def _damage_member(content: bytes, chance: Random) -> bytes:
    members = _unpack(content)
    if members:
        at = chance.randrange(len(members))
        name, text = members[at]
        members[at] = (name, chance.choice(_DAMAGES)(text, chance))
    return _pack(members, chance)


def _exchange_members(content: bytes, chance: Random) -> bytes:
    members = _unpack(content)
    if len(members) > 1:
        first, second = chance.sample(range(len(members)), 2)
        (name, text), (other_name, other_text) = members[first], members[second]
        members[first], members[second] = (name, other_text), (other_name, text)
    return _pack(members, chance)


def _lose_member(content: bytes, chance: Random) -> bytes:
    members = _unpack(content)
    if members:
        del members[chance.randrange(len(members))]
    return _pack(members, chance)


def _rename_member(content: bytes, chance: Random) -> bytes:
    members = _unpack(content)
    if members:
        at = chance.randrange(len(members))
        members[at] = (chance.choice(["", "a/../b", "WORD/document.xml", "\\", "年报.xml"]) or "x", members[at][1])
    return _pack(members, chance)


_DAMAGES: tuple[Damage, ...] = (
    _flip_bits,
    _truncate,
    _lose_beginning,
    _cut_out,
    _overwrite_with_noughts,
    _repeat,
    _exchange,
    _insert,
    _insert_noise,
)
_ZIP_DAMAGES: tuple[Damage, ...] = (_damage_member, _damage_member, _exchange_members, _lose_member, _rename_member)


def _unpack(content: bytes) -> list[tuple[str, bytes]]:
    """The members of a zip that can still be unpacked."""
    members: list[tuple[str, bytes]] = []
    try:
        with ZipFile(BytesIO(content)) as package:
            for info in package.infolist():
                try:
                    members.append((info.filename, package.read(info)))
                except (BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError, ValueError):
                    continue
    except (BadZipFile, ValueError, OSError, NotImplementedError, UnicodeError):
        return []
    return members


def _pack(members: list[tuple[str, bytes]], chance: Random) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", chance.choice([ZIP_DEFLATED, ZIP_STORED])) as package:
        for name in dict.fromkeys(name for name, _ in members):
            package.writestr(name, next(text for other, text in members if other == name))
    return file.getvalue()
