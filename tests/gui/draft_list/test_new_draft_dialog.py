"""The question before a new draft."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton
from pytestqt.qtbot import QtBot

from gui.draft_list.new_draft_dialog import NewDraftDialog
from model.report.deadline import year_due
from model.report.report import Report

TODAY = date(2026, 1, 12)


def asked(qtbot: QtBot, unit: str = "", year: int | None = None, today: date = TODAY) -> NewDraftDialog:
    dialog = NewDraftDialog(None, today, unit, year)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def ok(dialog: NewDraftDialog) -> QPushButton:
    return dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)


@pytest.mark.parametrize(
    ("today", "year"), [(date(2026, 1, 1), 2025), (date(2026, 6, 30), 2025), (date(2026, 7, 1), 2026)]
)
def test_the_year_due_changes_in_july(today: date, year: int) -> None:
    assert year_due(today) == year


def test_unit_and_enter_are_enough(qtbot: QtBot) -> None:
    dialog = asked(qtbot)
    assert not ok(dialog).isEnabled()
    assert dialog.problem_label.text() == "请先填单位名称。"
    QTest.keyClicks(dialog.unit_box, "Linjiang")
    assert dialog.problem_label.isHidden()
    QTest.keyClick(dialog.unit_box, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.make_report() == Report("2021", {"unit": "Linjiang", "year": "2025", "scope": "本机关"})


@pytest.mark.parametrize(
    ("year", "reason"),
    [
        ("", "请填四位数的报告年度，例如 2025。"),
        ("202", "请填四位数的报告年度，例如 2025。"),
        ("2018", "这里的格式从 2019 年的报告开始，请填 2019 或以后的年度。"),
        ("2027", "2027 年还没有到；报告年度是所报告的那一年，不是写报告的这一年。"),
        ("2026", ""),
        ("２０１９", ""),
    ],
)
def test_a_year_that_cannot_be_is_refused_with_its_reason(qtbot: QtBot, year: str, reason: str) -> None:
    dialog = asked(qtbot, "临江县水务局")
    dialog.year_box.clear()
    dialog.year_box.insert(year)
    assert dialog.problem_label.text() == reason
    assert ok(dialog).isEnabled() == (not reason)


def test_the_edition_follows_the_year_until_it_is_chosen(qtbot: QtBot) -> None:
    dialog = asked(qtbot, "临江县水务局", 2025)
    assert dialog.explanation_label.text() == "2021 年及以后的报告用 2021 格式（国办公开办函〔2021〕30号）。"
    dialog.year_box.setText("2020")
    assert dialog.make_report().edition == "2019"
    assert dialog.explanation_label.text() == "2019 年至 2020 年的报告用 2019 格式（国办公开办函〔2019〕60号）。"
    dialog.edition_box.setFocus()
    QTest.keyClick(dialog.edition_box, Qt.Key.Key_Down)
    assert dialog.make_report().edition == "2021"
    assert dialog.explanation_label.text() == "▲ 2020 年的报告应当用 2019 格式，现在选的是 2021 格式。"
    assert dialog.explanation_label.property("over") is True
    dialog.year_box.setText("2019")
    assert dialog.make_report().edition == "2021"


def test_a_report_from_last_years_comes_with_unit_and_year(qtbot: QtBot) -> None:
    dialog = asked(qtbot, "临江县水务局", 2025)
    assert ok(dialog).isEnabled()
    assert dialog.make_report().unit == "临江县水务局"
    assert dialog.make_report().year == 2025
    assert dialog.windowTitle() == "生成 2025 年年报"


def test_the_scope_is_taken_along(qtbot: QtBot) -> None:
    dialog = asked(qtbot, "临江县", 2025)
    dialog.scope_box.setFocus()
    QTest.keyClick(dialog.scope_box, Qt.Key.Key_Down)
    assert dialog.make_report().cover["scope"] == "本级政府汇总"


def test_escape_leaves(qtbot: QtBot) -> None:
    dialog = asked(qtbot, "临江县水务局")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_a_screen_reader_hears_every_box(qtbot: QtBot) -> None:
    dialog = asked(qtbot)
    boxes = (dialog.unit_box, dialog.year_box, dialog.scope_box, dialog.edition_box)
    assert [box.accessibleName() for box in boxes] == ["单位名称", "报告年度", "统计范围", "表格格式"]
