"""Workbooks: empty rows and repeated cells by the million, merges, long texts, number formats and links."""

from __future__ import annotations

import zipfile
from pathlib import Path
from random import Random

from tests.fuzz.hostile.texts import repeat_text
from tests.model.importing.isolation.hostile import write_row, write_workbook

_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_ODS_NAMESPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
    for short in ("office", "table", "text", "style")
)


def write_wide_workbook(folder: Path, random: Random) -> Path:
    texts = [random.choice(("0", "表", "1,234"))] * random.choice((1_000, 16_384))
    return write_workbook(folder / "宽.xlsx", write_row(texts))


def write_merged_workbook(folder: Path, random: Random) -> Path:
    row, other = "A{0}:XFD1048576", "{1}1:{1}1048576"
    place = random.choice((row, other, "A1:XFD1048576", "A0:A0", "B2:A1", "A1:ZZZZZ99999999999", "A{0}:B{0}"))
    merges = "".join(
        f'<mergeCell ref="{place.format(number, chr(65 + number % 26))}"/>'
        for number in range(1, random.choice((2, 50, 30_000)))
    )
    return write_workbook(folder / "合并.xlsx", f"{write_row(['表'])}<mergeCells>{merges}</mergeCells>")


def write_long_cells(folder: Path, random: Random) -> Path:
    text = repeat_text(random)[:32_000].replace("<", "(").replace("&", "")
    return write_workbook(folder / "长格.xlsx", write_row([text] * random.choice((1, 20))))


def write_empty_rows(folder: Path, random: Random) -> Path:
    row = random.choice(("<row/>", '<row r="1048576"/>', "<row><c/></row>", '<row hidden="1"/>', '<row r="-1"/>'))
    return write_workbook(folder / "空行.xlsx", f"<sheetData>{row * 1_000_000}</sheetData>")


def write_far_cells(folder: Path, random: Random) -> Path:
    place = random.choice(("XFD1048576", "ZZZ9999999", "A0", "A99999999999999999999", "", "1A", "AAAAAAAAAAAA1"))
    cell = f'<c r="{place}" t="inlineStr"><is><t>年度报告</t></is></c>'
    return write_workbook(
        folder / "远.xlsx", f'<dimension ref="A1:{place}"/><sheetData><row>{cell * 3}</row></sheetData>'
    )


def write_strange_values(folder: Path, random: Random) -> Path:
    value = random.choice(
        ("1e308", "nan", "inf", "-0", "9" * 5_000, "1e99999", "0x1F", "２", "", "1" + "0" * 400, "1E-400")
    )
    kind = random.choice(("", "n", "d", "b", "e", "s", "str", "x"))
    style = random.choice(("0", "1", "-1", "99999999", "x"))
    cell = f'<c t="{kind}" s="{style}"><f>cmd|\'/C calc\'!A0</f><v>{value}</v></c>'
    return write_workbook(
        folder / "值.xlsx", f"<sheetData>{f'<row>{cell * 8}</row>' * random.choice((1, 2_000))}</sheetData>"
    )


def write_deep_sheet(folder: Path, random: Random) -> Path:
    tag = random.choice(("row", "c", "is", "r", "sheetData", "x", "mc:AlternateContent"))
    return write_workbook(folder / "深.xlsx", f"<sheetData>{f'<{tag}>' * random.choice((300, 100_000))}")


def write_strange_formats(folder: Path, random: Random) -> Path:
    code = random.choice(
        (
            "0" * 5_000,
            "[" * 5_000,
            "\\" * 5_000,
            ";" * 5_000,
            "#,##0," * 2_000,
            "yyyy" * 2_000,
            "?/" * 2_000,
            "@" * 5_000,
        )
    )
    path = write_workbook(
        folder / "格式.xlsx", "<sheetData>" + '<row><c s="1"><v>41000</v></c></row>' * 200 + "</sheetData>"
    )
    formats = f'<numFmts><numFmt numFmtId="200" formatCode="{code}"/></numFmts>'
    styles = '<xf numFmtId="0"/>' + '<xf numFmtId="200"/>' * random.choice((1, 100_000))
    _append(
        path,
        "xl/styles.xml",
        f'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{formats}<cellXfs>{styles}</cellXfs></styleSheet>',
    )
    return path


def write_links(folder: Path, random: Random) -> Path:
    path = write_workbook(folder / "链接.xlsx", write_row(["云岭县水务局2025年政府信息公开工作年度报告"]))
    target = random.choice(
        ("file:///etc/passwd", "\\\\\\\\server.invalid\\\\x", "../../../../etc/passwd", "http://server.invalid/")
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath"
    relation = f'<Relationship Id="rId{{}}" Type="{kind}" Target="{target}" TargetMode="External"/>'
    relations = "".join(relation.format(number) for number in range(random.choice((1, 20_000))))
    _append(
        path,
        "xl/worksheets/_rels/sheet1.xml.rels",
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>',
    )
    return path


def write_repeated_cells(folder: Path, random: Random) -> Path:
    """An .ods sheet of cells and rows that repeat themselves."""
    columns, rows = random.choice((16_384, 10**9)), random.choice((1_048_576, 10**12, -1))
    text = random.choice(("", "<text:p>1</text:p>", "<text:p>年度报告<text:s text:c='999999999'/></text:p>"))
    span = random.choice(("", " table:number-columns-spanned='999999' table:number-rows-spanned='999999'"))
    cell = f"<table:table-cell table:number-columns-repeated='{columns}'{span}>{text}</table:table-cell>"
    row = f"<table:table-row table:number-rows-repeated='{rows}'>{cell}</table:table-row>"
    nested = random.choice(("", "<table:table-row-group>" * 3_000))
    return _write_ods(folder / "重复.ods", f"<table:table>{nested}{row * random.choice((1, 300))}</table:table>")


def write_empty_rows_of_ods(folder: Path, random: Random) -> Path:
    row = random.choice(("<table:table-row/>", "<table:table-row><table:table-cell/></table:table-row>"))
    return _write_ods(folder / "空行.ods", f"<table:table>{row * 600_000}</table:table>")


def _write_ods(path: Path, table: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _ODS_TYPE)
        archive.writestr(
            "content.xml",
            f"<office:document-content {_ODS_NAMESPACES}><office:body><office:spreadsheet>{table}"
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return path


def _append(path: Path, name: str, text: str) -> None:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)


MAKERS = (
    write_wide_workbook,
    write_merged_workbook,
    write_long_cells,
    write_empty_rows,
    write_far_cells,
    write_strange_values,
    write_deep_sheet,
    write_strange_formats,
    write_links,
    write_repeated_cells,
    write_empty_rows_of_ods,
)
