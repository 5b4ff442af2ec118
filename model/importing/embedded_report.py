"""The whole report inside one of our own workbooks: JSON, cut into the cells of a hidden sheet (EMBEDDED_SHEET)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from model.report.report import Report
from model.report.report_json import from_strangers_record, to_record
from model.report.summed_parts import SumParts, from_parts_record, to_parts_record

MARK = "nianbao"
"""What the first cell of the hidden sheet says; the cells below it hold the JSON text."""

MAX_PIECE_LENGTH = 30_000
"""Characters of one cell; Excel cuts a cell at 32,767."""


@dataclass(frozen=True)
class EmbeddedReport:
    """The report a workbook was written from and, where one travelled along, last year's.

    parts: what the report is the sum of, where it is one.
    """

    report: Report
    last_year_report: Report | None = None
    parts: SumParts | None = None


def pack_report(embedded: EmbeddedReport) -> list[str]:
    """The cells of the hidden sheet, MARK first.

    They are plain ASCII without _ and blanks, so that no spreadsheet program trims, unescapes or takes them for a
    formula.
    """
    last = embedded.last_year_report and to_record(embedded.last_year_report)
    record = {"report": to_record(embedded.report), "last": last}
    if embedded.parts and (parts := to_parts_record(embedded.parts)):
        record["parts"] = parts
    text = json.dumps(record, separators=(",", ":"))
    text = text.replace("_", "\\u005f").replace(" ", "\\u0020")
    return [MARK, *(text[at : at + MAX_PIECE_LENGTH] for at in range(0, len(text), MAX_PIECE_LENGTH))]


def unpack_report(cells: Sequence[str]) -> EmbeddedReport | None:
    """What pack_report() wrote; None where it was damaged. Raises NianbaoError for a newer program's.

    A stranger may have put anything in its place, so that every value is checked.
    """
    if not cells or cells[0] != MARK:
        return None
    try:
        raw = json.loads("".join(cells[1:]))
        if not isinstance(raw, dict):
            return None
        last = raw.get("last")
        return EmbeddedReport(
            from_strangers_record(raw.get("report")),
            None if last is None else from_strangers_record(last),
            from_parts_record(raw.get("parts")),
        )
    except (ValueError, RecursionError):  # no JSON, nested without an end, or no records
        return None
