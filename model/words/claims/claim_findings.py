"""Makes the findings about statements: one sentence for the clerk, and where the number stands."""

from __future__ import annotations

from collections.abc import Iterable

from model.checks.findings import Finding, Passage
from model.form.figures import Number
from model.form.form import Form
from model.words.claims.claim_rules import SOURCE
from model.words.claims.prose.statements import Statement
from model.words.claims.readings import Reading

MAX_QUOTED = 40
"""So many characters of a sentence are quoted in a finding, from the phrase the number stands in."""


def make_claim_finding(
    form: Form,
    place: str,
    statement: Statement,
    rule: str,
    words: str,
    case: str,
    number: Number | None = None,
    pairs: Iterable[tuple[Reading, Number]] = (),
) -> Finding:
    """A finding about a statement in the prose of a place.

    words: what is wrong, behind the quoted phrase. case: what the number counts; with the number itself it is the key.
    number: in the unit of the tables, where it was written in another. pairs: the readings and what they come to.
    """
    number = statement.number if number is None else number
    pairs = list(pairs)
    cells = tuple(dict.fromkeys(cell for reading, _ in pairs for cell in reading.cells))
    by_figure = {value: reading.name for reading, value in reversed(pairs)}
    table_figures = tuple((name, value) for value, name in reversed(by_figure.items()))
    return Finding(
        rule,
        "warning",
        (place,),
        f"{form.name_of(place)}里写的是“{quote_phrase(statement)}”，{words}",
        left=number,
        right=pairs[0][1] if pairs else None,
        case=f"{place}:{case}:{number}",
        citation=f"{form.notice}：{SOURCE}",
        passage=find_passage(place, statement),
        sentence=statement.sentence.text,
        number=number,
        cells=cells,
        table_figures=table_figures,
    )


def quote_phrase(statement: Statement) -> str:
    """The phrase up to its number, and what stands behind it up to the next pause where that says what it counts."""
    text = statement.sentence.text
    end = max([statement.end, *(word.end for word in statement.lead)])
    phrase = text[statement.phrase_start : end].strip()
    return phrase if len(phrase) <= MAX_QUOTED else f"…{phrase[-MAX_QUOTED:]}"


def find_passage(place: str, statement: Statement) -> Passage:
    """Where the number of a statement stands in the prose."""
    start = statement.sentence.start + statement.start
    return Passage(place, start, statement.sentence.text[statement.start : statement.end])
