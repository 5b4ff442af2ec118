"""Finds the headings with which the sections begin: a chain of lines in the order of the form, each section once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from model.form.form import Form, Section
from model.importing.document import DocumentRow
from model.importing.matching.headings.heading_lines import (
    OFFICIAL_AND_NUMBERED,
    VARIANT,
    Level,
    is_official,
    is_page_number,
    read_heading,
)
from model.importing.matching.labels import normalise_label

_FOLLOWED_BY_TABLE = 1
"""What a heading of a table gains where a table follows it."""

_LISTED_WITH_PAGE = -2
"""What a line loses that has the number of a page behind it, as entries of a table of contents have."""

_FOLLOWED_BY_TEXT = -1
"""What a line loses that goes on behind the heading, which those that stand alone do not."""

_ROWS_BEFORE_TABLE = 4
"""So many rows may stand between a heading and its table: a remark, a unit."""

_MIN_ENTRIES = 3
"""Headings directly below each other that make a table of contents."""

_MIN_LEVEL_HEADINGS = 3
"""Lines numbered （一） or 1. are headings of sections only where as many follow each other in the form's order."""

_CONTENTS_TITLE = "目录"
_MAX_ENTRY_LENGTH = 80
_MAX_PART_LENGTH = 30
"""Characters of a line that may be one half of a heading."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that is a heading, or a part of one. section: the section it begins, "" where it only repeats a heading.

    length: of the heading in the line; what stands behind it is text of the section.
    """

    section: str
    length: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A row that may be a heading. row: its number; rows: how many it takes; place: of its section in the form."""

    row: int
    rows: int
    place: int
    weight: int
    level: Level
    length: int


@dataclass(frozen=True, slots=True)
class _Chain:
    """Candidates in the order of the form. last_place: of the last one's section in that order, -1 for none."""

    score: int = 0
    last_place: int = -1
    links: tuple[_Candidate, ...] = ()


def find_headings(rows: Sequence[DocumentRow], sections: Sequence[Section], form: Form) -> dict[int, Heading]:
    """The rows that are headings, by number.

    A list inside a section may be numbered and worded like the sections themselves. Headings follow each other in the
    form's order, so the chain in that order is taken whose lines are most surely headings. Repeated headings and the
    entries of a table of contents are headings that begin no section.
    """
    candidates = list(_find_candidates(rows, sections, form))
    contents = _find_contents(rows, candidates)
    chain = _find_best_chain([candidate for candidate in candidates if candidate.row not in contents])
    headings = {row: Heading("", len(rows[row].only_text)) for row in contents}
    for link in chain.links:
        headings[link.row] = Heading(sections[link.place].id, link.length)
        for row in range(link.row + 1, link.row + link.rows):
            headings[row] = Heading("", len(rows[row].only_text))
    headings |= dict(_find_repetitions(rows, sections, headings))
    return headings


def _find_candidates(rows: Sequence[DocumentRow], sections: Sequence[Section], form: Form) -> Iterator[_Candidate]:
    labels = collect_table_labels(form)
    for number, row in enumerate(rows):
        text = row.only_text
        if not text:
            continue
        for place, section in enumerate(sections):
            reading, count = read_heading(text, section, place + 1), 1
            if _is_official_in_two(rows, number, section):
                reading, count = read_heading(text + rows[number + 1].only_text, section, place + 1), 2
            if reading is None:
                continue
            weight = reading.weight
            behind = text[reading.length :] if count == 1 else ""
            if behind:
                weight += _LISTED_WITH_PAGE if is_page_number(behind) else _FOLLOWED_BY_TEXT
            is_followed = section.kind == "table" and _is_followed_by_table(rows, number, labels)
            if is_followed:
                weight += _FOLLOWED_BY_TABLE
            elif section.kind == "table" and reading.weight == VARIANT:
                continue  # 主动公开情况 over a paragraph is a subheading of 一
            length = reading.length if count == 1 else len(text)
            yield _Candidate(number, count, place, weight, reading.level, length)


def _is_official_in_two(rows: Sequence[DocumentRow], number: int, section: Section) -> bool:
    """Whether a row and the one below are the two halves of a section's heading."""
    if number + 1 >= len(rows) or rows[number].is_table or rows[number + 1].is_table:
        return False
    first, second = rows[number].only_text, rows[number + 1].only_text
    is_short = 0 < len(first) <= _MAX_PART_LENGTH and 0 < len(second) <= _MAX_PART_LENGTH
    is_whole = is_short and (is_official(first, section) or is_official(second, section))
    return is_short and not is_whole and is_official(first + second, section)


