"""The few functions our workbooks use, computed from the cells they name: a second opinion on stored results."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial

from openpyxl import Workbook
from openpyxl.utils import get_column_letter, range_boundaries

One = float | str | None
Values = Mapping[str, One | tuple[One, ...]]
"""What stands at the addresses that a formula names: one value for a cell, several for an area."""

_CALL = re.compile(r"(-?)SUM\(([^)]*)\)")
_AREA = re.compile(r"'([^']+)'!([A-Z]+[0-9]+(?::[A-Z]+[0-9]+)?)|([0-9.]+)")


def total(book: Workbook, formula: str) -> Decimal:
    """What =SUM(…)-SUM(…) comes to; words and blanks count nothing."""
    rest = _CALL.sub("", formula)
    assert rest == "=", rest
    return sum((Decimal(sign + "1") * sum(_numbers(book, inner)) for sign, inner in _CALL.findall(formula)), Decimal(0))


def _numbers(book: Workbook, arguments: str) -> Iterator[Decimal]:
    for tab, area, number in _AREA.findall(arguments):
        if number:
            yield Decimal(number)
            continue
        left, top, right, bottom = range_boundaries(area)
        for row in book[tab].iter_rows(top, bottom, left, right, values_only=True):
            yield from (Decimal(str(value)) for value in row if isinstance(value, int | float))


def verdict(formula: str, values: Values) -> str:
    """What a formula of IF, AND, ROUND, COUNT, SUMIF, comparisons and differences comes to, in binary fractions."""
    program = "".join(_python_of(token) for token in _TOKEN.findall(formula.removeprefix("=")))
    return str(eval(program, {"read": partial(_read, values), **_FUNCTIONS}))


_TOKEN = re.compile(r'"[^"]*"|(?:\'[^\']+\'!)?[A-Z]+\d+(?::[A-Z]+\d+)?|[A-Z]+(?=\()|[\d.]+|<>|[<>]=|.')
_ADDRESS = re.compile(r".*[A-Z]\d+")


def _python_of(token: str) -> str:
    """A token of a formula as Python writes it."""
    if _ADDRESS.fullmatch(token) and not token.startswith('"'):
        return f"read({token!r})"
    return {"=": "==", "<>": "!="}.get(token, token)


def _read(values: Values, address: str) -> One | tuple[One, ...]:
    """What stands at an address; an area that has no value of its own is read cell by cell."""
    if address in values:
        return values[address]
    tab, _, area = address.rpartition("!")
    left, top, right, bottom = map(int, range_boundaries(area))  # type: ignore[arg-type]
    cells = [f"{get_column_letter(x)}{y}" for y in range(top, bottom + 1) for x in range(left, right + 1)]
    found = [values[f"{tab}!{cell}"] for cell in cells]
    return tuple(one for one in found if not isinstance(one, tuple))


def _sum_if(words: tuple[str, ...], word: str, numbers: tuple[float, ...]) -> float:
    return sum(number for found, number in zip(words, numbers, strict=True) if found == word)


def _count(*values: One | tuple[One, ...]) -> int:
    flat = [one for value in values for one in (value if isinstance(value, tuple) else (value,))]
    return sum(isinstance(one, int | float) for one in flat)


_FUNCTIONS = {
    "IF": lambda condition, then, otherwise: then if condition else otherwise,
    "AND": lambda *conditions: all(conditions),
    "ROUND": round,
    "SUMIF": _sum_if,
    "COUNT": _count,
}
