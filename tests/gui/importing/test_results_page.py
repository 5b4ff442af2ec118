"""The reports of a folder checked, in the real window: a table of files, each one's findings, the list written out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

import exporters
from gui.application.application import Application
from gui.draft_list.start_page import StartPage
from gui.importing.results_model import ERRORS, FILE, STATE, UNIT, UNPLACED, YEAR, ResultsModel
from gui.importing.results_page import ResultsPage
from gui.style import theme
from gui.window.main_window import MainWindow
from model.checks.rules import compute_totals
from model.form import editions
from model.report.report import Value
from model.storage.store import Store
from tests.model.importing.layouts import laid_out, report
from tests.reports import balanced

LEFT = Qt.MouseButton.LeftButton
PATIENCE = 30_000
"""Milliseconds; the machine may be busy."""


class Office:
    """The program, and a folder of reports with a folder inside: sound, wrong, doubtful, unreadable, last year's."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self.window = window
        self.store = Store(folder / "drafts.db")
        self.program = Application(window, self.store, folder)
        self.reports = folder / "各单位"
        (self.reports / "乡镇").mkdir(parents=True)
        self.workbook("甲局.xlsx", {"cover.unit": "甲局"})
        self.workbook("乙局.xlsx", {"cover.unit": "乙局", "requests.received.natural": 99})
        self.workbook("乡镇/甲局去年.xlsx", {"cover.unit": "甲局", "cover.year": "2024", **carried_out(5)})
        (self.reports / "丙局.txt").write_text(f"√√\n{laid_out(report('2021'))}", encoding="utf-8")
        (self.reports / "坏.xlsx").write_bytes(b"PK")
        (self.reports / "~$甲局.xlsx").write_bytes(b"lock")
        (self.reports / "说明.md").write_text("不是报告")

    def workbook(self, name: str, values: dict[str, Value | None]) -> None:
        form = editions.load_form("2021")
        exporters.write_report(form, compute_totals(form, balanced().with_values(values)), self.reports / name)

    @property
    def page(self) -> ResultsPage:
        return self.program.import_controller.results.page

    def check(self, qtbot: QtBot) -> None:
        self.program.actions["check_folder"].trigger()
        self.wait(qtbot)

    def wait(self, qtbot: QtBot) -> None:
        qtbot.waitUntil(lambda: not self.program.import_controller.worker.is_busy, timeout=PATIENCE)

    def shown(self, column: int) -> list[str]:
        table = self.page.table.filtered
        return [str(table.index(row, column).data()) for row in range(table.rowCount())]

    def go_to(self, name: str) -> None:
        self.page.table.select_row(self.shown(FILE).index(name))


def carried_out(each: int) -> dict[str, Value | None]:
    """Applications left over at the year's end, with as many more received, so that the columns balance."""
    columns = [c for c in editions.load_form("2021").tables["requests"].list_lines("column") if not c.computed]
    values: dict[str, Value | None] = {f"requests.carried_out.{column.id}": each for column in columns}
    values.update({f"requests.received.{column.id}": each + 2 for column in columns})
    return values


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    window = MainWindow(StartPage())
    qtbot.addWidget(window)
    window.resize(1366, 768)
    office = Office(window, tmp_path)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(office.reports))
    with qtbot.waitActive(window):
        window.show()
    yield office
    window.close()


def test_every_readable_file_of_the_folder_has_a_line(qtbot: QtBot, office: Office) -> None:
    office.check(qtbot)
    assert office.page.isVisible()
    assert office.page.table.hasFocus()
    assert office.page.title_label.text() == "检查结果：各单位"
    inside = str(Path("乡镇/甲局去年.xlsx"))
    assert office.shown(FILE) == ["丙局.txt", "乙局.xlsx", "坏.xlsx", "甲局.xlsx", inside]
    assert office.shown(UNIT) == ["云岭县水务局", "乙局", "", "甲局", "甲局"]
    assert office.shown(YEAR) == ["2025 年", "2025 年", "", "2025 年", "2024 年"]
    assert office.shown(ERRORS)[1:] == ["2", "", "", ""]
    assert office.shown(UNPLACED)[0] == "1"
    assert office.shown(STATE)[2].startswith("文件坏了")
    assert office.store.list_summaries() == []


