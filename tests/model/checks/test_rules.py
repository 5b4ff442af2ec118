"""Every equation of every edition: one figure moved by one gives exactly the findings that mention it.

Covers model/checks/findings.py too.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.checks.findings import Finding, count_findings
from model.checks.rules import check_report, compute_totals
from model.form import editions
from model.form.figures import Figure, Money, number_of
from model.report.report import Report, Value
from tests.model.reports import full, written, year_before

EDITIONS = ("2019", "2021")
YEARS = {"2019": 2020, "2021": 2025}
CELLS = [(edition, id) for edition in EDITIONS for id in editions.load_form(edition).cells]
OUTSIDE_RESULTS = {"received", "carried_in", "handled", "carried_out"}


def _mentioning(cell: str) -> set[str]:
    """The equations a cell stands in, from the printed form: independent of the form files."""
    table, _, rest = cell.partition(".")
    row, _, column = rest.rpartition(".")
    if table == "remedies":
        return {f"remedies.total:{row}"}
    if table == "disclosure":
        rule = {"last_year": "projects"} | dict.fromkeys(("issued", "repealed", "in_force"), "stock")
        return {f"disclosure.{rule[column]}:{row}"} if column in rule else set()
    mentioning = {f"requests.total:{row}"}
    mentioning.add(f"requests.flow:{column}" if row in OUTSIDE_RESULTS else f"requests.handled:{column}")
    if row == "handled":
        mentioning.add(f"requests.handled:{column}")
    if row == "carried_in":
        mentioning.add(f"requests.opening:{column}")
    return mentioning


def _moved(report: Report, cell: str, by: int) -> Report:
    """The report with one published figure moved, and nothing else: totals stay as they were stated."""
    old = report.stated_or_computed(cell)
    assert old is not None
    new = replace(old, number=old.number + by) if isinstance(old, Money) else old + by
    place = f"claim.{cell}" if cell in report.stated_totals else cell
    form = editions.load_form(report.edition)
    return compute_totals(form, report.with_values({place: new}))


def _keys(findings: tuple[Finding, ...]) -> set[str]:
    return {finding.key for finding in findings}


def _check(report: Report, last: Report | None = None) -> tuple[Finding, ...]:
    return check_report(editions.load_form(report.edition), report, last)


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_balanced_report_has_no_finding(edition: str) -> None:
    report = full(edition, YEARS[edition])
    assert _check(report, year_before(report)) == ()


@pytest.mark.parametrize(("edition", "cell"), CELLS)
def test_a_figure_moved_by_one_gives_exactly_the_findings_that_mention_it(edition: str, cell: str) -> None:
    report = full(edition, YEARS[edition])
    last = year_before(report)
    for by in (1, -1):
        findings = _check(_moved(report, cell, by), last)
        assert _keys(findings) == _mentioning(cell)
        for finding in findings:
            assert cell in finding.places
            assert {finding.left, finding.right} != {None}
            assert finding.left is not None
            assert finding.right is not None
            assert abs(number_of(finding.left) - number_of(finding.right)) == 1


def test_every_equation_is_broken_by_some_figure() -> None:
    for edition in EDITIONS:
        form = editions.load_form(edition)
        equations = {f"{rule.id}:{rule.case}" for rule in form.rules if rule.relation == "="}
        assert equations == set().union(*(_mentioning(cell) for cell in form.cells))


@given(st.data())
def test_two_figures_moved_give_the_findings_of_both_unless_they_make_up_for_each_other(data: st.DataObject) -> None:
    edition = data.draw(st.sampled_from(EDITIONS))
    form, report = editions.load_form(edition), full(edition, YEARS[edition])
    one, two = data.draw(st.lists(st.sampled_from(list(form.cells)), min_size=2, max_size=2, unique=True))
    moved = _moved(_moved(report, one, 1), two, 10)
    assert _keys(_check(moved, year_before(report))) == _mentioning(one) | _mentioning(two)


def test_the_words_name_table_column_both_sides_and_the_difference() -> None:
    report = full("2021")
    findings = _check(_moved(report, "requests.received.natural", 1))
    words = {finding.rule: finding.message for finding in findings}
    left, right = 401 + number_of(report.figures["requests.carried_in.natural"]), number_of(400)
    right += number_of(report.figures["requests.carried_in.natural"])
    assert words["requests.flow"] == (
        f"表三“自然人”列：新收加上年结转是 {left} 件，办结加结转下年是 {right} 件，相差 1 件。"
    )
    assert words["requests.total"] == "表三“本年新收”行：总计是 2400 件，各类申请人相加是 2401 件，相差 1 件。"


def test_a_column_of_totals_that_only_adds_up_the_others_says_so() -> None:
    form = editions.load_form("2021")
    entered = replace(full("2021"), stated_totals={}).with_figures({"requests.received.natural": 401})
    report = compute_totals(form, entered)
    messages = {finding.key: finding.message for finding in check_report(form, report)}
    assert messages.keys() == {"requests.flow:natural", "requests.flow:total"}
    assert messages["requests.flow:total"].endswith("相差 1 件。前面的列改平，这一列就平了。")
    stated = replace(report, stated_totals={"requests.received.total": 2402})
    (total,) = (finding for finding in check_report(form, stated) if finding.key == "requests.flow:total")
    assert total.message.endswith("相差 2 件。")


def test_a_group_of_remedies_is_called_by_its_headings() -> None:
    findings = _check(_moved(full("2021"), "remedies.after_review.total", 1))
    assert [finding.message.partition("：")[0] for finding in findings] == ["表四“行政诉讼·复议后起诉”"]


# settle: totals from entries


@given(st.dictionaries(st.sampled_from([c.id for c in editions.load_form("2021").entry_cells]), st.integers(0, 10**6)))
def test_settling_fills_each_total_that_has_a_part_and_no_other(entries: dict[str, int]) -> None:
    form = editions.load_form("2021")
    settled = compute_totals(form, written("2021", dict(entries)))
    assert {id: settled.figures[id] for id in entries} == entries
    for rule in form.total_rules:
        parts = [settled.figures.get(term.cell) for term in rule.right]
        given_parts = [number_of(part) for part in parts if part is not None]
        assert settled.figures.get(rule.total_cell) == (sum(given_parts) if given_parts else None)


@given(st.dictionaries(st.sampled_from([c.id for c in editions.load_form("2019").entry_cells]), st.integers(0, 99)))
def test_settling_again_changes_nothing(entries: dict[str, int]) -> None:
    form = editions.load_form("2019")
    once = compute_totals(form, written("2019", dict(entries)))
    assert compute_totals(form, once) == once


def test_a_total_whose_parts_are_all_unfilled_stays_unfilled_and_one_nought_makes_it_nought() -> None:
    form = editions.load_form("2021")
    assert "remedies.review.total" not in compute_totals(form, Report("2021")).figures
    settled = compute_totals(form, Report("2021", figures={"remedies.review.upheld": 0}))
    assert settled.figures["remedies.review.total"] == 0


def test_a_typed_total_and_a_cell_of_another_edition_do_not_survive_settling() -> None:
    form = editions.load_form("2021")
    stray: dict[str, Figure] = {"remedies.review.total": 9, "requests.otherwise.natural": 1}
    assert compute_totals(form, Report("2021", figures=stray)).figures == {}


def test_a_claim_stays_beside_the_computed_total_and_is_reported() -> None:
    form = editions.load_form("2021")
    entered = Report("2021", figures={"remedies.review.upheld": 10, "remedies.review.corrected": 1})
    settled = compute_totals(form, replace(entered, stated_totals={"remedies.review.total": 0}))
    assert settled.figures["remedies.review.total"] == 11
    assert settled.stated_or_computed("remedies.review.total") == 0
    (finding,) = (found for found in check_report(form, settled) if found.weight == "error")
    assert (finding.key, finding.left, finding.right) == ("remedies.total:review", 0, 11)


# blanks


def test_a_blank_report_has_no_error_and_every_entry_is_counted_unfilled() -> None:
    for edition in EDITIONS:
        form = editions.load_form(edition)
        blank = Report(edition, {"unit": "临江县水务局", "year": str(YEARS[edition])})
        count = count_findings(check_report(form, blank))
        assert (count.errors, count.warnings, count.empty_cells, count.empty_sections) == (
            0,
            0,
            len(form.entry_cells),
            3,
        )


def test_a_blank_counts_as_nought_in_an_equation_but_is_reported_as_unfilled() -> None:
    report = full("2021")
    emptied = compute_totals(editions.load_form("2021"), report.with_figures({"requests.granted.natural": None}))
    assert {"requests.total:granted", "requests.handled:natural", "unfilled:requests"} == _keys(_check(emptied))


def test_the_verdict_is_one_line() -> None:
    report = full("2021")
    assert count_findings(_check(report)).text == "可以报送"
    broken = _moved(report, "requests.received.natural", 1).with_values({"overview": None})
    assert count_findings(_check(broken)).text == "还有 2 处错误、1 部分未写"


# equation 5: what a figure may be


@pytest.mark.parametrize(("edition", "cell"), [(e, c.id) for e in EDITIONS for c in editions.load_form(e).entry_cells])
def test_only_a_change_may_be_below_nought(edition: str, cell: str) -> None:
    kind = editions.load_form(edition).cells[cell].kind
    below: Figure = Money(-1, "元") if kind == "money" else -1
    assert _proper(edition, cell, below) == (set() if kind == "signed" else {f"figures.proper:{cell}"})
    assert _proper(edition, cell, 0) == set()


def _proper(edition: str, cell: str, figure: Figure) -> set[str]:
    report = compute_totals(editions.load_form(edition), written(edition, {cell: figure}))
    found = (finding for finding in _check(report) if finding.rule == "figures.proper")
    return {finding.key for finding in found if finding.case == cell}


# blanks are never called 0


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("is_left_blank", [True, False])
def test_no_message_calls_a_side_nought_that_is_blank(edition: str, is_left_blank: bool) -> None:
    form = editions.load_form(edition)
    for rule in form.rules:
        filled = [term.cell for term in (rule.right if is_left_blank else rule.left) if term.cell and not term.scope]
        values: dict[str, Value | None] = {f"claim.{id}" if form.cells[id].is_computed else id: 3 for id in filled}
        report = compute_totals(form, Report(edition).with_values(values))
        messages = [f.message for f in _check(report, Report(edition)) if f.key == f"{rule.id}:{rule.case}"]
        # a doubt waits for its figures, and a blank total is computed from entries
        assert messages or rule.weight != "error" or (is_left_blank and rule.is_total_rule)
        assert not any(re.search(r"(是|填) 0 件", message) for message in messages)
        assert all("还空着" in message and "填上再核对" in message for message in messages)


def test_a_side_that_is_blank_in_part_says_how_many_cells_are() -> None:
    values = {"requests.received.natural": 5, "requests.granted.natural": 4, "requests.carried_out.natural": 0}
    report = compute_totals(editions.load_form("2021"), Report("2021").with_values(values))
    words = {finding.key: finding.message for finding in _check(report)}
    assert words["requests.flow:natural"] == (
        "表三“自然人”列：新收加上年结转是 5 件（其中 1 格空着），办结加结转下年是 4 件，相差 1 件。"
    )


def test_a_side_that_is_blank_has_no_figure() -> None:
    values = {"requests.granted.natural": 4, "requests.carried_out.natural": 0}
    report = compute_totals(editions.load_form("2021"), Report("2021").with_values(values))
    words = {finding.key: finding.message for finding in _check(report)}
    assert words["requests.flow:natural"] == "表三“自然人”列：新收加上年结转还空着，办结加结转下年是 4 件，填上再核对。"
