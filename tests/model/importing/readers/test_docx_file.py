"""Word files as offices make them: automatic numbers, merged cells, struck-out words, tables for layout."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from model import importing
from model.errors import UnreadableFile
from model.form import editions
from model.form.figures import format_figure
from model.form.sheet import make_sheet
from model.importing.readers import docx_file
from tests.model.importing import layouts

W = nsdecls("w")


def rows(document: docx.document.Document, tmp_path: Path) -> list[tuple[str | None, ...]]:
    document.save(str(tmp_path / "a.docx"))
    return [row.cells for row in docx_file.read(tmp_path / "a.docx").rows]


def body(xml: str, tmp_path: Path) -> list[tuple[str | None, ...]]:
    """What is read where the body of the document is this."""
    document = docx.Document()
    document.element.body.insert(0, parse_xml(xml))
    return rows(document, tmp_path)


def test_a_report_written_by_hand_in_word_is_read_whole(tmp_path: Path) -> None:
    """Tables as Word makes them, merged cells and all, between plain paragraphs."""
    report = layouts.report("2021")
    form = editions.load_form("2021")
    document = docx.Document()
    document.add_paragraph("云岭县水务局2025年政府信息公开工作年度报告")
    document.add_paragraph(report.prose["preamble"])
    for section in form.sections:
        if section.kind == "cover":
            continue
        document.add_paragraph(section.label)
        if section.kind == "prose":
            for line in report.prose[section.id].split("\n"):
                document.add_paragraph(line)
            continue
        plan = make_sheet(form.tables[section.id])
        table = document.add_table(plan.row_count, plan.column_count)
        for tile in plan.tiles:
            first = table.cell(tile.row, tile.column)
            last = table.cell(tile.row + tile.height - 1, tile.column + tile.width - 1)
            said = tile.text if tile.cell is None else format_figure(report.stated_or_computed(tile.cell.id))
            first.merge(last).text = said
    document.add_paragraph(report.cover["signed"])
    document.add_paragraph(report.cover["dated"])
    document.save(str(tmp_path / "手工.docx"))
    reading = importing.read_report(tmp_path / "手工.docx")
    assert reading.report.figures == report.figures
    assert reading.report.prose == report.prose
    assert (reading.report.unit, reading.report.year) == ("云岭县水务局", 2025)
    assert reading.unplaced == ()


def test_what_was_struck_out_is_gone_and_what_was_put_in_is_there(tmp_path: Path) -> None:
    struck = "<w:del><w:r><w:delText>5</w:delText></w:r></w:del>"
    put = "<w:ins><w:r><w:t>6</w:t></w:r></w:ins>"
    xml = f"<w:p {W}><w:r><w:t>收到</w:t></w:r>{struck}{put}<w:r><w:t>件</w:t></w:r></w:p>"
    assert body(xml, tmp_path) == [("收到6件",)]


def test_breaks_part_lines_and_tabs_are_blanks(tmp_path: Path) -> None:
    xml = f"<w:p {W}><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r></w:p>"
    assert body(xml, tmp_path) == [("甲",), ("乙 丙",)]


def test_content_controls_are_looked_into(tmp_path: Path) -> None:
    xml = f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    assert body(xml, tmp_path) == [("甲",)]


def test_a_table_that_only_lays_out_is_read_through(tmp_path: Path) -> None:
    document = docx.Document()
    outer = document.add_table(1, 2)
    outer.cell(0, 0).text = "左"
    inner = outer.cell(0, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "甲", "1"
    assert ("甲", "1") in rows(document, tmp_path)


@pytest.mark.parametrize("content", [b"", b"<a>", b"\xff\xfe\x00"])
def test_a_broken_document_is_refused(tmp_path: Path, content: bytes) -> None:
    docx.Document().save(str(tmp_path / "好.docx"))
    with zipfile.ZipFile(tmp_path / "好.docx") as old, zipfile.ZipFile(tmp_path / "坏.docx", "w") as new:
        for name in old.namelist():
            new.writestr(name, content if name == "word/document.xml" else old.read(name))
    with pytest.raises(UnreadableFile, match="坏了"):
        importing.read_report(tmp_path / "坏.docx")


def test_entities_are_never_expanded(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "好.docx"))
    bomb = '<!DOCTYPE a [<!ENTITY b "一二三"><!ENTITY c "&b;&b;&b;">]>'
    xml = (
        f"<?xml version='1.0'?>{bomb}<w:document {W}><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>"
    )
    with zipfile.ZipFile(tmp_path / "好.docx") as old, zipfile.ZipFile(tmp_path / "坏.docx", "w") as new:
        for name in old.namelist():
            new.writestr(name, xml if name == "word/document.xml" else old.read(name))
    assert all("一二三" not in row.text for row in docx_file.read(tmp_path / "坏.docx").rows)


def test_a_title_over_several_lines_is_one_text(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("某某自治县\n河东经济开发区管理委员会\n2025年政府信息公开工作年度报告", style="Title")
    document.add_paragraph("第一行\n第二行")
    title = "某某自治县河东经济开发区管理委员会2025年政府信息公开工作年度报告"
    assert rows(document, tmp_path) == [(title,), ("第一行",), ("第二行",)]
