"""Text that a file does not show is told, each piece with where it stood."""

from __future__ import annotations

from model.importing.readers.hidden_text import MAX_LISTED, HiddenText


def test_a_struck_digit_is_told_with_its_place() -> None:
    hidden = HiddenText()
    hidden.add("struck", "5", "第 1 张表第 3 行")
    assert list(hidden.describe()) == ["第 1 张表第 3 行：划去的“5”没有读。"]


def test_pieces_of_one_kind_in_one_place_are_one_text() -> None:
    hidden = HiddenText()
    for piece in ("隐藏", " ", "的话"):
        hidden.add("hidden", piece, "第 2 段")
    hidden.add("superscript", "1", "第 2 段")
    assert list(hidden.describe()) == ["第 2 段：隐藏的“隐藏的话”没有读。", "第 2 段：上标“1”没有读。"]


def test_more_texts_than_a_clerk_would_read_are_counted() -> None:
    hidden = HiddenText()
    for number in range(MAX_LISTED + 3):
        hidden.add("hidden", "x", f"第 {number} 段")
    assert list(hidden.describe())[-1] == "另有 3 处划去、隐藏或作注的文字没有读。"
