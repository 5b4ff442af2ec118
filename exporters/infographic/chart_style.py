"""The colours and sizes of a picture, read from resources/paper/infographic.toml; lengths in points."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from exporters.typesetting.page_standard import POINTS_PER_MM


@dataclass(frozen=True, slots=True)
class BarStyle:
    """How thick bars are, how long the shortest that is not 0, and how high a row of them. Lengths in points."""

    thick: float
    thin: float
    least: float
    row: float


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """The page of a picture and what it is drawn with. Colours are #rrggbb, lengths in points.

    appendix: how wide the charts are drawn that stand on the pages of the report.
    """

    width: float
    height: float
    margin: float
    foot_margin: float
    appendix_width: float
    colours: Mapping[str, str]
    title_sizes: tuple[float, ...]
    type_sizes: Mapping[str, float]
    bar_style: BarStyle

    @property
    def content_width(self) -> float:
        """From the left margin to the right one."""
        return self.width - 2 * self.margin


@cache
def load_chart_style() -> ChartStyle:
    """The style of the pictures."""
    raw = tomllib.loads(files("resources").joinpath("paper", "infographic.toml").read_text(encoding="utf-8"))
    page, sizes = raw["page"], raw["size_pt"]
    return ChartStyle(
        width=page["width_mm"] * POINTS_PER_MM,
        height=page["height_mm"] * POINTS_PER_MM,
        margin=page["margin_mm"] * POINTS_PER_MM,
        foot_margin=page["foot_mm"] * POINTS_PER_MM,
        appendix_width=page["appendix_pt"],
        colours=raw["colour"],
        title_sizes=tuple(sizes.pop("titles")),
        type_sizes=sizes,
        bar_style=BarStyle(**raw["bar"]),
    )
