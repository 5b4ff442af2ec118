"""How an element of a page looks to the eye: shown, hidden, struck out, raised; judged from its tag and its styles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

from model.importing.readers.hidden_text import HiddenKind
from model.importing.readers.markup.page_colours import PLAIN_INK, Inking, find_inking

TABLE_PARTS = frozenset({"table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th"})
INLINE_TAGS = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img"}
    | {"input", "ins", "kbd", "label", "mark", "nobr", "output", "q", "rb", "rp", "rt", "ruby", "s", "samp", "select"}
    | {"small", "span", "strike", "strong", "sub", "sup", "textarea", "time", "tt", "u", "var", "wbr"}
)

_DEFAULT_SIZE = 16.0
_MIN_SIZE = 1.4
"""Letters smaller than this, in CSS pixels (1 pt has 1.33), are dust to the eye."""
_MIN_OPACITY = 0.02
_FAR_AWAY = -900.0
"""Pixels beyond the left or upper edge where nothing is seen; pages write -9999px."""
_SMALL = 0.86
"""The share of its neighbours' size that raised letters have at most, where no tag says what they are."""
_FAR = 3.0
"""Pixels by which letters of any size are set higher or lower at least where they are a note beside the line."""

_CLOAKS = ("v-cloak", "ng-cloak")

