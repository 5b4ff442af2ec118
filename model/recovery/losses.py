"""What a salvaged draft lacks, measured by its history and by the backup."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from model.errors import NianbaoError
from model.form import editions
from model.form.form import Form
from model.report.report import kind_of_place
from model.storage.draft_rows import DraftRows


@dataclass(frozen=True, slots=True)
class Losses:
    """What is missing or other than it must be. figures, texts: how many; sections: where, by the names of their tabs.

    edits: how many steps of the history the backup has and the salvaged draft has not; last_year: whether the backup
    has another report of last year, or one where the salvaged draft has none.
    """

    figures: int = 0
    texts: int = 0
    sections: tuple[str, ...] = ()
    edits: int = 0
    last_year: bool = False


def find_losses(salvaged: DraftRows, backed_up: DraftRows | None) -> Losses | None:
    """What the salvaged draft lacks; None where nothing is known to be missing.

    Its entries must be those of the backup, changed by the edits made since; without a backup, what its own edits left.
    """
    expected: dict[str, str | None] = dict(backed_up.entries) if backed_up else {}
    known_edits = set(backed_up.edits) if backed_up else set()
    later = [changes for at, label, changes in salvaged.edits if (at, label, changes) not in known_edits]
    expected |= _replay(later)
    stored = dict(salvaged.entries)
    places = [place for place, text in expected.items() if (text or None) != stored.get(place)]
    if backed_up:  # what neither the backup has nor an edit entered cannot be right either
        places += [place for place in stored if place not in expected]
    figures = [place for place in places if kind_of_place(place)[0] in ("figures", "stated_totals")]
    losses = Losses(
        figures=len(figures),
        texts=len(places) - len(figures),
        sections=_name_sections(str(salvaged.columns["edition"]), places),
        edits=len(known_edits - set(salvaged.edits)),
        last_year=bool(backed_up and backed_up.last_year and backed_up.last_year != salvaged.last_year),
    )
    return losses if losses != Losses() else None


def _replay(changes: Iterable[str]) -> dict[str, str | None]:
    """By place, what these edits left there; one that cannot be read is passed over."""
    values: dict[str, str | None] = {}
    for text in changes:
        try:
            values.update((place, after) for place, _, after in json.loads(text))
        except (ValueError, TypeError):
            continue
    return values


def _name_sections(edition: str, places: Iterable[str]) -> tuple[str, ...]:
    """The names of the tabs that these places are edited in, in the order of the form."""
    try:
        form = editions.load_form(edition)
    except (NianbaoError, OSError, KeyError):
        return ()
    ids = {_section_of(form, place) for place in places}
    return tuple(section.tab for section in form.sections if section.id in ids)


def _section_of(form: Form, place: str) -> str:
    """The id of the section of a place, also of a note or a stated total."""
    kind, key = kind_of_place(place)
    return form.section_of(place if kind in ("figures", "prose", "cover") else key)
