"""Writes a figure of the tables into the prose, in place of the number that a finding is about."""

from __future__ import annotations

import re

from model.checks.findings import Finding
from model.form.chinese_numerals import NUMERAL_CHARACTERS
from model.form.figures import Number, format_figure
from model.report.linked_text import LinkedText

_NUMBER = re.compile(rf"(?:[\d０-９.,，．\s]+|[{NUMERAL_CHARACTERS}]+)(?P<scale>[万亿百千]?)(?P<unit>.*)", re.DOTALL)


def can_correct(finding: Finding) -> bool:
    """Whether the passage of a finding is a number, and the tables have figures for it; 未收到 is none."""
    passage = finding.passage
    return passage is not None and bool(finding.table_figures) and _NUMBER.fullmatch(passage.text) is not None


def correct_prose(linked: LinkedText, finding: Finding, figure: Number) -> LinkedText:
    """The prose with a figure of the tables in place of the finding's number; its measure word stays.

    Unchanged where the passage does not stand there any more. An amount is written in 万元, as the table has it.
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
    words = f"{format_figure(figure)}{blank}{unit.strip()}"
    return linked.replace_range(passage.start, passage.start + len(passage.text), LinkedText(words))
