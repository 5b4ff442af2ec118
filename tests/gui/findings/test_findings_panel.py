"""The findings beside the form: grouped, walked through, left in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.findings.findings_model import FindingsModel, build_rows
from gui.findings.findings_panel import FindingsPanel
from gui.style.status_marks import GoodSign
from model.checks.findings import UNFILLED_RULE, Finding
from model.form import editions

FORM = editions.load_form("2021")


def error(case: str, table: str = "requests", words: str = "表三“自然人”列不平，相差 1 件。") -> Finding:
    return Finding(
        "requests.flow", "error", (f"{table}.received.natural",), words, case=case, citation="表三左上角附注"
    )


def doubt(case: str, table: str = "disclosure") -> Finding:
    return Finding("doubt", "warning", (f"{table}.normative.issued",), "是不是多打了 0？", case=case)


def blank(section: str) -> Finding:
    return Finding(
        UNFILLED_RULE, "warning", (section,), f"{FORM.section_by_id(section).label}：还没有写。", case=section
    )


MANY = tuple(error(f"c{i}", ("requests", "remedies")[i % 2]) for i in range(40)) + tuple(
    doubt(f"d{i}") for i in range(20)
)


def opened(qtbot: QtBot, findings: Sequence[Finding]) -> FindingsPanel:
    panel = FindingsPanel()
    qtbot.addWidget(panel)
    panel.resize(300, 400)
    with qtbot.waitActive(panel):
        panel.show()
    panel.show_findings(FORM, findings)
    QApplication.processEvents()
    return panel


def selected(panel: FindingsPanel) -> str:
    index = panel.view.currentIndex()
    finding = panel.model.row_at(index).finding if index.isValid() else None
    return finding.case if finding else ""


def shown(panel: FindingsPanel) -> list[str]:
    return [panel.model.data(panel.model.index(i)) for i in range(panel.model.rowCount())]


def test_errors_stand_apart_from_doubts_and_blanks_each_by_section() -> None:
    found = (doubt("x", "requests"), blank("overview"), error("b", "remedies"), doubt("y"), error("a"))
    assert [(row.text, row.finding.case if row.finding else "") for row in build_rows(FORM, found)] == [
        ("错误 2", ""),
        ("三、申请办理", ""),
        (error("a").message, "a"),
        ("四、复议诉讼", ""),
        (error("b").message, "b"),
        ("待说明 2", ""),
        ("二、主动公开", ""),
        (doubt("y").message, "y"),
        ("三、申请办理", ""),
        (doubt("x").message, "x"),
        ("未填 1", ""),
        (blank("overview").message, "overview"),
    ]


def test_each_weight_has_a_shape_of_its_own() -> None:
    marks = [row.mark for row in build_rows(FORM, (error("a"), doubt("b"), blank("other"))) if row.finding and row.mark]
    assert len({mark.shape for mark in marks}) == len({mark.colour for mark in marks}) == 3


def test_a_screen_reader_hears_the_weight(qtbot: QtBot) -> None:
    panel = opened(qtbot, (error("a"),))
    spoken = panel.model.data(panel.model.index(2), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"错误：{error('a').message}"


def test_no_findings_are_told_as_such(qtbot: QtBot) -> None:
    panel = opened(qtbot, (error("a"),))
    assert panel.view.isVisible()
    panel.show_findings(FORM, ())
    assert not panel.view.isVisible()


def test_a_click_and_enter_ask_for_the_place(qtbot: QtBot) -> None:
    panel = opened(qtbot, (error("a"), error("b")))
    with qtbot.waitSignal(panel.finding_requested) as clicked:
        where = panel.view.visualRect(panel.model.index(2)).center()
        QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert clicked.args == [error("a")]
    QTest.keyClick(panel.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.finding_requested) as entered:
        QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert entered.args == [error("b")]


def test_a_heading_cannot_be_chosen(qtbot: QtBot) -> None:
    panel = opened(qtbot, (error("a"),))
    with qtbot.assertNotEmitted(panel.finding_requested):
        where = panel.view.visualRect(panel.model.index(0)).center()
        QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_steps_go_round(qtbot: QtBot) -> None:
    panel = opened(qtbot, (error("a"), error("b"), doubt("c")))
    walked: list[str] = []
    panel.finding_requested.connect(lambda finding: walked.append(finding.case))
    for direction in (1, 1, 1, 1, -1, -1):
        panel.step_to_finding(direction)
    assert walked == ["a", "b", "c", "a", "c", "b"]


def test_a_first_step_back_goes_to_the_last(qtbot: QtBot) -> None:
    panel = opened(qtbot, (error("a"), error("b")))
    with qtbot.waitSignal(panel.finding_requested) as last:
        panel.step_to_finding(-1)
    assert last.args == [error("b")]


def test_stepping_through_nothing_goes_nowhere(qtbot: QtBot) -> None:
    panel = opened(qtbot, ())
    with qtbot.assertNotEmitted(panel.finding_requested):
        panel.step_to_finding(1)


def test_after_mending_a_finding_the_next_step_misses_none(qtbot: QtBot) -> None:
    panel = opened(qtbot, (error("a"), error("b"), error("c")))
    panel.step_to_finding(1)
    panel.step_to_finding(1)
    panel.show_findings(FORM, (error("a"), error("c")))
    with qtbot.waitSignal(panel.finding_requested) as following:
        panel.step_to_finding(1)
    assert following.args == [error("c")]


def test_selection_and_scrolling_stay_while_other_findings_come_and_go(qtbot: QtBot) -> None:
    panel = opened(qtbot, MANY)
    index = panel.model.index(panel.model.list_open_rows()[30])
    panel.view.setCurrentIndex(index)
    panel.view.scrollTo(index)
    QApplication.processEvents()
    before, kept = panel.view.visualRect(index).top(), selected(panel)
    fewer = tuple(f for f in MANY if f.case not in ("c0", "c2", "c39"))
    worded = tuple(replace(f, message=f.message * 4) if f.case == "c4" else f for f in fewer)
    panel.show_findings(FORM, (error("new"), *worded))
    QApplication.processEvents()
    assert selected(panel) == kept
    assert panel.view.selectionModel().selectedIndexes() == [panel.view.currentIndex()]
    assert panel.view.visualRect(panel.view.currentIndex()).top() == before


def test_equal_findings_touch_nothing(qtbot: QtBot) -> None:
    panel = opened(qtbot, MANY)
    touched: list[object] = []
    panel.model.rowsInserted.connect(lambda *_: touched.append("rows"))
    panel.model.dataChanged.connect(lambda *_: touched.append("data"))
    panel.show_findings(FORM, tuple(replace(finding) for finding in MANY))
    assert touched == []


@pytest.mark.parametrize("width", [225, 300, 480])
def test_no_words_are_cut(qtbot: QtBot, width: int) -> None:
    panel = opened(qtbot, (error("a", words="表三“自然人”列：新收加上年结转是 6 件，办结加结转下年是 7 件。" * 3),))
    panel.resize(width, 500)
    qtbot.wait(20)
    index = panel.model.index(2)
    text = panel.view.fontMetrics().boundingRect(
        0, 0, panel.view.viewport().width() - 40, 10_000, int(Qt.TextFlag.TextWordWrap), index.data()
    )
    rect = panel.view.visualRect(index)
    assert rect.height() > text.height()
    assert rect.right() <= panel.view.viewport().width()


FINDINGS = st.lists(
    st.sampled_from([error("a"), error("b", "remedies"), error("a", words="又不平了。"), doubt("c"), blank("other")]),
    unique_by=lambda finding: finding.key,
)


@given(st.lists(FINDINGS, max_size=5))
def test_whatever_came_before_the_list_shows_what_is_found_now(
    qapp: QApplication, history: list[list[Finding]]
) -> None:
    model = FindingsModel()
    for found in history:
        model.update_rows(build_rows(FORM, found))
        wanted = build_rows(FORM, found)
        assert [model.row_at(model.index(i)) for i in range(model.rowCount(QModelIndex()))] == wanted


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = FindingsModel()
    qtmodeltester.check(model)
    model.update_rows(build_rows(FORM, MANY))
    model.update_rows(build_rows(FORM, MANY[5:50]))
    model.update_rows(build_rows(FORM, (*MANY[7:30], error("x"))))
    model.update_rows([])


@pytest.mark.bench
def test_sixty_findings_cost_little(qtbot: QtBot) -> None:
    panel = opened(qtbot, MANY)
    spent = []
    for turn in range(40):
        found = (*(f for i, f in enumerate(MANY) if i != turn), blank("other"))
        start = perf_counter()
        panel.show_findings(FORM, found)
        spent.append(perf_counter() - start)
        QApplication.processEvents()
    print(f"median {sorted(spent)[20] * 1000:.2f} ms, worst {max(spent) * 1000:.2f} ms")
    assert sorted(spent)[20] < 0.003


@pytest.mark.parametrize("width", [300, 700])
def test_the_tick_where_nothing_was_found_is_round_however_wide_the_panel_is(qtbot: QtBot, width: int) -> None:
    panel = opened(qtbot, ())
    panel.resize(width, 400)
    [tick] = panel.findChildren(GoodSign)
    picture = tick.grab().toImage()
    ground = picture.pixel(0, 0)
    spots = [(x, y) for x in range(picture.width()) for y in range(picture.height()) if picture.pixel(x, y) != ground]
    columns, lines = ({spot[way] for spot in spots} for way in (0, 1))
    assert abs(len(columns) - len(lines)) <= 2
    assert abs(min(columns) + max(columns) + 1 - picture.width()) <= 2
