"""A table just begun has no errors, only figures that are still to be entered; a mistake is one from the start."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.checks.findings import Finding, count_findings
from model.checks.rules import check_report, compute_totals
from model.diagnosis.diagnosis import diagnose
from model.form import editions
from model.form.figures import Figure
from model.report.report import Report
from model.words.all_findings import gather_findings
from tests.examples import examples
from tests.model.reports import written
from tests.reports import balanced

FORM = editions.load_form("2021")
COLUMN = [cell.id for cell in FORM.entry_cells if cell.table == "requests" and cell.column.id == "natural"]


def check_draft(report: Report) -> tuple[Finding, ...]:
    """What is found in a draft in the window."""
    form = editions.load_form(report.edition)
    return gather_findings(form, compute_totals(form, report), is_draft=True)


def find_flow(report: Report) -> list[Finding]:
    """What is found of received and carried in against handled and carried out."""
    return [finding for finding in check_draft(report) if finding.rule == "requests.flow"]


def begun(**rows: int) -> Report:
    """A draft with these figures in the column of natural persons, all else blank."""
    return written("2021", {f"requests.{row}.natural": number for row, number in rows.items()})


def filled(**rows: int) -> Report:
    """A draft with these figures in the column of natural persons, and 0 in all other cells."""
    return balanced(each=0).with_figures({f"requests.{row}.natural": number for row, number in rows.items()})


@pytest.mark.parametrize(
    ("rows", "missing"),
    [
        ({"received": 1}, 1),
        ({"received": 5, "carried_in": 0, "granted": 4}, 1),
        ({"received": 5, "carried_in": 2, "granted": 4, "carried_out": 0}, 3),
        ({"carried_in": 2}, 2),
    ],
)
def test_a_column_whose_results_are_blank_says_how_many_are_missing(rows: dict[str, int], missing: int) -> None:
    (finding,) = find_flow(begun(**rows))
    assert (finding.weight, finding.status) == ("hint", "待填")
    assert finding.message == f"表三“自然人”列：还差 {missing} 件没有分到办理结果或结转下年。"


def test_results_entered_before_what_was_received_say_what_is_not_filled_in_yet() -> None:
    (finding,) = find_flow(begun(granted=4))
    assert finding.status == "待填"
    assert finding.message == "表三“自然人”列：办结和结转下年已比收到的多 4 件，新收、上年结转还没有填全。"


@pytest.mark.parametrize(
    ("rows", "blank"),
    [
        ({"received": 5, "granted": 4}, "carried_out"),  # one blank anywhere on the smaller side is enough
        ({"received": 5, "granted": 4}, "refused.law"),
        ({"received": 3, "granted": 4}, "carried_in"),
    ],
)
def test_one_blank_on_the_smaller_side_may_explain_it(rows: dict[str, int], blank: str) -> None:
    report = filled(**rows).with_figures({f"requests.{blank}.natural": None})
    assert [finding.status for finding in find_flow(report) if finding.case == "natural"] == ["待填"]


@pytest.mark.parametrize(
    "report",
    [
        pytest.param(filled(received=5, granted=4), id="all cells are filled in"),
        pytest.param(begun(received=5, carried_in=0, granted=6), id="more results than applications"),
        pytest.param(begun(received=5, carried_in=0, carried_out=6), id="more carried out than came in"),
        pytest.param(
            filled(received=5, granted=4).with_figures({"requests.carried_in.natural": None}),
            id="the blank stands on the greater side",
        ),
        pytest.param(
            filled(received=5, granted=4).with_figures({"requests.carried_out.business": None}),
            id="the blank stands in another column",
        ),
    ],
)
def test_what_no_blank_can_explain_is_an_error(report: Report) -> None:
    assert [finding.weight for finding in find_flow(report) if finding.case == "natural"] == ["error"]


def test_a_total_that_a_file_states_otherwise_is_an_error_whatever_is_blank() -> None:
    report = begun(received=9, granted=4).with_values({"claim.requests.handled.natural": 7})
    stated = [finding for finding in check_draft(report) if "requests.handled.natural" in finding.places]
    assert {finding.key for finding in stated} >= {"requests.handled:natural", "requests.flow:natural"}
    assert {finding.weight for finding in stated if finding.rule != "unfilled"} == {"error"}


def test_the_column_of_totals_repeats_nothing_that_its_columns_say() -> None:
    report = written("2021", {"requests.received.natural": 5, "requests.received.legal": 1})
    assert [finding.case for finding in find_flow(report)] == ["natural", "legal"]
    mixed = report.with_figures({"requests.carried_in.legal": 0, "requests.granted.legal": 3})
    assert [(finding.case, finding.weight) for finding in find_flow(mixed)] == [("legal", "error"), ("natural", "hint")]


def test_what_could_not_be_read_explains_nothing_and_says_so_itself() -> None:
    report = begun(received=5, granted=4).with_values({"unread.requests.partial.natural": "没有找到"})
    assert find_flow(report) == []


def test_in_a_finished_report_a_blank_counts_0() -> None:
    report = compute_totals(FORM, begun(received=5, granted=4))
    found = {finding.key: finding.weight for finding in check_report(FORM, report)}
    assert found["requests.flow:natural"] == found["requests.flow:total"] == "error"


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_both_editions_say_it_in_the_same_words(edition: str) -> None:
    form = editions.load_form(edition)
    rules = [rule for rule in form.rules if rule.id == "requests.flow"]
    assert all(rule.short_left and rule.short_right for rule in rules)


def test_nothing_is_guessed_about_a_column_that_is_not_filled_in() -> None:
    report = compute_totals(FORM, begun(received=5, granted=4))
    pending = [finding.key for finding in check_draft(report) if finding.is_pending]
    proposals = diagnose(FORM, report, check_draft(report))
    assert pending
    assert not any(proposals.get(key) for key in pending)


@given(st.dictionaries(st.sampled_from(COLUMN), st.integers(0, 3), max_size=len(COLUMN)), st.data())
@settings(max_examples=examples(60))
def test_what_is_pending_can_be_filled_in_rightly_and_what_is_an_error_cannot(
    figures: dict[str, Figure], data: st.DataObject
) -> None:
    report = written("2021", figures)
    blanks = {id: data.draw(st.integers(0, 9)) for id in COLUMN if id not in figures}
    statuses = {finding.case: finding for finding in find_flow(report)}
    if (found := statuses.get("natural")) is None:
        return
    assert not count_findings(check_draft(report)).is_clean
    if found.is_pending:
        assert found.left is not None
        assert found.right is not None
        difference = found.right - found.left
        rows = ("received", "carried_in") if difference > 0 else ("granted", "partial", "carried_out")
        others = [id for id in blanks if id.split(".")[1] in rows]
        others = others or [id for id in blanks if id.split(".")[1] not in ("received", "carried_in")]
        mended = {**dict.fromkeys(blanks, 0), others[0]: abs(int(difference))}
        assert not [f for f in find_flow(report.with_figures(mended)) if f.case == "natural"]
    else:
        in_any_case = find_flow(report.with_figures({**figures, **blanks}))
        assert [finding.weight for finding in in_any_case if finding.case == "natural"] == ["error"]
