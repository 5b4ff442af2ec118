"""The list of drafts as rows: state, order, Qt's rules."""

from __future__ import annotations

import pytest
from pytestqt.modeltest import ModelTester

from gui.draft.draft_words import describe_state
from gui.draft_list.drafts_filter import DraftsFilter
from gui.draft_list.drafts_model import UNIT, DraftsModel
from tests.gui.draft_list.opened_start_page import CARDS, NOW, card


@pytest.mark.parametrize(
    ("counts", "mark", "words"),
    [
        ((2, 1, 57, 3), "错误", "2 处错误、1 处待说明、57 格未填、3 部分未写"),
        ((0, 1, 57, 0), "未填", "1 处待说明、57 格未填"),
        ((0, 2, 0, 0), "待说明", "2 处待说明"),
        ((0, 0, 0, 1), "未填", "1 部分未写"),
        ((0, 0, 0, 0), "可以报送", "可以报送"),
    ],
)
def test_the_state_has_a_shape_and_words(counts: tuple[int, int, int, int], mark: str, words: str) -> None:
    shape, said = describe_state(card(1, counts=counts))
    assert (shape.name, said) == (mark, words)


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = DraftsModel(lambda: NOW)
    qtmodeltester.check(model)
    model.show_drafts(CARDS)
    model.set_filter(DraftsFilter("水务"))
    model.sort(UNIT)
