"""Dates and periods as reports write them."""

from __future__ import annotations

import pytest

from model.importing.matching.written.dates import find_period_year, parse_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2025年1月8日", "2025年1月8日"),
        ("（2025年1月8日）", "2025年1月8日"),
        ("2025 年 1 月 8 日", "2025年1月8日"),
        ("２０２５年１月８日", "2025年1月8日"),
        ("2025-01-08", "2025年1月8日"),
        ("2025/1/8", "2025年1月8日"),
        ("二〇二五年一月八日", "2025年1月8日"),
        ("二○二五年十二月三十一日", "2025年12月31日"),
        ("日期：2025年1月8日", "2025年1月8日"),
        ("2025年1月", "2025年1月"),
        ("二〇二五年一月", "2025年1月"),
        ("2025年1月8日起施行", ""),
        ("2025-01-08 10:30", ""),
        ("发布日期：2025-01-08", ""),
        ("2025年", ""),
    ],
)
def test_a_line_is_a_date_only_as_a_whole(text: str, date: str) -> None:
    assert parse_date(text) == date


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("统计期限为2024年1月1日至12月31日。", "2024"),
        ("统计期限自2024年1月1日起至2024年12月31日止。", "2024"),
        ("时限为2024.1.1—2024.12.31。", "2024"),
        ("数据统计期限为2024年1月至12月。", "2024"),
        ("统计时限为二〇二四年一月一日至十二月三十一日。", "2024"),
        ("本报告统计期限为2024年度。", "2024"),
        ("条例自2019年5月15日起施行。", ""),
        ("办法自2021年1月1日起施行。", ""),
        ("2023年1月1日至12月31日收12件，2024年1月1日至12月31日收9件。", ""),
    ],
)
def test_the_period_of_the_figures_is_a_whole_year(text: str, year: str) -> None:
    assert find_period_year(text) == year
