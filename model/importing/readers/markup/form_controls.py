"""Writes what the fields of a saved page that was filled in show into its text."""

from __future__ import annotations

from lxml import etree

from model.text import clean_line

CONTROL_TAGS = ("input", "select", "textarea")

_UNREAD_TYPES = frozenset(
    {"hidden", "checkbox", "radio", "submit", "reset", "button", "image", "file", "password", "search", "range"}
    | {"color"}
)
"""Types of input that show no text, or none that belongs to a report."""


def write_out_controls(root: etree._Element) -> None:
    """Give each input and select the text it shows; a placeholder is none. Changes the tree."""
    for control in list(root.iter("input", "select")):
        shown = _read_input(control) if control.tag == "input" else _read_choice(control)
        for option in list(control):
            control.remove(option)
        control.text = clean_line(shown) or None


def _read_input(control: etree._Element) -> str:
    kind = control.get("type", "text").strip().lower()
    return "" if kind in _UNREAD_TYPES else str(control.get("value", "")).strip()


def _read_choice(control: etree._Element) -> str:
    """The texts of the chosen options; where the page chooses none, that of the first, as a browser shows it.

    A first option without a value (请选择) only asks to choose one.
    """
    options = list(control.iter("option"))
    chosen = [option for option in options if "selected" in option.attrib]
    if "multiple" in control.attrib:
        return "、".join(_read_option(option) for option in chosen)
    if chosen:
        return _read_option(chosen[-1])
    is_list = control.get("size", "1").strip() not in ("", "0", "1")
    first = next((option for option in options if "disabled" not in option.attrib), None)
    return "" if first is None or is_list or first.get("value") == "" else _read_option(first)


def _read_option(option: etree._Element) -> str:
    return option.get("label", "").strip() or " ".join("".join(option.itertext()).split())
