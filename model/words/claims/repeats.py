"""Tests what no table has: one thing stated twice with different numbers (22条 … 55条), and 万条 for 条."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from model.checks.findings import Finding
from model.form.figures import format_figure
from model.form.form import Form
from model.words.claims.claim_findings import make_claim_finding, quote_phrase
from model.words.claims.prose.statements import Statement

_VERBS = re.compile(
    r"^(?:主动公开|集中公开|公开|公布|发布|发放|推送|刊发|刊登|制作|开展|举办|组织|召开|累计|收取|新增|完成|编制|编发|转载|更新|印发|出台|共|各类|了)+"
)
_MIN_NAME = 4
"""The fewest characters of a name that is so particular that two numbers of it are of one thing."""
_GENERAL = re.compile(
    r"^(?:各类)?(?:政府|政务)?(?:公开)?(?:信息|文件|内容|文章|稿件|材料|动态|栏目|会议|活动|培训)$|其他|等$"
)
_WHOLE_INFORMATION = re.compile(
    r"(?:[(（]?[一二三四五六七八九十1-9][)）、.]?[^。，,；;]{0,12}[。，,：:])?"
    r"(?:20\d\d年度?|全年|本年度?|今年|年内|本局|我[局县市区委办街道镇乡]{1,2}|[，,]|共计?|累计)*"
    r"(?:主动公开|公开|发布|公布)(?:各类|各项)?(?:政府|政务)?(?:公开)?信息(?:共计?|总数|达)?"
)
_ALL_INFORMATION = "政府信息"
_UNNAMED_KINDS = frozenset(("filler", "time", "own", "sum", "part", "cumulative", "decide", "disclose", "all"))
_MIN_TENTHOUSANDS = 1000
"""So many ten thousands are hardly ever published by one body; with digits to the last they are a slip."""
_PUBLISHED = re.compile(r"公开|发布|公布")
_PUBLISHED_UNITS = frozenset(["条", "件", "篇", "份"])


def check_repeats(form: Form, by_place: Mapping[str, Sequence[Statement]]) -> Iterator[Finding]:
    """A finding for each thing of a year that another sentence gives another number of."""
    first: dict[tuple[str, str], Statement] = {}
    for place, statements in by_place.items():
        for statement in statements:
            name = _name_thing(statement)
            if not name:
                continue
            before = first.setdefault((name, statement.unit), statement)
            if before.sentence is statement.sentence or before.number == statement.number:
                continue
            words = f"前面写的是“{quote_phrase(before)}”，两处不一样，请核对。"
            case = f"{name}:{format_figure(before.number)}"
            yield make_claim_finding(form, place, statement, "words.twice", words, case)


def _name_thing(statement: Statement) -> str:
    """The name of what a statement counts for the whole year; "" where two numbers of it may both be right."""
    is_plain = statement.role == "figure" and statement.is_reliable and statement.unit and not statement.is_part
    if not is_plain or statement.subject is not None or statement.is_channel:
        return ""
    if not any(word.kind in ("time", "cumulative") or word.text == "共" for word in statement.lead):
        return ""
    name = "".join(word.text for word in statement.lead if word.kind not in _UNNAMED_KINDS)
    name = _VERBS.sub("", name)
    if len(name) >= _MIN_NAME and not _GENERAL.search(name):
        return name
    return _ALL_INFORMATION if _counts_all_information(statement) else ""


def _counts_all_information(statement: Statement) -> bool:
    """Whether it is a body's whole 公开政府信息22条: from the sentence's beginning nothing narrows it."""
    before = statement.sentence.text[: statement.start]
    return bool(_WHOLE_INFORMATION.fullmatch("".join(before.split())))


def check_scales(form: Form, place: str, statements: Sequence[Statement]) -> Iterator[Finding]:
    """A finding for each 14571万条 of published items: with digits to the last, 万 is one too many."""
    for statement in statements:
        if statement.token.scale != "万" or statement.token.decimals or statement.unit not in _PUBLISHED_UNITS:
            continue
        count = int(statement.number) // 10_000
        words = "".join(word.text for word in statement.lead)
        if count >= _MIN_TENTHOUSANDS and count % 100 and _PUBLISHED.search(words) and not statement.token.is_rough:
            unit = statement.unit
            hint = f"{count}万{unit}就是 {format_figure(statement.number)} {unit}，是不是多写了“万”字？"
            yield make_claim_finding(form, place, statement, "words.scale", hint, f"{count}{unit}")
