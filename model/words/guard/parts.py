"""Checks that the preamble names as many parts as it announces: the report has six."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.form.chinese_numerals import parse_chinese_number
from model.words.guard.kinds import ProseText, WordExample, WordFault, WordKind, sentence_around

_ANNOUNCED = re.compile("([一二三四五六七八九十]|\\d{1,2})\\s*(?:个|大)?(?:部分|方面|章节)")
_PARTS = {
    "总体情况": "总体情况|总体概况|概述|基本情况|工作情况概述",
    "主动公开政府信息情况": "主动公开",
    "收到和处理政府信息公开申请情况": "收到和处理|依申请公开|申请(?:办理|处理)?情况|公开申请",
    "政府信息公开行政复议、行政诉讼情况": "行政复议|行政诉讼|复议",
    "存在的主要问题及改进情况": "问题|改进",
    "其他需要报告的事项": "其[他它](?:需要)?(?:报告|说明)?(?:的)?(?:事项|情况)|需要报告的事项",
}
_MIN_NAMED = 4
"""With fewer parts named the sentence gives examples: 总体情况等六个部分."""


def find_missing_parts(prose: ProseText) -> Iterator[WordFault]:
    """Six parts are announced and five are named, or the number is another than the parts that are named."""
    text = prose.folded
    for match in _ANNOUNCED.finditer(text):
        sentence = sentence_around(text, match.start())
        count = int(match[1]) if match[1].isdigit() else parse_chinese_number(match[1])
        missing = [part for part, words in _PARTS.items() if not re.search(words, sentence)]
        named = len(_PARTS) - len(missing)
        if named < _MIN_NAMED:
            continue
        if missing:
            listed = "、".join(f"“{part}”" for part in missing)
            words = f"开头的说明里写的是{match[1]}个部分，列出来的少了{listed}，请核对。"
            yield WordFault(match.start(), match.end(), words)
        elif count != len(_PARTS):
            words = f"开头的说明里写的是{match[1]}个部分，列出来的是 {named} 个，请核对。"
            yield WordFault(match.start(), match.end(), words)


KINDS = (
    WordKind(
        "guard.parts",
        "warning",
        "开头的说明里说几个部分，就列出几个。",
        "{notice}",
        WordExample(
            "报告由总体情况，主动公开政府信息情况，收到和处理政府信息公开申请情况，存在的主要问题及改进情况，"
            "其他需要报告的事项六个部分组成。",
            "preamble",
        ),
        WordExample("报告由总体情况等六个部分组成。", "preamble"),
        find_missing_parts,
        ("preamble",),
    ),
)
