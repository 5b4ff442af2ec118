"""What the command combine says: JSON for other programs, lines for a person."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from model.form.figures import Figure, Number, format_figure, number_of
from model.text import write_out_controls

if TYPE_CHECKING:
    from model.collecting.collected import CollectedSum
    from model.collecting.collection import Collection

_STATUS_WORDS = {
    "summed": "已汇总",
    "errors": "有错误",
    "incomplete": "没读全",
    "unreadable": "读不了",
    "missing": "未交",
    "duplicate": "重复",
    "unknown": "不明",
}
_MAX_SHOWN_NAME = 30
"""Characters of a unit's name in the table."""

_EXACT_MARK = "\0"
"""Before a number that is to stand in JSON digit by digit; no name of a unit or file has this character."""
_EXACT_NUMBER = re.compile(r'"\\u0000([0-9.-]*)"')


def build_json_record(collection: Collection, collected: CollectedSum) -> dict[str, Any]:
    """The collection as `combine --json` prints it: a public interface, its keys never change."""
    from model.checks.findings import UNREAD_RULE

    report = collected.report
    return {
        "unit": report.unit,
        "year": report.year,
        "edition": report.edition,
        "figures": {id: _to_exact_number(report.stated_or_computed(id)) for id in collection.form.cells},
        "units": [
            {
                "name": each.unit.name,
                "file": each.file,
                "status": each.status.value,
                "findings": sum(finding.rule != UNREAD_RULE for finding in each.findings),
            }
            for each in collected.units
        ],
        "contributions": {
            cell: {name: _to_exact_number(figure) for name, figure in collected.contributions[cell].items()}
            for cell in collection.form.cells
            if collected.contributions.get(cell)
        },
    }


def _to_exact_number(figure: Figure | None) -> int | float | str | None:
    """A figure as JSON's number; one that no float is exactly, as a text that dump_exact() makes a number."""
    if figure is None:
        return None
    number: Number = number_of(figure)
    if not isinstance(number, Decimal):
        return number
    nearest = float(number)
    return nearest if Decimal(repr(nearest)) == number else f"{_EXACT_MARK}{number:f}"


def dump_exact(record: dict[str, Any]) -> str:
    """The record as JSON, every digit of its numbers kept."""
    return _EXACT_NUMBER.sub(r"\1", json.dumps(record, ensure_ascii=False, indent=1))


def describe_collected(collection: Collection, collected: CollectedSum) -> Iterator[str]:
    """The collection as lines for a person: each unit's state in a table, how many of each, what is said of the sum."""
    names = [_shorten(each.unit.name) or "（不明）" for each in collected.units]
    width = max(map(_width_of, ["单位", *names]))
    yield f"{_pad('单位', width)}  {_pad('状态', 6)}  文件和说明"
    for each, name in zip(collected.units, names, strict=True):
        words = [each.file, each.trouble, *(finding.message for finding in each.findings if finding.weight == "error")]
        said = "　".join(word for word in words if word)
        yield f"{_pad(name, width)}  {_pad(_STATUS_WORDS[each.status], 6)}  {said}".rstrip()
    counts = [
        f"{words} {count}"
        for status, words in _STATUS_WORDS.items()
        if (count := sum(each.status == status for each in collected.units))
    ]
    yield f"共 {len(collected.units)} 行：{'，'.join(counts)}"
    report = collected.report
    yield f"{report.unit} · {report.year} 年 · {collection.form.label} · 汇总"
    for cell in ("requests.received.total", "requests.handled.total", "requests.carried_out.total"):
        figure = format_figure(report.stated_or_computed(cell)) or "（未填）"
        yield f"  {collection.form.name_of(cell)} {figure}"
    for finding in collection.check(collected):
        if finding.weight == "error" or (finding.weight == "warning" and finding.rule.startswith("collection.")):
            yield f"  {finding.status}  {finding.message}"


def _shorten(name: str) -> str:
    """A name as far as a table has room for it, control characters written out."""
    plain = write_out_controls(name)
    return plain if len(plain) <= _MAX_SHOWN_NAME else f"{plain[:_MAX_SHOWN_NAME]}…"


def _width_of(text: str) -> int:
    """How many columns of a terminal a text takes: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _pad(text: str, width: int) -> str:
    return text + " " * (width - _width_of(text))
