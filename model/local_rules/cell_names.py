"""Finds the cell that a rule means, and lists all cells for those who write rules."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache

from model.form import editions
from model.form.form import Form
from model.local_rules.rule_values import RuleMistake
from model.text import remove_blanks

_MAX_QUOTED = 40


def find_cell(form: Form, name: str, key: str) -> str:
    """The id of the cell that has this id or this name (表三 本年新收·总计); raises RuleMistake, for the key."""
    if name in form.cells:
        return name
    by_name = _ids_by_name(form.edition)
    id = by_name.get(remove_blanks(name))
    if id is None:
        near = get_close_matches(name[:_MAX_QUOTED], form.cells, n=1, cutoff=0.75)
        hint = f"是不是 {near[0]}？" if near else "各格的编号见“各格编号.txt”。"
        raise RuleMistake(key, f"{form.label}里没有“{name[:_MAX_QUOTED]}”这一格。{hint}")
    return id


@lru_cache(maxsize=4)
def _ids_by_name(edition: str) -> dict[str, str]:
    return {remove_blanks(cell.name): id for id, cell in editions.load_form(edition).cells.items()}


def describe_cells() -> str:
    """Every cell of every edition on a line, its id and its name, for those who write rules."""
    return "\n".join(_list_lines()) + "\n"


def _list_lines() -> Iterator[str]:
    yield "写本单位规则时，用左边的编号指表里的一格；names 也可以写右边的名称。"
    for edition in reversed(editions.list_editions()):
        form = editions.load_form(edition)
        yield ""
        yield f'{form.label}（editions = ["{edition}"]）'
        yield from (f"{id}\t{cell.name}" for id, cell in form.cells.items())
