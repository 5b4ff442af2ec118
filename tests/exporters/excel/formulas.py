"""The few functions our workbooks use, computed from the cells they name: a second opinion on stored results."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.utils import range_boundaries

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
