"""Lists the statements of a prose text. They depend on its words alone and not on the tables, and are kept by them."""

from __future__ import annotations

import re
from functools import lru_cache

from model.words.claims.prose.own_names import list_own_names
from model.words.claims.prose.scope import Scope
from model.words.claims.prose.segments import cut_into_segments
from model.words.claims.prose.sentence_reader import SentenceReader
from model.words.claims.prose.statements import Statement
from model.words.claims.prose.subjects import Context
from model.words.claims.prose.tokens import tokenise
from model.words.sentences import Paragraph, split_into_paragraphs

_REQUEST_HEADING = re.compile(r"依申请|申请公开|公开申请|申请办理")


@lru_cache(maxsize=256)
def list_statements(text: str, unit: str, year: int | None) -> tuple[Statement, ...]:
    """The statements of a prose text in a report of a body for a year, in order."""
    paragraphs = split_into_paragraphs(text)
    return tuple(statement for paragraph in paragraphs for statement in _read_paragraph(paragraph, unit, year))


@lru_cache(maxsize=1024)
def _read_paragraph(paragraph: Paragraph, unit: str, year: int | None) -> tuple[Statement, ...]:
    """The statements of a paragraph, for which nothing counts that other paragraphs say, but for the heading."""
    names = list_own_names(unit)
    is_about_applications = bool(_REQUEST_HEADING.search(paragraph.heading))
    context = Context(is_request_topic=is_about_applications, is_disclosure=is_about_applications)
    scope = Scope()
    found: list[Statement] = []
    for sentence in paragraph.sentences:
        reader = SentenceReader(sentence, context, scope)
        found += reader.read(cut_into_segments(tokenise(sentence.text, year, names)))
    return tuple(found)
