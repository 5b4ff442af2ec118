"""Reads the characters that no font has, which our own PDFs show as their code point in a frame: U+ over 20000."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from model.importing.readers.pdf.page_objects import Glyph, RulingLine

_CODE_POINT = re.compile(r"U\+([0-9A-F]{4,6})")
_LINE_DISTANCE = 0.4
"""How far below U+ the number stands, in heights of the character whose place they take."""
_RISE = 0.25
"""How far the middle between the two stands over the character's baseline, in its heights."""
_TOLERANCE = 1.5
"""Points that the frame may stand off the words."""


@dataclass(frozen=True)
class _Frame:
    """A frame with a code point: the characters in it, by their places, and the one it stands for."""

    places: range
    glyph: Glyph

    def encloses(self, line: RulingLine) -> bool:
        """Whether a ruling line is a side of the frame."""
        low, high = self.glyph.baseline - self.glyph.size / 2, self.glyph.baseline + self.glyph.size * 1.2
        left, right = self.glyph.left - _TOLERANCE, self.glyph.right + _TOLERANCE
        if line.is_horizontal:
            return left <= line.start and line.end <= right and low <= line.position <= high
        return left <= line.position <= right and low <= line.start and line.end <= high


def restore_characters(
    glyphs: Sequence[Glyph], ruling_lines: Sequence[RulingLine]
) -> tuple[list[Glyph], list[RulingLine]]:
    """The characters and lines of a page, each framed code point as its character and without its frame."""
    frames = [frame for frame in _find_frames(glyphs) if any(frame.encloses(line) for line in ruling_lines)]
    if not frames:
        return list(glyphs), list(ruling_lines)
    found: list[Glyph] = []
    end = 0
    for frame in frames:
        found += glyphs[end : frame.places.start]
        found.append(frame.glyph)
        end = frame.places.stop
    found += glyphs[end:]
    return found, [line for line in ruling_lines if not any(frame.encloses(line) for frame in frames)]


def _find_frames(glyphs: Sequence[Glyph]) -> Iterator[_Frame]:
    """The places where a code point stands in two small lines: U+, and the number below it."""
    text = "".join(glyph.text[0] for glyph in glyphs)
    for match in _CODE_POINT.finditer(text):
        places = range(match.start(), match.end())
        mark, number = glyphs[places.start], glyphs[places.start + 2 : places.stop]
        number = [glyph for glyph in number if glyph.baseline == number[0].baseline]
        height = (mark.baseline - number[0].baseline) / _LINE_DISTANCE
        code = int("".join(glyph.text for glyph in number), 16)
        if not 2 * mark.size < height < 4 * mark.size or len(number) < 4 or not _is_character(code):
            continue
        left = min(glyphs[at].left for at in places[: 2 + len(number)])
        right = max(glyphs[at].right for at in places[: 2 + len(number)])
        middle = (left + right) / 2
        baseline = (mark.baseline + number[0].baseline) / 2 - _RISE * height
        character = Glyph(chr(code), middle - height / 2, middle + height / 2, baseline, height)
        yield _Frame(places[: 2 + len(number)], character)


def _is_character(code: int) -> bool:
    return code < 0x110000 and not 0xD800 <= code < 0xE000
