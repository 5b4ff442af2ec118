"""The list of findings: grouped by weight and section, unchanged where nothing changed."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.findings.findings_model import FindingsModel, build_rows
from tests.gui.findings.shown_findings import FORM, MANY, blank, doubt, error, opened


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


def test_a_screen_reader_hears_the_weight(qtbot: QtBot) -> None:
    panel = opened(qtbot, (error("a"),))
    spoken = panel.model.data(panel.model.index(2), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"错误：{error('a').message}"


def test_equal_findings_touch_nothing(qtbot: QtBot) -> None:
    panel = opened(qtbot, MANY)
    touched: list[object] = []
    panel.model.rowsInserted.connect(lambda *_: touched.append("rows"))
    panel.model.dataChanged.connect(lambda *_: touched.append("data"))
    panel.show_findings(FORM, tuple(replace(finding) for finding in MANY))
    assert touched == []


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
