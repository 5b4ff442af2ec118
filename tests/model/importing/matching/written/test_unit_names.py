"""Names of public bodies."""

from __future__ import annotations

import pytest

from model.importing.matching.written.unit_names import are_same_body, clean_name, is_body_name, remove_brackets_around


@pytest.mark.parametrize(
    "name",
    ["云岭县水务局", "云岭县第3小学", "云岭县水务局（本级）", "清河市人民政府办公室", "云 岭 县 水 务 局", "云岭海关"],
)
def test_a_body_is_known_by_the_ending_of_its_name(name: str) -> None:
    assert is_body_name(name)


@pytest.mark.parametrize(
    "text", ["无", "没有收取信息处理费", "云岭县人民政府门户网站", "政府信息公开年报", "认真办理，按时答复", "打印"]
)
def test_other_lines_are_no_names(text: str) -> None:
    assert not is_body_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "云岭县水务局（盖章）",
        "（公章）云岭县水务局",
        "署名：云岭县水务局",
        "云 岭 县　水 务 局",
    ],
)
def test_a_name_is_kept_without_label_seal_and_blanks(text: str) -> None:
    assert clean_name(text) == "云岭县水务局"


def test_brackets_around_a_name_are_dropped_and_those_behind_it_stay() -> None:
    assert remove_brackets_around("（云岭县水务局）") == "云岭县水务局"
    assert remove_brackets_around("云岭县水务局（本级）") == "云岭县水务局（本级）"


def test_a_name_in_full_and_in_another_script_is_the_same_body() -> None:
    assert are_same_body("清河市云岭县水务局", "云岭县水务局")
    assert are_same_body("雲嶺縣水務局辦公室", "云岭县水务局") is False
    assert are_same_body("云岭縣水務局", "云岭县水务局")
    assert not are_same_body("望川县林业局", "云岭县水务局")
    assert not are_same_body("", "云岭县水务局")
