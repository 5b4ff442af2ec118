"""The page of pictures of a sum, readable with any number of units."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exporters.collection.pictures import MAX_RANKED, draw_collection, make_ranking
from exporters.drawing import svg
from exporters.drawing.shapes import Drawing
from model.form import editions
from tests.exporters.collection.invented_sum import HOSTILE_NAME, collect, sum_up


def words_of(drawing: Drawing) -> list[str]:
    return [label.text for label in drawing.labels]


def test_the_largest_units_have_bars_and_the_others_stand_together() -> None:
    ranking = make_ranking(collect(120), 240.0)
    assert len(ranking.bars) == MAX_RANKED
    rest = next(words for words in words_of(ranking) if words.startswith("其余"))
    assert rest.startswith("其余 100 个单位合计 ")
    assert rest.endswith("%")


def test_the_bars_go_from_the_longest_to_the_shortest() -> None:
    lengths = [bar.width for bar in make_ranking(collect(30), 240.0).bars]
    assert lengths == sorted(lengths, reverse=True)


def test_few_units_all_have_a_bar() -> None:
    ranking = make_ranking(collect(3), 240.0)
    assert len(ranking.bars) == 3
    assert not any(words.startswith("其余") for words in words_of(ranking))


def test_the_results_stand_with_their_shares_and_last_year_beside_this() -> None:
    drawing = draw_collection(replace(collect(4), last_year=collect(3).report))
    words = words_of(drawing)
    assert any(one.startswith("予以公开 ") and one.endswith("%") for one in words)
    assert "办理结果各占多少" in words
    assert any(one.startswith("与") and one.endswith("年相比") for one in words)


@pytest.mark.parametrize("count", [0, 1, 21, 400])
def test_all_stays_on_the_page(count: int) -> None:
    collected = replace(collect(count, name=HOSTILE_NAME), last_year=collect(2).report)
    drawing = draw_collection(collected)
    for label in drawing.labels:
        assert 0 <= label.left <= label.right <= drawing.width
        assert 0 <= label.y <= drawing.height
    foot = max(label.y for label in drawing.labels)
    assert all(bar.y + bar.height < foot for bar in drawing.bars)


def test_a_sum_of_nothing_says_so() -> None:
    drawing = draw_collection(sum_up(editions.load_form("2021"), []))
    assert "各单位都没有新收申请，或者还未填。" in "".join(words_of(drawing))


def test_equal_sums_give_equal_pictures() -> None:
    one, other = (svg.render_drawing_svg(draw_collection(collect(25))) for _ in range(2))
    assert one == other
