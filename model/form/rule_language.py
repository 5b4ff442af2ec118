"""The language of the rules in form files: "requests.{row}.total = requests.{row}.natural + …" for each row.

rule = side ("=" | "<=" | ">=") side;  side = term (("+" | "-") term)*;  term = number | ["last." | "units."] cell.
No eval, no general expressions; what this cannot say is a named check in plausibility.py.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from model.form.figures import Number

Weight = Literal["error", "warning", "hint"]
"""How much a broken rule weighs: what must be corrected, what must be explained, what is only advice."""

SCOPES = ("last", "units")
"""What may stand before a cell's id: last year's report, and the sum of the units being merged."""

_TERM_PATTERN = re.compile(r"\s*([+-]?)\s*(?:(\d+(?:\.\d+)?)|([a-z_]+(?:\.[a-z_0-9]+)*))")
_RELATIONS: Mapping[str, Callable[[Number, Number], bool]] = {"=": operator.eq, "<=": operator.le, ">=": operator.ge}


class RuleSyntaxError(ValueError):
    """The text of a rule does not follow the language; editions.py adds file and id to it."""


@dataclass(frozen=True, slots=True)
class Term:
    """A signed number or cell; scope "" is this report, "last" last year's, "units" the units being merged."""

    sign: int
    constant: Number | None = None
    scope: str = ""
    cell: str = ""


Side = tuple[Term, ...]
Numbers = Mapping[str, Mapping[str, Number | None]]
"""By scope and cell id, the numbers that were entered, None or none for a blank; a mapping for every scope."""


@dataclass(frozen=True)
class Rule:
    """One equation for one case, the id of a row or column, "" for none. is_total_rule: it computes its left side.

    name: what it demands in all its cases, in a few words, "" where the form does not say.
    message_template: what to tell where it does not hold, with the labels and {left}, {right}, {difference} to fill in;
    in square brackets what is said of a side only where it has a figure: [是 {left} 件]. short_left, short_right: what
    to tell where that side is the smaller one and its blanks are still to be filled in; "" for message_template.
    citation: the law or notice it comes from.
    """

    id: str
    case: str
    weight: Weight
    left: Side
    relation: str
    right: Side
    message_template: str
    citation: str
    labels: Mapping[str, str]
    is_total_rule: bool = False
    name: str = ""
    short_left: str = ""
    short_right: str = ""

    @property
    def total_cell(self) -> str:
        """The id of the cell that a rule with is_total_rule computes."""
        return self.left[0].cell

    @property
    def terms(self) -> Side:
        """The terms of both sides."""
        return self.left + self.right

    def is_satisfied(self, left: Number, right: Number) -> bool:
        """Whether the relation holds between the two sides' values."""
        return _RELATIONS[self.relation](left, right)


def parse_equation(text: str) -> tuple[Side, str, Side]:
    """The left side of an equation, its relation (=, <= or >=) and its right side; raises RuleSyntaxError."""
    parts = re.split(r"(<=|>=|=)", " ".join(text.split()))
    if len(parts) != 3:
        raise RuleSyntaxError("要有一个 =、<= 或 >=。")
    return _parse_side(parts[0]), parts[1], _parse_side(parts[2])


def _parse_side(text: str) -> Side:
    """The terms of one side, with their signs; raises RuleSyntaxError."""
    terms: list[Term] = []
    at = 0
    while at < len(text.rstrip()):
        match = _TERM_PATTERN.match(text, at)
        if not match or (terms and not match[1]):
            raise RuleSyntaxError(f"“{text.strip()}”在第 {at + 1} 个字符处读不懂。")
        terms.append(_parse_term(-1 if match[1] == "-" else 1, match[2], match[3]))
        at = match.end()
    if not terms:
        raise RuleSyntaxError("等式有一边是空的。")
    return tuple(terms)


def _parse_term(sign: int, constant: str | None, name: str) -> Term:
    """A number, where constant is one, or the cell of a name, which may begin with a scope."""
    if constant is not None:
        return Term(sign, constant=Decimal(constant) if "." in constant else int(constant))
    head, _, rest = name.partition(".")
    return Term(sign, scope=head, cell=rest) if head in SCOPES else Term(sign, cell=name)


def evaluate_side(side: Side, numbers: Numbers) -> Number:
    """The value of a side with these numbers; a blank counts 0."""
    total: Number = 0
    for term in side:
        value = term.constant if term.constant is not None else numbers[term.scope].get(term.cell)
        if value is not None:
            total += term.sign * value
    return total


def is_blank(side: Side, numbers: Numbers) -> bool:
    """True when no cell of the side holds anything."""
    return all(term.constant is None and numbers[term.scope].get(term.cell) is None for term in side)
