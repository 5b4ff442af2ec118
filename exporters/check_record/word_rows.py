"""The rows about words: what was looked for in them, and whether something was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from exporters.content.text_table import TextRow
from model.checks.findings import Finding
from model.local_rules.local_rule import RULE_PREFIX, LocalRule
from model.report.report import Report
from model.words.claims.claim_rules import CLAIM_RULES
from model.words.guard.all_kinds import KINDS
from model.words.likeness.likeness_check import LIKENESS_RULE

NAMES = {
    "guard.placeholder": "〔…〕占位",
    "guard.blank": "××、某某等空白",
    "guard.template": "模板提示语",
    "guard.year": "报告年份",
    "guard.date": "日期",
    "guard.period": "统计期限",
    "guard.notice": "引用的通知",
    "guard.unit": "单位名称",
    "guard.identity": "身份证号",
    "guard.mobile": "个人手机号",
    "guard.office_mobile": "办公电话",
    "guard.parts": "列出的部分",
    "guard.empty_heading": "空的小标题",
    "guard.numbering": "小标题编号",
    "guard.headings": "小标题齐全",
    "guard.aspects": "五个方面",
    "guard.length": "第一部分字数",
    "guard.problems": "第五部分的问题",
    "guard.improvements": "第五部分的改进",
    "guard.pairs": "引号括号成对",
    "guard.half_width": "全角标点",
    "words.claim": "文字与表格的数",
    "words.share": "占比",
    "words.channels": "各渠道相加",
    "words.sum": "合计",
    "words.part": "其中不超过总数",
    "words.change": "同比增减",
    "words.twice": "前后说法一致",
    "words.scale": "数的单位",
    LIKENESS_RULE: "内容雷同",
}
"""What each kind of check of words is called in two or three words, by its rule."""

_SAME_SUBJECT = {
    "preamble.period": "guard.period",
    "preamble.basis": "guard.notice",
    "other.fees": "words.claim",
}
"""Checks of the cover and of figures that look at words too, each with the check of words it is counted with."""

_LOCAL = "本单位规则"
"""Stands for all rules of a city or a unit; it is also what they are called."""

_PAIRS_A_ROW = 3


def list_word_rows(
    report: Report, last: Report | None, findings: Iterable[Finding], local_rules: Iterable[LocalRule] = ()
) -> list[TextRow]:
    """Three kinds of checks a row, each with its result; last: the report of the year before.

    The rules of a city or a unit are one kind, those on figures among them; without any for this report it is left out.
    """
    found: Counter[str] = Counter()
    answered: Counter[str] = Counter()
    for finding in findings:
        rule = _LOCAL if finding.rule.startswith(RULE_PREFIX) else _SAME_SUBJECT.get(finding.rule, finding.rule)
        found[rule] += 1
        answered[rule] += bool(finding.answer)
    has_words = any(text.strip() for text in report.prose.values())
    pairs = []
    rules = list_word_rules()
    if any(rule.coverage.covers(report) for rule in local_rules):
        rules.append(_LOCAL)
    for rule in rules:
        result = "通过" if has_words else "没有文字"
        if rule == LIKENESS_RULE and has_words and last is None:
            result = "没有上年报告"
        if rule == _LOCAL:
            result = "没有查出问题"  # some may have had nothing to be tested on
        if found[rule]:
            result = f"{found[rule]} 处"
            result += "，已说明" if answered[rule] == found[rule] else ""
        pairs.append((NAMES.get(rule, rule), result))
    rows = []
    for start in range(0, len(pairs), _PAIRS_A_ROW):
        texts = [text for pair in pairs[start : start + _PAIRS_A_ROW] for text in pair]
        texts += [""] * (2 * _PAIRS_A_ROW - len(texts))
        rows.append(TextRow(tuple(texts)))
    return rows


def list_word_rules() -> list[str]:
    """The rules of all checks of words."""
    return [kind.id for kind in KINDS] + [rule.id for rule in CLAIM_RULES] + [LIKENESS_RULE]
