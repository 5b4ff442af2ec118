"""The formula of an equation's verdict, computed as Excel does in binary fractions, says what the program says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exporters.excel.addresses import locate_figures, make_cell_area
from exporters.excel.equations import Equation, list_equations, make_side_formula
from model.form import editions
from model.form.rule_language import Term
from model.report.report import Report
from tests.exporters.excel.formulas import Values, verdict

FORM = editions.load_form("2021")
LINES = list_equations(FORM, Report("2021"), Report("2021"))
EQUATION = next(line for line in LINES if line.relation == "=" and not line.is_doubt)
DOUBT = replace(EQUATION, is_doubt=True)
PLACES = {**locate_figures(FORM), **{("last", cell): make_cell_area("校验", 1, 1) for cell in FORM.cells}}
OWN = {PLACES[term.scope, term.cell].address: 1.0 for term in EQUATION.terms}


def said(line: Equation, left: float, right: float, others: Values | None = None) -> str:
    """The verdict on a line whose sides are A1 and B1; C1:C2 holds its parts' differences, D1:D2 their verdicts."""
    values: Values = {"A1": left, "B1": right, **OWN, **(others or {})}
    return verdict(line.make_verdict_formula("A1", "B1", PLACES, "C1:C2", "D1:D2"), values)


@pytest.mark.parametrize("amount", [0.4, 0.01, 0.0001])
def test_an_amount_of_money_that_differs_by_a_fraction_is_unequal(amount: float) -> None:
    assert said(EQUATION, 12.0 + amount, 12.0) == said(EQUATION, 12.0, 12.0 + amount) == "不平"
    assert said(DOUBT, 12.0 + amount, 12.0) == "待核"


def test_what_only_binary_fractions_make_unequal_is_equal() -> None:
    assert 0.1 + 0.2 != 0.3
    assert said(EQUATION, 0.1 + 0.2, 0.3) == "平"
    assert said(DOUBT, 0.1 + 0.2, 0.3) == "相符"


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line.subject} {line.wording}"[:60])
def test_each_relation_of_the_form_holds_as_its_sign_says(line: Equation) -> None:
    filled: Values = {**{place.address: 1.0 for place in PLACES.values()}, "C1:C2": (), "D1:D2": ()}
    good, bad = line.verdict_words
    signs = {-0.5: line.relation == "<=", 0.0: True, 0.5: line.relation == ">="}
    for difference, holds in signs.items():
        assert said(line, 7 + difference, 7, filled) == (good if holds else bad)


def test_a_doubt_waits_until_all_its_figures_are_there() -> None:
    address = next(iter(OWN))
    assert said(DOUBT, 3, 4, {address: None}) == "未填全"
    assert said(EQUATION, 3, 4, {address: None}) == "不平"


def test_a_reason_holds_while_both_sides_are_as_they_were() -> None:
    answered = replace(DOUBT, answer="上年漏计。", answered_values=(3, 4))
    assert said(answered, 3, 4) == "已说明"
    assert said(answered, 3.4, 4) == "待核"
    assert said(answered, 3, 4.4) == "待核"
    assert said(answered, 4, 4) == "相符"


@pytest.mark.parametrize("word", ["待核", "已说明"])
def test_a_total_that_differs_as_its_parts_do_follows_them(word: str) -> None:
    total = replace(DOUBT, parts=(DOUBT, DOUBT))
    assert said(total, 10.5, 10, {"C1:C2": (0.5, 0.0), "D1:D2": (word, "相符")}) == "同上"
    assert said(total, 10.5, 10, {"C1:C2": (0.25, 0.0), "D1:D2": (word, "相符")}) == "待核"
    assert said(total, 10, 10, {"C1:C2": (0.5, -0.5), "D1:D2": (word, word)}) == "相符"


def test_a_sum_names_cells_side_by_side_as_one_area() -> None:
    row, left, right = (
        EQUATION.left,
        make_side_formula(EQUATION.left, PLACES),
        make_side_formula(EQUATION.right, PLACES),
    )
    assert len(row) == 1
    assert (left, right) == ("=SUM('三、申请办理'!J6)", "=SUM('三、申请办理'!D6:I6)")


def test_what_is_taken_away_is_a_sum_of_its_own() -> None:
    one, two = EQUATION.right[:2]
    side = (one, replace(two, sign=-1), Term(1, constant=5))
    assert make_side_formula(side, PLACES) == "=SUM('三、申请办理'!D6,5)-SUM('三、申请办理'!E6)"
