"""Which kinds of words the guard finds in a text of a place, in a report of an invented body."""

from __future__ import annotations

from model.form import editions
from model.words.guard.all_kinds import check_prose_text
from model.words.guard.kinds import ProseText


def find_kinds(text: str, place: str = "overview", unit: str = "临江县水务局", year: int = 2025) -> list[str]:
    """The rules of all findings about a text."""
    prose = ProseText(place, text, unit, year, editions.edition_for(year))
    return [finding.rule for finding in check_prose_text(prose)]
