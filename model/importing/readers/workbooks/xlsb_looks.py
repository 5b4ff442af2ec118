"""How the cells of an .xlsb workbook look: number formats, fonts, hidden rows and columns ([MS-XLSB])."""

from __future__ import annotations

import posixpath
import struct
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO

from model.importing.readers.colours import WHITE, Colour
from model.importing.readers.hidden_text import HiddenKind
from model.importing.readers.workbooks.sheet_looks import BookLooks, SheetLooks
from model.importing.readers.workbooks.sheet_rows import MAX_COLUMNS, CellPlace
from model.importing.readers.workbooks.xlsx_parts import parse_xml
from model.importing.readers.workbooks.xlsx_styles import (
    BUILT_IN_FORMATS,
    INDEXED_COLOURS,
    MIN_FONT_SIZE,
    CellLook,
    TextRun,
    judge_font,
)

_WORKBOOK_PART = "xl/workbook.bin"
_FILL = 45
_ROW, _FONT, _FORMAT, _STYLE, _COLUMNS, _VIEW, _PROPERTIES, _SHEET = 0, 43, 44, 47, 60, 137, 153, 156
_SHARED_TEXT, _SHARED_TEXT_CELL = 19, 7
_STYLES_BEGIN, _STYLES_END = 617, 618
_CELLS = range(1, 12)
_ERROR_CELLS = frozenset({3, 11})
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
_SOLID, _BY_INDEX, _BY_VALUE, _BY_THEME = 1, 1, 2, 3
_THEME_COLOURS: Mapping[int, Colour] = {0: WHITE, 1: (0, 0, 0)}
_ESCAPEMENTS: dict[int, HiddenKind] = {1: "superscript", 2: "subscript"}

_Font = tuple[HiddenKind | None, Colour | None]
"""Why text in a font is not to be read, None where it is, and its colour, None where that is not known."""


def read_xlsb_looks(content: bytes) -> BookLooks:
    """The looks of a workbook and its sheets in order. Raises ValueError and its like where it is broken."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = {name.lower(): name for name in archive.namelist()}
        targets = _read_targets(archive.read(names["xl/_rels/workbook.bin.rels"]))
        book = BookLooks()
        fonts: list[_Font] = []
        if "xl/styles.bin" in names:
            book.looks = list(_iter_looks(archive.read(names["xl/styles.bin"]), fonts))
        shared = names.get("xl/sharedstrings.bin")
        rich_texts = dict(_iter_rich_texts(archive.read(shared), fonts)) if shared else {}
        for kind, record in _iter_records(archive.read(names[_WORKBOOK_PART])):
            if kind == _SHEET:
                relation, _ = _read_text(record, 8)
                part = names.get(targets[relation].lower(), "")
                book.sheets.append(_read_sheet(archive.read(part), rich_texts) if part else SheetLooks())
            elif kind == _PROPERTIES:
                book.is_1904 = bool(record[0] & 1)
        return book


def _read_targets(content: bytes) -> dict[str, str]:
    """By id of a relation, the part it leads to."""
    elements = parse_xml(content).iter("{*}Relationship")
    return {
        element.get("Id", ""): posixpath.normpath(posixpath.join("/xl", element.get("Target", ""))).lstrip("/")
        for element in elements
    }


def _iter_records(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The kind and content of each record; kind and size are written in groups of seven bits, the lowest first."""
    at = 0
    while at < len(content):
        kind, at = _read_variable(content, at, 2)
        size, at = _read_variable(content, at, 4)
        yield kind, content[at : at + size]
        at += size


