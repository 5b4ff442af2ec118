"""The page standard GB/T 9704-2012 as numbers, read from resources/paper; lengths in points."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

POINTS_PER_MM = 72 / 25.4
"""A point is 1/72 inch."""


@dataclass(frozen=True, slots=True)
class TableStyle:
    """How a ruled table is set. Lengths in points; leading, from line to line, in heights of a character.

    roomy and dense are type sizes: dense counts for tables of at least dense_from columns; roomy_row and dense_row are
    the usual heights of a row, which all rows of a table may go below or above as far as _min and _max, so that pages
    are well filled; a row with more text is higher. padding: the white around text; frame and rule: the widths of the
    outer and the inner rules; above and below: the white before and after the table.
    """

    roomy: float
    dense: float
    dense_from: int
    leading: float
    roomy_row: float
    roomy_min: float
    roomy_max: float
    dense_row: float
    dense_min: float
    dense_max: float
    padding: float
    frame: float
    rule: float
    above: float
    below: float


@dataclass(frozen=True, slots=True)
class PageStandard:
    """A page, its type area (版心) and what stands where on it. Lengths in points, insets and indents in characters.

    typefaces: by role, the fonts a document names that does not carry its fonts, the first choice first.
    installed_fonts: likewise, the fonts a document carries where they are installed.
    folio_drop: from the type area's lower edge down to the middle of the page number.
    """

    name: str
    width: float
    height: float
    top: float
    left: float
    text_width: float
    text_height: float
    lines_per_page: int
    characters_per_line: int
    type_sizes: Mapping[str, float]
    typefaces: Mapping[str, tuple[str, ...]]
    installed_fonts: Mapping[str, tuple[str, ...]]
    title_leading: float
    blank_lines_below_title: int
    indent: int
    blank_lines_above_signature: int
    signature_inset: int
    date_indent: int
    folio_drop: float
    folio_inset: int
    table_style: TableStyle

    @property
    def character_pitch(self) -> float:
        """From one character of the body to the next: the line's width over its characters (5.2.3)."""
        return self.text_width / self.characters_per_line

    @property
    def leading(self) -> float:
        """From one line of the body to the next: the type area's height over its lines (5.2.3)."""
        return self.text_height / self.lines_per_page

    @property
    def bottom(self) -> float:
        """The lower edge of the type area, from the page's upper edge."""
        return self.top + self.text_height


@cache
def load_page_standard(name: str = "gbt9704") -> PageStandard:
    """The page standard of a file in resources/paper."""
    raw = _read_standard(name)
    page, table = raw["page"], raw["table"]
    return PageStandard(
        name=raw["standard"],
        width=page["width_mm"] * POINTS_PER_MM,
        height=page["height_mm"] * POINTS_PER_MM,
        top=page["top_mm"] * POINTS_PER_MM,
        left=page["left_mm"] * POINTS_PER_MM,
        text_width=page["text_width_mm"] * POINTS_PER_MM,
        text_height=page["text_height_mm"] * POINTS_PER_MM,
        lines_per_page=page["lines"],
        characters_per_line=page["characters"],
        type_sizes=raw["size_pt"],
        typefaces={role: tuple(names) for role, names in raw["typefaces"].items()},
        installed_fonts={role: tuple(names) for role, names in raw["installed"].items()},
        title_leading=raw["title"]["leading_pt"],
        blank_lines_below_title=raw["title"]["below"],
        indent=raw["body"]["indent"],
        blank_lines_above_signature=raw["signature"]["above"],
        signature_inset=raw["signature"]["inset"],
        date_indent=raw["signature"]["date_indent"],
        folio_drop=raw["folio"]["drop_mm"] * POINTS_PER_MM,
        folio_inset=raw["folio"]["inset"],
        table_style=TableStyle(**{key.removesuffix("_pt"): value for key, value in table.items()}),
    )


def _read_standard(name: str) -> dict[str, Any]:
    """The keys of a standard's file; of one with a base, those of the base where it does not state its own."""
    raw = tomllib.loads(files("resources").joinpath("paper", f"{name}.toml").read_text(encoding="utf-8"))
    if "base" not in raw:
        return raw
    base = _read_standard(raw["base"])
    parts = {key: {**base.get(key, {}), **part} for key, part in raw.items() if isinstance(part, dict)}
    return {**base, **raw, **parts}
