"""Automatic numbers of Word files."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.oxml import parse_xml

from tests.model.importing.readers.test_docx_file import W, rows


def test_automatic_numbers_are_read_as_they_show(tmp_path: Path) -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    kinds = [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")]
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (kind, text) in enumerate(kinds)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="77">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for level, text in [
        (0, "总体情况"),
        (1, "主动公开"),
        (2, "甲"),
        (2, "乙"),
        (1, "依申请公开"),
        (2, "丙"),
        (0, "其他"),
    ]:
        paragraph = document.add_paragraph(text)
        properties = paragraph._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'))
    assert [row[0] for row in rows(document, tmp_path)] == [
        "一、总体情况",
        "（一）主动公开",
        "1.甲",
        "2.乙",
        "（二）依申请公开",
        "1.丙",
        "二、其他",
    ]
