"""Writes a figure of the tables into the prose, in place of the number that a finding is about."""

from __future__ import annotations

import re

from model.checks.findings import Finding
from model.form.chinese_numerals import NUMERAL_CHARACTERS
from model.form.figures import Number, format_figure
from model.report.linked_text import FigureLink, LinkedText
from model.report.report import Report

_NUMBER = re.compile(
    rf"(?:[{NUMERAL_CHARACTERS}]+|[\d０-９.,，．\s][\d０-９.,，．\s十百千万亿]*)(?P<unit>.*)", re.DOTALL
)
"""A number with all its parts, as 1万2千 has two, and its measure word."""

_CORRECTED_RULE = "words.claim"
"""Of the other rules the number is no figure of a cell: 同比增长25% is about one, and no way of applying is one."""


def can_correct(finding: Finding) -> bool:
    """Whether the passage of a finding is a number that should be a figure of the tables; 未收到 is none."""
    passage = finding.passage
    if passage is None or finding.rule != _CORRECTED_RULE or not finding.table_figures:
        return False
    return _NUMBER.fullmatch(passage.text) is not None


def find_own_cell(report: Report, finding: Finding, figure: Number) -> str:
    """The one cell that a finding is about and whose figure this is; "" where none or several have it."""
    cells = [cell for cell in finding.cells if report.printed_figure(cell) == figure]
    return cells[0] if len(cells) == 1 else ""


def correct_prose(linked: LinkedText, finding: Finding, figure: Number, cell: str = "") -> LinkedText:
    """The prose with a figure of the tables in place of the finding's number; its measure word stays.

    cell: whose figure it is, if it shall follow the table from now on. Unchanged where the passage does not stand there
    any more. An amount is written in 万元, as the table has it.
    """
    text = linked.text
    passage = finding.passage
    found = _NUMBER.fullmatch(passage.text) if passage else None
    if passage is None or found is None or text[passage.start : passage.start + len(passage.text)] != passage.text:
        return linked
    unit = found["unit"]
    blank = " " if passage.text != passage.text.replace(" ", "") and unit else ""
    if unit.strip() == "元":
        unit = "万元"
    number = format_figure(figure)
    links = (FigureLink(0, len(number), cell),) if cell else ()
    words = LinkedText(f"{number}{blank}{unit.strip()}", links)
    return linked.replace_range(passage.start, passage.start + len(passage.text), words)
