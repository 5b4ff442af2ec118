"""Colours of texts and of what they stand on: nobody sees a text in the colour of its ground."""

from __future__ import annotations

import re

Colour = tuple[int, int, int]
"""Red, green and blue, from 0 to 255."""

WHITE: Colour = (255, 255, 255)
_MAX_DIFFERENCE = 12
"""In each of red, green and blue; what differs less looks the same on paper."""
_HEXADECIMAL = re.compile(r"(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})")


def are_alike(colour: Colour, other: Colour) -> bool:
    """Whether two colours cannot be told apart."""
    return all(abs(one - two) <= _MAX_DIFFERENCE for one, two in zip(colour, other, strict=True))


def read_hexadecimal(value: str) -> Colour | None:
    """A colour as Office files state it: FFFFFF, or FFFFFFFF with how opaque it is before; None for any other text."""
    found = _HEXADECIMAL.fullmatch(value)
    return (int(found[1], 16), int(found[2], 16), int(found[3], 16)) if found else None
