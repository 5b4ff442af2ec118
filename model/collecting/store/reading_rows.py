"""What files say, as it is stored: by the digest of the file, so that it is known again wherever the file lies."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from model.collecting.store.collection_file import CollectionFile
from model.errors import NianbaoError
from model.importing import Reading
from model.linked_figures.shown_figures import show_by_edition
from model.report.report_json import from_strangers_record, to_record
from model.report.summed_parts import from_parts_record, to_parts_record

READING_VERSION = 1
"""To be raised where reading has become better: what was stored by an older version is read anew."""


class ReadingRows:
    """The readings of all collections. Its methods raise StoreError.

    What was asked for once is kept: to take a reading apart costs as much as to read a workbook of ours.
    """

    def __init__(self, file: CollectionFile) -> None:
        self._file = file
        self._known: dict[str, Reading | str] = {}

    def has(self, digest: str) -> bool:
        """Whether a file of this digest was read."""
        return self.find(digest) is not None

    def find(self, digest: str) -> Reading | str | None:
        """What a file says, or the sentence why it cannot be read; None where it was not read, or must be again."""
        if digest not in self._known:
            found = self._read(digest)
            if found is None:
                return None
            self._known[digest] = found
        return self._known[digest]

    def _read(self, digest: str) -> Reading | str | None:
        with self._file.guard_reading() as connection:
            query = "SELECT trouble, record FROM readings WHERE digest = ?"
            row = connection.execute(query, (digest,)).fetchone()
        if row is None:
            return None
        trouble, record = row
        return str(trouble) if trouble else _unpack_reading(record)

    def write(self, readings: Mapping[str, Reading | str]) -> None:
        """Store readings by digest; a text is the sentence why a file cannot be read."""
        rows = [
            (digest, found, "") if isinstance(found, str) else (digest, "", _pack_reading(found))
            for digest, found in readings.items()
        ]
        with self._file.write_transaction() as connection:
            connection.executemany("INSERT OR REPLACE INTO readings VALUES (?, ?, ?)", rows)
        self._known |= readings


def compute_reading_digest(reading: Reading) -> str:
    """The digest that stands for a reading that no file was read for."""
    return hashlib.sha256(_pack_reading(reading).encode()).hexdigest()


def _pack_reading(reading: Reading) -> str:
    last = reading.last_year_report
    record = {
        "version": READING_VERSION,
        "report": to_record(reading.report),
        "last": None if last is None else to_record(last),
        "leftovers": reading.leftovers,
        "is_draft": reading.is_draft,
        "notices": reading.notices,
        "unseen_totals": reading.unseen_totals,
        "parts": reading.parts and to_parts_record(reading.parts),
    }
    return json.dumps(record, ensure_ascii=True, separators=(",", ":"))


def _unpack_reading(text: str) -> Reading | None:
    """The reading that was stored; None where it is damaged or an older version's, so that the file is read again."""
    try:
        record = json.loads(text)
        if record["version"] != READING_VERSION:
            return None
        last = record["last"]
        return Reading(
            show_by_edition(from_strangers_record(record["report"])),
            None if last is None else show_by_edition(from_strangers_record(last)),
            tuple(str(leftover) for leftover in record["leftovers"]),
            bool(record["is_draft"]),
            tuple(str(notice) for notice in record["notices"]),
            tuple(str(cell) for cell in record["unseen_totals"]),
            from_parts_record(record["parts"]),
        )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, NianbaoError):
        return None
