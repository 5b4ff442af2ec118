"""A report as a Word document that an office can go on with: real styles, the grid of GB/T 9704-2012, merged cells."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path

import docx
from docx.document import Document

from exporters.content import blocks as pages
from exporters.content.options import PLAIN, Choices
from exporters.content.properties import PROGRAM, properties
from exporters.typesetting.page_standard import Paper, paper
from exporters.word.body import body
from exporters.word.package import save, tidy
from exporters.word.page_setup import set_page, settings
from exporters.word.picture import hanging
from exporters.word.styles import styles
from exporters.word.watermark import set_mark
from model.form.form import Form
from model.report.report import Report

_LONGEST = 255
"""Characters of a property."""


def write(form: Form, report: Report, path: Path, last: Report | None = None, choices: Choices = PLAIN) -> None:
    """Write the document of a settled report; last is for its checks. Raises OSError where that fails."""
    standard = paper()
    document = docx.Document()
    tidy(document, standard)
    document.styles.element[:] = styles(standard)
    settings(document.settings)
    section = document.sections[0]
    set_page(section, standard)
    blocks = list(pages.blocks(form, report, last, choices))
    for mark in blocks:
        if isinstance(mark, pages.Mark):
            set_mark(section, mark, standard)
    end = section._sectPr
    for part in body(blocks, standard, hanging(document, standard)):
        end.addprevious(part)
    _describe(document, form, report, standard)
    save(document, path)


def _describe(document: Document, form: Form, report: Report, standard: Paper) -> None:
    """The document's properties, as Word and a search engine show them."""
    about, known = document.core_properties, properties(form, report)
    about.title, about.author, about.subject = known.title[:_LONGEST], known.author[:_LONGEST], known.subject
    about.keywords = standard.standard
    about.comments = ""
    about.language = "zh-CN"
    about.last_modified_by = PROGRAM
    about.created = about.modified = datetime.combine(known.made, time())
