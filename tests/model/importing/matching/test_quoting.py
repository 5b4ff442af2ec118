"""What a note quotes of a text."""

from __future__ import annotations

from model.importing.matching.quoting import shorten_quote

LABEL = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"


def test_a_row_is_quoted_with_all_its_figures() -> None:
    row = f"{LABEL} {' '.join(['140115465'] * 8)} 7"
    assert shorten_quote(row) == f"{LABEL[:20]}… {' '.join(['140115465'] * 8)} 7"
    assert shorten_quote(" ".join(map(str, range(100)))) == " ".join(map(str, range(100)))


def test_a_short_text_is_quoted_whole_and_of_a_sentence_the_beginning() -> None:
    assert shorten_quote("共 12 件") == "共 12 件"
    sentence = "本机关全年共收到申请 12 件，" * 10
    assert shorten_quote(sentence) == sentence[:60] + "…"
