"""Makes a native chart of a workbook: horizontal bars in the colours of the infographic, each with its number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

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

_CHART_WIDTH = 15.4
"""Centimetres."""

_HEIGHT_PER_BAR = 0.72
"""The height each bar adds to a chart, in centimetres."""

_TITLE_AND_MARGINS = 1.9
"""The height of a chart's title and margins, in centimetres."""

_GAP_WIDTH = 55
"""The gap between two bars, in hundredths of a bar's thickness."""


class ChartBar(NamedTuple):
    """One bar: its name, its number, and whether it is drawn in the pale colour."""

    label: str
    number: Number
    is_pale: bool


def make_bar_chart(heading: str, bars: Sequence[ChartBar], tab_name: str, first_row: int) -> BarChart:
    """A chart of the names in column A and the numbers in column B of a sheet, one bar a row from first_row on."""
    chart = BarChart()
    chart.title = _make_title(heading)
    chart.roundedCorners = False
    chart.type = "bar"  # horizontal; "col" would be upright
    chart.gapWidth = _GAP_WIDTH
    chart.legend = None
    chart.width = _CHART_WIDTH  # type: ignore[assignment]
    chart.height = compute_chart_height(len(bars))
    chart.x_axis.delete = False
    chart.y_axis.delete = True  # each bar carries its number
    chart.x_axis.scaling.orientation = "maxMin"  # the first bar at the top; Excel begins at the bottom
    chart.x_axis.majorTickMark = "none"
    chart.x_axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=_look_up_colour("tint")))
    chart.y_axis.scaling.min = 0
    chart.y_axis.majorGridlines = None
    chart.graphical_properties = GraphicalProperties(ln=LineProperties(noFill=True))
    last_row = first_row + len(bars) - 1
    labels = CellArea(tab_name, first_row, 1, last_row, 1)
    numbers = CellArea(tab_name, first_row, 2, last_row, 2)
    chart.series.append(_make_series(bars, labels, numbers))
    return chart


def _make_title(text: str) -> Title:
    """The title above the chart; Excel would invent one for a chart without."""
    character_format = CharacterProperties(sz=1200, b=True, solidFill=_look_up_colour("deep"))  # 12 points, bold
    run = RegularTextRun(rPr=character_format, t=text)
    return Title(tx=Text(rich=RichText(p=[Paragraph(r=[run])])), overlay=False)


def compute_chart_height(bar_count: int) -> float:
    """The height of a chart with so many bars, in centimetres."""
    return _TITLE_AND_MARGINS + _HEIGHT_PER_BAR * bar_count


def _make_series(bars: Sequence[ChartBar], labels: CellArea, numbers: CellArea) -> Series:
    """The bars, tied to the areas of their labels and numbers.

    Labels and numbers are stored in the chart too, so that previewers that compute nothing draw it.
    """
    stored_labels = [StrVal(idx=i, v=bar.label) for i, bar in enumerate(bars)]
    stored_numbers = [NumVal(idx=i, v=bar.number) for i, bar in enumerate(bars)]
    label_cache = StrData(ptCount=len(bars), pt=stored_labels)
    number_cache = NumData(formatCode="0", ptCount=len(bars), pt=stored_numbers)
    series = Series(idx=0, order=0)
    series.cat = AxDataSource(strRef=StrRef(f=labels.address, strCache=label_cache))
    series.val = NumDataSource(numRef=NumRef(f=numbers.address, numCache=number_cache))
    series.graphicalProperties = _make_fill("blue")
    series.invertIfNegative = False
    series.dPt = [DataPoint(idx=i, spPr=_make_fill("tint")) for i, bar in enumerate(bars) if bar.is_pale]
    series.dLbls = DataLabelList(
        showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False
    )
    return series


def _make_fill(colour: str) -> GraphicalProperties:
    return GraphicalProperties(solidFill=_look_up_colour(colour))


def _look_up_colour(name: str) -> str:
    """A colour of the infographic as RRGGBB."""
    return load_chart_style().colours[name].removeprefix("#")
