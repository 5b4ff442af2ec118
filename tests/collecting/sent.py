"""Reports that units of a county send: our workbooks and strangers' files, some with a slip, twice or unreadable."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from random import Random

import exporters
from model.form import editions
from model.form.figures import Figure, Money, number_of
from model.report.report import Report
from tests.strangers.inventing import invent_report, publish
from tests.strangers.kinds import KINDS

OFFICE = "临江县人民政府"
YEAR = 2025
STRANGERS_KINDS = ("docx", "html", "pdf", "xlsx")
_DAY = 24 * 3600


def unit_name(number: int) -> str:
    return f"临江县第{number}局"


def invent_unit(number: int, seed: int = 0, edition: str = "2021") -> Report:
    """A sound report of a unit; another seed gives other figures."""
    report = invent_report(edition, number % 3, 1000 * seed + number)
    name = unit_name(number)
    return report.with_values({"cover.unit": name, "cover.signed": name, "cover.dated": f"{YEAR + 1}年1月12日"})


def with_slip(report: Report) -> Report:
    """The report with one figure that breaks its column: 99 more handed over to the next year."""
    cell = "requests.carried_out.business"
    return report.with_figures({cell: number_of(report.figures[cell]) + 99})


def write_sent(report: Report, path: Path, kind: str = "own") -> Path:
    """A report as the file of a kind, own for our workbook, at a path that gets the kind's suffix."""
    if kind == "own":
        path = path.with_name(path.name + ".xlsx")
        exporters.write_report(editions.load_form(report.edition), report, path)
        return path
    suffix, write = KINDS[kind]
    path = path.with_name(path.name + suffix)
    path.write_bytes(write(publish(report)))
    return path


def set_day(path: Path, day: int) -> None:
    """Date a file some days after the turn of the year."""
    seconds = 1_767_225_600 + day * _DAY
    os.utime(path, (seconds, seconds))


@dataclass
class SentUnits:
    """A folder of what was sent, the roster beside it, and what is to be found.

    current: by unit, the report that counts where it is sound; statuses: by unit, what is to be found of it.
    """

    folder: Path
    roster: Path
    current: dict[str, Report] = field(default_factory=dict)
    statuses: dict[str, str] = field(default_factory=dict)
    duplicates: list[str] = field(default_factory=list)

    @property
    def sums(self) -> Mapping[str, Figure]:
        """By cell, the plain sum over the sound reports, each of its own totals too."""
        return plain_sums(list(self.current.values()))


def plain_sums(reports: list[Report]) -> dict[str, Figure]:
    """By cell, the sum of what reports say, one figure after the other."""
    sums: dict[str, Figure] = {}
    for report in reports:
        for cell, figure in report.figures.items():
            assert not isinstance(figure, Money)
            before = sums.get(cell, 0)
            assert not isinstance(before, Money)
            sums[cell] = before + figure if isinstance(before, int) else Decimal(before) + figure
    return sums


def send(folder: Path, count: int, slips: int, missing: int, twice: int, unreadable: int) -> SentUnits:
    """Have units of a county send their reports, in all kinds of files; and one stranger send his."""
    inbox = folder / "收到的"
    inbox.mkdir(parents=True)
    roster = folder / "名单.txt"
    roster.write_text("\n".join(map(unit_name, range(count))), encoding="utf-8")
    sent = SentUnits(inbox, roster)
    numbers = list(range(count))
    Random(count).shuffle(numbers)
    for at, number in enumerate(numbers):
        name, kind = unit_name(number), ("own", *STRANGERS_KINDS)[at % 5]
        report = invent_unit(number)
        path = inbox / f"{number:03}"
        if at < slips:
            write_sent(with_slip(report), path, kind)
            sent.statuses[name] = "errors"
        elif at < slips + missing:
            sent.statuses[name] = "missing"
        elif at < slips + missing + unreadable:
            (inbox / f"{name}年报.docx").write_bytes(b"PK\x03\x04 no document")
            sent.statuses[name] = "unreadable"
        else:
            if at < slips + missing + unreadable + twice:
                older = invent_unit(number, seed=7).with_values({"cover.dated": f"{YEAR + 1}年1月5日"})
                set_day(write_sent(older, inbox / f"{number:03}旧", "docx"), 30)
                sent.duplicates.append(name)
            set_day(write_sent(report, path, kind), 20)
            sent.current[name] = report
            sent.statuses[name] = "summed"
    write_sent(invent_unit(count + 7).with_values({"cover.unit": "海滨市水务局"}), inbox / "不认识的")
    return sent
