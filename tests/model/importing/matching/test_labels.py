"""Labels are known however they are written, and by the other edition's words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.model.importing import layouts, spoiled
from tests.model.importing.layouts import laid_out
from tests.model.importing.matching.reading import read, read_page, same


@pytest.mark.parametrize(
    ("official", "written"),
    [
        ("现行有效件数", "现行有效件"),
        ("现行有效件数", "现行有效件数（历史累计）"),
        ("行政规范性文件", "规范性文件"),
        ("五、存在的主要问题及改进情况", "五、存在的主要问题及整改措施"),
        ("五、存在的主要问题及改进情况", "五、政府信息公开工作存在的主要问题及改进情况"),
        ("六、其他需要报告的事项", "六、其它需要报告事项"),
        ("一、总体情况", "一、基本情况"),
        ("三、收到和处理政府信息公开申请情况", "三、政府信息公开申请办理情况"),
        ("\t社会公益组织", "\t社会公益"),
        ("（七）总计", "总计"),
    ],
)
def test_labels_are_known_by_their_variants(official: str, written: str, tmp_path: Path) -> None:
    report = layouts.report("2021")
    text = laid_out(report)
    assert official in text
    same(read(tmp_path, text.replace(official, written)).report, report)


def test_2019s_one_row_of_other_handling_in_a_2021_report_is_placed_and_told(tmp_path: Path) -> None:
    new, old = layouts.report("2021"), layouts.report("2019")
    text = laid_out(new)
    start, end = text.index("\t\n\t（六）其他处理"), text.index("\t\n\t（七）总计")
    start_old, end_old = laid_out(old).index("\t\n\t（六）其他处理"), laid_out(old).index("\t\n\t（七）总计")
    reading = read(tmp_path, text[:start] + laid_out(old)[start_old:end_old] + text[end:])
    assert reading.report.edition == "2021"
    natural = old.figures["requests.otherwise.natural"]
    assert reading.report.figures["requests.otherwise.rest.natural"] == natural
    assert any("其他处理" in note for note in reading.unplaced)


def test_labels_that_end_with_a_colon_are_labels(tmp_path: Path) -> None:
    report = layouts.report("2021")
    some = spoiled.labels(spoiled.parts(report), lambda t: f"{t}：")
    text = spoiled.lines(some, "\n").replace("\n\n", "\n")
    assert read_page(tmp_path, text, "a.txt").report.figures == report.figures
