"""Covers and opening words that are odd but right, as bodies of every kind write them: nothing is said of them."""

from __future__ import annotations

from itertools import product

import pytest

from model.checks.cover_checks import may_be_same_body
from model.checks.rules import check_report
from model.form import editions
from tests.model.checks.plausible import two_years

NOTICE = "（国办公开办函〔2021〕30号）"

COVERS = (
    {"phone": "0577-88030256、0577-88030257"},
    {"phone": "0577-88030256 转 801"},
    {"phone": "（0577）8803 0256/8803 0257"},
    {"phone": "电话：0577—88030256，传真：0577—88030258"},
    {"phone": "０５７７－８８０３０２５６"},
    {"phone": "13800000000"},
    {"phone": "12345"},
    {"postcode": ""},
    {"postcode": "无"},
    {"postcode": "325000（办公室）、325001（信访室）"},
    {"email": "无"},
    {"email": "暂无"},
    {"email": "xxgk@lucheng.gov.cn；bgs@lucheng.gov.cn"},
    {"email": "xxgk＠lucheng.gov.cn"},
    {"email": "xxgk#lucheng.gov.cn"},
    {"email": "xxgk（at）lucheng.gov.cn"},
    {"email": "政务公开科 <xxgk @lucheng.gov.cn>"},
    {"unit": "杭州2022年亚运会组委会"},
    {"unit": "临江县水务局", "signed": "（此件公开发布）"},
    {"unit": "临江县水务局", "signed": "公开方式：主动公开"},
)
DATES = ("2026年1月12日", "2026 年 1 月 12 日", "2026年12月1日")
ODD_DATES = (
    "二〇二六年一月十二日",
    "二○二六年一月二十日",
    "二零二六年一月三十一日",
    "二O二六年十一月二日",
    "2026年01月02日",
    "２０２６年１月２日",
    "（2026年1月12日）",
    "2026.1.12",
    "2026-01-12",
    "2026/1/12",
)
PREAMBLES = (
    "统计期限自2025年1月1日起至2025年12月31日止。",
    "统计期限为2025年1月1日至12月31日。",
    "统计期限为 2025 年 1 月 1 日零时起至当年 12 月 31 日止。",
    "统计期限为2025年1月1日0时至12月31日24时。",
    "统计期限为2025.1.1—2025.12.31。",
    "统计期限为1月1日至12月31日。",
    "所列数据截至2025年12月31日，与2024年相比有所增加。",
    "本局成立于2025年3月1日，统计期限自2025年3月1日起至2025年12月31日止。",
    "《优化营商环境条例》自2020年1月1日起施行。统计期限为2025年度。",
    "《临江市公共数据条例》自2024年1月1日起施行，统计期限为2025年1月1日至2025年12月31日。",
    "上年度报告的期限为2024年1月1日至2024年12月31日；本报告为2025年1月1日至2025年12月31日。",
    "根据《2024年政务公开工作要点》和《2025年政务公开工作要点》。",
    "根据《中华人民共和国政府信息公开条例》（国务院令第711号，2019年5月15日起施行）" + NOTICE + "编制。",
    "根据国办函〔2020〕109号、国办发〔2019〕60号" + NOTICE + "编制。",
    "按照国办公开办函[2021] 30 号编制。",
    "按照国办公开办函〔2021〕第30号编制，国办公开办函〔2019〕60号同时停止执行。",
    "国办公开办函〔2019〕60号、〔2021〕30号先后印发。",
    "",
)


def _said(values: dict[str, str], weight: str = "") -> list[str]:
    report, _ = two_years("2021", 1, 1)
    found = check_report(editions.load_form("2021"), report.with_values(dict(values)))
    return [finding.message for finding in found if not weight or finding.weight == weight]


@pytest.mark.parametrize("cover", COVERS, ids=str)
def test_a_cover_that_is_odd_but_right_is_left_alone(cover: dict[str, str]) -> None:
    assert _said({f"cover.{field}": text for field, text in cover.items()}) == []


@pytest.mark.parametrize("dated", DATES)
def test_a_date_as_it_should_be_is_left_alone(dated: str) -> None:
    assert _said({"cover.dated": dated}) == []


@pytest.mark.parametrize("dated", ODD_DATES)
def test_a_right_day_in_another_writing_is_only_a_hint(dated: str) -> None:
    assert _said({"cover.dated": dated}, "warning") == []
    assert len(_said({"cover.dated": dated}, "hint")) == 1


@pytest.mark.parametrize("preamble", PREAMBLES)
def test_opening_words_that_are_odd_but_right_are_left_alone(preamble: str) -> None:
    assert _said({"preamble": preamble or "说明。"}) == []


@pytest.mark.parametrize(
    "preamble",
    [
        "统计期限自2024年1月1日起至2024年12月31日止。",
        "统计期限为2024年1月1日至12月31日。",
        "统计期限为1月1日至2024年12月31日。",
        "统计期限自2025年1月1日起至2024年12月31日止。",
        "所列数据截止到2024年12月31日。",
        "按照国办公开办函〔2019〕60号编制。",
    ],
)
def test_opening_words_left_from_an_earlier_report_are_not(preamble: str) -> None:
    assert len(_said({"preamble": preamble}, "warning")) == 1


REGIONS = (("临江县", "江州市临江县"), ("鹿城区", "浙江省温州市鹿城区"), ("延边州", "延边朝鲜族自治州"))
BODIES = (
    ("人民政府", "政府", "人民政府办公室", "政府办", "政务公开办公室"),
    ("人力资源和社会保障局", "人社局", "人社局办公室", "人社局（盖章）"),
    ("发展和改革委员会", "发改委", "发展改革委", "发改委（粮食局）"),
    ("住房和城乡建设局", "住建局", "住建局、水务局"),
    ("市场监督管理局", "市监局", "市场监管局"),
    ("综合行政执法局（城市管理局）", "城市管理局（综合行政执法局）", "城管局", "综合行政执法局"),
    ("人民防空办公室", "人防办"),
    ("经济技术开发区管理委员会", "经开区管委会", "经济技术开发区党工委、管委会", "经开区管委会办公室"),
    ("城东街道办事处", "城东街道", "城东街道办", "城东街道党政综合办公室", "城东街道党工委、办事处"),
    ("马桥镇人民政府", "马桥镇", "马桥镇政府", "马桥镇党政办"),
)


def test_every_usual_form_of_a_name_is_known_as_the_same_bodys() -> None:
    for (near, far), forms in product(REGIONS, BODIES):
        unit = near + forms[0]
        for form, region in product(forms, ("", near, far)):
            assert may_be_same_body(unit, region + form), (unit, region + form)
            assert may_be_same_body(region + form, unit)


def test_another_bodys_name_is_never_taken_for_it() -> None:
    names = [forms[:2] for forms in BODIES[1:]] + [("财政局",), ("教育局", "教体局"), ("城西街道办事处",), ("牛桥镇",)]
    for one, other in product(names, names):
        if one is not other:
            for a, b in product(one, other):
                assert not may_be_same_body(f"临江县{a}", f"临江县{b}"), (a, b)
                assert not may_be_same_body(f"江州市临江县{a}", b), (a, b)
    for name in (forms[0] for forms in BODIES):
        assert not may_be_same_body(f"临江县{name}", f"鹿城区{name}"), name
