"""Makes a native chart of a workbook: horizontal bars in the colours of the infographic, each with its number."""

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
"""Centimetres: a chart's width, the height each bar adds, and the height of title and margins."""

_GAP_WIDTH = 55
"""The white between two bars, in hundredths of a bar."""


def make_bar_chart(heading: str, bars: Sequence[ChartBar], tab: str, first: int) -> BarChart:
    """A chart of the names in column A and the numbers in column B of the sheet tab, from row first downwards."""
    chart = BarChart()
    chart.title = _make_title(heading)
    chart.roundedCorners = False
    chart.type, chart.gapWidth, chart.legend = "bar", _GAP_WIDTH, None
    chart.width = _CHART_WIDTH  # type: ignore[assignment]
    chart.height = compute_chart_height(len(bars))
    chart.x_axis.delete, chart.y_axis.delete = False, True
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.majorTickMark = "none"
    chart.x_axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=_look_up_colour("tint")))
    chart.y_axis.scaling.min, chart.y_axis.majorGridlines = 0, None
    chart.graphical_properties = GraphicalProperties(ln=LineProperties(noFill=True))
    last = first + len(bars) - 1
    chart.series.append(_make_series(bars, CellArea(tab, first, 1, last, 1), CellArea(tab, first, 2, last, 2)))
    return chart


def _make_title(words: str) -> Title:
    """The title above the chart; Excel would invent one for a chart without."""
    title_type = CharacterProperties(sz=1200, b=True, solidFill=_look_up_colour("deep"))
    run = RegularTextRun(rPr=title_type, t=words)
    return Title(tx=Text(rich=RichText(p=[Paragraph(r=[run])])), overlay=False)


def compute_chart_height(bars: int) -> float:
    """The height of a chart with so many bars, in centimetres."""
    return _TITLE_AND_MARGINS + _HEIGHT_PER_BAR * bars


def _make_series(bars: Sequence[ChartBar], names: CellArea, numbers: CellArea) -> Series:
    """The bars, with their values stored, so that previewers that compute nothing draw them too."""
    labels = [StrVal(idx=i, v=name) for i, (name, _, _) in enumerate(bars)]
    values = [NumVal(idx=i, v=number) for i, (_, number, _) in enumerate(bars)]
    series = Series(idx=0, order=0)
    series.cat = AxDataSource(strRef=StrRef(f=names.address, strCache=StrData(ptCount=len(bars), pt=labels)))
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
    """A colour of the infographic as RRGGBB."""
    return load_chart_style().colours[name].removeprefix("#")
