"""OpenDocument spreadsheets.

sample.ods was saved by LibreOffice 7.4. Covers model/importing/readers/workbooks/ods_styles.py too.
"""

from __future__ import annotations

import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from model import importing
from model.errors import UnreadableFile
from model.importing.document import Document
from model.importing.readers import read_document
from model.importing.readers.workbooks import ods_file, sheet_rows
from tests.model.importing import layouts, spoiled
from tests.model.importing.readers.workbooks.test_calamine_file import NOTES, ROWS
from tests.model.importing.spoiled import Grid

SAMPLE = Path(__file__).with_name("sample.ods")

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
    )
)


def spreadsheet(path: Path, rows: str, styles: str = "", columns: str = "") -> Path:
    """A spreadsheet of one sheet."""
    table = f'<table:table table:name="表">{columns}{rows}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    content = f"<office:automatic-styles>{styles}</office:automatic-styles>{body}"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f"<office:document-content {NAMESPACES}>{content}</office:document-content>")
    return path


def number(stored: str, shown: str, attributes: str = "") -> str:
    value = f'office:value-type="float" office:value="{stored}"'
    return f"<table:table-cell {value} {attributes}><text:p>{shown}</text:p></table:table-cell>"


def text(shown: str, attributes: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {attributes}><text:p>{shown}</text:p></table:table-cell>'


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def read(path: Path) -> Document:
    return read_document(path)


@pytest.mark.parametrize("suffix", [".ods", ".ODS", ".xlsx"])
def test_a_spreadsheet_is_read_as_it_shows_whatever_it_is_called(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(SAMPLE.read_bytes())
    document = read(path)
    expected = [tuple(cell.replace("9:30", "9:30:00") if cell else cell for cell in row) for row in ROWS]
    assert [row.cells for row in document.rows][:4] == expected
    assert set(NOTES) <= set(document.notes)
    assert "工作表“表”第 6 行 D 列：划去的“5”没有读。" in document.notes


def test_a_report_is_read_from_a_spreadsheet(tmp_path: Path) -> None:
    report = layouts.report("2021")
    rows = [
        row(*(number(cell, cell) if cell.isdigit() else text(cell) for cell in cells))
        for part in spoiled.parts(report)
        for cells in (part.filled(again=False) if isinstance(part, Grid) else [[part]])
    ]
    reading = importing.read_report(spreadsheet(tmp_path / "a.ods", "".join(rows)))
    assert reading.report.figures == report.figures


@pytest.mark.parametrize(
    ("properties", "name"),
    [
        ('style:text-line-through-style="solid"', "划去的"),
        ('style:text-line-through-type="double"', "划去的"),
        ('style:text-position="super 58%"', "上标"),
        ('style:text-position="33% 58%"', "上标"),
        ('style:text-position="sub 58%"', "下标"),
        ('style:text-position="-33% 58%"', "下标"),
        ('text:display="none"', "隐藏的"),
        ('fo:font-size="1pt"', "隐藏的"),
    ],
)
@pytest.mark.parametrize("whole", [False, True])
def test_what_is_struck_out_or_a_note_is_no_part_of_a_figure(
    properties: str, name: str, whole: bool, tmp_path: Path
) -> None:
    family = "table-cell" if whole else "text"
    styles = (
        f'<style:style style:family="{family}" style:name="parent"><style:text-properties {properties}/></style:style>'
        f'<style:style style:family="{family}" style:name="x" style:parent-style-name="parent"/>'
    )
    cell = text("5", 'table:style-name="x"') if whole else text('<text:span text:style-name="x">5</text:span>3')
    document = read(spreadsheet(tmp_path / "a.ods", row(text("甲"), cell), styles))
    assert [row.cells for row in document.rows] == [("甲", "" if whole else "3")]
    assert document.notes == (f"工作表“表”第 1 行 B 列：{name}“5”没有读。",)


@pytest.mark.parametrize("attributes", ['table:visibility="collapse"', 'table:visibility="filter"'])
def test_hidden_rows_and_columns_are_told(attributes: str, tmp_path: Path) -> None:
    columns = f"<table:table-column/><table:table-column {attributes}/>"
    rows = row(number("1", "1"), number("2", "2")) + row(number("3", "3"), attributes=attributes)
    document = read(spreadsheet(tmp_path / "a.ods", rows, columns=columns))
    assert [row.cells for row in document.rows] == [("1", None)]
    assert document.notes == (
        "工作表“表”第 1 行 B 列：隐藏的“2”没有读。",
        "工作表“表”第 2 行：隐藏的“3”没有读。",
    )


def test_rows_of_a_closed_group_are_told(tmp_path: Path) -> None:
    group = f'<table:table-row-group table:display="false">{row(number("3", "3"))}</table:table-row-group>'
    document = read(spreadsheet(tmp_path / "a.ods", row(number("1", "1")) + group))
    assert [row.cells for row in document.rows] == [("1",)]
    assert "隐藏的“3”没有读" in document.notes[0]


def test_a_note_beside_a_cell_is_no_part_of_it(tmp_path: Path) -> None:
    note = "<office:annotation><text:p>改过</text:p></office:annotation>"
    cell = number("57", "57").replace("<text:p>", f"{note}<text:p>")
    assert [row.cells for row in read(spreadsheet(tmp_path / "a.ods", row(cell))).rows] == [("57",)]


def test_a_million_repeated_rows_and_cells_take_no_time(tmp_path: Path) -> None:
    many = row(
        '<table:table-cell table:number-columns-repeated="16384"/>', attributes='table:number-rows-repeated="1048570"'
    )
    rows = row(
        number("1", "1", 'table:number-columns-repeated="16384"'), attributes='table:number-rows-repeated="99999"'
    )
    document = read(spreadsheet(tmp_path / "a.ods", many + rows))
    assert document.rows == ()
    document = read(spreadsheet(tmp_path / "a.ods", row(number("1", "1")) + many + rows))
    assert [row.cells for row in document.rows] == [("1",)]


def test_of_a_sheet_filled_to_its_end_so_much_is_read_as_a_report_can_need(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_rows, "MAX_CELLS", 150)
    rows = row(
        number("1", "1", 'table:number-columns-repeated="16384"'), attributes='table:number-rows-repeated="1048576"'
    )
    document = read(spreadsheet(tmp_path / "a.ods", rows))
    assert [row.cells.count("1") for row in document.rows] == [60, 60, 30]
    assert document.notes == ("工作表“表”太大，只读到第 3 行，最多读 150 格。",)


@pytest.mark.parametrize("content", ["", "<a", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>'])
def test_a_broken_spreadsheet_is_refused(content: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as archive:
        archive.writestr("content.xml", content)
    with suppress(UnreadableFile):
        assert ods_file.read(tmp_path / "a.ods").rows == ()


def test_a_spreadsheet_with_a_password_is_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as archive:
        archive.writestr("content.xml", b"\x01\x02")
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    with pytest.raises(UnreadableFile, match="密码"):
        ods_file.read(tmp_path / "a.ods")
