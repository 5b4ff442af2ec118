"""Writes a report as a Word document that an office can edit: real styles, the grid of GB/T 9704-2012, merged cells."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path

import docx
from docx.document import Document

from exporters.content.blocks import DraftWatermark
from exporters.content.properties import PROGRAM_NAME, DocumentProperties
from exporters.content.report_content import PaperContent
from exporters.typesetting.page_standard import PageStandard
from exporters.word.body import make_body
from exporters.word.package import prepare_package, save_document
from exporters.word.page_setup import set_up_page, write_settings
from exporters.word.picture import make_picture_builder
from exporters.word.styles import make_styles
from exporters.word.watermark import add_watermark

_MAX_PROPERTY_LENGTH = 255
"""Characters; python-docx refuses a longer title or author."""


def write(content: PaperContent, path: Path) -> None:
    """Write the document of a paper. Raises OSError."""
    standard = content.standard
    document = docx.Document()
    prepare_package(document, standard)
    document.styles.element[:] = make_styles(standard)
    write_settings(document.settings)
    section = document.sections[0]
    set_up_page(section, standard)
    for block in content.blocks:
        if isinstance(block, DraftWatermark):
            add_watermark(section, block, standard)
    section_end = section._sectPr
    for element in make_body(content.blocks, standard, make_picture_builder(document, standard)):
        section_end.addprevious(element)
    _set_properties(document, content.properties, standard)
    save_document(document, path)


def _set_properties(document: Document, properties: DocumentProperties, standard: PageStandard) -> None:
    """State the document's properties, as Word and search engines show them."""
    target = document.core_properties
    target.title = properties.title[:_MAX_PROPERTY_LENGTH]
    target.author = properties.author[:_MAX_PROPERTY_LENGTH]
    target.subject = properties.subject
    target.keywords = standard.name
    target.comments = ""
    target.language = "zh-CN"
    target.last_modified_by = PROGRAM_NAME
    target.created = target.modified = datetime.combine(properties.created, time())
