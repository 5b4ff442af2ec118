"""A process that sends one unit's report after the other to a collection and says each time that it is stored."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

from model.checks.rules import compute_totals
from model.collecting.collection import Collection
from model.collecting.store.collection_file import CollectionFile
from model.form import editions
from model.form.figures import Number, number_of
from model.importing import Reading
from tests.collecting.sent import OFFICE, YEAR
from tests.reports import balanced

UNITS = 4
CELL = "requests.received.natural"


def send_on(path: Path, first: int) -> None:
    """Send without an end; the report with the number n is of unit n modulo UNITS and has n applications of a kind."""
    form = editions.load_form("2021")
    collection = Collection(CollectionFile(path), OFFICE, YEAR)
    number = first
    while True:
        unit = f"第{number % UNITS}局"
        report = compute_totals(form, balanced(each=number).with_values({"cover.unit": unit}))
        collection.take_report(unit, unit, Reading(report, None, ()), number)
        collection.collect()
        print(number, flush=True)
        number += 1


def read_state(path: Path) -> tuple[dict[str, Number], Number]:
    """By unit, the number that its report has; and the sum. Every figure of the file is found in order first."""
    with closing(CollectionFile(path)) as file:
        assert file.quarantined_file is None
        collection = Collection(file, OFFICE, YEAR)
        assert collection.count_again() == collection.add_up()
        reports = {each.path: each.reading.report for each in collection.files if each.reading}
        collected = collection.collect()
        assert collection.count_again() == collection.add_up()
        numbers = {unit: number_of(report.figures[CELL]) for unit, report in reports.items()}
        return numbers, number_of(collected.report.figures.get(CELL, 0))


if __name__ == "__main__":
    send_on(Path(sys.argv[1]), int(sys.argv[2]))
