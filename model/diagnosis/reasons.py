"""The sentences for the clerk about slips: which cell, what it says, what it should say, and what was done."""

from __future__ import annotations

from model.diagnosis.copied_totals import word_copied_totals
from model.diagnosis.imbalance import Candidate, Imbalance, Slip
from model.form.figures import Number, format_figure

_STEP_WORDS = {(0, 1): "右边", (0, -1): "左边", (1, 0): "下面", (-1, 0): "上面"}
"""Rows and columns from a cell to its neighbour → where that is."""
_MIN_CROSSING = 2
"""A cell that so many broken equations have in common is the one where row and column meet."""


def word_reason(imbalance: Imbalance, candidate: Candidate) -> str:
    """The sentence about a slip."""
    if candidate.slip in (Slip.BLANK, Slip.FIGURE, Slip.TOTAL):
        return "".join(_word_cell(imbalance, candidate, cell) for cell in candidate.cells)
    if candidate.slip is Slip.TWO_SLIPS:
        return (
            "像是有两格各填错了："
            + "；".join(_word_change(imbalance, candidate, cell) for cell in candidate.cells)
            + "。"
        )
    if candidate.slip is Slip.TOTALS_COPIED:
        return word_copied_totals(imbalance, candidate)
    if candidate.slip in (Slip.SHIFTED, Slip.LINE_MOVED, Slip.LINES_EXCHANGED):
        return _word_lines(imbalance, candidate)
    return _word_two_cells(imbalance, candidate)


def _word_cell(imbalance: Imbalance, candidate: Candidate, cell: str) -> str:
    new = _format(candidate.changes[cell])
    name = imbalance.form.name_of(cell)
    if candidate.slip is Slip.BLANK:
        return f"{name} 空着，补上 {new} 就平了。"
    change = _word_change(imbalance, candidate, cell)
    is_total = candidate.slip is Slip.TOTAL
    cause = f"，像是{candidate.detail}" if candidate.detail else "，像是总计写错了" if is_total else ""
    crossing = "不平的几处都用到这一格。" if not is_total and _is_crossing(imbalance, cell) else ""
    return f"{change}{cause}。{crossing}"


def _is_crossing(imbalance: Imbalance, cell: str) -> bool:
    """Whether the equation of a row's total and that of a column are broken, and have this cell in common."""
    broken = [imbalance.system.equations[number] for number in imbalance.system.vectors[cell]]
    return len(broken) >= _MIN_CROSSING and any(rule.is_total_rule for rule in broken)


def _word_change(imbalance: Imbalance, candidate: Candidate, cell: str) -> str:
    """That a cell says one thing and should say another."""
    name = imbalance.form.name_of(cell)
    if imbalance.values[cell] is None:
        return f"{name} 空着，应当是 {_format(candidate.changes[cell])}"
    return f"{name} 填的是 {_format(imbalance.values[cell])}，应当是 {_format(candidate.changes[cell])}"


def _word_two_cells(imbalance: Imbalance, candidate: Candidate) -> str:
    target, source = candidate.cells
    here, there = _name_two_cells(imbalance, target, source)
    if candidate.slip is Slip.EXCHANGED:
        figures = " 和 ".join(_format(imbalance.values[cell]) for cell in (target, source))
        return f"{here} 和 {there} 两格的数（{figures}）像是互相填反了，换过来就平了。"
    step = _word_step(imbalance, target, source)
    moved = _format(candidate.changes[target])
    if candidate.slip is Slip.MERGED:
        part = imbalance.number_at(source) - (candidate.changes[source] or 0)
        return f"{here} 的 {_format(part)} 像是并进了{step}{there}，分开就平了。"
    rest = candidate.changes[source]
    words = f"{here} 的 {moved} 像是填到了{step}{there}，挪回来就平了"
    return f"{words}；{there} 原来应当是 {_format(rest)}。" if rest else f"{words}。"


def _name_two_cells(imbalance: Imbalance, one: str, other: str) -> tuple[str, str]:
    """The names of two cells, the second without the table where that is the first's, in quotation marks."""
    here, there = imbalance.form.name_of(one), imbalance.form.name_of(other)
    table = imbalance.form.tables[imbalance.form.cells[one].table].name
    if there.startswith(f"{table} "):
        there = f"“{there.removeprefix(table).strip()}”"
    return here, there


def _word_step(imbalance: Imbalance, start: str, end: str) -> str:
    """Where a cell is as seen from another: 下面的, "" where they are no neighbours."""
    places = imbalance.layout.places
    here, there = places[start], places[end]
    if here.block != there.block:
        return ""
    word = _STEP_WORDS.get((there.row - here.row, there.column - here.column), "")
    return f"{word}的" if word else ""


def _word_lines(imbalance: Imbalance, candidate: Candidate) -> str:
    first, last = candidate.cells[0], candidate.cells[-1]
    cells = imbalance.form.cells
    if candidate.slip is Slip.SHIFTED:
        is_row = candidate.detail in ("左", "右")
        line = cells[first].row.short if is_row else cells[first].column.short
        kind = "行" if is_row else "列"
        ends = [cells[cell].column.short if is_row else cells[cell].row.short for cell in (first, last)]
        where = f"“{line}”{kind}" if line else "这一行"
        return f"{where}从“{ends[0]}”到“{ends[1]}”像是整段往{candidate.detail}多贴了一格，移回来就平了。"
    is_row = cells[first].column is cells[last].column
    names = [cells[cell].row.short if is_row else cells[cell].column.short for cell in (first, last)]
    kind = "行" if is_row else "列"
    if candidate.slip is Slip.LINES_EXCHANGED:
        return f"“{names[0]}”和“{names[1]}”两{kind}的数像是互相填反了，换过来就平了。"
    return f"“{names[0]}”{kind}的数像是整{kind}贴到了{_name_side(candidate.detail)}“{names[1]}”{kind}，挪回来就平了。"


def _name_side(way: str) -> str:
    return {"下": "下面的", "上": "上面的", "左": "左边的", "右": "右边的"}[way]


def _format(number: Number | None) -> str:
    return format_figure(number) if number is not None else "空"
