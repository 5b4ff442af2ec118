"""Ctrl+P: the system's own dialog with range, copies and sides, and the very pages that leave the printer."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TypeVar

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QRadioButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from gui import printing, rendering
from gui.preview import Preview
from gui.print_job import PrintJob, wanted
from gui.program import Program
from model import editions
from model.samples import SHOWN, sample
from tests.gui.at_grid import editing, type_in
from tests.gui.opened import Control, Key, Shift, editor_of, opened
from tests.gui.test_preview import A4, ink

Order = QPrinter.PageOrder
W = TypeVar("W", bound=QWidget)


def found(dialog: QDialog, kind: type[W], name: str) -> W:
    """A part of Qt's dialog by its name."""
    part = dialog.findChild(kind, name)
    assert isinstance(part, kind)
    return part


def to_file(path: Path, *pages: int) -> QPrinter:
    """A printer that makes a PDF file of all pages or of those from one to another."""
    printer = printing.a4_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    if pages:
        printer.setFromTo(*pages)
    return printer


def begin(program: Program, printer: QPrinter) -> None:
    """What happens when the dialog was answered with this printer."""
    draft = editor_of(program).desk.draft
    form, report = draft.form, draft.report
    PrintJob(program.window, printer, lambda: rendering.paper(form, report)).start()


def wait_for(qtbot: QtBot, program: Program, words: str) -> None:
    """Until the status bar says so."""
    qtbot.waitUntil(lambda: program.window.statusBar().currentMessage() == words, timeout=20_000)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the dialog is the system's own there")
def test_pages_copies_and_sides_are_chosen_in_the_dialog_and_printed_so(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, sample(SHOWN))
    path = tmp_path / "printed.pdf"
    offered: list[bool] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QPrintDialog)
        offered.append(dialog.findChild(QRadioButton, "duplexLong") is not None)
        found(dialog, QLineEdit, "filename").setText(str(path))
        found(dialog, QRadioButton, "printRange").click()
        found(dialog, QSpinBox, "from").setValue(2)
        found(dialog, QSpinBox, "to").setValue(3)
        found(dialog, QSpinBox, "copies").setValue(2)
        dialog.accept()

    QTimer.singleShot(500, answer)
    qtbot.keyClick(program.window, Key.Key_P, Control)
    assert offered == [True]
    wait_for(qtbot, program, "已送到打印机。")
    report = sample(SHOWN)
    ours = rendering.pictures(rendering.paper(editions.form(report.edition), report), [1, 2], 72)
    made = path.read_bytes()
    assert rendering.sizes(made) == [pytest.approx(A4, abs=1)] * 4
    for number, picture in rendering.pictures(made, range(4), 72).items():
        assert ink(picture) == pytest.approx(ink(ours[1 + number % 2]), abs=1)


@pytest.mark.parametrize(
    ("order", "collated", "pages"),
    [
        (Order.FirstPageFirst, True, [1, 2, 1, 2]),
        (Order.FirstPageFirst, False, [1, 1, 2, 2]),
        (Order.LastPageFirst, True, [2, 1, 2, 1]),
    ],
)
def test_copies_leave_the_printer_in_the_order_asked_for(
    qtbot: QtBot, tmp_path: Path, order: QPrinter.PageOrder, collated: bool, pages: list[int]
) -> None:
    printer = to_file(tmp_path / "a.pdf", 2, 3)
    printer.setCopyCount(2)
    printer.setCollateCopies(collated)
    printer.setPageOrder(order)
    assert wanted(printer, 5) == pages


def test_the_status_bar_counts_the_pages_while_the_clerk_types_on(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, sample(SHOWN))
    said: list[str] = []
    program.window.statusBar().messageChanged.connect(said.append)
    begin(program, to_file(tmp_path / "a.pdf"))
    wait_for(qtbot, program, "正在打印第 2 页，共 5 页…")
    page = editor_of(program).grid_page
    assert page
    type_in(qtbot, page, "77777")
    wait_for(qtbot, program, "已送到打印机。")
    pages = [f"正在打印第 {number} 页，共 5 页…" for number in range(1, 6)]
    assert [words for words in said if "正在打印" in words] == pages
    assert 77777 in editor_of(program).desk.draft.report.figures.values()
    assert len(rendering.sizes((tmp_path / "a.pdf").read_bytes())) == 5


