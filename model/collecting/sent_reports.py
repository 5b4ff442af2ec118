"""Which of the files that were sent is whose report: the one that counts, older ones, last year's, those of nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from model.checks.cover_checks import parse_date
from model.collecting.collected import CollectedUnit, RosterUnit, UnitStatus
from model.collecting.intake import IN_ZIP, SentFile
from model.collecting.units.unit_matching import UnitMatch, UnitMatcher
from model.collecting.units.unit_names import fold_name
from model.report.report import Report

_NANOSECONDS = 10**9
NOT_SURE_WHICH = "收到两份日期一样、数字不同的报告（另一份是“{other}”），不知道以哪份为准，请选一份。"


OWN_SUM = "这是本单位自己的汇总，不是下面单位的报告，没有计入。"
SUM_SCOPE = "本级政府汇总"
"""On the cover of a report: its figures are the sum of those of many units."""


@dataclass
class UnitFiles:
    """The files of one unit. chosen: the one that counts, None where nothing could be read of any.

    replaced: older ones and copies, each with the words why it does not count; unread: those that could not be read;
    last_year: its report of the year before, where that was sent too; doubt: words where two of one date differ.
    """

    unit: RosterUnit
    chosen: SentFile | None = None
    replaced: list[tuple[SentFile, str]] = field(default_factory=list)
    unread: list[SentFile] = field(default_factory=list)
    last_year: Report | None = None
    doubt: str = ""


@dataclass(frozen=True)
class SortedFiles:
    """All files, sorted: by unit, in the order of the roster, and the rows of those that belong to none."""

    units: tuple[UnitFiles, ...]
    extras: tuple[CollectedUnit, ...]


def sort_files(
    files: Sequence[SentFile],
    roster: Sequence[RosterUnit],
    office: str,
    year: int,
    decided: Mapping[str, str],
    chosen: Mapping[str, str],
) -> SortedFiles:
    """Sort what was sent to an office for a year. Without a roster every report's own unit is one.

    decided: see UnitMatcher; chosen: by a unit's folded name, the digest of the file that counts.
    """
    files = _drop_companions(files)
    sums = [file for file in files if _is_own_sum(file, office)]
    files = [file for file in files if file not in sums]
    units = roster or _list_own_units(files, year)
    matcher = UnitMatcher(units, decided)
    by_unit = {fold_name(unit.name): UnitFiles(unit) for unit in units}
    sent: dict[str, list[SentFile]] = {name: [] for name in by_unit}
    extras = [_make_row(RosterUnit(office), UnitStatus.UNKNOWN, file, OWN_SUM) for file in sums]
    for file in files:
        report = file.reading.report if file.reading else None
        match = matcher.match(report.unit if report else "", _name_without_suffix(file.name), file.digest)
        key = fold_name(match.unit.name) if match.unit else ""
        if report is None:
            if key in by_unit:
                by_unit[key].unread.append(file)
            else:
                extras.append(_make_row(RosterUnit(""), UnitStatus.UNREADABLE, file, file.trouble))
        elif report.year not in (None, year):
            owner = match.unit or RosterUnit(report.unit)
            is_last_year = match.unit is not None and report.year == year - 1
            extras.append(_make_row(owner, UnitStatus.UNKNOWN, file, _word_year(report, year, is_last_year)))
            if is_last_year:
                by_unit[key].last_year = report
        elif match.unit is None:
            extras.append(_make_row(RosterUnit(report.unit), UnitStatus.UNKNOWN, file, _word_match(match, report)))
        else:
            sent[key].append(file)
    for key, reports in sent.items():
        _choose(by_unit[key], reports, chosen.get(key, ""))
    return SortedFiles(tuple(by_unit.values()), tuple(extras))


def describe_sent(file: SentFile) -> str:
    """When a report is from: its own date, else that of its file."""
    if file.reading and (stated := file.reading.report.cover.get("dated", "").strip()):
        return stated
    if not file.changed:
        return ""
    day = datetime.fromtimestamp(file.changed // _NANOSECONDS, UTC).astimezone()
    return f"{day.year}年{day.month}月{day.day}日"


def _choose(unit: UnitFiles, reports: Sequence[SentFile], wanted: str) -> None:
    """Choose of a unit's reports the newest by its own date, then by its file's; wanted: the digest the clerk chose."""
    if not reports:
        return
    have_dates = all(_date_of(file) for file in reports)
    ranked = sorted(reports, key=lambda file: _rank(file, have_dates), reverse=True)
    chosen = next((file for file in ranked if file.digest == wanted), None)
    unit.chosen = chosen or ranked[0]
    for file in ranked:
        if file is unit.chosen:
            continue
        is_copy = _figures_of(file) == _figures_of(unit.chosen)
        if not is_copy and chosen is None and _rank(file, have_dates) == _rank(unit.chosen, have_dates):
            unit.doubt = NOT_SURE_WHICH.format(other=file.name)
        words = "和“{}”是同一份，只算一次。" if is_copy else "以“{}”为准，这份不计入。"
        unit.replaced.append((file, words.format(unit.chosen.name)))


def _rank(file: SentFile, have_dates: bool) -> tuple[date, int]:
    """The rank of a report among those of its unit: by its date, where each has one, then by its file's time."""
    stated = _date_of(file) if have_dates else None
    return stated or date.min, file.changed


