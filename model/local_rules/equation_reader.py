"""Reads the equation of a local rule, in the language of the forms, and binds it to the cells of each edition."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from model.errors import BadRule
from model.form import editions
from model.form.form import Form
from model.form.rule_binding import bind_rule
from model.form.rule_language import Rule, Weight
from model.local_rules.cell_names import find_cell
from model.local_rules.local_rule import RULE_PREFIX
from model.local_rules.rule_values import MAX_EQUATION, RuleMistake, read_sentence

_BRACES = re.compile(r"\{[^{}]*\}|[{}]")
_LONG_NUMBER = re.compile(r"\d{16}")


def bind_equation(
    own: Mapping[str, Any], id: str, weight: Weight, says: str, cites: str, wanted: tuple[str, ...]
) -> dict[str, tuple[Rule, ...]]:
    """By edition, the equation for each of its cases. wanted: the rule's editions; none for all that have its cells.

    Raises RuleMistake.
    """
    holds = read_sentence(own, "holds", MAX_EQUATION)
    if _LONG_NUMBER.search(holds):
        raise RuleMistake("holds", "等式里的数太长，最多 15 位。")
    domain = read_sentence(own, "for") if "for" in own else ""
    _check_braces(says, domain.partition(" ")[0])
    raw = {
        "id": f"{RULE_PREFIX}{id}", "weight": weight, "holds": holds, "for": domain, "says": says, "cites": cites,
    }  # fmt: skip
    bound: dict[str, tuple[Rule, ...]] = {}
    refusal: RuleMistake | None = None
    for edition in wanted or editions.list_editions():
        try:
            bound[edition] = _bind(editions.load_form(edition), raw)
        except RuleMistake as mistake:
            refusal = mistake
    if refusal is not None and (wanted or not bound):
        raise refusal
    return bound


def _bind(form: Form, raw: dict[str, Any]) -> tuple[Rule, ...]:
    """The equation for each of its cases in one edition. Raises RuleMistake."""
    try:
        rules = tuple(bind_rule("", raw, form.tables))
    except BadRule as error:
        is_of_cases = error.reason.startswith(("for", "没有"))
        raise RuleMistake("for" if is_of_cases else "holds", error.reason) from error
    for rule in rules:
        own_cells = [term.cell for term in rule.terms if term.cell and not term.scope]
        for term in rule.terms:
            if term.scope == "units":
                raise RuleMistake("holds", "本单位规则里不能用 units.；上年的数写 last.，本年的直接写格子编号。")
            if term.cell and find_cell(form, term.cell, "holds") != term.cell:
                raise RuleMistake("holds", f"等式里要写格子的编号，不能写“{term.cell}”。")
        if not own_cells:
            raise RuleMistake("holds", "等式里至少要有本年的一格。")
    return rules


def _check_braces(says: str, variable: str) -> None:
    """Raise RuleMistake where a message would be filled in with something else than the figures and the case."""
    known = ["{left}", "{right}", "{difference}", *([f"{{{variable}}}"] if variable else [])]
    for found in _BRACES.findall(says):
        if found not in known:
            raise RuleMistake("says", f"says 里的“{found[:20]}”填不出来；可以写的有 {'、'.join(known)}。")
