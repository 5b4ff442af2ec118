"""A report as a Word document that an office can go on with: real styles, the grid of GB/T 9704-2012, merged cells."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path

import docx
from docx.document import Document

from exporters.content import blocks as pages
from exporters.content.options import DEFAULT_OPTIONS, ExportOptions
from exporters.content.properties import PROGRAM_NAME, make_properties
from exporters.typesetting.page_standard import PageStandard, load_page_standard
from exporters.word.body import make_body
from exporters.word.package import prepare_package, save_document
from exporters.word.page_setup import set_up_page, write_settings
from exporters.word.picture import make_picture_builder
from exporters.word.styles import make_styles
from exporters.word.watermark import add_watermark
from model.form.form import Form
from model.report.report import Report

_MAX_PROPERTY_LENGTH = 255
"""Characters of a property."""


def write(
    form: Form, report: Report, path: Path, last: Report | None = None, options: ExportOptions = DEFAULT_OPTIONS
) -> None:
    """Write the document of a settled report; last is for its checks. Raises OSError where that fails."""
    standard = load_page_standard()
    document = docx.Document()
    prepare_package(document, standard)
    document.styles.element[:] = make_styles(standard)
    write_settings(document.settings)
    section = document.sections[0]
    set_up_page(section, standard)
    blocks = list(pages.make_blocks(form, report, last, options))
    for mark in blocks:
        if isinstance(mark, pages.DraftWatermark):
            add_watermark(section, mark, standard)
    end = section._sectPr
    for part in make_body(blocks, standard, make_picture_builder(document, standard)):
        end.addprevious(part)
    _set_properties(document, form, report, standard)
    save_document(document, path)


def _set_properties(document: Document, form: Form, report: Report, standard: PageStandard) -> None:
    """The document's properties, as Word and a search engine show them."""
    about, known = document.core_properties, make_properties(form, report)
    about.title, about.author, about.subject = (
        known.title[:_MAX_PROPERTY_LENGTH],
        known.author[:_MAX_PROPERTY_LENGTH],
        known.subject,
    )
    about.keywords = standard.standard
    about.comments = ""
    about.language = "zh-CN"
    about.last_modified_by = PROGRAM_NAME
    about.created = about.modified = datetime.combine(known.created, time())
