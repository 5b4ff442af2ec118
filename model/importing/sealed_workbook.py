"""Reads one of our own workbooks that nobody touched since it was written: from its record, not sheet by sheet.

A workbook states the digest of all its parts (the seal). Whoever saves it anew, by Excel, WPS or a script, writes other
parts, and then it is read as own_workbook.py says: what its sheets show counts. The seal is no protection against
somebody who means to deceive: such a one can write any record.
"""

from __future__ import annotations

import hashlib
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from model.checks.rules import compute_totals
from model.errors import NianbaoError
from model.form import editions
from model.importing.document import EMBEDDED_SHEET
from model.importing.embedded_report import EmbeddedReport, unpack_report
from model.importing.readers import zip_guard
from model.importing.readers.hidden_text import HiddenText
from model.importing.readers.workbooks.xlsx_parts import Package, parse_xml
from model.importing.readers.workbooks.xlsx_sheet import BookContents, SheetReader
from model.importing.readers.workbooks.xlsx_styles import read_shared_texts
from model.linked_figures.shown_figures import show_linked_figures

SEALED_SUFFIX = ".xlsx"

PROPERTIES_PART = "docProps/core.xml"
"""The part with the properties of a document: the seal stands in it, so that it is not among what is sealed."""

SEAL_ELEMENT = "{http://purl.org/dc/elements/1.1/}identifier"
"""The property that holds the seal; programs show it nowhere in front."""

_SEAL_PREFIX = "nianbao-"

_UNREADABLE = (
    *(zipfile.BadZipFile, SyntaxError, ValueError, LookupError, EOFError, OSError),
    *(NotImplementedError, RuntimeError, struct.error, zlib.error, NianbaoError),
)
"""Whatever reading as usual will tell of, in words."""


def compute_seal(parts: Mapping[str, bytes]) -> str:
    """The seal of a workbook with these parts, by name."""
    digest = hashlib.sha256()
    for name, content in sorted(parts.items()):
        if name != PROPERTIES_PART:
            digest.update(f"{len(name)} {name} {len(content)} ".encode())
            digest.update(content)
    return _SEAL_PREFIX + digest.hexdigest()


def read_sealed_workbook(path: Path) -> EmbeddedReport | None:
    """What a workbook was written from, its report with computed totals; None where it is not as we wrote it."""
    if path.suffix.lower() != SEALED_SUFFIX:
        return None
    try:
        zip_guard.check_unpackable(path, ".xls", SEALED_SUFFIX)
        with zipfile.ZipFile(path) as archive:
            stated = parse_xml(archive.read(PROPERTIES_PART)).findtext(SEAL_ELEMENT) or ""
            if not stated.startswith(_SEAL_PREFIX) or len(set(archive.namelist())) < len(archive.namelist()):
                return None
            if compute_seal({name: archive.read(name) for name in archive.namelist()}) != stated:
                return None
            return _settle(unpack_report(_read_record_cells(Package(archive))))
    except _UNREADABLE:
        return None


def _read_record_cells(package: Package) -> tuple[str, ...]:
    """The cells of the hidden sheet. Raises LookupError where there is none."""
    part = next(sheet.part for sheet in package.sheets if sheet.title == EMBEDDED_SHEET)
    book = BookContents((), read_shared_texts(package.read_related("sharedStrings")), is_ours=True)
    return SheetReader(EMBEDDED_SHEET, book, HiddenText()).read(package.read(part)).read_first_column()


def _settle(embedded: EmbeddedReport | None) -> EmbeddedReport | None:
    """The record with its totals computed and its links shown, as the sheets have them.

    None where the sheets show other totals, as they were computed by another version's rules.
    """
    if embedded is None:
        return None
    form = editions.load_form(embedded.report.edition)
    report = compute_totals(form, show_linked_figures(form, embedded.report))
    if report.figures != embedded.report.figures:
        return None
    return EmbeddedReport(report, embedded.last_year_report, embedded.parts)