def collect_table_labels(form: Form) -> frozenset[str]:
    """The headings that stand over the figures of any table, normalised."""
    blocks = [block for table in form.tables.values() for block in table.blocks]
    texts = [text for block in blocks for text in (block.title, block.corner)]
    texts += [text for block in blocks for column in block.columns for text in (*column.under, column.label)]
    return frozenset(normalise_label(text) for text in texts) - {""}


def _is_followed_by_table(rows: Sequence[DocumentRow], number: int, labels: frozenset[str]) -> bool:
    below = [row for row in rows[number + 1 : number + 1 + 2 * _ROWS_BEFORE_TABLE] if row.text]
    return any(
        (row.is_table and not row.only_text) or normalise_label(row.only_text) in labels
        for row in below[:_ROWS_BEFORE_TABLE]
    )


def _find_best_chain(candidates: Sequence[_Candidate]) -> _Chain:
    """The chain of sections' own headings; where there is none, that of lines numbered like subheadings."""
    chain = _build_chain([candidate for candidate in candidates if candidate.level == "section"])
    if len(chain.links) >= _MIN_LEVEL_HEADINGS - 1:
        return chain
    for level in ("（一）", "1."):
        lower = _build_chain([candidate for candidate in candidates if candidate.level in (level, "section")])
        if len(lower.links) >= max(_MIN_LEVEL_HEADINGS, len(chain.links) + 1):
            return lower
    return chain


def _build_chain(candidates: Sequence[_Candidate]) -> _Chain:
    chains = [_Chain()]
    for candidate in candidates:
        before = max((chain for chain in chains if chain.last_place < candidate.place), key=lambda chain: chain.score)
        chains.append(_Chain(before.score + candidate.weight, candidate.place, (*before.links, candidate)))
    return max(chains, key=lambda chain: chain.score)


def _find_contents(rows: Sequence[DocumentRow], candidates: Sequence[_Candidate]) -> set[int]:
    """The rows of a table of contents: entries below each other whose sections begin further down.

    Below the word 目录 entries may have others of lower levels between them.
    """
    contents: set[int] = set()
    places = {candidate.row: candidate.place for candidate in candidates if _is_entry(rows, candidate)}
    for number, row in enumerate(rows):
        if normalise_label(row.only_text) == _CONTENTS_TITLE:
            contents |= {number, *_find_listed(rows, places, number + 1)}
    for run in _iter_runs(rows, places):
        if len(run) < _MIN_ENTRIES:
            continue
        later = {candidate.place for candidate in candidates if candidate.row > run[-1]}
        if {places[row] for row in run} <= later:
            contents |= set(run)
    return contents


def _is_entry(rows: Sequence[DocumentRow], candidate: _Candidate) -> bool:
    """Whether a line is a heading and nothing else, but for the number of a page."""
    behind = rows[candidate.row].only_text[candidate.length :]
    return not behind or is_page_number(behind)


def _find_listed(rows: Sequence[DocumentRow], places: Mapping[int, int], start: int) -> range:
    """The rows from one on that are entries of whatever level, up to where a section comes again or text begins.

    None where not all the sections that are entries begin further down.
    """
    listed: list[int] = []
    for number in range(start, len(rows)):
        row = rows[number]
        if number in places:
            if listed and places[number] <= places[listed[-1]]:
                return range(start, number)
            listed.append(number)
        elif "。" in row.text or (row.is_table and not row.only_text) or len(row.text) > _MAX_ENTRY_LENGTH:
            break
    later = {place for number, place in places.items() if listed and number > listed[-1]}
    is_complete = len(listed) >= _MIN_ENTRIES and {places[number] for number in listed} <= later
    return range(start, listed[-1] + 1) if is_complete else range(0)


def _iter_runs(rows: Sequence[DocumentRow], places: Mapping[int, int]) -> Iterator[list[int]]:
    """Rows below each other that are headings of ascending sections, with nothing but blank rows between."""
    run: list[int] = []
    for number, row in enumerate(rows):
        if number in places and (not run or places[number] > places[run[-1]]):
            run.append(number)
        elif row.text and not is_page_number(row.text):
            yield run
            run = [number] if number in places else []
    yield run


def _find_repetitions(
    rows: Sequence[DocumentRow], sections: Sequence[Section], headings: Mapping[int, Heading]
) -> Iterator[tuple[int, Heading]]:
    """The lines that repeat the heading of their section, as running titles and tables over several pages do."""
    by_id = {section.id: section for section in sections}
    section: Section | None = None
    for number, row in enumerate(rows):
        text = row.only_text
        if number in headings:
            section = by_id.get(headings[number].section, section)
        elif section and text and is_official(text, section):
            reading = read_heading(text, section, sections.index(section) + 1)
            if reading and reading.weight == OFFICIAL_AND_NUMBERED:
                yield number, Heading("", len(text))
