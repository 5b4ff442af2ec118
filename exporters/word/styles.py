"""The styles of the Word document: GB/T 9704-2012 as an office would set it up, so that what is typed later fits too.

Word shows built-in styles in the language of its screen: Title as 标题, heading 1 as 标题 1, Normal as 正文.
"""

from __future__ import annotations

import math

from docx.oxml.xmlchemy import BaseOxmlElement

from exporters.typesetting.page_standard import Paper
from exporters.word.xml_elements import node, twips

BODY, TITLE, FIRST, SECOND, RUN_IN = "Normal", "Title", "Heading1", "Heading2", "RunIn"
TABLE, DENSE, SIGNATURE, PICTURE = "TableText", "TableTextSmall", "Signed", "Picture"
FOLIO, HEADER = "Footer", "Header"


def styles(paper: Paper) -> list[BaseOxmlElement]:
    """The defaults of the document and all its styles."""
    return [
        _defaults(paper),
        _body(paper),
        node(
            "style",
            node("name", val="Default Paragraph Font"),
            node("uiPriority", val=1),
            node("semiHidden"),
            type="character",
            default=1,
            styleId="DefaultParagraphFont",
        ),
        _plain_table(),
        _title(paper),
        _heading(paper, FIRST, "heading 1", "一级", "first", 0),
        _heading(paper, SECOND, "heading 2", "二级", "second", 1),
        _style(RUN_IN, "二级（句首）", None, _type(paper, "second"), kind="character"),
        _table_text(paper, TABLE, "表格", paper.table.roomy),
        _table_text(paper, DENSE, "表格（小五）", paper.table.dense),
        _signature(paper),
        _picture(),
        _edge(paper, FOLIO, "footer", "right"),
        _edge(paper, HEADER, "header", "center"),
    ]


def exactly(points: float, **more: int) -> BaseOxmlElement:
    """Lines of a fixed height: 固定值, which no font's own measures can disturb."""
    return node("spacing", line=twips(points), lineRule="exact", **more)


def line(paper: Paper) -> float:
    """The height of a line of the body, in whole twips: rounded up, 22 of them would not fit."""
    return int(paper.leading * 20) / 20


