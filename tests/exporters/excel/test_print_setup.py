"""A sheet of the workbook prints like the form, helps where it is filled in, and keeps its headings."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

import exporters
from model.checks.rules import compute_totals
from model.form import editions
from model.form.sheet import make_sheet
from tests.exporters.invented import invented

TABLES = {"disclosure": "二、主动公开", "requests": "三、申请办理", "remedies": "四、复议诉讼"}
MM = 25.4


def visible(book: Workbook) -> list[Worksheet]:
    return [page for page in book.worksheets if page.sheet_state == "visible"]


def edition(book: Workbook) -> str:
    return "2019" if "行政规范性文件" not in str(list(book[TABLES["disclosure"]].values)) else "2021"


def test_sheets_print_on_a4_as_wide_as_the_type_area(book: Workbook) -> None:
    for page in visible(book):
        assert page.page_setup.paperSize == 9
        assert page.page_setup.orientation == ("landscape" if page.title == "校验" else "portrait")
        assert page.sheet_properties.pageSetUpPr
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
        margins = page.page_margins
        sides = [round(side * MM) for side in (margins.top, margins.right, margins.bottom, margins.left)]
        assert sides == ([28, 37, 26, 35] if page.title == "校验" else [37, 26, 35, 28])


def test_page_numbers_stand_right_on_odd_pages_and_left_on_even_ones(book: Workbook) -> None:
    for page in visible(book):
        assert page.HeaderFooter.differentOddEven
        assert page.oddFooter
        assert page.evenFooter
        assert (page.oddFooter.right.text, page.oddFooter.left.text) == ("— &P —\u3000", None)
        assert (page.evenFooter.left.text, page.evenFooter.right.text) == ("\u3000— &P —", None)


def test_tables_have_a_print_area_and_repeat_their_heads_but_words_print_to_their_last_line(book: Workbook) -> None:
    form = editions.load_form(edition(book))
    for section in form.sections:
        page = book[section.tab]
        if section.kind == "table":
            plan = make_sheet(form.tables[section.id])
            last = page.cell(2 + plan.row_count, plan.column_count).coordinate
            assert page.print_area == f"'{page.title}'!$A$1:${last[0]}${last[1:]}"
            assert (page.print_title_rows or "") == (f"$3:${2 + plan.header_rows}" if plan.header_rows else "")
        else:
            assert not page.print_area


def test_only_figures_too_wide_for_upright_paper_lie_down(tmp_path: Path) -> None:
    """Figures of eight digits, as the largest cities have them, still stand upright."""
    form, report = invented("2021", huge=True)
    longer = report.with_figures({cell.id: 10**11 for cell in form.tables["remedies"].entry_cells})
    for shown, lying in ((report, ["校验"]), (compute_totals(form, longer), [TABLES["remedies"], "校验"])):
        exporters.write_report(form, shown, tmp_path / "a.xlsx")
        pages = visible(load_workbook(tmp_path / "a.xlsx"))
        assert [page.title for page in pages if page.page_setup.orientation == "landscape"] == lying
