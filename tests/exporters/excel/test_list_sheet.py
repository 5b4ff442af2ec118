from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook, load_workbook

from exporters.excel import package
from exporters.excel.cell_styles import StyleCache
from exporters.excel.list_sheet import fill_list_sheet


def test_a_list_has_headings_that_stay_a_filter_and_rows_as_high_as_their_texts(tmp_path: Path) -> None:
    book = Workbook()
    rows = [("甲局", 3, "一句很长的话" * 20), ("=1+1", None, "")]
    fill_list_sheet(book.worksheets[0], {"单位": 10.0, "处数": 8.0, "说明": 30.0}, rows, StyleCache(), "清单")
    package.save_workbook(book, tmp_path / "a.xlsx", {})
    page = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert [[cell.value for cell in row] for row in page.iter_rows(max_row=2)] == [
        ["清单", None, None],
        ["单位", "处数", "说明"],
    ]
    assert (page["A4"].value, page["A4"].data_type) == ("=1+1", "s")
    assert page.row_dimensions[3].height > 100 > page.row_dimensions[4].height
    assert (page.freeze_panes, page.auto_filter.ref, page.print_title_rows) == ("B3", "A2:C4", "$2:$2")
    assert page.page_setup.orientation == "landscape"