def test_last_years_report_of_the_same_unit_is_compared_and_that_is_said(qtbot: QtBot, office: Office) -> None:
    office.check(qtbot)
    assert office.page.summary_label.text() == (
        "检查了 4 份年报，2 份有错误，1 个文件没有读进来，1 份对照了文件夹里同一单位的上年报告。"
    )
    office.go_to("甲局.xlsx")
    QTest.keyClick(office.page.table, Qt.Key.Key_Return)
    assert "已对照上年的“甲局去年.xlsx”" in office.page.file_page.remark_label.text()
    said = [office.page.file_page.model.index(i).data() for i in range(office.page.file_page.model.rowCount())]
    assert any("上年" in words for words in said)


def test_enter_and_double_click_show_a_files_findings_with_both_sides(qtbot: QtBot, office: Office) -> None:
    office.check(qtbot)
    office.go_to("乙局.xlsx")
    QTest.keyClick(office.page.table, Qt.Key.Key_Return)
    findings = office.page.file_page
    assert findings.view.hasFocus()
    assert findings.verdict_label.text().startswith("● 2 处错误")
    said = [findings.model.index(i).data() for i in range(findings.model.rowCount())]
    assert any("99" in words and "相差 97 件" in words for words in said)
    QTest.keyClick(findings.view, Qt.Key.Key_Escape)
    assert office.page.table.hasFocus()
    where = office.page.table.visualRect(office.page.table.filtered.index(0, FILE)).center()
    viewport = office.page.table.viewport()
    QTest.mouseClick(viewport, LEFT, pos=where)
    QTest.mouseDClick(viewport, LEFT, pos=where)
    assert findings.leftovers.isVisible()
    assert "√√" in findings.leftovers.item(0).text()
    QTest.mouseClick(findings.back_button, LEFT)
    assert office.page.table.isVisible()


def test_a_file_that_could_not_be_read_says_why(qtbot: QtBot, office: Office) -> None:
    office.check(qtbot)
    office.go_to("坏.xlsx")
    QTest.keyClick(office.page.table, Qt.Key.Key_Return)
    findings = office.page.file_page
    assert findings.remark_label.text().startswith("读不了“坏.xlsx”：文件坏了")
    assert findings.draft_button.isHidden()
    assert findings.view.isHidden()


