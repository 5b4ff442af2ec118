"""The tables of the web page: whole, framed where they are pasted, and headed for those who hear them."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporters.web.writer import render_fragment
from model.checks.rules import compute_totals
from model.form import editions
from tests.exporters import grids
from tests.exporters.grids import Element
from tests.exporters.invented import invented
from tests.exporters.web.test_writer import page
from tests.reports import balanced


@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("huge", [False, True])
def test_every_table_has_the_boxes_of_its_sheet_and_the_reports_figures(
    edition: str, huge: bool, tmp_path: Path
) -> None:
    form, report = invented(edition, huge)
    tables = page(report, tmp_path).all("table")
    assert [grids.of_page(table) for table in tables] == grids.expected(form, report)


def test_only_figures_too_long_for_the_printed_page_shrink_there() -> None:
    usual, huge = (grids.parsed(render_fragment(*invented(huge=huge))).all("td") for huge in (False, True))
    assert not [box.text for box in usual if "--fit" in box.attributes["style"] and len(box.text) < 5]
    assert all("--fit:0." in box.attributes["style"] for box in huge[10:])


def test_every_box_of_a_table_keeps_its_frame_where_it_is_pasted() -> None:
    boxes = grids.parsed(render_fragment(*invented())).all("table", "th", "td")
    assert len(boxes) > 200
    assert all("border:1px solid" in box.attributes["style"] for box in boxes)


def test_frame_width_and_alignment_stand_beside_the_styles_for_editors_that_drop_these() -> None:
    fragment = grids.parsed(render_fragment(*invented()))
    for table in fragment.all("table"):
        stated = {name: table.attributes[name] for name in ("border", "cellspacing", "width")}
        assert stated == {"border": "1", "cellspacing": "0", "width": "100%"}
    for box in fragment.all("th", "td"):
        assert f"text-align:{box.attributes['align']}" in box.attributes["style"]


def test_nothing_stands_around_a_table_since_editors_drop_it() -> None:
    fragment = grids.parsed(render_fragment(*invented()))
    assert [child.tag for child in fragment.children if isinstance(child, Element)].count("table") == 3


def test_tables_too_wide_for_a_phone_take_the_focus_to_be_scrolled_by_keys() -> None:
    tables = grids.parsed(render_fragment(*invented())).all("table")
    assert [table.attributes.get("tabindex") for table in tables] == [None, "0", "0"]


def test_headings_of_tables_say_what_they_head() -> None:
    scopes = {box.text: box.attributes["scope"] for box in grids.parsed(render_fragment(*invented())).all("th")}
    assert scopes["自然人"] == scopes["申请人情况"] == scopes["行政诉讼"] == "col"
    assert scopes["法人或其他组织"] == scopes["行政复议"] == scopes["复议后起诉"] == "colgroup"
    assert scopes["1.属于国家秘密"] == scopes["（三）不予公开"] == scopes["四、结转下年度继续办理"] == "row"
    assert scopes["三、本年度办理结果"] == scopes["第二十条第（五）项"] == "rowgroup"


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_a_heading_of_a_group_of_columns_stands_over_just_that_group(edition: str) -> None:
    for table in grids.parsed(render_fragment(*invented(edition))).all("table"):
        groups, column = set(), 0
        for group in table.all("colgroup"):
            width = len(group.all("col"))
            groups.add((column, width))
            column += width
        assert column == max(left + width for _, left, _, width, _ in grids.of_page(table))
        boxes = zip(table.all("th", "td"), grids.of_page(table), strict=True)
        assert all((b[1], b[3]) in groups for e, b in boxes if e.attributes.get("scope") == "colgroup")


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_a_heading_of_a_group_of_rows_heads_just_that_group(edition: str) -> None:
    for group in grids.parsed(render_fragment(*invented(edition))).all("tbody"):
        heads = [box for box in group.all("th") if box.attributes["scope"] == "rowgroup"]
        assert len(heads) <= 1
        assert all(head is group.all("th")[0] for head in heads)
        assert all(int(head.attributes.get("rowspan", 1)) in (1, len(group.all("tr"))) for head in heads)


def test_a_blank_figure_stays_blank_and_zero_is_zero(tmp_path: Path) -> None:
    report = balanced().with_figures({"remedies.review.upheld": None, "remedies.review.other": 0})
    table = page(compute_totals(editions.load_form("2021"), report), tmp_path).all("table")[2]
    assert [box.text for box in table.all("td")][:3] == ["", "0", "0"]
