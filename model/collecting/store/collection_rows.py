"""A collection as it is stored: whose it is, its roster, what the clerk decided, adjustments, which files were read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from sqlite3 import Connection

from model.collecting.collected import Adjustment, RosterUnit
from model.collecting.store.collection_file import CollectionFile
from model.form.figures import deserialise_figure, serialise_figure

Decisions = Mapping[str, str]
"""What the clerk decided of one kind, by what it is about."""

UNIT_DECISION = "unit"
"""By a report's folded name or a file's digest: the unit whose report it is."""
COUNTED_DECISION = "counted"
"""By a unit's folded name: its figures are counted although its report has errors."""
CHOSEN_DECISION = "chosen"
"""By a unit's folded name: the digest of the file that counts, whatever its date."""


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file that was read. name: for lists; size in bytes, changed in nanoseconds; digest: of its content."""

    path: str
    name: str
    size: int
    changed: int
    digest: str


class CollectionRows:
    """The rows of one collection, which is begun where there is none. Its methods raise StoreError."""

    def __init__(self, file: CollectionFile, unit: str, year: int) -> None:
        self._file = file
        with file.write_transaction() as connection:
            query = "SELECT id FROM collections WHERE year = ? AND unit = ?"
            found = connection.execute(query, (year, unit)).fetchone()
            if found is None:
                connection.execute("INSERT INTO collections (unit, year) VALUES (?, ?)", (unit, year))
                found = connection.execute(query, (year, unit)).fetchone()
                self.id = int(found[0])
                self._carry_over_roster(unit, year)
            self.id = int(found[0])

    def _carry_over_roster(self, unit: str, year: int) -> None:
        """Begin with the roster of the last year before, so that it need not be read again."""
        query = "SELECT id FROM collections WHERE unit = ? AND year < ? ORDER BY year DESC LIMIT 1"
        last = self._file.connection.execute(query, (unit, year)).fetchone()
        if last:
            columns = "number, name, other_names, level, superior, contact"
            self._file.connection.execute(
                f"INSERT INTO roster (collection, {columns}) SELECT ?, {columns} FROM roster WHERE collection = ?",
                (self.id, last[0]),
            )

    def write_transaction(self) -> AbstractContextManager[Connection]:
        """One transaction for several changes."""
        return self._file.write_transaction()

    def has_year(self, unit: str, year: int) -> bool:
        """Whether this unit's collection of a year is stored in the same file."""
        with self._file.guard_reading() as connection:
            query = "SELECT 1 FROM collections WHERE year = ? AND unit = ?"
            return connection.execute(query, (year, unit)).fetchone() is not None

    def read_roster(self) -> tuple[RosterUnit, ...]:
        """The units that should report, in their order."""
        with self._file.guard_reading() as connection:
            query = (
                "SELECT name, other_names, level, superior, contact FROM roster WHERE collection = ? ORDER BY number"
            )
            return tuple(
                RosterUnit(name, tuple(json.loads(others)), level, superior, contact)
                for name, others, level, superior, contact in connection.execute(query, (self.id,))
            )

    def write_roster(self, units: Iterable[RosterUnit]) -> None:
        """Put these units in the place of the roster."""
        rows = [
            (
                *(self.id, number, unit.name, json.dumps(unit.other_names, ensure_ascii=False)),
                *(unit.level, unit.superior, unit.contact),
            )
            for number, unit in enumerate(units)
        ]
        with self._file.write_transaction() as connection:
            connection.execute("DELETE FROM roster WHERE collection = ?", (self.id,))
            connection.executemany("INSERT INTO roster VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def read_decisions(self, kind: str) -> Decisions:
        """What the clerk decided of one kind."""
        with self._file.guard_reading() as connection:
            query = "SELECT key, value FROM decisions WHERE collection = ? AND kind = ?"
            return dict(connection.execute(query, (self.id, kind)))

    def write_decision(self, kind: str, key: str, value: str) -> None:
        """Remember what the clerk decided; "" takes it back."""
        with self._file.write_transaction() as connection:
            if value:
                row = (self.id, kind, key, value)
                connection.execute("INSERT OR REPLACE INTO decisions VALUES (?, ?, ?, ?)", row)
            else:
                where = "collection = ? AND kind = ? AND key = ?"
                connection.execute(f"DELETE FROM decisions WHERE {where}", (self.id, kind, key))

    def read_adjustments(self) -> tuple[Adjustment, ...]:
        """What was added to cells of the sum beside the units' figures, in the order it was entered."""
        with self._file.guard_reading() as connection:
            query = "SELECT cell, amount, reason FROM adjustments WHERE collection = ? ORDER BY number"
            found = connection.execute(query, (self.id,))
            return tuple(Adjustment(cell, deserialise_figure(amount), reason) for cell, amount, reason in found)

    def write_adjustments(self, adjustments: Sequence[Adjustment]) -> None:
        """Put these adjustments in the place of those there were."""
        rows = [
            (self.id, number, made.cell, serialise_figure(made.amount), made.reason)
            for number, made in enumerate(adjustments)
        ]
        with self._file.write_transaction() as connection:
            connection.execute("DELETE FROM adjustments WHERE collection = ?", (self.id,))
            connection.executemany("INSERT INTO adjustments VALUES (?, ?, ?, ?, ?)", rows)

    def read_files(self) -> dict[str, KnownFile]:
        """The files that were read, by their paths."""
        with self._file.guard_reading() as connection:
            query = "SELECT path, name, size, changed, digest FROM files WHERE collection = ?"
            return {row[0]: KnownFile(*row) for row in connection.execute(query, (self.id,))}

    def write_files(self, files: Iterable[KnownFile]) -> None:
        """Add files that were read, each in the place of the one that was at its path."""
        rows = [(self.id, file.path, file.name, file.size, file.changed, file.digest) for file in files]
        with self._file.write_transaction() as connection:
            connection.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)", rows)

    def forget_files(self, paths: Iterable[str]) -> None:
        """Withdraw files: what was read of them no longer belongs to the collection."""
        rows = [(self.id, path) for path in paths]
        with self._file.write_transaction() as connection:
            connection.executemany("DELETE FROM files WHERE collection = ? AND path = ?", rows)
