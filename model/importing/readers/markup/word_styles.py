"""Which runs of a Word file are struck out, hidden or raised: by their own formatting, styles and the defaults."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from lxml import etree

from model.importing.readers.colours import WHITE, Colour, read_hexadecimal
from model.importing.readers.docx_numbering import local_name, read_attribute
from model.importing.readers.hidden_text import HiddenKind

_TOGGLES = ("strike", "vanish")
"""Properties that two styles of a run cancel (ECMA-376 Part 1, 17.7.3): hidden in a hidden paragraph is shown."""
_SWITCHES = ("dstrike", "specVanish", "webHidden")
_OTHERS = ("sz", "vertAlign", "position", "color")
_PROPERTIES = frozenset({*_TOGGLES, *_SWITCHES, *_OTHERS})
_OFF = frozenset({"0", "false", "off", "none"})

_MAX_DEPTH = 30
"""Styles based on each other that are followed; more are a ring."""
_MIN_SIZE = 2
"""In half points, as Word counts. Letters of 1 point and less are dust to the eye; 1 is the smallest Word can state."""
_SMALL = 0.86
"""The share of its paragraph's size that text set higher or lower by hand has at most where it is a note."""
_FAR = 0.2
"""The share of its paragraph's size by which text of any size is moved at least where it is a note beside the line."""

Formatting = Mapping[str, str]
"""By name, the properties of characters that matter here, in Word's own values: strike → 0."""

_PLAIN: Formatting = MappingProxyType({})


def read_formatting(properties: etree._Element | None) -> Formatting:
    """The properties that an rPr states itself; not those of its rPrChange, which were before a tracked change."""
    if properties is None or not len(properties):
        return _PLAIN
    named = ((local_name(part), part) for part in properties)
    found = {name: read_attribute(part) for name, part in named if name in _PROPERTIES}
    return found or _PLAIN


def read_shading(shading: etree._Element) -> Colour | None:
    """The colour of a shading (shd); None for a pattern of several, WHITE where it leaves the paper as it is."""
    pattern = read_attribute(shading)
    colour = read_attribute(shading, "fill" if pattern in ("clear", "nil", "") else "color")
    if pattern not in ("clear", "nil", "", "solid"):
        return None
    if colour in ("auto", "") or pattern == "nil":
        return WHITE if pattern != "solid" else None
    found = read_hexadecimal(colour)
    return WHITE if found == WHITE else found


def find_child(element: etree._Element, name: str) -> etree._Element | None:
    """The first child of a name, whatever its name space."""
    return next((child for child in element if local_name(child) == name), None)


def is_on(value: str) -> bool:
    """Whether a switch is on; one without a value is."""
    return value.lower() not in _OFF


@dataclass
class _Style:
    kind: str
    based_on: str
    formatting: Formatting
    is_shaded: bool
    parts: Mapping[str, Formatting]
    whole: Formatting | None = field(default=None)


