"""The roster (名单) of units that should report, as a workbook, a CSV or a pasted text has it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from model.collecting.collected import RosterUnit
from model.collecting.units.unit_names import fold_name
from model.errors import NianbaoError, UnreadableFile
from model.files.os_errors import describe_os_error
from model.importing.readers import read_document
from model.importing.reading_accidents import explain_accident, is_accident
from model.text import clean_line, remove_blanks

MAX_UNITS = 200_000
"""Units of a roster; a whole country has fewer bodies that report to one office."""

MAX_NAME_LENGTH = 200
"""Characters of a cell of a roster; what is longer is no name."""

_HEADINGS = {
    "name": ("单位名称", "单位", "名称", "机关名称", "填报单位", "报送单位", "单位全称", "全称", "机构名称"),
    "other_names": ("别名", "其他名称", "简称", "曾用名", "又名", "单位简称", "别称"),
    "level": ("层级", "级别", "单位层级", "行政层级"),
    "superior": ("上级", "上级单位", "主管单位", "所属单位", "主管部门", "上级机关"),
    "contact": ("联系人", "联系方式", "联系电话", "联系人及电话", "经办人", "电话"),
}
"""By field, what its column is called; of several columns for one field the first counts."""

_MAX_TITLE_ROWS = 10
"""Rows above the headings: a title, who made the list, when."""

_BETWEEN_NAMES = re.compile(r"[、;；,，/|\n]+")
_TEXT_SUFFIXES = (".txt", ".text", ".tsv")
_ENCODINGS = ("utf-8-sig", "gb18030")

Row = Sequence[str | None]


@dataclass(frozen=True)
class Roster:
    """The units of a roster, in its order. notes: sentences for the clerk about what was left out or is not clear."""

    units: tuple[RosterUnit, ...]
    notes: tuple[str, ...] = ()


def read_roster(path: Path) -> Roster:
    """The roster in a workbook, a CSV or a text. Raises UnreadableFile with a sentence that says what to do."""
    try:
        roster = parse_roster(_read_text(path)) if path.suffix.lower() in _TEXT_SUFFIXES else _read_table(path)
    except UnreadableFile:
        raise
    except NianbaoError as error:
        raise UnreadableFile(path.name, str(error)) from error
    except OSError as error:
        raise UnreadableFile(path.name, f"{describe_os_error(error)}。请把名单复制到本机，再试一次。") from error
    except BaseException as error:  # a damaged workbook must not end the program
        if not is_accident(error):
            raise
        raise explain_accident(path, error) from error
    if not roster.units:
        raise UnreadableFile(path.name, "里面没有单位名称。请让名单有一列“单位名称”，一行一个单位。")
    return roster


def parse_roster(text: str) -> Roster:
    """The roster in a text, as it is pasted from a spreadsheet (cells between tabs) or typed, one unit a line."""
    return _build_roster(list(csv.reader(StringIO(text, newline=""), delimiter="\t")))


def _read_text(path: Path) -> str:
    content = path.read_bytes()
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableFile(path.name, "文字读不出来。请用 WPS 打开，另存为 .xlsx，再试一次。")


def _read_table(path: Path) -> Roster:
    """The roster in the first sheet that has a heading for names, else in the first that has anything."""
    by_sheet: dict[str, list[Row]] = {}
    for row in read_document(path).rows:
        by_sheet.setdefault(row.worksheet, []).append(row.cells)
    sheets = list(by_sheet.values())
    chosen = next((rows for rows in sheets if _find_headings(rows)), sheets[0] if sheets else [])
    return _build_roster(chosen)


def _build_roster(rows: Sequence[Row]) -> Roster:
    """The units in rows of cells, and what is to be told about them."""
    headings = _find_headings(rows)
    first, columns = headings or (0, {"name": _find_name_column(rows)})
    units: dict[str, RosterUnit] = {}
    notes: list[str] = []
    for number, row in enumerate(rows[first:], start=first + 1):
        unit = _build_unit(row, columns)
        if unit is None:
            if any(_cell_text(row, column) for column in range(len(row))):
                notes.append(f"名单第 {number} 行没有单位名称，没有收进来。")
            continue
        folded = fold_name(unit.name)
        if folded in units:
            notes.append(f"名单第 {number} 行的“{unit.name}”前面已经有了，只算一个。")
        elif len(units) >= MAX_UNITS:
            notes.append(f"名单超过 {MAX_UNITS} 个单位，后面的没有收进来。")
            break
        else:
            units[folded] = unit
    return Roster(tuple(units.values()), (*notes, *_find_shared_names(units.values())))


def _find_headings(rows: Sequence[Row]) -> tuple[int, dict[str, int]] | None:
    """The number of rows down to the headings, and the column of each field; None where no row has one for names."""
    for number, row in enumerate(rows[:_MAX_TITLE_ROWS], start=1):
        columns: dict[str, int] = {}
        for column in range(len(row)):
            text = remove_blanks(_cell_text(row, column)).partition("(")[0]
            for name, words in _HEADINGS.items():
                if text in words:
                    columns.setdefault(name, column)
        if "name" in columns:
            return number, columns
    return None


def _find_name_column(rows: Sequence[Row]) -> int:
    """The first column that holds words: before it there may be running numbers."""
    width = max((len(row) for row in rows), default=0)
    for column in range(width):
        texts = [text for row in rows if (text := remove_blanks(_cell_text(row, column)))]
        if texts and not all(re.fullmatch(r"[0-9.]+", text) for text in texts):
            return column
    return 0


def _build_unit(row: Row, columns: dict[str, int]) -> RosterUnit | None:
    fields = {name: _cell_text(row, column) for name, column in columns.items()}
    name = fields["name"]
    if not remove_blanks(name):
        return None
    other_names = [clean_line(text) for text in _BETWEEN_NAMES.split(fields.get("other_names", ""))]
    others = tuple(dict.fromkeys(other for other in other_names if other and other != name))
    return RosterUnit(name, others, fields.get("level", ""), fields.get("superior", ""), fields.get("contact", ""))


def _cell_text(row: Row, column: int) -> str:
    """The text of a cell on one line; "" where there is none, or more than any name has."""
    text = (row[column] or "") if column < len(row) else ""
    plain = clean_line(text.replace("\n", "、")) if len(text) <= MAX_NAME_LENGTH else ""
    return plain.strip("、")


def _find_shared_names(units: Iterable[RosterUnit]) -> list[str]:
    """Sentences about names that two units have: a file with such a name is asked about."""
    owners: dict[str, list[str]] = {}
    for unit in units:
        for name in dict.fromkeys((unit.name, *unit.other_names)):
            owners.setdefault(fold_name(name), []).append(unit.name)
    shared = [names for names in owners.values() if len(names) > 1]
    return [f"{'、'.join(f'“{name}”' for name in names)}有同一个名字，收到时要问您是哪一个。" for names in shared]
