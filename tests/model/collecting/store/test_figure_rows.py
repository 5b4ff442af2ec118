"""The sums that every change keeps up are those of the rows, exactly, whatever was added, replaced or removed.

Covers model/collecting/store/schema.py too.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.collecting.store.collection_file import CollectionFile
from model.collecting.store.figure_rows import FigureRows, SumOfCell, add_figures, split_figure
from model.errors import UnsummableFigure
from model.form.figures import Figure, Money, Number

CELLS = ("requests.received.natural", "disclosure.fees.amount", "disclosure.procurement.amount")

AMOUNTS = st.decimals(0, 10_000_000, places=6) | st.decimals(0, 99_999, places=2) | st.integers(0, 10**9)
FIGURES = st.fixed_dictionaries(
    {},
    optional={
        CELLS[0]: st.integers(-99, 99_999_999),
        CELLS[1]: AMOUNTS,
        CELLS[2]: st.builds(Money, AMOUNTS, st.sampled_from(["元", "万元", "亿元"])),
    },
)
CHANGES = st.lists(st.dictionaries(st.integers(1, 6), FIGURES, max_size=4), max_size=6)


@given(changes=CHANGES)
def test_any_replacements_leave_the_plain_sum_of_what_stands(changes: list[dict[int, dict[str, Figure]]]) -> None:
    rows = FigureRows(CollectionFile(), 1)
    current: dict[int, dict[str, Figure]] = {}
    for change in changes:
        rows.replace(change)
        current |= change
    expected: dict[str, SumOfCell] = {}
    for cell in CELLS:
        figures = [figures[cell] for figures in current.values() if cell in figures]
        if figures:
            expected[cell] = SumOfCell(add_figures(figures), len(figures))
    assert rows.add_up() == rows.count_again() == expected


def test_money_is_added_in_ten_thousands_without_a_digit_lost() -> None:
    figures = [Money(75338, "元"), Money(Decimal("52.15"), "万元"), Money(Decimal("0.000001"), "亿元"), Money(0)]
    assert add_figures(figures) == Decimal("7.5338") + Decimal("52.15") + Decimal("0.01")


@pytest.mark.parametrize("figure", [Money(5), 10**20, Decimal("1e-30"), Decimal("123456789012345678.5")])
def test_what_cannot_be_added_is_told_and_nothing_is_written(figure: Figure) -> None:
    rows = FigureRows(CollectionFile(), 1)
    rows.replace({1: {CELLS[0]: 5}})
    with pytest.raises(UnsummableFigure):
        rows.replace({1: {CELLS[0]: 7, CELLS[1]: figure}})
    assert rows.add_up() == rows.count_again() == {CELLS[0]: SumOfCell(5, 1)}


def test_sums_beyond_the_integers_of_sqlite_are_exact() -> None:
    rows = FigureRows(CollectionFile(), 1)
    largest = 10**16 - 1
    rows.replace({unit: {CELLS[0]: largest} for unit in range(1_000)})
    assert rows.add_up() == {CELLS[0]: SumOfCell(largest * 1_000, 1_000)}


def test_contributions_come_largest_first_and_without_noughts() -> None:
    rows = FigureRows(CollectionFile(), 1)
    rows.replace({1: {CELLS[1]: 3}, 2: {CELLS[1]: Decimal("3.5")}, 3: {CELLS[1]: 0}, 4: {CELLS[1]: Decimal("0.25")}})
    assert rows.list_contributions(CELLS[1]) == [(2, Decimal("3.5")), (1, 3), (4, Decimal("0.25"))]
    assert rows.list_contributions(CELLS[1], 1) == [(2, Decimal("3.5"))]
    assert rows.list_contributions(CELLS[0]) == []


def test_two_collections_of_one_file_do_not_mix(tmp_path: Path) -> None:
    file = CollectionFile(tmp_path / "collections.db")
    one, other = FigureRows(file, 1), FigureRows(file, 2)
    one.add({1: {CELLS[0]: 5}})
    other.add({1: {CELLS[0]: 7}})
    file.close()
    again = CollectionFile(tmp_path / "collections.db")
    sums = [FigureRows(again, collection).add_up()[CELLS[0]].total for collection in (1, 2)]
    again.close()
    assert sums == [5, 7]


@given(value=st.integers(-(10**15), 10**15), decimals=st.integers(0, 9))
def test_a_figure_is_split_and_joined_without_loss(value: int, decimals: int) -> None:
    number: Number = Decimal(value).scaleb(-decimals) if decimals else value
    assert add_figures([number]) == number
    assert split_figure(number) == (value, decimals)
