"""What a workbook carries unseen, so that it comes back whole: two reports as JSON in pieces a cell can hold."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from model.errors import UnreadableFigure
from model.report.report import Report
from model.report.report_json import from_record, to_record

SHEET_NAME = "_nianbao"
"""The hidden sheet; its first cell holds MARK, the cells below it the pieces."""

MARK = "nianbao"

MAX_PIECE_LENGTH = 30_000
"""Characters of one piece; Excel cuts a cell at 32,767."""


@dataclass(frozen=True)
class EmbeddedReport:
    """The report a workbook was written from and, where one travelled along, last year's."""

    report: Report
    last_year_report: Report | None = None


def pack_report(parcel: EmbeddedReport) -> list[str]:
    """The parcel as pieces of plain ASCII that no spreadsheet program trims, unescapes or takes for a formula."""
    last = parcel.last_year_report and to_record(parcel.last_year_report)
    text = json.dumps({"report": to_record(parcel.report), "last": last}, separators=(",", ":"))
    text = text.replace("_", "\\u005f").replace(" ", "\\u0020")
    return [text[at : at + MAX_PIECE_LENGTH] for at in range(0, len(text), MAX_PIECE_LENGTH)]


def unpack_report(pieces: Sequence[str]) -> EmbeddedReport | None:
    """What pack() wrote; None where it was damaged. Raises NianbaoError for a newer program's."""
    try:
        raw = json.loads("".join(pieces))
        return EmbeddedReport(from_record(raw["report"]), from_record(raw["last"]) if raw["last"] else None)
    except (ValueError, KeyError, TypeError, AttributeError, UnreadableFigure):
        return None
