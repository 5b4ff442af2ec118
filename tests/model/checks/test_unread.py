"""What could not be read from a file is never called a mistake, nor 未填; it is listed, and no sum leaves it out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.checks.findings import UNREAD_RULE, Finding, count_findings
from model.checks.rules import check_report, compute_totals
from model.checks.unread import list_unread_cells
from model.drafts.next_year import convert_edition
from model.form import editions
from model.report.report import NOT_FOUND, Report
from tests.model.reports import full, year_before

FORM = editions.load_form("2021")
ENTRIES = [cell.id for cell in FORM.entry_cells]
GRANTED_ROW = [f"requests.granted.{column.id}" for column in FORM.tables["requests"].list_lines("column")]


def published(edition: str = "2021") -> Report:
    """A sound report as a file has it: every total is what its parts add up to, and is read."""
    return full(edition, 2025 if edition == "2021" else 2020)


def left_out(report: Report, *cells: str) -> Report:
    """The report as it is read where these cells are left out: of totals nothing is stated, entries are unread."""
    form = editions.load_form(report.edition)
    entries = [cell for cell in cells if not form.cells[cell].is_computed]
    marks = {f"unread.{cell}": NOT_FOUND for cell in entries}
    claims = {f"claim.{cell}": None for cell in cells if form.cells[cell].is_computed}
    return compute_totals(form, report.with_values({**dict.fromkeys(entries), **marks, **claims}))


def check(report: Report, last: Report | None = None) -> tuple[Finding, ...]:
    return check_report(editions.load_form(report.edition), report, last)


@given(st.data())
def test_what_is_left_out_of_a_sound_report_never_causes_a_finding_but_its_own(data: st.DataObject) -> None:
    edition = data.draw(st.sampled_from(["2019", "2021"]))
    form, report = editions.load_form(edition), published(edition)
    cells = data.draw(st.lists(st.sampled_from(list(form.cells)), min_size=1, max_size=40, unique=True))
    sections = data.draw(st.lists(st.sampled_from(["overview", "problems", "other"]), unique=True))
    marks = {f"unread.{section}": NOT_FOUND for section in sections}
    read = left_out(report, *cells).with_values({**marks, **dict.fromkeys(sections)})
    findings = check(read, year_before(report))
    assert {finding.rule for finding in findings} <= {UNREAD_RULE}
    named = {place for finding in findings for place in finding.places}
    blank = {id for id in form.cells if read.stated_or_computed(id) is None}
    assert named == blank | set(sections)
    assert count_findings(findings).unread == len(named)
    assert count_findings(findings).is_clean == (not named)


@given(st.sets(st.sampled_from(ENTRIES), min_size=1, max_size=20))
def test_no_total_is_added_up_without_a_part_that_could_not_be_read(cells: set[str]) -> None:
    report = published()
    read = left_out(replace(report, stated_totals={}), *cells)
    for rule in FORM.total_rules:
        if any(term.cell not in read.figures for term in rule.right):
            assert rule.total_cell not in read.figures
        else:
            assert read.figures[rule.total_cell] == report.figures[rule.total_cell]


@given(st.sets(st.sampled_from(ENTRIES), min_size=1, max_size=20))
def test_once_entered_all_is_tested_again(cells: set[str]) -> None:
    report = published()
    read = left_out(report, *cells)
    entered = compute_totals(FORM, read.with_figures({cell: report.figures[cell] for cell in cells}))
    assert entered.figures == report.figures
    assert check(entered) == ()


def test_a_total_that_the_file_states_stays_beside_its_unread_parts_and_is_no_error() -> None:
    read = left_out(published(), "requests.granted.natural")
    assert "requests.granted.total" not in read.figures
    assert read.stated_or_computed("requests.granted.total") == published().figures["requests.granted.total"]
    assert list_unread_cells(FORM, read) == ("requests.granted.natural",)
    assert [finding.key for finding in check(read)] == ["unread:requests"]


def test_a_row_that_was_left_out_is_one_note_that_names_it() -> None:
    (finding,) = check(left_out(published(), *GRANTED_ROW))
    assert finding.message == "表三有 7 格没有读到（（一）予以公开），请对照原文填写。"
    assert (finding.places, finding.status, finding.weight) == (tuple(GRANTED_ROW), "没有读到", "hint")
    assert count_findings([finding]).text == "还有 7 处没有读到"


def test_of_many_rows_the_first_are_named() -> None:
    cells = [cell.id for cell in FORM.tables["requests"].cells if cell.row.id.startswith(("refused", "unable"))]
    (finding,) = check(left_out(published(), *cells))
    assert finding.message == (
        "表三有 77 格没有读到（1.属于国家秘密、2.其他法律行政法规禁止公开、3.危及“三安全一稳定”、"
        "4.保护第三方合法权益等 11 处），请对照原文填写。"
    )


def test_a_table_without_a_figure_is_called_by_its_name() -> None:
    (finding,) = check(left_out(published(), *(cell.id for cell in FORM.tables["remedies"].cells)))
    assert finding.message == "没有读到表四（四、政府信息公开行政复议、行政诉讼情况），请对照原文填写。"


def test_of_a_table_of_one_row_the_columns_are_named() -> None:
    (finding,) = check(left_out(published(), "remedies.review.other", "remedies.review.total"))
    assert finding.message == "表四有 2 格没有读到（行政复议 其他结果、行政复议 总计），请对照原文填写。"


def test_a_section_that_was_not_found_is_not_called_unwritten() -> None:
    read = published().with_values({"problems": None, "unread.problems": NOT_FOUND})
    assert [finding.message for finding in check(read)] == ["没有读到“五、存在的主要问题及改进情况”，请对照原文填写。"]


def test_a_cover_that_was_not_found_is_not_called_unfilled() -> None:
    nameless = {"cover.unit": None, "cover.year": None, "unread.cover.unit": NOT_FOUND, "unread.cover.year": NOT_FOUND}
    (finding,) = check(published().with_values(nameless))
    assert finding.message == "封面没有读到单位名称、报告年度，请对照原文填写。"
    assert finding.places == ("cover.unit", "cover.year")


def test_fees_are_not_missed_in_a_section_that_was_not_found() -> None:
    read = published().with_values({"other": None, "unread.other": NOT_FOUND})
    assert {finding.rule for finding in check(read)} == {UNREAD_RULE}


def test_rows_that_could_not_be_read_are_not_taken_for_the_old_table() -> None:
    new_rows = [cell for cell in ENTRIES if cell.startswith(("requests.otherwise.un",))]
    assert {finding.rule for finding in check(left_out(published(), *new_rows))} == {UNREAD_RULE}


def test_last_years_unread_cells_raise_no_doubt() -> None:
    report = published()
    last = left_out(year_before(report), "requests.carried_out.natural")
    assert check(report, last) == ()


def test_what_is_unread_stays_so_in_another_edition() -> None:
    read = left_out(replace(published("2019"), stated_totals={}), "requests.otherwise.natural")
    converted = convert_edition(read, FORM)
    assert converted.unread == {"requests.otherwise.rest.natural": NOT_FOUND}
    assert "requests.otherwise.rest.total" not in converted.figures


def test_a_mark_on_a_cell_that_has_a_figure_means_nothing() -> None:
    marked = published().with_values({f"unread.{ENTRIES[0]}": NOT_FOUND})
    assert check(compute_totals(FORM, marked)) == ()


@pytest.mark.parametrize("place", ["unread.requests.gone.natural", "unread.nothing"])
def test_a_mark_on_a_place_the_form_does_not_have_means_nothing(place: str) -> None:
    assert check(published().with_values({place: NOT_FOUND})) == ()
