"""Rows straight from the pages of a damaged file, where the trees that lead to them are broken.

The layout is SQLite's file format (sections 1.6, 2.1 and 2.3 of its description). Which table a row is from is told by
its shape, since the schema may be lost; a page that was given up long ago may still give rows, so they are to be used
only where SQLite finds nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from model.storage.schema import COLUMNS

_PAGE, _FIRST = 4096, 100
_LEAF = 13
_WIDTHS = (0, 1, 2, 3, 4, 6, 8)
"""Bytes of a whole number, by its type's code."""

_ADDED = {"drafts": 1}
"""How many of the last columns a row has not that was written before they came."""

_SHAPES = {"drafts": "-tt", "entries": "itt", "edits": "-ittt", "lasts": "-t", "versions": "-itti", "unplaced": "iit"}
"""What the first columns hold: a text, a whole number, nothing where the number of the row stands for it."""

Row = dict[str, object]
_Value = bytes | int | None


def rows(data: bytes) -> dict[str, dict[int, Row]]:
    """By table and number, the rows in a file's pages; texts as bytes."""
    found: dict[str, dict[int, Row]] = defaultdict(dict)
    for at in range(0, len(data) - _PAGE + 1, _PAGE):
        for number, values in _cells(data, at):
            table = _table(values)
            if table:
                names = COLUMNS[table].split()
                whole = [number if value is None and i == 0 else value for i, value in enumerate(values)]
                found[table][number] = dict(zip(names, whole, strict=False))
    return found


def _table(values: list[_Value]) -> str | None:
    """Whose row this is."""
    kinds = "".join("t" if isinstance(value, bytes) else "-" if value is None else "i" for value in values)
    fitting = (name for name, shape in _SHAPES.items() if kinds.startswith(shape))
    return next((name for name in fitting if len(values) in _lengths(name)), None)


def _lengths(table: str) -> range:
    """How many values a row of it may have."""
    newest = len(COLUMNS[table].split())
    return range(newest - _ADDED.get(table, 0), newest + 1)


def _cells(data: bytes, at: int) -> Iterator[tuple[int, list[_Value]]]:
    """The rows of one page, if it is a leaf of a table."""
    head = at + (_FIRST if at == 0 else 0)
    if data[head] != _LEAF:
        return
    for cell in range(int.from_bytes(data[head + 3 : head + 5], "big")):
        pointer = head + 8 + 2 * cell
        try:
            yield _cell(data, at + int.from_bytes(data[pointer : pointer + 2], "big"))
        except (IndexError, ValueError):
            continue


def _cell(data: bytes, at: int) -> tuple[int, list[_Value]]:
    length, at = _varint(data, at)
    number, at = _varint(data, at)
    return number, _values(_payload(data, at, length))


def _payload(data: bytes, at: int, length: int) -> bytes:
    """The bytes of a row, which may go on in other pages."""
    if length > len(data):
        raise ValueError(length)
    if length <= _PAGE - 35:
        return data[at : at + length]
    least = (_PAGE - 12) * 32 // 255 - 23
    here = least + (length - least) % (_PAGE - 4)
    here = here if here <= _PAGE - 35 else least
    parts, rest = [data[at : at + here]], length - here
    following = int.from_bytes(data[at + here : at + here + 4], "big")
    while rest > 0:
        start = (following - 1) * _PAGE
        if not 0 < start <= len(data) - _PAGE:
            raise ValueError(following)
        parts.append(data[start + 4 : start + 4 + min(rest, _PAGE - 4)])
        rest -= _PAGE - 4
        following = int.from_bytes(data[start : start + 4], "big")
    return b"".join(parts)


def _values(payload: bytes) -> list[_Value]:
    end, at = _varint(payload, 0)
    kinds, values, place = [], list[_Value](), end
    while at < end:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    for kind in kinds:
        size = (kind - 12) // 2 if kind >= 12 else _WIDTHS[kind] if kind < len(_WIDTHS) else 0
        part = payload[place : place + size]
        if len(part) != size or 9 < kind < 12:
            raise ValueError(kind)
        values.append(part if kind >= 12 else None if kind in (0, 7) else kind - 8 if kind > 7 else _whole(part))
        place += size
    return values


def _whole(part: bytes) -> int:
    return int.from_bytes(part, "big", signed=True)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where the next begins."""
    number = 0
    for count in range(8):
        byte = data[at + count]
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number, at + count + 1
    return number << 8 | data[at + 8], at + 9
