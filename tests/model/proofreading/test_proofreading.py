"""What was read back of a draft: cells that agree with the paper, differ from it, or count as not read again."""

from __future__ import annotations

from decimal import Decimal

import pytest

from model.form import editions
from model.form.figures import Figure, Money
from model.proofreading.proofreading import (
    Difference,
    Proofreading,
    agrees,
    find_next_unread,
    list_cells_to_read,
    list_differences,
)
from model.report.report import Report

FORM = editions.load_form("2021")
RECEIVED, CARRIED = "requests.received.natural", "requests.carried_in.natural"
REPORT = Report("2021").with_figures({RECEIVED: 12, CARRIED: 0})


@pytest.mark.parametrize(
    ("standing", "typed", "same"),
    [
        (12, 12, True),
        (12, 21, False),
        (0, None, False),
        (None, 0, False),
        (None, None, True),
        (Decimal("52.10"), Decimal("52.1"), True),
        (Money(75338, "元"), Money(75338), True),
        (Money(75338, "元"), Money(75338, "元"), True),
        (Money(75338, "元"), Money(75338, "万元"), False),
        (Money(75338), Money(75338, "元"), False),
        (-4, 4, False),
    ],
)
def test_a_second_entry_agrees_with_the_same_figure_alone(
    standing: Figure | None, typed: Figure | None, same: bool
) -> None:
    assert agrees(standing, typed) is same


def test_a_confirmed_cell_is_read_until_its_figure_changes() -> None:
    reading = Proofreading().confirm(RECEIVED, REPORT)
    assert reading.state_of(RECEIVED, REPORT) == "right"
    assert reading.state_of(CARRIED, REPORT) == "unread"
    changed = REPORT.with_figures({RECEIVED: 13})
    assert reading.state_of(RECEIVED, changed) == "unread"
    assert reading.state_of(RECEIVED, changed.with_figures({RECEIVED: 12})) == "right"


def test_a_blank_that_was_confirmed_is_not_read_once_it_has_a_0() -> None:
    blank = Report("2021")
    reading = Proofreading().confirm(RECEIVED, blank)
    assert reading.state_of(RECEIVED, blank) == "right"
    assert reading.state_of(RECEIVED, blank.with_figures({RECEIVED: 0})) == "unread"


def test_a_unit_that_was_changed_is_to_be_read_again() -> None:
    amount = "disclosure.procurement.amount"
    report = Report("2019").with_figures({amount: Money(5, "元")})
    reading = Proofreading().confirm(amount, report)
    assert reading.state_of(amount, report.with_figures({amount: Money(5, "万元")})) == "unread"


def test_what_differs_is_listed_until_it_agrees_or_is_changed() -> None:
    reading = Proofreading().compare(RECEIVED, 21, REPORT).compare(CARRIED, None, REPORT)
    listed = [(cell.id, difference) for cell, difference in list_differences(reading, FORM, REPORT)]
    assert listed == [(RECEIVED, Difference(12, 21)), (CARRIED, Difference(0, None))]
    assert list_differences(reading.compare(RECEIVED, 12, REPORT).confirm(CARRIED, REPORT), FORM, REPORT) == ()
    assert len(list_differences(reading, FORM, REPORT.with_figures({RECEIVED: 21}))) == 1


def test_what_could_not_be_read_from_a_file_never_agrees() -> None:
    report = Report("2021").with_values({f"unread.{RECEIVED}": "原文里没有找到"})
    assert Proofreading().compare(RECEIVED, None, report).state_of(RECEIVED, report) == "differs"


def test_entries_are_read_in_the_order_of_the_paper_and_totals_where_asked_for() -> None:
    entries, everything = list_cells_to_read(FORM, reads_totals=False), list_cells_to_read(FORM, reads_totals=True)
    assert (len(entries), len(everything)) == (len(FORM.entry_cells), 200)
    assert [cell.table for cell in everything] == ["disclosure"] * 10 + ["requests"] * 175 + ["remedies"] * 15


def test_the_next_cell_is_the_first_behind_that_was_not_read_and_the_end_leads_to_the_beginning() -> None:
    cells = FORM.entry_cells
    reading = Proofreading().confirm(cells[1].id, REPORT)
    found = find_next_unread(reading, cells, REPORT, after=cells[0].id)
    assert found is cells[2]
    assert find_next_unread(reading, cells, REPORT, after=cells[-1].id) is cells[0]
    for cell in cells:
        reading = reading.confirm(cell.id, REPORT)
    assert find_next_unread(reading, cells, REPORT, after=cells[5].id) is None


def test_to_read_once_more_keeps_the_choices() -> None:
    reading = Proofreading(position=RECEIVED, reads_totals=True, is_blind=True).confirm(RECEIVED, REPORT)
    assert reading.restart() == Proofreading(reads_totals=True, is_blind=True)
