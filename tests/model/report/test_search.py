"""Finding figures, labels and words; replacing words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.form import editions
from model.report.linked_text import write_link
from model.report.report import Report
from model.report.search import (
    Hit,
    count_replaceable,
    find_hits,
    normalise_for_search,
    replace_hit,
    replace_in_prose,
)
from tests.reports import balanced

FORM = editions.load_form("2021")


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("法律服务机构", ["requests.received.legal"]),
        ("自然人", ["requests.received.natural"]),
        ("本年新收", ["requests.received.natural"]),
        ("不予公开", ["requests.refused.secret.natural"]),
        ("结果维持", ["remedies.review.upheld", "remedies.direct.upheld", "remedies.after_review.upheld"]),
        ("表三", ["requests.received.natural"]),
        ("第（五）项", ["disclosure.licensing.decisions"]),
        ("本年新收·自然人", ["requests.received.natural"]),
    ],
)
def test_a_heading_is_found_once_at_the_first_of_its_cells(words: str, places: list[str]) -> None:
    assert [hit.place for hit in find_hits(FORM, Report("2021"), words)] == places


@given(st.sampled_from(["自", "公开", "总计", "第", "1", "（一）", "件", "·", "表"]), st.sampled_from(["2019", "2021"]))
def test_no_cell_is_found_twice_and_all_stand_in_order(words: str, edition: str) -> None:
    form = editions.load_form(edition)
    found = [hit.place for hit in find_hits(form, Report(edition), words) if hit.place in form.cells]
    assert found == [cell for cell in form.cells if cell in set(found)]


def test_a_figure_is_found_whole_not_as_part_of_another() -> None:
    report = balanced().with_figures({"disclosure.licensing.decisions": 725, "disclosure.penalties.decisions": 72})
    assert find_hits(FORM, report, "72") == (Hit("disclosure.penalties.decisions"),)


def test_words_are_found_in_prose_and_cover_wherever_they_stand() -> None:
    report = balanced().with_values({"overview": "水务局办公室。水务局。", "cover.unit": "水务局"})
    assert find_hits(FORM, report, "水务局") == (Hit("cover.unit"), Hit("overview"), Hit("overview", 7))


def test_width_and_case_do_not_matter() -> None:
    report = balanced().with_values({"other": "ＡＢＣ１２"})
    assert find_hits(FORM, report, "abc12") == (Hit("other"),)


def test_nothing_is_found_for_nothing() -> None:
    assert find_hits(FORM, balanced(), " ") == ()


def test_replacing_changes_prose_only() -> None:
    report = balanced().with_values({"overview": "甲局甲局", "cover.unit": "甲局"})
    assert replace_in_prose(FORM, report, "甲局", "乙局") == {"overview": "乙局乙局"}


@given(st.text())
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(normalise_for_search(text)) == len(text)


def test_one_place_of_prose_is_replaced_and_a_cell_never() -> None:
    report = Report("2021", prose={"other": "甲简报，乙简报。"})
    assert replace_hit(report, Hit("other", 5), "简报", "快报") == "甲简报，乙快报。"
    assert replace_hit(report, Hit("requests.received.natural"), "简报", "快报") is None
    assert replace_hit(report, Hit("cover.unit"), "简报", "快报") is None


LINKED = f"新收{write_link('requests.received.natural')}件，共2件。"


def linked_report() -> Report:
    return Report("2021").with_values({"requests.received.natural": 2, "other": LINKED})


def test_a_linked_figure_is_found_as_it_is_shown() -> None:
    found = find_hits(FORM, linked_report(), "收2件")
    assert found == (Hit("other", 1),)


def test_replacing_words_around_a_linked_figure_keeps_it_linked() -> None:
    report = linked_report()
    assert replace_in_prose(FORM, report, "新收2件", "收到2件") == {"other": LINKED.replace("新收", "收到")}
    assert replace_hit(report, Hit("other", 0), "新收2件", "收到2件") == LINKED.replace("新收", "收到")


def test_a_linked_figure_itself_is_never_replaced() -> None:
    report = linked_report()
    assert replace_in_prose(FORM, report, "2", "3") == {"other": LINKED.replace("共2件", "共3件")}
    assert count_replaceable(FORM, report, "2", "3") == 1
    assert replace_hit(report, Hit("other", 2), "2", "3") is None
