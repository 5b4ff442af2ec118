"""The rule language: what it can say, what it refuses, and what its sides come to."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.form.figures import Number
from model.form.rule_language import Numbers, RuleSyntaxError, Term, evaluate_side, is_blank, parse_equation


def name_numbers(**figures: Number) -> Numbers:
    """Cells of this report by name, those of last year's with last_ before it."""
    last = {name.removeprefix("last_"): number for name, number in figures.items() if name.startswith("last_")}
    return {"": {name: number for name, number in figures.items() if not name.startswith("last_")}, "last": last}


def test_both_sides_and_their_relation_are_read() -> None:
    left, relation, right = parse_equation("requests.flow.total = requests.new.a + last.requests.out.a - 3")
    assert left == (Term(1, cell="requests.flow.total"),)
    assert relation == "="
    assert right == (Term(1, cell="requests.new.a"), Term(1, scope="last", cell="requests.out.a"), Term(-1, constant=3))


@pytest.mark.parametrize("relation", ["=", "<=", ">="])
def test_blanks_and_line_ends_between_terms_mean_nothing(relation: str) -> None:
    assert parse_equation(f"a{relation}b+c") == parse_equation(f"  a\n {relation} b\n  + c ")


def test_numbers_are_whole_or_decimal() -> None:
    _, _, right = parse_equation("a <= -12 + 0.5")
    assert right == (Term(-1, constant=12), Term(1, constant=Decimal("0.5")))


@pytest.mark.parametrize(
    "text", ["", "a", "a = b = c", "a <> b", "a =", "= b", "a = b c", "a = b * c", "a = (b)", "a == b"]
)
def test_what_the_language_does_not_know_is_refused(text: str) -> None:
    with pytest.raises(RuleSyntaxError):
        parse_equation(text)


def test_the_place_that_cannot_be_read_is_named() -> None:
    with pytest.raises(RuleSyntaxError, match="“b × c”在第 3 个字符处读不懂"):
        parse_equation("a = b × c")


def test_a_blank_counts_0_and_a_side_of_blanks_is_blank() -> None:
    side = parse_equation("x = a + b - last.c")[2]
    assert evaluate_side(side, name_numbers(a=5, last_c=2)) == 3
    assert not is_blank(side, name_numbers(b=0))
    assert is_blank(side, name_numbers())
    assert evaluate_side(side, name_numbers()) == 0


def test_a_constant_is_never_blank() -> None:
    assert not is_blank(parse_equation("x = a + 1")[2], name_numbers())


@given(st.lists(st.tuples(st.sampled_from([1, -1]), st.integers(0, 10**15)), min_size=1, max_size=8))
def test_a_side_comes_to_the_sum_of_its_terms(terms: list[tuple[int, int]]) -> None:
    text = "".join(f"{'-' if sign < 0 else '+'} cell.{i} " for i, (sign, _) in enumerate(terms))
    side = parse_equation(f"x = {text}")[2]
    figures = {f"cell.{i}": number for i, (_, number) in enumerate(terms)}
    assert evaluate_side(side, {"": figures}) == sum(sign * number for sign, number in terms)
