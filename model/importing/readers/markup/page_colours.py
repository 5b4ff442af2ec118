"""The colours that a page declares for a text and for the ground below it (CSS Color Level 4, what of it is common)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

from model.importing.readers.colours import WHITE, Colour, are_alike

_NAMES: Mapping[str, Colour] = {
    **{"white": WHITE, "snow": (255, 250, 250), "ivory": (255, 255, 240), "ghostwhite": (248, 248, 255)},
    **{"floralwhite": (255, 250, 240), "mintcream": (245, 255, 250), "azure": (240, 255, 255)},
    **{"whitesmoke": (245, 245, 245), "black": (0, 0, 0), "red": (255, 0, 0), "green": (0, 128, 0)},
    **{"blue": (0, 0, 255), "yellow": (255, 255, 0), "gray": (128, 128, 128), "grey": (128, 128, 128)},
    **{"silver": (192, 192, 192), "navy": (0, 0, 128), "maroon": (128, 0, 0), "orange": (255, 165, 0)},
}
_HEXADECIMAL = re.compile(r"#?([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_FUNCTION = re.compile(r"(rgb|hsl)a?\(([^()]*)\)")
_PICTURE = re.compile(r"url\(|gradient\(|image")
_UNCHANGED = frozenset({"", "none", "inherit", "initial", "unset", "transparent", "currentcolor", "revert"})
_MAX_UNSEEN_OPACITY = 0.02
_SHADED = frozenset({"background-clip", "-webkit-background-clip", "text-shadow", "-webkit-text-stroke"})
"""Properties by which letters in the colour of their ground, or in none, may be seen."""

COLOUR_PROPERTIES = _SHADED | {"color", "background-color", "background-image", "-webkit-text-fill-color"}
_COLOUR_ATTRIBUTES = frozenset({"bgcolor", "background", "color", "text", "href"})


@dataclass(frozen=True, slots=True)
class Inking:
    """The colours of a text and of what it stands on, None where they are not known.

    is_transparent: the text has no colour at all. is_ground_sure: no style sheet is missing that might colour it.
    """

    ink: Colour | None = None
    ground: Colour | None = WHITE
    is_transparent: bool = False
    is_ground_sure: bool = True

    def can_be_seen(self, text: str) -> bool:
        """Whether a text shows; of what may stand on a coloured ground only digits are taken for unseen."""
        if self.is_transparent:
            return False
        if self.ink is None or self.ground is None or not are_alike(self.ink, self.ground):
            return True
        return not self.is_ground_sure and not any(character.isdigit() for character in text)


PLAIN_INK = Inking()


def has_colour_attributes(element: etree._Element) -> bool:
    """Whether attributes of an element, as old pages have them, may colour it; a link has a colour of its own."""
    return not _COLOUR_ATTRIBUTES.isdisjoint(element.attrib)


def find_inking(element: etree._Element, declared: Mapping[str, str], around: Inking) -> Inking:
    """The colours of an element's text. around: those of its parent's."""
    inking = _colour_ground(around, declared, element)
    if any(declared.get(name, "none") not in ("none", "border-box", "0", "initial") for name in _SHADED):
        return replace(inking, ink=None, is_transparent=False)
    stated = declared.get("-webkit-text-fill-color") or declared.get("color") or _read_ink_attribute(element)
    if not stated:
        is_link = element.tag == "a" and "href" in element.attrib
        return replace(inking, ink=None, is_transparent=False) if is_link else inking
    if stated in ("inherit", "currentcolor", "unset"):
        return inking
    colour, opacity = _read_colour(stated)
    return replace(inking, ink=colour, is_transparent=opacity <= _MAX_UNSEEN_OPACITY)


def _colour_ground(around: Inking, declared: Mapping[str, str], element: etree._Element) -> Inking:
    stated = declared.get("background-color") or element.get("bgcolor", "").strip().lower()
    picture = declared.get("background-image", "") or element.get("background", "")
    if _PICTURE.search(stated) or picture.lower() not in _UNCHANGED:
        return replace(around, ground=None)
    if stated in _UNCHANGED:
        return around
    for word in _split_words(stated):
        colour, opacity = _read_colour(word)
        if colour or opacity < 1:
            if opacity <= _MAX_UNSEEN_OPACITY:
                return around
            return replace(around, ground=colour if opacity == 1 else None, is_ground_sure=True)
    return around if _split_words(stated)[0] in _UNCHANGED else replace(around, ground=None)


def _split_words(value: str) -> list[str]:
    """The words of a shorthand such as background; a function with its arguments is one."""
    return re.findall(r"[\w#.-]+\([^()]*\)|[^\s,]+", value) or [""]


def _read_ink_attribute(element: etree._Element) -> str:
    name = {"font": "color", "body": "text"}.get(str(element.tag), "")
    return element.get(name, "").strip().lower() if name else ""


def _read_colour(value: str) -> tuple[Colour | None, float]:
    """A colour, None for one that is not understood, and how opaque it is, from 0 to 1."""
    if value == "transparent":
        return None, 0.0
    if value in _NAMES:
        return _NAMES[value], 1.0
    if found := _HEXADECIMAL.fullmatch(value):
        digits = found[1] if len(found[1]) > 4 else "".join(digit * 2 for digit in found[1])
        red, green, blue, opacity = (int((digits + "ff")[at : at + 2], 16) for at in (0, 2, 4, 6))
        return (red, green, blue), opacity / 255
    if found := _FUNCTION.fullmatch(value):
        return _read_function(found[1], re.split(r"[\s,/]+", found[2].strip()))
    return None, 1.0


def _read_function(name: str, arguments: list[str]) -> tuple[Colour | None, float]:
    """The colour of rgb() or hsl() and how opaque it is; of hsl() only white is told."""
    try:
        numbers = [_read_number(argument, 1 if at == 3 else 255) for at, argument in enumerate(arguments)]
    except ValueError:
        return None, 1.0
    if len(numbers) not in (3, 4):
        return None, 1.0
    opacity = numbers[3] if len(numbers) > 3 else 1.0
    if name == "hsl":
        return (WHITE if numbers[2] >= 255 else None), opacity
    red, green, blue = (min(255, round(number)) for number in numbers[:3])
    return (red, green, blue), opacity


def _read_number(argument: str, whole: float) -> float:
    """A number, or a share of what is the whole. Raises ValueError."""
    if argument.endswith("%"):
        return float(argument[:-1]) / 100 * whole
    return float(argument.removesuffix("deg"))
