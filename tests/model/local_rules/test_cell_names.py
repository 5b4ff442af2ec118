"""Cells by id and by name."""

from __future__ import annotations

import pytest

from model.form.editions import list_editions, load_form
from model.local_rules.cell_names import describe_cells, find_cell
from model.local_rules.rule_values import RuleMistake


@pytest.mark.parametrize(
    "name", ["requests.received.total", "表三 本年新收·总计", "表三本年新收·总计", "表三　本年新收·总计"]
)
def test_a_cell_is_found_by_id_and_by_name(name: str) -> None:
    assert find_cell(load_form("2021"), name, "names") == "requests.received.total"


@pytest.mark.parametrize("edition", list_editions())
def test_no_two_cells_have_one_name(edition: str) -> None:
    form = load_form(edition)
    assert all(find_cell(form, cell.name, "names") == cell.id for cell in form.cells.values())


def test_an_unknown_cell_is_refused() -> None:
    with pytest.raises(RuleMistake, match="这一格"):
        find_cell(load_form("2021"), "表三", "names")


def test_all_cells_are_listed() -> None:
    lines = describe_cells().splitlines()
    assert "requests.received.total\t表三 本年新收·总计" in lines
    assert sum("\t" in line for line in lines) == 398
