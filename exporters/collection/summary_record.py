"""汇总体检单: what a sum was made of, what is missing, what was found in it; to be signed and filed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import exporters
from exporters.check_record.equation_rows import list_equation_rows
from exporters.check_record.finding_rows import list_finding_rows
from exporters.collection.collection_paper import make_paper
from exporters.collection.status_words import (
    STATUS_WORDS,
    count_statuses,
    describe_unit,
    list_expected_units,
)
from exporters.collection.unit_rows import UnitRow, list_numbers, list_rows
from exporters.content.blocks import Block, Heading, Title, make_title
from exporters.content.options import DEFAULT_OPTIONS, ExportOptions
from exporters.content.properties import PROGRAM_NAME
from exporters.content.text_table import TextRow, make_line, make_text_table, split_text
from model.checks.findings import Finding, count_findings
from model.checks.rules import compute_totals
from model.collecting.collected import CollectedSum, UnitStatus
from model.collecting.summing import check_sum, explain_sum_findings
from model.form import editions
from model.form.figures import Number, format_figure
from model.form.form import Form
from model.report.report_digest import compute_digest, shorten_digest
from model.version import VERSION
from model.words.all_findings import gather_findings

RECORD_NAME = "汇总体检单"
"""What the paper is called."""

_KEY_CELLS = (
    "requests.received.total",
    "requests.carried_in.total",
    "requests.granted.total",
    "requests.handled.total",
    "requests.carried_out.total",
    "disclosure.normative.issued",
    "disclosure.normative.made",
    "disclosure.licensing.decisions",
    "disclosure.penalties.decisions",
    "disclosure.coercion.decisions",
    "disclosure.fees.amount",
    "remedies.review.total",
    "remedies.direct.total",
    "remedies.after_review.total",
)
"""The figures whose largest parts are named, those of them that an edition has."""

_MAX_PARTS = 3
_MAX_NAMES = 40
"""So many parts of a figure, and so many names of units in one state, are named."""


def write_collection_record(collected: CollectedSum, target: Path, options: ExportOptions = DEFAULT_OPTIONS) -> None:
    """Write 汇总体检单 as .pdf or .docx. Raises UnwritableFile."""
    exporters.require_check_record_suffix(target)
    title = f"{collected.report.unit}{collected.report.cover.get('year', '')}年{RECORD_NAME}"
    exporters.write_paper(make_paper(collected, title, make_record_blocks(collected), options), target)


def make_record_blocks(collected: CollectedSum) -> Iterator[Block]:
    """The blocks of the paper, from its title to the lines for those who sign."""
    form = editions.load_form(collected.report.edition)
    report = compute_totals(form, collected.report)
    checks = [check_sum(collected)]
    found = gather_findings(form, report, collected.last_year, is_draft=True, local_checks=checks)
    findings = explain_sum_findings(collected, found)
    title = make_title(form, report)
    digest = compute_digest(report)
    yield Title(title.unit, f"{title.rest}{RECORD_NAME}")
    yield make_text_table("summary", (10, 42, 10, 38), _list_summary_rows(collected, form, findings, digest))
    yield Heading("statuses", "一、各单位情况")
    yield make_text_table("statuses", (12, 8, 80), _list_status_rows(collected), has_header=True)
    yield Heading("missing", "二、没有进汇总的单位")
    rows = list(_list_missing_rows(collected))
    if rows:
        header = TextRow(("单位", "情况", "说明", "联系人"))
        yield make_text_table("missing", (26, 10, 42, 22), [header, *rows], has_header=True)
    else:
        yield make_line("应报的单位都在汇总里。")
    yield Heading("equations", "三、汇总数的等式")
    equations = list_equation_rows(form, report, collected.last_year, findings)
    yield make_text_table("equations", (39, 19, 42), equations, has_header=True)
    yield Heading("findings", "四、汇总数里查出的问题和说明")
    rows = list_finding_rows(findings)
    if rows:
        yield make_text_table("findings", (6, 9, 85), rows, has_header=True)
    else:
        yield make_line("没有查出问题。")
    yield Heading("adjustments", "五、调整")
    if collected.adjustments:
        rows = list(_list_adjustment_rows(collected, form))
        yield make_text_table("adjustments", (42, 12, 46), rows, has_header=True)
    else:
        yield make_line("没有调整：汇总数就是各单位的数相加。")
    yield Heading("parts", "六、主要的数由哪些单位组成")
    yield make_text_table("parts", (26, 12, 62), _list_part_rows(collected, form), has_header=True)
    yield Heading("signature", "七、签字")
    labels = ("汇总人", "", "审核人", "", "签发人", "", "日期", "")
    signed = [
        TextRow(labels, heads=(0, 2, 4, 6), height=2),
        TextRow(("校验码", digest), heads=(0,), spans=(1, 7)),
    ]
    yield make_text_table("signature", (9, 17, 9, 17, 9, 17, 7, 15), signed)


def _list_summary_rows(
    collected: CollectedSum, form: Form, findings: tuple[Finding, ...], digest: str
) -> Iterator[TextRow]:
    report, last = collected.report, collected.last_year
    expected = list_expected_units(collected.units)
    summed = sum(unit.is_summed for unit in expected)
    year = f"{report.cover.get('year', '') or '未填'} 年，{form.label}"
    compared = "没有对照上年汇总" if last is None else f"对照了上年汇总（{last.year or '年度不明'} 年）"
    counts = f"应报 {len(expected)} 个单位，汇总了 {summed} 个"
    yield TextRow(("单位", report.unit or "未填", "年度", year), heads=(0, 2))
    yield TextRow(("范围", counts, "对照", compared), heads=(0, 2))
    yield TextRow(("汇总数", count_findings(findings).text, "校验码", shorten_digest(digest)), heads=(0, 2))
    yield TextRow(("程序", f"{PROGRAM_NAME} {VERSION}"), heads=(0,), spans=(1, 3))


def _list_status_rows(collected: CollectedSum) -> Iterator[TextRow]:
    """Each state with its units, the first of them by name."""
    yield TextRow(("情况", "个数", "单位"))
    for status, count in count_statuses(collected.units).items():
        names = [unit.unit.name or unit.file for unit in collected.units if unit.status is status]
        shown = "、".join(names[:_MAX_NAMES])
        more = f"，等 {count} 个" if count > _MAX_NAMES else ""
        first, *others = split_text(f"{shown}{more}")
        yield TextRow((STATUS_WORDS[status], str(count), first))
        yield from (TextRow(("", "", text)) for text in others)


def _list_missing_rows(collected: CollectedSum) -> Iterator[TextRow]:
    """Units and files whose figures are not in the sum, and why."""
    for unit in collected.units:
        if unit.is_summed or unit.status is UnitStatus.DUPLICATE:
            continue
        first, *others = split_text(describe_unit(unit))
        yield TextRow((unit.unit.name or unit.file, STATUS_WORDS[unit.status], first, unit.unit.contact))
        yield from (TextRow(("", "", text, "")) for text in others)


def _list_adjustment_rows(collected: CollectedSum, form: Form) -> Iterator[TextRow]:
    yield TextRow(("哪一格", "加减多少", "原因"))
    for change in collected.adjustments:
        first, *others = split_text(change.reason)
        yield TextRow((form.name_of(change.cell), format_figure(change.amount), first))
        yield from (TextRow(("", "", text)) for text in others)


def _list_part_rows(collected: CollectedSum, form: Form) -> Iterator[TextRow]:
    """Each key figure with its largest parts and their shares."""
    rows = list_rows(form, collected)
    numbers = [(row, list_numbers(form, row)) for row in rows]
    yield TextRow(("数", "汇总", "最大的几个单位"))
    for id in _KEY_CELLS:
        if id not in form.cells:
            continue
        parts = [(row, found[id]) for row, found in numbers if found.get(id)]
        total = sum(number for _, number in parts)
        cell = form.cells[id]
        unit = f" {cell.unit}" if cell.unit else ""
        yield TextRow((cell.name, f"{format_figure(total)}{unit}", _name_parts(parts, total)))


def _name_parts(parts: list[tuple[UnitRow, Number]], total: Number) -> str:
    """The largest parts by name, with their shares where the whole is more than nothing."""
    if not parts:
        return "各单位都是 0 或者未填"
    ranked = sorted(parts, key=lambda part: -part[1])
    shown = [f"{row.name} {format_figure(number)}{_format_share(number, total)}" for row, number in ranked[:_MAX_PARTS]]
    more = f"；其余 {len(ranked) - _MAX_PARTS} 个" if len(ranked) > _MAX_PARTS else ""
    return "；".join(shown) + more


def _format_share(number: Number, total: Number) -> str:
    if total <= 0 or number < 0:
        return ""
    return f"（{Decimal(number) * 100 / Decimal(total):.1f}%）"
