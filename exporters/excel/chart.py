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

from exporters.excel.addresses import Place
from exporters.infographic.chart_style import style
from model.form.figures import Number

Bar = tuple[str, Number, bool]
"""A name, its number, and whether the bar is drawn pale."""

_WIDTH = 15.4
_EACH = 0.72
_EXTRA = 1.9
"""Centimetres: a chart's width, what each bar adds to its height, and what title and margins take of it."""

_GAP = 55
"""Between two bars, in hundredths of a bar."""


def chart(heading: str, bars: Sequence[Bar], tab: str, first: int) -> BarChart:
    """A chart of the names in column A and the numbers in column B, from row first on; the first bar is the topmost."""
    drawn = BarChart()
    drawn.title = _title(heading)
    drawn.roundedCorners = False
    drawn.type, drawn.gapWidth, drawn.legend = "bar", _GAP, None
    drawn.width = _WIDTH  # type: ignore[assignment]
    drawn.height = height_of(len(bars))
    drawn.x_axis.delete, drawn.y_axis.delete = False, True
    drawn.x_axis.scaling.orientation = "maxMin"
    drawn.x_axis.majorTickMark = "none"
    drawn.x_axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=_colour("tint")))
    drawn.y_axis.scaling.min, drawn.y_axis.majorGridlines = 0, None
    drawn.graphical_properties = GraphicalProperties(ln=LineProperties(noFill=True))
    drawn.series.append(_series(bars, *(Place(tab, first, at, first + len(bars) - 1, at) for at in (1, 2))))
    return drawn


def _title(words: str) -> Title:
    """Excel would make up a title for a chart without one."""
    ink = CharacterProperties(sz=1200, b=True, solidFill=_colour("deep"))
    run = RegularTextRun(rPr=ink, t=words)
    return Title(tx=Text(rich=RichText(p=[Paragraph(r=[run])])), overlay=False)


def height_of(bars: int) -> float:
    """Centimetres a chart of so many bars takes."""
    return _EXTRA + _EACH * bars


def _series(bars: Sequence[Bar], names: Place, numbers: Place) -> Series:
    """The bars with their values stored, so that a previewer that computes nothing draws them too."""
    said = [StrVal(idx=i, v=name) for i, (name, _, _) in enumerate(bars)]
    values = [NumVal(idx=i, v=number) for i, (_, number, _) in enumerate(bars)]
    series = Series(idx=0, order=0)
    series.cat = AxDataSource(strRef=StrRef(f=names.address, strCache=StrData(ptCount=len(bars), pt=said)))
    cache = NumData(formatCode="0", ptCount=len(bars), pt=values)
    series.val = NumDataSource(numRef=NumRef(f=numbers.address, numCache=cache))
    series.graphicalProperties = _filled("blue")
    series.invertIfNegative = False
    series.dPt = [DataPoint(idx=i, spPr=_filled("tint")) for i, (_, _, pale) in enumerate(bars) if pale]
    series.dLbls = DataLabelList(
        showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False
    )
    return series


def _filled(colour: str) -> GraphicalProperties:
    return GraphicalProperties(solidFill=_colour(colour))


def _colour(name: str) -> str:
    return style().colours[name].removeprefix("#")
