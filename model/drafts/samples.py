"""The sample reports of an invented bureau that come with the program: resources/samples, one TOML file each."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from model.checks.rules import compute_totals
from model.form import editions
from model.form.figures import Figure, deserialise_figure
from model.report.report import Report

DEMO_SAMPLE = "linjiang-2025"
"""The sample that demonstrations show."""

DEMO_SAMPLE_LAST_YEAR = "linjiang-2024"
"""The same bureau's report of the year before."""


@cache
def list_samples() -> tuple[str, ...]:
    """The samples there are, oldest report first."""
    found = (file.name for file in files("resources").joinpath("samples").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in found if name.endswith(".toml")))


@cache
def load_sample(name: str) -> Report:
    """A sample with its totals computed; every entry its file leaves out is 0. Raises KeyError for an unknown name."""
    if name not in list_samples():
        raise KeyError(name)
    text = files("resources").joinpath("samples", f"{name}.toml").read_text(encoding="utf-8")
    raw = tomllib.loads(text, parse_float=Decimal)
    form = editions.load_form(raw["edition"])
    figures: dict[str, Figure] = {cell.id: 0 for cell in form.entry_cells}
    figures |= _flatten_figures(raw["figures"])
    prose = {id: words.strip() for id, words in raw["prose"].items()}
    return compute_totals(form, Report(form.edition, raw["cover"], figures, prose))


def _flatten_figures(raw: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Figure]]:
    """Cell ids and figures from the nested tables of a TOML file; money is a text as serialise_figure writes it."""
    for key, value in raw.items():
        id = f"{above}.{key}".lstrip(".")
        if isinstance(value, Mapping):
            yield from _flatten_figures(value, id)
        else:
            yield id, deserialise_figure(value) if isinstance(value, str) else value