def _defaults(paper: Paper) -> BaseOxmlElement:
    language = node("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    letters = node("rPr", *_type(paper, "body"), language)
    return node("docDefaults", node("rPrDefault", letters), node("pPrDefault"))


def _body(paper: Paper) -> BaseOxmlElement:
    """正文. No white is put between Chinese and digits, and no mark hangs over the edge: 28 characters fill a line.

    WORKAROUND LibreOffice 7.4: where a cell of the grid is narrower than a character, it gives each character two.
    So the lines, being of fixed height, leave the grid, and the type itself is set closer, by a twip more than the
    pitch wants, because LibreOffice's lines end where the grid's last whole cell ends. In Word, which counts both, 28
    characters still fill a line: 29 would need pitch and type to be closer by half a point.
    """
    marks = ("overflowPunct", "autoSpaceDE", "autoSpaceDN", "snapToGrid")
    settings = node(
        "pPr",
        node("widowControl"),
        *(node(mark, val=0) for mark in marks),
        exactly(line(paper), before=0, after=0),
        node("ind", firstLineChars=paper.indent * 100, firstLine=twips(paper.indent * paper.pitch)),
        node("jc", val="both"),
    )
    closer = math.floor((paper.pitch - paper.sizes["body"]) * 20) - 1
    letters = node("rPr", _fonts(paper, "body"), node("spacing", val=closer), *sized(paper.sizes["body"]))
    named = (node("name", val="Normal"), node("qFormat"))
    return node("style", *named, settings, letters, type="paragraph", default=1, styleId=BODY)


def _plain_table() -> BaseOxmlElement:
    edges = (node(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right"))
    look = node("tblPr", node("tblInd", w=0, type="dxa"), node("tblCellMar", *edges))
    named = (node("name", val="Normal Table"), node("uiPriority", val=99), node("semiHidden"))
    return node("style", *named, look, type="table", default=1, styleId="TableNormal")


def _title(paper: Paper) -> BaseOxmlElement:
    settings = node(
        "pPr",
        node("keepNext"),
        exactly(paper.title_leading, after=twips(paper.title_below * line(paper))),
        node("ind", firstLineChars=0, firstLine=0),
        node("jc", val="center"),
    )
    return _style(TITLE, "Title", settings, (_fonts(paper, "title"), *_loose(), *sized(paper.sizes["title"])))


def _heading(paper: Paper, id: str, name: str, alias: str, role: str, level: int) -> BaseOxmlElement:
    settings = node("pPr", node("keepNext"), node("keepLines"), node("outlineLvl", val=level))
    return _style(id, name, settings, _type(paper, role), alias=alias)


def _table_text(paper: Paper, id: str, name: str, size: float) -> BaseOxmlElement:
    """Words in a table stand off the grid: lines as close as their type wants them, marks hang in narrow headings."""
    settings = node(
        "pPr",
        node("overflowPunct"),
        node("adjustRightInd", val=0),
        exactly(size * paper.table.leading),
        node("ind", firstLineChars=0, firstLine=0),
        node("jc", val="center"),
    )
    letters = _fonts(paper, "table"), *_loose(), *sized(size)
    return _style(id, name, settings, letters, after=id)


def _signature(paper: Paper) -> BaseOxmlElement:
    settings = node("pPr", node("ind", firstLineChars=0, firstLine=0), node("jc", val="right"))
    return _style(SIGNATURE, "署名", settings, (), after=SIGNATURE)


def _picture() -> BaseOxmlElement:
    """Lines as high as the picture in them; in the smallest type, so that nothing is added below it."""
    spacing = node("spacing", line=240, lineRule="auto")
    settings = node("pPr", spacing, node("ind", firstLineChars=0, firstLine=0), node("jc", val="left"))
    return _style(PICTURE, "图", settings, (*_loose(), *sized(1.0)))


def _edge(paper: Paper, id: str, name: str, side: str) -> BaseOxmlElement:
    """What stands above and below the text: 页眉, 页脚."""
    settings = node(
        "pPr", exactly(folio_height(paper)), node("ind", firstLineChars=0, firstLine=0), node("jc", val=side)
    )
    return _style(id, name, settings, (_fonts(paper, "folio"), *_loose(), *sized(paper.sizes["folio"])), after=id)


def _loose() -> tuple[BaseOxmlElement, ...]:
    """What type of another size must not take from the body: the grid's pitch and the closer setting."""
    return node("snapToGrid", val=0), node("spacing", val=0)


def folio_height(paper: Paper) -> float:
    """The height of the line with the page number."""
    return paper.sizes["folio"] * paper.table.leading


def _style(
    id: str,
    name: str,
    settings: BaseOxmlElement | None,
    letters: tuple[BaseOxmlElement, ...],
    alias: str = "",
    kind: str = "paragraph",
    after: str = BODY,
) -> BaseOxmlElement:
    """A style. after: the style of the paragraph that Enter begins after one in this style."""
    parts = [node("name", val=name)]
    parts += [node("aliases", val=alias)] if alias else []
    parts += [node("basedOn", val=BODY), node("next", val=after)] if kind == "paragraph" else []
    parts += [node("qFormat")]
    parts += [] if settings is None else [settings]
    parts += [node("rPr", *letters)] if letters else []
    known = {} if name.isascii() else {"customStyle": 1}
    return node("style", *parts, type=kind, styleId=id, **known)


def _type(paper: Paper, role: str) -> tuple[BaseOxmlElement, ...]:
    """A role's font and size."""
    return _fonts(paper, role), *sized(paper.sizes[role])


def _fonts(paper: Paper, role: str) -> BaseOxmlElement:
    """One font for Chinese, letters and digits alike."""
    name = paper.typefaces[role][0]
    return node("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name)


def sized(points: float) -> tuple[BaseOxmlElement, ...]:
    """The size of type, in the half points Word counts in."""
    return node("sz", val=int(points * 2)), node("szCs", val=int(points * 2))