class WordStyles:
    """The styles of a file. part: its styles.xml, None where it has none."""

    def __init__(self, part: etree._Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self._defaults: Formatting = _PLAIN
        self._default_ids: dict[str, str] = {}
        for element in part if part is not None else ():
            if local_name(element) == "docDefaults":
                properties = (inner for inner in element.iter() if local_name(inner) == "rPr")
                self._defaults = read_formatting(next(properties, None))
            elif local_name(element) == "style":
                self._add_style(element)

    def _add_style(self, element: etree._Element) -> None:
        id, kind = read_attribute(element, "styleId"), read_attribute(element, "type") or "paragraph"
        based_on = find_child(element, "basedOn")
        formatting = read_formatting(find_child(element, "rPr"))
        is_shaded = any(read_shading(part) is not WHITE for part in element.iter() if local_name(part) == "shd")
        parts = {
            read_attribute(part, "type"): read_formatting(find_child(part, "rPr"))
            for part in element
            if local_name(part) == "tblStylePr"
        }
        base = "" if based_on is None else read_attribute(based_on)
        self._styles[id] = _Style(kind, base, formatting, is_shaded, parts)
        if read_attribute(element, "default") in ("1", "true", "on"):
            self._default_ids.setdefault(kind, id)

    def find_style(self, id: str, kind: str) -> Formatting:
        """What a style of a kind (paragraph, character, table) says with all it is based on; "" for the default one."""
        return self._resolve(id if self._has_kind(id, kind) else self._default_ids.get(kind, ""), _MAX_DEPTH)

    def find_table_style(self, id: str, parts: Iterable[str]) -> Formatting:
        """What a table's style says of a cell for which some conditional parts count, the weightiest last."""
        id = id if self._has_kind(id, "table") else self._default_ids.get("table", "")
        found = dict(self._resolve(id, _MAX_DEPTH))
        for part in parts:
            for style in reversed(list(self._iter_bases(id))):
                found.update(style.parts.get(part, _PLAIN))
        return found

    def _iter_bases(self, id: str) -> Iterator[_Style]:
        """A style and those it is based on."""
        for _ in range(_MAX_DEPTH):
            if id not in self._styles:
                return
            yield self._styles[id]
            id = self._styles[id].based_on

    def is_shaded(self, id: str, kind: str) -> bool:
        """Whether a style, or one it is based on, has any ground but white, be it in a part of a table only."""
        id = id if self._has_kind(id, kind) else self._default_ids.get(kind, "")
        return any(style.is_shaded for style in self._iter_bases(id))

    def _has_kind(self, id: str, kind: str) -> bool:
        return id in self._styles and self._styles[id].kind == kind

    def _resolve(self, id: str, depth: int) -> Formatting:
        style = self._styles.get(id)
        if style is None or not depth:
            return _PLAIN
        if style.whole is None:
            below = self._resolve(style.based_on, depth - 1)
            style.whole = {**below, **style.formatting} if style.formatting else below
        return style.whole

    def combine(self, styles: Iterable[Formatting], direct: Formatting) -> Formatting:
        """What counts for a run. styles: of its table, its paragraph and its characters; direct: what it states."""
        levels = [style for style in styles if style]
        if not levels and not self._defaults:
            return direct
        combined = dict(self._defaults)
        for level in levels:
            combined.update(level)
        for toggle in _TOGGLES:
            times = sum(is_on(level[toggle]) for level in levels if toggle in level)
            is_default = toggle in self._defaults and is_on(self._defaults[toggle])
            combined[toggle] = "1" if is_default or times % 2 else "0"
        combined.update(direct)
        return combined


def judge_formatting(
    formatting: Formatting, size_around: float = 0, has_text_on_line: bool = False
) -> HiddenKind | None:
    """Why a run of this formatting is not read; None where it is.

    size_around: half points of its paragraph's text. has_text_on_line: whether some of that is not set higher or lower.
    """
    if not formatting:
        return None
    if any(name in formatting and is_on(formatting[name]) for name in ("vanish", "specVanish", "webHidden")):
        return "hidden"
    size = read_size(formatting)
    if size is not None and size <= _MIN_SIZE:
        return "hidden"
    if any(name in formatting and is_on(formatting[name]) for name in ("strike", "dstrike")):
        return "struck"
    align = formatting.get("vertAlign", "")
    if align in ("superscript", "subscript"):
        return "superscript" if align == "superscript" else "subscript"
    shift = read_shift(formatting)
    is_small = size is not None and size <= _SMALL * size_around
    is_far = has_text_on_line and abs(shift) >= _FAR * size_around
    if shift and (is_small or is_far):
        return "superscript" if shift > 0 else "subscript"
    return None


def read_size(formatting: Formatting) -> float | None:
    """The size of letters in half points; None where none is stated."""
    return _read_number(formatting.get("sz", ""))


def read_shift(formatting: Formatting) -> float:
    """How many half points a run is set higher than its line; below 0 for lower."""
    return _read_number(formatting.get("position", "")) or 0


def _read_number(value: str) -> float | None:
    """A number of half points, which newer files may state in points (6pt)."""
    points = value.endswith("pt")
    try:
        number = float(value.removesuffix("pt"))
    except ValueError:
        return None
    return number * 2 if points else number
