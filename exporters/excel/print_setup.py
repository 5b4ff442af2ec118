"""How a sheet of the workbook prints, and which of it can be edited."""

from __future__ import annotations

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from exporters.excel import cell_styles
from exporters.typesetting.page_standard import load_page_standard

_POINTS_PER_INCH = 72.0
_DASH_TO_LINE_EDGE = 0.5
"""From the middle of a dash to its line's lower edge, in heights of the type: what Excel measures a footer by."""

_MAX_COLUMN = 16_384


def set_up_page(page: Worksheet, lying: bool = False) -> None:
    """A4 with the margins of the page standard, as wide as its type area and as long as it takes.

    lying: landscape; the table's head is at the binding edge of an odd page (GB/T 9704-2012, 8).
    """
    sheet = load_page_standard()
    right, bottom = sheet.width - sheet.left - sheet.text_width, sheet.height - sheet.bottom
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.orientation = "landscape" if lying else "portrait"
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_options.horizontalCentered = True
    margins = page.page_margins
    sides = (bottom, sheet.left, sheet.top, right) if lying else (sheet.left, sheet.top, right, bottom)
    margins.left, margins.top, margins.right, margins.bottom = (side / _POINTS_PER_INCH for side in sides)
    margins.footer = (sides[3] - sheet.folio_drop - _DASH_TO_LINE_EDGE * sheet.type_sizes["folio"]) / _POINTS_PER_INCH
    margins.header = margins.footer
    _add_page_numbers(page)
    page.sheet_view.showGridLines = False


def _add_page_numbers(page: Worksheet) -> None:
    """The page's number with a dash each side: right on odd pages, left on even ones, one character in (7.5)."""
    page.HeaderFooter.differentOddEven = True
    page.HeaderFooter.scaleWithDoc = False
    assert page.oddFooter is not None
    assert page.evenFooter is not None
    for part, text in ((page.oddFooter.right, "— &P —\u3000"), (page.evenFooter.left, "\u3000— &P —")):
        part.text = text
        part.font = f"{load_page_standard().typefaces['folio'][0]},Regular"
        part.size = int(load_page_standard().type_sizes["folio"])


def protect_sheet(page: Worksheet) -> None:
    """Protect what is not unlocked, without a password. Typefaces, widths and heights may still be changed."""
    page.protection.sheet = True
    page.protection.formatCells = page.protection.formatColumns = page.protection.formatRows = False


def unlock_rows(page: Worksheet, widths: list[float]) -> None:
    """Set the widths of columns and let people write and add rows wherever no cell says otherwise.

    The columns beyond are unlocked too: Excel deletes no row of which one cell is locked.
    """
    for column, width in enumerate([*widths, cell_styles.SPARE_COLUMN_WIDTH], start=1):
        dimension = page.column_dimensions[get_column_letter(column)]
        dimension.width = width
        dimension.protection = cell_styles.UNLOCKED
    dimension.min, dimension.max = len(widths) + 1, _MAX_COLUMN
    page.protection.insertRows = page.protection.deleteRows = False
