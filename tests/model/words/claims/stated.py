"""Prose that states figures of a report as bodies word them, every number right; and the same with one number wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from random import Random

from model.checks.rules import compute_totals
from model.form import editions
from model.form.figures import Number, number_of
from model.report.report import Report

_ORGANISATIONS = ("business", "research", "charity", "legal", "other")
_NUMERALS = "零一二三四五六七八九十"

_TRAPS = (
    "{last}年收到政府信息公开申请{n}件，办结{m}件。",
    "{before}年至{last}年，累计收到政府信息公开申请{n}件，制发行政规范性文件{m}件。",
    "其中，北河街道收到政府信息公开申请{m}件，办结{m}件。",
    "转送邻县自然资源局办理政府信息公开申请{m}件。",
    "全年主动公开政府信息{n}条，其中网站{m}条。",
    "（三）政府信息管理。报备行政规范性文件{n}件，清理{m}件。",
    "办理人大建议{m}件、政协提案{n}件。",
    "归集行政许可信息{n}条、行政处罚信息{m}条。",
    "按期答复政府信息公开申请{m}件。",
    "受理群众来信来访{n}件，答复{m}件。",
    "电话：0577-{n}{m}，邮编：3256{m}。",
    "根据《中华人民共和国政府信息公开条例》第三十六条第{m}项处理。",
    "上半年收到政府信息公开申请{m}件。",
    "一季度办结政府信息公开申请{m}件。",
    "近{n}件政府信息公开申请得到答复，延期{m}件。",
    "下一步，争取将政府信息公开申请办理时间压缩到{m}个工作日，新收申请不超过{n}件。",
    "发布解读{n}篇，比上年增加{m}篇，阅读量{n}万次。",
    "通过网站收到的申请里，涉及征地的{m}件。",
    "制发公文{n}件，其中主动公开{m}件、依申请公开{m}件、不予公开{m}件。",
    "全年化解行政复议案件{m}件，出庭应诉{m}次。",
    "召开会议{m}次，培训{n}人次。",
)
"""Numbers that no table has: of other years, bodies and matters."""


@dataclass
class StatedProse:
    """Writes sentences about one report, and remembers the numbers in them.

    wrong: which number of those written, counted from 0, is to be another one; None for none.
    """

    report: Report
    last: Report | None
    chance: Random
    wrong: int | None = None
    written: int = 0
    altered: Number | None = None
    sentences: list[str] = field(default_factory=list)
    traps: list[str] = field(default_factory=lambda: list(_TRAPS))

    def figure(self, *cells: str) -> Number:
        """The sum of the cells of the report."""
        return sum(number_of(self.report.figures[cell]) for cell in cells)

    def total(self, row: str) -> Number:
        """The total of a row of table three, or of the rows of a group."""
        form = editions.load_form(self.report.edition)
        rows = [line.id for line in form.tables["requests"].list_lines("row")]
        return self.figure(*(f"requests.{id}.total" for id in rows if id == row or id.startswith(f"{row}.")))

    def column(self, row: str, *columns: str) -> Number:
        """The sum of columns of a row of table three."""
        return self.figure(*(f"requests.{row}.{column}" for column in columns))

    def n(self, value: Number, unit: str = "件") -> str:
        """A number as somebody may write it, with its measure word; a wrong one where it is its turn."""
        if self.wrong == self.written:
            value = self.altered = self._alter(value)
        self.written += 1
        return self._write(value, unit)

    def _alter(self, value: Number) -> Number:
        """Another number, too large to be one of the report's by chance."""
        return int(value) + 1_000_003

    def _write(self, value: Number, unit: str) -> str:
        ways: list[Callable[[], str]] = [lambda: f"{value}{unit}", lambda: f"{value}{unit}", lambda: f" {value} {unit}"]
        ways.append(lambda: f"{value:,}{unit}")
        ways.append(lambda: str(value).translate(str.maketrans("0123456789", "０１２３４５６７８９")) + unit)
        if 0 < value <= 10:
            ways.append(lambda: ("两" if value == 2 else _NUMERALS[int(value)]) + unit)
        return self.chance.choice(ways)()

    def pick(self, *texts: str) -> str:
        """One of several wordings."""
        return self.chance.choice(texts)


def write_prose(report: Report, last: Report | None, chance: Random, wrong: int | None = None) -> StatedProse:
    """Section one about the figures of a report, with numbers of other things in between."""
    prose = StatedProse(report, last, chance, wrong)
    prose.sentences.append(prose.pick("（二）依申请公开。", "二是依申请公开规范有序。", "（二）依申请公开情况\n"))
    for write in (_write_flow, _write_applicants, _write_results, _write_remedies):
        prose.sentences.append(write(prose))
        _add_trap(prose)
    prose.sentences.append(prose.pick("\n（三）政府信息管理。", "\n"))
    prose.sentences.append(_write_documents(prose))
    if last is not None:
        prose.sentences.append("\n" + _write_change(prose, last))
    _add_trap(prose)
    return prose


def _add_trap(prose: StatedProse) -> None:
    chance = prose.chance
    year = prose.report.year or 0
    words = {"last": year - 1, "before": year - 5, "n": chance.randrange(20, 990), "m": chance.randrange(2, 20)}
    if chance.random() < 0.5:
        trap = prose.traps.pop(chance.randrange(len(prose.traps)))
        prose.sentences.append(f"\n{trap.format(**words)}\n")


