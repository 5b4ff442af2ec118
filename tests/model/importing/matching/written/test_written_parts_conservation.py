"""Every sentence of a file ends in the prose, on the cover or in a note, wherever it stands and whatever is around."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model import importing
from tests.examples import examples
from tests.model.importing import layouts, spoiled
from tests.model.importing.published import SUFFIXES, read_published
from tests.model.importing.spoiled import Part

BEGINNINGS = (
    "第{}件事办结，",
    "一、主动公开的第{}项，",
    "（二）依申请公开的第{}项，",
    "五、整改问题第{}项，",
    "六、其他第{}项：",
    "来源是第{}个网站的来信，",
    "打印了第{}份简报，",
    "附件：第{}号文件另附，",
    "2025年1月1日至12月31日第{}次统计，",
    "地址在滨河路第{}号，",
    "云岭县水务局政府信息公开工作年度报告第{}稿写成，",
    "发布时间：第{}个工作日，",
    "一、总体情况 第{}季度平稳，",
    "六、其他需要报告的事项：第{}项，",
)
ENDINGS = ("都按时答复。", "没有投诉。", "公开46条，收到14件。", "，".join(["逐项核对"] * 20) + "。")
LINES = (
    "发布时间：2026-01-12 10:30",
    "打印 关闭",
    "云岭县水务局{year}年政府信息公开工作年度报告",
    "政府信息公开工作年度报告",
    "云岭县水务局",
    "2026年1月12日",
    "目录",
    "一、总体情况",
    "二、主动公开政府信息情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
    "（一）主动公开政府信息情况",
    "1/5",
    "https://www.yunling.example.cn/a.html 2/5",
    "首页 > 政务公开",
    "云岭县水务局 2026年1月12日",
    "注：本表按件统计",
)
RUN_IN_HEADING = re.compile("^(?:一、总体情况|六、其他需要报告的事项)[： ]+")
QUOTED = 20
"""Characters of a sentence that a note quotes at least."""

sentences = st.builds(
    lambda beginning, ending: (beginning, ending), st.sampled_from(BEGINNINGS), st.sampled_from(ENDINGS)
)
insertions = st.lists(st.tuples(st.integers(0, 40), st.one_of(sentences, st.sampled_from(LINES))), max_size=14)


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=examples(6), suppress_health_check=[HealthCheck.too_slow])
@given(inserted=insertions, edition=st.sampled_from(["2019", "2021"]))
def test_no_sentence_is_lost(inserted: list[tuple[int, str | tuple[str, str]]], edition: str, suffix: str) -> None:
    report = layouts.report(edition)
    parts = spoiled.parts(report)
    for number, (place, what) in enumerate(inserted):
        parts.insert(
            place, what.format(year=report.year) if isinstance(what, str) else what[0].format(number) + what[1]
        )
    with tempfile.TemporaryDirectory() as folder:
        reading = read_published(parts, Path(folder) / f"a{suffix}")
    assert list_lost(parts, reading) == []


def list_lost(parts: list[Part], reading: importing.Reading) -> list[str]:
    """The sentences of a file's paragraphs that stand nowhere in what was read.

    Where another report begins in it, which is told as a whole, it begins at one of the titles that stand again.
    """
    if not any("起是另一份报告" in note for note in reading.unplaced):
        return _list_lost_sentences(parts, reading)
    titles = [at for at, part in enumerate(parts) if isinstance(part, str) and part.endswith("年度报告")]
    return min((_list_lost_sentences(parts[:at], reading) for at in titles[1:]), key=len)


def _list_lost_sentences(parts: list[Part], reading: importing.Reading) -> list[str]:
    report = reading.report
    read = "\n".join([*report.prose.values(), *report.cover.values(), *reading.unplaced])
    sentences = [text for part in parts if isinstance(part, str) and "。" in part for text in part.split("。") if text]
    without_headings = [RUN_IN_HEADING.sub("", text) for text in sentences]
    return [text for text in without_headings if text[-QUOTED:] not in read and text[:QUOTED] not in read]
