"""Where a finding is, and what its equation compares, in the words that the form prints."""

from __future__ import annotations

from exporters.excel.equations import make_equation
from model.checks.findings import Finding
from model.form.figures import format_figure
from model.form.form import Cell, Form
from model.form.rule_language import Rule

_MAX_PLACES = 4
"""So many places of a finding are named."""

_KIND_WORDS = {"row": "行", "column": "列"}


def describe_places(form: Form, finding: Finding) -> str:
    """The section and the labels of row and column, as the form prints them; 等 N 处 where there are many.

    Of an equation that holds for each row or column, which of these it is about.
    """
    rule = _find_rule(form, finding)
    section, _ = _describe_place(form, finding.places[0])
    if rule is not None and rule.labels:
        return f"{section}：" + "".join(f"“{label}”{_KIND_WORDS.get(kind, '')}" for kind, label in rule.labels.items())
    named: dict[str, list[str]] = {}
    for place in finding.places[:_MAX_PLACES]:
        section, label = _describe_place(form, place)
        named.setdefault(section, []).append(label)
    text = "；".join(f"{section}：{'、'.join(filter(None, labels))}".rstrip("：") for section, labels in named.items())
    more = len(finding.places) - _MAX_PLACES
    return f"{text}，等 {len(finding.places)} 处" if more > 0 else text


def describe_sides(form: Form, finding: Finding) -> str:
    """What both sides of a broken equation come to, with the equation in words; "" where it compares nothing."""
    if finding.left is None or finding.right is None:
        return ""
    left, right = format_figure(finding.left), format_figure(finding.right)
    rule = _find_rule(form, finding)
    if rule is None:
        return f"一处 {left}，另一处 {right}"
    larger, smaller = max(finding.left, finding.right), min(finding.left, finding.right)
    difference = format_figure(larger - smaller)
    return f"{make_equation(form, rule).wording}：左边 {left}，右边 {right}，相差 {difference}"


def _find_rule(form: Form, finding: Finding) -> Rule | None:
    return next((rule for rule in form.rules if (rule.id, rule.case) == (finding.rule, finding.case)), None)


def _describe_place(form: Form, place: str) -> tuple[str, str]:
    """The label of its section, and its own; "" where the section is all of it."""
    section = next((one for one in form.sections if one.id == form.section_of(place)), None)
    heading = section.label if section else ""
    if place in form.cells:
        return heading, _describe_cell(form, form.cells[place])
    return heading, "" if section and section.id == place else form.name_of(place)


def _describe_cell(form: Form, cell: Cell) -> str:
    """The labels of its row and its column, the latter without a heading that stands over all columns."""
    columns = list(form.tables[cell.table].list_lines("column"))
    under = cell.column.under
    if under and all(column.under[:1] == under[:1] for column in columns):
        under = under[1:]
    column = " ".join((*under, cell.column.label))
    return f"“{cell.row.full_label}”的“{column}”" if cell.row.full_label else f"“{column}”"
