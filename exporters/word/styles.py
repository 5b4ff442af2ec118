"""Makes the styles of the Word document after GB/T 9704-2012, so that text typed later is set like the rest.

Word shows built-in styles in the language of its screen: Title as 标题, heading 1 as 标题 1, Normal as 正文.
"""

from __future__ import annotations

import math

from docx.oxml.xmlchemy import BaseOxmlElement

from exporters.typesetting.page_standard import PageStandard
from exporters.word.xml_elements import make_element, to_twips

BODY_STYLE, TITLE_STYLE, HEADING_1_STYLE, HEADING_2_STYLE, RUN_IN_STYLE = (
    "Normal",
    "Title",
    "Heading1",
    "Heading2",
    "RunIn",
)
TABLE_STYLE, DENSE_TABLE_STYLE, SIGNATURE_STYLE, PICTURE_STYLE = "TableText", "TableTextSmall", "Signed", "Picture"
FOOTER_STYLE, HEADER_STYLE = "Footer", "Header"


def make_styles(standard: PageStandard) -> list[BaseOxmlElement]:
    """The defaults of the document and all its styles."""
    return [
        _make_defaults(standard),
        _make_body_style(standard),
        make_element(
            "style",
            make_element("name", val="Default Paragraph Font"),
            make_element("uiPriority", val=1),
            make_element("semiHidden"),
            type="character",
            default=1,
            styleId="DefaultParagraphFont",
        ),
        _make_plain_table_style(),
        _make_title_style(standard),
        _make_heading_style(standard, HEADING_1_STYLE, "heading 1", "一级", "first", 0),
        _make_heading_style(standard, HEADING_2_STYLE, "heading 2", "二级", "second", 1),
        _make_style(RUN_IN_STYLE, "二级（句首）", None, _make_type_settings(standard, "second"), kind="character"),
        _make_table_style(standard, TABLE_STYLE, "表格", standard.table_style.roomy),
        _make_table_style(standard, DENSE_TABLE_STYLE, "表格（小五）", standard.table_style.dense),
        _make_signature_style(standard),
        _make_picture_style(),
        _make_header_style(standard, FOOTER_STYLE, "footer", "right"),
        _make_header_style(standard, HEADER_STYLE, "header", "center"),
    ]


def make_exact_spacing(points: float, **more: int) -> BaseOxmlElement:
    """Lines of a fixed height in points (固定值), whatever the font; more: the white before and after, in twips."""
    return make_element("spacing", line=to_twips(points), lineRule="exact", **more)


def compute_line_height(standard: PageStandard) -> float:
    """The height of a line of the body in points, a whole number of twips: rounded up, 22 lines would not fit."""
    return int(standard.leading * 20) / 20


