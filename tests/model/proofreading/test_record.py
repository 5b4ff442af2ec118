"""A Proofreading comes back from its record as it was, and any other text is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.form.figures import Figure, Money
from model.proofreading.proofreading import Difference, Proofreading
from model.proofreading.record import UnreadableRecord, read_record, write_record

FIGURES: st.SearchStrategy[Figure | None] = st.one_of(
    st.none(),
    st.integers(-(10**15), 10**15),
    st.decimals(0, 10**9, places=6).map(lambda number: Decimal(f"{number:f}")),
    st.builds(Money, st.integers(0, 10**12), st.sampled_from(["", "元", "万元"])),
)
CELLS = st.sampled_from(["requests.received.natural", "disclosure.fees.amount", "disclosure.procurement.amount"])


@given(
    st.builds(
        Proofreading,
        confirmed=st.dictionaries(CELLS, FIGURES),
        differing=st.dictionaries(CELLS, st.builds(Difference, FIGURES, FIGURES)),
        position=CELLS,
        reads_totals=st.booleans(),
        is_blind=st.booleans(),
    )
)
def test_it_comes_back_as_it_was(reading: Proofreading) -> None:
    assert read_record(write_record(reading)) == reading


WHOLE = '{"confirmed":{},"differing":{},"position":"","reads_totals":false,"is_blind":false}'


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        "{}",
        "[" * 100_000,
        WHOLE.replace("{}", "[]", 1),
        WHOLE.replace("{}", '{"requests.received.natural":12}', 1),
        WHOLE.replace("{}", '{"requests.received.natural":"twelve"}', 1),
        WHOLE.replace('"differing":{}', '"differing":{"requests.received.natural":["1"]}'),
    ],
)
def test_another_text_is_refused(text: str) -> None:
    assert read_record(WHOLE) == Proofreading()
    with pytest.raises(UnreadableRecord):
        read_record(text)