def _date_of(file: SentFile) -> date | None:
    return parse_date(file.reading.report.cover.get("dated", "")) if file.reading else None


def _figures_of(file: SentFile) -> dict[str, object]:
    report = file.reading.report if file.reading else Report("")
    return {**report.figures, **report.stated_totals}


def _list_own_units(files: Sequence[SentFile], year: int) -> list[RosterUnit]:
    """A unit for each name that a report of the year gives itself, in the order of the files."""
    units: dict[str, RosterUnit] = {}
    for file in files:
        report = file.reading.report if file.reading else None
        if report and report.unit.strip() and report.year in (None, year):
            units.setdefault(fold_name(report.unit), RosterUnit(report.unit.strip()))
    return list(units.values())


def _is_own_sum(file: SentFile, office: str) -> bool:
    """Whether a file is the sum of the office that collects, made before: it must not be added to itself."""
    report = file.reading.report if file.reading else Report("")
    return report.cover.get("scope") == SUM_SCOPE and fold_name(report.unit) == fold_name(office)


def _drop_companions(files: Sequence[SentFile]) -> list[SentFile]:
    """The files without those that came in a zip beside its only report and are none: notices, forms."""
    by_zip: dict[str, list[SentFile]] = {}
    for file in files:
        outer, mark, _ = file.path.partition(IN_ZIP)
        if mark and file.digest:
            by_zip.setdefault(outer, []).append(file)
    dropped: set[str] = set()
    for inside in by_zip.values():
        if sum(file.reading is not None for file in inside) == 1:
            dropped |= {file.path for file in inside if file.reading is None}
    return [file for file in files if file.path not in dropped]


def _name_without_suffix(name: str) -> str:
    head, dot, suffix = name.rpartition(".")
    return head if dot and len(suffix) <= 5 else name


def _make_row(unit: RosterUnit, status: UnitStatus, file: SentFile, trouble: str) -> CollectedUnit:
    report = file.reading.report if file.reading else None
    return CollectedUnit(unit, status, file.name, describe_sent(file), trouble, report=report)


def _word_year(report: Report, year: int, is_last_year: bool) -> str:
    words = f"这是 {report.year} 年的报告，汇总的是 {year} 年，没有计入。"
    return f"{words}已经用来对照上年。" if is_last_year else words


def _word_match(match: UnitMatch, report: Report) -> str:
    if match.candidates:
        names = "、".join(f"“{unit.name}”" for unit in match.candidates)
        stated = f"报告里的单位是“{report.unit}”" if report.unit else "报告里没有写单位"
        return f"{stated}，可能是名单里的{names}，请指定是哪个单位。"
    if report.unit:
        return f"名单里没有“{report.unit}”，请指定是哪个单位，或者把它加进名单。"
    return "报告里没有读到单位名称，文件名里也看不出来，请指定是哪个单位。"
