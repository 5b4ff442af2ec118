"""How the cells of the workbook look: broken headings, clear labels, numbers with all their digits, locked headings."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook, load_workbook

import exporters
from model.form import editions
from model.form.sheet import make_sheet
from tests.exporters.excel.test_print_setup import TABLES, edition, visible
from tests.exporters.excel.test_writer import written
from tests.exporters.invented import invented


def test_headings_too_long_for_their_column_are_broken_where_their_sense_pauses(tmp_path: Path) -> None:
    exporters.write_report(*invented("2021"), tmp_path / "a.xlsx")
    page = load_workbook(tmp_path / "a.xlsx")[TABLES["requests"]]
    found = {str(box.value).replace("\n", ""): str(box.value) for row in page.iter_rows() for box in row if box.value}
    assert found["（三）不予公开"] == "（三）\n不予公开"
    assert found["社会公益组织"] == "社会\n公益\n组织"
    assert found["自然人"] == "自然人"
    assert found["1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"].count("\n") == 0


def test_labels_stand_clear_of_the_frame(book: Workbook) -> None:
    for id, title in TABLES.items():
        for tile in make_sheet(editions.load_form(edition(book)).tables[id]).tiles:
            if tile.role == "stub" and tile.height == 1:
                assert book[title].cell(3 + tile.row, 1 + tile.column).alignment.indent == 1


def test_figures_and_words_can_be_edited_and_headings_cannot_without_a_password(book: Workbook) -> None:
    form = editions.load_form(edition(book))
    for page in visible(book):
        assert page.protection.sheet
        assert page.protection.password is None
        assert not page.protection.formatColumns
    for id, title in TABLES.items():
        for tile in make_sheet(form.tables[id]).tiles:
            box = book[title].cell(3 + tile.row, 1 + tile.column)
            assert box.protection.locked == (tile.cell is None)
    words = book["一、总体情况"]
    assert words["A1"].protection.locked
    assert not words["A2"].protection.locked
    assert not words.column_dimensions["A"].protection.locked
    assert not words.protection.insertRows
    assert not words.protection.deleteRows
    cover = book["封面与说明"]
    assert cover["A3"].protection.locked
    assert not cover["B3"].protection.locked


def test_numbers_show_all_their_digits_and_their_unit(tmp_path: Path) -> None:
    _, old = written("2019", tmp_path)
    formats = {cell.number_format for row in old["二、主动公开"].iter_rows() for cell in row if cell.data_type == "n"}
    assert '0.00"元"' in formats
    _, new = written("2021", tmp_path)
    formats = {cell.number_format for row in new["二、主动公开"].iter_rows() for cell in row if cell.data_type == "n"}
    assert "0.0000" in formats
