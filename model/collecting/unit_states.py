"""What has become of each unit's report: whether it can stand in the sum, and with which figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from model.checks.findings import UNFILLED_RULE, Finding
from model.checks.unread import list_line_names
from model.collecting.collected import CollectedUnit, UnitStatus
from model.collecting.intake import SentFile
from model.collecting.sent_reports import UnitFiles, describe_sent
from model.collecting.store.figure_rows import add_figures, split_figure
from model.drafts.next_year import convert_edition
from model.errors import UnsummableFigure
from model.form import editions
from model.form.figures import Figure, number_of
from model.form.form import Form
from model.importing import Reading
from model.importing.file_check import find_in_reading
from model.report.report import Report
from model.report.summed_parts import SummedPart

COUNTED_ANYWAY = "照现有的数计入了汇总。"
_MAX_NAMES = 4


@dataclass(frozen=True)
class UnitState:
    """A unit with the figures it has in the sum, by cell id of the sum's form; none where it does not stand in it.

    parts: what its report is the sum of, where it is one.
    """

    collected: CollectedUnit
    figures: Mapping[str, Figure] = field(default_factory=dict)
    parts: tuple[SummedPart, ...] = ()


class UnitChecker:
    """Checks the reports of units for a sum of this form and year; what was found is kept for the next time.

    A report is checked anew only if its file or the report of the year before is another one.
    """

    def __init__(self, form: Form) -> None:
        self._form = form
        self._found: dict[str, tuple[Report | None, tuple[Finding, ...]]] = {}

    def judge(self, files: UnitFiles, last: Report | None, is_counted: bool) -> UnitState:
        """The state of a unit. last: its report of the year before, from last year's collection.

        is_counted: the clerk has its figures counted although there are errors or blanks.
        """
        file = files.chosen
        if file is None or file.reading is None:
            return UnitState(_judge_without_report(files))
        reading, last = file.reading, last or files.last_year or file.reading.last_year_report
        findings = self._check(file, reading, last)
        report = reading.report
        obstacles = [*_list_gaps(report, reading, findings), *([files.doubt] if files.doubt else [])]
        remarks: list[str] = []
        figures: dict[str, Figure] = {}
        try:
            figures, lost = convert_figures(report, self._form)
            remarks += [_word_lost_cells(report, lost)] if lost else []
            remarks += _compare_with_parts(reading)
            for figure in figures.values():
                split_figure(figure)
            can_be_counted = True
        except UnsummableFigure as error:
            obstacles.append(str(error))
            can_be_counted = False
        if any(finding.weight == "error" for finding in findings):
            status = UnitStatus.ERRORS
        else:
            status = UnitStatus.INCOMPLETE if obstacles else UnitStatus.SUMMED
        if is_counted and can_be_counted and status is not UnitStatus.SUMMED:
            status = UnitStatus.SUMMED
            remarks.append(COUNTED_ANYWAY)
        trouble = "".join((*obstacles, *remarks))
        collected = CollectedUnit(
            files.unit, status, file.name, describe_sent(file), trouble, findings, report, last_year=last
        )
        if status is not UnitStatus.SUMMED:
            return UnitState(collected)
        return UnitState(collected, figures, reading.parts.parts if reading.parts else ())

    def _check(self, file: SentFile, reading: Reading, last: Report | None) -> tuple[Finding, ...]:
        known = self._found.get(file.digest)
        if known and known[0] == last:
            return known[1]
        findings = find_in_reading(editions.load_form(reading.report.edition), reading, last, ())
        self._found[file.digest] = last, findings
        return findings


def list_replaced(files: UnitFiles) -> Iterator[CollectedUnit]:
    """The rows of a unit's files that do not count: older ones, copies, and those that cannot be read.

    What cannot be read is told as such where it came later than the report that counts: it may have been mended.
    """
    if files.chosen is None:
        newest = _find_newest(files.unread) if files.unread else None
        for file in files.unread:
            if file is not newest:
                yield CollectedUnit(files.unit, UnitStatus.DUPLICATE, file.name, describe_sent(file), file.trouble)
        return
    for file in files.unread:
        is_later = file.changed > files.chosen.changed
        status = UnitStatus.UNREADABLE if is_later else UnitStatus.DUPLICATE
        words = f"{file.trouble}现在以“{files.chosen.name}”为准。"
        yield CollectedUnit(files.unit, status, file.name, describe_sent(file), words)
    for file, words in files.replaced:
        report = file.reading.report if file.reading else None
        yield CollectedUnit(files.unit, UnitStatus.DUPLICATE, file.name, describe_sent(file), words, report=report)


def convert_figures(report: Report, form: Form) -> tuple[dict[str, Figure], tuple[str, ...]]:
    """The figures of a report for a sum of this form, totals as the file states them; and the cells that got lost.

    A report of another edition has the figures whose cells have the same meaning (renames of the form); lost are those
    that it has beside, with a figure that is not 0, by their ids in its own edition.
    """
    if report.edition == form.edition:
        stated = ((cell, report.stated_or_computed(cell)) for cell in form.cells)
        return {cell: figure for cell, figure in stated if figure is not None}, ()
    converted = convert_edition(report, form)
    renames = form.renames.get(report.edition, {})
    lost = tuple(
        cell
        for cell, figure in report.figures.items()
        if renames.get(cell, cell) not in form.cells and number_of(figure)
    )
    return dict(converted.figures), lost


def _judge_without_report(files: UnitFiles) -> CollectedUnit:
    if files.unread:
        newest = _find_newest(files.unread)
        return CollectedUnit(files.unit, UnitStatus.UNREADABLE, newest.name, describe_sent(newest), newest.trouble)
    return CollectedUnit(files.unit, UnitStatus.MISSING, trouble="还没有收到。")


def _compare_with_parts(reading: Reading) -> Iterator[str]:
    """A sentence where a sum was changed since it was made, so that what it is made of does not add up to it.

    Raises UnsummableFigure.
    """
    if reading.parts is None:
        return
    form = editions.load_form(reading.report.edition)
    differing = []
    for cell in form.entry_cells:
        made_of = [part.figures[cell.id] for part in reading.parts.parts if cell.id in part.figures]
        made_of += [amount for adjusted, amount, _ in reading.parts.adjustments if adjusted == cell.id]
        stated = reading.report.figures.get(cell.id)
        if add_figures(made_of) != add_figures([] if stated is None else [stated]):
            differing.append(cell.id)
    if differing:
        words = _name_cells(form, tuple(differing))
        yield f"这份汇总后来改过，有 {len(differing)} 格不等于它各单位相加（{words}），照改过的数计入。"


def _find_newest(files: Sequence[SentFile]) -> SentFile:
    return max(files, key=lambda file: file.changed)


def _list_gaps(report: Report, reading: Reading, findings: tuple[Finding, ...]) -> Iterator[str]:
    """Sentences about what a report lacks to be summed: cells that were not read or not filled in, its year."""
    form = editions.load_form(report.edition)
    unread = reading.unread_cells
    if unread:
        yield f"有 {len(unread)} 格没有读到（{_name_cells(form, unread)}）。"
    blanks = [place for finding in findings if finding.rule == UNFILLED_RULE for place in finding.places]
    empty = [place for place in blanks if place in form.cells]
    if empty:
        yield f"有 {len(empty)} 格未填（{_name_cells(form, tuple(empty))}）。"
    if report.year is None:
        yield "没有读到报告年度。"


def _name_cells(form: Form, cells: tuple[str, ...]) -> str:
    """The lines that cells stand in, a few of them by name."""
    names: list[str] = []
    for table in form.tables.values():
        inside = [cell for cell in table.cells if cell.id in cells]
        names += [f"{table.name}“{name}”" for name in list_line_names(inside, table)] if inside else []
    return "、".join(names[:_MAX_NAMES]) + (f"等 {len(names)} 处" if len(names) > _MAX_NAMES else "")


def _word_lost_cells(report: Report, lost: tuple[str, ...]) -> str:
    form = editions.load_form(report.edition)
    return f"用的是 {report.edition} 格式，有 {len(lost)} 格没有对应的格，没有计入（{_name_cells(form, lost)}）。"
