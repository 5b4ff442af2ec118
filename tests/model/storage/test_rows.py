"""Values as rows of the database hold them."""

from __future__ import annotations

from contextlib import closing
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.form import editions
from model.form.figures import Money
from model.report.report import Report, Value
from model.storage.store import Store
from tests.examples import examples
from tests.model.drafting import RECEIVED, begun, enter, exact, fillings, kept, reopened, somewhere

EDITIONS = st.sampled_from(editions.list_editions())


@settings(max_examples=examples(12))
@given(data=st.data())
def test_any_values_come_back_to_the_last_digit(data: st.DataObject) -> None:
    edition = data.draw(EDITIONS)
    first, second = data.draw(fillings(edition)), data.draw(fillings(edition))
    last = Report(edition).with_values(data.draw(fillings(edition)))
    with somewhere() as path:
        with closing(Store(path)) as store:
            id = begun(store, first, edition)
            draft = reopened(store, id)
            enter(draft, second)
            store.set_last_year(id, last)
        with closing(Store(path)) as store:
            assert exact(kept(store, id)) == exact(draft.report)
            stored_last = store.load_report(id)[1]
            assert stored_last is not None
            assert exact(stored_last) == exact(last)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("overview", "甲\x00乙\x01\x1b\r\n丙\u2028"),
        ("problems", "𠮷田"),
        ("cover.unit", "'); DROP TABLE drafts; --"),
        ("disclosure.procurement.amount", Money(Decimal("52.10"), "")),
        ("disclosure.procurement.amount", Money(Decimal("52.10"), "万元")),
        ("disclosure.licensing.change", -4),
        (RECEIVED, 0),
        (RECEIVED, 999_999_999_999_999),
    ],
)
def test_values_that_are_easily_spoilt_come_back(store: Store, place: str, value: Value) -> None:
    id = begun(store, edition="2019")
    enter(reopened(store, id), {place: value})
    found = store.load_report(id)[0].value_at(place)
    assert (found, str(found)) == (value, str(value))


def test_half_a_character_from_a_torn_paste_is_stored_as_a_replacement_character(store: Store) -> None:
    id = begun(store)
    enter(reopened(store, id), {"overview": "甲\ud842乙", "other": "\ud842\udfb7田"})
    assert store.load_report(id)[0].prose == {"overview": "甲\ufffd乙", "other": "𠮷田"}


def test_unfilled_and_zero_stay_apart(store: Store) -> None:
    id = begun(store, {RECEIVED: 5})
    draft = reopened(store, id)
    enter(draft, {RECEIVED: None, "requests.granted.natural": 0})
    assert store.load_report(id)[0].figures.keys() >= {"requests.granted.natural"}
    assert RECEIVED not in store.load_report(id)[0].figures
