"""Prints on the terminal, which would obey control characters in the names and texts of files."""

from __future__ import annotations

import sys

from model.text import CONTROLS, write_out_controls


def print_line(text: str, err: bool = False) -> None:
    """Print a text of one line or several with its control characters written out; err: on stderr."""
    lines = (write_out_controls(line) for line in text.split("\n"))
    print("\n".join(lines), file=sys.stderr if err else sys.stdout)


def print_json(text: str) -> None:
    """Print JSON; a character that json leaves, though a terminal obeys it, becomes an escape that means the same."""
    escaped = CONTROLS.sub(lambda found: found[0] if found[0] == "\n" else f"\\u{ord(found[0]):04x}", text)
    print(escaped)
