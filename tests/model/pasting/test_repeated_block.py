"""A block pasted into a larger selection is repeated, as spreadsheets do."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from model.checks.rules import compute_totals
from model.form import editions
from model.form.sheet import make_sheet
from model.pasting.paste_plan import PastePlan, plan_paste
from model.pasting.repeated_block import is_rectangle
from model.report.report import Report
from tests.model.pasting.plans import SIX, values

FORM = editions.load_form("2021")


def pasted_into(text: str, rows: Sequence[str], columns: Sequence[str]) -> PastePlan:
    """The plan for a text, cells by | and rows by line, pasted into the cells where these rows and columns cross."""
    block = [line.split("|") for line in text.split("\n")]
    cells = [FORM.cells[f"requests.{row}.{column}"] for row in rows for column in columns]
    sheet = make_sheet(FORM.tables["requests"])
    return plan_paste(FORM, compute_totals(FORM, Report("2021")), sheet, cells[0], block, cells)


def entered(plan: PastePlan) -> dict[str, list[object]]:
    """By row, the values that a plan enters."""
    rows: dict[str, list[object]] = {}
    for id, value in values(plan).items():
        rows.setdefault(id.removeprefix("requests.").rpartition(".")[0], []).append(value)
    return rows


TWO_ROWS, FOUR_ROWS = ("received", "carried_in"), ("received", "carried_in", "granted", "partial")


@pytest.mark.parametrize("columns", [SIX, (*SIX, "total"), ("natural",)])
def test_a_row_goes_into_each_of_several_selected_rows(columns: Sequence[str]) -> None:
    plan = pasted_into("1|2|3|4|5|6", TWO_ROWS, columns)
    assert entered(plan) == {key: [1, 2, 3, 4, 5, 6] for key in TWO_ROWS}
    assert not plan.needs_confirmation


def test_a_row_with_its_total_goes_into_each_row_too_and_the_total_is_compared() -> None:
    plan = pasted_into("1|2|3|4|5|6|21", TWO_ROWS, (*SIX, "total"))
    assert entered(plan) == {key: [1, 2, 3, 4, 5, 6] for key in TWO_ROWS}
    assert plan.agreeing_totals == 2


def test_two_rows_go_twice_into_four() -> None:
    plan = pasted_into("1|2\n3|4", FOUR_ROWS, ("natural", "business"))
    assert list(entered(plan).values()) == [[1, 2], [3, 4], [1, 2], [3, 4]]


def test_a_column_goes_into_several_columns_and_a_short_row_several_times_into_a_long_one() -> None:
    assert entered(pasted_into("1\n2", TWO_ROWS, SIX)) == {"received": [1] * 6, "carried_in": [2] * 6}
    assert entered(pasted_into("1|2", ("received",), SIX)) == {"received": [1, 2, 1, 2, 1, 2]}


def test_a_single_figure_fills_the_selection() -> None:
    assert entered(pasted_into("7", TWO_ROWS, (*SIX, "total"))) == dict.fromkeys(TWO_ROWS, [7] * 6)


def test_a_block_that_does_not_fit_several_times_is_pasted_once_from_the_first_cell() -> None:
    assert entered(pasted_into("1\n2\n3", FOUR_ROWS, ("natural",))) == {
        "received": [1],
        "carried_in": [2],
        "granted": [3],
    }
    assert entered(pasted_into("1|2", FOUR_ROWS, ("natural", "business", "research"))) == {"received": [1, 2]}


def test_rows_that_are_named_go_to_their_rows_whatever_is_selected() -> None:
    assert entered(pasted_into("予以公开|1|2|3|4|5|6", TWO_ROWS, SIX)) == {"granted": [1, 2, 3, 4, 5, 6]}


def test_a_selection_is_a_rectangle_where_it_has_all_cells_of_its_rows_and_columns() -> None:
    def chosen(*ids: str) -> bool:
        cells = [FORM.cells[id] for id in ids]
        return is_rectangle(make_sheet(FORM.tables[cells[0].table]), cells)

    assert chosen("requests.received.natural")
    assert chosen("requests.received.natural", "requests.granted.natural")
    assert not chosen("requests.received.natural", "requests.carried_in.business")
    assert chosen("disclosure.regulations.issued", "disclosure.licensing.decisions")
    assert not chosen("disclosure.regulations.issued", "disclosure.normative.repealed")
