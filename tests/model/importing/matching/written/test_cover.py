"""The cover read from titles, signatures and dates."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.model.importing import layouts, spoiled
from tests.model.importing.matching.reading import read_page


@pytest.mark.parametrize(
    "title",
    [
        "云岭县水务局二〇二五年政府信息公开工作年度报告",
        "云岭县水务局关于2025年政府信息公开工作情况的报告",
        "2025年云岭县水务局政府信息公开工作年度报告",
        "《云岭县水务局 2025 年 政府信息公开工作年度报告》",
        "云岭县水务局2025年\n政府信息公开工作年度报告",
        "云岭县水务局\n2025年度\n政府信息公开工作年度报告",
    ],
)
def test_titles_are_understood_however_worded_and_broken(title: str, tmp_path: Path) -> None:
    report = layouts.report("2021")
    some = [
        *title.split("\n"),
        report.prose["preamble"].replace("云岭县水务局2025年", "本机关"),
        *spoiled.parts(report)[2:],
    ]
    reading = read_page(tmp_path, spoiled.page(some))
    assert (reading.report.unit, reading.report.year) == ("云岭县水务局", 2025)
    assert reading.report.prose["preamble"] == some[len(title.split("\n"))]


@pytest.mark.parametrize(
    "ending",
    [
        ["2026年1月12日", "云岭县水务局"],
        ["云岭县水务局", "二〇二六年一月十二日"],
        ["云岭县水务局", "2026-01-12"],
        ["云岭县水务局", "2026年1月12日", "附件：年度报告.docx", "责任编辑：甲"],
    ],
)
def test_who_signed_and_when_is_no_prose(ending: list[str], tmp_path: Path) -> None:
    report = layouts.report("2021")
    reading = read_page(tmp_path, spoiled.page([*spoiled.parts(report)[:-2], *ending]))
    assert (reading.report.cover["signed"], reading.report.cover["dated"]) == ("云岭县水务局", "2026年1月12日")
    assert reading.report.prose["other"] == report.prose["other"]
    assert len(reading.unplaced) == len(ending) - 2
