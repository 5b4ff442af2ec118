"""Which pages are printed, in which order, and where they stand on the paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from gui.printing import page_images
from gui.printing.page_selection import place_page, select_pages
from model.drafts.samples import DEMO_SAMPLE, load_sample
from tests.gui.opened import opened
from tests.gui.printing.at_printer import (
    begin,
    painted,
    paper,
    pictures,
    to_file,
)
from tests.gui.printing.test_preview import A4, ink

Order = QPrinter.PageOrder
Paper = QPageSize.PageSizeId


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
