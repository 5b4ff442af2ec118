"""The headings of the form over one row a unit."""

from __future__ import annotations

import pytest

from exporters.collection.unit_columns import UnitColumns, lay_out_columns
from model.form import editions

FORM = editions.load_form("2021")


def columns_of(table: str) -> UnitColumns:
    return lay_out_columns(FORM, FORM.tables[table])


def over(columns: UnitColumns, cell: str) -> list[str]:
    """The headings over the column of a cell, from top to bottom."""
    at = [one.id for one in columns.cells].index(cell)
    found = [one for one in columns.headings if one.column <= at < one.column + one.width]
    return [one.text for one in sorted(found, key=lambda one: one.row)]


def test_over_a_figure_stand_the_labels_of_its_row_and_its_column() -> None:
    assert over(columns_of("requests"), "requests.refused.secret.business") == [
        "三、本年度办理结果",
        "（三）不予公开",
        "1.属于国家秘密",
        "法人或其他组织",
        "商业企业",
    ]
    assert over(columns_of("requests"), "requests.received.natural") == [
        "一、本年新收政府信息公开申请数量",
        "自然人",
    ]
    assert over(columns_of("disclosure"), "disclosure.normative.in_force") == [
        "第二十条第（一）项",
        "行政规范性文件",
        "现行有效件数",
    ]


def test_the_equations_have_a_column_each() -> None:
    columns = columns_of("requests")
    assert [(rule.id, rule.case) for rule in columns.rules if rule.case == "natural"] == [("requests.flow", "natural")]
    assert columns.width == 175 + len(columns.rules)
    assert columns_of("remedies").rules == ()


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_the_headings_cover_every_place_once(edition: str) -> None:
    form = editions.load_form(edition)
    for table in form.tables.values():
        columns = lay_out_columns(form, table)
        covered = [
            (row, column)
            for one in columns.headings
            for row in range(one.row, one.row + one.height)
            for column in range(one.column, one.column + one.width)
        ]
        assert sorted(covered) == [(row, column) for row in range(columns.height) for column in range(columns.width)]
        assert [cell.id for cell in columns.cells] == [cell.id for cell in table.cells]