def test_a_checked_file_becomes_a_draft_when_asked(qtbot: QtBot, office: Office) -> None:
    office.check(qtbot)
    office.go_to("乙局.xlsx")
    QTest.keyClick(office.page.table, Qt.Key.Key_Return)
    QTest.mouseClick(office.page.file_page.draft_button, LEFT)
    assert office.program.editor.open_draft.draft.report.unit == "乙局"
    office.program.close_draft()
    assert office.page.file_page.draft_button.text() == "打开草稿"
    QTest.keyClick(office.page.file_page.view, Qt.Key.Key_Escape)
    QTest.keyClick(office.page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.mouseClick(office.page.draft_button, LEFT)
    assert sorted(card.unit for card in office.store.list_summaries()) == ["乙局", "云岭县水务局", "甲局", "甲局"]
    assert office.page.isVisible()
    assert office.page.draft_button.isHidden()


def test_the_table_is_sorted_and_searched(qtbot: QtBot, office: Office) -> None:
    office.check(qtbot)
    office.page.table.sortByColumn(STATE, Qt.SortOrder.DescendingOrder)
    assert "处错误" in office.shown(STATE)[0]
    office.page.table.sortByColumn(UNIT, Qt.SortOrder.AscendingOrder)
    assert office.shown(UNIT)[1:3] == ["甲局", "甲局"]
    QTest.keyClick(office.page.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert office.page.search_box.hasFocus()
    office.page.search_box.insert("甲局 ２０２４")
    assert office.shown(YEAR) == ["2024 年"]
    assert office.page.count_label.text() == "找到 1 个，共 5 个文件"
    QTest.keyClick(office.page.search_box, Qt.Key.Key_Down)
    QTest.keyClick(office.page.table, Qt.Key.Key_Escape)
    assert len(office.shown(FILE)) == 5


def test_the_list_is_written_with_every_problem(
    qtbot: QtBot, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "清单.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path.with_suffix("")), ""))
    office.check(qtbot)
    QTest.mouseClick(office.page.list_button, LEFT)
    qtbot.waitUntil(path.exists, timeout=PATIENCE)
    book = load_workbook(path)
    files = [[str(cell.value or "") for cell in row] for row in book["清单"].iter_rows()]
    assert files[0] == ["文件", "单位", "年度", "读入格数", "错误", "待说明", "没找到位置", "结论"]
    assert files[2][:5] == ["乙局.xlsx", "乙局", "2025", "200", "2"]
    assert files[3][7].startswith("读不了“坏.xlsx”")
    problems = [[str(cell.value or "") for cell in row] for row in book["问题"].iter_rows()]
    assert any(row[0] == "乙局.xlsx" and row[3] == "错误" and "相差 97 件" in row[4] for row in problems)
    assert any(row[0] == "丙局.txt" and row[3] == "没找到位置" and "√√" in row[4] for row in problems)


def test_a_disk_that_is_full_leaves_the_list_as_it_is(qtbot: QtBot, office: Office) -> None:
    office.check(qtbot)
    office.go_to("乙局.xlsx")
    office.store._connection.execute("PRAGMA max_page_count = 1")
    QTest.mouseClick(office.page.draft_button, LEFT)
    assert office.program.start_page.notice_bar.message_label.text().startswith("没有导入。")
    assert office.shown(ERRORS)[1] == "2"


def drop(office: Office, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(office.program.start_page, QDragEnterEvent(QPoint(9, 9), copy, data, LEFT, none))
    QApplication.sendEvent(office.program.start_page, QDropEvent(QPointF(9, 9), copy, data, LEFT, none))


def test_a_folder_that_is_dropped_may_be_checked_or_taken_in(qtbot: QtBot, office: Office) -> None:
    drop(office, office.reports)
    bar = office.program.start_page.notice_bar
    qtbot.waitUntil(bar.isVisible, timeout=PATIENCE)
    assert bar.message_label.text() == "文件夹“各单位”里有 5 个能读的文件。要检查，还是全部导入？"
    assert bar.buttons["检查"].hasFocus()
    QTest.keyClick(bar.buttons["检查"], Qt.Key.Key_Return)
    office.wait(qtbot)
    assert office.page.title_label.text() == "检查结果：各单位"
    assert office.store.list_summaries() == []
    drop(office, office.reports)
    qtbot.waitUntil(bar.isVisible, timeout=PATIENCE)
    QTest.mouseClick(bar.buttons["全部导入"], LEFT)
    office.wait(qtbot)
    assert office.page.title_label.text() == "导入结果"
    assert len(office.store.list_summaries()) == 4


def test_a_folder_without_reports_says_what_can_be_read(
    qtbot: QtBot, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "空").mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "空"))
    office.check(qtbot)
    words = office.program.import_controller.bar.message_label.text()
    assert words.startswith("文件夹“空”里没有能读的文件；能读的有Excel（.xlsx、.csv）、")


def test_checking_can_be_cancelled_and_shows_what_was_done(qtbot: QtBot, office: Office) -> None:
    intake = office.program.import_controller
    intake.worker.file_checked.connect(intake.cancel_import)
    office.program.actions["check_folder"].trigger()
    qtbot.waitUntil(lambda: not intake.worker.is_busy, timeout=PATIENCE)
    assert office.page.summary_label.text().endswith("已停止，其余 4 个文件没有读。")
    assert len(office.shown(FILE)) == 1


def test_a_screen_reader_hears_whose_file_it_is_and_how_it_stands(qtbot: QtBot, office: Office) -> None:
    office.check(qtbot)
    role = Qt.ItemDataRole.AccessibleTextRole
    row = office.shown(FILE).index("乙局.xlsx")
    said = office.page.table.filtered.index(row, FILE).data(role)
    assert said.startswith("乙局.xlsx，乙局 2025 年，2 处错误")
    assert office.page.table.accessibleName() == "读过的文件"
    assert office.page.search_box.accessibleName()


@pytest.mark.parametrize("size", [(1366, 768), (683, 384)])
def test_nothing_is_cut_off_in_a_small_window(qtbot: QtBot, office: Office, size: tuple[int, int]) -> None:
    office.window.resize(*size)
    office.check(qtbot)
    QApplication.processEvents()
    assert (office.window.width(), office.window.height()) == size
    assert not office.page.table.horizontalScrollBar().isVisible()
    assert office.page.table.viewport().height() >= theme.ROW_HEIGHT


def test_the_list_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(ResultsModel())
