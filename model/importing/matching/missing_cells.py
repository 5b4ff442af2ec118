"""What a document does not say: cells that were not found or cannot be read, totals that are blank, and dashes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from model.checks.unread import list_line_names
from model.form.figures import Figure
from model.form.form import Form
from model.importing.document import DocumentRow
from model.importing.matching.found_figures import FoundText
from model.importing.matching.values import is_dash
from model.report.report import BLANK_TOTAL, NOT_FOUND, REFUSED, Report

_MAX_NAMES = 4
"""So many rows or columns are named in one sentence for the clerk."""

_MAX_QUOTE_LENGTH = 60


def find_refused_cells(rows: Sequence[DocumentRow], texts: Mapping[str, FoundText]) -> frozenset[str]:
    """The ids of the cells that look blank because their reader could not read what they hold."""
    places = {row.locate_cell(column) for row in rows for column in row.refused_columns}
    if not places:
        return frozenset()
    return frozenset(id for id, found in texts.items() if found.location in places and not found.text.strip())


def find_unread_cells(
    form: Form, texts: Mapping[str, FoundText], figures: Mapping[str, Figure | None], refused_cells: Collection[str]
) -> dict[str, str]:
    """The entries that were not found, or whose text was refused, by cell id; and what is known of each, in words.

    An entry that is blank or a dash was read, unless it is one of the refused_cells: it is 未填.
    """
    unread: dict[str, str] = {}
    for cell in form.entry_cells:
        text = texts[cell.id].text.strip() if cell.id in texts else None
        if text is None:
            unread[cell.id] = NOT_FOUND
        elif cell.id in refused_cells:
            unread[cell.id] = REFUSED
        elif text and figures.get(cell.id) is None and not is_dash(text):
            unread[cell.id] = describe_refused_text(text)
    return unread


def describe_refused_text(text: str) -> str:
    """What is known of a cell whose text is no figure, in words: 原文写的是“约十件”."""
    shown = " ".join(text.split())
    quoted = shown if len(shown) <= _MAX_QUOTE_LENGTH else shown[:_MAX_QUOTE_LENGTH] + "…"
    return f"原文写的是“{quoted}”"


def find_blank_totals(
    form: Form, report: Report, texts: Mapping[str, FoundText], refused_cells: Collection[str]
) -> dict[str, str]:
    """The totals that the document shows blank, or as a dash, although some of their parts have figures; by cell id.

    The values are those of Report.blank_totals; report: what was read, with totals computed. The refused_cells are not
    blank in the document.
    """
    blank: dict[str, str] = {}
    for rule in form.total_rules:
        found = texts.get(rule.total_cell)
        if found is None or rule.total_cell in refused_cells or (found.text.strip() and not is_dash(found.text)):
            continue
        if any(report.stated_or_computed(term.cell) is not None for term in rule.right):
            blank[rule.total_cell] = found.text.strip() or BLANK_TOTAL
    return blank


def combine_remarks(remarks: Mapping[str, str], texts: Mapping[str, FoundText], form: Form) -> Iterator[str]:
    """The remarks on single cells as sentences for the clerk; those on dashes (/, —) as one sentence for each table."""
    told = set[str]()
    for table in form.tables.values():
        cells = [cell for cell in table.cells if cell.id in remarks and is_dash(texts[cell.id].text)]
        if len(cells) > 1:
            told |= {cell.id for cell in cells}
            marks = "".join(f"“{mark}”" for mark in dict.fromkeys(texts[cell.id].text.strip() for cell in cells))
            names = list_line_names(cells, table)
            where = f"（{'、'.join(names)}）" if len(names) <= _MAX_NAMES else ""
            yield f"{table.name}有 {len(cells)} 格写的是{marks}{where}，按未填读入；没有的请填 0。"
    yield from (remark for id, remark in remarks.items() if id not in told)
