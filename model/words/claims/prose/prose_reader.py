"""Lists the statements of a prose text. They depend on its words alone and not on the tables, and are kept by them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from model.words.claims.prose.own_names import list_own_names
from model.words.claims.prose.scope import Scope
from model.words.claims.prose.segments import cut_into_segments
from model.words.claims.prose.sentence_reader import SentenceReader
from model.words.claims.prose.statements import Statement
from model.words.claims.prose.subjects import Context
from model.words.claims.prose.tokens import tokenise
from model.words.sentences import Paragraph, Sentence, split_into_paragraphs, split_line

_REQUEST_HEADING = re.compile(r"依申请|申请公开|公开申请|申请办理")


@lru_cache(maxsize=256)
def list_statements(text: str, unit: str, year: int | None) -> tuple[Statement, ...]:
    """The statements of a prose text in a report of a body for a year, in order."""
    return tuple(
        statement
        for paragraph in split_into_paragraphs(text)
        for statement in _move_statements(paragraph, _read_line(paragraph.text, paragraph.heading, unit, year))
    )


def _move_statements(paragraph: Paragraph, statements: tuple[Statement, ...]) -> Iterator[Statement]:
    """The statements of a line, in sentences that stand where the paragraph stands in its text."""
    if not paragraph.start:
        yield from statements
        return
    moved: dict[int, Sentence] = {}
    for statement in statements:
        sentence = statement.sentence
        if sentence.start not in moved:
            moved[sentence.start] = Sentence(sentence.text, paragraph.start + sentence.start)
        yield replace(statement, sentence=moved[sentence.start])


@lru_cache(maxsize=1024)
def _read_line(line: str, heading: str, unit: str, year: int | None) -> tuple[Statement, ...]:
    """The statements of a paragraph, as if the text began with it: what is typed before it leaves them as they are.

    For them nothing counts that other paragraphs say, but for the heading.
    """
    names = list_own_names(unit)
    is_about_applications = bool(_REQUEST_HEADING.search(heading))
    context = Context(is_request_topic=is_about_applications, is_disclosure=is_about_applications)
    scope = Scope()
    found: list[Statement] = []
    for sentence in split_line(line, 0):
        reader = SentenceReader(sentence, context, scope)
        found += reader.read(cut_into_segments(tokenise(sentence.text, year, names)))
    return tuple(found)
