"""Ctrl+P: the system's own dialog with range, copies and sides, and the very pages that leave the printer."""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QRadioButton, QSpinBox
from pytestqt.qtbot import QtBot

from gui.printing import page_images, print_dialog
from gui.printing.page_selection import place_page, select_pages
from gui.printing.preview import Preview
from gui.printing.print_bar import find_print_bar
from model.drafts.samples import DEMO_SAMPLE, load_sample
from tests.gui.at_grid import editing, type_in
from tests.gui.opened import Control, Key, Shift, editor_of, opened
from tests.gui.printing.at_printer import (
    answer,
    begin,
    buttons,
    found,
    pages_in,
    painted,
    paper,
    pictures,
    to_file,
    wait_for,
)
from tests.gui.printing.test_preview import A4, ink
from tests.journeys.test_keyboard_only import Fingers, save_as

Order = QPrinter.PageOrder
Paper = QPageSize.PageSizeId
without_printer = pytest.mark.skipif(bool(QPrinterInfo.availablePrinterNames()), reason="a printer is installed here")
own_dialog = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the dialog is the system's own there")


@own_dialog
@pytest.mark.parametrize(
    ("reverse", "collate", "pages"),
    [
        (False, True, [2, 3, 2, 3]),
        (False, False, [2, 2, 3, 3]),
        (True, True, [3, 2, 3, 2]),
        (True, False, [3, 3, 2, 2]),
    ],
)
def test_pages_copies_and_order_are_chosen_in_the_dialog_and_printed_so(
    qtbot: QtBot, tmp_path: Path, reverse: bool, collate: bool, pages: list[int]
) -> None:
    program = opened(qtbot, tmp_path, load_sample(DEMO_SAMPLE))
    path = tmp_path / "printed.pdf"

    def deed(dialog: QPrintDialog) -> None:
        assert dialog.findChild(QRadioButton, "duplexLong") is not None
        found(dialog, QLineEdit, "filename").setText(str(path))
        found(dialog, QRadioButton, "printRange").click()
        found(dialog, QSpinBox, "from").setValue(2)
        found(dialog, QSpinBox, "to").setValue(3)
        found(dialog, QSpinBox, "copies").setValue(2)
        for name, wish in (("collate", collate), ("reverse", reverse)):
            box = found(dialog, QCheckBox, name)
            if box.isChecked() != wish:
                box.click()

    answer(qtbot, program, deed)
    wait_for(qtbot, program, "已打印到文件“printed.pdf”。")
    assert pages_in(path.read_bytes(), paper()) == pages


