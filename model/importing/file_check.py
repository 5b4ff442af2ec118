"""What a check says of one file: as lines for a person, and as the JSON data that other programs read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from model import importing
from model.checks.findings import Finding, Tally, count_findings
from model.checks.rules import check_report
from model.errors import NianbaoError
from model.form import editions
from model.form.figures import Figure, Number, number_of
from model.form.form import Form
from model.importing import readers
from model.importing.folder_listing import list_reports
from model.report.report import Report


@dataclass(frozen=True)
class CheckedFile:
    """A file that was read and checked. before: the file of last year's report it was checked beside, if any."""

    path: Path
    reading: importing.Reading
    findings: tuple[Finding, ...]
    last_year_path: Path | None = None

    @property
    def form(self) -> Form:
        """The form the report was read as."""
        return editions.load_form(self.reading.report.edition)

    @property
    def tally(self) -> Tally:
        """The findings, counted."""
        return count_findings(self.findings)

    @property
    def has_errors(self) -> bool:
        """Whether an error was found; doubts and blanks are none."""
        return self.tally.errors > 0

    @property
    def figure_count(self) -> int:
        """How many cells of the form hold a figure."""
        return sum(self.reading.report.stated_or_computed(cell) is not None for cell in self.form.cells)


@dataclass(frozen=True)
class UnreadFile:
    """A file that could not be read, and the words that say why and what to do."""

    path: Path
    reason: str


FileResult = CheckedFile | UnreadFile


def check_file(file: Path, last: Report | None = None) -> FileResult:
    """Read and check a file; last, where given, goes before the report of last year that the file carries."""
    try:
        reading = importing.read_report(file)
    except NianbaoError as error:
        return UnreadFile(file, str(error))
    form = editions.load_form(reading.report.edition)
    return CheckedFile(file, reading, check_report(form, reading.report, last or reading.last_year_report))


def check_path(path: Path, last: Report | None = None) -> list[FileResult]:
    """Read and check a file, or all files of a folder that can be read, each beside last year's where that is there.

    last, where given, goes before what a file carries or the folder has.
    """
    if not path.is_dir():
        return [check_file(path, last)]
    try:
        files = list_reports(path).files
    except NianbaoError as error:
        return [UnreadFile(path, str(error))]
    if not files:
        return [UnreadFile(path, f"文件夹“{path}”里没有能读的文件；能读的有{readers.describe_kinds()}。")]
    judged = [check_file(file, last) for file in files]
    return judged if last else check_beside_last_year(judged)


def check_beside_last_year(judged: Sequence[FileResult]) -> list[FileResult]:
    """The same files, each report checked anew beside last year's of the same unit where that is among them."""
    read = [one for one in judged if isinstance(one, CheckedFile)]
    known = {(one.reading.report.unit, one.reading.report.year): one for one in reversed(read)}
    return [_check_beside(one, known) if isinstance(one, CheckedFile) else one for one in judged]


def _check_beside(verdict: CheckedFile, known: Mapping[tuple[str, int | None], CheckedFile]) -> CheckedFile:
    report = verdict.reading.report
    before = known.get((report.unit, report.year - 1)) if report.unit and report.year else None
    if before is None:
        return verdict
    findings = check_report(verdict.form, report, before.reading.report)
    return replace(verdict, findings=findings, last_year_path=before.path)


def describe_checked_file(verdict: CheckedFile) -> Iterator[str]:
    """The verdict for a person: whose report, what was found, what could not be placed, what is left to do."""
    report = verdict.reading.report
    year = f"{report.year} 年" if report.year else "年度未填"
    yield f"{verdict.path}：{report.unit or '单位未填'} · {year} · {verdict.form.label}"
    if verdict.last_year_path:
        yield f"  对照上年：{verdict.last_year_path.name}"
    for finding in verdict.findings:
        reason = f"说明：{finding.answer}" if finding.answer else ""
        yield f"  {finding.status}  {finding.message}{reason}"
    unplaced = verdict.reading.unplaced
    if unplaced:
        yield f"  有 {len(unplaced)} 处内容不知道该放在哪里，请人工核对："
        yield from (f"    {text}" for text in unplaced)
    yield f"  {count_findings(verdict.findings).text}"


def build_json_record(judged: FileResult) -> dict[str, Any]:
    """The verdict as check --json prints it: a public interface, its keys never change."""
    if isinstance(judged, UnreadFile):
        return {"file": str(judged.path), "error": judged.reason}
    report = judged.reading.report
    return {
        "file": str(judged.path),
        "unit": report.unit,
        "year": report.year,
        "edition": report.edition,
        "figures": {id: _to_json_number(report.stated_or_computed(id)) for id in judged.form.cells},
        "prose": {id: report.prose.get(id, "") for id in judged.form.prose_places},
        "findings": [_build_finding_record(finding) for finding in judged.findings],
        "unplaced": list(judged.reading.unplaced),
        "units": report.units_by_cell(),
    }


def _build_finding_record(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "weight": finding.weight,
        "cells": list(finding.places),
        "message": finding.message,
        "left": _to_json_number(finding.left),
        "right": _to_json_number(finding.right),
    }


def _to_json_number(figure: Figure | None) -> int | float | None:
    """The number as JSON knows numbers; exact, since a figure has at most 15 digits."""
    value: Number | None = None if figure is None else number_of(figure)
    return float(value) if isinstance(value, Decimal) else value
