"""Chooses the report in a zip that holds more: a notice beside it, or the same report as a PDF. The content decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from model.errors import NianbaoError, SeveralFiles, UnreadableFile
from model.files.temporary_folder import temporary_folder_beside_drafts
from model.form import editions
from model.form.figures import format_figure, number_of
from model.importing.matching.written.unit_names import are_same_body
from model.importing.readers import zip_file
from model.importing.readers.file_type import OLD_WORD_ADVICE
from model.report.report import Report

_PREFERRED = (".xlsx", ".xlsm", ".docx", ".xls", ".et", ".xlsb", ".ods", ".html", ".htm", ".mht", ".mhtml")
"""Of one report in several kinds of file, those that keep its tables best; of the others the first."""

_MAX_DIFFERENCES = 10
"""Figures in which a report and its own PDF may differ, as where one was mended last; with more they are two."""


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
        others = [file for file in readings if file != chosen]
        notes = []
        for file in others:
            differences = _find_differences(readings[chosen], readings[file])
            most = 0 if file.suffix == chosen.suffix else _MAX_DIFFERENCES
            if differences is None or len(differences) > most:
                raise SeveralFiles(path.name, len(readings))
            notes.append(_describe_other(file.name, chosen.name, differences))
        return readings[chosen], (*notes, *zip_file.describe_unread(path, [chosen, *others]))


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


def _find_differences(one: ReportReading, other: ReportReading) -> list[str] | None:
    """Where two readings of the same report have different entries, in words; None where it cannot be the same.

    It can where unit and year are the same. Small bodies of one county often have the same figures, all of them 0.
    """
    units = (one.report.unit, other.report.unit)
    if one.report.year != other.report.year or (all(units) and not are_same_body(*units)):
        return None
    figures, others = one.report.figures, other.report.figures
    form = editions.load_form(one.report.edition)
    return [
        f"{form.name_of(id)} {format_figure(figures[id])}，那里是 {format_figure(others[id])}"
        for id in (cell.id for cell in form.entry_cells)
        if id in figures and id in others and number_of(figures[id]) != number_of(others[id])
    ]


def _describe_other(name: str, chosen: str, differences: Sequence[str]) -> str:
    """The sentence for the clerk on a file with the same report as the one that was chosen."""
    if not differences:
        return f"压缩包里的“{name}”是同一份报告，读的是“{chosen}”。"
    return f"压缩包里的“{name}”像是同一份报告，读的是“{chosen}”，数字有不同，请核对：{'；'.join(differences)}。"
