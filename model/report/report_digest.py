"""The digest of a report, by which a person can tell later whether a report is the one that was checked and signed.

It is the SHA-256 of this text in UTF-8: JSON without blanks, keys sorted, characters beyond ASCII as escapes (\\u5e74),
of {"edition": edition, "values": {place: text, …}}. The values are what the paper says: the fields of the cover, the
printed figure of each cell as drafts hold it (12, 52.15, 75338 元), and the prose. What is never printed (notes,
reasons, what an import remarked) does not count, nor does a place without a value.
"""

from __future__ import annotations

import hashlib
import json

from model.form.figures import serialise_figure
from model.report.report import Report

SHORT_LENGTH = 16
"""Hexadecimal digits of a digest that are shown in front: 64 bits, which nobody meets twice by accident."""


def compute_digest(report: Report) -> str:
    """The digest of a report with computed totals, as 64 hexadecimal digits; equal reports have equal ones."""
    cells = {*report.figures, *report.stated_totals}
    figures = {cell: figure for cell in cells if (figure := report.printed_figure(cell)) is not None}
    values = {
        **{f"cover.{field}": text for field, text in report.cover.items() if text},
        **{cell: serialise_figure(figure) for cell, figure in figures.items()},
        **{place: text for place, text in report.prose.items() if text},
    }
    record = {"edition": report.edition, "values": values}
    text = json.dumps(record, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def shorten_digest(digest: str) -> str:
    """The first digits of a digest in groups of four, as people read them aloud: 3f2a 91c0 7b44 d0e5."""
    return " ".join(digest[start : start + 4] for start in range(0, SHORT_LENGTH, 4))
