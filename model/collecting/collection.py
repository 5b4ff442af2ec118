"""A collection: a roster, the files that were sent, what the clerk decided, and the sum that follows from them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from model.checks.findings import Finding, count_findings
from model.collecting.collected import Adjustment, CollectedSum, CollectedUnit, RosterUnit
from model.collecting.intake import IN_ZIP, Intake, SentFile
from model.collecting.sent_reports import sort_files
from model.collecting.store import collection_rows
from model.collecting.store.collection_file import CollectionFile
from model.collecting.store.collection_rows import CollectionRows
from model.collecting.store.figure_rows import FigureRows, SumOfCell
from model.collecting.store.reading_rows import ReadingRows
from model.collecting.store.unit_rows import UnitRow, UnitRows
from model.collecting.summing import build_sum_report, check_sum, explain_sum_findings, list_parts
from model.collecting.unit_states import UnitChecker, UnitState, list_replaced
from model.collecting.units.unit_matching import UnitMatcher
from model.collecting.units.unit_names import fold_name
from model.files.progress import Progress
from model.form import editions
from model.form.figures import Figure, serialise_figure
from model.importing import Reading
from model.report.report import Report
from model.report.summed_parts import SumParts
from model.words.all_findings import gather_findings


class Collection:
    """The collection of one office for one year, in a file of collections. Its methods raise StoreError.

    Whatever changes it is stored at once; collect() then says what it comes to.
    """

    def __init__(self, file: CollectionFile, unit: str, year: int) -> None:
        self.unit = unit
        self.year = year
        self.form = editions.load_form(editions.edition_for(year))
        self._file = file
        self._rows = CollectionRows(file, unit, year)
        self._units = UnitRows(file, self._rows.id)
        self._figures = FigureRows(file, self._rows.id)
        self._intake = Intake(self._rows, ReadingRows(file))
        self._checker = UnitChecker(self.form)
        self._files: dict[str, SentFile] = {file.path: file for file in self._intake.list_known()}
        self._states: list[UnitState] = []
        self._last_sum: Report | None = None
        self._last_units: dict[str, Report] | None = None

    @property
    def roster(self) -> tuple[RosterUnit, ...]:
        """The units that should report; none where every report's own unit is one."""
        return self._rows.read_roster()

    def set_roster(self, units: Iterable[RosterUnit]) -> None:
        """Have these units report."""
        self._rows.write_roster(units)

    def take_in(
        self, paths: Sequence[Path], progress: Progress | None = None, passed_over: Iterable[Path] = ()
    ) -> None:
        """Take in files, folders and zips; only what is new or has changed is read. Raises Cancelled.

        What was read before it was cancelled is stored, and not read again. passed_over: files and folders that are
        not taken in, as they are no reports: the roster, what is about to be written.
        """
        taken = {file.path: file for file in self._intake.take_in(paths, progress, passed_over)}
        digests = {file.digest for file in taken.values() if file.digest}
        moved = [
            path
            for path, file in self._files.items()
            if path not in taken and file.digest in digests and not _lies_there(path)
        ]
        self.withdraw(moved)
        self._files.update(taken)

    def take_report(self, path: str, name: str, reading: Reading, changed: int = 0) -> None:
        """Take in a report that is no file, as a draft of this computer; path: what it is known by from now on."""
        self._files[path] = self._intake.take_report(path, name, reading, changed)

    def withdraw(self, paths: Iterable[str]) -> None:
        """Take files out of the collection, by SentFile.path."""
        known = [path for path in paths if path in self._files]
        self._rows.forget_files(known)
        for path in known:
            del self._files[path]

    @property
    def files(self) -> tuple[SentFile, ...]:
        """All files that were taken in."""
        return tuple(self._files.values())

    def decide_unit(self, file: SentFile, unit: str) -> None:
        """Remember that a file is this unit's; so is every report in which its unit is called as in this one."""
        self._rows.write_decision(collection_rows.UNIT_DECISION, file.digest, unit)
        reported = fold_name(file.reading.report.unit) if file.reading else ""
        if reported:
            self._rows.write_decision(collection_rows.UNIT_DECISION, reported, unit)

    def choose_file(self, unit: str, digest: str) -> None:
        """Have this file of a unit count, whatever the dates of its files; "" has the newest count again."""
        self._rows.write_decision(collection_rows.CHOSEN_DECISION, fold_name(unit), digest)

    def count_anyway(self, unit: str, is_counted: bool = True) -> None:
        """Have a unit's figures counted although its report has errors or blanks, or no longer."""
        self._rows.write_decision(collection_rows.COUNTED_DECISION, fold_name(unit), "1" if is_counted else "")

    @property
    def adjustments(self) -> tuple[Adjustment, ...]:
        """What is added to cells of the sum beside the units' figures."""
        return self._rows.read_adjustments()

    def set_adjustments(self, adjustments: Sequence[Adjustment]) -> None:
        """Adjust the sum so. Raises UnknownPlace, LockedCell, UnsummableFigure for what cannot be adjusted."""
        build_sum_report(self.form, self.unit, self.year, {}, adjustments)
        self._rows.write_adjustments(adjustments)

    def set_last_year(self, report: Report, parts: SumParts | None) -> None:
        """Compare with this sum of the year before and, unit by unit, with what it is made of."""
        year = self.year - 1
        self._last_sum = report
        self._last_units = {part.name: part.as_report(year) for part in parts.parts} if parts else {}

    def collect(self, progress: Progress | None = None) -> CollectedSum:
        """What the collection comes to now; the list of units and the figures of the sum are stored.

        progress counts the units checked. Raises Cancelled; what was checked before need not be checked again.
        """
        progress = progress or Progress()
        decided = self._rows.read_decisions(collection_rows.UNIT_DECISION)
        counted = self._rows.read_decisions(collection_rows.COUNTED_DECISION)
        chosen = self._rows.read_decisions(collection_rows.CHOSEN_DECISION)
        files = sorted(self._files.values(), key=lambda file: file.path)
        sorted_files = sort_files(files, self.roster, self.unit, self.year, decided, chosen)
        last_sum, last_units = self._find_last_year()
        finder = UnitMatcher([RosterUnit(name) for name in last_units])
        states: list[UnitState] = []
        extras: list[CollectedUnit] = []
        for number, each in enumerate(sorted_files.units):
            progress.report_step(number, len(sorted_files.units))
            last = _find_last(each.unit, finder, last_units)
            states.append(self._checker.judge(each, last, fold_name(each.unit.name) in counted))
            extras += list_replaced(each)
        extras += sorted_files.extras
        self._states = states
        names = self._store(states, extras)
        adjustments = self.adjustments
        report = build_sum_report(self.form, self.unit, self.year, self._figures.add_up(), adjustments)
        contributions = {
            cell: {names[unit]: number for unit, number in found}
            for cell, found in self._figures.list_all_contributions().items()
        }
        units = (*(state.collected for state in states), *extras)
        return CollectedSum(report, units, contributions, adjustments, last_sum)

    def list_parts(self) -> SumParts:
        """What the sum is made of, as collect() found it last, for its workbook."""
        return list_parts(self._states, self.form.edition, self.adjustments)

    def check(self, collected: CollectedSum) -> tuple[Finding, ...]:
        """The findings of the sum: what does not hold in it, by which units, and which units it lacks."""
        findings = gather_findings(
            self.form, collected.report, collected.last_year, is_draft=True, local_checks=[check_sum(collected)]
        )
        return explain_sum_findings(collected, findings)

    def list_units(self, part_of_name: str = "", most: int = -1) -> list[UnitRow]:
        """The units as they were stored last, those whose name has this part; no report is read for it."""
        return self._units.list_units(part_of_name, most=most)

    def list_contributions(self, cell: str, most: int | None = None) -> list[tuple[str, Figure]]:
        """The units that a cell's sum is made of, the largest figure first."""
        names = self._units.names_by_id()
        return [(names[unit], number) for unit, number in self._figures.list_contributions(cell, most)]

    def add_up(self) -> dict[str, SumOfCell]:
        """By cell, what the stored figures come to, by the sums that are kept."""
        return self._figures.add_up()

    def count_again(self) -> dict[str, SumOfCell]:
        """The same, added up from the figures themselves."""
        return self._figures.count_again()

    def _find_last_year(self) -> tuple[Report | None, Mapping[str, Report]]:
        """The sum of the year before and its units' reports: as they were set, else as they are stored."""
        if self._last_units is None:
            self._last_units = {}
            if self._rows.has_year(self.unit, self.year - 1):
                before = Collection(self._file, self.unit, self.year - 1).collect()
                self._last_sum = before.report
                reports = {each.unit.name: each.report for each in before.units if each.is_summed}
                self._last_units = {name: report for name, report in reports.items() if report}
        return self._last_sum, self._last_units

    def _store(self, states: Sequence[UnitState], extras: Sequence[CollectedUnit]) -> dict[int, str]:
        """Store the list of units, and the figures of those that have other ones than before. Returns names by id."""
        with self._file.write_transaction():
            before = {row.id: row.summed for row in self._units.list_units()}
            rows = [_make_unit_row(state.collected, _compute_digest(state.figures)) for state in states]
            rows += [_make_unit_row(each, "", is_extra=True) for each in extras]
            numbered = self._units.replace(rows)
            changes: dict[int, Mapping[str, Figure]] = {}
            for row, state in zip(numbered, states, strict=False):
                if row.summed != before.get(row.id, ""):
                    changes[row.id] = state.figures
            kept = {row.id for row in numbered}
            changes |= {id: {} for id, summed in before.items() if summed and id not in kept}
            self._figures.replace(changes)
        return {row.id: row.name for row in numbered}


def _lies_there(path: str) -> bool:
    """Whether the file, or the zip that it is in, is still where it was taken in from."""
    return os.path.exists(path.partition(IN_ZIP)[0])


def _find_last(unit: RosterUnit, finder: UnitMatcher, reports: Mapping[str, Report]) -> Report | None:
    """The unit's report of the year before, under one of its names."""
    for name in (unit.name, *unit.other_names):
        found = finder.match(name, "").unit
        if found:
            return reports[found.name]
    return None


def _make_unit_row(each: CollectedUnit, summed: str, is_extra: bool = False) -> UnitRow:
    tally = count_findings(each.findings)
    texts = (each.unit.name, each.status, each.file, each.sent, each.trouble)
    return UnitRow(*texts, tally.errors, tally.warnings, is_extra, summed)


def _compute_digest(figures: Mapping[str, Figure]) -> str:
    """A digest of figures, by which is known whether they are the same as before; "" for none."""
    if not figures:
        return ""
    text = "\n".join(f"{cell} {serialise_figure(figure)}" for cell, figure in sorted(figures.items()))
    return hashlib.sha256(text.encode()).hexdigest()
