"""The state of each unit of a collection, as lists show it: found by its name without its report being read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from model.collecting.collected import UnitStatus
from model.collecting.store.collection_file import CollectionFile

_COLUMNS = "id, name, status, file, sent, trouble, errors, warnings, is_extra, summed"


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A row of the list of units. id: of a unit that the list has already, 0 for a new row.

    is_extra: a file that belongs to no unit, or was replaced; summed: a digest of the figures that stand in the sum.
    """

    name: str
    status: UnitStatus
    file: str = ""
    sent: str = ""
    trouble: str = ""
    errors: int = 0
    warnings: int = 0
    is_extra: bool = False
    summed: str = ""
    id: int = 0


class UnitRows:
    """The list of one collection. Its methods raise StoreError."""

    def __init__(self, file: CollectionFile, collection: int) -> None:
        self._file = file
        self._collection = collection

    def list_units(self, part_of_name: str = "", statuses: Sequence[UnitStatus] = (), most: int = -1) -> list[UnitRow]:
        """The rows whose name has this part, of these states (of all where none is given), in their order."""
        query = f"SELECT {_COLUMNS} FROM units WHERE collection = ?"
        parameters: list[object] = [self._collection]
        if part_of_name:
            query += " AND instr(name, ?)"
            parameters.append(part_of_name)
        if statuses:
            query += f" AND status IN ({','.join('?' * len(statuses))})"
            parameters += [status.value for status in statuses]
        with self._file.guard_reading() as connection:
            found = connection.execute(f"{query} ORDER BY number LIMIT ?", (*parameters, most))
            return [_make_row(row) for row in found]

    def count_by_status(self) -> dict[UnitStatus, int]:
        """How many rows there are of each state."""
        with self._file.guard_reading() as connection:
            query = "SELECT status, count(*) FROM units WHERE collection = ? GROUP BY status"
            return {UnitStatus(status): count for status, count in connection.execute(query, (self._collection,))}

    def names_by_id(self) -> Mapping[int, str]:
        """The name of each unit, by the number under which it has figures."""
        with self._file.guard_reading() as connection:
            query = "SELECT id, name FROM units WHERE collection = ? AND NOT is_extra"
            return dict(connection.execute(query, (self._collection,)))

    def replace(self, rows: Sequence[UnitRow]) -> list[UnitRow]:
        """Put these rows in the place of the list; the same ones with their ids, of which a unit keeps its own."""
        with self._file.write_transaction() as connection:
            kept = {row.name: row.id for row in self.list_units() if not row.is_extra}
            connection.execute("DELETE FROM units WHERE collection = ?", (self._collection,))
            taken = connection.execute("SELECT coalesce(max(id), 0) FROM units").fetchone()[0]
            free = max(taken, *kept.values(), 0) + 1 if kept else taken + 1
            numbered: list[UnitRow] = []
            for row in rows:
                id = 0 if row.is_extra else kept.get(row.name, 0)
                if not id:
                    id, free = free, free + 1
                numbered.append(_with_id(row, id))
            connection.executemany(
                "INSERT INTO units VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", self._make_records(numbered)
            )
            return numbered

    def _make_records(self, rows: Iterable[UnitRow]) -> list[tuple[object, ...]]:
        return [
            (
                *(row.id, self._collection, number, int(row.is_extra), row.name, row.status.value, row.file, row.sent),
                *(row.trouble, row.errors, row.warnings, row.summed),
            )
            for number, row in enumerate(rows)
        ]


def _make_row(row: Sequence[object]) -> UnitRow:
    id, name, status, file, sent, trouble, errors, warnings, is_extra, summed = row
    return UnitRow(
        *(str(name), UnitStatus(str(status)), str(file), str(sent), str(trouble), int(str(errors)), int(str(warnings))),
        is_extra=bool(is_extra),
        summed=str(summed),
        id=int(str(id)),
    )


def _with_id(row: UnitRow, id: int) -> UnitRow:
    return UnitRow(
        *(row.name, row.status, row.file, row.sent, row.trouble, row.errors, row.warnings, row.is_extra, row.summed), id
    )
