"""Sentences of two texts are compared: layout is none of what differs, a digit always is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.sent.prose_changes import count_same, find_changes, is_same_text, split_pieces
from tests.examples import examples


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("本年共收到申请12件。", "本年共收到申请 12 件。"),
        ("本年共收到\n申请12件，\n办结12件。", "本年共收到申请12件，办结12件。"),
        ("（一）主动公开\n全年公开信息3条。", "（一）主动公开 全年公开信息3条。"),
        ("收到１２件，占５０％。", "收到12件，占50%。"),
        ("收到12件,办结12件。", "收到12件，办结12件。"),
        ("　　本年，　收到１件。", "本年，收到1件。"),
        ("公开\u200b信息。", "公开信息。"),
        ("⽔务局", "水务局"),
    ],
)
def test_layout_is_no_difference(one: str, other: str) -> None:
    assert is_same_text(one, other)
    assert find_changes(one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("收到1 2件。", "收到12件。"),
        ("收到12件。", "收到21件。"),
        ("收到10²件。", "收到102件。"),
        ("收到①件。", "收到1件。"),
        ("收到1.2件。", "收到12件。"),
        ("收到1\n2件。", "收到12件。"),
        ("收到12件。", "收到十二件。"),
        ("收到12件。", "收到12份。"),
    ],
)
def test_a_digit_or_a_word_is_one(one: str, other: str) -> None:
    assert not is_same_text(one, other)
    assert len(find_changes(one, other)) == 1


def test_a_changed_sentence_stands_beside_the_one_it_was() -> None:
    before = "本年收到12件。办结12件。没有行政诉讼。"
    after = "本年收到13件。办结12件。接待群众40人次。没有行政诉讼。"
    first, second = find_changes(before, after)
    assert before[slice(*first.before)] == "本年收到12件。"
    assert after[slice(*first.after)] == "本年收到13件。"
    assert first.key == "1"
    assert (after[slice(*second.after)], second.key) == ("接待群众40人次。", "2+")
    assert count_same(before, after) == 2


def test_sentences_are_paired_by_their_words_not_by_their_order() -> None:
    before = "网站改版上线。收到申请12件。"
    after = "收到申请13件。"
    gone, changed = find_changes(before, after)
    assert (before[slice(*gone.before)], gone.after) == ("网站改版上线。", (0, 0))
    assert (changed.key, after[slice(*changed.after)]) == ("2", "收到申请13件。")


WORDS = st.text(st.sampled_from("本年收到申请办结件12３. \n。！”）一、"), max_size=40)


@given(before=WORDS, after=WORDS)
@settings(max_examples=examples(60))
def test_the_changes_put_back_give_the_text_before(before: str, after: str) -> None:
    restored = after
    for change in reversed(find_changes(before, after)):
        start, end = change.after
        restored = restored[:start] + before[slice(*change.before)] + restored[end:]
    assert "".join(piece.key for piece in split_pieces(restored)) == "".join(
        piece.key for piece in split_pieces(before)
    )
    assert len({change.key for change in find_changes(before, after)}) == len(find_changes(before, after))


def test_long_texts_take_time_as_they_are_long() -> None:
    before = "".join(f"第{number}项工作已经完成。" for number in range(2_000))
    after = "".join(f"第{number}件事情还没有做！" for number in range(2_000))
    assert len(find_changes(before, after)) == 2_000
