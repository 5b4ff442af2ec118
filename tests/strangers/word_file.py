"""Writes a published report as a Word file: the XML that Word and WPS write, without their styles."""

from __future__ import annotations

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from tests.strangers.published import Paragraph, Part, Piece, PublishedReport, PublishedTable, TableCell

_CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PROPERTIES = {
    "plain": "",
    "struck": "<w:rPr><w:strike/></w:rPr>",
    "hidden": "<w:rPr><w:vanish/></w:rPr>",
    "note": '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>',
}


def write_word_file(report: PublishedReport) -> bytes:
    """The .docx file."""
    body = "".join(map(_write_part, report.parts))
    document = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:document xmlns:w="{_NAMESPACE}"><w:body>{body}<w:sectPr/></w:body></w:document>'
    )
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _CONTENT_TYPES)
        package.writestr("_rels/.rels", _RELATIONS)
        package.writestr("word/document.xml", document)
    return file.getvalue()


def _write_part(part: Part) -> str:
    return _write_paragraph([Piece(part.text)]) if isinstance(part, Paragraph) else _write_table(part)


def _write_paragraph(pieces: list[Piece]) -> str:
    return f"<w:p>{''.join(map(_write_run, pieces))}</w:p>"


def _write_run(piece: Piece) -> str:
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in piece.text.split("\n"))
    return f"<w:r>{_PROPERTIES[piece.look]}{lines}</w:r>"


def _write_table(table: PublishedTable) -> str:
    """The table; a cell that reaches down is continued in each row below, as the format wants it."""
    rows: list[str] = []
    reaching: list[tuple[TableCell, int]] = []
    for top, row in enumerate(table.rows):
        reaching = [(cell, end) for cell, end in reaching if end > top]
        begun = [(cell, _write_cell(cell, "restart" if cell.down > 1 else "")) for cell in row.cells]
        continued = [(cell, _write_cell(TableCell("", cell.across), "continue")) for cell, _ in reaching]
        cells = "".join(xml for _, xml in sorted(begun + continued, key=lambda pair: pair[0].column))
        hidden = "<w:trPr><w:hidden/></w:trPr>" if row.is_hidden else ""
        if cells:
            rows.append(f"<w:tr>{hidden}{cells}</w:tr>")
        reaching += [(cell, top + cell.down) for cell in row.cells if cell.down > 1]
    grid = '<w:gridCol w:w="900"/>' * table.column_count
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl><w:p/>"


def _write_cell(cell: TableCell, merging: str) -> str:
    span = f'<w:gridSpan w:val="{cell.across}"/>' if cell.across > 1 else ""
    merge = f'<w:vMerge w:val="{merging}"/>' if merging else ""
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{_write_paragraph(cell.pieces)}</w:tc>"
