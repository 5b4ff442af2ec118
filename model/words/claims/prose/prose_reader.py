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
from model.words.sentences import split_into_paragraphs

_REQUEST_HEADING = re.compile(r"依申请|申请公开|公开申请|申请办理")


@lru_cache(maxsize=256)
def list_statements(text: str, unit: str, year: int | None) -> tuple[Statement, ...]:
    """The statements of a prose text in a report of a body for a year, in order."""
    names = list_own_names(unit)
    found: list[Statement] = []
    for paragraph in split_into_paragraphs(text):
        heading = paragraph.heading
        context = Context(is_request_topic=bool(_REQUEST_HEADING.search(heading)))
        context.is_disclosure = context.is_request_topic
        scope = Scope()
        for sentence in paragraph.sentences:
            reader = SentenceReader(sentence, context, scope)
            found += reader.read(cut_into_segments(tokenise(sentence.text, year, names)))
    return tuple(found)
