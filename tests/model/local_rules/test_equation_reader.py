"""Equations of local rules: the language of the forms, without what could do harm.

Covers model/form/rule_binding.py too.
"""

from __future__ import annotations

import pytest

from model.local_rules.local_rule import LocalRule, RuleFault
from model.local_rules.rule_reader import read_rules


def read(holds: str, says: str = "左 {left} 右 {right}", more: str = "") -> tuple[list[LocalRule], list[RuleFault]]:
    text = f'[[rule]]\nid = "a"\ncites = "某市文件"\nholds = "{holds}"\nsays = "{says}"\n{more}\n'
    return read_rules("x.toml", text)


def test_an_equation_is_bound_for_each_case_of_the_editions_that_have_its_cells() -> None:
    rules, faults = read(
        "requests.granted.{column} <= requests.handled.{column}", "{column}：{left}", 'for = "column in requests"'
    )
    assert faults == []
    assert {edition: len(bound) for edition, bound in rules[0].equations.items()} == {"2019": 7, "2021": 7}
    rules, _ = read("disclosure.normative.issued >= disclosure.normative.repealed")
    assert list(rules[0].equations) == ["2021"]


@pytest.mark.parametrize(
    ("holds", "says", "more", "line", "reason"),
    [
        ("requests.granted.sum = 1", "x", "", 4, "没有“requests.granted.sum”这一格"),
        ("1 = 1", "x", "", 4, "等式里至少要有本年的一格。"),
        ("last.requests.granted.total = 1", "x", "", 4, "等式里至少要有本年的一格。"),
        ("units.requests.granted.total = requests.granted.total", "x", "", 4, "不能用 units."),
        ("requests.granted.total = 1 = 2", "x", "", 4, "要有一个 =、<= 或 >=。"),
        ("requests.granted.total * 2 = 2", "x", "", 4, "读不懂"),
        ("requests.granted.total = " + "9" * 16, "x", "", 4, "等式里的数太长，最多 15 位。"),
        ("requests.granted.total = 1", "{left:>999999999}", "", 5, "填不出来"),
        ("requests.granted.total = 1", "{left.__class__}", "", 5, "填不出来"),
        ("requests.granted.total = 1", "{column}", "", 5, "填不出来"),
        ("requests.granted.total = 1", "a {", "", 5, "填不出来"),
        ("requests.granted.total = 1", "x", 'for = "cell in requests"', 6, "for 只能是 row、column 或 group"),
        ("requests.{row}.total = 1", "x", 'for = "row in grant"', 6, "没有“grant”这一项。"),
        ("requests.granted.total = 1", "x", "for = 1", 6, "for 要写成一句话"),
    ],
)
def test_an_equation_that_cannot_be_used_is_named(holds: str, says: str, more: str, line: int, reason: str) -> None:
    rules, faults = read(holds, says, more)
    assert rules == []
    assert [fault.line for fault in faults] == [line]
    assert reason in faults[0].reason
