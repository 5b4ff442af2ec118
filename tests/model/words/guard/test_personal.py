"""Identity numbers and mobile numbers."""

from __future__ import annotations

import pytest

from model.words.guard.personal import is_identity_number
from tests.model.words.guard.checked import find_kinds

IDENTITIES = (
    "申请人（110101199003070134）的申请已答复。",
    "申请人证件号110101 19900307 0134。",
    "证件１１０１０１１９９００３０７０１３４已核对。",
    "身份证号：330302199001011234。",
    "身份证号码33030219900101123X已登记。",
    "身份证330302900101123。",
)
NO_IDENTITIES = (
    "统一社会信用代码113303020025300000。",
    "统一社会信用代码91330302MA2ABCDE1X。",
    "公文编号330302199001011234。",
    "核验身份证后予以办理，身份证复印件不留存。",
    "账号6222020200112233445。",
    "公开信息110101条，投资330302199万元。",
    "证号3303**********1234。",
)
MOBILES = (
    ("联系人张三，手机13900000000。", "overview"),
    ("请致电139 0000 0000。", "overview"),
    ("请致电139-0000-0000。", "other"),
    ("请致电+86 13900000000。", "overview"),
    ("请致电１３９００００００００。", "overview"),
    ("联系人：李四，电话：13900000000。", "preamble"),
)
NO_MOBILES = (
    ("办公电话0000-8800123，热线12345。", "overview"),
    ("办公电话（0000）88001234。", "preamble"),
    ("投入资金13900000000元。", "overview"),
    ("受理编号13900000000。", "overview"),
    ("网址www.linjiang.example/t13900000000.html。", "overview"),
    ("统一社会信用代码11330302002530000013。", "overview"),
    ("访问量139000000001次。", "overview"),
)


@pytest.mark.parametrize("text", IDENTITIES)
def test_identity_numbers_are_found(text: str) -> None:
    assert "guard.identity" in find_kinds(text)


@pytest.mark.parametrize("text", NO_IDENTITIES)
def test_other_long_numbers_are_no_identity_numbers(text: str) -> None:
    assert find_kinds(text) == []


@pytest.mark.parametrize(("text", "place"), MOBILES)
def test_mobile_numbers_of_people_are_found(text: str, place: str) -> None:
    assert find_kinds(text, place) == ["guard.mobile"]


@pytest.mark.parametrize(("text", "place"), NO_MOBILES)
def test_telephones_of_offices_and_other_numbers_are_none(text: str, place: str) -> None:
    assert find_kinds(text, place) == []


def test_an_offices_mobile_number_is_only_asked_about() -> None:
    assert find_kinds("电话：13900000000。", "preamble") == ["guard.office_mobile"]


def test_the_check_character_decides() -> None:
    assert is_identity_number("110101199003070134")
    assert is_identity_number("11010119900307002x") == is_identity_number("11010119900307002X")
    assert [digit for digit in "0123456789X" if is_identity_number(f"11010119900307013{digit}")] == ["4"]
    assert not is_identity_number("110101199013070134")
    assert not is_identity_number("990101199003070134")
