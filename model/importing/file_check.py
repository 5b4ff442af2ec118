"""Reads and checks files: one or all of a folder. The result as lines for a person, and as JSON for other programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from model import importing
from model.checks.findings import UNREAD_RULE, Finding, Tally, count_findings
from model.checks.rules import sort_findings
from model.errors import NianbaoError
from model.files.paths import is_folder
from model.form import editions
from model.form.figures import Figure, Number, number_of
from model.form.form import Form
from model.importing import readers
from model.importing.folder_listing import list_reports
from model.importing.reading_accidents import explain_accident
from model.report.report import Report
from model.text import write_out_controls
from model.words.all_findings import gather_findings


@dataclass(frozen=True)
class CheckedFile:
    """A file that was read and checked. last_year_path: the file of last year's report beside it, if there was one."""

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
    """A file that could not be read. reason: a sentence for the clerk that says why, and what to do."""

    path: Path
    reason: str


FileResult = CheckedFile | UnreadFile


def check_file(file: Path, last: Report | None = None) -> FileResult:
    """Read and check a file beside last year's report: last where given, else the one that the file carries."""
    try:
        reading = importing.read_report(file)
        form = editions.load_form(reading.report.edition)
        last_year = last or reading.last_year_report
        found = gather_findings(form, reading.report, last_year, reading.is_draft)
        return CheckedFile(file, reading, sort_findings(form, (*found, *_check_leftovers(form, reading))))
    except NianbaoError as error:
        return UnreadFile(file, str(error))
    except Exception as error:  # the edge of a file: the others must still be checked
        return UnreadFile(file, str(explain_accident(file, error)))


def _check_leftovers(form: Form, reading: importing.Reading) -> tuple[Finding, ...]:
    """What is found in the words of a file that have no place in the report."""
    if not reading.leftovers:
        return ()
    from model.words.guard.leftovers import check_leftovers  # its expressions take long to compile

    return check_leftovers(form, reading.leftovers)


def check_path(path: Path, last: Report | None = None) -> list[FileResult]:
    """Read and check a file, or all files of a folder that may hold a report.

    Each is checked beside last year's report: last where given, else that of the same unit in the folder, else the one
    that the file carries.
    """
    try:
        if not is_folder(path):
            return [check_file(path, last)]
        files = list_reports(path).files
    except NianbaoError as error:
        return [UnreadFile(path, str(error))]
    if not files:
        return [UnreadFile(path, f"文件夹“{path}”里没有能读的文件；能读的有{readers.describe_kinds()}。")]
    results = [check_file(file, last) for file in files]
    return results if last else check_beside_last_year(results)


def check_beside_last_year(results: Sequence[FileResult]) -> list[FileResult]:
    """The same files; a report is checked anew where last year's report of its unit is among them.

    Where a unit's year is there twice, the file that comes first counts.
    """
    by_unit_and_year: dict[tuple[str, int | None], CheckedFile] = {}
    for result in results:
        if isinstance(result, CheckedFile):
            report = result.reading.report
            by_unit_and_year.setdefault((report.unit, report.year), result)
    return [
        _check_beside(result, by_unit_and_year) if isinstance(result, CheckedFile) else result for result in results
    ]


def _check_beside(checked: CheckedFile, by_unit_and_year: Mapping[tuple[str, int | None], CheckedFile]) -> CheckedFile:
    report = checked.reading.report
    if not report.unit or not report.year:
        return checked
    last_year = by_unit_and_year.get((report.unit, report.year - 1))
    if last_year is None:
        return checked
    findings = gather_findings(checked.form, report, last_year.reading.report, checked.reading.is_draft)
    in_leftovers = _check_leftovers(checked.form, checked.reading)
    all_findings = sort_findings(checked.form, (*findings, *in_leftovers))
    return replace(checked, findings=all_findings, last_year_path=last_year.path)


def describe_checked_file(checked: CheckedFile) -> Iterator[str]:
    """The result as lines for a person: whose report, the findings, what could not be placed, and how many they are."""
    report = checked.reading.report
    year = f"{report.year} 年" if report.year else "年度未填"
    yield f"{write_out_controls(str(checked.path))}：{report.unit or '单位未填'} · {year} · {checked.form.label}"
    if checked.last_year_path:
        yield f"  对照上年：{write_out_controls(checked.last_year_path.name)}"
    for finding in checked.findings:
        reason = f"说明：{finding.answer}" if finding.answer else ""
        yield f"  {finding.status}  {finding.message}{reason}"
    leftovers = checked.reading.leftovers
    if leftovers:
        yield f"  有 {len(leftovers)} 处内容不知道该放在哪里，请人工核对："
        yield from (f"    {text}" for text in leftovers)
    yield f"  {count_findings(checked.findings).text}"


def build_json_record(result: FileResult) -> dict[str, Any]:
    """The result as `check --json` prints it: a public interface, its keys never change."""
    if isinstance(result, UnreadFile):
        return {"file": str(result.path), "error": result.reason}
    report = result.reading.report
    return {
        "file": str(result.path),
        "unit": report.unit,
        "year": report.year,
        "edition": report.edition,
        "figures": {id: _to_json_number(report.stated_or_computed(id)) for id in result.form.cells},
        "prose": {id: report.prose.get(id, "") for id in result.form.prose_places},
        # What could not be read is no finding about the report: "unread" and "unplaced" tell it
        "findings": [_build_finding_record(finding) for finding in result.findings if finding.rule != UNREAD_RULE],
        "unplaced": list(result.reading.unplaced),
        "unread": list(result.reading.unread_cells),
        "units": report.units_by_cell(),
    }


def _build_finding_record(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "weight": finding.weight,
        "cells": list(finding.cells or finding.places),
        "message": finding.message,
        "left": _to_json_number(finding.left),
        "right": _to_json_number(finding.right),
        "sentence": finding.sentence,
        "number": _to_json_number(finding.number),
    }


def _to_json_number(figure: Figure | None) -> int | float | None:
    """The number as JSON knows numbers; exact, since a figure has at most 15 digits."""
    value: Number | None = None if figure is None else number_of(figure)
    return float(value) if isinstance(value, Decimal) else value
