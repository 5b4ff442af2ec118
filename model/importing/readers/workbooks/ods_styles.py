"""The styles of an OpenDocument file, as far as they decide what a reader sees."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from model.importing.readers.colours import WHITE, Colour, read_hexadecimal
from model.importing.readers.hidden_text import HiddenKind
from model.importing.readers.workbooks.xlsx_styles import MIN_FONT_SIZE

_MAX_PARENTS = 20
_LINES_THROUGH = ("text-line-through-style", "text-line-through-type")
_LENGTH = re.compile(r"([\d.]+)(pt|cm|mm|in)")
_POINTS = {"pt": 1.0, "cm": 28.35, "mm": 2.835, "in": 72.0}
_MIN_SIZE = {"row-height": 2.0, "column-width": 2.0}
"""Points; what is smaller shows nothing that could be read."""


class OdsStyles:
    """The styles of the parts of a file, those of later parts and automatic ones before others of their name."""

    def __init__(self, parts: Sequence[etree._Element]) -> None:
        self._properties: dict[tuple[str, str], dict[str, str]] = {}
        self._parents: dict[tuple[str, str], str] = {}
        for part in parts:
            for style in part.iter("{*}style"):
                key = (read_attribute(style, "family"), read_attribute(style, "name"))
                found = self._properties.setdefault(key, {})
                self._parents[key] = read_attribute(style, "parent-style-name")
                for properties in style:
                    found.update({etree.QName(name).localname: str(value) for name, value in properties.items()})

    def find_unseen(self, element: etree._Element) -> HiddenKind | None:
        """Why the text of a cell or of a piece of text is not to be read; None where it is."""
        family = "text" if local_name(element) == "span" else "table-cell"
        properties = self._collect(family, read_attribute(element, "style-name"))
        if any(properties.get(name, "none") != "none" for name in _LINES_THROUGH):
            return "struck"
        raised = properties.get("text-position", "").partition(" ")[0]
        if raised.startswith("super") or (raised.endswith("%") and raised.strip("-0%") and not raised.startswith("-")):
            return "superscript"
        if raised.startswith("sub") or (raised.startswith("-") and raised.strip("-0%")):
            return "subscript"
        size = _LENGTH.fullmatch(properties.get("font-size", ""))
        is_tiny = size is not None and float(size[1]) * _POINTS[size[2]] < MIN_FONT_SIZE
        return "hidden" if properties.get("display") == "none" or is_tiny else None

    def find_ink(self, element: etree._Element) -> Colour | None:
        """The colour of the text of a cell or of a piece of text; None where the program chooses it."""
        family = "text" if local_name(element) == "span" else "table-cell"
        properties = self._collect(family, read_attribute(element, "style-name"))
        if properties.get("use-window-font-color") == "true":
            return None
        return read_hexadecimal(properties.get("color", "").removeprefix("#"))

    def find_ground(self, cell: etree._Element) -> Colour | None:
        """The colour of a cell; None where it is not known."""
        stated = self._collect("table-cell", read_attribute(cell, "style-name")).get("background-color", "transparent")
        return WHITE if stated == "transparent" else read_hexadecimal(stated.removeprefix("#"))

    def is_shown(self, element: etree._Element) -> bool:
        """Whether a table, a row or a column can be seen."""
        if read_attribute(element, "visibility") in ("collapse", "filter"):
            return False
        properties = self._collect(local_name(element), read_attribute(element, "style-name"))
        if local_name(element) == "table" and properties.get("display") == "false":
            return False
        for name, least in _MIN_SIZE.items():
            length = _LENGTH.fullmatch(properties.get(name, ""))
            if length and float(length[1]) * _POINTS[length[2]] < least:
                return False
        return True

    def _collect(self, family: str, name: str) -> dict[str, str]:
        """The properties of a style with those of the styles it is based on."""
        found: dict[str, str] = {}
        for _ in range(_MAX_PARENTS):
            if not name:
                break
            found = {**self._properties.get((family, name), {}), **found}
            name = self._parents.get((family, name), "")
        return found


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace; "" for what is none."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def read_attribute(element: etree._Element, name: str) -> str:
    """The value of an attribute by its name without namespace; "" where it is not there."""
    return next((str(value) for key, value in element.items() if etree.QName(key).localname == name), "")