def _make_defaults(standard: PageStandard) -> BaseOxmlElement:
    language = make_element("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    run_settings = make_element("rPr", *_make_type_settings(standard, "body"), language)
    return make_element("docDefaults", make_element("rPrDefault", run_settings), make_element("pPrDefault"))


def _make_body_style(standard: PageStandard) -> BaseOxmlElement:
    """The style 正文: 28 characters fill a line, no white between Chinese and digits, no mark beyond the margin.

    WORKAROUND LibreOffice 7.4: where a cell of the grid is narrower than a character, it gives each character two
    cells. So the lines, which have a fixed height, are not aligned to the grid, and the type itself is set closer than
    the pitch by one twip more, because LibreOffice ends a line where the grid's last whole cell ends. In Word, which
    applies grid and spacing, 28 characters still fill a line: 29 would need half a point less for each.
    """
    # as Word reads them; LibreOffice 7.4 takes overflowPunct the wrong way round and ignores autoSpaceDE
    marks = ("overflowPunct", "autoSpaceDE", "autoSpaceDN", "snapToGrid")
    settings = make_element(
        "pPr",
        make_element("widowControl", val=0),
        *(make_element(mark, val=0) for mark in marks),
        make_exact_spacing(compute_line_height(standard), before=0, after=0),
        make_element(
            "ind", firstLineChars=standard.indent * 100, firstLine=to_twips(standard.indent * standard.character_pitch)
        ),
        make_element("jc", val="both"),
    )
    closer = math.floor((standard.character_pitch - standard.type_sizes["body"]) * 20) - 1
    run_settings = make_element(
        "rPr",
        _make_fonts(standard, "body"),
        make_element("spacing", val=closer),
        *make_type_size(standard.type_sizes["body"]),
    )
    named = (make_element("name", val="Normal"), make_element("qFormat"))
    return make_element("style", *named, settings, run_settings, type="paragraph", default=1, styleId=BODY_STYLE)


def _make_plain_table_style() -> BaseOxmlElement:
    edges = (make_element(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right"))
    look = make_element("tblPr", make_element("tblInd", w=0, type="dxa"), make_element("tblCellMar", *edges))
    named = (make_element("name", val="Normal Table"), make_element("uiPriority", val=99), make_element("semiHidden"))
    return make_element("style", *named, look, type="table", default=1, styleId="TableNormal")


def _make_title_style(standard: PageStandard) -> BaseOxmlElement:
    settings = make_element(
        "pPr",
        make_element("keepNext"),
        make_exact_spacing(
            standard.title_leading, after=to_twips(standard.blank_lines_below_title * compute_line_height(standard))
        ),
        make_element("ind", firstLineChars=0, firstLine=0),
        make_element("jc", val="center"),
    )
    return _make_style(
        TITLE_STYLE,
        "Title",
        settings,
        (_make_fonts(standard, "title"), *_make_off_grid_settings(), *make_type_size(standard.type_sizes["title"])),
    )


def _make_heading_style(
    standard: PageStandard, id: str, name: str, alias: str, role: str, level: int
) -> BaseOxmlElement:
    settings = make_element(
        "pPr", make_element("keepNext"), make_element("keepLines"), make_element("outlineLvl", val=level)
    )
    return _make_style(id, name, settings, _make_type_settings(standard, role), alias=alias)


def _make_table_style(standard: PageStandard, id: str, name: str, size: float) -> BaseOxmlElement:
    """Text in a table is not aligned to the grid; its lines are close, and marks may hang in narrow headings."""
    settings = make_element(
        "pPr",
        make_element("overflowPunct"),
        make_element("adjustRightInd", val=0),
        make_exact_spacing(size * standard.table_style.leading),
        make_element("ind", firstLineChars=0, firstLine=0),
        make_element("jc", val="center"),
    )
    run_settings = _make_fonts(standard, "table"), *_make_off_grid_settings(), *make_type_size(size)
    return _make_style(id, name, settings, run_settings, after=id)


def _make_signature_style(standard: PageStandard) -> BaseOxmlElement:
    settings = make_element("pPr", make_element("ind", firstLineChars=0, firstLine=0), make_element("jc", val="right"))
    return _make_style(SIGNATURE_STYLE, "署名", settings, (), after=SIGNATURE_STYLE)


def _make_picture_style() -> BaseOxmlElement:
    """Lines as high as the picture in them, in type of one point, which adds no height below it."""
    spacing = make_element("spacing", line=240, lineRule="auto")
    settings = make_element(
        "pPr", spacing, make_element("ind", firstLineChars=0, firstLine=0), make_element("jc", val="left")
    )
    return _make_style(PICTURE_STYLE, "图", settings, (*_make_off_grid_settings(), *make_type_size(1.0)))


def _make_header_style(standard: PageStandard, id: str, name: str, side: str) -> BaseOxmlElement:
    """The style of header or footer (页眉, 页脚)."""
    settings = make_element(
        "pPr",
        make_exact_spacing(compute_folio_height(standard)),
        make_element("ind", firstLineChars=0, firstLine=0),
        make_element("jc", val=side),
    )
    return _make_style(
        id,
        name,
        settings,
        (_make_fonts(standard, "folio"), *_make_off_grid_settings(), *make_type_size(standard.type_sizes["folio"])),
        after=id,
    )


def _make_off_grid_settings() -> tuple[BaseOxmlElement, ...]:
    """The settings with which type of another size does not inherit the grid and the closer spacing of the body."""
    return make_element("snapToGrid", val=0), make_element("spacing", val=0)


def compute_folio_height(standard: PageStandard) -> float:
    """The height of the line with the page number, in points."""
    return standard.type_sizes["folio"] * standard.table_style.leading


def _make_style(
    id: str,
    name: str,
    settings: BaseOxmlElement | None,
    run_settings: tuple[BaseOxmlElement, ...],
    alias: str = "",
    kind: str = "paragraph",
    after: str = BODY_STYLE,
) -> BaseOxmlElement:
    """A style. after: the style of the paragraph that Enter begins after one in this style.

    A name in ASCII is one of Word's built-in styles.
    """
    parts = [make_element("name", val=name)]
    if alias:
        parts.append(make_element("aliases", val=alias))
    if kind == "paragraph":
        parts += [make_element("basedOn", val=BODY_STYLE), make_element("next", val=after)]
    parts.append(make_element("qFormat"))
    if settings is not None:
        parts.append(settings)
    if run_settings:
        parts.append(make_element("rPr", *run_settings))
    custom = {} if name.isascii() else {"customStyle": 1}
    return make_element("style", *parts, type=kind, styleId=id, **custom)


def _make_type_settings(standard: PageStandard, role: str) -> tuple[BaseOxmlElement, ...]:
    """A role's font and size."""
    return _make_fonts(standard, role), *make_type_size(standard.type_sizes[role])


def _make_fonts(standard: PageStandard, role: str) -> BaseOxmlElement:
    """One font for Chinese, letters and digits alike."""
    name = standard.typefaces[role][0]
    return make_element("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name)


def make_type_size(points: float) -> tuple[BaseOxmlElement, ...]:
    """The settings for a type size in points; Word states it in half points."""
    return make_element("sz", val=int(points * 2)), make_element("szCs", val=int(points * 2))