def _write_flow(prose: StatedProse) -> str:
    received, carried = prose.total("received"), prose.total("carried_in")
    handled, left = prose.total("handled"), prose.total("carried_out")
    n, pick = prose.n, prose.pick
    period = pick("全年", "本年", "2025年，我局" if prose.report.year == 2025 else "全年", "本年度")
    noun = pick("政府信息公开申请", "依申请公开申请", "政府信息公开申请")
    if not received and pick("yes", "no") == "yes":
        return f"{period}未收到{noun}。"
    if pick("sum", "apart") == "sum":
        return (
            f"{period}共{pick('受理', '收办', '办理')}{noun}{n(received + carried)}，"
            f"其中新收{n(received)}、上年结转{n(carried)}；"
            f"{pick('办结', '答复')}{n(handled)}，{pick('结转下年度', '结转下年度继续办理', '顺延至下年')}{n(left)}。"
        )
    return (
        f"{period}{pick('共收到', '新收', '接收', '共受理')}{noun}{n(received)}，上年结转{n(carried)}，"
        f"{pick('共办结', '答复', '全年办结')}{n(handled)}，{pick('结转下年', '尚未办结')}{n(left)}。"
    )


def _write_applicants(prose: StatedProse) -> str:
    n, pick = prose.n, prose.pick
    natural = prose.column("received", "natural")
    others = prose.column("received", *_ORGANISATIONS)
    whole = natural + others
    words = (
        f"新收政府信息公开申请{n(whole)}，"
        f"其中{pick('自然人', '公民', '自然人申请')}{n(natural)}{_share(prose, natural, whole)}、"
        f"{pick('法人或其他组织', '法人和其他组织')}{n(others)}{_share(prose, others, whole)}"
    )
    return f"{words}，合计{n(whole)}。" if pick("sum", "none") == "sum" else f"{words}。"


def _share(prose: StatedProse, part: Number, whole: Number) -> str:
    if not whole or prose.chance.random() < 0.6:
        return ""
    digits = prose.chance.choice(("1", "0.1", "0.01"))
    rounding = prose.chance.choice((ROUND_HALF_UP, ROUND_DOWN))
    return f"（占{(Decimal(part) * 100 / Decimal(whole)).quantize(Decimal(digits), rounding)}%）"


def _write_results(prose: StatedProse) -> str:
    n, pick = prose.n, prose.pick
    groups = ("予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理")
    rows = ("granted", "partial", "refused", "unable", "rejected", "otherwise")
    pause = pick("、", "，", "；")
    if pick("before", "behind") == "before":
        listed = pause.join(f"{group}{n(prose.total(row))}" for group, row in zip(groups, rows, strict=True))
        return f"{pick('办结', '答复')}政府信息公开申请{n(prose.total('handled'))}，其中{listed}。"
    listed = pause.join(f"{n(prose.total(row))}{group}" for group, row in zip(groups, rows, strict=True))
    return f"{pick('办结', '答复')}的{n(prose.total('handled'))}政府信息公开申请中，{listed}。"


def _write_remedies(prose: StatedProse) -> str:
    n, pick = prose.n, prose.pick
    review = prose.figure("remedies.review.total")
    direct, after = prose.figure("remedies.direct.total"), prose.figure("remedies.after_review.total")
    if not (review or direct or after) and pick("yes", "no") == "yes":
        return pick("没有因政府信息公开引发的行政复议、行政诉讼。", "未发生政府信息公开行政复议和行政诉讼案件。")
    upheld, corrected = prose.figure("remedies.review.upheld"), prose.figure("remedies.review.corrected")
    return (
        f"因政府信息公开{pick('引起的', '引发', '产生的')}行政复议{n(review)}，"
        f"其中{pick('维持', '结果维持')}{n(upheld)}、"
        f"{pick('纠正', '结果纠正', '被纠错')}{n(corrected)}；行政诉讼{n(direct + after)}，"
        f"其中未经复议直接起诉{n(direct)}、复议后起诉{n(after)}。"
    )


def _write_documents(prose: StatedProse) -> str:
    n, pick = prose.n, prose.pick
    if prose.report.edition == "2019":
        made = prose.figure("disclosure.normative.made")
        return f"本年{pick('制发', '制定')}规范性文件{n(made)}。"
    issued, repealed, stock = (
        prose.figure(f"disclosure.normative.{flow}") for flow in ("issued", "repealed", "in_force")
    )
    name = pick("行政规范性文件", "规范性文件")
    pause = pick("，", "、")
    begin = pick(f"本年制发{name}", f"{name}制发")
    return f"{begin}{n(issued)}{pause}废止{n(repealed)}{pause}现行有效{n(stock)}。"


def _write_change(prose: StatedProse, last: Report) -> str:
    now = prose.total("received")
    then = number_of(compute_totals(editions.load_form(last.edition), last).figures["requests.received.total"])
    if not then or now == then:
        return ""
    way = "增" if now > then else "减"
    change = (abs(Decimal(now) - Decimal(then)) * 100 / Decimal(then)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    words = prose.pick(
        f"{'增长' if way == '增' else '下降'}{change}%", f"{'增加' if way == '增' else '减少'}{abs(now - then)}件"
    )
    compared = prose.pick("同比", "比上年", "较去年同期", f"较{(prose.report.year or 0) - 1}年")
    return f"收到政府信息公开申请{prose.n(now)}，{compared}{words}。"
