"""Files taken in, in the real window: read beside its own work, told in lines and pages, never in boxes.

Covers gui/importing/import_worker.py and gui/importing/imported_drafts.py too.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

import exporters
from gui.application.application import Application
from gui.draft_list.start_page import StartPage
from gui.editor.unplaced_panel import UnplacedPanel
from gui.importing.imported_drafts import ImportedDrafts
from gui.importing.results_model import STATE, UNIT, ResultRow
from gui.system.file_chooser import FileDialog
from gui.window.main_window import MainWindow
from model.checks.rules import compute_totals
from model.form import editions
from model.importing.file_check import check_file
from model.storage.store import Store
from tests.command_line import sound
from tests.gui.dropping import drop_files
from tests.gui.opened import editor_of
from tests.model.importing.layouts import laid_out, report, row_a_line
from tests.reports import balanced

LEFT, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
PATIENCE = 30_000
"""Milliseconds; the machine may be busy."""


class Office:
    """The program with an empty list, and files to be taken in."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self.folder = folder
        self.window = window
        self.store = Store(folder / "drafts.db")
        self.program = Application(window, self.store, folder)
        self.start = self.program.start_page
        self.bar = self.program.import_controller.bar

    def workbook(self, name: str, unit: str = "甲局", year: int = 2025) -> Path:
        whole = balanced().with_values({"cover.unit": unit, "cover.year": str(year)})
        form = editions.load_form("2021")
        exporters.write_report(form, compute_totals(form, whole), self.folder / name)
        return self.folder / name

    def doubtful(self, name: str = "网页.txt") -> Path:
        """A text with two lines that belong nowhere."""
        path = self.folder / name
        path.write_text(f"发布时间：2026-01-12\n√\n{laid_out(report('2021'))}", encoding="utf-8")
        return path

    def broken(self, name: str = "坏.xlsx") -> Path:
        path = self.folder / name
        beginning = bytes.fromhex("d0cf11e0a1b11ae1") if path.suffix == ".doc" else b"PK"
        path.write_bytes(beginning + bytes(600))
        return path

    def drop(self, *paths: Path) -> None:
        drop_files(self.window, paths)

    def wait(self, qtbot: QtBot) -> None:
        worker, opening = self.program.import_controller.worker, self.program.opening
        qtbot.waitUntil(lambda: not worker.is_busy and not opening.is_running, timeout=PATIENCE)

    def take(self, qtbot: QtBot, *paths: Path) -> None:
        self.drop(*paths)
        self.wait(qtbot)


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[Office]:
    window = MainWindow(StartPage())
    qtbot.addWidget(window)
    window.resize(1366, 768)
    office = Office(window, tmp_path)
    with qtbot.waitActive(window):
        window.show()
    yield office
    window.close()


def test_a_whole_file_is_opened_and_nothing_is_in_the_way(qtbot: QtBot, office: Office) -> None:
    office.take(qtbot, office.workbook("a.xlsx"))
    assert editor_of(office.program).open_draft.draft.report.unit == "甲局"
    assert office.bar.isHidden()
    assert editor_of(office.program).notice_bar.isHidden()
    assert not editor_of(office.program).side_panel.has_page(UnplacedPanel)
    assert not office.program.actions["leftovers"].isEnabled()
    assert office.window.statusBar().currentMessage() == "已导入“a.xlsx”。"


