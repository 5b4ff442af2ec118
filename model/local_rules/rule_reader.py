"""Reads the rules of one text; what is wrong with one of them is told with its line, and the others are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from model.form import editions
from model.local_rules.cell_names import find_cell
from model.local_rules.equation_reader import bind_equation
from model.local_rules.local_rule import Coverage, DemandKind, LocalRule, RuleFault
from model.local_rules.rule_text import RulePart, read_parts
from model.local_rules.rule_values import (
    RuleMistake,
    read_id,
    read_phrases,
    read_sentence,
    read_weight,
    read_whole_number,
    read_yes_or_no,
)

COMMON_KEYS = ("cites", "weight", "editions", "years", "first_year", "last_year", "units")
"""What may stand before the first rule too, for all rules that do not say otherwise."""

_KINDS: tuple[DemandKind, ...] = get_args(DemandKind)
_KEYS = ("id", "says", *COMMON_KEYS, "section", *_KINDS, "for", "with_number")
_MIN_YEAR, _MAX_YEAR = 2000, 2100
_MAX_TEXT_LENGTH = 100_000

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "开头": ("preamble",),
    "一": ("overview",),
    "五": ("problems",),
    "六": ("other",),
    "全文": ("preamble", "overview", "problems", "other"),
}
"""What a rule calls the prose texts of a report → their ids; these ids are understood too."""


def read_rules(file: str, text: str) -> tuple[list[LocalRule], list[RuleFault]]:
    """The rules of a text that can be used, and what is wrong with it. file: its name."""
    rules: list[LocalRule] = []
    faults: list[RuleFault] = []
    common: dict[str, Any] = {}
    for read in read_parts(file, text):
        if isinstance(read, RuleFault):
            faults.append(read)
            continue
        part, raw = read
        try:
            if _is_head(part):
                common = _read_common(raw)
            else:
                rules.append(_read_rule(file, part, raw, common))
        except RuleMistake as mistake:
            line = part.line_of(mistake.key) if mistake.key else part.line
            faults.append(RuleFault(file, line, str(mistake)))
    if not rules and not faults:
        faults.append(RuleFault(file, 0, "里面没有规则；每条规则以 [[rule]] 开头。"))
    return rules, faults


def _is_head(part: RulePart) -> bool:
    """Whether these lines stand before the first rule."""
    return part.line == 1 and not (part.lines and part.lines[0].lstrip().startswith("[["))


def _read_common(raw: Mapping[str, Any]) -> dict[str, Any]:
    """What stands before the first rule, each value as it would be read in a rule. Raises RuleMistake."""
    for key in raw:
        if key == "rule":
            raise RuleMistake("[rule", "每条规则要以两对方括号的 [[rule]] 开头。")
        if key not in COMMON_KEYS:
            raise RuleMistake(key, f"“{key}”不能写在第一条 [[rule]] 前面；那里可以写的有 {'、'.join(COMMON_KEYS)}。")
    read_weight(raw)
    _read_coverage(raw)
    if "cites" in raw:
        read_sentence(raw, "cites")
    return dict(raw)


def _read_rule(file: str, part: RulePart, raw: Mapping[str, Any], common: Mapping[str, Any]) -> LocalRule:
    """One rule; common: what holds for all rules of the file. Raises RuleMistake."""
    listed = raw.get("rule")
    if len(raw) != 1 or not isinstance(listed, list) or len(listed) != 1 or not isinstance(listed[0], dict):
        raise RuleMistake("", "每条规则要以 [[rule]] 开头。")
    own = listed[0]
    for key in own:
        if key not in _KEYS:
            raise RuleMistake(key, f"不认识“{key}”；可以写的有 {'、'.join(_KEYS)}。")
    kinds = [kind for kind in _KINDS if kind in own]
    if len(kinds) != 1:
        raise RuleMistake(kinds[1] if kinds else "", f"一条规则要写、也只能写 {'、'.join(_KINDS)} 里的一项。")
    values = {**common, **own}
    kind = kinds[0]
    coverage = _read_coverage(values)
    id, weight, says, cites = (
        read_id(own),
        read_weight(values),
        read_sentence(own, "says"),
        read_sentence(values, "cites"),
    )
    if kind == "holds":
        _refuse(own, ("section", "with_number"), kind)
        equations = bind_equation(own, id, weight, says, cites, coverage.editions)
        return LocalRule(id, kind, weight, says, cites, coverage, equations=equations, file=file, line=part.line)
    _refuse(own, ("for", *(("with_number",) if kind != "must" else ())), kind)
    return LocalRule(
        id, kind, weight, _end_sentence(says), cites, coverage,
        places=_read_places(own),
        phrases=read_phrases(own, kind) if kind in ("must", "must_not", "heading") else (),
        needs_number=read_yes_or_no(own, "with_number"),
        cells=_read_cells(own, coverage.editions) if kind == "names" else {},
        most=read_whole_number(own, "most", 1, _MAX_TEXT_LENGTH) or 0,
        file=file, line=part.line,
    )  # fmt: skip


def _refuse(own: Mapping[str, Any], keys: tuple[str, ...], kind: str) -> None:
    """Raise RuleMistake where one of the keys is there, which says nothing beside a demand of this kind."""
    for key in keys:
        if key in own:
            raise RuleMistake(key, f"有 {kind} 的规则不用写 {key}，请删去。")


def _end_sentence(words: str) -> str:
    """The words with a full stop, where no mark ends them."""
    return words if words.endswith(("。", "！", "？", "；", "…", ".", "!", "?")) else f"{words}。"


def _read_coverage(raw: Mapping[str, Any]) -> Coverage:
    """The reports that a rule is made for. Raises RuleMistake."""
    wanted = read_phrases(raw, "editions")
    known = editions.list_editions()
    for edition in wanted:
        if edition not in known:
            raise RuleMistake("editions", f"没有“{edition}”这一版格式，可以写的有 {'、'.join(known)}，要加引号。")
    first = read_whole_number(raw, "first_year", _MIN_YEAR, _MAX_YEAR)
    last = read_whole_number(raw, "last_year", _MIN_YEAR, _MAX_YEAR)
    if first is not None and last is not None and first > last:
        raise RuleMistake("last_year", "last_year 比 first_year 还早。")
    return Coverage(wanted, tuple(_read_years(raw)), first, last, read_phrases(raw, "units"))


def _read_years(raw: Mapping[str, Any]) -> Iterator[int]:
    """The years listed under years. Raises RuleMistake."""
    listed = raw.get("years", [])
    years = listed if isinstance(listed, list) else [listed]
    if "years" in raw and not years:
        raise RuleMistake("years", "years 的方括号里是空的。")
    for year in years:
        yield read_whole_number({"years": year}, "years", _MIN_YEAR, _MAX_YEAR) or 0


def _read_places(own: Mapping[str, Any]) -> tuple[str, ...]:
    """The prose texts that a demand on words is made of. Raises RuleMistake."""
    named = read_phrases(own, "section")
    if not named:
        raise RuleMistake("", f"少了 section（哪一部分）；可以写的有 {'、'.join(SECTIONS)}。")
    places: list[str] = []
    for name in named:
        found = SECTIONS.get(name) or ((name,) if name in SECTIONS["全文"] else None)
        if found is None:
            raise RuleMistake("section", f"没有“{name}”这一部分文字；可以写的有 {'、'.join(SECTIONS)}。")
        places += found
    return tuple(dict.fromkeys(places))


def _read_cells(own: Mapping[str, Any], wanted: tuple[str, ...]) -> dict[str, str]:
    """By edition, the cell whose figure is to be named. wanted: the editions of the rule. Raises RuleMistake."""
    name = read_sentence(own, "names")
    cells: dict[str, str] = {}
    reason = ""
    for edition in wanted or editions.list_editions():
        try:
            cells[edition] = find_cell(editions.load_form(edition), name, "names")
        except RuleMistake as mistake:
            reason = str(mistake)
    if reason and (wanted or not cells):
        raise RuleMistake("names", reason)
    return cells
