"""Chinese text with invented widths, to be broken into lines."""

from __future__ import annotations

from hypothesis import strategies as st

from exporters.typesetting.justification import break_into_lines

CHINESE = "水利工程建设与河湖管理办法"
TEXTS = st.text(st.sampled_from(CHINESE + "，。、；：？！（）《》“”…—·" + "0123456789.%aB@/ ,()　℃"), max_size=200)


def widths(text: str) -> list[float]:
    """Half an em for what is on a keyboard, a whole one for the rest."""
    return [0.5 if char.isascii() else 1.0 for char in text]


def broken(text: str, measure: float = 10.0, indent: float = 0.0) -> list[str]:
    return [text[line.start : line.end] for line in break_into_lines(text, widths(text), measure, indent)]
