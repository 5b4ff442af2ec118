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
from model.diagnosis.diagnosis import Proposals, diagnose
from model.diagnosis.proposals import Proposal
from model.errors import Cancelled, NianbaoError
from model.files.paths import is_folder
from model.files.progress import Progress
from model.form import editions
from model.form.figures import Figure, Number, number_of
from model.form.form import Form
from model.importing import readers
from model.importing.folder_listing import list_reports
from model.importing.isolation.isolated_reading import read_isolated
from model.importing.reading_accidents import explain_accident
from model.local_rules.local_rule import LocalRule
from model.report.report import Report
from model.text import write_out_controls
from model.words.all_findings import gather_findings
from model.words.local_findings import make_local_checks


@dataclass(frozen=True)
class CheckedFile:
    """A file that was read and checked. last_year: the report it was checked beside, if there was one.

    last_year_path: the file of that report, where it lies in the same folder. local_rules: those of a city or a unit
    that it was checked by too.
    """

    path: Path
    reading: importing.Reading
    findings: tuple[Finding, ...]
    last_year_path: Path | None = None
    last_year: Report | None = None
    local_rules: tuple[LocalRule, ...] = ()

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

    def diagnose(self) -> Proposals:
        """What would make the equations hold that do not, by the keys of the findings."""
        report = self.reading.report
        return diagnose(self.form, report, self.findings, self.last_year, totals_are_stated=True)

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


def check_file(
    file: Path,
    last: Report | None = None,
    progress: Progress | None = None,
    local_rules: Sequence[LocalRule] = (),
) -> FileResult:
    """Read and check a file beside last year's report: last where given, else the one that the file carries.

    local_rules: rules of a city or a unit, to be tested too. The file is read in a process of its own. Raises Cancelled
    as soon as progress is cancelled.
    """
    try:
        reading = read_isolated(file, progress)
        form = editions.load_form(reading.report.edition)
        last = last or reading.last_year_report
        findings = find_in_reading(form, reading, last, local_rules)
        return CheckedFile(file, reading, findings, last_year=last, local_rules=tuple(local_rules))
    except Cancelled:
        raise
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


def check_path(path: Path, last: Report | None = None, local_rules: Sequence[LocalRule] = ()) -> list[FileResult]:
    """Read and check a file, or all files of a folder that may hold a report.

    Each is checked beside last year's report: last where given, else that of the same unit in the folder, else the one
    that the file carries.
    """
    try:
        if not is_folder(path):
            return [check_file(path, last, local_rules=local_rules)]
        listing = list_reports(path)
    except NianbaoError as error:
        return [UnreadFile(path, str(error))]
    locked = [
        UnreadFile(folder, f"读不了“{listing.display_name(folder)}”：没有权限打开这个文件夹。")
        for folder in listing.locked_folders
    ]
    if not (listing.files or locked):
        return [UnreadFile(path, f"文件夹“{path}”里没有能读的文件；能读的有{readers.describe_kinds()}。")]
    results = [*(check_file(file, last, local_rules=local_rules) for file in listing.files), *locked]
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
    last = last_year.reading.report
    findings = find_in_reading(checked.form, checked.reading, last, checked.local_rules)
    return replace(checked, findings=findings, last_year_path=last_year.path, last_year=last)


def find_in_reading(
    form: Form, reading: importing.Reading, last: Report | None, local_rules: Sequence[LocalRule]
) -> tuple[Finding, ...]:
    """All findings about what was read, what found no place in the form among them."""
    local_checks = make_local_checks(local_rules)
    findings = gather_findings(form, reading.report, last, reading.is_draft, local_checks=local_checks)
    return sort_findings(form, (*findings, *_check_leftovers(form, reading)))


def describe_checked_file(checked: CheckedFile) -> Iterator[str]:
    """The result as lines for a person: whose report, the findings, what could not be placed, and how many they are."""
    report = checked.reading.report
    year = f"{report.year} 年" if report.year else "年度未填"
    yield f"{write_out_controls(str(checked.path))}：{report.unit or '单位未填'} · {year} · {checked.form.label}"
    if checked.last_year_path:
        yield f"  对照上年：{write_out_controls(checked.last_year_path.name)}"
    proposals, told = checked.diagnose(), set[tuple[Proposal, ...]]()
    for finding in checked.findings:
        reason = f"说明：{finding.answer}" if finding.answer else ""
        yield f"  {finding.status}  {finding.message}{reason}"
        offered = proposals.get(finding.key, ())
        if offered and offered not in told:
            told.add(offered)
            yield f"    可能是：{offered[0].text}"
    yield from (f"  注意：{notice}" for notice in checked.reading.notices)
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
    proposals = result.diagnose()
    return {
        "file": str(result.path),
        "unit": report.unit,
        "year": report.year,
        "edition": report.edition,
        "figures": {id: to_json_number(report.stated_or_computed(id)) for id in result.form.cells},
        "prose": {id: report.prose.get(id, "") for id in result.form.prose_places},
        # What could not be read is no finding about the report: "unread" and "unplaced" tell it
        "findings": [
            _build_finding_record(finding, proposals.get(finding.key, ()))
            for finding in result.findings
            if finding.rule != UNREAD_RULE
        ],
        "unplaced": list(result.reading.unplaced),
        "unread": list(result.reading.unread_cells),
        "units": report.units_by_cell(),
    }


def _build_finding_record(finding: Finding, proposals: Sequence[Proposal]) -> dict[str, Any]:
    record: dict[str, Any] = {
        "rule": finding.rule,
        "weight": finding.weight,
        "cells": list(finding.cells or finding.places),
        "message": finding.message,
        "left": to_json_number(finding.left),
        "right": to_json_number(finding.right),
        "proposals": [
            {"changes": {id: to_json_number(figure) for id, figure in proposal.changes}, "why": proposal.text}
            for proposal in proposals
        ],
    }
    if finding.sentence:
        record |= {"sentence": finding.sentence, "number": to_json_number(finding.number)}
    return record


def to_json_number(figure: Figure | None) -> int | float | None:
    """The number as JSON knows numbers; exact, since a figure has at most 15 digits."""
    value: Number | None = None if figure is None else number_of(figure)
    return float(value) if isinstance(value, Decimal) else value
