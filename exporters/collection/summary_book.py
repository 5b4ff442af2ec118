"""The summary for the superior: how many units are in which state, each unit, and what was found in each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import exporters
from exporters.collection.places import describe_places, describe_sides
from exporters.collection.status_sheet import fill_status_sheet
from exporters.collection.status_words import STATUS_WORDS, count_statuses, list_expected_units
from exporters.content.properties import make_properties
from exporters.excel import package
from exporters.excel.cell_styles import StyleCache
from exporters.excel.list_sheet import CellValue, fill_list_sheet, make_list_book
from model.checks.findings import Finding
from model.collecting.collected import CollectedSum, CollectedUnit
from model.form import editions

_FINDING_COLUMNS = {
    "单位": 28.0,
    "轻重": 9.0,
    "在哪里": 40.0,
    "问题": 50.0,
    "等式两边": 36.0,
    "说明": 30.0,
    "依据": 30.0,
}


def write_summary(collected: CollectedSum, target: Path) -> None:
    """Write the workbook: 统计, 各单位, 问题, and the kinds of problems with how many units have them.

    Raises UnwritableFile.
    """
    form = editions.load_form(collected.report.edition)
    book, styles = make_list_book(make_properties(form, collected.report).created), StyleCache()
    worksheet = book.worksheets[0]
    worksheet.title = "统计"
    title = f"{collected.report.unit}{collected.report.cover.get('year', '')}年报告汇总情况"
    fill_list_sheet(worksheet, _make_count_columns(collected), _make_counts(collected), styles, title, landscape=False)
    fill_status_sheet(book.create_sheet("各单位"), "各单位的情况", collected.units, styles)
    fill_list_sheet(book.create_sheet("问题"), _FINDING_COLUMNS, _list_findings(collected), styles, "各单位的问题")
    kinds = {"问题": 60.0, "轻重": 9.0, "单位数": 9.0, "处数": 9.0, "单位": 60.0}
    fill_list_sheet(book.create_sheet("哪些问题多"), kinds, _list_kinds(collected), styles, "哪些问题多")
    with exporters.replace_file(target) as temporary:
        package.save_workbook(book, temporary, {})


def _make_count_columns(collected: CollectedSum) -> dict[str, float]:
    """One column for each state that occurs, beside the group that is counted."""
    return {"层级": 20.0, "应报": 9.0} | {STATUS_WORDS[one]: 11.0 for one in count_statuses(collected.units)}


def _make_counts(collected: CollectedSum) -> Iterator[Sequence[CellValue]]:
    """A row for each level, where the units have some, and one for all."""
    levels = list(dict.fromkeys(unit.unit.level for unit in collected.units))
    if len(levels) > 1:
        for level in levels:
            members = [unit for unit in collected.units if unit.unit.level == level]
            yield _count_group(level or "没有写层级", members, collected)
    yield _count_group("合计", collected.units, collected)


def _count_group(name: str, units: Sequence[CollectedUnit], collected: CollectedSum) -> Sequence[CellValue]:
    counts = count_statuses(units)
    return (name, len(list_expected_units(units)), *(counts.get(one, 0) for one in count_statuses(collected.units)))


def _list_findings(collected: CollectedSum) -> Iterator[Sequence[CellValue]]:
    """A row for each finding in a unit's report, and for each file that could not be read."""
    for unit in collected.units:
        name = unit.unit.name or unit.file
        if unit.trouble:
            yield name, STATUS_WORDS[unit.status], f"文件“{unit.file}”", unit.trouble, "", "", ""
        if unit.report is None:
            continue
        form = editions.load_form(unit.report.edition)
        for finding in unit.findings:
            yield (
                name,
                finding.status,
                describe_places(form, finding),
                finding.message,
                describe_sides(form, finding),
                finding.answer,
                finding.citation,
            )


def _list_kinds(collected: CollectedSum) -> Iterator[Sequence[CellValue]]:
    """The rules that were broken, those of most units first, and by whom."""
    names: dict[str, dict[str, None]] = {}
    counts: Counter[str] = Counter()
    first: dict[str, Finding] = {}
    wordings: dict[str, str] = {}
    for unit in collected.units:
        form = editions.load_form(unit.report.edition) if unit.report else None
        for finding in unit.findings:
            rule = finding.rule
            first.setdefault(rule, finding)
            counts[rule] += 1
            names.setdefault(rule, {})[unit.unit.name or unit.file] = None
            named = (one.name for one in form.rules if one.id == rule and one.name) if form else iter(())
            wordings.setdefault(rule, next(named, "") or f"例如：{finding.message}")
    for rule in sorted(names, key=lambda one: (-len(names[one]), -counts[one], one)):
        yield wordings[rule], first[rule].status, len(names[rule]), counts[rule], "、".join(names[rule])