_LENGTH = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+))(px|pt|pc|em|rem|ex|ch|in|cm|mm|%|vw|vh)?")
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "rem": 16.0, "in": 96.0, "cm": 37.8, "mm": 3.78}
_PIXELS_OF_SCREEN = {"vw": 12.8, "vh": 8.0, "%": 8.0}
_NAMED_SIZES = {"xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0}
_NAMED_SIZES |= {"xx-large": 32.0, "initial": 16.0}
_NO_CLIP = re.compile(r"rect\(\s*(?:0(?:px)?[\s,]+){3}0(?:px)?\s*\)|rect\(\s*1px[\s,]+1px[\s,]+1px[\s,]+1px\s*\)")
_CLIPPED_AWAY = re.compile(r"inset\(\s*(?:100|50)%|circle\(\s*0")
_FADED_AWAY = re.compile(r"opacity\(\s*0(?:\.0+)?%?\s*\)")
_SCALED_AWAY = re.compile(r"scale(?:3d)?\(\s*0(?:\.0+)?\s*[,)]")


@dataclass(frozen=True, slots=True)
class Look:
    """How the text of an element looks. mark: what was said of it or around it, and no element inside can undo.

    is_invisible: by visibility, which an element inside can undo. font_size: in CSS pixels.
    """

    mark: HiddenKind | None = None
    is_invisible: bool = False
    font_size: float = _DEFAULT_SIZE
    inking: Inking = PLAIN_INK

    def judge_text(self, text: str) -> HiddenKind | None:
        """Why a text is not read; None where it is."""
        if self.is_invisible or self.font_size < _MIN_SIZE or not self.inking.can_be_seen(text):
            return "hidden"
        return self.mark

    def with_mark(self, mark: HiddenKind) -> Look:
        """The look of what is also marked so; hidden counts more than struck, struck more than a note."""
        return self if self.mark and _WEIGHTS[self.mark] >= _WEIGHTS[mark] else replace(self, mark=mark)


_WEIGHTS: Mapping[HiddenKind, int] = {
    "hidden": 3,
    "deleted": 2,
    "struck": 2,
    "ruby": 1,
    "superscript": 0,
    "subscript": 0,
}

SHOWN = Look()

_MARKS_BY_TAG: Mapping[str, HiddenKind] = {
    "del": "struck",
    "sup": "superscript",
    "sub": "subscript",
    "rt": "ruby",
    "rtc": "ruby",
}
_STRUCK_TAGS = frozenset({"s", "strike"})
MARKED_TAGS = frozenset({*_MARKS_BY_TAG, *_STRUCK_TAGS, "dialog"})
"""Elements whose tag alone says how they look."""


def is_removed(element: etree._Element, declared: Mapping[str, str]) -> bool:
    """Whether an element with these declarations takes no part in the page: nothing inside it can be seen.

    The body, and what frameworks cloak (v-cloak), is hidden only until a script of the page has run.
    """
    if element.tag in ("html", "body") or any(cloak in element.attrib for cloak in _CLOAKS):
        return False
    display = declared.get("display", "")
    if not display and ("hidden" in element.attrib or (element.tag == "dialog" and "open" not in element.attrib)):
        return True
    if display == "none" or declared.get("mso-hide") == "all" or declared.get("content-visibility") == "hidden":
        return True
    if element.tag in TABLE_PARTS and element.tag not in ("td", "th") and declared.get("visibility") == "collapse":
        return True
    opacity = _LENGTH.fullmatch(declared.get("opacity", "1"))
    if opacity and float(opacity[1]) < _MIN_OPACITY:
        return True
    if _FADED_AWAY.search(declared.get("filter", "")):
        return True
    return element.tag not in TABLE_PARTS and _is_out_of_sight(element, declared)


def judge_element(element: etree._Element, declared: Mapping[str, str], around: Look) -> Look:
    """How the text of an element looks that is not removed. around: how the text of its parent looks."""
    look = around
    tag = element.tag
    inking = find_inking(element, declared, around.inking)
    if inking != around.inking:
        look = replace(look, inking=inking)
    if declared:
        size = _read_font_size(declared.get("font-size", ""), around.font_size)
        visibility = declared.get("visibility", "")
        if size != around.font_size:
            look = replace(look, font_size=size)
        if visibility in ("hidden", "collapse", "visible", "initial") and tag != "body":
            look = replace(look, is_invisible=visibility in ("hidden", "collapse"))
    decoration = declared.get("text-decoration-line", "line-through" if tag in _STRUCK_TAGS else "")
    if "line-through" in decoration:
        look = look.with_mark("struck")
    mark = _MARKS_BY_TAG.get(tag) or _find_raising(element, declared, look.font_size / (around.font_size or 1))
    return look.with_mark(mark) if mark else look


def breaks_line(tag: str, declared: Mapping[str, str]) -> bool:
    """Whether an element stands on lines of its own; those that Word adds (o:p) do not."""
    display = declared.get("display", "")
    if tag in TABLE_PARTS or not display or display in ("none", "contents", "inherit", "initial"):
        return tag not in INLINE_TAGS and ":" not in tag
    return not display.startswith("inline")


def _is_out_of_sight(element: etree._Element, declared: Mapping[str, str]) -> bool:
    """Whether a box is drawn outside of the page, or cut or shrunk to nothing."""
    is_placed = declared.get("position") in ("absolute", "fixed")
    if is_placed and min(_read_pixels(declared, "left"), _read_pixels(declared, "top")) <= _FAR_AWAY:
        return True
    if is_placed and _NO_CLIP.match(declared.get("clip", "")):
        return True
    if _CLIPPED_AWAY.match(declared.get("clip-path", "")) or _SCALED_AWAY.search(declared.get("transform", "")):
        return True
    is_box = is_placed or "float" in declared or declared.get("display", "inline") not in ("inline", "contents")
    if not is_box and element.tag in INLINE_TAGS:
        return False
    if _read_pixels(declared, "text-indent") <= _FAR_AWAY:
        return True
    is_cut = any(declared.get(f"overflow{axis}", "").startswith(("hidden", "clip")) for axis in ("", "-x", "-y"))
    limits = ("width", "height", "max-width", "max-height")
    return is_cut and any(0 <= _read_pixels(declared, limit, 99) <= 1 for limit in limits if limit in declared)


def _find_raising(element: etree._Element, declared: Mapping[str, str], share: float) -> HiddenKind | None:
    """Whether an inline element is set higher or lower than the line. share: its size as a part of its parent's."""
    if element.tag not in INLINE_TAGS or not declared:
        return None
    align = declared.get("vertical-align", "")
    if align in ("super", "sub"):
        return "superscript" if align == "super" else "subscript"
    shift = _read_pixels(declared, "vertical-align")
    if declared.get("position") == "relative":
        shift += _read_pixels(declared, "bottom") - _read_pixels(declared, "top")
    is_far = abs(shift) >= _FAR and _has_text_beside(element)
    if share > _SMALL and not is_far:
        return None
    if align in ("text-top", "top") or shift > 0:
        return "superscript"
    return "subscript" if align == "text-bottom" or shift < 0 else None


def _has_text_beside(element: etree._Element) -> bool:
    """Whether the element around holds other text than this one."""
    around = element.getparent()
    return around is not None and _get_visible_length(around) > _get_visible_length(element)


def _get_visible_length(element: etree._Element) -> int:
    return sum(len(text.strip()) for text in element.itertext(etree.Element))


def _read_pixels(declared: Mapping[str, str], name: str, otherwise: float = 0) -> float:
    """A declared length in CSS pixels, a share as one of the screen; what is no length is otherwise."""
    found = _LENGTH.fullmatch(declared.get(name, ""))
    if not found:
        return otherwise
    unit = found[2] or ""
    return float(found[1]) * (_PIXELS.get(unit) or _PIXELS_OF_SCREEN.get(unit, 16.0))


def _read_font_size(value: str, around: float) -> float:
    """A declared size of letters in CSS pixels. around: that of the parent, which counts where none is declared."""
    if value in _NAMED_SIZES:
        return _NAMED_SIZES[value]
    if value in ("smaller", "larger"):
        return around * (0.83 if value == "smaller" else 1.2)
    found = _LENGTH.fullmatch(value)
    if not found or found[1].startswith("-"):
        return around
    number, unit = float(found[1]), found[2] or ""
    if unit in ("em", "ex", "ch", "%"):
        return number * around * {"em": 1.0, "ex": 0.5, "ch": 0.5, "%": 0.01}[unit]
    if number and unit in ("", "rem"):
        return around  # only 0 may stand without a unit, and a script may set the size that rem counts by
    return number * (_PIXELS.get(unit) or _PIXELS_OF_SCREEN.get(unit, 1.0))
