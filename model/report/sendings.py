"""That a report was sent: when, with which remark, and the whole report as it was then; and why it was corrected since.

Each time is a version with a number, from 1 on. Three kinds of places of the draft's report hold it, as texts, so that
it is stored, undone, backed up and carried like all that a person enters:

- sent.N: JSON of {"sent": day, "note": text, "marked": time, "withdrawn": bool};
- frozen.N: JSON of the record (report_json.py) of the report as it was, without these three kinds of places;
- correction.N.PLACE: the reason for what differs at a place from version N. Of a sentence of a prose text the place is
  PROSE.K, the K-th of version N, and PROSE.K+ what was added behind it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from model.errors import NianbaoError
from model.form.form import Form
from model.report.report import PROSE_PLACES, SENDING_PARTS, Report, Value, make_place
from model.report.report_json import from_record, from_strangers_record, to_record

MAX_NOTE = 2_000
"""Characters of a remark, and of a reason."""

MAX_FROZEN_LENGTH = 2_000_000
"""Characters of a frozen report as JSON; the longest published ones have less than a twentieth of it."""

_NUMBER = re.compile(r"[1-9]\d{0,2}", re.ASCII)
_SENTENCE_PLACE = re.compile(rf"({'|'.join(PROSE_PLACES)})\.\d{{1,6}}\+?", re.ASCII)
_UNREADABLE = (NianbaoError, ValueError, TypeError, KeyError, RecursionError, OverflowError)
"""What reading a text that is no version raises."""


@dataclass(frozen=True, slots=True)
class SendingMark:
    """That a version was sent. sent_on: the day the clerk states; marked_at: when it was marked, in local time.

    is_withdrawn: the clerk took the mark back; the version itself stays.
    """

    number: int
    sent_on: date
    note: str
    marked_at: datetime
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Sending:
    """A version: its mark, and the report as it was, with its totals."""

    mark: SendingMark
    report: Report

    @property
    def number(self) -> int:
        """Its number, from 1 on."""
        return self.mark.number


def strip_sendings(report: Report) -> Report:
    """The report without what was sent of it."""
    return replace(report, sendings={}, frozen_reports={}, correction_reasons={})


def list_marks(report: Report) -> list[SendingMark]:
    """The marks of all versions, the first one first; one that cannot be read, or has no report, is none."""
    marks = [read_mark(number, text) for number, text in report.sendings.items() if number in report.frozen_reports]
    return sorted((mark for mark in marks if mark is not None), key=lambda mark: mark.number)


def find_latest_mark(report: Report) -> SendingMark | None:
    """The mark of the newest version that was not withdrawn; None where the report counts as not sent."""
    return next((mark for mark in reversed(list_marks(report)) if not mark.is_withdrawn), None)


def read_mark(number: str, text: str) -> SendingMark | None:
    """The mark that mark_values() wrote as the value of sent.NUMBER; None for another text."""
    try:
        record = json.loads(text)
        note, is_withdrawn = record["note"], record["withdrawn"]
        if not (_NUMBER.fullmatch(number) and isinstance(note, str) and isinstance(is_withdrawn, bool)):
            return None
        marked_at = datetime.fromisoformat(record["marked"])
        if marked_at.tzinfo is None:
            return None
        return SendingMark(int(number), date.fromisoformat(record["sent"]), note, marked_at.astimezone(), is_withdrawn)
    except _UNREADABLE:
        return None


def read_sending(report: Report, mark: SendingMark) -> Sending | None:
    """A version with its report; None where that cannot be read."""
    try:
        return Sending(mark, from_record(json.loads(report.frozen_reports[str(mark.number)])))
    except _UNREADABLE:
        return None


def sending_values(report: Report, sent_on: date, note: str, now: datetime) -> dict[str, Value | None]:
    """The values that mark a report with computed totals as sent and freeze it as the next version."""
    number = 1 + max((int(key) for key in report.frozen_reports if _NUMBER.fullmatch(key)), default=0)
    mark = SendingMark(number, sent_on, note.strip()[:MAX_NOTE], now)
    frozen = json.dumps(to_record(strip_sendings(report)), ensure_ascii=False, separators=(",", ":"))
    return {**_mark_values(mark), make_place("frozen_reports", str(number)): frozen}


def withdrawal_values(mark: SendingMark) -> dict[str, Value | None]:
    """The values that take a mark back; the frozen version stays."""
    return _mark_values(replace(mark, is_withdrawn=True))


def _mark_values(mark: SendingMark) -> dict[str, Value | None]:
    record = {
        "sent": mark.sent_on.isoformat(),
        "note": mark.note,
        "marked": mark.marked_at.astimezone(UTC).isoformat(timespec="seconds"),
        "withdrawn": mark.is_withdrawn,
    }
    return {make_place("sendings", str(mark.number)): json.dumps(record, ensure_ascii=False)}


def reason_place(number: int, place: str) -> str:
    """Where the reason stands for what differs at a place from a version."""
    return make_place("correction_reasons", f"{number}.{place}")


def corrected_place(key: str) -> str:
    """The cell, cover field or prose id for whose correction a key of correction_reasons gives the reason; else ""."""
    place = key.partition(".")[2]
    return place.partition(".")[0] if _SENTENCE_PLACE.fullmatch(place) else place


def is_sending_key(form: Form, kind: str, key: str) -> bool:
    """Whether a key can stand in one of the SENDING_PARTS of a report of this form."""
    if kind != "correction_reasons":
        return _NUMBER.fullmatch(key) is not None
    number, _, place = key.partition(".")
    is_place = place in form.reading_order or _SENTENCE_PLACE.fullmatch(place) is not None
    return is_place and _NUMBER.fullmatch(number) is not None


def is_fit_text(kind: str, key: str, text: str) -> bool:
    """Whether a stranger's text can stand at this key: every value of a frozen report is one of its edition."""
    if kind == "correction_reasons":
        return len(text) <= MAX_NOTE
    if kind == "sendings":
        mark = read_mark(key, text)
        return mark is not None and len(mark.note) <= MAX_NOTE
    try:
        frozen = from_strangers_record(_parse_frozen(text))
    except _UNREADABLE:
        return False
    return not any(getattr(frozen, part) for part in SENDING_PARTS)


def _parse_frozen(text: str) -> Any:
    """The JSON of a frozen report. Raises ValueError."""
    if len(text) > MAX_FROZEN_LENGTH:
        raise ValueError
    return json.loads(text)
