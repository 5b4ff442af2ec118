"""Totals of a whole row or column that are wrong together: the figures of another line were pasted over them."""

from __future__ import annotations

from collections.abc import Iterator

from model.diagnosis.cell_layout import ROW, Line
from model.diagnosis.crossed_lines import find_crossing_equations
from model.diagnosis.imbalance import Candidate, Differences, Imbalance, Slip
from model.form.figures import Number

_MIN_TOTALS = 3
"""So few wrong totals may be wrong each for itself."""
_COST_OF_COPY = 1.4
_COST_OF_OTHER_FIGURES = 4.0
"""For totals that are the figures of no other line: of another report, or of one before it was changed."""


def find_copied_totals(imbalance: Imbalance) -> Iterator[Candidate]:
    """The lines of totals after whose correction, each being the sum of its parts, all equations hold."""
    first = next(iter(imbalance.differences))
    table = imbalance.layout.places[imbalance.system.cells[first][0]].table
    for line in imbalance.layout.lines[table]:
        if all(cell in imbalance.system.vectors and imbalance.form.cells[cell].is_computed for cell in line.cells):
            changes = _restore_totals(imbalance, line)
            if len(changes) >= _MIN_TOTALS:
                cause = _find_cause(imbalance, line, tuple(changes))
                cost = _COST_OF_COPY if cause else _COST_OF_OTHER_FIGURES
                yield Candidate(Slip.TOTALS_COPIED, cost, changes, tuple(changes), cause)


def _restore_totals(imbalance: Imbalance, line: Line) -> dict[str, Number | None]:
    """The sums that the wrong totals of a line should be; none where not all equations hold then."""
    differences: Differences = imbalance.differences
    changes: dict[str, Number | None] = {}
    for cell, numbers in zip(line.cells, find_crossing_equations(imbalance.system, line.cells), strict=True):
        broken = next(iter(numbers & differences.keys()), None)
        if broken is None:
            continue
        by = -differences[broken] // imbalance.system.vectors[cell][broken]
        total = imbalance.number_at(cell) + by
        if not imbalance.can_hold(cell, total):
            return {}
        changes[cell] = total
        differences = imbalance.subtract_change(differences, cell, by)
    return {} if differences else changes


def _find_cause(imbalance: Imbalance, line: Line, wrong: tuple[str, ...]) -> str:
    """What happened to the wrong totals: the figures of the nearest line that has the same, or nothing was added up.

    "" where neither is so.
    """
    if not any(imbalance.number_at(cell) for cell in wrong):
        return "没有相加"
    positions = [line.cells.index(cell) for cell in wrong]
    table = imbalance.layout.places[wrong[0]].table
    parallel = [
        other
        for other in imbalance.layout.lines[table]
        if other.kind == line.kind and len(other.cells) == len(line.cells)
    ]
    here = parallel.index(line)
    for other in sorted(parallel, key=lambda other: abs(parallel.index(other) - here))[1:]:
        if all(
            imbalance.number_at(other.cells[position]) == imbalance.number_at(line.cells[position])
            for position in positions
        ):
            return f"贴成了“{other.label}”{'行' if line.kind == ROW else '列'}的数"
    return ""


def word_copied_totals(imbalance: Imbalance, candidate: Candidate) -> str:
    """The sentence about totals that are wrong together."""
    one, other = (imbalance.layout.places[cell] for cell in candidate.cells[:2])
    is_column = one.column == other.column
    cell = imbalance.form.cells[candidate.cells[0]]
    name, kind = (cell.column.short, "列") if is_column else (cell.row.short, "行")
    cause = candidate.detail or "贴成了别处的数"
    return f"“{name}”{kind}有 {len(candidate.cells)} 格不是各格的和，像是{cause}；都按各格相加就平了。"
