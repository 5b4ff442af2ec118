"""A report as plain JSON data and back: what a workbook's hidden sheet and the store's table `lasts` hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from model.errors import NianbaoError
from model.form.figures import deserialise_figure, serialise_figure
from model.report.report import Report, Value, kind_of_place

RECORD_VERSION = 2
"""The newest version of a record. Version 2 has the places unread.PLACE and blank.CELL, which programs before do not
know; a record without them is still written as version 1, so that they can read it."""

_KINDS_SINCE_VERSION_2 = ("unread", "blank_totals")


def value_to_text(value: Value) -> str:
    """A value as text: a figure by serialise_figure, a text as it is."""
    return value if isinstance(value, str) else serialise_figure(value)


def value_from_text(place: str, text: str) -> Value:
    """The value that value_to_text wrote for a place; raises UnreadableFigure where it did not write this text."""
    return deserialise_figure(text) if kind_of_place(place)[0] in ("figures", "stated_totals") else text


def to_record(report: Report) -> dict[str, Any]:
    """The report as a dictionary that json can write: version, edition, and values by place as texts."""
    values = {place: value_to_text(value) for place, value in report.values_by_place().items()}
    version = 2 if any(getattr(report, kind) for kind in _KINDS_SINCE_VERSION_2) else 1
    return {"version": version, "edition": report.edition, "values": values}


def from_record(record: Mapping[str, Any]) -> Report:
    """The report that to_record wrote. Raises NianbaoError for one a newer program wrote, KeyError for no record."""
    if record["version"] > RECORD_VERSION:
        raise NianbaoError("这份文件是更新版本的年报程序写的，请先升级程序。")
    values = {place: value_from_text(place, text) for place, text in record["values"].items()}
    return Report(record["edition"]).with_values(values)
