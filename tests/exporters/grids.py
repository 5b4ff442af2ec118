"""Tables read back from other formats: which text stands where, over how many rows and columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from docx.oxml.table import CT_Tbl
from docx.oxml.xmlchemy import BaseOxmlElement

from exporters.content.blocks import TableBlock, make_blocks
from model.form.form import Form
from model.report.report import Report

Box = tuple[int, int, int, int, str]
"""Row, column, rows covered, columns covered, text."""

_VOID = {"meta", "col", "br", "wbr", "link", "img", "input", "hr"}


def expected(form: Form, report: Report) -> list[list[Box]]:
    """The boxes of every table as the sheets and the report's figures have them."""
    return [_boxes(block) for block in make_blocks(form, report) if isinstance(block, TableBlock)]


def _boxes(block: TableBlock) -> list[Box]:
    return [
        (tile.row, tile.column, tile.height, tile.width, block.figures[tile.cell.id] if tile.cell else tile.text)
        for tile in block.sheet.tiles
    ]


def of_word(table: BaseOxmlElement) -> list[Box]:
    """The boxes of a table of a Word document."""
    assert isinstance(table, CT_Tbl)
    boxes: list[Box] = []
    open_since: dict[int, int] = {}
    for row, line in enumerate(table.tr_lst):
        column = 0
        for cell in line.tc_lst:
            merge = cell.vMerge
            text = "".join(cell.xpath(".//w:t/text()"))
            if merge == "continue":
                assert text == ""
                index = open_since[column]
                top, left, height, width, words = boxes[index]
                boxes[index] = (top, left, height + 1, width, words)
                assert width == cell.grid_span
            else:
                open_since[column] = len(boxes)
                boxes.append((row, column, 1, cell.grid_span, text))
            column += cell.grid_span
    return boxes


@dataclass
class Element:
    """An element of a web page."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text in it."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def all(self, *tags: str) -> list[Element]:
        """The elements of these tags in it, in order."""
        found: list[Element] = []
        for child in self.children:
            if isinstance(child, Element):
                found += [child] if child.tag in tags else []
                found += child.all(*tags)
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or "" for key, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert tag in _VOID or self.open.pop().tag == tag  # <br/> is closed too

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parsed(markup: str) -> Element:
    """A web page; AssertionError where an element is not closed."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    assert len(reader.open) == 1
    return reader.open[0]


def of_page(table: Element) -> list[Box]:
    """The boxes of a table of a web page, placed as a browser places them."""
    boxes: list[Box] = []
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(table.all("tr")):
        column = 0
        for cell in line.all("th", "td"):
            while (row, column) in taken:
                column += 1
            height, width = int(cell.attributes.get("rowspan", 1)), int(cell.attributes.get("colspan", 1))
            boxes.append((row, column, height, width, cell.text))
            taken |= {(row + r, column + c) for r in range(height) for c in range(width)}
    return boxes
