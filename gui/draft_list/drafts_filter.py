"""Which drafts the list shows: words searched for, a year, a state."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.draft.draft_words import format_year, normalise_for_search

if TYPE_CHECKING:
    from model.storage.summaries import DraftSummary

ALL_YEARS = -1
NO_YEAR = 0
"""The year of a draft whose year is not filled in."""
ALL_STATES = "全部状态"

_STATE_TESTS: dict[str, Callable[[DraftSummary], object]] = {
    "可以报送": lambda card: not (card.errors or card.warnings or card.empty_cells or card.empty_sections),
    "有错误": lambda card: card.errors,
    "待说明": lambda card: card.warnings,
    "未填完": lambda card: card.empty_cells or card.empty_sections,
}
STATES = tuple(_STATE_TESTS)
"""What may be asked for; a draft with errors that is unfilled too answers to both."""


@dataclass(frozen=True, slots=True)
class DraftsFilter:
    """Each of the words must stand in the unit or the year; year and state as the two choices name them."""

    search_text: str = ""
    year: int = ALL_YEARS
    state: str = ALL_STATES

    @property
    def description(self) -> str:
        """What is asked for, in words; nothing where all drafts are."""
        parts = (
            f"“{self.search_text.strip()}”" if self.search_text.strip() else "",
            "" if self.year == ALL_YEARS else format_year(self.year),
            "" if self.state == ALL_STATES else self.state,
        )
        return "、".join(part for part in parts if part)

    def filter_drafts(self, cards: Iterable[tuple[DraftSummary, str]]) -> list[DraftSummary]:
        """Those of the cards that are shown, each given with its searchable() text."""
        words = normalise_for_search(self.search_text).split()
        asks = _STATE_TESTS.get(self.state)
        return [
            card
            for card, text in cards
            if all(word in text for word in words)
            and (self.year == ALL_YEARS or self.year == (card.year or NO_YEAR))
            and (asks is None or asks(card))
        ]


def make_searchable_text(card: DraftSummary) -> str:
    """The text of a card that words are searched in."""
    return normalise_for_search(f"{card.unit} {card.year or ''}")