def _read_variable(content: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of so many bytes at most, and the place behind it."""
    number = 0
    for count in range(most):
        byte = content[at]
        at += 1
        number |= (byte & 0x7F) << (7 * count)
        if not byte & 0x80:
            break
    return number, at


def _read_text(record: bytes, at: int) -> tuple[str, int]:
    """A text with its length before it, and the place behind it; an absent one has the length −1."""
    (length,) = struct.unpack_from("<i", record, at)
    end = at + 4 + 2 * max(0, length)
    return record[at + 4 : end].decode("utf-16-le", "replace"), end


def _read_sheet(content: bytes, rich_texts: Mapping[int, tuple[TextRun, ...]]) -> SheetLooks:
    sheet = SheetLooks()
    row = 0
    for kind, record in _iter_records(content):
        if kind == _ROW:
            row, height, flags = struct.unpack_from("<I4xHxB", record)
            if flags & 0x10 or height < 40:  # in twentieths of a point
                sheet.hidden_rows.add(row + 1)
        elif kind in _CELLS:
            column, style = struct.unpack_from("<II", record)
            place = CellPlace(row + 1, column + 1)
            sheet.note_cell(place, style & 0xFFFFFF)
            if kind in _ERROR_CELLS:
                sheet.errors[place] = _ERRORS.get(record[8], "#N/A")
            elif kind == _SHARED_TEXT_CELL:
                runs = rich_texts.get(struct.unpack_from("<I", record, 8)[0])
                if runs:
                    sheet.rich_texts[place] = runs
        elif kind == _COLUMNS:
            first, last, width, flags = struct.unpack_from("<III4xH", record)
            if flags & 1 or width < 77:  # in 256ths of a digit
                sheet.hidden_columns.update(range(first + 1, min(last + 1, MAX_COLUMNS) + 1))
        elif kind == _VIEW:
            sheet.shows_zeros = bool(record[0] & 0x10)
    return sheet


def _iter_rich_texts(content: bytes, fonts: Sequence[_Font]) -> Iterator[tuple[int, tuple[TextRun, ...]]]:
    """The shared texts whose pieces stand in different fonts, with their numbers."""
    records = (record for kind, record in _iter_records(content) if kind == _SHARED_TEXT)
    for number, record in enumerate(records):
        if not record[0] & 1:
            continue
        text, at = _read_text(record, 1)
        (count,) = struct.unpack_from("<I", record, at)
        runs = [struct.unpack_from("<HH", record, at + 4 + 4 * run) for run in range(min(count, len(record)))]
        ends = [start for start, _ in runs] + [len(text)]
        pieces = [TextRun(text[: ends[0]])]
        for (start, font), end in zip(runs, ends[1:], strict=True):
            pieces.append(TextRun(text[start:end], True, *(fonts[font] if font < len(fonts) else (None, None))))
        yield number, tuple(pieces)


def _iter_looks(content: bytes, fonts: list[_Font]) -> Iterator[CellLook]:
    """The looks that cells name by their index. fonts: takes the fonts, as the texts name them."""
    codes = dict(BUILT_IN_FORMATS)
    grounds: list[Colour | None] = []
    is_style_of_cells = False
    for kind, record in _iter_records(content):
        if kind == _FORMAT:
            codes[struct.unpack_from("<H", record)[0]] = _read_text(record, 2)[0]
        elif kind == _FONT:
            fonts.append(_read_font(record))
        elif kind == _FILL:
            grounds.append(_read_ground(record))
        elif kind in (_STYLES_BEGIN, _STYLES_END):
            is_style_of_cells = kind == _STYLES_BEGIN
        elif kind == _STYLE and is_style_of_cells:
            code, font, fill = struct.unpack_from("<HHH", record, 2)
            unseen, ink = fonts[font] if font < len(fonts) else (None, None)
            ground = grounds[fill] if fill < len(grounds) else WHITE
            yield CellLook(codes.get(code) or "General", judge_font(unseen, ink, ground), ground)


def _read_font(record: bytes) -> _Font:
    height, flags, _, escapement = struct.unpack_from("<HHHH", record)
    ink = _read_colour(record, 12)
    if flags & 0x08:
        return "struck", ink
    return _ESCAPEMENTS.get(escapement) or ("hidden" if height < MIN_FONT_SIZE * 20 else None), ink


def _read_ground(fill: bytes) -> Colour | None:
    """The colour of a cell with this fill; None for a pattern of several colours and for one not known."""
    (pattern,) = struct.unpack_from("<I", fill)
    if pattern > _SOLID:
        return None
    return _read_colour(fill, 4) if pattern else WHITE


def _read_colour(record: bytes, at: int) -> Colour | None:
    """The colour at a place of a record (BrtColor, 2.5.18); None where it is not known."""
    flags, number, tint, red, green, blue = struct.unpack_from("<BBhBBB", record, at)
    kind = flags >> 1
    if kind == _BY_VALUE and not tint:
        return red, green, blue
    colours = {_BY_INDEX: INDEXED_COLOURS, _BY_THEME: _THEME_COLOURS}.get(kind, {})
    return None if tint else colours.get(number)
