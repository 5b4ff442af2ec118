"""What the workbook lets into its cells."""

from __future__ import annotations

from openpyxl import Workbook

from model.form import editions
from model.form.sheet import make_sheet
from tests.exporters.excel.test_print_setup import TABLES, edition


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
