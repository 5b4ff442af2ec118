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
from model.form.form import Block, Cell, Field, Form, Line, Section, Table
from model.form.rule_language import Weight

FIRST_YEAR = 2019
"""The first report year any edition rules."""

_NUMBERING = re.compile(r"^(（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|\d+\.)")


@cache
def editions() -> tuple[str, ...]:
    """The editions there are files for, oldest first."""
    names = (file.name for file in files("resources").joinpath("forms").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def edition_for(year: int) -> str:
    """The edition that rules the report of a year: the latest that had begun (2019, 2020 → 2019; later → 2021)."""
    begun = [edition for edition in editions() if int(edition) <= year]
    return begun[-1] if begun else editions()[0]


@cache
def form(edition: str) -> Form:
    """The form of an edition; raises UnknownEdition, or BadForm where its file contradicts itself."""
    if edition not in editions():
        raise UnknownEdition(edition, list(editions()))
    name = f"{edition}.toml"
    return read(name, files("resources").joinpath("forms", name).read_text(encoding="utf-8"))


def read(file: str, text: str) -> Form:
    """The form a TOML text describes; file is only its name, for messages. Raises BadForm, BadRule."""
    try:
        raw = tomllib.loads(text)
        tables = {t["id"]: _table(file, t) for t in _distinct(file, "table", raw["table"])}
        return _checked(
            file,
            Form(
                edition=raw["edition"],
                label=raw["label"],
                first_year=raw["first_year"],
                notice=raw["notice"],
                title=raw["title"],
                preamble=raw["preamble"],
                fields=tuple(_field(f) for f in _distinct(file, "field", raw["field"])),
                sections=tuple(_section(s) for s in _distinct(file, "section", raw["section"])),
                tables=tables,
                rules=_rules(file, raw.get("rule", []), tables),
                renames=raw.get("renames", {}),
            ),
        )
    except tomllib.TOMLDecodeError as error:
        raise BadForm(file, "全文", f"不是 TOML：{error}") from error
    except KeyError as error:
        raise BadForm(file, str(error.args[0]), "缺这一项。") from error
    except TypeError as error:
        raise BadForm(file, "全文", f"有多余或写错类型的项：{error}") from error


def _distinct(file: str, what: str, raw: list[dict[str, Any]]) -> list[dict[str, Any]]:
    seen: set[str] = set()
    for item in raw:
        if item["id"] in seen:
            raise BadForm(file, f"{what} {item['id']}", "编号出现两次。")
        seen.add(item["id"])
    return raw


def _field(raw: dict[str, Any]) -> Field:
    return Field(**{**raw, "choices": tuple(raw.get("choices", ()))})


def _section(raw: dict[str, Any]) -> Section:
    return Section(**{**raw, "subheadings": tuple(raw.get("subheadings", ()))})


def _line(raw: dict[str, Any], most: int = 0) -> Line:
    """A row or column; most: the largest figure its table does not question, unless it says so itself."""
    return Line(
        **{"most": most, **raw, "under": tuple(raw.get("under", ())), "short": raw.get("short") or _bare(raw["label"])}
    )


def _bare(label: str) -> str:
    return _NUMBERING.sub("", label)


def _table(file: str, raw: dict[str, Any]) -> Table:
    seen: set[str] = set()
    blocks = tuple(_block(file, raw, b, seen) for b in raw["block"])
    widths = tuple(float(w) for w in raw["widths"])
    for block in blocks:
        if block.stub + sum(column.span for column in block.columns) != len(widths):
            raise BadForm(file, f"table {raw['id']} {block.title}".strip(), f"各列加起来不是 {len(widths)} 格宽。")
    return Table(raw["id"], raw["name"], widths, blocks)


def _block(file: str, whole: dict[str, Any], raw: dict[str, Any], seen: set[str]) -> Block:
    table, name = whole["id"], whole["name"]
    rows = tuple(_line(line) for line in raw["rows"])
    columns = tuple(_line(line, whole.get("most", 0)) for line in raw["columns"])
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
            cells[row.id, column.id] = Cell(id, table, row, column, f"{name} {_short(row, column)}")
    return Block(raw.get("title", ""), raw.get("corner", ""), stub, rows, columns, cells)


def _short(row: Line, column: Line) -> str:
    return f"{row.short}·{column.short}" if row.id else "·".join((*column.under, column.short))


def _rules(file: str, raw: list[dict[str, Any]], tables: Mapping[str, Table]) -> tuple[rule_language.Rule, ...]:
    rules = [rule for item in _distinct(file, "rule", raw) for rule in _bound(file, item, tables)]
    return tuple(_sorted_fillers(file, [r for r in rules if r.fills]) + [r for r in rules if not r.fills])


def _bound(file: str, raw: dict[str, Any], tables: Mapping[str, Table]) -> Iterator[rule_language.Rule]:
    variable, _, domain = raw.get("for", "").partition(" in ")
    for case, label in _cases(file, raw["id"], variable, domain, tables):
        try:
            left, relation, right = rule_language.parse(raw["holds"].replace(f"{{{variable}}}", case))
        except rule_language.ExpressionError as error:
            raise BadRule(file, f"rule {raw['id']}", str(error)) from error
        yield rule_language.Rule(
            id=raw["id"],
            case=case,
            weight=raw.get("weight", "error"),
            left=left,
            relation=relation,
            right=right,
            says=raw["says"],
            cites=raw["cites"],
            labels={variable: label} if variable else {},
            fills=bool(raw.get("fills")) and case not in raw.get("only_checks", []),
        )


def _cases(file: str, rule: str, variable: str, domain: str, tables: Mapping[str, Table]) -> Iterable[tuple[str, str]]:
    """What a rule is applied to, with the words for it: all rows, columns or groups of a table, or those listed."""
    if not variable:
        return [("", "")]
    if variable not in {"row", "column", "group"}:
        raise BadRule(file, f"rule {rule}", f"for 只能是 row、column 或 group，不是“{variable}”。")
    if domain in tables:
        table = tables[domain]
        if variable == "group":
            return {c.id.rpartition(".")[0]: "·".join(c.under) for c in table.lines("column")}.items()
        return [(line.id, line.short) for line in table.lines(variable)]
    labels = {line.id: line.short for table in tables.values() for line in table.lines(variable)}
    wanted = [name.strip() for name in domain.split(",")]
    for name in wanted:
        if name not in labels:
            raise BadRule(file, f"rule {rule}", f"没有“{name}”这一项。")
    return [(name, labels[name]) for name in wanted]


def _sorted_fillers(file: str, rules: list[rule_language.Rule]) -> list[rule_language.Rule]:
    """Each total after those it is made of."""
    waiting: dict[str, rule_language.Rule] = {}
    for rule in rules:
        if waiting.setdefault(rule.filled, rule) is not rule:
            raise BadForm(file, rule.filled, "有两条等式来填。")
    done: list[rule_language.Rule] = []
    while waiting:
        ready = [r for r in waiting.values() if not any(term.cell in waiting for term in r.right)]
        if not ready:
            raise BadForm(file, "、".join(sorted(waiting)), "这些合计互相引用，绕成了圈。")
        for rule in ready:
            done.append(waiting.pop(rule.filled))
    return done


def _checked(file: str, form: Form) -> Form:
    """The form, once its parts agree with each other."""
    for section in form.sections:
        if section.kind == "table" and section.id not in form.tables:
            raise BadForm(file, f"section {section.id}", "没有对应的表。")
    for rule in form.rules:
        for term in rule.terms:
            if term.cell and term.cell not in form.cells:
                raise BadRule(file, f"rule {rule.id}", f"没有“{term.cell}”这一格。")
        if rule.fills and (len(rule.left) != 1 or rule.relation != "=" or rule.left[0].scope):
            raise BadRule(file, f"rule {rule.id}", "要填合计的等式，左边只能是那一格。")
        _check_words(file, rule)
    _check_totals(file, form)
    for edition, pairs in form.renames.items():
        for target in pairs.values():
            if target not in form.cells:
                raise BadForm(file, f"renames.{edition}", f"没有“{target}”这一格。")
    return form


def _check_totals(file: str, form: Form) -> None:
    filled = {rule.filled for rule in form.fillers}
    for cell in form.cells.values():
        if cell.kind not in get_args(Kind):
            raise BadForm(file, cell.id, f"没有“{cell.kind}”这种数。")
        if cell.computed and cell.id not in filled:
            raise BadForm(file, cell.id, "是合计，却没有等式来填。")
        if cell.id in filled and not cell.computed:
            raise BadForm(file, cell.id, "有等式来填，却没有标明是合计。")


def _check_words(file: str, rule: rule_language.Rule) -> None:
    """A rule must be able to speak when it is broken, not fail then."""
    if rule.weight not in get_args(Weight):
        raise BadRule(file, f"rule {rule.id}", f"没有“{rule.weight}”这种轻重。")
    try:
        rule.says.format(**rule.labels, left=0, right=0, difference=0)
    except (KeyError, IndexError, ValueError) as error:
        raise BadRule(file, f"rule {rule.id}", f"says 里的“{error}”填不出来。") from error
