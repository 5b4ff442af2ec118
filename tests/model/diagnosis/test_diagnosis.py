"""Each kind of slip, made in a sound report, gets the proposal that takes it back; what no slip explains gets none.

Covers model/diagnosis/equation_system.py, model/diagnosis/imbalance.py, model/diagnosis/tested_equations.py,
model/diagnosis/cell_layout.py, model/diagnosis/crossed_lines.py, model/diagnosis/single_slips.py,
model/diagnosis/pair_slips.py, model/diagnosis/shifted_lines.py, model/diagnosis/views.py, model/diagnosis/proposals.py
and model/diagnosis/reasons.py too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from model.checks.rules import check_report, compute_totals
from model.diagnosis.diagnosis import MAX_PROPOSALS, Proposals, diagnose
from model.diagnosis.proposals import Proposal, make_values
from model.form import editions
from model.form.figures import Figure
from model.report.report import Report, Value
from tests.model.reports import balance, claimed, full, written, year_before

FORM = editions.load_form("2021")
COLUMNS = ("natural", "business", "research", "charity", "legal", "other")

Values = Mapping[str, Value | None]


def report_with(values: Values, edition: str = "2021") -> Report:
    """A sound report of a file, with these values in place of its own."""
    return compute_totals(editions.load_form(edition), full(edition).with_values(values))


def sound_with(values: Values) -> Report:
    """A sound report of a file, with these values and all that follows from them."""
    entries = written("2021", dict(full("2021").figures)).with_values(values)
    return claimed(FORM, balance(FORM, entries))


def slipped(sound: Report, wrong: Values) -> Report:
    """A sound report with a slip in it: its totals stay as they were stated."""
    return compute_totals(FORM, sound.with_values(wrong))


def draft_with(values: Values) -> Report:
    """A sound draft, whose totals are all computed, with these values in place of its own."""
    return compute_totals(FORM, written("2021", dict(full("2021").figures)).with_values(values))


def diagnosed(report: Report, last: Report | None = None) -> Proposals:
    form = editions.load_form(report.edition)
    return diagnose(form, report, check_report(form, report, last), last)


def first(report: Report, key: str, last: Report | None = None) -> tuple[dict[str, Figure | None], str]:
    """The changes of the first proposal for a finding, and its sentence."""
    proposal = diagnosed(report, last)[key][0]
    return dict(proposal.changes), proposal.text


def row(row: str, *figures: int | None) -> dict[str, Value | None]:
    """Figures for the six kinds of applicants in a row of table three."""
    return {f"requests.{row}.{column}": figure for column, figure in zip(COLUMNS, figures, strict=True)}


# one cell, in which a row and a column meet


@pytest.mark.parametrize(
    ("typed", "cause"),
    [
        (40, "像是少打了一个 0"),
        (4000, "像是多打了一个 0"),
        (40_000, "像是多打了两个 0"),
        (4, "像是少打了两个 0"),
        (4400, "像是“4”打了两遍"),
        (700, "像是把“4”打成了“7”"),
        (4030, "像是多打了“3”"),
        (0, "像是漏填了"),
        (273, ""),
    ],
)
def test_the_cell_in_which_row_and_column_meet_comes_first(typed: int, cause: str) -> None:
    changes, words = first(report_with({"requests.received.natural": typed}), "requests.flow:natural")
    assert changes == {"requests.received.natural": 400}
    expected = f"表三 本年新收·自然人 填的是 {typed}，应当是 400{'，' if cause else ''}{cause}。"
    assert words == f"{expected}不平的几处都用到这一格。"


def test_every_broken_equation_gets_the_same_proposals() -> None:
    proposals = diagnosed(report_with({"requests.granted.natural": 50}))
    assert set(proposals) == {"requests.total:granted", "requests.handled:natural"}
    assert len(set(proposals.values())) == 1


def test_swapped_digits_are_called_so() -> None:
    sound = sound_with({"requests.granted.natural": 12})
    changes, words = first(slipped(sound, {"requests.granted.natural": 21}), "requests.total:granted")
    assert changes == {"requests.granted.natural": 12}
    assert "像是两个数字打颠倒了" in words


def test_a_figure_that_stands_in_two_cells_is_taken_out_of_the_second() -> None:
    sound = sound_with(row("refused.secret", 9, 0, 0, 0, 0, 0))
    typed = slipped(sound, {"requests.refused.secret.business": 9})
    changes, words = first(typed, "requests.total:refused.secret")
    assert changes == {"requests.refused.secret.business": 0}
    assert "像是和表三 属于国家秘密·自然人是同一个数，填了两遍" in words


# blanks


def test_one_blank_that_closes_a_balance_is_offered_to_be_filled_in() -> None:
    figure = full("2021").figures["requests.carried_out.natural"]
    (proposal,) = diagnosed(draft_with({"requests.carried_out.natural": None}))["requests.flow:natural"][:1]
    assert proposal.changes == (("requests.carried_out.natural", figure),)
    assert proposal.is_fill_in
    assert proposal.text == f"补一格：表三 结转下年·自然人 空着，补上 {figure} 就平了。"


def test_nothing_is_offered_for_a_column_that_is_only_begun() -> None:
    blank = {cell.id: None for cell in FORM.entry_cells if cell.id.endswith(".natural")}
    begun = {**blank, "requests.received.natural": 5, "requests.granted.natural": 2}
    assert diagnosed(draft_with(begun)) == {}


# totals


def test_a_total_is_corrected_where_it_lacks_a_part() -> None:
    typed = report_with({"claim.requests.granted.total": 24})
    changes, words = first(typed, "requests.total:granted")
    assert changes == {"requests.granted.total": 30}
    assert words == "表三 予以公开·总计 填的是 24，应当是 30，像是漏加了“商业企业”的 6。"


def test_a_total_that_has_a_part_twice_is_called_so() -> None:
    changes, words = first(report_with({"claim.requests.granted.total": 37}), "requests.handled:total")
    assert changes == {"requests.granted.total": 30}
    assert "多加了一遍“科研机构”的 7" in words


def test_a_total_left_at_nought_beside_its_parts_comes_before_them() -> None:
    changes, words = first(report_with({"claim.remedies.review.total": 0}), "remedies.total:review")
    assert changes == {"remedies.review.total": 19}
    assert "像是没有相加" in words


def test_totals_added_up_from_a_wrong_total_are_corrected_with_it() -> None:
    wrong = {"claim.requests.handled.natural": 95, "claim.requests.handled.total": 625}
    changes, _ = first(report_with(wrong), "requests.handled:natural")
    right = full("2021").figures
    assert changes == {id: right[id] for id in ("requests.handled.natural", "requests.handled.total")}


# two cells


def test_a_figure_in_the_wrong_column_is_put_back() -> None:
    sound = sound_with(row("rejected.petition", 0, 8, 0, 0, 0, 0))
    typed = slipped(sound, row("rejected.petition", 8, 0, 0, 0, 0, 0))
    changes, words = first(typed, "requests.handled:natural")
    assert changes == {"requests.rejected.petition.business": 8, "requests.rejected.petition.natural": 0}
    assert words.startswith("表三 信访举报投诉类申请·商业企业 的 8 像是填到了左边的“信访举报投诉类申请·自然人”，")


def test_two_figures_in_each_others_cells_are_exchanged() -> None:
    wrong = {"requests.received.natural": 6, "requests.granted.business": 400}
    changes, words = first(report_with(wrong), "requests.flow:natural")
    assert changes == {"requests.received.natural": 400, "requests.granted.business": 6}
    assert "两格的数（6 和 400）像是互相填反了" in words


def test_a_result_under_its_neighbour_is_put_back() -> None:
    sound = sound_with({"requests.rejected.petition.natural": 25, "requests.rejected.repeated.natural": 0})
    wrong = {"requests.rejected.petition.natural": 0, "requests.rejected.repeated.natural": 25}
    changes, words = first(slipped(sound, wrong), "requests.total:rejected.petition")
    assert changes == {"requests.rejected.petition.natural": 25, "requests.rejected.repeated.natural": 0}
    assert "的 25 像是填到了下面的“重复申请·自然人”" in words


def test_a_result_added_to_its_neighbour_is_parted_from_it() -> None:
    sound = sound_with({"requests.rejected.petition.natural": 25, "requests.rejected.repeated.natural": 11})
    wrong = {"requests.rejected.petition.natural": 0, "requests.rejected.repeated.natural": 36}
    changes, words = first(slipped(sound, wrong), "requests.total:rejected.petition")
    assert changes == {"requests.rejected.petition.natural": 25, "requests.rejected.repeated.natural": 11}
    assert "的 25 像是并进了下面的“重复申请·自然人”" in words


def test_two_slips_that_have_nothing_to_do_with_each_other_are_named_both() -> None:
    wrong = {"requests.received.natural": 4000, "requests.granted.business": 66}
    changes, words = first(report_with(wrong), "requests.flow:natural")
    assert changes == {"requests.received.natural": 400, "requests.granted.business": 6}
    assert words.startswith("像是有两格各填错了：")


# rows and columns


def test_a_row_that_was_pasted_one_cell_further_is_put_back() -> None:
    figures = [full("2021").figures[f"requests.granted.{column}"] for column in COLUMNS]
    shifted = row("granted", None, *figures[:-1])  # type: ignore[arg-type]
    changes, words = first(report_with(shifted), "requests.total:granted")
    assert changes == dict(zip((f"requests.granted.{column}" for column in COLUMNS), figures, strict=True))
    assert words == "“予以公开”行从“自然人”到“其他”像是整段往右多贴了一格，移回来就平了。"


def test_a_row_that_was_pasted_further_over_equal_figures_is_put_back() -> None:
    """Behind the third cell no equation is broken, as the figures there were the same."""
    sound = sound_with(row("refused.law", 9, 0, 5, 5, 5, 5))
    shifted = slipped(sound, row("refused.law", 0, 9, 0, 5, 5, 5))
    changes, _ = first(shifted, "requests.total:refused.law")
    columns = ("natural", "business", "research")
    assert changes == {
        f"requests.refused.law.{column}": figure for column, figure in zip(columns, (9, 0, 5), strict=True)
    }


def test_a_row_pasted_over_its_total_is_put_back() -> None:
    figures = [full("2021").figures[f"requests.granted.{column}"] for column in COLUMNS]
    shifted = {**row("granted", None, *figures[:-1]), "claim.requests.granted.total": figures[-1]}  # type: ignore[arg-type]
    changes, _ = first(report_with(shifted), "requests.total:granted")
    assert changes["requests.granted.total"] == 30
    assert changes["requests.granted.other"] == figures[-1]


def test_a_column_that_was_pasted_one_cell_further_is_put_back() -> None:
    cells = [f"requests.{line.id}.natural" for line in FORM.tables["requests"].blocks[0].rows]
    right = full("2021").figures
    entries = [cell for cell in cells if not FORM.cells[cell].is_computed]
    shifted = dict(zip(entries, (0, *(right[cell] for cell in entries[:-1])), strict=True))
    changes, words = first(report_with(shifted), "requests.flow:natural")
    assert changes == {cell: right[cell] for cell in entries if shifted[cell] != right[cell]}
    assert words.startswith("“自然人”列从“本年新收”到“结转下年”像是整段往下多贴了一格")


def test_a_row_that_was_pasted_on_the_next_one_is_put_back_and_the_lost_row_found_again() -> None:
    right = full("2021").figures
    here, there = ([f"requests.{line}.{c}" for c in COLUMNS] for line in ("granted", "partial"))
    pasted = {**dict.fromkeys(here, 0), **{t: right[h] for h, t in zip(here, there, strict=True)}}
    changes, words = first(report_with(pasted), "requests.total:granted")
    assert changes == {cell: right[cell] for cell in (*here, *there) if pasted[cell] != right[cell]}
    assert words == "“予以公开”行的数像是整行贴到了下面的“部分公开”行，挪回来就平了。"


# beside last year


def test_the_opening_is_corrected_to_what_last_year_carried_out() -> None:
    last = year_before(full("2021"))
    figure = full("2021").figures["requests.carried_in.natural"]
    wrong = report_with({"requests.carried_in.natural": 44})
    proposals = diagnosed(wrong, last)
    assert dict(proposals["requests.opening:natural"][0].changes) == {"requests.carried_in.natural": figure}
    assert proposals["requests.opening:natural"] == proposals["requests.flow:natural"]


def test_no_proposal_breaks_a_comparison_with_last_year_that_holds() -> None:
    last = year_before(full("2021"))
    proposals = diagnosed(draft_with({"requests.received.natural": 402}), last)["requests.flow:natural"]
    assert "requests.carried_in.natural" not in {cell for p in proposals for cell, _ in p.changes}


def test_a_doubt_that_was_explained_is_left_alone() -> None:
    last = year_before(full("2021")).with_figures({"disclosure.normative.in_force": 1})
    report = report_with({})
    (finding,) = check_report(FORM, report, last)
    assert diagnose(FORM, report, [finding], last)
    assert diagnose(FORM, report, [replace(finding, answer="已核对")], last) == {}


# hard negatives


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_a_sound_report_has_no_proposal(edition: str) -> None:
    report = full(edition)
    assert diagnosed(report, year_before(report)) == {}


def test_a_table_of_noughts_has_none_either() -> None:
    noughts = compute_totals(FORM, written("2021", {cell.id: 0 for cell in FORM.entry_cells}))
    assert diagnosed(noughts) == {}


def test_one_figure_in_a_table_of_noughts_is_taken_out_or_entered_where_it_is_missing() -> None:
    noughts: dict[str, Figure] = {cell.id: 0 for cell in FORM.entry_cells}
    report = compute_totals(FORM, written("2021", noughts | {"requests.granted.legal": 3}))
    proposals = diagnosed(report)["requests.flow:legal"]
    changed = [dict(proposal.changes) for proposal in proposals]
    assert {"requests.granted.legal": 0} in changed
    assert {"requests.received.legal": 3} in changed


def test_three_slips_are_explained_each_for_itself_where_row_and_column_meet() -> None:
    wrong = {"requests.received.natural": 395, "requests.granted.business": 13, "requests.partial.legal": 90}
    report = report_with(wrong)
    right = full("2021").figures
    for key, cell in {
        "requests.total:received": "requests.received.natural",
        "requests.total:granted": "requests.granted.business",
        "requests.handled:legal": "requests.partial.legal",
    }.items():
        changes, words = first(report, key)
        assert changes == {cell: right[cell]}
        assert words.endswith("别处不平的另有原因。")


def test_what_no_single_slip_explains_gets_no_proposal() -> None:
    stated = {"claim.requests.received.total": 2396, "claim.requests.granted.total": 99}
    wrong = {"requests.received.natural": 395, "requests.granted.business": 13, "requests.partial.legal": 90}
    proposals = diagnosed(report_with({**wrong, **stated}))
    assert "requests.total:received" not in proposals
    assert "requests.total:granted" not in proposals


def test_slips_in_two_columns_of_a_draft_are_explained_each_for_itself() -> None:
    report = draft_with({"requests.received.natural": 40, "requests.received.legal": 4000})
    for column in ("natural", "legal"):
        changes, _ = first(report, f"requests.flow:{column}")
        assert changes == {f"requests.received.{column}": 400}


def test_no_proposal_has_a_negative_figure_or_one_too_large_to_be_true() -> None:
    wrong = {"requests.granted.natural": 900_000, "requests.received.natural": 900_000}
    for proposals in diagnosed(draft_with(wrong)).values():
        for proposal in proposals:
            assert all(isinstance(figure, int) and 0 <= figure <= 1_000_000 for _, figure in proposal.changes)


def test_a_cell_that_could_not_be_read_takes_its_equations_out() -> None:
    wrong = {"requests.granted.natural": None, "unread.requests.granted.natural": "原文里没有找到"}
    report = report_with({**wrong, "requests.received.business": 41})
    for proposals in diagnosed(report).values():
        assert dict(proposals[0].changes) == {"requests.received.business": 400}


# several that are equally likely


def test_slips_that_are_equally_likely_are_said_to_be_so() -> None:
    proposals = diagnosed(draft_with({"requests.granted.natural": 6}))["requests.flow:natural"]
    assert len(proposals) == MAX_PROPOSALS
    assert proposals[0].equally_likely > 1
    assert f"这样的改法有 {proposals[0].equally_likely} 种，同样可能" in proposals[0].text


# applied


@pytest.mark.parametrize(
    "wrong",
    [
        {"requests.received.natural": 40},
        {"claim.requests.granted.total": 24},
        {"requests.received.natural": 6, "requests.granted.business": 400},
    ],
)
def test_an_applied_proposal_leaves_no_error_and_no_stated_total_that_agrees(wrong: Values) -> None:
    report = report_with(wrong)
    (proposal, *_), *_ = diagnosed(report).values()
    after = compute_totals(FORM, report.with_values(make_values(FORM, report, proposal)))
    assert check_report(FORM, after) == ()
    assert after.stated_totals == {}
    assert isinstance(proposal, Proposal)
