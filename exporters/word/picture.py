"""A drawing in the Word document: a picture sharp enough to print, and what it shows in words."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt

from exporters.content.blocks import Picture
from exporters.typesetting.page_standard import Paper
from exporters.typesetting.printable import escaped
from exporters.word.styles import PICTURE
from exporters.word.xml_elements import node, paragraph

DPI = 300
"""Of the picture as it stands on the page; offices print at 300 or 600."""

Hang = Callable[[Picture], BaseOxmlElement]
"""Makes the paragraph that shows a picture."""

_INLINE = (
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


def hanging(document: Document, paper: Paper) -> Hang:
    """What puts pictures into this document, one after the other, each as wide as the text."""
    count = 0

    def hang(block: Picture) -> BaseOxmlElement:
        from exporters.drawing import png  # brings PDFium: only where there are pictures

        nonlocal count
        count += 1
        drawing = block.drawing
        scale = paper.text_width / drawing.width
        part, _ = document.part.get_or_add_image(BytesIO(png.content(drawing, round(DPI * scale))))
        size = {"width": Pt(paper.text_width), "height": Pt(drawing.height * scale)}
        words = {"title": escaped(drawing.title), "says": escaped("".join(drawing.says))}
        inline = parse_xml(_INLINE.format(number=count, part=part, **size, **words))
        return paragraph(PICTURE, node("r", node("drawing", inline)))

    return hang
