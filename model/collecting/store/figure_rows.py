"""The figures that a sum is made of, as rows of whole numbers, and the sums, which every change keeps up.

A sum over 20 million rows takes SQLite seconds, however they lie; so the transaction that adds or removes a unit's
figures also writes what their cells come to, and a full sum is a query of some two hundred rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext

from model.collecting.store.collection_file import CollectionFile
from model.errors import UnsummableFigure
from model.form.figures import Figure, Money, Number, format_figure, number_of

MAX_DECIMALS = 18
MAX_VALUE = 10**16
"""Of a figure without its point; figures have 15 digits, and their totals some more."""

_EXACT = Context(prec=100)
"""Python adds decimals to 28 digits unless told otherwise."""

_KEYS_PER_CELL = 32
_DECIMALS_OF_UNIT = {"": 0, "万元": 0, "元": 4, "亿元": -4}
"""Where the point moves in a sum of money, which is in 万元."""

_UPSERT_SUM = (
    "INSERT INTO sums (collection, cell, total, count) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (collection, cell) DO UPDATE SET total = excluded.total, count = excluded.count"
)


@dataclass(frozen=True, slots=True)
class SumOfCell:
    """What the figures of a cell come to. count: how many units have one."""

    total: Number
    count: int


def split_figure(figure: Figure) -> tuple[int, int]:
    """A figure as a whole number and how many of its digits are decimals; money in 万元. Raises UnsummableFigure."""
    if type(figure) is int and -MAX_VALUE < figure < MAX_VALUE:
        return figure, 0
    number = number_of(figure)
    unit = figure.unit if isinstance(figure, Money) else ""
    if isinstance(figure, Money) and number and not unit:
        raise UnsummableFigure(f"“{format_figure(figure)}”没有写单位，不知道是元还是万元。")
    if isinstance(number, Decimal):
        sign, digits, exponent = number.as_tuple()
        decimals = -exponent if isinstance(exponent, int) else MAX_DECIMALS + 1
        value = int("".join(map(str, digits)) or "0") * (-1 if sign else 1)
    else:
        value, decimals = number, 0
    decimals += _DECIMALS_OF_UNIT[unit] if value else 0
    if decimals < 0:
        value, decimals = value * 10**-decimals, 0
    if decimals > MAX_DECIMALS or abs(value) >= MAX_VALUE:
        raise UnsummableFigure(f"“{format_figure(figure)[:40]}”的位数太多，加不起来。")
    return value, decimals


def join_figure(value: int, decimals: int) -> Number:
    """The number that split_figure() took apart."""
    return Decimal(value).scaleb(-decimals, _EXACT) if decimals else value


class FigureRows:
    """The figures of one collection. Its methods raise StoreError."""

    def __init__(self, file: CollectionFile, collection: int) -> None:
        self._file = file
        self._collection = collection
        self._numbers: dict[str, int] = {}
        self._ids: dict[int, str] = {}

    def replace(self, changes: Mapping[int, Mapping[str, Figure]]) -> None:
        """Put these figures, by unit and cell, in the place of those that the units had; an empty mapping removes them.

        One transaction with the sums. Raises UnsummableFigure.
        """
        with self._file.write_transaction():
            sums = self._read_raw_sums()
            for unit in changes:
                self._remove(unit, sums)
            self._insert(changes, sums)

    def add(self, figures: Mapping[int, Mapping[str, Figure]]) -> None:
        """Add figures, by unit and cell, of units that have none yet, which is faster. Raises UnsummableFigure."""
        with self._file.write_transaction():
            self._insert(figures, self._read_raw_sums())

    def _insert(self, figures: Mapping[int, Mapping[str, Figure]], sums: dict[int, tuple[int, int]]) -> None:
        """Insert the rows of these figures, and write the sums with them."""
        connection, collection = self._file.connection, self._collection
        rows: list[tuple[int, int, int, int]] = []
        for unit, by_cell in figures.items():
            for cell, figure in by_cell.items():
                value, decimals = split_figure(figure)
                key = self._number_of_cell(cell) * _KEYS_PER_CELL + decimals
                rows.append((collection, key, unit, value))
                total, count = sums.get(key, (0, 0))
                sums[key] = total + value, count + 1
        rows.sort()  # in the order of the file: rows of many units at once are written page by page
        connection.executemany("INSERT INTO figures (collection, cell, unit, value) VALUES (?, ?, ?, ?)", rows)
        written = [(collection, key, str(total), count) for key, (total, count) in sums.items()]
        connection.executemany(_UPSERT_SUM, written)

    def _remove(self, unit: int, sums: dict[int, tuple[int, int]]) -> None:
        """Remove the figures of a unit, from these sums too."""
        keys = [key for key, (_, count) in sums.items() if count]
        if not keys:
            return
        connection = self._file.connection
        marks = ",".join("?" * len(keys))
        where = f"WHERE collection = ? AND cell IN ({marks}) AND unit = ?"
        parameters = (self._collection, *keys, unit)
        for key, value in connection.execute(f"SELECT cell, value FROM figures {where}", parameters).fetchall():
            total, count = sums[key]
            sums[key] = total - value, count - 1
        connection.execute(f"DELETE FROM figures {where}", parameters)

    def add_up(self) -> dict[str, SumOfCell]:
        """By cell id, what the figures of all units come to; no entry where no unit has one."""
        return self._join_sums(self._read_raw_sums())

    def count_again(self) -> dict[str, SumOfCell]:
        """The same from the rows themselves, which takes longer: the sums that are kept must never differ."""
        with self._file.guard_reading() as connection:
            query = "SELECT cell, sum(value), count(*) FROM figures WHERE collection = ? GROUP BY cell"
            found = connection.execute(query, (self._collection,)).fetchall()
            return self._join_sums({key: (total, count) for key, total, count in found})

    def list_contributions(self, cell: str, most: int | None = None) -> list[tuple[int, Number]]:
        """The units that a cell's sum is made of, each with its figure, the largest first; none whose figure is 0."""
        with self._file.guard_reading() as connection:
            number = self._number_of_cell(cell)
            keys = range(number * _KEYS_PER_CELL, (number + 1) * _KEYS_PER_CELL)
            query = (
                "SELECT unit, value FROM figures WHERE collection = ? AND cell = ? AND value"
                " ORDER BY abs(value) DESC, unit LIMIT ?"
            )
            found: list[tuple[int, Number]] = []
            for key in self._list_used_keys(keys):
                limit = -1 if most is None else most
                rows = connection.execute(query, (self._collection, key, limit))
                found += [(unit, join_figure(value, key % _KEYS_PER_CELL)) for unit, value in rows]
            found.sort(key=_rank_contribution)
            return found if most is None else found[:most]

    def list_all_contributions(self) -> dict[str, list[tuple[int, Number]]]:
        """By cell id, what list_contributions() gives of it."""
        cells = {self._id_of_cell(key // _KEYS_PER_CELL) for key in self._read_raw_sums()}
        return {cell: found for cell in cells if (found := self.list_contributions(cell))}

    def _list_used_keys(self, keys: range) -> list[int]:
        query = "SELECT cell FROM sums WHERE collection = ? AND cell BETWEEN ? AND ? AND count > 0"
        found = self._file.connection.execute(query, (self._collection, keys[0], keys[-1]))
        return [key for (key,) in found]

    def _read_raw_sums(self) -> dict[int, tuple[int, int]]:
        """By the key of cell and decimals, the sum as a whole number, and of how many units."""
        with self._file.guard_reading() as connection:
            query = "SELECT cell, total, count FROM sums WHERE collection = ?"
            return {key: (int(total), count) for key, total, count in connection.execute(query, (self._collection,))}

    def _join_sums(self, sums: Mapping[int, tuple[int, int]]) -> dict[str, SumOfCell]:
        joined: dict[str, SumOfCell] = {}
        with localcontext(_EXACT):
            for key, (total, count) in sorted(sums.items()):
                if not count:
                    continue
                cell = self._id_of_cell(key // _KEYS_PER_CELL)
                before = joined.get(cell, SumOfCell(0, 0))
                number = before.total + join_figure(total, key % _KEYS_PER_CELL)
                joined[cell] = SumOfCell(number, before.count + count)
        return joined

    def _number_of_cell(self, id: str) -> int:
        """The number that stands for a cell in the file; a new one for a cell that has none yet."""
        if id not in self._numbers:
            with self._file.write_transaction() as connection:
                connection.execute("INSERT OR IGNORE INTO cells (id) VALUES (?)", (id,))
                (number,) = connection.execute("SELECT number FROM cells WHERE id = ?", (id,)).fetchone()
            self._numbers[id] = number
        return self._numbers[id]

    def _id_of_cell(self, number: int) -> str:
        if number not in self._ids:
            self._ids.update(self._file.connection.execute("SELECT number, id FROM cells"))
        return self._ids[number]


def _rank_contribution(contribution: tuple[int, Number]) -> tuple[Number, int]:
    """The largest first; of equal ones the unit that was there first."""
    unit, number = contribution
    return number if number < 0 else -number, unit


def add_figures(figures: Iterable[Figure]) -> Number:
    """What figures come to, exactly, money in 万元. Raises UnsummableFigure."""
    total: Number = 0
    with localcontext(_EXACT):
        for figure in figures:
            total += join_figure(*split_figure(figure))
    return total
