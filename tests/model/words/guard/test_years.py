"""The year of another report, and days that do not exist."""

from __future__ import annotations

import pytest

from tests.model.words.guard.checked import find_kinds

OTHER_YEARS = (
    ("2024年，我局认真做好政府信息公开工作。", "overview"),
    ("二〇二四年，全县政府信息公开工作平稳。", "overview"),
    ("2026年，我局政府信息公开工作平稳。", "overview"),
    ("2024年度，临江县水务局主动公开信息512条。", "overview"),
    ("我局2024年政府信息公开工作在县政府指导下开展。", "overview"),
    ("（一）主动公开。2024年，我局主动公开信息512条。", "overview"),
    ("2025年，公开平稳。\n（二）依申请公开。2024年共收到申请12件。", "overview"),
    ("2024年，政府信息公开工作虽有进展，但仍有不足，下一步将加强培训。", "problems"),
    ("2024年，我局没有收取信息处理费。", "other"),
    ("2024年度未收取信息处理费。", "other"),
    ("现公布临江县水务局2024年政府信息公开工作年度报告。", "preamble"),
    ("现将2024年度政府信息公开情况报告如下。", "preamble"),
)
OWN_YEARS = (
    ("2025年，我局认真做好政府信息公开工作。", "overview"),
    ("２０２５年，我局认真做好政府信息公开工作。", "overview"),
    ("二〇二五年，我局认真做好政府信息公开工作。", "overview"),
    ("2024年以来，我局持续规范政府信息公开工作。", "overview"),
    ("2025年，我局公开信息512条。\n2024年公开480条，今年同比增长6%。", "overview"),
    ("2025年，公开平稳。\n2024年年报中提出的问题已整改到位。", "overview"),
    ("2019年，新修订的条例施行；2025年，我局继续抓好落实。", "overview"),
    ("按时发布2024年政府信息公开工作年度报告。", "overview"),
    ("公开2025年部门预算和2024年部门决算。", "overview"),
    ("2026年，我局将加强培训，增加图解，及时更新专栏。", "problems"),
    ("针对2024年度存在的问题，已完成整改，下一步将加强培训。", "problems"),
    ("2024年公布的问题清单已经全部整改，仍有更新不及时的问题，今后由办公室按季检查。", "problems"),
    ("2025年，我局没有收取信息处理费。", "other"),
    ("现公布临江县水务局2025年政府信息公开工作年度报告。2024年度报告可在网站查阅。", "preamble"),
)
BROKEN_DATES = (
    "自20251月1日起至2025年12月31日止。",
    "自2025年1日起。",
    "于2025年2月30日印发。",
    "于2025年13月1日印发。",
    "于2025年6月31日印发。",
    "于9月31日办结。",
    "截至2025年12月31，共公开512条。",
    "自年1月1日起。",
    "自2025年1月1日起至年12月31日止。",
    "截至月31日。",
    "2025年月31日印发。",
    "于20255年1月1日印发。",
    "于225年1月1日印发。",
    "2025年1月1日日起。",
)
SOUND_DATES = (
    "自2025年1月1日起至2025年12月31日止。",
    "自2025年1月1日起至当年12月31日止。",
    "2024年2月29日召开会议。",
    "3月5日至12日举办开放日。",
    "2025年5月1至3日休息。",
    "2025年11月、12月各自查一次。",
    "每月5日前报送，7日内公示。",
    "2025年20日均访问量下降。".replace("2025年20", "2025年"),
    "全年365日公开，电话0000-8800123。",
    "截至本年12月31日，累计512条。",
    "2025 年 1 月 12 日印发。",
)
WRONG_PERIODS = (
    "统计期限自2025年1月1日起至2025年12月30日止。",
    "所列数据的统计期限为2025年1月1日至11月30日。",
    "统计时限为2025年1月1日至2025年12月3日。",
    "统计期限自2025年1月2日起至2025年12月31日止。",
    "数据统计期限为2025年2月1日—12月31日。",
    "所列数据的统计期限自1月1日起至12月31日止。",
    "数据统计截至2025年12月30日。",
    "统计期限为二〇二五年一月一日至十二月三十日。",
)
SOUND_PERIODS = (
    "统计期限自2025年1月1日起至2025年12月31日止。",
    "统计期限为2025年1月1日至12月31日。",
    "统计期限为2025年1月1日零时至12月31日24时。",
    "统计期限为本年度1月1日至12月31日。",
    "我局于2025年3月1日挂牌成立，统计期限自2025年3月1日起至2025年12月31日止。",
    "统计期限为二〇二五年一月一日至十二月三十一日。",
    "数据截至2025年12月31日。",
    "意见征集期为2025年3月1日至3月30日。",
    "工作日8月1日至9月30日上午8:30受理。",
)


@pytest.mark.parametrize(("text", "place"), OTHER_YEARS)
def test_the_year_of_another_report_is_found(text: str, place: str) -> None:
    assert "guard.year" in find_kinds(text, place)


@pytest.mark.parametrize(("text", "place"), OWN_YEARS)
def test_other_years_may_be_spoken_of(text: str, place: str) -> None:
    assert "guard.year" not in find_kinds(text, place)


@pytest.mark.parametrize("text", BROKEN_DATES)
def test_days_that_do_not_exist_and_dates_without_a_part_are_found(text: str) -> None:
    assert "guard.date" in find_kinds(text)


@pytest.mark.parametrize("text", SOUND_DATES)
def test_dates_as_people_write_them_are_sound(text: str) -> None:
    assert find_kinds(text) == []


@pytest.mark.parametrize("text", WRONG_PERIODS)
def test_a_period_that_is_not_the_year_is_found(text: str) -> None:
    assert "guard.period" in find_kinds(text, "preamble")


@pytest.mark.parametrize("text", SOUND_PERIODS)
def test_the_year_is_a_sound_period_however_it_is_written(text: str) -> None:
    assert find_kinds(text, "preamble") == []


def test_a_report_without_a_year_is_asked_for_none_in_its_words() -> None:
    assert find_kinds("2024年，我局认真做好政府信息公开工作。", year=2024) == []