def test_a_second_print_is_refused_with_a_sentence_that_goes_when_the_first_is_out(
    qtbot: QtBot, tmp_path: Path
) -> None:
    program = opened(qtbot, tmp_path, sample(SHOWN))
    begin(program, to_file(tmp_path / "a.pdf"))
    qtbot.keyClick(program.window, Key.Key_P, Control)
    assert program.window.notice.isVisible()
    assert program.window.notice.words.text() == "上一次打印还没有完，请等它打印完再打印。"
    wait_for(qtbot, program, "已送到打印机。")
    assert program.window.notice.isHidden()
    qtbot.waitUntil(lambda: program.window.findChild(PrintJob) is None)


def test_a_window_that_is_closed_while_it_prints_closes_when_all_pages_are_out(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, sample(SHOWN))
    begin(program, to_file(tmp_path / "a.pdf"))
    qtbot.keyClick(program.window, Key.Key_Q, Control)
    assert program.window.isVisible()
    assert program.window.notice.words.text() == "还在打印，打印完就关闭窗口。"
    wait_for(qtbot, program, "正在打印第 3 页，共 5 页…打印完就关闭窗口。")
    qtbot.waitUntil(program.window.isHidden, timeout=20_000)
    assert len(rendering.sizes((tmp_path / "a.pdf").read_bytes())) == 5


def test_a_clerk_who_thinks_better_of_closing_stays(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, sample(SHOWN))
    begin(program, to_file(tmp_path / "a.pdf"))
    program.window.close()
    qtbot.mouseClick(program.window.notice.buttons["先不关"], Qt.MouseButton.LeftButton)
    wait_for(qtbot, program, "已送到打印机。")
    assert program.window.isVisible()


@pytest.mark.parametrize(
    ("place", "pages", "words"),
    [
        ("gone/a.pdf", (), "▲ 没有打印成。打印机没有接受。"),
        ("a.pdf", (7, 9), "▲ 没有打印成。这份年报共 5 页，选的页不在其中。"),
        ("/dev/full", (), "▲ 只送出了前 1 张，后面的没有打印。打印机没有接受。"),
        ("/dev/full", (1, 1), "▲ 没有打印成。打印机没有接受。"),
    ],
)
def test_what_could_not_be_printed_is_told_in_the_window_which_stays_open(
    qtbot: QtBot, tmp_path: Path, place: str, pages: tuple[int, ...], words: str
) -> None:
    path = tmp_path / place  # an absolute place stands for itself
    if place.startswith("/") and not path.exists():
        pytest.skip("no device here that is always full")
    program = opened(qtbot, tmp_path, sample(SHOWN))
    begin(program, to_file(path, *pages))
    program.window.close()
    qtbot.waitUntil(lambda: program.window.notice.words.text().startswith(words), timeout=20_000)
    assert program.window.notice.isVisible()
    assert program.window.statusBar().currentMessage() == ""
    qtbot.waitUntil(lambda: program.window.findChild(PrintJob) is None)
    program.window.close()
    assert program.window.isHidden()


def test_the_preview_beside_the_table_follows_what_is_typed_and_leaves_the_cursor_alone(
    qtbot: QtBot, tmp_path: Path
) -> None:
    program = opened(qtbot, tmp_path, sample(SHOWN))
    qtbot.keyClick(program.window, Key.Key_P, Control | Shift)
    preview = program.window.findChild(Preview)
    assert preview
    qtbot.waitUntil(lambda: "政府信息公开" in words(preview), timeout=20_000)
    page = editor_of(program).grid_page
    assert page
    page.view.setFocus()
    type_in(qtbot, page, "77777")
    type_in(qtbot, page, "88", key=None)
    qtbot.waitUntil(lambda: "77777" in words(preview), timeout=20_000)
    assert editing(page).text() == "88"
    assert editing(page).hasFocus()


def words(preview: Preview) -> str:
    """All that stands on the pages shown."""
    if not preview.pages._pdf:
        return ""
    with pypdfium2.PdfDocument(preview.pages._pdf) as paper:
        return "".join(sheet.get_textpage().get_text_range() for sheet in paper)
