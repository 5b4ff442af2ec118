"""How much of a text a note quotes: its beginning and, of a row of a table, all its figures."""

from __future__ import annotations

from model.importing.matching.values import is_value

_MAX_LENGTH = 60
_MIN_LABEL_LENGTH = 20
_MAX_FIGURES_LENGTH = 1_000
"""Characters of a row from its first figure on; the widest table of the form needs 700 where all its rows are one."""


def shorten_quote(text: str) -> str:
    """A text as a note quotes it; of a long one the beginning, and all that stands from the first figure on.

    So of a row with a long label no figure is lost. Of sentences only the beginning is quoted.
    """
    if len(text) <= _MAX_LENGTH:
        return text
    words = text.split()
    first = next((at for at, word in enumerate(words) if is_value(word)), len(words))
    figures = " ".join(words[first:])
    is_row = 2 * sum(map(is_value, words[first:])) > len(words) - first
    if not is_row or len(figures) > _MAX_FIGURES_LENGTH:
        return text[:_MAX_LENGTH] + "…"
    label = " ".join(words[:first])
    longest = max(_MAX_LENGTH - len(figures), _MIN_LABEL_LENGTH)
    return f"{label if len(label) <= longest else label[:longest] + '…'} {figures}".strip()
