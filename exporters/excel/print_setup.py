"""Sets up how a sheet of the workbook is printed, and which of its cells can be edited."""

from __future__ import annotations

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from exporters.excel import cell_styles
from exporters.typesetting.page_standard import load_page_standard

_POINTS_PER_INCH = 72.0
_DASH_TO_LINE_EDGE = 0.5
"""From the middle of a dash to its line's lower edge, from which Excel measures a footer, in heights of the type."""

_MAX_COLUMN = 16_384
"""The last column Excel has."""


def set_up_page(worksheet: Worksheet, landscape: bool = False) -> None:
    """Print on A4 with the margins of the page standard, scaled to one page's width and on as many pages as needed.

    On a landscape page the head of the table is at the binding edge of an odd page (GB/T 9704-2012, 8).
    """
    standard = load_page_standard()
    right, bottom = standard.width - standard.left - standard.text_width, standard.height - standard.bottom
    worksheet.page_setup.paperSize = worksheet.PAPERSIZE_A4
    worksheet.page_setup.orientation = "landscape" if landscape else "portrait"
    worksheet.page_setup.fitToWidth = 1
    worksheet.page_setup.fitToHeight = 0
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    worksheet.print_options.horizontalCentered = True
    margins = worksheet.page_margins
    sides = (bottom, standard.left, standard.top, right) if landscape else (standard.left, standard.top, right, bottom)
    margins.left, margins.top, margins.right, margins.bottom = (side / _POINTS_PER_INCH for side in sides)
    margins.footer = (
        sides[3] - standard.folio_drop - _DASH_TO_LINE_EDGE * standard.type_sizes["folio"]
    ) / _POINTS_PER_INCH
    margins.header = margins.footer
    _add_page_numbers(worksheet)
    worksheet.sheet_view.showGridLines = False


def _add_page_numbers(worksheet: Worksheet) -> None:
    """The page number with a dash at each side, one character from the edge: right on odd pages, left on even (7.5)."""
    worksheet.HeaderFooter.differentOddEven = True
    worksheet.HeaderFooter.scaleWithDoc = False
    assert worksheet.oddFooter is not None
    assert worksheet.evenFooter is not None
    for part, text in ((worksheet.oddFooter.right, "— &P —\u3000"), (worksheet.evenFooter.left, "\u3000— &P —")):
        part.text = text
        part.font = f"{load_page_standard().typefaces['folio'][0]},Regular"
        part.size = int(load_page_standard().type_sizes["folio"])


def protect_sheet(worksheet: Worksheet) -> None:
    """Protect all cells but the unlocked ones, without a password. Formats, widths and heights may still be changed."""
    worksheet.protection.sheet = True
    worksheet.protection.formatCells = worksheet.protection.formatColumns = worksheet.protection.formatRows = False


def unlock_rows(worksheet: Worksheet, widths: list[float]) -> None:
    """Set the widths of the columns and let people write, insert and delete rows wherever a cell is not locked.

    All further columns are unlocked too: Excel deletes no row in which one cell is locked.
    """
    for column, width in enumerate([*widths, cell_styles.SPARE_COLUMN_WIDTH], start=1):
        dimension = worksheet.column_dimensions[get_column_letter(column)]
        dimension.width = width
        dimension.protection = cell_styles.UNLOCKED
    dimension.min, dimension.max = len(widths) + 1, _MAX_COLUMN
    worksheet.protection.insertRows = worksheet.protection.deleteRows = False
