"""Which drafts the list shows: words searched for, a year, a state."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.draft.draft_words import plain, year_words

if TYPE_CHECKING:
    from model.storage.summaries import Card

ALL_YEARS = -1
NO_YEAR = 0
"""The year of a draft whose year is not filled in."""
ALL_STATES = "全部状态"

_TAKES: dict[str, Callable[[Card], object]] = {
    "可以报送": lambda card: not (card.errors or card.warnings or card.unfilled or card.unwritten),
    "有错误": lambda card: card.errors,
    "待说明": lambda card: card.warnings,
    "未填完": lambda card: card.unfilled or card.unwritten,
}
STATES = tuple(_TAKES)
"""What may be asked for; a draft with errors that is unfilled too answers to both."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Each of the words must stand in the unit or the year; year and state as the two choices name them."""

    words: str = ""
    year: int = ALL_YEARS
    state: str = ALL_STATES

    @property
    def told(self) -> str:
        """What is asked for, in words; nothing where all drafts are."""
        parts = (
            f"“{self.words.strip()}”" if self.words.strip() else "",
            "" if self.year == ALL_YEARS else year_words(self.year),
            "" if self.state == ALL_STATES else self.state,
        )
        return "、".join(part for part in parts if part)

    def choose(self, cards: Iterable[tuple[Card, str]]) -> list[Card]:
        """Those of the cards that are shown, each given with its searchable() text."""
        words = plain(self.words).split()
        asks = _TAKES.get(self.state)
        return [
            card
            for card, text in cards
            if all(word in text for word in words)
            and (self.year == ALL_YEARS or self.year == (card.year or NO_YEAR))
            and (asks is None or asks(card))
        ]


def searchable(card: Card) -> str:
    """The text of a card that words are searched in."""
    return plain(f"{card.unit} {card.year or ''}")
