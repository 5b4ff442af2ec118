"""What stands in a prose text: headings, and whether a number stands beside a phrase."""

from __future__ import annotations

import re

from model.words.folded_text import fold_phrase
from model.words.sentences import Sentence, split_into_paragraphs

_NUMBERING = re.compile(
    r"(?:[（(]\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[)）]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d)"
    r"|第[一二三四五六七八九十]{1,2}[，、]|[一二三四五六七八九十]是)\s*[、.．]?\s*"
)
"""What numbers a heading, at the beginning of a sentence: （一）, 一、, 1., 第一，, 一是."""
_TITLE_END = re.compile(r"[。：:，；;\s]")
_MAX_TITLE = 30
_MAX_BARE_TITLE = 20
"""Characters of a heading, with a number before it and without."""
_LIST_MARKS = "。！？!?；;\n"
_COUNTED = re.compile(
    r"(?<![第〇零一二三四五六七八九十百千万两])[一二三四五六七八九十百千万两]+\s*[余多]?\s*[期次条篇件个份场项家处人部本起宗例类]"
)
"""A number in Chinese numerals with what counts it."""
_ORDINAL_BEFORE, _ORDINAL_BEHIND = "第〔[", "号〕]年"
"""What stands beside a number that counts nothing: 第3次, 〔2021〕30号."""
_DENIAL = re.compile(r"未(?!填 )|没有(?!读到 )|无(?!论|障碍|线|偿|疑|故)|不存在|暂缺")
"""Words by which a sentence says that there is none of something, instead of a number.

（未填 本年新收） stands for a linked figure that the table does not have: it says nothing of how many there are.
"""


def has_heading(text: str, phrase: str) -> bool:
    """Whether a text has a heading with this phrase, numbered or on a line or with a colon of its own."""
    wanted = fold_phrase(phrase)
    for paragraph in split_into_paragraphs(text):
        for sentence in paragraph.sentences:
            if wanted in fold_phrase(_title_of(sentence, is_line=sentence.text == paragraph.text)):
                return True
    return False


def _title_of(sentence: Sentence, is_line: bool) -> str:
    """The heading that a sentence begins with or is, without its number; "" for none. is_line: it is a whole line."""
    numbering = _NUMBERING.match(sentence.text)
    rest = sentence.text[numbering.end() :] if numbering else sentence.text
    end = _TITLE_END.search(rest)
    title = rest[: end.start()] if end else rest
    if numbering:
        return title[:_MAX_TITLE]
    mark = end[0] if end else ""
    is_alone = mark in ("：", ":", "。") or (is_line and not end)
    is_statement = any(character.isdigit() for character in title)
    return title if is_alone and not is_statement and len(title) <= _MAX_BARE_TITLE else ""


def has_number_beside(text: str, start: int, end: int, unit: str, year: int | None) -> bool:
    """Whether a number stands in the same item of a list or sentence as a phrase, or words that there is none.

    start, end: of the phrase in the text. unit, year: of the report. A year, a number of a document or of an article
    is no such number.
    """
    from model.words.claims.prose.prose_reader import list_statements  # its words take long to read

    first = max(text.rfind(mark, 0, start) for mark in _LIST_MARKS) + 1
    last = min((at for mark in _LIST_MARKS if (at := text.find(mark, end)) >= 0), default=len(text))
    if _DENIAL.search(text, first, last) or _COUNTED.search(text, first, last):
        return True
    for statement in list_statements(text, unit, year):
        begins, ends = statement.sentence.start + statement.start, statement.sentence.start + statement.end
        if first <= begins < last and not _is_ordinal(text, begins, ends):
            return True
    return False


def _is_ordinal(text: str, start: int, end: int) -> bool:
    """Whether a number names something instead of counting it."""
    before, last, behind = text[max(0, start - 1) : start], text[end - 1 : end], text[end : end + 1]
    return (before != "" and before in _ORDINAL_BEFORE) or any(
        mark and mark in _ORDINAL_BEHIND for mark in (last, behind)
    )


def quote_sentence(text: str, position: int) -> str:
    """The sentence in which a position lies; "" where none does."""
    for paragraph in split_into_paragraphs(text):
        for sentence in paragraph.sentences:
            if sentence.start <= position < sentence.end:
                return sentence.text
    return ""
