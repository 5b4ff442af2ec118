"""What a sum (本级政府汇总) is made of, as its workbook carries it: each unit's figures, and what these are made of.

As plain JSON data and back. The figures of a part are texts in the order of a list of cells that stands beside them:
a cell's id for every figure of a thousand towns would make a workbook of many megabytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from model.errors import NianbaoError, UnreadableFigure
from model.form.figures import Figure, deserialise_figure, serialise_figure
from model.report.report import Report

MAX_PARTS = 5_000
"""Parts that a workbook carries, those of parts among them; with more it carries the units alone, or none."""

MAX_DEPTH = 6
"""Levels below a sum: a country has provinces, cities, counties, towns and villages."""

MAX_NAME_LENGTH = 200
MAX_REASON_LENGTH = 2_000

_VERSION = 1


@dataclass(frozen=True)
class SummedPart:
    """A unit whose figures stand in a sum. figures: by cell id; parts: what they are the sum of, where they are one."""

    name: str
    edition: str
    figures: Mapping[str, Figure] = field(default_factory=dict)
    parts: tuple[SummedPart, ...] = ()

    def as_report(self, year: int) -> Report:
        """Its figures as a report of the year: what the next year's is compared with."""
        return Report(self.edition, {"unit": self.name, "year": str(year)}, self.figures)


@dataclass(frozen=True)
class SumParts:
    """All that a sum is made of. adjustments: cell id, amount and reason of what was added beside the units."""

    parts: tuple[SummedPart, ...] = ()
    adjustments: tuple[tuple[str, Figure, str], ...] = ()

    @property
    def count(self) -> int:
        """How many parts there are, those of parts among them."""
        return _count_parts(self.parts)

    def without_inner_parts(self) -> SumParts:
        """The units alone, without what they are made of."""
        return SumParts(tuple(SummedPart(part.name, part.edition, part.figures) for part in self.parts))


def _count_parts(parts: Iterable[SummedPart]) -> int:
    return sum(1 + _count_parts(part.parts) for part in parts)


def to_parts_record(sum_parts: SumParts) -> dict[str, Any] | None:
    """The parts as a dictionary that json can write; None where there are none, or too many for a workbook."""
    if sum_parts.count > MAX_PARTS:
        sum_parts = sum_parts.without_inner_parts()
    if not sum_parts.parts or sum_parts.count > MAX_PARTS:
        return None
    cells: dict[str, dict[str, int]] = {}
    parts = [_write_part(part, cells) for part in sum_parts.parts]
    return {
        "version": _VERSION,
        "cells": {edition: list(places) for edition, places in cells.items()},
        "parts": parts,
        "adjustments": [[cell, serialise_figure(amount), reason] for cell, amount, reason in sum_parts.adjustments],
    }


def _write_part(part: SummedPart, cells: dict[str, dict[str, int]]) -> dict[str, Any]:
    places = cells.setdefault(part.edition, {})
    for cell in part.figures:
        places.setdefault(cell, len(places))
    texts = [""] * len(places)
    for cell, figure in part.figures.items():
        texts[places[cell]] = serialise_figure(figure)
    record: dict[str, Any] = {"name": part.name, "edition": part.edition, "figures": ",".join(texts)}
    if part.parts:
        record["parts"] = [_write_part(inner, cells) for inner in part.parts]
    return record


def from_parts_record(record: object) -> SumParts | None:
    """What to_parts_record() wrote; None for anything else.

    A stranger may have put anything in its place: every place must be one of its edition and have a figure that fits.
    """
    if not isinstance(record, Mapping) or record.get("version") != _VERSION:
        return None
    raw_cells, raw_parts, raw_adjustments = (record.get(key) for key in ("cells", "parts", "adjustments"))
    if not (isinstance(raw_cells, Mapping) and isinstance(raw_parts, list) and isinstance(raw_adjustments, list)):
        return None
    try:
        reader = _PartReader(raw_cells)
        parts = tuple(reader.read(part, 1) for part in raw_parts)
        return SumParts(parts, tuple(_read_adjustment(raw) for raw in raw_adjustments[:MAX_PARTS]))
    except (_BadPart, NianbaoError, RecursionError):
        return None


class _BadPart(ValueError):
    """What should be a part of a sum is none."""


class _PartReader:
    """Reads the parts of a record, as many as a workbook may carry."""

    def __init__(self, cells: Mapping[object, object]) -> None:
        self._cells: dict[str, Sequence[str]] = {}
        for edition, ids in cells.items():
            if not isinstance(edition, str) or not isinstance(ids, list):
                raise _BadPart
            if not all(isinstance(id, str) for id in ids) or len(set(ids)) < len(ids):
                raise _BadPart
            self._cells[edition] = ids
        self._count = 0

    def read(self, record: object, depth: int) -> SummedPart:
        """The part in a record. Raises _BadPart, UnreadableFigure."""
        from model.report.value_check import find_unfit_place, is_known_edition  # brings the forms

        self._count += 1
        if not isinstance(record, Mapping) or depth > MAX_DEPTH or self._count > MAX_PARTS:
            raise _BadPart
        name, edition, texts, inner = (record.get(key) for key in ("name", "edition", "figures", "parts"))
        if not isinstance(name, str) or len(name) > MAX_NAME_LENGTH or not isinstance(texts, str):
            raise _BadPart
        if not isinstance(edition, str) or not is_known_edition(edition) or not isinstance(inner, list | None):
            raise _BadPart
        ids, figures = self._cells.get(edition, ()), texts.split(",") if texts else []
        if len(figures) > len(ids):
            raise _BadPart
        read = {id: deserialise_figure(text) for id, text in zip(ids, figures, strict=False) if text}
        if find_unfit_place(edition, read.items()) is not None:
            raise _BadPart
        return SummedPart(name, edition, read, tuple(self.read(part, depth + 1) for part in inner or ()))


def _read_adjustment(raw: object) -> tuple[str, Figure, str]:
    if not isinstance(raw, list) or len(raw) != 3 or not all(isinstance(text, str) for text in raw):
        raise _BadPart
    cell, amount, reason = raw
    if len(cell) > MAX_NAME_LENGTH or len(reason) > MAX_REASON_LENGTH:
        raise _BadPart
    try:
        return cell, deserialise_figure(amount), reason
    except UnreadableFigure as error:
        raise _BadPart from error
