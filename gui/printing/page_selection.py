"""Which pages are printed, in which order, and where a page stands on the sheet that was chosen."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtGui import QPageRanges, QPageSize, QTransform
from PySide6.QtPrintSupport import QPrintEngine, QPrinter

from exporters.pdf.imposition import PageSize, compute_scale
from model.files.pdfium import POINTS_PER_INCH

_MAX_DPI = 300
"""Fine enough where edges are smoothed; Windows keeps the pictures in a printer's queue unpacked, 26 MB a page."""
_CUPS_OPTIONS_KEY = QPrintEngine.PrintEnginePropertyKey(0xFE00)
"""Where Qt keeps what its dialog chose for CUPS; a name and a value in turn (PPK_CupsOptions in Qt's source)."""
_PAGE_OPTIONS = ("page-ranges", "page-set")
"""Options of CUPS that are carried out here: CUPS would count the pages after their order has been reversed."""


@dataclass(frozen=True, slots=True)
class PagePlacement:
    """How one page stands on its sheet.

    dpi: how finely the page is drawn. pixel_size: pixels of the printer for one pixel of the page, a whole number, so
    that strips drawn one by one meet exactly. transform: from the page's pixels to the printer's.
    """

    dpi: float
    pixel_size: int
    transform: QTransform


def read_cups_options(printer: QPrinter) -> dict[str, str]:
    """What was chosen in the dialog for CUPS, without the choice of pages; empty where CUPS does not print."""
    options = _read_dialog_options(printer)
    return {name: value for name, value in options.items() if name not in _PAGE_OPTIONS}


def _read_dialog_options(printer: QPrinter) -> dict[str, str]:
    words = printer.printEngine().property(_CUPS_OPTIONS_KEY) or []
    names, values = words[::2], words[1::2]
    return dict(zip(names, values, strict=False))


def select_pages(printer: QPrinter, count: int) -> list[int]:
    """The pages to be printed of so many, counted from 0, in their order.

    A page is named once for each copy, or once only where the printer makes the copies.
    """
    options = _read_dialog_options(printer)
    numbers = _filter_by_ranges(list(range(count)), printer.pageRanges())
    numbers = _filter_by_ranges(numbers, QPageRanges.fromString(options.get("page-ranges", "")))
    # every second one of those left: Qt has exchanged odd and even where they begin with an even page
    page_set = options.get("page-set")
    if page_set == "odd":
        numbers = numbers[::2]
    elif page_set == "even":
        numbers = numbers[1::2]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        numbers.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return numbers * copies
    return [number for number in numbers for _ in range(copies)]


def _filter_by_ranges(numbers: list[int], ranges: QPageRanges) -> list[int]:
    """The pages whose position, counted from 1, is in the ranges; all of them where there are no ranges."""
    if ranges.isEmpty():
        return numbers
    return [number for position, number in enumerate(numbers, start=1) if ranges.contains(position)]


def measure_sheet(paper: QPageSize) -> PageSize:
    """Width and height of a sheet in points, upright."""
    size = paper.size(QPageSize.Unit.Point)
    width, height = sorted((size.width(), size.height()))
    return width, height


def place_page(printer: QPrinter, page: PageSize) -> PagePlacement:
    """Where a page, its size in points, is painted: in the middle of the sheet, turned where it then is larger.

    It has the size of imposition.compute_scale.
    """
    sheet_width, sheet_height = printer.width(), printer.height()  # in the printer's pixels, as all below
    resolution = printer.resolution()
    sheet = (sheet_width * POINTS_PER_INCH / resolution, sheet_height * POINTS_PER_INCH / resolution)
    upright_scale = compute_scale(page, sheet)
    turned_scale = compute_scale(page, sheet[::-1])
    scale = max(upright_scale, turned_scale)
    width, height = (round(side * scale * resolution / POINTS_PER_INCH) for side in page)
    transform = QTransform()
    if turned_scale > upright_scale:
        transform.translate((sheet_width + height) // 2, (sheet_height - width) // 2)
        transform.rotate(90)
    else:
        transform.translate((sheet_width - width) // 2, (sheet_height - height) // 2)
    pixel_size = ceil(resolution * scale / _MAX_DPI)
    transform.scale(pixel_size, pixel_size)
    return PagePlacement(resolution * scale / pixel_size, pixel_size, transform)


def describe_sheet(paper: QPageSize, page: PageSize) -> str:
    """A sentence for the clerk where the sheet is not A4, as the page is; else "". page: its size in points."""
    if paper.id() == QPageSize.PageSizeId.A4:
        return ""
    scale = compute_scale(page, measure_sheet(paper))
    how = "年报按原大小印在纸的正中" if scale == 1 else f"年报缩小到 {scale:.0%} 才放得下"
    return f"选的纸是 {paper.name()}，不是 A4，{how}。"
