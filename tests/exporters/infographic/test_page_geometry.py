"""Whatever the figures: all stands on the page, nothing on anything else, bars are as long as their numbers say.

Covers exporters/drawing/shapes.py, exporters/infographic/chart_parts.py and exporters/infographic/chart_style.py too.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from exporters.infographic import page
from model.form.form import Form
from model.report.report import Report
from tests.examples import examples
from tests.exporters.infographic.pictured import EDITIONS, collisions, outside, reports
from tests.exporters.invented import invented

LONG_UNIT = "云岭市滨河新区水利与河湖管理委员会" * 3 + "白沙工作站综合科"


@settings(max_examples=examples(20))
@given(reports(), reports())
def test_nothing_leaves_the_page_and_no_text_meets_another(one: tuple[Form, Report], two: tuple[Form, Report]) -> None:
    for last in (None, two[1]):
        drawing = page.make_infographic(*one, last)
        assert outside(drawing) == []
        assert collisions(drawing) == []


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("huge", [False, True])
def test_the_longest_name_and_the_largest_figures_fit(edition: str, huge: bool) -> None:
    form, report = invented(edition, huge)
    drawing = page.make_infographic(form, report.with_values({"cover.unit": LONG_UNIT}), invented(edition)[1])
    assert outside(drawing) == []
    assert collisions(drawing) == []
    assert min(text.size for text in drawing.labels) >= 6.0


@pytest.mark.parametrize("edition", EDITIONS)
def test_fifteen_digits_everywhere_fit(edition: str) -> None:
    form, report = invented(edition)
    most = {cell.id: 10**15 - 1 for cell in form.cells.values()}
    drawing = page.make_infographic(form, report.with_figures(dict(most)), report)
    assert outside(drawing) == []
    assert collisions(drawing) == []
