"""Invented reports of two years running, as bodies of four sizes would file them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from model.checks.rules import compute_totals
from model.form import editions
from model.form.figures import Figure, Money, number_of
from model.form.form import Form
from model.report.report import Report
from tests.model.reports import written

UNITS = ("城东街道办事处", "临江县水务局", "临江县人民政府", "临江市人民政府")
"""From nearly all noughts to the figures of a large city."""

_MAKES_REGULATIONS = 3
_APPLICATIONS = (0.4, 60, 900, 20_000)
_CASES = (0, 4, 30, 300)
_DECISIONS = (0, 200, 8_000, 900_000)
_ITEMS = (0, 20, 300, 4_000)
_SHARES = {"natural": 0.7, "business": 0.2, "research": 0.02, "charity": 0.01, "legal": 0.02, "other": 0.05}


@dataclass
class Office:
    """One body that files year after year; each year is like the one before, and follows from it."""

    form: Form
    size: int
    chance: Random

    def file(self, year: int, last: Report | None = None) -> Report:
        """The report of a year, settled, without a mistake in it."""
        figures = {cell.id: self._grown(cell.id, last) for cell in self.form.entry_cells}
        for column in _SHARES:
            self._close(column, figures, last)
        for row in ("regulations", "normative"):
            self._count_stock(f"disclosure.{row}", figures, last)
        for row in ("licensing", "services", "penalties", "coercion", "fees"):
            self._follow(f"disclosure.{row}", figures, last)
        report = written(self.form.edition, figures, year).with_values({"cover.unit": UNITS[self.size]})
        return compute_totals(self.form, report)

    def _grown(self, cell: str, last: Report | None) -> Figure:
        if "procurement" in cell:
            price = Money(Decimal("52.15") * self.size, "万元" if self.size else "")
            return price if cell.endswith("amount") else 7 * self.size
        if "regulations" in cell and self.size < _MAKES_REGULATIONS:
            return 0
        if last is not None:
            before = last.figures[cell]
            times = Decimal(self.chance.randrange(60, 160)) / 100
            grown = number_of(before) * times
            return grown if cell.endswith("amount") else int(grown + self.chance.randrange(2))
        table, _, rest = cell.partition(".")
        disclosed = _DECISIONS if rest.endswith("decisions") else _ITEMS
        usual = {"requests": _APPLICATIONS, "remedies": _CASES, "disclosure": disclosed}[table][self.size]
        share = _SHARES.get(rest.rpartition(".")[2], 0.01) if table == "requests" else 1
        value = int(self.chance.expovariate(1) * usual * share)
        return Decimal(value) / 100 if rest.endswith("amount") else value

    def _close(self, column: str, figures: dict[str, Figure], last: Report | None) -> None:
        """What came in is what was handled and is left; nobody left a fee unpaid."""
        for id in figures:
            if id.startswith("requests.otherwise.unpaid"):
                figures[id] = 0
        opening = last.figures[f"requests.carried_out.{column}"] if last else 0
        figures[f"requests.carried_in.{column}"] = opening
        outside = ("received", "carried_in", "carried_out")
        rows = [row.id for row in self.form.tables["requests"].list_lines("row") if not row.computed]
        handled = sum(number_of(figures[f"requests.{row}.{column}"]) for row in rows if row not in outside)
        handled += max(0, number_of(opening) - handled - number_of(figures[f"requests.carried_out.{column}"]))
        missing = handled - sum(number_of(figures[f"requests.{row}.{column}"]) for row in rows if row not in outside)
        figures[f"requests.granted.{column}"] = number_of(figures[f"requests.granted.{column}"]) + missing
        left = number_of(figures[f"requests.carried_out.{column}"])
        figures[f"requests.received.{column}"] = handled + left - number_of(opening)

    def _count_stock(self, row: str, figures: dict[str, Figure], last: Report | None) -> None:
        """What is in force at the year's end follows from the year's flow."""
        made, gone, stock = (f"{row}.{column}" for column in ("issued", "repealed", "in_force"))
        if made not in figures:
            return
        issued = number_of(figures[made])
        before = (
            number_of(last.figures[stock])
            if last
            else number_of(figures[stock]) + 20 * (issued + number_of(figures[gone]))
        )
        repealed = min(number_of(figures[gone]), before + issued)
        figures |= {gone: repealed, stock: before + issued - repealed}

    def _follow(self, row: str, figures: dict[str, Figure], last: Report | None) -> None:
        """The year before's number of items is what its report came to."""
        if f"{row}.last_year" not in figures:
            return
        before = sum(number_of(last.figures[f"{row}.{part}"]) for part in ("last_year", "change")) if last else 20
        figures |= {f"{row}.last_year": before, f"{row}.change": self.chance.randint(-min(int(before), 4), 4)}


def two_years(edition: str, size: int, seed: int) -> tuple[Report, Report]:
    """A report and the one before it."""
    office = Office(editions.load_form(edition), size, Random(f"{edition} {size} {seed}"))
    year = 2020 if edition == "2019" else 2025
    last = office.file(year - 1)
    return office.file(year, last), last
