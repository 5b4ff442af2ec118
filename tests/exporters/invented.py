"""A full report of an invented bureau, long enough for several pages, in words of our own."""

from __future__ import annotations

from decimal import Decimal

from model.checks.rules import compute_totals
from model.form import editions
from model.form.figures import Figure, Money
from model.form.form import Cell, Form
from model.report.report import Report

PREAMBLE = (
    "根据《中华人民共和国政府信息公开条例》要求，编制本报告。所列数据的统计期限自2025年1月1日起至2025年12月31日止。"
    "本报告电子版可在云岭县人民政府网站（https://www.yunling.example.cn/zwgk/）查阅。如有疑问，请与云岭县水务局联系"
    "（地址：云岭县滨河路18号；邮编：318000；电话：0576-81234567；电子邮箱：shuiwu_office@yunling.example.cn）。"
)
OVERVIEW = (
    "去年以来，我局围绕防汛抗旱、农村供水、河湖管理等群众关切的工作推进政务公开，全年工作平稳有序。\n"
    "（一）主动公开。全年通过县政府网站公开信息312条，其中水旱灾害防御预警46条、供水水质月报12期、工程招标信息58条。"
    "政策文件同步解读率为100%，“河长公示牌”二维码全年访问2.3万次，比上年增长12.5%。\n"
    "（二）依申请公开。全年新收申请14件，均在法定期限内答复，没有收取信息处理费。\n"
    "（三）政府信息管理\n"
    "对以往文件逐件清理，明确了公开属性、责任科室和更新时限……做到底数清、情况明。\n"
    + "水库巡查台账按月整理并按季公开接受群众监督与建议"
    * 40
)
PROBLEMS = "一是政策解读的形式较为单一；二是个别信息更新不够及时——基层水管站报送材料的时效有待加强。"
OTHER = "本年度没有发出收费通知，收取信息处理费0元。"

COVER = {"unit": "云岭县水务局", "dated": "2026年1月12日"}
PROSE = {"preamble": PREAMBLE, "overview": OVERVIEW, "problems": PROBLEMS, "other": OTHER}


def invented(edition: str = "2021", huge: bool = False) -> tuple[Form, Report]:
    """The form and the settled report; every entry is another number, so that none can stand in for another."""
    form = editions.load_form(edition)
    figures = {cell.id: _figure(cell, i, huge) for i, cell in enumerate(form.entry_cells)}
    year = "2025" if edition == "2021" else "2020"
    return form, compute_totals(form, Report(edition, {**COVER, "year": year}, figures, PROSE))


def _figure(cell: Cell, i: int, huge: bool) -> Figure:
    match cell.kind:
        case "amount":
            return Decimal("72701.2578")
        case "money":
            return Money(Decimal("11398889.25"), "元")
        case "signed":
            return -i
    return 11_398_889 + i if huge else i
