"""What a picture says: the report's numbers and no others, and words where there is nothing to draw.

Covers exporters/infographic/chart_texts.py and exporters/infographic/title_band.py too.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from exporters.infographic import charts, page
from model.checks.rules import compute_totals
from model.drafts.samples import DEMO_SAMPLE, DEMO_SAMPLE_LAST_YEAR, load_sample
from model.form import editions
from model.form.figures import number_of
from model.form.form import Form
from model.report.report import Report
from tests.examples import examples
from tests.exporters.infographic.pictured import EDITIONS, numbers, reports, zeros
from tests.exporters.invented import invented

FORM = editions.load_form("2021")
OF_THE_PAGE = {"1", "12", "31"}
"""The days in the line at the foot."""


def shown(form: Form, report: Report, last: Report | None = None) -> list[str]:
    return [text.text for text in page.make_infographic(form, report, last).labels]


def allowed(form: Form, report: Report) -> set[str]:
    """Every number of a report, the sums over a group of results, and its year."""
    groups: dict[str, int] = {}
    for id, figure in report.figures.items():
        table, row, *_ = id.split(".")
        if table == "requests" and id.endswith(".total"):
            groups[row] = groups.get(row, 0) + int(number_of(figure))
    values = [*groups.values(), *(abs(number_of(figure)) for figure in report.figures.values())]
    return {f"{value:,}" if isinstance(value, int) else f"{value:,f}" for value in values} | {
        str(report.year),
        *OF_THE_PAGE,
    }


@settings(max_examples=examples(20))
@given(reports())
def test_every_number_is_the_reports_and_stands_in_the_words_too(case: tuple[Form, Report]) -> None:
    form, report = case[0], replace(case[1], cover={"unit": "云岭县水务局", "year": "2025"})
    found = set[str]().union(*map(numbers, shown(form, report)))
    assert found <= allowed(form, report)
    assert found <= numbers("".join(page.list_sentences(form, report))) | OF_THE_PAGE


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_figure_of_disclosure_and_remedies_is_shown(edition: str) -> None:
    form, report = invented(edition)
    found = set[str]().union(*map(numbers, shown(form, report)))
    wanted = {id: figure for id, figure in report.figures.items() if not id.startswith("requests.")}
    assert {f"{abs(number_of(figure)):,}" for figure in wanted.values()} <= found


def test_the_sample_reads_as_its_report() -> None:
    said = page.list_sentences(FORM, load_sample(DEMO_SAMPLE), load_sample(DEMO_SAMPLE_LAST_YEAR))
    assert said[0] == "临江县水务局2025年政府信息公开工作年度报告一图读懂。"
    assert said[1] == "本年新收政府信息公开申请48件，上年结转4件；本年办结49件，结转下年3件。"
    assert "予以公开22件，部分公开5件，不予公开6件，无法提供12件，不予处理2件，其他处理2件；结转下年3件" in said[3]
    assert "本年新收48件，2024年40件，增8件" in "".join(said)
    assert "结转下年3件，2024年4件，减1件" in "".join(said)


def test_a_report_of_zeros_is_words_and_no_bars() -> None:
    drawing = page.make_infographic(*zeros("2021"))
    words = {text.text for text in drawing.labels}
    assert drawing.bars == ()
    assert {"本年没有新收政府信息公开申请。", "本年没有行政复议和行政诉讼案件。"} <= words
    assert not any("0" in each.replace("2025", "") for each in words)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_blank_report_says_unfilled_and_never_0(edition: str) -> None:
    drawing = page.make_infographic(editions.load_form(edition), Report(edition))
    words = "".join(text.text for text in drawing.labels)
    assert drawing.bars == ()
    assert "未填" in words
    assert "0" not in words
    assert "没有" not in words
    assert "年年" not in words


def test_unfilled_beside_filled_is_said_not_drawn() -> None:
    report = compute_totals(FORM, Report("2021", {}, {"requests.received.natural": 5, "requests.received.legal": 0}))
    drawing = charts.make_applicants_chart(FORM, report, 235.0)
    assert [bar.meaning for bar in drawing.bars] == ["自然人5件"]
    assert [text.text for text in drawing.labels].count("未填") == 4
    assert "0件" in {text.text for text in drawing.labels}


def test_both_sides_of_the_equation_are_joined_by_an_equals_sign_where_they_are_equal() -> None:
    assert "＝" in shown(FORM, load_sample(DEMO_SAMPLE))
