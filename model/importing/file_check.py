"""What a check says of one file: as lines for a person, and as the JSON data that other programs read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from model import importing
from model.checks.findings import Finding, Tally, tally
from model.checks.rules import check
from model.errors import NianbaoError
from model.form import editions
from model.form.figures import Figure, Number, number
from model.form.form import Form
from model.importing import readers
from model.importing.folder_listing import listed
from model.report.report import Report


@dataclass(frozen=True)
class Verdict:
    """A file that was read and checked. before: the file of last year's report it was checked beside, if any."""

    file: Path
    reading: importing.Reading
    findings: tuple[Finding, ...]
    before: Path | None = None

    @property
    def form(self) -> Form:
        """The form the report was read as."""
        return editions.form(self.reading.report.edition)

    @property
    def tally(self) -> Tally:
        """The findings, counted."""
        return tally(self.findings)

    @property
    def wrong(self) -> bool:
        """Whether an error was found; doubts and blanks are none."""
        return self.tally.errors > 0

    @property
    def read(self) -> int:
        """How many cells of the form hold a figure."""
        return sum(self.reading.report.published(cell) is not None for cell in self.form.cells)


@dataclass(frozen=True)
class Unread:
    """A file that could not be read, and the words that say why and what to do."""

    file: Path
    words: str


Judged = Verdict | Unread


def judge(file: Path, last: Report | None = None) -> Judged:
    """Read and check a file; last, where given, goes before the report of last year that the file carries."""
    try:
        reading = importing.read(file)
    except NianbaoError as error:
        return Unread(file, str(error))
    form = editions.form(reading.report.edition)
    return Verdict(file, reading, check(form, reading.report, last or reading.last))


def judge_all(path: Path, last: Report | None = None) -> list[Judged]:
    """Read and check a file, or all files of a folder that can be read, each beside last year's where that is there.

    last, where given, goes before what a file carries or the folder has.
    """
    if not path.is_dir():
        return [judge(path, last)]
    try:
        files = listed(path).files
    except NianbaoError as error:
        return [Unread(path, str(error))]
    if not files:
        return [Unread(path, f"文件夹“{path}”里没有能读的文件；能读的有{readers.kinds_in_words()}。")]
    judged = [judge(file, last) for file in files]
    return judged if last else side_by_side(judged)


def side_by_side(judged: Sequence[Judged]) -> list[Judged]:
    """The same files, each report checked anew beside last year's of the same unit where that is among them."""
    read = [one for one in judged if isinstance(one, Verdict)]
    known = {(one.reading.report.unit, one.reading.report.year): one for one in reversed(read)}
    return [_beside(one, known) if isinstance(one, Verdict) else one for one in judged]


def _beside(verdict: Verdict, known: Mapping[tuple[str, int | None], Verdict]) -> Verdict:
    report = verdict.reading.report
    before = known.get((report.unit, report.year - 1)) if report.unit and report.year else None
    if before is None:
        return verdict
    findings = check(verdict.form, report, before.reading.report)
    return replace(verdict, findings=findings, before=before.file)


def lines(verdict: Verdict) -> Iterator[str]:
    """The verdict for a person: whose report, what was found, what could not be placed, what is left to do."""
    report = verdict.reading.report
    year = f"{report.year} 年" if report.year else "年度未填"
    yield f"{verdict.file}：{report.unit or '单位未填'} · {year} · {verdict.form.label}"
    if verdict.before:
        yield f"  对照上年：{verdict.before.name}"
    for finding in verdict.findings:
        reason = f"说明：{finding.answer}" if finding.answer else ""
        yield f"  {finding.standing}  {finding.message}{reason}"
    unplaced = verdict.reading.unplaced
    if unplaced:
        yield f"  有 {len(unplaced)} 处内容不知道该放在哪里，请人工核对："
        yield from (f"    {text}" for text in unplaced)
    yield f"  {tally(verdict.findings).words}"


def data(judged: Judged) -> dict[str, Any]:
    """The verdict as check --json prints it: a public interface, its keys never change."""
    if isinstance(judged, Unread):
        return {"file": str(judged.file), "error": judged.words}
    report = judged.reading.report
    return {
        "file": str(judged.file),
        "unit": report.unit,
        "year": report.year,
        "edition": report.edition,
        "figures": {id: _plain(report.published(id)) for id in judged.form.cells},
        "prose": {id: report.prose.get(id, "") for id in judged.form.prose},
        "findings": [_finding(finding) for finding in judged.findings],
        "unplaced": list(judged.reading.unplaced),
        "units": report.units(),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "weight": finding.weight,
        "cells": list(finding.cells),
        "message": finding.message,
        "left": _plain(finding.left),
        "right": _plain(finding.right),
    }


def _plain(figure: Figure | None) -> int | float | None:
    """The number as JSON knows numbers; exact, since a figure has at most 15 digits."""
    value: Number | None = None if figure is None else number(figure)
    return float(value) if isinstance(value, Decimal) else value
