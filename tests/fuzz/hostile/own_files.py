"""Our own exports and archives, damaged, or with another record inside than we wrote."""

from __future__ import annotations

import json
import zipfile
from contextlib import closing
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any
from xml.sax.saxutils import escape, unescape

import exporters
from model.checks.findings import Tally
from model.checks.rules import compute_totals
from model.form import editions
from model.importing.embedded_report import MARK
from model.storage.store import Store
from model.transfer import transfer
from tests.fuzz.damages import damage_file
from tests.reports import balanced

_JUNK: tuple[Any, ...] = (
    None,
    True,
    -1,
    1.5,
    10**400,
    "",
    "x" * 60_000,
    [],
    {},
    [[]],
    {"a": {}},
    "\0",
    "\ud800",
    "<b>",
)
"""What stands in the place of some value of a record."""
_RECORD_START, _RECORD_END = '<t>{"report"', "</t>"


def write_damaged_export(folder: Path, random: Random) -> Path:
    path = folder / f"导出{random.choice(tuple(exporters.WRITER_MODULES))}"
    path.write_bytes(damage_file(_export(folder, path.suffix), random))
    return path


def write_foreign_record(folder: Path, random: Random) -> Path:
    """A workbook of ours in whose record one or several values are junk."""
    path = folder / "记录.xlsx"
    package = BytesIO(_export(folder, ".xlsx"))
    with zipfile.ZipFile(package) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            text = source.read(name).decode("utf-8")
            target.writestr(name, _exchange_record(text, random) if f"<t>{MARK}</t>" in text else text)
    return path


def _exchange_record(sheet: str, random: Random) -> str:
    """The XML of the sheet that holds the record, with junk in one to three places of it."""
    start, end = sheet.index(_RECORD_START), sheet.rindex(_RECORD_END)
    record = json.loads(unescape(sheet[start + len("<t>") : end]))
    for _ in range(random.choice((1, 1, 3))):
        _exchange_value(record, random)
    text = json.dumps(record, separators=(",", ":")).replace("_", "\\u005f").replace(" ", "\\u0020")
    return f"{sheet[:start]}<t>{escape(text)}{sheet[end:]}"


def _exchange_value(record: Any, random: Random) -> None:
    """Put junk in the place of a value or, deeper, of one inside it."""
    while record:
        place = random.choice(list(record) if isinstance(record, dict) else range(len(record)))
        inner = record[place]
        if not (isinstance(inner, dict | list) and inner and random.random() < 0.8):
            record[place] = random.choice(_JUNK)
            return
        record = inner


def write_damaged_archive(folder: Path, random: Random) -> Path:
    """An archive of all drafts, damaged."""
    source = folder / "存档"
    if not source.exists():
        with closing(Store(folder / "存.db")) as store:
            store.create_draft(balanced(), Tally())
            transfer.export_all(store.path, source)
    path = folder / "全部.zip"
    path.write_bytes(damage_file(source.read_bytes(), random))
    return path


def _export(folder: Path, suffix: str) -> bytes:
    source = folder / f"原件{suffix}"
    if not source.exists():
        form = editions.load_form("2021")
        exporters.write_report(form, compute_totals(form, balanced()), source)
    return source.read_bytes()


MAKERS = (write_damaged_export, write_foreign_record, write_damaged_archive)
