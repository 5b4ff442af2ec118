"""Findings of each weight, shown in the panel."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.findings.findings_panel import FindingsPanel
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
