"""Puts drawings into the Word document as pictures sharp enough to print, with what they show in words."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt

from exporters.content.blocks import Picture
from exporters.typesetting.page_standard import PageStandard
from exporters.typesetting.printable import escape_markup
from exporters.word.styles import PICTURE_STYLE
from exporters.word.xml_elements import make_element, make_paragraph

DPI = 300
"""Dots per inch of a picture as it stands on the page; offices print at 300 or 600."""

PictureBuilder = Callable[[Picture], BaseOxmlElement]
"""A function that makes the paragraph with a picture."""

_INLINE_TEMPLATE = (
    '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
    '<wp:docPr id="{number}" name="{title}" descr="{says}"/>'
    '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
    '<pic:nvPicPr><pic:cNvPr id="{number}" name="{title}"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{part}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
)


def make_picture_builder(document: Document, standard: PageStandard) -> PictureBuilder:
    """A function that puts pictures into this document, each as wide as the text, and makes their paragraphs."""
    count = 0  # Word wants a number of its own for each picture

    def make_picture(block: Picture) -> BaseOxmlElement:
        from exporters.drawing import png  # loads PDFium: not needed where there are no pictures

        nonlocal count
        count += 1
        drawing = block.drawing
        scale = standard.text_width / drawing.width
        part, _ = document.part.get_or_add_image(BytesIO(png.render_drawing_png(drawing, round(DPI * scale))))
        size = {"width": Pt(standard.text_width), "height": Pt(drawing.height * scale)}
        words = {"title": escape_markup(drawing.title), "says": escape_markup("".join(drawing.sentences))}
        inline = parse_xml(_INLINE_TEMPLATE.format(number=count, part=part, **size, **words))
        return make_paragraph(PICTURE_STYLE, make_element("r", make_element("drawing", inline)))

    return make_picture
