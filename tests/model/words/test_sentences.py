"""Prose is cut into paragraphs and sentences, and each stands in the text where it says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.words.sentences import split_into_paragraphs, split_into_sentences


def sentences_of(text: str) -> list[str]:
    return [sentence.text for sentence in split_into_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新收申请48件。办结49件。", ["新收申请48件。", "办结49件。"]),
        ("收费12.5万元；网址 www.linjiang.example，见下。", ["收费12.5万元；网址 www.linjiang.example，见下。"]),
        ("有人问：“能公开吗？”能。", ["有人问：“能公开吗？”", "能。"]),
        ("（一）主动公开\n　　全年发布信息。没有句号", ["（一）主动公开", "全年发布信息。", "没有句号"]),
        ("行了！！再来", ["行了！！", "再来"]),
        (" \n\n　", []),
    ],
)
def test_sentences_end_at_their_marks_and_at_line_ends(text: str, expected: list[str]) -> None:
    assert sentences_of(text) == expected


def test_a_paragraph_knows_the_heading_it_stands_under() -> None:
    text = "开头的话。\n（一）主动公开\n发布信息。\n（二）依申请公开。新收申请3件。\n都已答复。"
    headings = [paragraph.heading for paragraph in split_into_paragraphs(text)]
    assert headings == ["", "主动公开", "主动公开", "依申请公开", "依申请公开"]


@given(st.text(alphabet="新收申请3件。！？”）\n \t　（一）；𠀀", max_size=60))
def test_every_sentence_stands_where_it_says_and_no_word_is_lost(text: str) -> None:
    for paragraph in split_into_paragraphs(text):
        assert text[paragraph.start : paragraph.end] == paragraph.text
    for sentence in split_into_sentences(text):
        assert text[sentence.start : sentence.end] == sentence.text
    assert "".join("".join(sentences_of(text)).split()) == "".join(text.split())
