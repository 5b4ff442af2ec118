"""Whether values that a stranger's file states can stand in a report: known places, figures of the cell's kind, texts.

The record in a workbook and the drafts in an archive are asked here, value by value, before anything is believed. What
is odd but can be shown, as a figure below 0, passes: the checks of the report tell of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from model.form.editions import list_editions, load_form
from model.form.figures import Kind, Money
from model.report.report import PROSE_PLACES, SENDING_PARTS, Value, kind_of_place

MAX_TEXT_LENGTH = 200_000
"""Characters of one text; the longest prose of published reports has not a tenth of it."""

_MAX_ANSWER_KEY = 200
"""Characters: a key is the name of a rule and of what it was applied to."""

_KindOfPlace = Kind | None
"""The kind of figure a place has; None for a text."""


def is_known_edition(edition: object) -> bool:
    """Whether there is a form of this edition."""
    return isinstance(edition, str) and edition in list_editions()


def find_unfit_place(edition: str, values: Iterable[tuple[str, Value | None]]) -> str | None:
    """The first place whose value cannot stand in a report of a known edition; None where all can."""
    kinds = _list_kinds(edition)
    for place, value in values:
        if not isinstance(place, str):
            return repr(place)
        kind_name, key = kind_of_place(place)
        if kind_name in SENDING_PARTS:
            is_fit = _is_sending_fit(edition, kind_name, key, value)
        elif value is None:
            is_fit = place in kinds or _is_answer(place)
        elif isinstance(value, str):
            is_fit = len(value) <= MAX_TEXT_LENGTH and (kinds.get(place, "count") is None or _is_answer(place))
        else:
            kind = kinds.get(place)
            is_fit = kind is not None and isinstance(value, Money) == (kind == "money")
        if not is_fit:
            return place
    return None


def _is_sending_fit(edition: str, kind: str, key: str, value: Value | None) -> bool:
    """Whether a value can stand where it is said what was sent of the report."""
    from model.report import sendings  # a frozen report is asked here in its turn

    if not sendings.is_sending_key(load_form(edition), kind, key):
        return False
    return value is None or (isinstance(value, str) and sendings.is_fit_text(kind, key, value))


def _is_answer(place: str) -> bool:
    """Whether a place is that of an answer to a finding; a finding that no rule makes any more is shown nowhere."""
    return place.startswith("answer.") and len(place) <= _MAX_ANSWER_KEY and place.isprintable()


@cache
def _list_kinds(edition: str) -> dict[str, _KindOfPlace]:
    """Every place of an edition but answers, with the kind of its figure, None for a text."""
    form = load_form(edition)
    figures: dict[str, _KindOfPlace] = {id: cell.kind for id, cell in form.cells.items()}
    texts = [*PROSE_PLACES, *(field.place for field in form.fields)]
    return {
        **figures,
        **{f"claim.{id}": kind for id, kind in figures.items()},
        **dict.fromkeys(texts),
        **{f"note.{id}": None for id in figures},
        **{f"blank.{id}": None for id in figures},
        **{f"unread.{place}": None for place in (*figures, *texts)},
    }
