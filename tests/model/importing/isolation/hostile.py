"""Small files that cost hours, gigabytes or the whole process when they are read."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

_SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="{target}"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/></Relationships>'
)
_BOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>'
)


def write_workbook(path: Path, sheet: str) -> Path:
    """A workbook of one sheet with this XML inside its <worksheet>."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS.format(target="xl/workbook.xml", kind="officeDocument"))
        archive.writestr(
            "xl/_rels/workbook.xml.rels", _RELATIONS.format(target="worksheets/sheet1.xml", kind="worksheet")
        )
        archive.writestr("xl/workbook.xml", _BOOK)
        archive.writestr("xl/worksheets/sheet1.xml", _SHEET.format(sheet))
    return path


def write_row(texts: list[str]) -> str:
    """A <sheetData> of one row of texts."""
    cells = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)
    return f"<sheetData><row>{cells}</row></sheetData>"


def write_pdf(path: Path, content: bytes, forms: list[bytes]) -> Path:
    """A PDF of one page with this content; forms: what form XObjects draw, /F0, /F1 …, each of which knows the next."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</F0 5 0 R>>>>>>",
        _to_stream(b"", content),
    ]
    for number, form in enumerate(forms):
        resources = b"/Resources<</XObject<</F%d %d 0 R>>>>" % (number + 1, number + 6)
        objects.append(_to_stream(b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]" + resources, form))
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    path.write_bytes(out + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, out.rindex(b"xref\n0")))
    return path


def write_nested_forms(path: Path, depth: int) -> Path:
    """A PDF in which each form draws the next one ten times: ten to the power of depth in all."""
    return write_pdf(path, b"/F0 Do", [b"/F%d Do " % (number + 1) * 10 for number in range(depth)])


def _to_stream(entries: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (entries, len(packed), packed)
