"""How to reach the body, found in a sentence or in lines."""

from __future__ import annotations

import pytest

from model.importing.matching.written.contact import find_contact, is_contact_line


@pytest.mark.parametrize(
    "text",
    [
        "如有疑问请联系（地址：云岭县滨河路18号；邮编：318000；电话：0576-81234567；邮箱：a@yunling.example.cn）。",
        "地址：云岭县滨河路18号\n邮政编码：318000\n联系电话：0576-81234567\n电子邮箱：a@yunling.example.cn",
        "地址：云岭县滨河路18号 邮编：318000 电话：0576-81234567 邮箱：a@yunling.example.cn",
    ],
)
def test_contact_is_found_in_sentences_and_lines(text: str) -> None:
    assert find_contact(text) == {
        "address": "云岭县滨河路18号",
        "postcode": "318000",
        "phone": "0576-81234567",
        "email": "a@yunling.example.cn",
    }


def test_only_a_line_with_contact_is_one() -> None:
    assert is_contact_line("联系电话：0576-81234567")
    assert not is_contact_line("加强电话回访")
