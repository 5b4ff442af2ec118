"""Which pages leave the printer in what order, and where a page stands on the sheet that was chosen."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtGui import QPageRanges, QPageSize, QTransform
from PySide6.QtPrintSupport import QPrintEngine, QPrinter

from exporters.pdf.imposition import PageSize, compute_scale
from model.files.pdfium import POINTS_PER_INCH

_MAX_DPI = 300
"""Fine enough where edges are smoothed; a Windows printer's queue keeps pictures unpacked, 26 MB a page."""
_CUPS_OPTIONS_KEY = QPrintEngine.PrintEnginePropertyKey(0xFE00)
"""Where Qt keeps what its dialog chose for CUPS; a name and a value in turn (PPK_CupsOptions in Qt's source)."""
_PAGE_OPTIONS = ("page-ranges", "page-set")
"""What we do ourselves: CUPS would count the pages after they have been turned round."""


@dataclass(frozen=True, slots=True)
class PagePlacement:
    """How one page stands on its sheet.

    dpi: how finely the page is drawn; unit: device pixels for one of its pixels, a whole number, so that what is drawn
    piece by piece meets exactly; way: from the page's pixels to the device's.
    """

    dpi: float
    pixel_size: int
    transform: QTransform


def read_cups_options(printer: QPrinter) -> dict[str, str]:
    """What the dialog chose for CUPS, pages left out; nothing where it is not CUPS that prints."""
    return {name: value for name, value in _read_dialog_options(printer).items() if name not in _PAGE_OPTIONS}


def _read_dialog_options(printer: QPrinter) -> dict[str, str]:
    words = printer.printEngine().property(_CUPS_OPTIONS_KEY) or []
    return dict(zip(words[::2], words[1::2], strict=False))


def select_pages(printer: QPrinter, count: int) -> list[int]:
    """Which of so many pages (from 0) leave the printer, one after another; one copy where it makes the others."""
    chosen = _read_dialog_options(printer)
    numbers = _filter_by_ranges(list(range(count)), printer.pageRanges())
    numbers = _filter_by_ranges(numbers, QPageRanges.fromString(chosen.get("page-ranges", "")))
    # Qt has turned odd and even where they count from an even page: both are places in what is left
    numbers = {"odd": numbers[::2], "even": numbers[1::2]}.get(chosen.get("page-set", ""), numbers)
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        numbers.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    return numbers * copies if printer.collateCopies() else [number for number in numbers for _ in range(copies)]


def _filter_by_ranges(numbers: list[int], ranges: QPageRanges) -> list[int]:
    """Those at the places (from 1) that are asked for; all of them where none is."""
    return [number for at, number in enumerate(numbers, start=1) if ranges.isEmpty() or ranges.contains(at)]


def measure_sheet(printer: QPrinter) -> tuple[float, float]:
    """Width and height of the paper in points, upright."""
    size = printer.pageLayout().pageSize().size(QPageSize.Unit.Point)
    width, height = sorted((size.width(), size.height()))
    return width, height


def place_page(printer: QPrinter, page: PageSize) -> PagePlacement:
    """Where a page (in points) is painted: as imposition.fit has it, in the middle, turned where that is better."""
    across, down = printer.width(), printer.height()
    resolution = printer.resolution()
    paper = (across * POINTS_PER_INCH / resolution, down * POINTS_PER_INCH / resolution)
    upright, turned = compute_scale(page, paper), compute_scale(page, paper[::-1])
    scale = max(upright, turned)
    unit = ceil(resolution * scale / _MAX_DPI)
    width, height = (round(side * scale * resolution / POINTS_PER_INCH) for side in page)
    way = QTransform()
    if turned > upright:
        way.translate((across + height) // 2, (down - width) // 2)
        way.rotate(90)
    else:
        way.translate((across - width) // 2, (down - height) // 2)
    return PagePlacement(resolution * scale / unit, unit, way.scale(unit, unit))


def describe_sheet(printer: QPrinter, page: PageSize) -> str:
    """What the clerk should know where the sheet is not the page's own; "" where it is."""
    size = printer.pageLayout().pageSize()
    if size.id() == QPageSize.PageSizeId.A4:
        return ""
    scale = compute_scale(page, measure_sheet(printer))
    how = "年报按原大小印在纸的正中" if scale == 1 else f"年报缩小到 {scale:.0%} 才放得下"
    return f"选的纸是 {size.name()}，不是 A4，{how}。"
