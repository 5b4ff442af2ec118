"""Chooses the report in a zip that holds more: a notice beside it, or the same report as a PDF. The content decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from model.errors import NianbaoError, SeveralFiles, UnreadableFile
from model.files.temporary_folder import temporary_folder_beside_drafts
from model.form.figures import number_of
from model.importing.matching.written.unit_names import are_same_body
from model.importing.readers import zip_file
from model.importing.readers.file_type import OLD_WORD_ADVICE
from model.report.report import Report

_PREFERRED = (".xlsx", ".xlsm", ".docx", ".xls", ".et", ".xlsb", ".ods", ".html", ".htm", ".mht", ".mhtml")
"""Of one report in several kinds of file, those that keep its tables best; of the others the first."""


class ReportReading(Protocol):
    """What was read of a file."""

    @property
    def report(self) -> Report:
        """The report that the file holds."""


AnyReading = TypeVar("AnyReading", bound=ReportReading)


def read_zipped_report(path: Path, read: Callable[[Path], AnyReading]) -> tuple[AnyReading, tuple[str, ...]]:
    """The one report in a zip of several files, and sentences that name the others. read: reads one of them.

    Raises UnreadableFile where there is no report, or where there are two that say different things.
    """
    with temporary_folder_beside_drafts() as folder:
        files = zip_file.extract_readable_files(path, folder)
        readings = _read_reports(files, read)
        if not readings:
            raise UnreadableFile(path.name, "里面没有能导入的年度报告。请解压以后看看里面是什么。")
        chosen = min(readings, key=_rank_kind)
        if not all(_say_the_same(readings[chosen], other) for other in readings.values()):
            raise SeveralFiles(path.name, len(readings))
        same = [file for file in readings if file != chosen]
        notes = [f"压缩包里的“{file.name}”是同一份报告，读的是“{chosen.name}”。" for file in same]
        return readings[chosen], (*notes, *zip_file.describe_unread(path, [chosen, *same]))


def _read_reports(files: Sequence[Path], read: Callable[[Path], AnyReading]) -> dict[Path, AnyReading]:
    """The readings of those files that are reports. Old Word files, which take long, only where the others are none."""
    readings: dict[Path, AnyReading] = {}
    for file in sorted(files, key=lambda file: file.suffix in OLD_WORD_ADVICE):
        if readings and file.suffix in OLD_WORD_ADVICE:
            break
        try:
            reading = read(file)
        except NianbaoError:
            continue  # a notice, a blank, a list of names
        if reading.report.figures:
            readings[file] = reading
    return readings


def _rank_kind(file: Path) -> tuple[int, str]:
    rank = _PREFERRED.index(file.suffix) if file.suffix in _PREFERRED else len(_PREFERRED)
    return rank, file.name


def _say_the_same(one: ReportReading, other: ReportReading) -> bool:
    """Whether two readings may be of the same report: unit and year, and every figure that both have.

    Small bodies of one county often have the same figures, all of them 0.
    """
    units = (one.report.unit, other.report.unit)
    if one.report.year != other.report.year or (all(units) and not are_same_body(*units)):
        return False
    common = one.report.figures.keys() & other.report.figures.keys()
    return all(number_of(one.report.figures[id]) == number_of(other.report.figures[id]) for id in common)
