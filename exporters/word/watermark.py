"""The watermark of a draft in Word: 草稿, pale, across every page, made as Word's menu 水印 makes and removes it."""

from __future__ import annotations

from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section

from exporters.content.blocks import WATERMARK_TEXT, DraftWatermark
from exporters.typesetting.page_standard import PageStandard
from exporters.word.styles import HEADER_STYLE
from exporters.word.xml_elements import make_element, make_paragraph, make_run

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_SHAPE_STYLE = (
    "position:absolute;margin-left:0;margin-top:0;width:{width:.0f}pt;height:{height:.0f}pt;rotation:315;z-index:-1;"
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    "mso-position-vertical:center;mso-position-vertical-relative:margin"
)
_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" path="m@0,l@1,m@2,21600l@3,21600e">'
    '<v:formulas><v:f eqn="val 0"/><v:f eqn="val 21600"/><v:f eqn="val 0"/><v:f eqn="val 21600"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
)
"""The kind of shape of which Word makes its watermarks: text along a line."""


def add_watermark(section: Section, watermark: DraftWatermark, standard: PageStandard) -> None:
    """Put the watermark on every page and its notice into every header."""
    for number, header in enumerate((section.header, section.even_page_header), start=1):
        header.is_linked_to_previous = False
        header.part.element[:] = [
            make_paragraph(HEADER_STYLE, make_run(watermark.notice), make_element("r", _make_shape(number, standard)))
        ]


def _make_shape(number: int, standard: PageStandard) -> BaseOxmlElement:
    """The word as a shape; Word recognises its watermarks by the beginning of the shape's name."""
    height = standard.text_width / 3
    style = _SHAPE_STYLE.format(width=height * len(WATERMARK_TEXT), height=height)
    made: BaseOxmlElement = parse_xml(
        f'<w:pict {_NAMESPACES}>{_SHAPE_TYPE}<v:shape id="PowerPlusWaterMarkObject{number}" type="#_x0000_t136" '
        f'style="{style}" fillcolor="#d0d0d0" stroked="f"><v:fill opacity=".5"/>'
        f'<v:textpath style="font-family:&quot;{standard.typefaces["first"][0]}&quot;;font-size:1pt"'
        f' string="{WATERMARK_TEXT}"/>'
        "</v:shape></w:pict>"
    )
    return made
