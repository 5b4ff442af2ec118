"""The one geometry: headings and cells stand where the official tables have them."""

from __future__ import annotations

import pytest

from model.form import editions
from model.form.sheet import Sheet, make_sheet, place_headings

TABLES = [(edition, table) for edition in ("2019", "2021") for table in ("disclosure", "requests", "remedies")]


def _sheet(edition: str, table: str) -> Sheet:
    return make_sheet(editions.load_form(edition).tables[table])


@pytest.mark.parametrize(("edition", "table"), TABLES)
def test_the_tiles_cover_the_rectangle_without_gap_or_overlap(edition: str, table: str) -> None:
    plan = _sheet(edition, table)
    covered = [
        (row, column)
        for tile in plan.tiles
        for row in range(tile.row, tile.row + tile.height)
        for column in range(tile.column, tile.column + tile.width)
    ]
    assert sorted(covered) == [(row, column) for row in range(plan.row_count) for column in range(plan.column_count)]


@pytest.mark.parametrize(("edition", "table"), TABLES)
def test_every_cell_of_the_table_has_exactly_one_tile(edition: str, table: str) -> None:
    plan = _sheet(edition, table)
    cells = [tile.cell.id for tile in plan.tiles if tile.cell]
    assert sorted(cells) == sorted(cell.id for cell in plan.table.cells)
    for id, tile in plan.tiles_by_cell.items():
        assert (
            plan.tile_at(tile.row + tile.height - 1, tile.column + tile.width - 1).cell is plan.tiles_by_cell[id].cell
        )


@pytest.mark.parametrize(("edition", "table"), TABLES)
def test_the_widths_are_shares_of_the_whole(edition: str, table: str) -> None:
    plan = _sheet(edition, table)
    assert len(plan.relative_widths) == plan.column_count
    assert sum(plan.relative_widths) == pytest.approx(1)


@pytest.mark.parametrize(
    ("edition", "table", "size", "head"),
    [
        ("2021", "requests", (28, 10), 3),
        ("2019", "requests", (26, 10), 3),
        ("2021", "remedies", (4, 15), 3),
        ("2019", "remedies", (4, 15), 3),
        ("2021", "disclosure", (14, 4), 0),
        ("2019", "disclosure", (18, 4), 0),
    ],
)
def test_the_sheet_is_as_large_as_the_printed_table(edition: str, table: str, size: tuple[int, int], head: int) -> None:
    plan = _sheet(edition, table)
    assert (plan.row_count, plan.column_count) == size
    assert plan.header_rows == head


def _boxes(plan: Sheet) -> dict[str, tuple[int, int, int, int]]:
    return {tile.text: (tile.row, tile.column, tile.height, tile.width) for tile in plan.tiles if not tile.cell}


def test_the_headings_of_table_three_nest_as_on_paper() -> None:
    boxes = _boxes(_sheet("2021", "requests"))
    assert boxes["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"] == (0, 0, 3, 3)
    assert boxes["申请人情况"] == (0, 3, 1, 7)
    assert boxes["自然人"] == (1, 3, 2, 1)
    assert boxes["法人或其他组织"] == (1, 4, 1, 5)
    assert boxes["社会公益组织"] == (2, 6, 1, 1)
    assert boxes["总计"] == (1, 9, 2, 1)
    assert boxes["一、本年新收政府信息公开申请数量"] == (3, 0, 1, 3)
    assert boxes["三、本年度办理结果"] == (5, 0, 22, 1)
    assert boxes["（一）予以公开"] == (5, 1, 1, 2)
    assert boxes["（三）不予公开"] == (7, 1, 8, 1)
    assert boxes["1.属于国家秘密"] == (7, 2, 1, 1)
    assert boxes["（六）其他处理"] == (23, 1, 3, 1)
    assert boxes["（七）总计"] == (26, 1, 1, 2)
    assert boxes["四、结转下年度继续办理"] == (27, 0, 1, 3)


def test_in_the_first_edition_other_outcomes_are_one_row() -> None:
    boxes = _boxes(_sheet("2019", "requests"))
    assert boxes["（六）其他处理"] == (23, 1, 1, 2)
    assert boxes["三、本年度办理结果"] == (5, 0, 20, 1)


def test_the_headings_of_table_four_are_three_rows_without_a_stub() -> None:
    plan = _sheet("2021", "remedies")
    boxes = _boxes(plan)
    assert boxes["行政复议"] == (0, 0, 1, 5)
    assert boxes["行政诉讼"] == (0, 5, 1, 10)
    assert boxes["未经复议直接起诉"] == (1, 5, 1, 5)
    assert boxes["复议后起诉"] == (1, 10, 1, 5)
    assert plan.tile_at(1, 0).text == "结果维持"
    assert plan.tile_at(1, 0).height == 2
    assert plan.tile_at(3, 14).cell is plan.table.cells[-1]


def test_the_blocks_of_table_two_stand_on_each_other_and_share_their_width() -> None:
    plan = _sheet("2021", "disclosure")
    assert [(tile.row, tile.text) for tile in plan.tiles if tile.role == "title"] == [
        (0, "第二十条第（一）项"),
        (4, "第二十条第（五）项"),
        (7, "第二十条第（六）项"),
        (11, "第二十条第（八）项"),
    ]
    fees = plan.tiles_by_cell["disclosure.fees.amount"]
    assert (fees.column, fees.width) == (1, 3)
    procurement = _sheet("2019", "disclosure").tiles_by_cell["disclosure.procurement.amount"]
    assert (procurement.column, procurement.width) == (2, 2)


def test_lines_under_the_same_words_at_different_places_keep_headings_of_their_own() -> None:
    columns = editions.load_form("2021").tables["remedies"].blocks[0].columns
    upheld = [start for start, *_, text in place_headings(columns, 3) if text == "结果维持"]
    assert upheld == [0, 5, 10]
