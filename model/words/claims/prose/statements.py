"""A number in the prose with what it counts, and whether it is this body's and of this year."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from model.form.figures import Number
from model.words.claims.prose.subjects import Subject
from model.words.claims.prose.tokens import Token
from model.words.sentences import Sentence

Role = Literal["figure", "share", "change", "sum", "other"]


@dataclass(frozen=True, slots=True)
class Statement:
    """A number in a sentence, or the words 未收到 that say none.

    token: the number; start, end: where it, or the words, stand in the sentence; phrase_start: where the phrase begins
    that it belongs to; lead: the words that say what it counts. subject: what that is, None where no table has it.
    is_reliable: it is this body's and of this year, and exact. rises: of a change, whether it is a rise. is_part: 其中
    stands before it. is_each: it holds of each thing named. is_channel: it counts applications that came in one way.
    is_negation: it is words, not a number.
    """

    sentence: Sentence
    number: Number
    token: Token
    start: int
    end: int
    phrase_start: int
    role: Role = "figure"
    subject: Subject | None = None
    is_reliable: bool = True
    rises: bool = False
    is_part: bool = False
    is_channel: bool = False
    is_each: bool = False
    is_negation: bool = False
    lead: tuple[Token, ...] = ()

    @property
    def unit(self) -> str:
        """Its measure word, "" for none."""
        return self.token.unit


def list_parts(subject: Subject) -> list[Subject]:
    """The subjects that a subject of several atoms, columns or outcomes lists, in order; itself where it is one."""
    if len(subject.columns) > 1 and len(subject.atoms) < 2:
        return [replace(subject, columns=(column,)) for column in subject.columns]
    if len(subject.details) > 1 and len(subject.atoms) < 2:
        return [replace(subject, details=(detail,)) for detail in subject.details]
    if len(subject.atoms) > 1 and len(subject.columns) < 2 and len(subject.details) < 2:
        return [replace(subject, atoms=(atom,)) for atom in subject.atoms]
    return [subject]
