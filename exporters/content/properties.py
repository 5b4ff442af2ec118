"""The properties every document states, whatever its format: title, author, subject and date of creation."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from exporters.content import blocks
from exporters.typesetting.printable import make_printable
from model.form.form import Form
from model.report.report import Report

PROGRAM_NAME = "年报"
"""What the documents name as the program that made them."""

_CHINESE_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日$", re.ASCII)
_YEAR_WHERE_UNKNOWN = 2000


@dataclass(frozen=True, slots=True)
class DocumentProperties:
    """Title, author and subject without unprintable characters.

    created is the date in the report, not the time of writing, so that equal reports give equal bytes.
    """

    title: str
    author: str
    subject: str
    created: date


def make_properties(form: Form, report: Report) -> DocumentProperties:
    """The properties of a report's documents, as a reader's window and a search engine show them."""
    title = blocks.make_title(form, report)
    return DocumentProperties(
        make_printable(title.unit + title.rest).strip(),
        make_printable(report.unit),
        f"政府信息公开工作年度报告（{form.notice}）",
        _choose_created(report),
    )


def make_named_properties(form: Form, report: Report, name: str) -> DocumentProperties:
    """The properties of another paper about a report: as of the report's documents, under the paper's name."""
    properties = make_properties(form, report)
    return replace(properties, title=f"{properties.title}{name}", subject=name)


def _choose_created(report: Report) -> date:
    """The date of signature, or else the first day of the report's year, or of _YEAR_WHERE_UNKNOWN."""
    match = _CHINESE_DATE.match(report.cover.get("dated", ""))
    if match:
        year, month, day = (int(part) for part in match.groups())
    else:
        year, month, day = report.year or _YEAR_WHERE_UNKNOWN, 1, 1
    try:
        return date(year, month, day)
    except ValueError:
        return date(_YEAR_WHERE_UNKNOWN, 1, 1)
