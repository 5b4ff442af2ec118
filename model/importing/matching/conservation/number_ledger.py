"""Strikes the numbers of tables that were placed in figures or told in notes; what is left was lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from model.importing.matching.conservation.table_numbers import NumberLine, read_numbers
from model.importing.matching.found_figures import FoundFigures

_CELL_OF_WORKSHEET = re.compile(r" [A-Z]+ 列$")
_QUOTING_NOTE = re.compile(r"(.+?)：“(.*)”")
_QUOTED = re.compile(r"“([^”]*)”")


def cancel_by_location(
    lines: Mapping[str, NumberLine], found_figures: FoundFigures, notes: Sequence[str]
) -> Counter[str]:
    """Strike the numbers that were placed or told from the lines they stand in; those of other places, counted."""
    placed: dict[str, list[str]] = {}
    for found in found_figures.texts.values():
        placed.setdefault(_locate_row(found.location), []).extend(read_numbers(found.text))
    unused: Counter[str] = Counter()
    for location, numbers in placed.items():
        unused.update(_cancel(lines.get(location), numbers))
    for location, text in _list_told(found_figures, notes):
        unused.update(_cancel(lines.get(location), read_numbers(text)))
    return unused


def _list_told(found_figures: FoundFigures, notes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The texts that the clerk is told of, with the location of the row they stand in."""
    for found in found_figures.told:
        yield _locate_row(found.location), found.text
    noted_by_figures = set(found_figures.notes)
    for note in notes:
        quoting = None if note in noted_by_figures else _QUOTING_NOTE.match(note)
        if quoting:
            yield _locate_row(quoting[1]), " ".join(_QUOTED.findall(note))


def _cancel(line: NumberLine | None, numbers: Sequence[str]) -> list[str]:
    """Strike numbers from a line, also where their digits ran together in it; those that do not stand in it."""
    if line is None:
        return list(numbers)
    available = Counter(numbers)
    line.numbers = subtract(line.numbers, available)
    if line.numbers:
        line.numbers = _subtract_joined(line.numbers, numbers, available)
    return list(available.elements())


def _subtract_joined(numbers: Sequence[str], parts: Sequence[str], available: Counter[str]) -> list[str]:
    """The numbers that are no parts in a row written without a gap; the parts of each that is are used up."""
    joined = "".join(parts)
    part_at: dict[int, int] = {}
    place = 0
    for at, part in enumerate(parts):
        part_at[place] = at
        place += len(part)
    part_at[place] = len(parts)

    def take_parts(start: int, end: int) -> bool:
        """Use up the parts between two places; False where parts are cut there or were used already."""
        if start not in part_at or end not in part_at:
            return False
        taken = Counter(parts[part_at[start] : part_at[end]])
        if any(available[part] < count for part, count in taken.items()):
            return False
        available.subtract(taken)
        return True

    left: list[str] = []
    passed = 0
    for number in numbers:
        found = joined.find(number, passed)
        while found >= 0 and not take_parts(found, found + len(number)):
            found = joined.find(number, found + 1)
        if found < 0:
            left.append(number)
        else:
            passed = found + len(number)
    return left


def subtract(numbers: Iterable[str], available: Counter[str]) -> list[str]:
    """The numbers that are not available; each that is, is used up."""
    left: list[str] = []
    for number in numbers:
        if available[number] > 0:
            available[number] -= 1
        else:
            left.append(number)
    return left


def _locate_row(location: str) -> str:
    """The location of the row that a cell stands in."""
    return _CELL_OF_WORKSHEET.sub("", location)
