"""A paste planned for a text, and what it would enter."""

from __future__ import annotations

from model.checks.rules import compute_totals
from model.form import editions
from model.form.form import Cell
from model.form.sheet import make_sheet
from model.pasting.paste_plan import PastePlan, plan_paste
from model.report.report import Report

SIX = ("natural", "business", "research", "charity", "legal", "other")


def cell(id: str, edition: str = "2021") -> Cell:
    return editions.load_form(edition).cells[id]


def pasted(text: str, at: str, report: Report | None = None, edition: str = "2021") -> PastePlan:
    """The plan for a text as spreadsheets copy it, cells by | and rows by line."""
    form = editions.load_form(edition)
    rows = [[part.strip() for part in line.split("|")] for line in text.strip("\n").split("\n")]
    anchor = form.cells[at]
    return plan_paste(
        form, compute_totals(form, report or Report(edition)), make_sheet(form.tables[anchor.table]), anchor, rows
    )


def values(made: PastePlan) -> dict[str, object]:
    return dict(made.values_to_enter(dash_as_zero=False))
