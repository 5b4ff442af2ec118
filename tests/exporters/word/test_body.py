"""The body of the Word document: the signature by clause 7.3.5.2, the words in the report's order and styles."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from exporters.content.blocks import Heading, Paragraph, Signature, Title, make_blocks
from exporters.content.report_content import ReportContent
from exporters.typesetting.page_standard import load_page_standard
from exporters.word.body import compute_insets
from exporters.word.writer import write
from tests.exporters.invented import invented
from tests.exporters.word.test_writer import texts, written


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


def test_the_text_stands_in_the_order_of_the_report(tmp_path: Path) -> None:
    form, report = invented()
    wanted: list[str] = []
    for block in make_blocks(form, report):
        match block:
            case Title():
                wanted.append(f"{block.unit}\n{block.rest}")
            case Heading() | Paragraph():
                wanted.append(block.text)
            case Signature():
                wanted += [block.signed, block.dated]
    assert texts(written(report, tmp_path)) == wanted


def test_headings_and_text_have_their_styles(tmp_path: Path) -> None:
    found: dict[str, str] = {}
    for paragraph in written(invented()[1], tmp_path).paragraphs:
        assert paragraph.style
        found[paragraph.text[:6]] = paragraph.style.name or ""
    assert found["云岭县水务局"[:6]] == "署名"
    assert found["云岭县水务局\n2025"[:6]] == "署名"
    assert found["一、总体情况"] == "Heading 1"
    assert found["（三）政府信"] == "Heading 2"
    assert found["去年以来，我"] == "Normal"


def test_a_heading_that_runs_into_its_paragraph_is_set_in_its_own_style(tmp_path: Path) -> None:
    document = written(invented()[1], tmp_path)
    paragraph = next(p for p in document.paragraphs if p.text.startswith("（一）主动公开"))
    first, *others = paragraph.runs
    assert (first.style.name, first.text) == ("二级（句首）", "（一）主动公开。")
    assert {run.style.name for run in others} == {"Default Paragraph Font"}
