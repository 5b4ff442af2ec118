"""Preview and print: the very pages of the PDF, whole, in size and in place.

Covers gui/printing/page_images.py and gui/printing/page_view.py too.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from exporters.content.options import ExportOptions
from gui.draft.open_draft import OpenDraft
from gui.draft_list.start_page import StartPage
from gui.printing import page_images
from gui.printing.preview import Preview
from gui.printing.print_job import PrintJob
from gui.printing.print_settings import make_a4_printer
from gui.window.main_window import MainWindow
from model.drafts.draft import Draft
from model.drafts.samples import DEMO_SAMPLE, load_sample
from model.form import editions
from tests.gui.at_grid import editing, type_in
from tests.gui.opened import Control, Key, editor_of, opened
from tests.gui.printing.at_printer import text_of

A4 = (595, 842)


@pytest.fixture
def preview(qtbot: QtBot) -> Preview:
    """The preview of the sample, on screen, its pages set."""
    report = load_sample(DEMO_SAMPLE)
    desk = OpenDraft(Draft(editions.load_form(report.edition), report))
    made = Preview(desk)
    desk.setParent(made)
    qtbot.addWidget(made)
    made.resize(700, 700)
    with qtbot.waitSignal(made.pages.page_changed, timeout=20_000):
        made.show()
    return made


def words(preview: Preview) -> str:
    """What the bar says."""
    return preview.findChildren(QLabel)[0].text()


def dark(image: QImage) -> int:
    """How much ink a picture holds: what its pixels lack of white, summed."""
    return sum(255 * len(line) - sum(line) for line in grey_lines(image))


def grey_lines(image: QImage) -> list[bytes]:
    """The lightness of each pixel, a line of the picture in each; one at a time they would take seconds to ask for."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    bits, step = bytes(grey.constBits()), grey.bytesPerLine()
    return [bits[y * step : y * step + grey.width()] for y in range(grey.height())]


def test_the_preview_shows_the_pages_and_says_which(preview: Preview) -> None:
    assert words(preview) == "第 1 页，共 5 页"


def test_an_edit_shows_in_the_preview_soon_after(qtbot: QtBot, preview: Preview) -> None:
    blank = dark(preview.grab().toImage())
    qtbot.waitUntil(lambda: dark(preview.grab().toImage()) > blank, timeout=20_000)
    before = preview.grab().toImage()
    preview._open_draft.enter_values({"cover.unit": "临江县第二水务局"}, "单位名称")
    qtbot.waitUntil(lambda: preview.grab().toImage() != before, timeout=20_000)


def test_the_buttons_turn_pages_and_zoom(qtbot: QtBot, preview: Preview) -> None:
    buttons = {button.accessibleName(): button for button in preview.findChildren(QToolButton)}
    qtbot.mouseClick(buttons["下一页"], Qt.MouseButton.LeftButton)
    assert words(preview) == "第 2 页，共 5 页"
    before = preview.pages.verticalScrollBar().maximum()
    qtbot.mouseClick(buttons["放大"], Qt.MouseButton.LeftButton)
    assert preview.pages.verticalScrollBar().maximum() > before
    qtbot.mouseClick(buttons["适合宽度"], Qt.MouseButton.LeftButton)
    assert preview.pages.verticalScrollBar().maximum() == before


def test_the_tick_in_the_menu_adds_the_pictures_to_preview_and_export(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, load_sample(DEMO_SAMPLE))
    program.actions["preview"].trigger()
    (shown,) = program.window.findChildren(Preview)
    qtbot.waitUntil(lambda: words(shown).endswith("共 5 页"), timeout=20_000)
    program.actions["export_with_picture"].trigger()
    qtbot.waitUntil(lambda: words(shown).endswith("共 6 页"), timeout=20_000)
    assert program.export_controller.default_choices == ExportOptions(infographic=True)
    program.actions["export_with_picture"].trigger()
    qtbot.waitUntil(lambda: words(shown).endswith("共 5 页"), timeout=20_000)


def printed(qtbot: QtBot, tmp_path: Path, pages: tuple[int, int] | None = None) -> bytes:
    """The sample, sent to a printer that makes a PDF file."""
    report = load_sample(DEMO_SAMPLE)
    window = MainWindow(StartPage())
    qtbot.addWidget(window)
    printer = make_a4_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    if pages:
        printer.setFromTo(*pages)
    PrintJob(window, printer, lambda: page_images.typeset_pdf(editions.load_form(report.edition), report)).start_job()
    qtbot.waitUntil(lambda: window.statusBar().currentMessage() == "已打印到文件“printed.pdf”。", timeout=20_000)
    return (tmp_path / "printed.pdf").read_bytes()


IS_DARK = bytes(lightness < 200 for lightness in range(256))
"""For each lightness 1 where it is a mark on the paper, 0 where it is not."""


def ink(image: QImage) -> tuple[int, int, int, int]:
    """The box of all that is not white: left, top, right, bottom."""
    lines = dict(enumerate(line.translate(IS_DARK) for line in grey_lines(image)))
    marked = {row: line for row, line in lines.items() if 1 in line}
    left = min(line.index(1) for line in marked.values())
    right = max(line.rindex(1) for line in marked.values())
    return left, min(marked), right, max(marked)


def test_the_printed_pages_are_whole_in_size_and_in_place(qtbot: QtBot, tmp_path: Path) -> None:
    report = load_sample(DEMO_SAMPLE)
    paper = page_images.typeset_pdf(editions.load_form(report.edition), report)
    ours = page_images.draw_pages(paper, range(5), 72)
    made = printed(qtbot, tmp_path)
    assert [pytest.approx(A4, abs=1)] * 5 == page_images.measure_pages(made)
    for number, theirs in page_images.draw_pages(made, range(5), 72).items():
        assert ink(theirs) == pytest.approx(ink(ours[number]), abs=1)
    fine = (dark(page_images.draw_pages(pdf, [3], 200)[3]) for pdf in (paper, made))
    assert next(fine) == pytest.approx(next(fine), rel=0.1)


def test_a_range_of_pages_prints_only_these(qtbot: QtBot, tmp_path: Path) -> None:
    assert len(page_images.measure_pages(printed(qtbot, tmp_path, (2, 3)))) == 2


def test_the_preview_beside_the_table_follows_what_is_typed_and_leaves_the_cursor_alone(
    qtbot: QtBot, tmp_path: Path
) -> None:
    program = opened(qtbot, tmp_path, load_sample(DEMO_SAMPLE))
    qtbot.keyClick(program.window, Key.Key_F2, Control)
    preview = program.window.findChild(Preview)
    assert preview
    qtbot.waitUntil(lambda: "政府信息公开" in text_of(preview.pages._pdf), timeout=20_000)
    page = editor_of(program).current_table_page
    assert page
    page.view.setFocus()
    type_in(qtbot, page, "77777")
    type_in(qtbot, page, "88", key=None)
    qtbot.waitUntil(lambda: "77777" in text_of(preview.pages._pdf), timeout=20_000)
    assert editing(page).text() == "88"
    assert editing(page).hasFocus()
