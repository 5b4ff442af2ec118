"""A Proofreading as the text that the store holds of it, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping

from model.errors import UnreadableFigure
from model.form.figures import Figure, deserialise_figure, serialise_figure
from model.proofreading.proofreading import Difference, Proofreading


class UnreadableRecord(ValueError):
    """A text that write_record did not write."""


def write_record(proofreading: Proofreading) -> str:
    """The JSON of a Proofreading; a blank cell is null."""
    record = {
        "confirmed": {cell: _write_figure(figure) for cell, figure in proofreading.confirmed.items()},
        "differing": {
            cell: [_write_figure(difference.standing), _write_figure(difference.typed)]
            for cell, difference in proofreading.differing.items()
        },
        "position": proofreading.position,
        "reads_totals": proofreading.reads_totals,
        "is_blind": proofreading.is_blind,
    }
    return json.dumps(record, separators=(",", ":"))


def read_record(text: str) -> Proofreading:
    """The Proofreading that write_record wrote; raises UnreadableRecord for another text."""
    try:
        record = json.loads(text)
        confirmed = {str(cell): _read_figure(figure) for cell, figure in _require_mapping(record["confirmed"]).items()}
        differing = {str(cell): _read_pair(pair) for cell, pair in _require_mapping(record["differing"]).items()}
        reads_totals, is_blind = bool(record["reads_totals"]), bool(record["is_blind"])
        return Proofreading(confirmed, differing, str(record["position"]), reads_totals, is_blind)
    except (ValueError, KeyError, TypeError, UnreadableFigure, RecursionError) as error:
        raise UnreadableRecord(text) from error


def _write_figure(figure: Figure | None) -> str | None:
    return None if figure is None else serialise_figure(figure)


def _read_figure(text: object) -> Figure | None:
    """A figure as _write_figure wrote it; raises UnreadableFigure or TypeError for anything else."""
    if text is None:
        return None
    if not isinstance(text, str):
        raise TypeError(text)
    return deserialise_figure(text)


def _read_pair(pair: object) -> Difference:
    """What stood in a cell and what was typed; raises UnreadableFigure or TypeError for anything else."""
    if not isinstance(pair, list) or len(pair) != 2:
        raise TypeError(pair)
    standing, typed = pair
    return Difference(_read_figure(standing), _read_figure(typed))


def _require_mapping(value: object) -> Mapping[object, object]:
    if not isinstance(value, dict):
        raise TypeError(value)
    return value