def test_the_dialog_asks_for_every_kind_that_can_be_read_and_takes_several(
    qtbot: QtBot, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def choose(*arguments: object) -> tuple[list[str], str]:
        asked.append(str(arguments[3]))
        return [str(office.workbook("a.xlsx")), str(office.workbook("b.xlsx", "乙局"))], ""

    monkeypatch.setattr(FileDialog, "getOpenFileNames", choose)
    QTest.keyClick(office.window, Qt.Key.Key_O, CONTROL)
    office.wait(qtbot)
    assert asked[0].startswith("能读的文件 (*.xlsx ")
    assert {card.unit for card in office.store.list_summaries()} == {"甲局", "乙局"}


def test_what_found_no_place_is_listed_beside_the_form_until_it_is_dealt_with(qtbot: QtBot, office: Office) -> None:
    office.take(qtbot, office.doubtful())
    editor = editor_of(office.program)
    assert editor.notice_bar.message_label.text() == "已导入“网页.txt”。没有找到位置的内容有 2 处，请核对。"
    QTest.mouseClick(editor.notice_bar.buttons["查看…"], LEFT)
    assert editor.notice_bar.isHidden()
    panel = editor.side_panel.find_page(UnplacedPanel)
    assert panel.isVisible()
    assert panel.text_list.hasFocus()
    assert panel.text_list.count() == 2
    editor.switch_tab(3)
    assert panel.isVisible()
    office.program.close_draft()
    QTest.keyClick(office.start.drafts_table, Qt.Key.Key_Return)
    panel = editor_of(office.program).side_panel.find_page(UnplacedPanel)
    QTest.mouseClick(panel.done_button, LEFT)
    assert not editor_of(office.program).side_panel.has_page(UnplacedPanel)
    office.program.close_draft()
    QTest.keyClick(office.start.drafts_table, Qt.Key.Key_Return)
    assert not editor_of(office.program).side_panel.has_page(UnplacedPanel)


def test_the_keys_alone_reach_the_pieces_and_copy_them(qtbot: QtBot, office: Office) -> None:
    office.take(qtbot, office.doubtful())
    QTest.keyClick(office.window, Qt.Key.Key_O, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    panel = editor_of(office.program).side_panel.find_page(UnplacedPanel)
    assert panel.text_list.hasFocus()
    QTest.keyClick(panel.text_list, Qt.Key.Key_C, CONTROL)
    first = panel.text_list.item(0).text()
    assert "发布时间" in first
    assert QGuiApplication.clipboard().text() == first
    QTest.keyClick(panel.text_list, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(panel.text_list, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == f"{first}\n{panel.text_list.item(1).text()}"
    QGuiApplication.clipboard().clear()
    QTest.mouseClick(panel.copy_button, LEFT)
    assert QGuiApplication.clipboard().text().count("\n") == 1


def test_the_same_unit_and_year_again_is_said_and_kept_beside(qtbot: QtBot, office: Office) -> None:
    path = office.workbook("a.xlsx")
    office.take(qtbot, path)
    office.program.close_draft()
    office.take(qtbot, path)
    words = editor_of(office.program).notice_bar.message_label.text()
    assert words == "已导入“a.xlsx”。列表里已有“甲局 2025 年”，这一份另外保存，没有覆盖它。"
    assert len(office.store.list_summaries()) == 2


@pytest.mark.parametrize(
    ("name", "words"), [("坏.xlsx", "文件坏了"), ("年报.doc", "另存为 .docx"), ("表.pages", "不会读这种文件")]
)
def test_a_file_that_cannot_be_read_is_one_sentence_in_a_line(
    qtbot: QtBot, office: Office, name: str, words: str
) -> None:
    office.take(qtbot, office.broken(name))
    assert office.bar.message_label.text().startswith(f"没有导入。读不了“{name}”：")
    assert words in office.bar.message_label.text()
    assert office.bar.close_button.hasFocus()
    QTest.keyClick(office.bar.close_button, Qt.Key.Key_Return)
    assert office.bar.isHidden()
    assert office.store.list_summaries() == []


def test_a_failure_leaves_the_open_draft_where_it_is(
    qtbot: QtBot, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.take(qtbot, office.workbook("a.xlsx"))
    editor = editor_of(office.program)
    path = str(office.broken())
    monkeypatch.setattr(FileDialog, "getOpenFileNames", lambda *_: ([path], ""))
    QTest.keyClick(office.window, Qt.Key.Key_O, CONTROL)
    office.wait(qtbot)
    assert editor_of(office.program) is editor
    assert editor.isVisible()
    assert office.bar.isVisible()


def test_several_files_are_listed_with_what_became_of_each(qtbot: QtBot, office: Office) -> None:
    office.take(qtbot, office.workbook("a.xlsx"), office.broken(), office.doubtful())
    page = office.program.import_controller.results.page
    assert page.isVisible()
    assert page.table.hasFocus()
    assert page.title_label.text() == "导入结果"
    assert page.summary_label.text() == "导入了 2 份年报，都已放进年报列表。有 1 个文件没有导入，原因见“结论”。"
    shown = page.table.filtered
    rows = [[shown.index(row, column).data() for column in (UNIT, STATE)] for row in range(3)]
    assert rows[0] == ["甲局", "可以报送"]
    assert rows[1][0] == ""
    assert rows[1][1].startswith("文件坏了")
    assert rows[2][0] == "云岭县水务局"
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert editor_of(office.program).open_draft.draft.report.unit == "甲局"


def test_where_nothing_could_be_read_the_reasons_have_the_room(qtbot: QtBot, office: Office) -> None:
    office.take(qtbot, office.broken(), office.broken("另一个.xlsx"))
    page = office.program.import_controller.results.page
    assert page.summary_label.text() == "有 2 个文件没有导入，原因见“结论”。"
    assert page.table.isColumnHidden(UNIT)
    assert page.table.columnWidth(STATE) > page.table.width() // 3


def test_the_list_is_there_again_after_a_draft_was_mended(qtbot: QtBot, office: Office) -> None:
    office.take(qtbot, office.workbook("a.xlsx"), office.workbook("b.xlsx", "乙局"))
    page = office.program.import_controller.results.page
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    editor_of(office.program).open_draft.enter_values({"requests.received.natural": 99}, "填写")
    office.program.close_draft()
    assert page.isVisible()
    assert page.table.filtered.index(0, STATE).data().startswith("2 处错误")
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert office.start.drafts_pane.isVisible()
    assert len(office.store.list_summaries()) == 2


def test_the_window_says_how_far_it_is_and_stays_usable(qtbot: QtBot, office: Office) -> None:
    said: list[str] = []
    office.program.import_controller.worker.file_begun.connect(lambda *_: said.append(office.bar.message_label.text()))
    office.take(qtbot, *(office.workbook(f"{n}.xlsx", f"{n}局") for n in "甲乙丙"))
    assert said == [f"正在读入 {at} / 3：{n}.xlsx" for at, n in enumerate("甲乙丙", 1)]


def test_cancelling_stops_at_once_and_keeps_what_has_become_a_draft(qtbot: QtBot, office: Office) -> None:
    paths = [office.workbook(f"{n}.xlsx", f"{n}局") for n in "甲乙丙丁戊己庚辛"]
    office.drop(*paths)
    qtbot.waitUntil(lambda: len(office.store.list_summaries()) >= 1, timeout=PATIENCE)
    QTest.mouseClick(office.bar.cancel_button, LEFT)
    made = len(office.store.list_summaries())
    page = office.program.import_controller.results.page
    assert page.isVisible()
    assert office.bar.isHidden()
    assert page.summary_label.text().endswith(f"已停止，其余 {8 - made} 个文件没有读。")
    office.take(qtbot, office.workbook("新.xlsx", "新局"))
    assert len(office.store.list_summaries()) == made + 1


def test_cancelling_the_only_file_takes_nothing_in(qtbot: QtBot, office: Office) -> None:
    office.drop(office.workbook("a.xlsx"))
    QTest.mouseClick(office.bar.cancel_button, LEFT)
    assert office.bar.message_label.text() == "已停止，什么也没有读。"
    office.take(qtbot, office.broken())
    assert office.store.list_summaries() == []


def test_closing_the_window_ends_an_import(qtbot: QtBot, office: Office) -> None:
    office.drop(*(office.workbook(f"{n}.xlsx") for n in "甲乙丙"))
    office.window.close()
    assert not office.program.import_controller.worker.is_busy


def test_a_disk_that_is_full_is_told_for_each_file(qtbot: QtBot, office: Office) -> None:
    office.store._connection.execute("PRAGMA max_page_count = 1")
    office.take(qtbot, office.workbook("a.xlsx"))
    assert office.bar.message_label.text().startswith("没有导入。")
    assert office.bar.message_label.text().endswith("。")


def test_what_was_not_read_stays_unread_in_the_draft_and_is_told_once(qtbot: QtBot, office: Office) -> None:
    path = office.folder / "缺一行.txt"
    lines = laid_out(report("2021"), row_a_line).split("\n")
    path.write_text("\n".join(line for line in lines if "（一）予以公开" not in line), encoding="utf-8")
    office.take(qtbot, path)
    editor = editor_of(office.program)
    message = "已导入“缺一行.txt”。有 7 处没有读到，列在右边，请对照原文填写。"
    assert editor.notice_bar.message_label.text() == message
    assert not editor.side_panel.has_page(UnplacedPanel)
    listed = [finding.message for finding in editor.open_draft.draft.findings if "予以公开" in finding.message]
    assert listed == ["表三有 7 格没有读到（（一）予以公开），请对照原文填写。"]
    assert "7 处没有读到" in editor.header.verdict_label.text()
    office.program.close_draft()
    (card,) = office.store.list_summaries()
    assert card.unread == 7


def test_a_file_whose_draft_cannot_be_stored_costs_the_others_nothing(tmp_path: Path) -> None:
    def fail(*_: object, **__: object) -> int:
        raise ValueError("words of a report")

    with closing(Store(tmp_path / "drafts.db")) as store:
        row = ImportedDrafts(store, fail).make_draft(ResultRow(check_file(sound(tmp_path)), "好的.xlsx"))
    assert row.draft_id is None
    assert row.summary == "文件读进来了，存成草稿时出了意外。请用原来的程序打开，另存一份，再试一次。"
