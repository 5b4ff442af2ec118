"""Reads the TOML files in resources/forms into Forms; refuses one that contradicts itself, naming file and id.

Functions that take `file` use it only to name the file in an error; `raw` is what tomllib made of a part of it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from model.errors import BadForm, BadRule, UnknownEdition
from model.form import rule_language
from model.form.figures import Kind
from model.form.form import Cell, CoverField, Form, Section, Table, TableBlock, TableLine
from model.form.rule_binding import bind_rule, check_message

FIRST_REPORT_YEAR = 2019
"""The first report year that any edition applies to."""

_NUMBERING_PATTERN = re.compile(r"^(（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|\d+\.)")
"""The numbering in front of a row's label: （一）, 一、 or 1."""


@cache
def list_editions() -> tuple[str, ...]:
    """The editions there are files for, oldest first."""
    names = (file.name for file in files("resources").joinpath("forms").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def edition_for(year: int) -> str:
    """The edition to use for the report of a year: the latest in force by then (2019, 2020 → 2019; later → 2021)."""
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
    """The form that a TOML text describes. Raises BadForm, BadRule."""
    try:
        raw = tomllib.loads(text)
        raw_tables = _require_distinct_ids(file, "table", raw["table"])
        tables = {raw_table["id"]: _parse_table(file, raw_table) for raw_table in raw_tables}
        form = Form(
            edition=raw["edition"],
            label=raw["label"],
            first_year=raw["first_year"],
            notice=raw["notice"],
            title=raw["title"],
            preamble=raw["preamble"],
            fields=tuple(_parse_field(field) for field in _require_distinct_ids(file, "field", raw["field"])),
            sections=tuple(_parse_section(part) for part in _require_distinct_ids(file, "section", raw["section"])),
            tables=tables,
            rules=_parse_rules(file, raw.get("rule", []), tables),
            renames=raw.get("renames", {}),
        )
        _check_form(file, form)
        return form
    except tomllib.TOMLDecodeError as error:
        raise BadForm(file, "全文", f"不是 TOML：{error}") from error
    except KeyError as error:
        raise BadForm(file, str(error.args[0]), "缺这一项。") from error
    except TypeError as error:
        raise BadForm(file, "全文", f"有多余或写错类型的项：{error}") from error


def _require_distinct_ids(file: str, what: str, raw: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same list; raises BadForm where an id stands in it twice. what: how to call an item, for the error."""
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
    """A row or column; most: what its table gives as the largest plausible figure, where the line has none itself."""
    keys = {"most": most, **raw}
    keys["under"] = tuple(raw.get("under", ()))
    keys["short"] = raw.get("short") or _strip_numbering(raw["label"])
    return TableLine(**keys)


def _strip_numbering(label: str) -> str:
    return _NUMBERING_PATTERN.sub("", label)


def _parse_table(file: str, raw: dict[str, Any]) -> Table:
    """A table; raises BadForm where the columns of a block do not fill the table's width."""
    cell_ids: set[str] = set()
    blocks = tuple(_parse_block(file, raw, raw_block, cell_ids) for raw_block in raw["block"])
    widths = tuple(float(width) for width in raw["widths"])
    for block in blocks:
        if block.stub_columns + sum(column.span for column in block.columns) != len(widths):
            raise BadForm(file, f"table {raw['id']} {block.title}".strip(), f"各列加起来不是 {len(widths)} 格宽。")
    return Table(raw["id"], raw["name"], widths, blocks)


def _parse_block(file: str, raw_table: dict[str, Any], raw: dict[str, Any], cell_ids: set[str]) -> TableBlock:
    """A block of the table; adds its cells' ids to cell_ids and raises BadForm where one is in there already."""
    table, name = raw_table["id"], raw_table["name"]
    rows = tuple(_parse_line(line) for line in raw["rows"])
    columns = tuple(_parse_line(line, raw_table.get("most", 0)) for line in raw["columns"])
    stub = raw["stub"]
    if stub and any(len(row.under) >= stub for row in rows):
        raise BadForm(file, f"table {table}", f"行标题比 {stub} 列还深。")
    cells: dict[tuple[str, str], Cell] = {}
    for row in rows:
        for column in columns:
            id = ".".join(part for part in (table, row.id, column.id) if part)
            if id in cell_ids:
                raise BadForm(file, id, "编号出现两次。")
            cell_ids.add(id)
            cells[row.id, column.id] = Cell(id, table, row, column, f"{name} {_join_short_names(row, column)}")
    return TableBlock(raw.get("title", ""), raw.get("corner", ""), stub, rows, columns, cells)


def _join_short_names(row: TableLine, column: TableLine) -> str:
    """What people call the cell of a row and a column within its table: 本年新收·自然人."""
    return f"{row.short}·{column.short}" if row.id else "·".join((*column.under, column.short))


def _parse_rules(file: str, raw: list[dict[str, Any]], tables: Mapping[str, Table]) -> tuple[rule_language.Rule, ...]:
    """All rules, each for every case it applies to: first those that compute totals, in the order they need."""
    rules: list[rule_language.Rule] = []
    for item in _require_distinct_ids(file, "rule", raw):
        rules += bind_rule(file, item, tables)
    total_rules = [rule for rule in rules if rule.is_total_rule]
    other_rules = [rule for rule in rules if not rule.is_total_rule]
    return (*_sort_total_rules(file, total_rules), *other_rules)


def _sort_total_rules(file: str, rules: list[rule_language.Rule]) -> list[rule_language.Rule]:
    """The rules in an order in which each total comes after those it adds up. Raises BadForm for a circle."""
    waiting: dict[str, rule_language.Rule] = {}
    for rule in rules:
        if waiting.setdefault(rule.total_cell, rule) is not rule:
            raise BadForm(file, rule.total_cell, "有两条等式来填。")
    done: list[rule_language.Rule] = []
    while waiting:
        ready = [rule for rule in waiting.values() if not any(term.cell in waiting for term in rule.right)]
        if not ready:
            raise BadForm(file, "、".join(sorted(waiting)), "这些合计互相引用，绕成了圈。")
        for rule in ready:
            done.append(waiting.pop(rule.total_cell))
    return done


def _check_form(file: str, form: Form) -> None:
    """Raise BadForm or BadRule where parts of the form contradict each other."""
    for section in form.sections:
        if section.kind == "table" and section.id not in form.tables:
            raise BadForm(file, f"section {section.id}", "没有对应的表。")
    for rule in form.rules:
        for term in rule.terms:
            if term.cell and term.cell not in form.cells:
                raise BadRule(file, f"rule {rule.id}", f"没有“{term.cell}”这一格。")
        if rule.is_total_rule and (len(rule.left) != 1 or rule.relation != "=" or rule.left[0].scope):
            raise BadRule(file, f"rule {rule.id}", "要填合计的等式，左边只能是那一格。")
        check_message(file, rule)
    _check_totals(file, form)
    for edition, pairs in form.renames.items():
        for target in pairs.values():
            if target not in form.cells:
                raise BadForm(file, f"renames.{edition}", f"没有“{target}”这一格。")


def _check_totals(file: str, form: Form) -> None:
    """Raise BadForm unless just the cells marked as computed have an equation that computes them."""
    filled = {rule.total_cell for rule in form.total_rules}
    for cell in form.cells.values():
        if cell.kind not in get_args(Kind):
            raise BadForm(file, cell.id, f"没有“{cell.kind}”这种数。")
        if cell.is_computed and cell.id not in filled:
            raise BadForm(file, cell.id, "是合计，却没有等式来填。")
        if cell.id in filled and not cell.is_computed:
            raise BadForm(file, cell.id, "有等式来填，却没有标明是合计。")
