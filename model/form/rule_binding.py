"""Makes the rules that a TOML text describes, each for every row, column or group that it is applied to.

Functions that take `file` use it only to name the file in an error; `raw` is what tomllib made of a part of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from model.errors import BadRule
from model.form import rule_language
from model.form.form import Table
from model.form.rule_language import Weight


def bind_rule(file: str, raw: dict[str, Any], tables: Mapping[str, Table]) -> Iterator[rule_language.Rule]:
    """A rule for each of its cases: for = "column in requests" gives one for each column of that table."""
    variable, _, domain = raw.get("for", "").partition(" in ")
    for case, label in _list_cases(file, raw["id"], variable, domain, tables):
        try:
            left, relation, right = rule_language.parse_equation(raw["holds"].replace(f"{{{variable}}}", case))
        except rule_language.RuleSyntaxError as error:
            raise BadRule(file, f"rule {raw['id']}", str(error)) from error
        yield rule_language.Rule(
            id=raw["id"],
            case=case,
            weight=raw.get("weight", "error"),
            left=left,
            relation=relation,
            right=right,
            message_template=raw["says"],
            citation=raw["cites"],
            labels={variable: label} if variable else {},
            name=raw.get("name", ""),
            short_left=raw.get("says_left_short", ""),
            short_right=raw.get("says_right_short", ""),
            is_total_rule=bool(raw.get("fills")) and case not in raw.get("only_checks", []),
        )


def _list_cases(
    file: str, rule: str, variable: str, domain: str, tables: Mapping[str, Table]
) -> Iterable[tuple[str, str]]:
    """The ids a rule is applied to, each with its name: all rows, columns or groups of a table, or those listed."""
    if not variable:
        return [("", "")]
    if variable not in {"row", "column", "group"}:
        raise BadRule(file, f"rule {rule}", f"for 只能是 row、column 或 group，不是“{variable}”。")
    if domain in tables:
        table = tables[domain]
        if variable == "group":
            columns = table.list_lines("column")
            return {column.id.rpartition(".")[0]: "·".join(column.under) for column in columns}.items()
        return [(line.id, line.short) for line in table.list_lines(variable)]
    labels = {line.id: line.short for table in tables.values() for line in table.list_lines(variable)}
    wanted = [name.strip() for name in domain.split(",")]
    for name in wanted:
        if name not in labels:
            raise BadRule(file, f"rule {rule}", f"没有“{name}”这一项。")
    return [(name, labels[name]) for name in wanted]


def check_message(file: str, rule: rule_language.Rule) -> None:
    """Raise BadRule where a message of a rule could not be made, which else would show only when it is broken."""
    if rule.weight not in get_args(Weight):
        raise BadRule(file, f"rule {rule.id}", f"没有“{rule.weight}”这种轻重。")
    templates = {
        "says": rule.message_template,
        "says_left_short": rule.short_left,
        "says_right_short": rule.short_right,
    }
    for key, template in templates.items():
        try:
            template.format(**rule.labels, left=0, right=0, difference=0)
        except (KeyError, IndexError, ValueError) as error:
            raise BadRule(file, f"rule {rule.id}", f"{key} 里的“{error}”填不出来。") from error
