"""What could not be read from a file: which cells and totals are unknown for it, and the findings that list them.

An unknown figure is not 未填 and not 0. No equation that needs it is tested, and no total that it is a part of is
computed, until the clerk enters it, or says that it is blank (see Draft.propose_edit).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.checks.findings import UNREAD_RULE, Finding
from model.form.form import Cell, Form, Table
from model.report.report import Report

_MAX_NAMES = 4
"""So many rows or columns are named in one sentence for the clerk."""


def find_unknown_cells(form: Form, report: Report) -> frozenset[str]:
    """The cells whose figure cannot be known: entries that could not be read, and all totals of which one is a part."""
    if not report.unread:
        return frozenset()
    unknown = {id for id in report.unread if id in form.cells and report.figures.get(id) is None}
    for rule in form.total_rules:
        if any(term.cell in unknown for term in rule.right):
            unknown.add(rule.total_cell)
    return frozenset(unknown)


def find_untestable_cells(form: Form, report: Report) -> frozenset[str]:
    """The cells of which no equation can be tested: the unknown ones but for the totals that the file states."""
    return find_unknown_cells(form, report) - report.stated_totals.keys()


def list_unread_cells(form: Form, report: Report) -> tuple[str, ...]:
    """The cells without a figure because it could not be read, in the order of the form, totals among them.

    A total that the file states, or shows blank, has been read.
    """
    unread = find_untestable_cells(form, report) - report.blank_totals.keys()
    return tuple(id for id in form.cells if id in unread)


def check_unread(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """A finding for the cover, for each table and each prose section of which something could not be read."""
    if not report.unread:
        return
    unread_cells = set(list_unread_cells(form, report))
    for section in form.sections:
        if section.kind == "cover":
            places = tuple(f.place for f in form.fields if f.place in report.unread and not report.value_at(f.place))
            names = "、".join(form.name_of(place) for place in places)
            words = f"封面没有读到{names}，请对照原文填写。"
        elif section.kind == "prose":
            is_missing = section.id in report.unread and not report.prose.get(section.id, "").strip()
            places = (section.id,) if is_missing else ()
            words = f"没有读到“{section.label}”，请对照原文填写。"
        else:
            table = form.tables[section.id]
            cells = [cell for cell in table.cells if cell.id in unread_cells]
            places = tuple(cell.id for cell in cells)
            words = _describe_table(form, table, cells)
        if places:
            yield Finding(UNREAD_RULE, "hint", places, words, case=section.id)


def _describe_table(form: Form, table: Table, unread: Sequence[Cell]) -> str:
    """A sentence for the clerk about the cells of a table that could not be read."""
    entries = [cell for cell in table.cells if not cell.is_computed]
    if len([cell for cell in unread if not cell.is_computed]) == len(entries):
        return f"没有读到{table.name}（{form.section_by_id(table.id).label}），请对照原文填写。"
    names = list_line_names(unread, table)
    named = "、".join(names[:_MAX_NAMES])
    where = f"{named}等 {len(names)} 处" if len(names) > _MAX_NAMES else named
    return f"{table.name}有 {len(unread)} 格没有读到（{where}），请对照原文填写。"


def list_line_names(cells: Sequence[Cell], table: Table) -> list[str]:
    """The labels of the rows that cells of a table are in; of their columns where the table has but one row."""
    has_one_row = sum(len(block.rows) for block in table.blocks) == 1
    labels = [cell.column.full_label if has_one_row else cell.row.label for cell in cells]
    return list(dict.fromkeys(labels))
