"""The words in which figures are stated are data, and may not contradict each other."""

from __future__ import annotations

import pytest

from model.words.claims.prose.vocabulary import ContradictoryVocabulary, Word, find_word, parse_vocabulary


def test_the_longest_word_is_found() -> None:
    assert find_word("政府信息公开申请48件", 0) == ("政府信息公开申请", Word("request"))
    assert find_word("48件申请", 3) == ("申请", Word("request"))
    assert find_word("土地", 0) is None


def test_a_word_has_one_meaning() -> None:
    with pytest.raises(ContradictoryVocabulary, match="“公开”写了两次"):
        parse_vocabulary('[words]\nfiller = ["公开"]\ndisclose = ["公开"]\n[words_of]\n')


def test_a_kind_of_words_is_one_that_is_known() -> None:
    with pytest.raises(ContradictoryVocabulary, match="没有“nonsense”这一类"):
        parse_vocabulary('[words]\nnonsense = ["公开"]\n[words_of]\n')
