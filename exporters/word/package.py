"""The package (zip archive) of the Word document: only the parts it needs, and the same bytes for the same report."""

from __future__ import annotations

import html
import io
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from exporters.typesetting.page_standard import PageStandard

_KEPT_RELATIONSHIPS = frozenset(
    {
        RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
        RELATIONSHIP_TYPE.CORE_PROPERTIES,
        RELATIONSHIP_TYPE.STYLES,
        RELATIONSHIP_TYPE.SETTINGS,
    }
)
_MAIN_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest date a zip archive can state; the time of writing would make equal documents differ."""


def prepare_package(document: Document, standard: PageStandard) -> None:
    """Remove the parts of python-docx's empty document that are not needed, and add the table of fonts."""
    for relations in (document.part.rels, document.part.package.rels):
        for id in [id for id, relation in relations.items() if relation.reltype not in _KEPT_RELATIONSHIPS]:
            del relations[id]
    uri, package = PackURI("/word/fontTable.xml"), document.part.package
    part = Part(uri, CONTENT_TYPE.WML_FONT_TABLE, _make_font_table(standard).encode(), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)


def _make_font_table(standard: PageStandard) -> str:
    """The first font of each role, each with the fonts that Word takes where it is not installed."""
    fonts = "".join(_make_font(first, others) for first, *others in dict.fromkeys(standard.typefaces.values()))
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f'{head}<w:fonts xmlns:w="{_MAIN_NAMESPACE}">{fonts}</w:fonts>'


def _make_font(name: str, others: list[str]) -> str:
    """A Chinese font (character set 86 is GB 2312)."""
    spare = f'<w:altName w:val="{html.escape(",".join(others))}"/>'
    return f'<w:font w:name="{html.escape(name)}">{spare}<w:charset w:val="86"/></w:font>'


def save_document(document: Document, path: Path) -> None:
    """Write the document; equal documents give equal bytes. Raises OSError."""
    saved = io.BytesIO()
    document.save(saved)
    with ZipFile(saved) as source, ZipFile(path, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = ZipInfo(name, _FIXED_TIME)
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, source.read(name))
