"""The colours and sizes of the infographic, read from resources/paper/infographic.toml; lengths in points."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from exporters.typesetting.page_standard import POINTS_PER_MM


@dataclass(frozen=True, slots=True)
class BarStyle:
    """thick, thin: the heights of bars; least: the shortest bar that is not 0; row: from bar to bar; all in points."""

    thick: float
    thin: float
    least: float
    row: float


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """The page of the infographic and how its charts are drawn. Colours are #rrggbb, lengths in points.

    appendix_width: how wide the charts of the appendix are drawn before they are scaled to the pages of the report.
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
        """The width between the margins."""
        return self.width - 2 * self.margin


@cache
def load_chart_style() -> ChartStyle:
    """The style of the infographic; read once in a process."""
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
