"""The colours and sizes of a picture, read from resources/paper/infographic.toml; lengths in points."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from exporters.typesetting.page_standard import MM


@dataclass(frozen=True, slots=True)
class Bars:
    """How thick bars are, how long the shortest that is not 0, and how high a row of them. Lengths in points."""

    thick: float
    thin: float
    least: float
    row: float


@dataclass(frozen=True, slots=True)
class Style:
    """The page of a picture and what it is drawn with. Colours are #rrggbb, lengths in points.

    appendix: how wide the charts are drawn that stand on the pages of the report.
    """

    width: float
    height: float
    margin: float
    foot: float
    appendix: float
    colours: Mapping[str, str]
    titles: tuple[float, ...]
    sizes: Mapping[str, float]
    bars: Bars

    @property
    def measure(self) -> float:
        """From the left margin to the right one."""
        return self.width - 2 * self.margin


@cache
def style() -> Style:
    """The style of the pictures."""
    raw = tomllib.loads(files("resources").joinpath("paper", "infographic.toml").read_text(encoding="utf-8"))
    page, sizes = raw["page"], raw["size_pt"]
    return Style(
        width=page["width_mm"] * MM,
        height=page["height_mm"] * MM,
        margin=page["margin_mm"] * MM,
        foot=page["foot_mm"] * MM,
        appendix=page["appendix_pt"],
        colours=raw["colour"],
        titles=tuple(sizes.pop("titles")),
        sizes=sizes,
        bars=Bars(**raw["bar"]),
    )
