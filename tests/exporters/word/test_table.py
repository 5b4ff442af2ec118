"""The tables of the Word document: as wide as the text, ruled, cut where our own pages cut them."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx.document import Document

from exporters.content.blocks import make_blocks
from exporters.pages.pagination import lay_out_tables
from exporters.typesetting.page_standard import load_page_standard
from model.checks.rules import compute_totals
from model.form import editions
from tests.exporters import grids
from tests.exporters.invented import invented
from tests.exporters.word.test_page_setup import attribute
from tests.exporters.word.test_writer import written
from tests.reports import balanced


def test_heads_of_tables_repeat_and_rows_are_not_cut(document: Document) -> None:
    heads = [len(table._tbl.xpath("./w:tr[w:trPr/w:tblHeader]")) for table in document.tables]
    assert heads == [0, 3, 3]
    for table in document.tables:
        assert len(table._tbl.xpath("./w:tr/w:trPr/w:cantSplit")) == len(table.rows)


def test_tables_fill_the_width_and_are_ruled(document: Document) -> None:
    for table in document.tables:
        assert int(attribute(table._tbl, "./w:tblPr/w:tblW/@w:w")) == 8844
        assert sum(int(width) for width in table._tbl.xpath("./w:tblGrid/w:gridCol/@w:w")) == 8844
        assert table._tbl.xpath("./w:tblPr/w:tblBorders/*/@w:val") == ["single"] * 6


def test_rows_of_a_group_stay_together_and_a_table_whole_on_our_pages_stays_so(document: Document) -> None:
    edition = "2019" if len(document.tables[0].rows) > 14 else "2021"
    paged = lay_out_tables(make_blocks(*invented(edition)), load_page_standard())
    assert any(table.cut_rows for table in paged)
    for table, on_pages in zip(document.tables, paged, strict=True):
        layout = on_pages.layout
        ends = {row for row, line in enumerate(table.rows, start=1) if not line._tr.xpath(".//w:keepNext")}
        if layout.sheet.header_rows and not on_pages.cut_rows:
            assert ends == {len(table.rows)}
        else:
            assert ends == layout.group_breaks | {len(table.rows)}


@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("huge", [False, True])
def test_every_table_has_the_boxes_of_its_sheet_and_the_reports_figures(
    edition: str, huge: bool, tmp_path: Path
) -> None:
    form, report = invented(edition, huge)
    document = written(report, tmp_path)
    assert [grids.of_word(table._tbl) for table in document.tables] == grids.expected(form, report)


def test_a_blank_figure_stays_blank_and_zero_is_zero(tmp_path: Path) -> None:
    form = editions.load_form("2021")
    report = balanced().with_figures({"remedies.review.upheld": None, "remedies.review.other": 0})
    document = written(compute_totals(form, report), tmp_path)
    assert [cell.text for cell in document.tables[2].rows[-1].cells][:3] == ["", "0", "0"]
