"""Several drafts exported at once, in the real window, by keys and mouse.

Covers gui/exporting/batch_bar.py too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from exporters.content import blocks, report_content
from exporters.content.options import ExportOptions
from gui.application.application import Application
from gui.draft_list.start_page import StartPage
from gui.exporting.batch_bar import BatchBar
from gui.exporting.batch_export import ExportBatch
from gui.system.file_chooser import FileDialog
from gui.window.main_window import MainWindow
from model import importing
from model.checks.findings import count_findings
from model.checks.rules import check_report, compute_totals
from model.form import editions
from model.form.form import Form
from model.report.report import Report
from model.storage.store import Store
from model.storage.summaries import DraftSummary
from tests.reports import balanced

LEFT = Qt.MouseButton.LeftButton
NAME = "2025年政府信息公开工作年度报告"
PATIENCE = 30_000
"""Milliseconds; the machine may be busy."""


class Office:
    """The program with drafts of these units, and the folder that is chosen whenever one is asked for."""

    def __init__(self, window: MainWindow, folder: Path, *units: str) -> None:
        self.folder = folder / "导出"
        self.folder.mkdir()
        self.store = Store(folder / "drafts.db")
        for unit in reversed(units):
            report = balanced().with_values({"cover.unit": unit})
            form = editions.load_form("2021")
            self.store.create_draft(report, count_findings(check_report(form, compute_totals(form, report))))
        self.program = Application(window, self.store, folder)
        self.start = self.program.start_page
        self.bar = window.findChildren(BatchBar)[0]

    def ask(self, *suffixes: str) -> None:
        """Select all, ask for an export, tick these formats."""
        self.start.drafts_table.setFocus()
        QTest.keyClick(self.start.drafts_table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.start.drafts_table.export_requested.emit()
        for suffix, box in self.bar.format_boxes.items():
            if box.isChecked() != (suffix in suffixes):
                QTest.keyClick(box, Qt.Key.Key_Space)

    def go(self, qtbot: QtBot) -> None:
        """Press the button and wait for the outcome."""
        QTest.mouseClick(self.bar.start_button, LEFT)
        self.wait(qtbot)

    def wait(self, qtbot: QtBot) -> None:
        qtbot.waitUntil(self.bar.close_button.isVisible, timeout=PATIENCE)

    @property
    def files(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir())


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    window = MainWindow(StartPage())
    qtbot.addWidget(window)
    window.resize(1024, 640)
    with qtbot.waitActive(window):
        window.show()
    office = Office(window, tmp_path, "甲局", "乙/局", "甲局")
    monkeypatch.setattr(FileDialog, "getExistingDirectory", lambda *_: str(office.folder))
    yield office
    window.close()


def test_all_selected_are_written_in_each_format(qtbot: QtBot, office: Office) -> None:
    office.ask(".pdf", ".xlsx")
    assert office.bar.message_label.text() == "导出选中的 3 份年报。"
    office.go(qtbot)
    assert office.files == sorted(
        f"{unit}{NAME}{number}{suffix}"
        for unit, number in (("甲局", ""), ("乙_局", ""), ("甲局", "（2）"))
        for suffix in (".pdf", ".xlsx")
    )
    assert office.bar.message_label.text() == "已导出 3 份年报（6 个文件）到“导出”。"
    assert importing.read_report(office.folder / f"乙_局{NAME}.xlsx").report.unit == "乙/局"
    with pypdfium2.PdfDocument(office.folder / f"甲局{NAME}.pdf") as pdf:
        assert len(pdf) > 1
    QTest.mouseClick(office.bar.close_button, LEFT)
    assert office.bar.isHidden()
    assert office.start.drafts_table.hasFocus()


def test_without_a_format_there_is_nothing_to_start(office: Office) -> None:
    office.ask()
    assert not office.bar.start_button.isEnabled()
    QTest.keyClick(office.bar.leave_button, Qt.Key.Key_Escape)
    assert office.bar.isHidden()


def test_no_folder_no_export(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FileDialog, "getExistingDirectory", lambda *_: "")
    office.ask(".xlsx")
    QTest.mouseClick(office.bar.start_button, LEFT)
    assert office.bar.start_button.isVisible()
    assert office.files == []


@pytest.mark.parametrize(
    ("answer", "kept", "count"), [("替换", False, 3), ("都保留，新文件加编号", True, 4), ("不导出", True, 1)]
)
def test_what_is_there_is_replaced_only_when_told_to(
    qtbot: QtBot, office: Office, answer: str, kept: bool, count: int
) -> None:
    there = office.folder / f"甲局{NAME}.xlsx"
    there.write_text("旧")
    office.ask(".xlsx")
    QTest.mouseClick(office.bar.start_button, LEFT)
    assert office.start.notice_bar.message_label.text() == "文件夹“导出”里已有 1 个同名文件，要替换吗？"
    assert office.start.notice_bar.buttons["都保留，新文件加编号"].hasFocus()
    QTest.mouseClick(office.start.notice_bar.buttons[answer], LEFT)
    if answer != "不导出":
        office.wait(qtbot)
    assert (there.read_bytes() == "旧".encode()) is kept
    assert len(office.files) == count


def test_the_window_stays_usable_and_shows_how_far_it_is(qtbot: QtBot, office: Office) -> None:
    ticks: list[str] = []
    timer = QTimer(office.bar)
    timer.timeout.connect(lambda: ticks.append(office.bar.message_label.text()))
    timer.start(5)
    office.ask(".pdf")
    QTest.mouseClick(office.bar.start_button, LEFT)
    assert office.start.drafts_table.hasFocus()
    QTest.keyClick(office.start.drafts_table, Qt.Key.Key_Down)
    assert [card.unit for card in office.start.drafts_table.selected_drafts()] == ["乙/局"]
    office.start.drafts_table.export_requested.emit()
    assert office.bar.cancel_button.isVisible()
    office.wait(qtbot)
    assert "正在导出 2 / 3：乙/局 2025 年" in ticks
    assert any(text.startswith("正在导出 3 / 3：甲局 2025 年") for text in ticks)


def test_cancelling_leaves_whole_files_only(qtbot: QtBot, office: Office) -> None:
    office.ask(".pdf", ".xlsx")
    QTest.mouseClick(office.bar.start_button, LEFT)
    QTest.mouseClick(office.bar.cancel_button, LEFT)
    assert not office.bar.cancel_button.isEnabled()
    office.wait(qtbot)
    assert office.bar.message_label.text().startswith("已停止。已导出 0 份年报（")
    assert len(office.files) <= 1
    assert not any(name.startswith(".") for name in office.files)
    office.ask(".xlsx")
    assert office.bar.start_button.isVisible()


def test_each_failure_is_listed_and_the_others_are_written(qtbot: QtBot, office: Office) -> None:
    (office.folder / f"乙_局{NAME}.xlsx").mkdir()
    office.ask(".xlsx")
    QTest.mouseClick(office.bar.start_button, LEFT)
    QTest.mouseClick(office.start.notice_bar.buttons["替换"], LEFT)
    office.wait(qtbot)
    assert office.bar.message_label.text() == "已导出 2 份年报（2 个文件）到“导出”，1 份没有导出完。"
    assert office.bar.problem_list.isVisible()
    assert office.bar.problem_list.toPlainText().startswith(f"乙/局 2025 年：写不了“乙_局{NAME}.xlsx”：")


def test_a_folder_that_goes_away_is_told_for_each(qtbot: QtBot, office: Office) -> None:
    office.ask(".xlsx")
    QTest.mouseClick(office.bar.start_button, LEFT)
    office.folder.rename(office.folder.with_name("移走"))  # at once, while papers are being written into it
    office.wait(qtbot)
    lines = office.bar.problem_list.toPlainText().splitlines()
    assert 2 <= len(lines) <= 3
    assert all("请换个地方保存" in line for line in lines)


def test_drafts_that_cannot_be_read_are_told_and_the_rest_go_on(qtbot: QtBot, office: Office) -> None:
    office.ask(".xlsx")
    office.store._database.execute(
        "UPDATE entries SET value = 'x' WHERE place = 'requests.granted.natural' AND draft = 2"
    )
    office.go(qtbot)
    assert office.bar.message_label.text().endswith("1 份没有导出完。")
    assert "有损坏" in office.bar.problem_list.toPlainText()
    assert len(office.files) == 2


def test_errors_left_are_named_and_marked_on_the_paper(qtbot: QtBot, office: Office) -> None:
    wrong = balanced().with_values({"cover.unit": "丙局", "requests.received.natural": 99})
    form = editions.load_form("2021")
    office.store.create_draft(wrong, count_findings(check_report(form, compute_totals(form, wrong))))
    office.program.drafts_controller.show_drafts()
    office.ask(".pdf")
    assert office.bar.message_label.text() == "导出选中的 4 份年报。▲ 其中 1 份还有错误没有改。"
    assert office.bar.draft_mark_box.isVisible()
    office.go(qtbot)
    said = {}
    for name in (f"丙局{NAME}.pdf", f"甲局{NAME}.pdf"):
        with pypdfium2.PdfDocument(office.folder / name) as pdf:
            said[name[:2]] = "草稿" in pdf[0].get_textpage().get_text_bounded().replace("\n", "")
    assert said == {"丙局": True, "甲局": False}


def test_pictures_are_added_to_every_paper_when_ticked(qtbot: QtBot, office: Office) -> None:
    office.ask(".pdf", ".html")
    QTest.keyClick(office.bar.pictures_box, Qt.Key.Key_Space)
    office.go(qtbot)
    for name in office.files:
        if name.endswith(".html"):
            assert (office.folder / name).read_text(encoding="utf-8").count("<svg") == 4
        else:
            with pypdfium2.PdfDocument(office.folder / name) as pdf:
                assert "一图读懂" in pdf[len(pdf) - 1].get_textpage().get_text_bounded()
    assert len(office.files) == 6


def test_closing_the_window_stops_the_work(qtbot: QtBot, office: Office) -> None:
    office.ask(".pdf")
    QTest.mouseClick(office.bar.start_button, LEFT)
    office.program.window.close()
    qtbot.waitUntil(office.bar.cancel_button.isHidden, timeout=PATIENCE)
    assert len(office.files) <= 1


def test_the_files_of_a_draft_share_its_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Report] = []

    def noted(form: Form, report: Report, *more: Any) -> Iterator[blocks.Block]:
        made.append(report)
        return blocks.make_blocks(form, report, *more)

    monkeypatch.setattr(report_content, "make_blocks", noted)
    form, report = editions.load_form("2021"), balanced()
    card = DraftSummary(1, report.unit, report.year, "2021", datetime(2026, 1, 12), 0, 0, 0, 0)
    paths = [tmp_path / f"a{suffix}" for suffix in (".pdf", ".docx", ".html")]
    batch = ExportBatch(tmp_path, [card], [paths], ExportOptions(infographic=True))
    assert batch.write_next((form, report, None)) == ([], 3)
    assert len(made) == 1
