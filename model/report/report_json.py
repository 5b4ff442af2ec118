"""A report as plain JSON data and back: what a workbook's hidden sheet and the store's last-year column hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from model.errors import NianbaoError
from model.form.figures import restored, stored
from model.report.report import Report, Value, shelf_of

VERSION = 1


def text_of(value: Value) -> str:
    """A value as it is kept: a figure by figures.stored, text as it is."""
    return value if isinstance(value, str) else stored(value)


def value_of(place: str, text: str) -> Value:
    """The value that text_of wrote for a place; raises UnreadableFigure."""
    return restored(text) if shelf_of(place)[0] in ("figures", "claims") else text


def to_record(report: Report) -> dict[str, Any]:
    """The report as a dictionary that json can write."""
    values = {place: text_of(value) for place, value in report.places().items()}
    return {"version": VERSION, "edition": report.edition, "values": values}


def from_record(record: Mapping[str, Any]) -> Report:
    """The report that to_record wrote. Raises NianbaoError for one a newer program wrote, KeyError for no record."""
    if record["version"] > VERSION:
        raise NianbaoError("这份文件是更新版本的年报程序写的，请先升级程序。")
    values = {place: value_of(place, text) for place, text in record["values"].items()}
    return Report(record["edition"]).with_values(values)
