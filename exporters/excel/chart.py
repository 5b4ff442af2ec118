"""One native chart of a workbook: lying bars in the colours of the picture, each with its number."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.chart import BarChart
from openpyxl.chart.data_source import AxDataSource, NumData, NumDataSource, NumRef, NumVal, StrData, StrRef, StrVal
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.series import Series
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Paragraph, RegularTextRun

from exporters.excel.addresses import CellArea
from exporters.infographic.chart_style import load_chart_style
from model.form.figures import Number

ChartBar = tuple[str, Number, bool]
"""A name, its number, and whether the bar is drawn pale."""

_CHART_WIDTH = 15.4
_HEIGHT_PER_BAR = 0.72
_TITLE_AND_MARGINS = 1.9
"""Centimetres: a chart's width, what each bar adds to its height, and what title and margins take of it."""

_GAP_WIDTH = 55
"""Between two bars, in hundredths of a bar."""


def make_bar_chart(heading: str, bars: Sequence[ChartBar], tab: str, first: int) -> BarChart:
    """A chart of the names in column A and the numbers in column B, from row first on; the first bar is the topmost."""
    drawn = BarChart()
    drawn.title = _make_title(heading)
    drawn.roundedCorners = False
    drawn.type, drawn.gapWidth, drawn.legend = "bar", _GAP_WIDTH, None
    drawn.width = _CHART_WIDTH  # type: ignore[assignment]
    drawn.height = compute_chart_height(len(bars))
    drawn.x_axis.delete, drawn.y_axis.delete = False, True
    drawn.x_axis.scaling.orientation = "maxMin"
    drawn.x_axis.majorTickMark = "none"
    drawn.x_axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=_look_up_colour("tint")))
    drawn.y_axis.scaling.min, drawn.y_axis.majorGridlines = 0, None
    drawn.graphical_properties = GraphicalProperties(ln=LineProperties(noFill=True))
    drawn.series.append(_make_series(bars, *(CellArea(tab, first, at, first + len(bars) - 1, at) for at in (1, 2))))
    return drawn


def _make_title(words: str) -> Title:
    """Excel would make up a title for a chart without one."""
    ink = CharacterProperties(sz=1200, b=True, solidFill=_look_up_colour("deep"))
    run = RegularTextRun(rPr=ink, t=words)
    return Title(tx=Text(rich=RichText(p=[Paragraph(r=[run])])), overlay=False)


def compute_chart_height(bars: int) -> float:
    """Centimetres a chart of so many bars takes."""
    return _TITLE_AND_MARGINS + _HEIGHT_PER_BAR * bars


def _make_series(bars: Sequence[ChartBar], names: CellArea, numbers: CellArea) -> Series:
    """The bars with their values stored, so that a previewer that computes nothing draws them too."""
    said = [StrVal(idx=i, v=name) for i, (name, _, _) in enumerate(bars)]
    values = [NumVal(idx=i, v=number) for i, (_, number, _) in enumerate(bars)]
    series = Series(idx=0, order=0)
    series.cat = AxDataSource(strRef=StrRef(f=names.address, strCache=StrData(ptCount=len(bars), pt=said)))
    cache = NumData(formatCode="0", ptCount=len(bars), pt=values)
    series.val = NumDataSource(numRef=NumRef(f=numbers.address, numCache=cache))
    series.graphicalProperties = _make_fill("blue")
    series.invertIfNegative = False
    series.dPt = [DataPoint(idx=i, spPr=_make_fill("tint")) for i, (_, _, pale) in enumerate(bars) if pale]
    series.dLbls = DataLabelList(
        showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False
    )
    return series


def _make_fill(colour: str) -> GraphicalProperties:
    return GraphicalProperties(solidFill=_look_up_colour(colour))


def _look_up_colour(name: str) -> str:
    return load_chart_style().colours[name].removeprefix("#")
