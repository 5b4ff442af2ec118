"""The libraries, fonts and icons the program uses, and their licences; read from resources/licences."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import metadata
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Component:
    """A library, font or set of icons.

    text: where in resources the whole text of its licence is; "" where none is needed.
    """

    name: str
    version: str
    licence: str
    text: str


def load_components() -> list[Component]:
    """All components, in the order of licences.toml, with the installed versions where they are known."""
    text = files("resources").joinpath("licences", "licences.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text)["component"]
    return [Component(row["name"], _find_version(row), row["licence"], row["text"]) for row in rows]


def read_licence(component: Component) -> str:
    """The whole text of a component's licence; "" where none is needed."""
    if not component.text:
        return ""
    return files("resources").joinpath(*component.text.split("/")).read_text(encoding="utf-8")


def _find_version(row: dict[str, str]) -> str:
    try:
        return metadata.version(row["distribution"])
    except (KeyError, metadata.PackageNotFoundError):  # fonts; and libraries in a packaged program, without metadata
        return row["version"]
