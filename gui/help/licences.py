"""What the program is made of that others have made, and under which licence; read from resources/licences."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import metadata
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Component:
    """A library, font or set of icons. text: its licence's whole text in resources; "" where none is needed."""

    name: str
    version: str
    licence: str
    text: str


def load_components() -> list[Component]:
    """All of them, in the list's order; versions are those installed, where that can be told."""
    told = tomllib.loads(files("resources").joinpath("licences", "licences.toml").read_text(encoding="utf-8"))
    return [
        Component(row["name"], _find_version(row), row["licence"], row["text"])
        for row in told["component"]  # a field more or less would be the list's mistake, and a test's to find
    ]


def read_licence(component: Component) -> str:
    """The text of its licence."""
    return files("resources").joinpath(*component.text.split("/")).read_text(encoding="utf-8") if component.text else ""


def _find_version(row: dict[str, str]) -> str:
    try:
        return metadata.version(row["distribution"])
    except (KeyError, metadata.PackageNotFoundError):  # fonts; and a packaged program has only the libraries' files
        return row["version"]
