"""Collecting: files a second for 200 of our workbooks and for strangers', and the sum over 100,000 units.

100,000 units are 20 million figures. Where DuckDB is installed (it is no part of the program) it adds up the same rows.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from random import Random

import pytest
from openpyxl import load_workbook

from model.collecting.collected import UnitStatus
from model.collecting.collection import Collection
from model.collecting.store.collection_file import CollectionFile
from model.collecting.store.figure_rows import FigureRows
from model.collecting.store.unit_rows import UnitRow, UnitRows
from model.form import editions
from model.importing import read_report
from model.importing.isolation.batch_reading import count_cores
from tests.collecting.sent import OFFICE, YEAR, invent_unit, write_sent

pytestmark = pytest.mark.bench

OWN_FILES = 200
STRANGERS_FILES = 24
UNITS = 100_000
_UNITS_AT_ONCE = 1_000


def show(what: str, seconds: float, count: int = 1) -> None:
    print(f"{what}: {seconds:.3f} s" + (f", {count / seconds:.1f} a second" if count > 1 else ""))


def write_folder(folder: Path, count: int, kind: str) -> list[Path]:
    folder.mkdir()
    return [write_sent(invent_unit(number), folder / f"{number}", kind) for number in range(count)]


def test_our_own_workbooks_against_openpyxl_opening_them(tmp_path: Path) -> None:
    paths = write_folder(tmp_path / "own", OWN_FILES, "own")
    read_report(paths[0])
    begun = time.process_time()
    for path in paths:
        read_report(path)
    own = time.process_time() - begun
    begun = time.process_time()
    for path in paths[:20]:
        load_workbook(path)
    opened = (time.process_time() - begun) * OWN_FILES / 20
    show(f"{OWN_FILES} of our workbooks read by one core", own, OWN_FILES)
    show("openpyxl opening them", opened, OWN_FILES)
    print(f"  {opened / own:.1f} times as fast")


@pytest.mark.parametrize(("kind", "count"), [("own", OWN_FILES), ("docx", STRANGERS_FILES), ("pdf", STRANGERS_FILES)])
def test_a_folder_taken_in_and_collected(kind: str, count: int, tmp_path: Path) -> None:
    write_folder(tmp_path / kind, count, kind)
    collection = Collection(CollectionFile(tmp_path / "collections.db"), OFFICE, YEAR)
    begun = time.perf_counter()
    collection.take_in([tmp_path / kind])
    show(f"{count} files ({kind}) taken in by {count_cores()} cores", time.perf_counter() - begun, count)
    begun = time.perf_counter()
    collected = collection.collect()
    show("  checked and added up", time.perf_counter() - begun, count)
    begun = time.perf_counter()
    collection.take_in([tmp_path / kind])
    collection.collect()
    show("  looked at again, nothing changed", time.perf_counter() - begun)
    assert sum(each.is_summed for each in collected.units) == count


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, CollectionFile]]:
    """A file with the figures of 100,000 units, straight from a generator."""
    path = tmp_path_factory.mktemp("large") / "collections.db"
    file = CollectionFile(path)
    cells, chance = list(editions.load_form("2021").cells), Random(1)
    rows = FigureRows(file, 1)
    begun = time.perf_counter()
    UnitRows(file, 1).replace([UnitRow(f"第{number}局", UnitStatus.SUMMED) for number in range(UNITS)])
    for start in range(1, UNITS, _UNITS_AT_ONCE):
        units = range(start, start + _UNITS_AT_ONCE)
        rows.add({unit: {cell: int(chance.random() ** 8 * 1_000) for cell in cells} for unit in units})
    show(f"figures of {UNITS} units stored", time.perf_counter() - begun, UNITS)
    file.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    print(f"  {path.stat().st_size / 1e6:.0f} MB")
    yield path, file
    file.close()


def test_the_sum_over_100_000_units(large: tuple[Path, CollectionFile]) -> None:
    path, file = large
    rows = FigureRows(file, 1)
    begun = time.perf_counter()
    sums = rows.add_up()
    kept = time.perf_counter() - begun
    show("full sum", kept)
    begun = time.perf_counter()
    assert rows.count_again() == sums
    show("  counted again from all rows", time.perf_counter() - begun)
    if find_spec("duckdb"):
        _compare_with_duckdb(path, file, kept)


def test_a_cell_is_drilled_and_a_unit_found_among_100_000(large: tuple[Path, CollectionFile]) -> None:
    _, file = large
    rows, units = FigureRows(file, 1), UnitRows(file, 1)
    for _ in range(2):
        begun = time.perf_counter()
        rows.list_contributions("requests.received.natural", 50)
        show("largest 50 units of a cell", time.perf_counter() - begun)
    begun = time.perf_counter()
    found = units.list_units("777", most=100)
    show(f"{len(found)} units found by a part of the name", time.perf_counter() - begun)
    begun = time.perf_counter()
    rows.replace({77: {"requests.received.natural": 5}})
    show("one unit's figures replaced", time.perf_counter() - begun)


def _compare_with_duckdb(path: Path, file: CollectionFile, kept: float) -> None:
    """Have DuckDB add up the same rows in a file of its own."""
    from importlib import import_module

    duckdb = import_module("duckdb")
    connection = duckdb.connect(str(path.with_name("same.duckdb")))
    text = path.with_name("same.csv")
    with text.open("w") as written:
        for row in file.connection.execute("SELECT cell, unit, value FROM figures"):
            written.write("{},{},{}\n".format(*row))
    connection.execute(f"CREATE TABLE figures AS SELECT * FROM read_csv('{text}', names=['cell', 'unit', 'value'])")
    query = "SELECT cell, sum(value) FROM figures GROUP BY cell"
    connection.execute(query).fetchall()
    begun = time.perf_counter()
    connection.execute(query).fetchall()
    seconds = time.perf_counter() - begun
    show("DuckDB's sum of the same rows", seconds)
    print(f"  ours takes {kept / seconds:.2f} times as long")
