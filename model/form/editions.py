"""Reads resources/forms into Forms and refuses a file that contradicts itself, naming file and id."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from model.errors import BadForm, BadRule, UnknownEdition
from model.form import rule_language
from model.form.figures import Kind
from model.form.form import Cell, CoverField, Form, Section, Table, TableBlock, TableLine
from model.form.rule_language import Weight

FIRST_REPORT_YEAR = 2019
"""The first report year any edition rules."""

_NUMBERING_PATTERN = re.compile(r"^(（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|\d+\.)")


@cache
def list_editions() -> tuple[str, ...]:
    """The editions there are files for, oldest first."""
    names = (file.name for file in files("resources").joinpath("forms").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def edition_for(year: int) -> str:
    """The edition that rules the report of a year: the latest that had begun (2019, 2020 → 2019; later → 2021)."""
    begun = [edition for edition in list_editions() if int(edition) <= year]
    return begun[-1] if begun else list_editions()[0]


@cache
def load_form(edition: str) -> Form:
    """The form of an edition; raises UnknownEdition, or BadForm where its file contradicts itself."""
    if edition not in list_editions():
        raise UnknownEdition(edition, list(list_editions()))
    name = f"{edition}.toml"
    return parse_form(name, files("resources").joinpath("forms", name).read_text(encoding="utf-8"))


def parse_form(file: str, text: str) -> Form:
    """The form a TOML text describes; file is only its name, for messages. Raises BadForm, BadRule."""
    try:
        raw = tomllib.loads(text)
        tables = {t["id"]: _parse_table(file, t) for t in _require_distinct_ids(file, "table", raw["table"])}
        return _check_form(
            file,
            Form(
                edition=raw["edition"],
                label=raw["label"],
                first_year=raw["first_year"],
                notice=raw["notice"],
                title=raw["title"],
                preamble=raw["preamble"],
                fields=tuple(_parse_field(f) for f in _require_distinct_ids(file, "field", raw["field"])),
                sections=tuple(_parse_section(s) for s in _require_distinct_ids(file, "section", raw["section"])),
                tables=tables,
                rules=_parse_rules(file, raw.get("rule", []), tables),
                renames=raw.get("renames", {}),
            ),
        )
    except tomllib.TOMLDecodeError as error:
        raise BadForm(file, "全文", f"不是 TOML：{error}") from error
    except KeyError as error:
        raise BadForm(file, str(error.args[0]), "缺这一项。") from error
    except TypeError as error:
        raise BadForm(file, "全文", f"有多余或写错类型的项：{error}") from error


def _require_distinct_ids(file: str, what: str, raw: list[dict[str, Any]]) -> list[dict[str, Any]]:
    seen: set[str] = set()
    for item in raw:
        if item["id"] in seen:
            raise BadForm(file, f"{what} {item['id']}", "编号出现两次。")
        seen.add(item["id"])
    return raw


def _parse_field(raw: dict[str, Any]) -> CoverField:
    return CoverField(**{**raw, "choices": tuple(raw.get("choices", ()))})


def _parse_section(raw: dict[str, Any]) -> Section:
    return Section(**{**raw, "subheadings": tuple(raw.get("subheadings", ()))})


def _parse_line(raw: dict[str, Any], most: int = 0) -> TableLine:
    """A row or column; most: the largest figure its table does not question, unless it says so itself."""
    return TableLine(
        **{
            "most": most,
            **raw,
            "under": tuple(raw.get("under", ())),
            "short": raw.get("short") or _strip_numbering(raw["label"]),
        }
    )


def _strip_numbering(label: str) -> str:
    return _NUMBERING_PATTERN.sub("", label)


def _parse_table(file: str, raw: dict[str, Any]) -> Table:
    seen: set[str] = set()
    blocks = tuple(_parse_block(file, raw, b, seen) for b in raw["block"])
    widths = tuple(float(w) for w in raw["widths"])
    for block in blocks:
        if block.stub_columns + sum(column.span for column in block.columns) != len(widths):
            raise BadForm(file, f"table {raw['id']} {block.title}".strip(), f"各列加起来不是 {len(widths)} 格宽。")
    return Table(raw["id"], raw["name"], widths, blocks)


def _parse_block(file: str, whole: dict[str, Any], raw: dict[str, Any], seen: set[str]) -> TableBlock:
    table, name = whole["id"], whole["name"]
    rows = tuple(_parse_line(line) for line in raw["rows"])
    columns = tuple(_parse_line(line, whole.get("most", 0)) for line in raw["columns"])
    stub = raw["stub"]
    if stub and any(len(row.under) >= stub for row in rows):
        raise BadForm(file, f"table {table}", f"行标题比 {stub} 列还深。")
    cells: dict[tuple[str, str], Cell] = {}
    for row in rows:
        for column in columns:
            id = ".".join(part for part in (table, row.id, column.id) if part)
            if id in seen:
                raise BadForm(file, id, "编号出现两次。")
            seen.add(id)
            cells[row.id, column.id] = Cell(id, table, row, column, f"{name} {_join_short_names(row, column)}")
    return TableBlock(raw.get("title", ""), raw.get("corner", ""), stub, rows, columns, cells)


def _join_short_names(row: TableLine, column: TableLine) -> str:
    return f"{row.short}·{column.short}" if row.id else "·".join((*column.under, column.short))


def _parse_rules(file: str, raw: list[dict[str, Any]], tables: Mapping[str, Table]) -> tuple[rule_language.Rule, ...]:
    rules = [rule for item in _require_distinct_ids(file, "rule", raw) for rule in _bind_rule(file, item, tables)]
    return tuple(
        _sort_total_rules(file, [r for r in rules if r.is_total_rule]) + [r for r in rules if not r.is_total_rule]
    )


def _bind_rule(file: str, raw: dict[str, Any], tables: Mapping[str, Table]) -> Iterator[rule_language.Rule]:
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
            is_total_rule=bool(raw.get("fills")) and case not in raw.get("only_checks", []),
        )


def _list_cases(
    file: str, rule: str, variable: str, domain: str, tables: Mapping[str, Table]
) -> Iterable[tuple[str, str]]:
    """What a rule is applied to, with the words for it: all rows, columns or groups of a table, or those listed."""
    if not variable:
        return [("", "")]
    if variable not in {"row", "column", "group"}:
        raise BadRule(file, f"rule {rule}", f"for 只能是 row、column 或 group，不是“{variable}”。")
    if domain in tables:
        table = tables[domain]
        if variable == "group":
            return {c.id.rpartition(".")[0]: "·".join(c.under) for c in table.list_lines("column")}.items()
        return [(line.id, line.short) for line in table.list_lines(variable)]
    labels = {line.id: line.short for table in tables.values() for line in table.list_lines(variable)}
    wanted = [name.strip() for name in domain.split(",")]
    for name in wanted:
        if name not in labels:
            raise BadRule(file, f"rule {rule}", f"没有“{name}”这一项。")
    return [(name, labels[name]) for name in wanted]


def _sort_total_rules(file: str, rules: list[rule_language.Rule]) -> list[rule_language.Rule]:
    """Each total after those it is made of."""
    waiting: dict[str, rule_language.Rule] = {}
    for rule in rules:
        if waiting.setdefault(rule.total_cell, rule) is not rule:
            raise BadForm(file, rule.total_cell, "有两条等式来填。")
    done: list[rule_language.Rule] = []
    while waiting:
        ready = [r for r in waiting.values() if not any(term.cell in waiting for term in r.right)]
        if not ready:
            raise BadForm(file, "、".join(sorted(waiting)), "这些合计互相引用，绕成了圈。")
        for rule in ready:
            done.append(waiting.pop(rule.total_cell))
    return done


def _check_form(file: str, form: Form) -> Form:
    """The form, once its parts agree with each other."""
    for section in form.sections:
        if section.kind == "table" and section.id not in form.tables:
            raise BadForm(file, f"section {section.id}", "没有对应的表。")
    for rule in form.rules:
        for term in rule.terms:
            if term.cell and term.cell not in form.cells:
                raise BadRule(file, f"rule {rule.id}", f"没有“{term.cell}”这一格。")
        if rule.is_total_rule and (len(rule.left) != 1 or rule.relation != "=" or rule.left[0].scope):
            raise BadRule(file, f"rule {rule.id}", "要填合计的等式，左边只能是那一格。")
        _check_words(file, rule)
    _check_totals(file, form)
    for edition, pairs in form.renames.items():
        for target in pairs.values():
            if target not in form.cells:
                raise BadForm(file, f"renames.{edition}", f"没有“{target}”这一格。")
    return form


def _check_totals(file: str, form: Form) -> None:
    filled = {rule.total_cell for rule in form.total_rules}
    for cell in form.cells.values():
        if cell.kind not in get_args(Kind):
            raise BadForm(file, cell.id, f"没有“{cell.kind}”这种数。")
        if cell.is_computed and cell.id not in filled:
            raise BadForm(file, cell.id, "是合计，却没有等式来填。")
        if cell.id in filled and not cell.is_computed:
            raise BadForm(file, cell.id, "有等式来填，却没有标明是合计。")


def _check_words(file: str, rule: rule_language.Rule) -> None:
    """A rule must be able to speak when it is broken, not fail then."""
    if rule.weight not in get_args(Weight):
        raise BadRule(file, f"rule {rule.id}", f"没有“{rule.weight}”这种轻重。")
    try:
        rule.message_template.format(**rule.labels, left=0, right=0, difference=0)
    except (KeyError, IndexError, ValueError) as error:
        raise BadRule(file, f"rule {rule.id}", f"says 里的“{error}”填不出来。") from error
