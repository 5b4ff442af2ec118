"""What a Word file hides, strikes out, deletes or sets as a note is no part of a figure or a sentence, and is told.

Covers model/importing/readers/markup/word_styles.py and model/importing/readers/markup/word_text.py.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from model.importing.document import Document
from model.importing.readers import docx_file

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SUPERSCRIPT = '<w:vertAlign w:val="superscript"/>'
PLACE = "第 1 张表第 2 行第 2 格："


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def paragraph(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def cell(content: str, properties: str = "", paragraph_properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(content, paragraph_properties)}</w:tc>"


def table(*rows: str, style: str = "") -> str:
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/></w:tblPr>{"".join(rows)}</w:tbl>'


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


FIRST = row(cell(run("行政许可")), cell(run("7")))


def read(tmp_path: Path, body: str, styles: str = "", numbering: str = "") -> Document:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        package.writestr("word/styles.xml", f"<w:styles {W}>{styles}</w:styles>")
        package.writestr("word/numbering.xml", f"<w:numbering {W}>{numbering}</w:numbering>")
    return docx_file.read(path)


def read_cell(tmp_path: Path, content: str, *, styles: str = "", style: str = "", table_style: str = "") -> Document:
    """The document of a small table whose last cell has this content and paragraph style."""
    last = cell(content, paragraph_properties=f'<w:pStyle w:val="{style}"/>' if style else "")
    return read(tmp_path, table(FIRST, row(cell(run("行政处罚")), last), style=table_style), styles)


@pytest.mark.parametrize(
    ("properties", "kind"),
    [
        ("<w:strike/>", "划去的"),
        ('<w:strike w:val="1"/>', "划去的"),
        ("<w:dstrike/>", "划去的"),
        ("<w:vanish/>", "隐藏的"),
        ('<w:vanish w:val="true"/>', "隐藏的"),
        ("<w:specVanish/>", "隐藏的"),
        ("<w:webHidden/>", "隐藏的"),
        ('<w:sz w:val="0"/>', "隐藏的"),
        ('<w:sz w:val="2"/>', "隐藏的"),
        (SUPERSCRIPT, "上标"),
        ('<w:vertAlign w:val="subscript"/>', "下标"),
        ('<w:position w:val="8"/><w:sz w:val="12"/>', "上标"),
        ('<w:position w:val="-6"/><w:sz w:val="12"/>', "下标"),
        ('<w:position w:val="8"/>', "上标"),
    ],
)
def test_a_run_that_is_not_shown_as_text_is_told(tmp_path: Path, properties: str, kind: str) -> None:
    document = read_cell(tmp_path, run("9", properties) + run("3"))
    assert document.rows[1].cells == ("行政处罚", "3")
    assert document.notes == (f"{PLACE}{kind}“9”没有读。",)


@pytest.mark.parametrize(
    "properties",
    [
        '<w:strike w:val="0"/>',
        '<w:strike w:val="false"/>',
        '<w:dstrike w:val="off"/>',
        '<w:vanish w:val="0"/>',
        '<w:vertAlign w:val="baseline"/>',
        '<w:position w:val="2"/>',
        '<w:sz w:val="9"/>',
        '<w:u w:val="single"/>',
        "<w:ins/>",
        "<w:rPrChange><w:rPr><w:strike/><w:vanish/></w:rPr></w:rPrChange>",
        '<w:rStyle w:val="missing"/>',
    ],
)
def test_a_run_that_is_shown_is_read(tmp_path: Path, properties: str) -> None:
    document = read_cell(tmp_path, run("9", properties) + run("3"))
    assert (document.rows[1].cells, document.notes) == (("行政处罚", "93"), ())


def test_a_paragraph_that_is_raised_as_a_whole_is_read(tmp_path: Path) -> None:
    document = read_cell(tmp_path, run("9", '<w:position w:val="8"/>'))
    assert (document.rows[1].cells, document.notes) == (("行政处罚", "9"), ())


def test_the_formatting_of_a_paragraphs_end_is_not_that_of_its_text(tmp_path: Path) -> None:
    document = read(tmp_path, paragraph(run("三件"), "<w:rPr><w:strike/><w:vanish/></w:rPr>"))
    assert ([found.text for found in document.rows], document.notes) == (["三件"], ())


STYLES = """
<w:style w:type="character" w:styleId="Struck"><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Based"><w:basedOn w:val="Struck"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Undone"><w:basedOn w:val="Struck"/><w:rPr><w:strike w:val="0"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Note"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="StruckText"><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="HiddenText"><w:basedOn w:val="HiddenText"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="table" w:styleId="HiddenTable"><w:rPr><w:vanish/></w:rPr></w:style>
"""


@pytest.mark.parametrize(
    ("content", "style", "shown"),
    [
        (run("9", '<w:rStyle w:val="Struck"/>') + run("3"), "", "3"),
        (run("9", '<w:rStyle w:val="Based"/>') + run("3"), "", "3"),
        (run("9", '<w:rStyle w:val="Undone"/>') + run("3"), "", "93"),
        (run("9", '<w:rStyle w:val="Note"/>') + run("3"), "", "3"),
        (run("9", '<w:rStyle w:val="Struck"/><w:strike w:val="0"/>') + run("3"), "", "93"),
        (run("9", '<w:rStyle w:val="StruckText"/>') + run("3"), "", "93"),
        (run("9"), "StruckText", ""),
        (run("9", '<w:strike w:val="0"/>'), "StruckText", "9"),
        (run("9"), "HiddenText", ""),
        # two styles that strike cancel each other
        (run("9", '<w:rStyle w:val="Struck"/>') + run("3"), "StruckText", "9"),
    ],
)
def test_styles_strike_and_hide(tmp_path: Path, content: str, style: str, shown: str) -> None:
    assert read_cell(tmp_path, content, styles=STYLES, style=style).rows[1].cells[1] == shown


def test_the_style_of_a_table_hides_what_its_runs_do_not_show(tmp_path: Path) -> None:
    document = read_cell(
        tmp_path, run("9") + run("3", '<w:vanish w:val="0"/>'), styles=STYLES, table_style="HiddenTable"
    )
    assert document.rows[1].cells == ("", "3")
    after = read(tmp_path, table(FIRST, FIRST, style="HiddenTable") + paragraph(run("三件")), STYLES)
    assert after.rows[-1].text == "三件"


def test_default_styles_and_the_defaults_of_the_file_count(tmp_path: Path) -> None:
    default = '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:rPr><w:strike/></w:rPr></w:style>'
    assert read_cell(tmp_path, run("9"), styles=default).rows[1].cells[1] == ""
    defaults = "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>"
    assert read_cell(tmp_path, run("9"), styles=defaults + STYLES, style="HiddenText").rows[1].cells[1] == ""
    shown = run("9", '<w:vanish w:val="0"/>')
    assert read_cell(tmp_path, shown, styles=defaults).rows[1].cells[1] == "9"


@pytest.mark.parametrize(
    ("content", "shown", "note"),
    [
        (f"<w:del>{run('5')}</w:del><w:ins>{run('3')}</w:ins>", "3", "修订中删除的“5”"),
        ("<w:del><w:r><w:delText>5</w:delText></w:r></w:del>", "", "修订中删除的“5”"),
        (f"<w:ins><w:del>{run('5')}</w:del></w:ins>{run('3')}", "3", "修订中删除的“5”"),
        (f"<w:moveFrom>{run('5')}</w:moveFrom><w:moveTo>{run('3')}</w:moveTo>", "3", ""),
        (
            f"<w:r><w:ruby><w:rt>{run('9')}</w:rt><w:rubyBase>{run('3')}</w:rubyBase></w:ruby></w:r>",
            "3",
            "注音“9”",
        ),
        (f"<w:hyperlink>{run('3', '<w:webHidden/>')}</w:hyperlink>", "3", ""),
        (f'<w:fldSimple w:instr="=SUM(9)">{run("3")}</w:fldSimple>', "3", ""),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>9</w:instrText></w:r>'
            + run("9")
            + f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("3")}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "3",
            "",
        ),
        (f'<w:r><w:drawing><w:docPr hidden="1"/>{paragraph(run("9"))}</w:drawing></w:r>{run("3")}', "3", "隐藏的“9”"),
        (
            f'<w:r><w:pict><w:shape style="visibility:hidden">{paragraph(run("9"))}</w:shape></w:pict></w:r>{run("3")}',
            "3",
            "隐藏的“9”",
        ),
    ],
)
def test_changes_fields_and_boxes(tmp_path: Path, content: str, shown: str, note: str) -> None:
    document = read_cell(tmp_path, content)
    assert document.rows[1].cells[1] == shown
    assert document.notes == ((f"{PLACE}{note}没有读。",) if note else ())


def test_a_field_whose_code_never_ends_hides_no_more_than_its_paragraph(tmp_path: Path) -> None:
    document = read(tmp_path, paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>') + paragraph(run("三件")))
    assert [found.text for found in document.rows] == ["三件"]


@pytest.mark.parametrize(
    ("properties", "note"),
    [
        ("<w:del/>", "第 1 张表第 1 行之后：修订中删除的“行政处罚 3”没有读。"),
        ("<w:hidden/>", "第 1 张表第 1 行之后：隐藏的“行政处罚 3”没有读。"),
        ('<w:trHeight w:val="0" w:hRule="exact"/>', "第 1 张表第 1 行之后：隐藏的“行政处罚 3”没有读。"),
        ("<w:ins/>", ""),
        ('<w:hidden w:val="0"/>', ""),
        ('<w:trHeight w:val="0" w:hRule="atLeast"/>', ""),
    ],
)
def test_rows_that_are_not_shown(tmp_path: Path, properties: str, note: str) -> None:
    document = read(tmp_path, table(FIRST, row(cell(run("行政处罚")), cell(run("3")), properties=properties)))
    assert len(document.rows) == (1 if note else 2)
    assert document.notes == ((note,) if note else ())


@pytest.mark.parametrize(
    ("properties", "shown", "kind"),
    [
        ("<w:cellDel/>", "", "修订中删除的"),
        ("<w:cellIns/>", "3", ""),
        ('<w:tcPrChange><w:tcPr><w:gridSpan w:val="9"/><w:cellDel/></w:tcPr></w:tcPrChange>', "3", ""),
        ("<w:vMerge/>", None, "隐藏的"),
        ('<w:vMerge w:val="restart"/>', "3", ""),
    ],
)
def test_cells_that_are_not_shown(tmp_path: Path, properties: str, shown: str | None, kind: str) -> None:
    document = read(tmp_path, table(FIRST, row(cell(run("行政处罚")), cell(run("3"), properties))))
    assert document.rows[1].cells == ("行政处罚", shown)
    assert document.notes == ((f"{PLACE}{kind}“3”没有读。",) if kind else ())


def test_the_text_of_a_box_in_a_cell_is_read_once(tmp_path: Path) -> None:
    box = f"<w:r><w:pict><w:textbox><w:txbxContent>{paragraph(run('甲'))}</w:txbxContent></w:textbox></w:pict></w:r>"
    again = f"<w:r><w:AlternateContent><w:Fallback>{paragraph(run('甲'))}</w:Fallback></w:AlternateContent></w:r>"
    assert read_cell(tmp_path, box + again).rows[1].cells[1] == "甲"


def test_notes_leave_sentences_and_square_metres_stay(tmp_path: Path) -> None:
    raised = run("2", SUPERSCRIPT)
    document = read(tmp_path, paragraph(run("面积 12 m") + raised + run("，收到 3 件") + raised + run("。")))
    assert [found.text for found in document.rows] == ["面积 12 m²，收到 3 件。"]
    assert document.notes == ("第 1 段：上标“2”没有读。",)


def test_a_hidden_paragraph_takes_no_number(tmp_path: Path) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/>'
        '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    hidden = paragraph(run("旧的", "<w:vanish/>"), numbered + "<w:rPr><w:vanish/></w:rPr>")
    document = read(tmp_path, hidden + paragraph(run("总体情况"), numbered), numbering=numbering)
    assert [found.text for found in document.rows] == ["一、总体情况"]
    assert document.notes == ("第 1 段之前：隐藏的“旧的”没有读。",)
