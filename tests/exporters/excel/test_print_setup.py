"""A sheet of the workbook prints like the form, helps where it is filled in, and keeps its headings."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

import exporters
from exporters.excel.cell_notes import TOTAL_HELP
from model.form import editions
from model.form.sheet import make_sheet
from tests.exporters.invented import invented

TABLES = {"disclosure": "二、主动公开", "requests": "三、申请办理", "remedies": "四、复议诉讼"}
MM = 25.4


@pytest.fixture(scope="module", params=["2019", "2021"])
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    form, report = invented(request.param)
    path = tmp_path_factory.mktemp("book") / f"{request.param}.xlsx"
    exporters.write_report(form, report, path, report)
    return load_workbook(path)


def visible(book: Workbook) -> list[Worksheet]:
    return [page for page in book.worksheets if page.sheet_state == "visible"]


def edition(book: Workbook) -> str:
    return "2019" if "行政规范性文件" not in str(list(book[TABLES["disclosure"]].values)) else "2021"


def test_sheets_print_on_a4_as_wide_as_the_type_area(book: Workbook) -> None:
    for page in visible(book):
        assert page.page_setup.paperSize == 9
        assert page.page_setup.orientation == "portrait"
        assert page.sheet_properties.pageSetUpPr
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
        margins = page.page_margins
        sides = [round(side * MM) for side in (margins.top, margins.right, margins.bottom, margins.left)]
        assert sides == [37, 26, 35, 28]


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
    form, report = invented("2021", huge=True)
    exporters.write_report(form, report, tmp_path / "a.xlsx")
    lying = {page.title: page.page_setup for page in visible(load_workbook(tmp_path / "a.xlsx"))}
    assert [title for title, setup in lying.items() if setup.orientation == "landscape"] == [TABLES["remedies"]]


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


def test_the_help_of_each_row_is_a_note_on_its_label_and_none_is_on_a_figure(book: Workbook) -> None:
    form = editions.load_form(edition(book))
    for id, title in TABLES.items():
        page = book[title]
        plan = make_sheet(form.tables[id])
        for tile in plan.tiles:
            box = page.cell(3 + tile.row, 1 + tile.column)
            if tile.cell:
                assert box.comment is None
        for row in form.tables[id].list_lines("row"):
            noted = [c.comment.text for line in page.iter_rows() for c in line if c.comment]
            assert not row.help or any(row.help in text for text in noted)
        assert any(TOTAL_HELP in text for text in noted) == any(cell.is_computed for cell in form.tables[id].cells)


def test_notes_are_signed_and_large_enough_for_their_words(tmp_path: Path) -> None:
    """Sizes stand beside the notes, in a part that openpyxl does not read."""
    form, report = invented()
    exporters.write_report(form, report, tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    notes = [c.comment for page in visible(book) for row in page.iter_rows() for c in row if c.comment]
    with zipfile.ZipFile(tmp_path / "a.xlsx") as package:
        drawings = [name for name in package.namelist() if name.endswith(".vml")]
        shapes = "".join(package.read(name).decode("utf-8") for name in drawings)
    sizes = [tuple(map(int, size)) for size in re.findall(r"width:(\d+)px;height:(\d+)px", shapes)]
    assert len(notes) == len(sizes) > 30
    assert {note.author for note in notes} == {"年报"}
    for note, (width, height) in zip(notes, sizes, strict=True):
        a_line = width // 14  # pixels of a Chinese character in 10 points, and a little room
        assert height >= 18 * sum(-(-len(text) // a_line) for text in note.text.split("\n"))


def test_each_kind_of_figure_has_its_rule_and_a_plain_answer(book: Workbook) -> None:
    form = editions.load_form(edition(book))
    kinds = {"count": "whole", "amount": "decimal", "signed": "whole", "money": "custom"}
    for id, title in TABLES.items():
        page = book[title]
        for tile in make_sheet(form.tables[id]).tiles:
            if tile.cell:
                box = page.cell(3 + tile.row, 1 + tile.column)
                (rule,) = [r for r in page.data_validations.dataValidation if box.coordinate in r.sqref]
                assert rule.type == kinds[tile.cell.kind]
                assert rule.showErrorMessage
                assert rule.allow_blank
                assert str(rule.error).startswith("请填")
                lower = rule.formula1 if rule.type != "custom" else "0"
                assert (float(lower) < 0) == (tile.cell.kind == "signed")
