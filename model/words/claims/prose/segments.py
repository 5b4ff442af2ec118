"""Cuts the tokens of a sentence at its pauses and brackets: a segment is a phrase, 其中自然人34件."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from model.words.claims.prose.tokens import Token


@dataclass(frozen=True, slots=True)
class Segment:
    """A phrase between two pauses. mark: the pause or bracket before it, "" at the beginning of a sentence."""

    mark: str
    tokens: tuple[Token, ...]

    @property
    def has_number(self) -> bool:
        """Whether a number stands in it."""
        return any(token.kind == "number" for token in self.tokens)


def cut_into_segments(tokens: Sequence[Token]) -> list[Segment]:
    """The segments of a sentence that have any token; a remark in brackets without a number is part of its phrase."""
    segments: list[Segment] = []
    mark = ""
    current: list[Token] = []
    for token in _open_brackets(tokens):
        if token.kind in ("pause", "bracket"):
            if current:
                segments.append(Segment(mark, tuple(current)))
            # behind a remark in brackets goes on what stood before it
            mark, current = (mark if not current and token.text in "()" and mark else token.text), []
        else:
            current.append(token)
    if current:
        segments.append(Segment(mark, tuple(current)))
    return segments


def _open_brackets(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without the brackets around remarks that hold no number."""
    kept: list[Token] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        end = _find_closing(tokens, position) if token.text == "(" else -1
        inside = tokens[position + 1 : end] if end >= 0 else ()
        if end < 0 or any(other.kind == "number" for other in inside):
            kept.append(token)
            position += 1
            continue
        if any(other.value == "carried_in" for other in inside):
            # 受理（含上年结转）52件 counts what there was to handle
            kept.append(replace(inside[0], kind="row", value="worked"))
        else:
            # 予以公开（含部分公开）27件 counts both
            kept += [replace(other, kind="joint") if other.kind == "part" else other for other in inside
                     if other.kind != "pause"]  # fmt: skip
        position = end + 1
    return kept


def _find_closing(tokens: Sequence[Token], opening: int) -> int:
    """The position of the bracket that closes the one at a position; -1 for none."""
    for position in range(opening + 1, len(tokens)):
        if tokens[position].kind == "bracket":
            return position if tokens[position].text == ")" else -1
    return -1
