"""Which drafts the list shows: by words searched for, a year and a state."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.draft.draft_words import format_year
from model.text import to_comparable

if TYPE_CHECKING:
    from model.storage.summaries import DraftSummary

ALL_YEARS = -1
NO_YEAR = 0
"""The year of a draft whose year is not filled in."""
ALL_STATES = "全部状态"

_STATE_TESTS: dict[str, Callable[[DraftSummary], object]] = {
    "可以报送": lambda draft: draft.tally.is_clean and not draft.is_damaged,
    "有错误": lambda draft: draft.errors or draft.is_damaged,
    "待说明": lambda draft: draft.warnings,
    "未填完": lambda draft: draft.unread or draft.empty_cells or draft.empty_sections,
}
STATES = tuple(_STATE_TESTS)
"""The states that can be asked for; a draft that has errors and is unfilled too is shown for both."""


@dataclass(frozen=True, slots=True)
class DraftsFilter:
    """Takes drafts that hold every word of search_text, are of the year and in the state; by default, all drafts."""

    search_text: str = ""
    year: int = ALL_YEARS
    state: str = ALL_STATES

    @property
    def description(self) -> str:
        """What is asked for, in words: “水务”、2025 年、有错误; "" where all drafts are."""
        conditions = []
        if self.search_text.strip():
            conditions.append(f"“{self.search_text.strip()}”")
        if self.year != ALL_YEARS:
            conditions.append(format_year(self.year))
        if self.state != ALL_STATES:
            conditions.append(self.state)
        return "、".join(conditions)

    def filter_drafts(self, drafts: Iterable[tuple[DraftSummary, str]]) -> list[DraftSummary]:
        """Return the drafts that the filter takes, in their order; each is given with the text to be searched."""
        words = to_comparable(self.search_text).split()
        return [draft for draft, text in drafts if self._takes(draft) and all(word in text for word in words)]

    def _takes(self, draft: DraftSummary) -> bool:
        """Return whether a draft is of the year and in the state that are asked for."""
        if self.year not in (ALL_YEARS, draft.year or NO_YEAR):
            return False
        has_state = _STATE_TESTS.get(self.state)
        return has_state is None or bool(has_state(draft))


def make_searchable_text(draft: DraftSummary) -> str:
    """Return the text of a draft that words are searched in, normalised."""
    return to_comparable(f"{draft.unit} {draft.year or ''}")
