"""The reports of a folder checked, in the real window: a table of files, each one's findings, the list written out.

Covers gui/importing/results_controller.py and gui/importing/results_table.py too.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.importing.results_model import ERRORS, FILE, STATE, UNIT, UNPLACED, YEAR
from gui.style import theme
from gui.system.file_chooser import FileDialog
from tests.gui.dropping import drop_files
from tests.gui.importing.checking import LEFT, PATIENCE, Office
from tests.gui.opened import editor_of
from tests.model.importing.layouts import laid_out, report, row_a_line


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


def test_a_checked_file_becomes_a_draft_when_asked(qtbot: QtBot, office: Office) -> None:
    office.check(qtbot)
    office.go_to("乙局.xlsx")
    QTest.keyClick(office.page.table, Qt.Key.Key_Return)
    QTest.mouseClick(office.page.file_page.draft_button, LEFT)
    assert editor_of(office.program).open_draft.draft.report.unit == "乙局"
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
    monkeypatch.setattr(FileDialog, "getSaveFileName", lambda *_: (str(path.with_suffix("")), ""))
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


def test_a_folder_that_is_dropped_may_be_checked_or_taken_in(qtbot: QtBot, office: Office) -> None:
    drop_files(office.window, [office.reports])
    bar = office.program.start_page.notice_bar
    qtbot.waitUntil(bar.isVisible, timeout=PATIENCE)
    assert bar.message_label.text() == "文件夹“各单位”里有 5 个能读的文件。要检查，还是全部导入？"
    assert bar.buttons["检查"].hasFocus()
    QTest.keyClick(bar.buttons["检查"], Qt.Key.Key_Return)
    office.wait(qtbot)
    assert office.page.title_label.text() == "检查结果：各单位"
    assert office.store.list_summaries() == []
    drop_files(office.window, [office.reports])
    qtbot.waitUntil(bar.isVisible, timeout=PATIENCE)
    QTest.mouseClick(bar.buttons["全部导入"], LEFT)
    office.wait(qtbot)
    assert office.page.title_label.text() == "导入结果"
    assert len(office.store.list_summaries()) == 4


def test_a_folder_without_reports_says_what_can_be_read(
    qtbot: QtBot, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "空").mkdir()
    monkeypatch.setattr(FileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "空"))
    office.check(qtbot)
    words = office.program.import_controller.bar.message_label.text()
    assert words.startswith("文件夹“空”里没有能读的文件；能读的有Excel（.xlsx、")


def test_checking_can_be_cancelled_and_shows_what_was_done(qtbot: QtBot, office: Office) -> None:
    intake = office.program.import_controller
    intake.worker.file_checked.connect(intake.cancel_import)
    office.program.actions["check_folder"].trigger()
    qtbot.waitUntil(lambda: not intake.worker.is_busy, timeout=PATIENCE)
    assert office.page.summary_label.text().endswith("已停止，其余 4 个文件没有读。")
    assert len(office.shown(FILE)) == 1


@pytest.mark.parametrize("size", [(1366, 768), (683, 384)])
def test_nothing_is_cut_off_in_a_small_window(qtbot: QtBot, office: Office, size: tuple[int, int]) -> None:
    office.window.resize(*size)
    office.check(qtbot)
    QApplication.processEvents()
    assert (office.window.width(), office.window.height()) == size
    assert not office.page.table.horizontalScrollBar().isVisible()
    assert office.page.table.viewport().height() >= theme.ROW_HEIGHT


def test_a_file_of_which_something_was_not_read_is_never_called_ready(qtbot: QtBot, office: Office) -> None:
    lines = laid_out(report("2021"), row_a_line).split("\n")
    rows = "\n".join(line for line in lines if "（一）予以公开" not in line)
    (office.reports / "丁局.txt").write_text(rows, encoding="utf-8")
    office.check(qtbot)
    office.go_to("丁局.txt")
    state = office.shown(STATE)[office.shown(FILE).index("丁局.txt")]
    assert "7 处没有读到" in state
    assert office.shown(UNPLACED)[office.shown(FILE).index("丁局.txt")] == ""
    QTest.keyClick(office.page.table, Qt.Key.Key_Return)
    said = [office.page.file_page.model.index(i).data() for i in range(office.page.file_page.model.rowCount())]
    assert "表三有 7 格没有读到（（一）予以公开），请对照原文填写。" in said
