"""Texts that pdftotext made of our own papers, kept in tests/golden/pdftotext: read whole, or left blank, never wrong.

They were made with exporters.write_report of tests.exporters.invented, and pdftotext without an option, with -layout
and with -raw. Every entry of the report is another number, so that none can stand in for another.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from model import importing
from model.form.figures import number_of
from model.importing.file_check import build_json_record, check_path
from tests.exporters.invented import invented

TEXTS = Path(__file__).parents[2] / "golden" / "pdftotext"


def count_right(name: str, edition: str, huge: bool = False) -> int:
    """How many cells of the invented report are read from a text; fails where one is read wrong."""
    form, report = invented(edition, huge)
    read = build_json_record(check_path(TEXTS / name)[0])["figures"]
    found = {id: Decimal(str(read[id])) for id in form.cells if read[id] is not None}
    figures = {id: report.stated_or_computed(id) for id in found}
    assert found == {id: figure is not None and number_of(figure) for id, figure in figures.items()}
    return len(found)


@pytest.mark.parametrize("how", ["layout", "raw"])
@pytest.mark.parametrize(("edition", "count"), [("2019", 198), ("2021", 200)])
def test_a_text_that_keeps_rows_together_is_read_whole(how: str, edition: str, count: int) -> None:
    assert count_right(f"yunling-{edition}.{how}.txt", edition) == count


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_of_a_text_that_takes_tables_apart_no_figure_is_read_wrong(edition: str) -> None:
    assert count_right(f"yunling-{edition}.plain.txt", edition) > 130
    reading = importing.read_report(TEXTS / f"yunling-{edition}.plain.txt")
    assert not any(reading.report.figures.get(f"remedies.direct.{id}") for id in ("upheld", "corrected", "pending"))
    assert any("154 155 156 157 622" in note for note in reading.unplaced)


def test_columns_are_not_moved_where_the_total_stands_before_the_last_of_a_group() -> None:
    count_right("yunling-large-2021.plain.txt", "2021", huge=True)
    reading = importing.read_report(TEXTS / "yunling-large-2021.plain.txt")
    assert reading.report.figures.get("requests.received.natural") is None
    assert any("11398899 11398900" in note for note in reading.unplaced)
