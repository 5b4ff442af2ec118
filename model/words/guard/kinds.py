"""What a kind of words that must not go out is: the function that finds them, and what people are told about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from model.form import editions
from model.form.form import Form
from model.form.rule_language import Weight
from model.report.report import Report

ALL_PLACES = ("preamble", "overview", "problems", "other")

MAX_SENTENCE = 400
"""So many characters before and behind a word are taken for its sentence."""

NAME_OF_PLACE = {"preamble": "开头的说明", "overview": "第一部分", "problems": "第五部分", "other": "第六部分"}
"""Prose place → what a message calls it."""

_FULL_WIDTH = "０１２３４５６７８９ＸｘＮ＊＿？Ａ"
_HALF_WIDTH = "0123456789XxN*_?A"
_FOLDED = str.maketrans(_FULL_WIDTH, _HALF_WIDTH)


@dataclass(frozen=True, slots=True)
class ProseText:
    """A prose text that is checked. place: its id; unit, year, edition: of the report that it stands in."""

    place: str
    text: str
    unit: str = ""
    year: int | None = None
    edition: str = "2021"

    @property
    def folded(self) -> str:
        """The text with full-width digits and signs as half-width ones; every character keeps its position."""
        return _fold(self.text)

    @property
    def form(self) -> Form:
        """The form of the report."""
        return editions.load_form(self.edition)


@dataclass(frozen=True, slots=True)
class WordFault:
    """Words that must not go out. start, end: where they stand in the text; message: a sentence for the clerk."""

    start: int
    end: int
    message: str


@dataclass(frozen=True, slots=True)
class WordExample:
    """A text of a place, and whose report it stands in, as the manual and the tests show it."""

    text: str
    place: str = "overview"
    unit: str = "临江县水务局"
    year: int = 2025

    @property
    def prose(self) -> ProseText:
        """The example as a text to be checked."""
        edition = editions.edition_for(self.year)
        return ProseText(self.place, self.text, self.unit, self.year, edition)


@dataclass(frozen=True, slots=True)
class WordKind:
    """One kind of words that must not go out.

    id: the rule of its findings; sentence: what must be so, for the manual; citation: where the demand comes from, in
    which {notice} stands for the notice of the form's edition; wrong, right: a text in which it finds something, and
    one like it in which it does not; places: the prose texts that are searched.
    """

    id: str
    weight: Weight
    sentence: str
    citation: str
    wrong: WordExample
    right: WordExample
    find: Callable[[ProseText], Iterator[WordFault]]
    places: tuple[str, ...] = ALL_PLACES


def make_prose_text(report: Report, place: str) -> ProseText:
    """The text of a place of a report as it is checked."""
    return ProseText(place, report.text_at(place), report.unit.strip(), report.year, report.edition)


def name_place(prose: ProseText) -> str:
    """What a message calls the place of a text: 第一部分, or 封面“地址”."""
    return NAME_OF_PLACE.get(prose.place) or f"封面“{prose.form.name_of(prose.place)}”"


def split_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text that are not blank, without blanks at their ends, each with the position it begins at."""
    start = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            yield start + line.index(stripped), stripped
        start += len(line) + 1


def sentence_around(text: str, position: int) -> str:
    """The sentence in which a position lies, without its full stop; of a very long one what stands near there."""
    first, last = max(0, position - MAX_SENTENCE), position + MAX_SENTENCE
    start = max(text.rfind(mark, first, position) for mark in "。\n") + 1
    ends = [end for mark in "。\n" if (end := text.find(mark, position, last)) >= 0]
    return text[max(start, first) : min(ends, default=last)]


@lru_cache(maxsize=32)
def _fold(text: str) -> str:
    return text.translate(_FOLDED)
