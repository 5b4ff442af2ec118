"""The cells a pasted block covers, from the cell it is pasted at."""

from __future__ import annotations

from decimal import Decimal

from tests.model.pasting.plans import pasted, values


def test_what_juts_out_of_the_table_is_reported_and_never_wrapped() -> None:
    made = pasted("1|2|3|4\n5", "requests.carried_out.legal")
    assert values(made) == {"requests.carried_out.legal": 1, "requests.carried_out.other": 2}
    assert [(item.text, item.reason) for item in made.items_in_state("refused")] == [
        ("4", "超出表格右边，没有放处"),
        ("5", "超出表格下边，没有放处"),
    ]
    assert made.agreeing_totals == 1


def test_blanks_beyond_the_table_are_nothing() -> None:
    assert not pasted("1||||\n|||", "requests.carried_out.legal").needs_confirmation


def test_rows_go_on_over_the_headings_between_blocks() -> None:
    made = pasted("7\n8\n9\n52.15", "disclosure.licensing.decisions")
    assert values(made) == {
        "disclosure.licensing.decisions": 7,
        "disclosure.penalties.decisions": 8,
        "disclosure.coercion.decisions": 9,
        "disclosure.fees.amount": Decimal("52.15"),
    }


def test_a_block_with_the_headings_between_in_it_lands_row_beside_row() -> None:
    made = pasted("1|2|3\n\n本年处理决定数量\n7\n\n本年处理决定数量\n8||\n9", "disclosure.normative.issued")
    assert list(values(made).values()) == [1, 2, 3, 7, 8, 9]
    assert list(values(made))[3:] == [f"disclosure.{row}.decisions" for row in ("licensing", "penalties", "coercion")]
    assert not made.needs_confirmation
