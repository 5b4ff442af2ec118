"""A report as plain JSON data and back: what a workbook's hidden sheet and the store's table `lasts` hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from model.errors import NianbaoError, UnreadableFigure
from model.form.figures import deserialise_figure, serialise_figure
from model.report.report import SENDING_PARTS, Report, Value, kind_of_place

RECORD_VERSION = 4
"""The newest version of a record. Version 2 has the places unread.PLACE and blank.CELL, version 3 prose with linked
figures, version 4 what was sent of the report, which programs before do not know; a record without them is still
written as version 1, so that these can read it."""

MAX_VALUES = 5_000
"""Values of one report; the form has some two hundred cells, each with five kinds of places."""

_YEAR = re.compile("[0-9]{4}")
"""What editions are called."""

_KINDS_SINCE_VERSION_2 = ("unread", "blank_totals")


class DamagedRecord(ValueError):
    """What should be the record of a report is none."""


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
    if report.links:
        version = 3
    if any(getattr(report, kind) for kind in SENDING_PARTS):
        version = 4
    return {"version": version, "edition": report.edition, "values": values}


def from_record(record: object) -> Report:
    """The report that to_record wrote. Raises NianbaoError for one a newer program wrote, DamagedRecord for no record.

    Its places are not asked for: see from_strangers_record.
    """
    if not isinstance(record, Mapping):
        raise DamagedRecord
    version, edition, values = (record.get(key) for key in ("version", "edition", "values"))
    if type(version) is not int or version < 1:
        raise DamagedRecord
    if version > RECORD_VERSION:
        raise NianbaoError("这份文件是更新版本的年报程序写的，请先升级程序。")
    if not isinstance(edition, str) or not isinstance(values, Mapping) or len(values) > MAX_VALUES:
        raise DamagedRecord
    if not all(isinstance(place, str) and isinstance(text, str) for place, text in values.items()):
        raise DamagedRecord
    try:
        return Report(edition).with_values({place: value_from_text(place, text) for place, text in values.items()})
    except UnreadableFigure as error:
        raise DamagedRecord from error


def from_strangers_record(record: object) -> Report:
    """The same for a record from another computer: every place is one of its edition and has a value that fits there.

    Raises UnknownEdition where the edition may be one that a newer program has.
    """
    # Brings the forms: the list of drafts is shown sooner without
    from model.form.editions import load_form
    from model.report.value_check import find_unfit_place, is_known_edition

    report = from_record(record)
    if not is_known_edition(report.edition) and not _YEAR.fullmatch(report.edition):
        raise DamagedRecord
    load_form(report.edition)
    if find_unfit_place(report.edition, report.values_by_place().items()) is not None:
        raise DamagedRecord
    return report
