from __future__ import annotations

from model.importing.isolation import budget


def test_each_reason_is_a_sentence_that_says_what_to_do() -> None:
    standard = budget.STANDARD_BUDGET
    for words in (
        budget.CRASHED_MESSAGE,
        budget.TOO_MUCH_MEMORY_MESSAGE,
        budget.TOO_MUCH_TEXT_MESSAGE,
        standard.too_long_message,
        standard.no_answer_message,
    ):
        assert "请" in words
        assert words.endswith("。")
        assert "。。" not in words


def test_a_file_may_have_ten_seconds_and_half_a_gigabyte() -> None:
    assert (budget.STANDARD_BUDGET.cpu_seconds, budget.STANDARD_BUDGET.memory_bytes) == (10, 500_000_000)
    assert "10 秒" in budget.STANDARD_BUDGET.too_long_message
