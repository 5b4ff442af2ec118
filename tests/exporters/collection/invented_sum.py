"""A collection of invented units, for the papers to be made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from model.checks.rules import check_report, compute_totals
from model.collecting.collected import Adjustment, CollectedSum, CollectedUnit, RosterUnit, UnitStatus
from model.form import editions
from model.form.figures import Figure, Money, number_of
from model.form.form import Form
from model.report.report import Report

HOSTILE_NAME = '=1+1 <b>&"\u202e\x07𠮷〔2021〕\ud800'
"""A name that a stranger may have written."""


def unit_report(form: Form, name: str, seed: int) -> Report:
    """A report in which all equations hold; seed decides its figures."""
    figures: dict[str, Figure] = {}
    for at, cell in enumerate(form.entry_cells):
        number = (seed * 7 + at * 3) % 11 if (seed + at) % 3 else 0
        if cell.kind == "amount":
            figures[cell.id] = Decimal(number) + Decimal("0.123457")
        elif cell.kind == "money":
            figures[cell.id] = Money(number * 1000 + seed, "元")
        else:
            figures[cell.id] = number
    for column in form.tables["requests"].list_lines("column"):
        if not column.computed:
            report = compute_totals(form, Report(form.edition, figures=figures))
            done = (report.figures[f"requests.{row}.{column.id}"] for row in ("handled", "carried_out"))
            before = number_of(figures[f"requests.carried_in.{column.id}"])
            figures[f"requests.carried_in.{column.id}"] = min(before, 2)
            total = sum(number_of(figure) for figure in done)
            figures[f"requests.received.{column.id}"] = total - min(before, 2)
    year = "2025" if form.edition == "2021" else "2020"
    return compute_totals(form, Report(form.edition, {"unit": name, "year": year, "scope": "本机关"}, figures))


def collect(
    count: int = 4, edition: str = "2021", adjustments: tuple[Adjustment, ...] = (), name: str = "临江县"
) -> CollectedSum:
    """A sum over so many sound units; beside them one with an error, one missing, one unreadable, one unknown file."""
    form = editions.load_form(edition)
    names = [f"{name}第{at}局" for at in range(1, count + 1)]
    units = [
        CollectedUnit(
            RosterUnit(each, level="县直", superior="临江县人民政府", contact=f"王某 138-{at}"),
            UnitStatus.SUMMED,
            f"{each}.xlsx",
            "2026-01-12",
            report=unit_report(form, each, at),
        )
        for at, each in enumerate(names, start=1)
    ]
    return sum_up(form, [*units, *other_units(form)], adjustments)


def other_units(form: Form) -> list[CollectedUnit]:
    """Units whose figures are in no sum."""
    wrong = unit_report(form, "临江县粮食局", 5).with_figures({"requests.carried_out.natural": 999})
    wrong = compute_totals(form, wrong)
    return [
        CollectedUnit(
            RosterUnit("临江县粮食局", level="县直", contact="李某"),
            UnitStatus.ERRORS,
            "粮食局/年报.docx",
            "2026-01-15",
            findings=check_report(form, wrong),
            report=wrong,
        ),
        CollectedUnit(RosterUnit("白塔镇", level="乡镇", superior="临江县人民政府"), UnitStatus.MISSING),
        CollectedUnit(
            RosterUnit("青石乡", level="乡镇", contact="赵某 0576-1"),
            UnitStatus.UNREADABLE,
            "青石.pdf",
            trouble="文件加了密码。请取消密码后另存，再报一次。",
        ),
        CollectedUnit(RosterUnit(""), UnitStatus.UNKNOWN, "别的.xlsx", trouble="不在名单上的单位：某某公司"),
    ]


def sum_up(form: Form, units: list[CollectedUnit], adjustments: tuple[Adjustment, ...] = ()) -> CollectedSum:
    """The sum of the units that are in it, with the adjustments."""
    figures: dict[str, Figure] = {}
    contributions: dict[str, Mapping[str, Figure]] = {}
    for cell in form.entry_cells:
        parts = {
            unit.unit.name: unit.report.figures[cell.id]
            for unit in units
            if unit.is_summed and unit.report and cell.id in unit.report.figures
        }
        own = [change.amount for change in adjustments if change.cell == cell.id]
        if parts or own:
            first = next(iter(parts.values()), None)
            total = sum(map(number_of, [*parts.values(), *own]))
            figures[cell.id] = replace(first, number=total) if isinstance(first, Money) else total
        contributions[cell.id] = {unit: figure for unit, figure in parts.items() if number_of(figure)}
    cover = {"unit": "临江县人民政府", "year": "2025", "scope": "本级政府汇总"}
    report = compute_totals(form, Report(form.edition, cover, figures, {"overview": "全县汇总。"}))
    return CollectedSum(report, tuple(units), contributions, adjustments)
