"""How long 汇总表 takes for a county and for a city with its towns, and how long its sum takes to come back."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest

from exporters.collection.matrix_book import write_matrix
from model import importing
from tests.exporters.collection.invented_sum import collect

pytestmark = pytest.mark.bench


@pytest.mark.parametrize("count", [120, 3000])
def test_writing_and_reading_the_matrix(count: int, tmp_path: Path) -> None:
    collected = collect(count)
    begun = perf_counter()
    write_matrix(collected, tmp_path / "a.xlsx")
    written = perf_counter()
    reading = importing.read_report(tmp_path / "a.xlsx")
    done = perf_counter()
    size = (tmp_path / "a.xlsx").stat().st_size
    print(f"\n{count} units: written in {written - begun:.1f} s, {size / 1e6:.1f} MB, read in {done - written:.2f} s")
    assert reading.report == collected.report
