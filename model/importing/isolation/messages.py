"""What passes between the program and the process that reads: lines of JSON, which can hold values and nothing else.

No pickles: whoever takes over the reading process by a fault of PDFium must not have the program run what he sends.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from model.errors import NianbaoError
from model.importing import Reading
from model.importing.isolation.budget import Budget
from model.linked_figures.shown_figures import show_by_edition
from model.report.report_json import from_strangers_record, to_record
from model.report.summed_parts import from_parts_record, to_parts_record

MAX_ANSWER_BYTES = 4_000_000
"""Bytes of an answer; a report with long prose has not a fiftieth of it."""


@dataclass(frozen=True)
class Refusal:
    """Why a file could not be read: the file's name, and the reason as UnreadableFile takes it.

    is_memory_gone: the process ran out of memory and ends.
    """

    file: str
    reason: str
    is_memory_gone: bool = False


class BadAnswer(Exception):
    """An answer that the reading process cannot have written as it should be."""


MAX_TEXT_LENGTH = 50_000
"""Characters of one text of a report that was read: more would hold up the window, which lays it out and checks it."""


def encode_start(cpu_seconds: float) -> bytes:
    """The first line of the reading process: it is there. cpu_seconds: what it has used of the processor so far."""
    return _to_line({"kind": "started", "cpu": cpu_seconds})


def decode_start(line: bytes) -> float:
    """The processor time that the process used to start. Raises BadAnswer for another line."""
    try:
        record = json.loads(line)
        if record["kind"] != "started":
            raise BadAnswer
        return float(record["cpu"])
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise BadAnswer from error


def encode_request(path: Path, budget: Budget) -> bytes:
    """The line that asks for a file. Its path is absolute: the processes need not stand in the same folder."""
    return _to_line({"path": str(path.absolute()), "cpu_seconds": budget.cpu_seconds})


def decode_request(line: bytes) -> tuple[Path, float]:
    """The path and the seconds of processor time in a request."""
    request = json.loads(line)
    return Path(request["path"]), float(request["cpu_seconds"])


def encode_answer(answer: Reading | Refusal, cpu_seconds: float) -> bytes:
    """The line that answers. cpu_seconds: what the process has used of the processor since it began."""
    if isinstance(answer, Refusal):
        return _to_line({"kind": "refused", "cpu": cpu_seconds, **vars(answer)})
    last = answer.last_year_report
    record = {
        "kind": "read",
        "cpu": cpu_seconds,
        "report": to_record(answer.report),
        "last": None if last is None else to_record(last),
        "leftovers": answer.leftovers,
        "is_draft": answer.is_draft,
        "parts": answer.parts and to_parts_record(answer.parts),
        "unseen_totals": answer.unseen_totals,
    }
    return _to_line(record)


def decode_answer(line: bytes) -> tuple[Reading | Refusal, float]:
    """The answer in a line, and the processor time that the process has used. Raises BadAnswer."""
    try:
        record = json.loads(line)
        cpu_seconds = float(record["cpu"])
        if record["kind"] not in ("read", "refused"):
            raise BadAnswer
        if record["kind"] == "refused":
            refusal = Refusal(str(record["file"]), str(record["reason"]), bool(record["is_memory_gone"]))
            return refusal, cpu_seconds
        last = None if record["last"] is None else show_by_edition(from_strangers_record(record["last"]))
        leftovers = tuple(str(text) for text in record["leftovers"])
        report = show_by_edition(from_strangers_record(record["report"]))
        parts = from_parts_record(record["parts"])
        unseen = tuple(str(cell) for cell in record["unseen_totals"])
        reading = Reading(report, last, leftovers, bool(record["is_draft"]), unseen_totals=unseen, parts=parts)
        return reading, cpu_seconds
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, NianbaoError) as error:
        raise BadAnswer from error


def _to_line(record: Mapping[str, Any]) -> bytes:
    """ASCII, as a path or a text may hold half a surrogate, which no encoding has."""
    return json.dumps(record, separators=(",", ":")).encode("ascii") + b"\n"