@own_dialog
@without_printer
def test_where_there_is_no_printer_the_dialog_says_so_and_names_the_file_after_the_report(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    program = opened(qtbot, tmp_path, load_sample(DEMO_SAMPLE))
    told: list[str] = []

    def deed(dialog: QPrintDialog) -> None:
        told.extend((dialog.windowTitle(), found(dialog, QLineEdit, "filename").text()))

    answer(qtbot, program, deed)
    name = "临江县水务局2025年政府信息公开工作年度报告.pdf"
    assert told == ["打印（没有找到打印机，可以存成 PDF 文件）", str(tmp_path / name)]
    wait_for(qtbot, program, f"已打印到文件“{name}”。")


@without_printer
def test_where_the_systems_dialog_needs_a_printer_a_pdf_is_offered_instead(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows and macOS, where the dialog does not open without one."""
    monkeypatch.setattr(print_dialog, "DIALOG_OPENS_WITHOUT_PRINTER", False)
    program = opened(qtbot, tmp_path, load_sample(DEMO_SAMPLE))
    bar = find_print_bar(program.window)
    saving = Fingers(program, save_as(tmp_path / "report.pdf"))
    qtbot.keyClick(program.window, Key.Key_P, Control)
    assert bar.message_label.text() == "这台电脑上没有找到打印机。可以先存成 PDF，拿到有打印机的电脑上打印。"
    assert buttons(bar) == ["存成 PDF…", "知道了"]
    qtbot.keyClick(bar.pdf_button, Key.Key_Return)
    assert saving.done == [QFileDialog.__name__]
    qtbot.waitUntil((tmp_path / "report.pdf").exists, timeout=20_000)
    assert bar.isHidden()


@pytest.mark.parametrize(
    ("order", "collated", "ranges", "pages"),
    [
        (Order.FirstPageFirst, True, "2-3", [1, 2, 1, 2]),
        (Order.FirstPageFirst, False, "1,3", [0, 0, 2, 2]),
        (Order.LastPageFirst, True, "2-3,5", [4, 2, 1, 4, 2, 1]),
    ],
)
def test_copies_and_lists_of_pages_leave_the_printer_in_the_order_asked_for(
    qtbot: QtBot, tmp_path: Path, order: QPrinter.PageOrder, collated: bool, ranges: str, pages: list[int]
) -> None:
    printer = to_file(tmp_path / "a.pdf")
    printer.setPageRanges(type(printer.pageRanges()).fromString(ranges))
    printer.setCopyCount(2)
    printer.setCollateCopies(collated)
    printer.setPageOrder(order)
    assert select_pages(printer, 5) == pages


def test_what_arrives_as_pdf_is_the_report_itself_letters_and_all(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, load_sample(DEMO_SAMPLE))
    begin(program, to_file(tmp_path / "a.pdf"))
    wait_for(qtbot, program, "已打印到文件“a.pdf”。")
    made = (tmp_path / "a.pdf").read_bytes()
    assert pictures(made, 150) == pictures(paper(), 150)
    with pypdfium2.PdfDocument(made) as pages:
        assert "政府信息公开" in pages[0].get_textpage().get_text_range()


@pytest.mark.parametrize("kind", [to_file, painted])
@pytest.mark.parametrize(
    ("size", "landscape", "scale", "words"),
    [
        (Paper.A3, False, 1.0, "选的纸是 A3，不是 A4，年报按原大小印在纸的正中。"),
        (Paper.A3, True, 1.0, "选的纸是 A3，不是 A4，年报按原大小印在纸的正中。"),
        (Paper.Letter, False, 1.0, "不是 A4，年报按原大小印在纸的正中。"),
        (Paper.A5, False, 0.7056, "选的纸是 A5，不是 A4，年报缩小到 71% 才放得下。"),
        (Paper.A4, True, 1.0, "已打印到文件“a.pdf”。"),
    ],
)
def test_on_other_paper_the_pages_keep_their_size_where_they_can_in_the_middle_and_the_clerk_is_told(
    qtbot: QtBot, tmp_path: Path, kind: type, size: Paper, landscape: bool, scale: float, words: str
) -> None:
    program = opened(qtbot, tmp_path, load_sample(DEMO_SAMPLE))
    printer = kind(tmp_path / "a.pdf", 4, 4)
    printer.setPageSize(QPageSize(size))
    turned = landscape and kind is painted
    if landscape:
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    begin(program, printer)
    told = program.window.statusBar().currentMessage
    qtbot.waitUntil(lambda: told().endswith(words), timeout=20_000)
    made = (tmp_path / "a.pdf").read_bytes()
    (sheet,) = page_images.measure_pages(made)
    assert sheet == pytest.approx(size_of(size, turned), abs=1)
    box, ours = ink(pictures(made)[0]), ink(pictures(paper())[3])
    on_side = turned and size == Paper.A4  # the page lies on the sheet as it lies on an upright one
    across, down = ours[2] - ours[0], ours[3] - ours[1]
    width, height = (down, across) if on_side else (across, down)
    assert (box[2] - box[0], box[3] - box[1]) == pytest.approx((width * scale, height * scale), abs=3)
    if not on_side:
        left, top = ((there - here * scale) / 2 for here, there in zip(A4, sheet, strict=True))
        assert box[:2] == pytest.approx((left + ours[0] * scale, top + ours[1] * scale), abs=3)


def size_of(id: Paper, turned: bool) -> tuple[float, float]:
    """In points."""
    size = QPageSize.size(id, QPageSize.Unit.Point)
    return (size.height(), size.width()) if turned else (size.width(), size.height())


def test_a_page_is_painted_with_a_whole_number_of_dots_for_each_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    for resolution in (96, 300, 360, 600, 720, 1200):
        printer = to_file(tmp_path / "a.pdf")
        printer.setResolution(resolution)
        at = place_page(printer, A4)
        assert at.dpi * at.pixel_size == printer.resolution()
        assert at.dpi <= 300


def test_the_preview_beside_the_table_follows_what_is_typed_and_leaves_the_cursor_alone(
    qtbot: QtBot, tmp_path: Path
) -> None:
    program = opened(qtbot, tmp_path, load_sample(DEMO_SAMPLE))
    qtbot.keyClick(program.window, Key.Key_P, Control | Shift)
    preview = program.window.findChild(Preview)
    assert preview
    qtbot.waitUntil(lambda: "政府信息公开" in words(preview), timeout=20_000)
    page = editor_of(program).current_table_page
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
