"""The title of a report, and which lines belong to it."""

from __future__ import annotations

import pytest

from model.importing.matching.written.titles import Title, count_title_lines, read_title

LONG = "云岭县自然资源和规划局不动产登记与测绘地理信息服务中心（云岭县地质环境监测保护站）"


@pytest.mark.parametrize(
    ("text", "unit", "year"),
    [
        ("云岭县水务局2025年政府信息公开工作年度报告", "云岭县水务局", "2025"),
        ("云岭县水务局２０２５年度政府信息公开年报", "云岭县水务局", "2025"),
        ("云岭县水务局二○二四年政府信息公开工作年度报告", "云岭县水务局", "2024"),
        ("2024年度云岭县水务局政府信息公开工作报告", "云岭县水务局", "2024"),
        ("云岭县水务局〔2024〕年度政府信息公开工作年度报告", "云岭县水务局", "2024"),
        ("云岭县水务局政府信息公开工作年度报告（2024年度）", "云岭县水务局", "2024"),
        ("云岭县水务局政府信息公开2024年度报告", "云岭县水务局", "2024"),
        ("云岭县水务局2024年政府信息公开工作年度报告公示", "云岭县水务局", "2024"),
        ("关于云岭县水务局2024年政府信息公开工作的年度报告", "云岭县水务局", "2024"),
        ("云岭县水务局关于2024年政府信息公开工作情况的报告", "云岭县水务局", "2024"),
        ("《云岭县水务局2024年度政务公开工作年度报告》", "云岭县水务局", "2024"),
        ("雲嶺縣水務局2024年政府信息公開工作年度報告", "雲嶺縣水務局", "2024"),
        ("云岭县水务局（本级）2024年政府信息公开工作年度报告", "云岭县水务局（本级）", "2024"),
        ("云岭县第3小学2024年政府信息公开工作年度报告", "云岭县第3小学", "2024"),
        ("云岭县二〇一医院2024年政府信息公开工作年度报告", "云岭县二〇一医院", "2024"),
        ("云岭县12345热线中心2024年政府信息公开工作年度报告", "云岭县12345热线中心", "2024"),
        ("云岭县政府信息公开办公室2024年政府信息公开工作年度报告", "云岭县政府信息公开办公室", "2024"),
        ("本河市水务局2024年政府信息公开工作年度报告", "本河市水务局", "2024"),
        (
            "云岭县水务局（县河长办、县水保办）2024年政府信息公开工作年度报告",
            "云岭县水务局（县河长办、县水保办）",
            "2024",
        ),
        (f"{LONG}2024年政府信息公开工作年度报告", LONG, "2024"),
        ("云岭县水务局政府信息公开工作年度报告", "云岭县水务局", ""),
        ("本机关2024年政府信息公开工作年度报告", "", "2024"),
        ("2024年政府信息公开工作年度报告", "", "2024"),
        ("政府信息公开工作年度报告", "", ""),
    ],
)
def test_a_title_states_unit_and_year_in_any_order_and_script(text: str, unit: str, year: str) -> None:
    assert read_title([text]) == Title(unit, year)


@pytest.mark.parametrize(
    "text",
    [
        "现将云岭县水务局2024年政府信息公开工作年度报告",
        "按照条例要求，编制2024年政府信息公开工作年度报告",
        "本报告是云岭县水务局2024年政府信息公开工作年度报告",
        "政府信息公开工作年度报告格式",
        "云岭县水务局2024年法治政府建设年度报告",
        "2025年1月8日云岭县水务局2024年政府信息公开工作年度报告",
        "二、政府信息公开年度报告",
        "上一篇：云岭县水务局2023年政府信息公开工作年度报告",
    ],
)
def test_a_sentence_or_another_title_is_none(text: str) -> None:
    assert read_title([text]) is None


@pytest.mark.parametrize(
    "lines",
    [
        ["云岭县水务局2024年", "政府信息公开工作年度报告"],
        ["云岭县水务局", "2024年度", "政府信息公开工作年度报告"],
        ["云岭县", "水务局", "2024年", "政府信息公开工作", "年度报告"],
        ["2024年", "云岭县水务局政府信息公开工作年度报告"],
    ],
)
def test_a_title_goes_over_several_lines(lines: list[str]) -> None:
    assert count_title_lines(lines, 0) == len(lines)
    assert read_title(lines) == Title("云岭县水务局", "2024")


def test_a_body_and_its_office_are_one_unit() -> None:
    lines = ["云岭县自然资源和规划局", "不动产登记中心", "2024年政府信息公开工作年度报告"]
    assert count_title_lines(lines, 0) == 3
    assert count_title_lines(["云岭县人民政府", "云岭县水务局", lines[2]], 0) == 0
    assert count_title_lines(["云岭县人民政府", "云岭县水务局2024年政府信息公开工作年度报告"], 0) == 0


def test_room_for_a_year_to_be_written_in_is_no_part_of_the_unit() -> None:
    assert read_title(["云岭县水务局　　年政府信息公开工作年度报告"]) == Title("云岭县水务局", "")


def test_a_unit_too_long_for_a_line_is_put_together() -> None:
    lines = [LONG[:22], LONG[22:], "2024年政府信息公开工作年度报告"]
    assert count_title_lines(lines, 0) == 3
    assert read_title(lines) == Title(LONG, "2024")


@pytest.mark.parametrize("above", ["云岭县人民政府门户网站", "打印", "建设人民满意的服务型政府", "首页"])
def test_what_a_page_has_above_the_title_is_no_part_of_it(above: str) -> None:
    assert count_title_lines([above, "云岭县水务局2024年政府信息公开工作年度报告"], 0) == 0
