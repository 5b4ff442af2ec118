"""The list narrowed to a state, a year or what is searched for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester

from gui.draft_list.drafts_filter import ALL_STATES, STATES, DraftsFilter
from gui.draft_list.drafts_model import DraftsModel
from gui.draft_list.start_page import StartPage
from tests.gui.draft_list.five_drafts import CARDS, NOW, enabled


def shown(page: StartPage) -> list[int]:
    return [page.drafts_table.drafts_model.draft_at(row).id for row in range(page.drafts_table.drafts_model.rowCount())]


@pytest.mark.parametrize(
    ("state", "ids"),
    [
        ("全部状态", [1, 2, 3, 4, 5]),
        ("可以报送", [3]),
        ("有错误", [1, 5]),
        ("待说明", [1, 2]),
        ("未填完", [1, 4]),
    ],
)
def test_the_list_is_narrowed_to_a_state(page: StartPage, state: str, ids: list[int]) -> None:
    QTest.keyClick(page.drafts_pane.state_box, Qt.Key.Key_Home)
    for _ in range((ALL_STATES, *STATES).index(state)):
        QTest.keyClick(page.drafts_pane.state_box, Qt.Key.Key_Down)
    assert page.drafts_pane.state_box.currentText() == state
    assert shown(page) == ids


def test_the_list_is_narrowed_to_a_year(page: StartPage) -> None:
    years = [page.drafts_pane.year_box.itemText(i) for i in range(page.drafts_pane.year_box.count())]
    assert years == ["全部年度", "2025 年", "2024 年", "年度未填"]
    for year, ids in (("2024 年", [3, 5]), ("年度未填", [4]), ("2025 年", [1, 2])):
        page.drafts_pane.year_box.setCurrentText(year)
        assert shown(page) == ids
    page.show_drafts(CARDS[1:])
    assert page.drafts_pane.year_box.currentText() == "2025 年"
    assert shown(page) == [2]
    page.show_drafts(CARDS[2:])
    assert page.drafts_pane.year_box.currentText() == "全部年度"
    assert shown(page) == [3, 4, 5]


def test_where_nothing_is_found_words_say_so_and_a_button_helps(page: StartPage) -> None:
    page.drafts_pane.search_box.setText("戊局")
    page.drafts_pane.year_box.setCurrentText("2024 年")
    page.drafts_pane.state_box.setCurrentText("有错误")
    assert page.drafts_pane.nothing_label.isVisible()
    assert page.drafts_pane.nothing_label.text() == "没有符合条件的年报：“戊局”、2024 年、有错误。共有 5 份。"
    assert enabled(page) == ["更多"]
    QTest.mouseClick(page.drafts_pane.clear_button, Qt.MouseButton.LeftButton)
    assert shown(page) == [1, 2, 3, 4, 5]
    assert page.drafts_table.hasFocus()
    assert page.drafts_pane.count_label.text() == "共 5 份"


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = DraftsModel(lambda: NOW)
    qtmodeltester.check(model)
    model.show_drafts(CARDS)
    for filter in (
        DraftsFilter("甲"),
        DraftsFilter(year=2024),
        DraftsFilter(state="有错误"),
        DraftsFilter("无"),
        DraftsFilter(),
    ):
        model.set_filter(filter)
