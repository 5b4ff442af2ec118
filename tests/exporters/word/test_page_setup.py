"""The page of the Word document: GB/T 9704-2012 in Word's own settings."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm

import exporters
from exporters.content.options import ExportOptions
from exporters.content.report_content import ReportContent
from exporters.typesetting.page_standard import load_page_standard
from exporters.word.body import compute_insets
from exporters.word.writer import write
from tests.exporters.invented import invented

_ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl kinsoku wordWrap overflowPunct topLinePunct "
    "autoSpaceDE autoSpaceDN adjustRightInd snapToGrid spacing ind jc textDirection outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs snapToGrid vanish color spacing w kern position sz szCs lang",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign",
    "tblPr": "tblStyle tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption",
    "style": "name aliases basedOn next link uiPriority semiHidden qFormat pPr rPr tblPr",
    "sectPr": "headerReference footerReference type pgSz pgMar cols titlePg docGrid",
}
"""As the format's schema wants them; Word calls a file with others damaged."""


@pytest.fixture(scope="module", params=["2019", "2021"])
def document(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Document:
    path = tmp_path_factory.mktemp("word") / "report.docx"
    exporters.write_report(*invented(request.param), path)
    return docx.Document(str(path))


def attribute(element: BaseOxmlElement, path: str) -> str:
    (found,) = element.xpath(path)
    return str(found)


def test_the_paper_is_a4_with_the_standards_margins(document: Document) -> None:
    section = document.sections[0]
    edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert edges == pytest.approx((Mm(37), Mm(35), Mm(28), Mm(26)), abs=1000)
    assert (section.page_width, section.page_height) == pytest.approx((Mm(210), Mm(297)), abs=1000)


def test_the_grid_is_22_lines_by_28_characters(document: Document) -> None:
    section = document.sections[0]._sectPr
    assert attribute(section, "./w:docGrid/@w:type") == "linesAndChars"
    pitch = int(attribute(section, "./w:docGrid/@w:linePitch"))
    assert 225 / 25.4 * 1440 // pitch == 22
    wider = int(attribute(section, "./w:docGrid/@w:charSpace")) / 4096
    assert 156 / 25.4 * 72 // (16 + wider) == 28


def test_lines_of_the_body_fill_the_page_whatever_the_font(document: Document) -> None:
    spacing = document.styles["Normal"].element.xpath("./w:pPr/w:spacing")[0]
    assert spacing.get(qn("w:lineRule")) == "exact"
    assert 225 / 25.4 * 1440 // int(spacing.get(qn("w:line"))) == 22


@pytest.mark.parametrize(
    ("style", "font", "size"),
    [
        ("Title", "方正小标宋简体", 22),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体", 16),
        ("二级（句首）", "楷体", 16),
        ("Normal", "仿宋", 16),
        ("表格", "宋体", 10.5),
        ("表格（小五）", "宋体", 9),
        ("Footer", "宋体", 14),
    ],
)
def test_each_style_names_its_font_for_chinese_too(document: Document, style: str, font: str, size: float) -> None:
    element = document.styles[style].element
    fonts = element.xpath("./w:rPr/w:rFonts")[0]
    assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {font}
    assert int(attribute(element, "./w:rPr/w:sz/@w:val")) == size * 2


def test_paragraphs_begin_two_characters_in(document: Document) -> None:
    indent = document.styles["Normal"].element.xpath("./w:pPr/w:ind")[0]
    assert indent.get(qn("w:firstLineChars")) == "200"


def test_headings_stay_with_what_follows_and_lines_are_never_alone(document: Document) -> None:
    for name in ("Title", "Heading 1", "Heading 2"):
        assert document.styles[name].element.xpath("./w:pPr/w:keepNext")
    assert document.styles["Normal"].element.xpath("./w:pPr/w:widowControl")


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(document: Document) -> None:
    section = document.sections[0]
    assert document.settings.odd_and_even_pages_header_footer
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        element = footer.part.element
        assert "".join(element.xpath(".//w:t/text()")) == "— 1 —"
        assert attribute(element, ".//w:fldSimple/@w:instr") == " PAGE "
        assert attribute(element, ".//w:jc/@w:val") == side
        assert attribute(element, f".//w:ind/@w:{side}Chars") == "100"


def test_heads_of_tables_repeat_and_rows_are_not_cut(document: Document) -> None:
    heads = [len(table._tbl.xpath("./w:tr[w:trPr/w:tblHeader]")) for table in document.tables]
    assert heads == [0, 3, 3]
    for table in document.tables:
        assert len(table._tbl.xpath("./w:tr/w:trPr/w:cantSplit")) == len(table.rows)


def test_tables_fill_the_width_and_are_ruled(document: Document) -> None:
    for table in document.tables:
        assert int(attribute(table._tbl, "./w:tblPr/w:tblW/@w:w")) == 8844
        assert sum(int(width) for width in table._tbl.xpath("./w:tblGrid/w:gridCol/@w:w")) == 8844
        assert table._tbl.xpath("./w:tblPr/w:tblBorders/*/@w:val") == ["single"] * 6


def test_a_table_that_fits_a_page_is_kept_whole(document: Document) -> None:
    for table in document.tables:
        rows = [bool(row._tr.xpath(".//w:keepNext")) for row in table.rows]
        assert rows == [True] * (len(rows) - 1) + [False]


@pytest.mark.parametrize(
    ("signed", "dated", "wanted"),
    [
        ("云岭县人民政府办公室", "2026年1月2日", (2, 4)),
        ("云岭县水务管理局", "2026年1月2日", (2, 2)),
        ("云岭县水务局", "2026年1月12日", (4.5, 2)),
        ("水务局", "2026年11月12日", (8, 2)),
        ("", "", (2, 0)),
        ("长" * 26, "2026年1月2日", (2, 20)),
        ("水务局", "长" * 40, (25, 2)),
    ],
)
def test_the_signature_stands_by_clause_7_3_5_2(signed: str, dated: str, wanted: tuple[float, float]) -> None:
    assert compute_insets([signed], dated, load_page_standard()) == pytest.approx(wanted)


def test_a_name_longer_than_a_line_is_broken_where_its_sense_allows_and_the_date_stays_whole(tmp_path: Path) -> None:
    form, report = invented()
    unit = "云岭经济技术开发区管理委员会政务服务大数据管理中心（县公共资源交易服务办公室）"
    write(ReportContent(form, report.with_values({"cover.unit": unit})), tmp_path / "a.docx")
    name, date = docx.Document(str(tmp_path / "a.docx")).paragraphs[-2:]
    assert name.text.split("\n") == [unit[:25], unit[25:]]
    room = name._p.xpath("./w:pPr/w:ind/@w:leftChars | ./w:pPr/w:jc/@w:val")
    assert room == ["100", "left"]
    assert date._p.xpath("./w:pPr/w:ind/@w:rightChars") == ["1850"]


def test_enter_begins_a_paragraph_of_the_text_after_headings_and_of_the_same_style_in_tables(
    document: Document,
) -> None:
    after = {str(s.style_id): s.element.xpath("string(./w:next/@w:val)") for s in document.styles}
    assert [after[id] for id in ("Title", "Heading1", "Heading2")] == ["Normal"] * 3
    assert [after[id] for id in ("TableText", "TableTextSmall", "Signed")] == ["TableText", "TableTextSmall", "Signed"]


def test_elements_stand_in_the_order_word_wants(document: Document) -> None:
    seen = 0
    for part in document.part.package.iter_parts():
        element = getattr(part, "element", None)
        if isinstance(element, BaseOxmlElement):
            for tag, order in _ORDERS.items():
                for parent in element.iter(qn(f"w:{tag}")):
                    places = [order.split().index(str(child.tag).rpartition("}")[2]) for child in parent]
                    assert places == sorted(places), (tag, places)
                    seen += 1
    assert seen > 1000


def test_a_draft_is_marked_over_every_page(tmp_path: Path) -> None:
    form, report = invented()
    report = report.with_figures({"requests.received.natural": 99})
    write(ReportContent(form, report, None, ExportOptions(draft_watermark=True)), tmp_path / "draft.docx")
    section = docx.Document(str(tmp_path / "draft.docx")).sections[0]
    for header in (section.header, section.even_page_header):
        assert header.paragraphs[0].text.startswith("草稿，还有 ")
        assert b'string="\xe8\x8d\x89\xe7\xa8\xbf"' in header.part.blob
