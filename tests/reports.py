"""Reports the tests start from, in figures and words of our own."""

from __future__ import annotations

from hypothesis import strategies as st

from model.form import editions
from model.form.figures import Figure, Money
from model.form.form import Cell, Form
from model.report.report import Report


def balanced(edition: str = "2021", each: int = 2) -> Report:
    """A full report in which every equation holds: `each` applications a column, all granted, nothing else."""
    form = editions.load_form(edition)
    figures: dict[str, Figure] = {cell.id: Money(0) if cell.kind == "money" else 0 for cell in form.entry_cells}
    for column in form.tables["requests"].list_lines("column"):
        if not column.computed:
            figures[f"requests.received.{column.id}"] = each
            figures[f"requests.granted.{column.id}"] = each
    year = "2025" if edition == "2021" else "2020"
    cover = {"unit": "临江县水务局", "year": year, "scope": "本机关"}
    prose = {
        "preamble": "本报告按条例编制。",
        "overview": "（一）主动公开。做了。",
        "problems": "有问题，更新不及时；下一步按月检查，逐项改正到位。",
        "other": "无。",
    }
    return Report(edition, cover, figures, prose)


def figures(cell: Cell) -> st.SearchStrategy[Figure | None]:
    """Any figure that may stand in a cell, or none."""
    counts = st.integers(0, 99_999_999)
    amounts = st.decimals(0, 10_000_000, places=6) | st.integers(0, 10**9)
    kinds: dict[str, st.SearchStrategy[Figure]] = {
        "count": counts,
        "signed": st.integers(-9999, 9999),
        "amount": amounts,
        "money": st.builds(Money, amounts, st.sampled_from(["", "元", "万元", "亿元"])),
    }
    return st.none() | kinds[cell.kind]


def entries(form: Form) -> st.SearchStrategy[tuple[str, Figure | None]]:
    """A cell that can be typed in, with what is typed."""
    return st.sampled_from(form.entry_cells).flatmap(lambda cell: figures(cell).map(lambda figure: (cell.id, figure)))
