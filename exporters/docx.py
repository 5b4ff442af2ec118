"""A report as a Word document that an office can go on with: real styles, the grid of GB/T 9704-2012, merged cells."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import docx
from docx.document import Document

from exporters import pages
from exporters.choices import PLAIN, Choices
from exporters.docx_body import body
from exporters.docx_mark import set_mark
from exporters.docx_package import save, tidy
from exporters.docx_page import set_page, settings
from exporters.docx_styles import styles
from exporters.paper import Paper, paper
from exporters.printable import printable
from model.form import Form
from model.report import Report

_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日$", re.ASCII)
_NO_YEAR = 2000
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
    for part in body(blocks, standard):
        end.addprevious(part)
    _describe(document, form, report, standard)
    save(document, path)


def _describe(document: Document, form: Form, report: Report, standard: Paper) -> None:
    """The document's properties, as Word and a search engine show them."""
    about, title = document.core_properties, pages.title(form, report)
    about.title = printable(title.unit + title.rest).strip()[:_LONGEST]
    about.author = printable(report.unit)[:_LONGEST]
    about.subject = f"政府信息公开工作年度报告（{form.notice}）"
    about.keywords = standard.standard
    about.comments = ""
    about.language = "zh-CN"
    about.last_modified_by = "年报"
    about.created = about.modified = _moment(report)


def _moment(report: Report) -> datetime:
    """When the document was made, for its properties: the report's own date, so that equal reports give equal bytes."""
    date = _DATE.match(report.cover.get("dated", ""))
    year, month, day = (int(part) for part in date.groups()) if date else (report.year or _NO_YEAR, 1, 1)
    try:
        return datetime(year, month, day)
    except ValueError:
        return datetime(_NO_YEAR, 1, 1)
