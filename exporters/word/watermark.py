"""The mark of a draft in Word: 草稿, pale, across every page, as Word's own 水印, which its menu takes away again."""

from __future__ import annotations

from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section

from exporters.content.blocks import DRAFT, Mark
from exporters.typesetting.page_standard import Paper
from exporters.word.styles import HEADER
from exporters.word.xml_elements import node, paragraph, run

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_PLACE = (
    "position:absolute;margin-left:0;margin-top:0;width:{width:.0f}pt;height:{height:.0f}pt;rotation:315;z-index:-1;"
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    "mso-position-vertical:center;mso-position-vertical-relative:margin"
)
_TEXT_ALONG_A_LINE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" path="m@0,l@1,m@2,21600l@3,21600e">'
    '<v:formulas><v:f eqn="val 0"/><v:f eqn="val 21600"/><v:f eqn="val 0"/><v:f eqn="val 21600"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
)
"""The kind of shape Word makes its watermarks of."""


def set_mark(section: Section, mark: Mark, paper: Paper) -> None:
    """Put the mark over every page, and its words above the text."""
    for number, header in enumerate((section.header, section.even_page_header), start=1):
        header.is_linked_to_previous = False
        header.part.element[:] = [paragraph(HEADER, run(mark.words), node("r", _shape(number, paper)))]


def _shape(number: int, paper: Paper) -> BaseOxmlElement:
    """The word itself; Word knows its watermarks by the beginning of their name."""
    height = paper.text_width / 3
    place = _PLACE.format(width=height * len(DRAFT), height=height)
    made: BaseOxmlElement = parse_xml(
        f'<w:pict {_SPACES}>{_TEXT_ALONG_A_LINE}<v:shape id="PowerPlusWaterMarkObject{number}" type="#_x0000_t136" '
        f'style="{place}" fillcolor="#d0d0d0" stroked="f"><v:fill opacity=".5"/>'
        f'<v:textpath style="font-family:&quot;{paper.typefaces["first"][0]}&quot;;font-size:1pt" string="{DRAFT}"/>'
        "</v:shape></w:pict>"
    )
    return made
