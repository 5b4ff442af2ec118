"""Restricts what may be typed into the cells of a workbook, by kind of figure, and says what Excel answers else."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from model.form.figures import MAX_DIGITS, Kind

_MAX_NUMBER = "9" * MAX_DIGITS


def restrict_cells(worksheet: Worksheet, kind: Kind, sheet_cells: Sequence[SheetCell]) -> None:
    """Let these cells take only figures of a kind; a blank is always allowed."""
    rule = _make_rule(kind, sheet_cells[0].coordinate)
    rule.sqref = MultiCellRange(" ".join(sheet_cell.coordinate for sheet_cell in sheet_cells))
    worksheet.add_data_validation(rule)


def _make_rule(kind: Kind, first: str) -> DataValidation:
    """The rule for a kind of figure; first: the address of the first cell, from which Excel derives the others'."""
    match kind:
        case "count":
            return _make_validation(
                "这一格填件数", "请填 0 或正整数，例如 12；不清楚就先空着。", "whole", "greaterThanOrEqual", "0"
            )
        case "amount":
            return _make_validation(
                "这一格填金额",
                "请填 0 或正数，例如 52.15，不带单位；不清楚就先空着。",
                "decimal",
                "greaterThanOrEqual",
                "0",
            )
        case "signed":
            return _make_validation(
                "这一格填增减数",
                "请填整数，减少的前面加负号，例如 -4；不清楚就先空着。",
                "whole",
                "between",
                f"-{_MAX_NUMBER}",
                _MAX_NUMBER,
            )
        case "money":
            return _make_validation(
                "这一格填金额",
                "请填 0 或正数，最好带上单位，例如 75338元；不清楚就先空着。",
                "custom",
                None,
                f"OR(ISTEXT({first}),N({first})>=0)",
            )


def _make_validation(
    title: str, words: str, kind: str, operator: str | None, formula: str, upper: str | None = None
) -> DataValidation:
    return DataValidation(
        type=kind,  # type: ignore[arg-type]
        operator=operator,  # type: ignore[arg-type]
        formula1=formula,
        formula2=upper,
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=title,
        error=words,
    )


def offer_choices(worksheet: Worksheet, sheet_cell: SheetCell, choices: tuple[str, ...]) -> None:
    """Let Excel show the choices of a field as a list; anything else may be typed as well."""
    rule = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True, showErrorMessage=False)
    rule.add(sheet_cell)
    worksheet.add_data_validation(rule)
