"""Reads the text of a table's cell as a figure, with a remark for the clerk where that took more than reading."""

from __future__ import annotations

import re
from functools import lru_cache

from model.errors import UnreadableFigure
from model.form.entries import MAX_ENTRY_LENGTH, MEASURE_WORDS, Entry, read_entry, unwrap_cell
from model.form.entries import is_dash as is_dash  # what reads tables asks for it here, beside is_value
from model.form.figures import Figure, Money, format_figure, number_of
from model.form.form import Cell
from model.form.refusals import explain_unusual_characters
from model.text import to_half_width, to_half_width_number

_MAX_QUOTE_LENGTH = 60

_NUMBER_WITH_REMARK = re.compile(r"([^()]*\d[^()]*)\((.*)\)")
_NUMERAL = re.compile(
    rf"[+-]?[\d.][\d,. ]*(?:元|万元|亿元|{MEASURE_WORDS})?|(?:减少?|负|增加?)\d+(?:{MEASURE_WORDS})?", re.ASCII
)
_NUMBER_AND_UNIT = re.compile(r"(-?\d+(?:\.\d+)?)(\D*)")


@lru_cache(4096)  # every step of reading asks it of the same cells
def is_value(text: str) -> bool:
    """Whether a text looks like what stands in a figure's cell."""
    if len(text) > MAX_ENTRY_LENGTH:
        return False
    plain = to_half_width_number(unwrap_cell(text))
    remarked = _NUMBER_WITH_REMARK.fullmatch(plain)
    return is_dash(text) or bool(_NUMERAL.fullmatch(remarked[1].strip() if remarked else plain))


def read_value(text: str, cell: Cell, unit: str = "") -> tuple[Figure | None, str]:
    """The figure that a text means in this cell, None for none; and a remark for the clerk, "" where none is needed.

    unit: the unit of money that the heading states where it is not the form's; a figure without a unit of its own is
    then not converted but left out. The remark has no full stop at its end.
    """
    shown = text.strip()
    quoted = f"写的是“{shown if len(shown) <= _MAX_QUOTE_LENGTH else shown[:_MAX_QUOTE_LENGTH] + '…'}”"
    try:
        entry = read_entry(text, cell.kind, cell.unit)
    except UnreadableFigure as error:
        return None, f"{quoted}，读不成数字，没有读入：{error.reason.removesuffix('。')}"
    if entry.is_dash:
        return None, f"{quoted}，按未填读入；没有的请填 0"
    if unit and entry.figure and not entry.has_unit:
        return None, f"{quoted}，原表的单位是{unit}，这一格的单位是{cell.unit}，没有换算，没有读入"
    return entry.figure, _describe_reading(quoted, entry)


def _describe_reading(quoted: str, entry: Entry) -> str:
    """How a text was read, where something was converted, left out or taken for granted."""
    return f"{quoted}，读作 {format_figure(entry.figure)}，{entry.remark}" if entry.remark else ""


def shows_figure(text: str, figure: Figure | None) -> bool:
    """Whether a text found in a workbook's cell is what this figure would have been written as."""
    if figure is None:
        return not text.strip()
    if explain_unusual_characters(text):
        return False
    value = number_of(figure)
    unit = figure.unit if isinstance(figure, Money) else ""
    found = _NUMBER_AND_UNIT.fullmatch(to_half_width(text))
    if not found or found[2] not in ("", unit):
        return False
    # Spreadsheets keep 15 digits of a number as a float, the last of which may differ
    return f"{float(found[1]):.14g}" == f"{float(value):.14g}"
