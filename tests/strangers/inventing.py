"""Invents published reports: balanced figures, words of our own, and the paper as the official form has it."""

from __future__ import annotations

from random import Random

from model.form import editions
from model.form.figures import format_figure
from model.form.form import Table
from model.form.sheet import make_sheet
from model.report.report import Report
from tests.model.checks.plausible import UNITS, two_years
from tests.strangers.published import Paragraph, Part, PublishedReport, PublishedTable, TableCell, TableRow

_PREAMBLE = (
    "按照《中华人民共和国政府信息公开条例》的要求，编写本报告。报告所列数据的统计期限自{year}年1月1日起至12月31日止。",
    "如对本报告有疑问，请与本机关联系（地址：{place}湖滨路27号；邮编：325600；电话：0577-61234567）。",
)
_OVERVIEW = (
    "{year}年，本机关把群众关心的事放在网上，让大家看得到、看得懂。",
    "（一）公开的内容。全年在门户网站发布信息{many}条，其中图解{few}件。",
    "（二）依申请公开。全年收到的申请都在期限内答复，没有一件超期。",
    "（三）平台建设。整理栏目{few}个，撤下过期信息{many}条。",
)
_PROBLEMS = (
    "一是个别栏目更新得慢；二是解读的样子还比较单一。",
    "下一步，本机关打算每个季度查一次栏目，并请{few}位居民代表提意见。",
)
_OTHER = ("本年度没有收取信息处理费。", "没有其他需要报告的事项。")


def invent_report(edition: str, size: int, seed: int) -> Report:
    """A sound report of an invented unit. size: from 0, nearly all noughts, to 3, the figures of a city."""
    report, _ = two_years(edition, size, seed)
    year = report.year or 0
    chance = Random(seed)
    words = {"year": year, "place": UNITS[size][:3], "many": chance.randrange(30, 900), "few": chance.randrange(2, 30)}
    prose = {
        id: "\n".join(line.format(**words) for line in lines)
        for id, lines in {
            "preamble": _PREAMBLE,
            "overview": _OVERVIEW,
            "problems": _PROBLEMS,
            "other": _OTHER,
        }.items()
    }
    cover = {**report.cover, "signed": report.unit, "dated": f"{year + 1}年1月{chance.randrange(5, 29)}日"}
    return Report(edition, cover, report.figures, prose)


def publish(report: Report) -> PublishedReport:
    """The report on paper in the official layout, from its title to its date."""
    form = editions.load_form(report.edition)
    parts: list[Part] = [Paragraph(f"{report.unit}{report.year}年政府信息公开工作年度报告")]
    parts += [Paragraph(line, "preamble") for line in report.prose["preamble"].split("\n")]
    for section in form.sections:
        if section.kind == "cover":
            continue
        parts.append(Paragraph(section.label))
        if section.kind == "table":
            parts.append(_print_table(form.tables[section.id], report))
        else:
            parts += [Paragraph(line, section.id) for line in report.prose[section.id].split("\n")]
    parts += [Paragraph(report.cover["signed"]), Paragraph(report.cover["dated"])]
    return PublishedReport(report.edition, dict(report.cover), parts)


def _print_table(table: Table, report: Report) -> PublishedTable:
    sheet = make_sheet(table)
    rows = [TableRow([]) for _ in range(sheet.row_count)]
    for tile in sheet.tiles:
        cell = TableCell(tile.text, tile.width, tile.height, tile.column)
        if tile.cell:
            cell.id = tile.cell.id
            cell.figure = report.stated_or_computed(cell.id)
            cell.text = format_figure(cell.figure)
        rows[tile.row].cells.append(cell)
    for row in rows:
        row.cells.sort(key=lambda cell: cell.column)
    return PublishedTable(table.id, rows)
