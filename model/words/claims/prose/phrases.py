"""The words before and behind a number: which of them belong to it, and what part the number plays."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from model.words.claims.prose.segments import Segment
from model.words.claims.prose.statements import Role
from model.words.claims.prose.subjects import CONTENT, FLOWS, has_content, has_unknown
from model.words.claims.prose.tokens import Token

_WAYS_TO_COURT = ("direct", "after_review")
SCOPED_UNITS = frozenset(["件", "件次", "份", "宗", "起", "例"])
"""The measure words of applications: numbers with these may be another body's, or of another matter."""


def counts_public_papers(segment: Segment) -> bool:
    """Whether a phrase is 主动公开100件: then 依申请公开30件 beside it counts papers by how they may be published."""
    for word, number in pairwise(segment.tokens):
        if word.text == "主动公开" and number.kind == "number" and number.unit in SCOPED_UNITS:
            return True
    return False


def cut_part(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words behind the last 其中 or 中: what stands before them names the whole."""
    for position in range(len(words) - 1, -1, -1):
        if words[position].kind in ("part", "inside"):
            return words[position + 1 :]
    return words


def add_comparison(before: Segment | None, words: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words before a change, with those of the phrase before that say to what it is one: 与上年相比，增加8件."""
    is_change = any(word.kind in ("rise", "fall") for word in words)
    if before is None or before.has_number or not is_change or any(word.kind == "compare" for word in words):
        return words
    compared = tuple(word for word in before.tokens if word.kind == "compare")
    is_all = all(word.kind in ("compare", "filler", "time") for word in before.tokens)
    return (*compared, *words) if is_all else words


def add_trail(words: tuple[Token, ...], trail: tuple[Token, ...], is_last: bool) -> tuple[Token, ...]:
    """The words before a number, with those behind it where these say what it counts: 22件予以公开, 收到的48件申请."""
    ends_there = is_last or (bool(trail) and trail[-1].kind == "inside")
    named = tuple(word for word in trail if word.kind != "inside")
    if not ends_there or has_unknown(named):
        return words
    if has_content(words):
        kinds = {word.kind for word in words if word.kind in CONTENT}
        others = {word.kind for word in named} - {"filler", "each"}
        # what stands before the number names the applications and what stands behind it what was done, or reversed
        names_result = others == {"row"} and not any(word.value in FLOWS for word in named)
        # 未办结的3件申请结转下年度 says the same thing before and behind it
        says_it_again = others == {"request", "row"} and _list_rows(named) <= _list_rows(words)
        # 行政诉讼1件（未经复议直接起诉） says behind the number which cases they are
        names_cases = others == kinds == {"remedy"} and any(word.value in _WAYS_TO_COURT for word in named)
        complete_each_other = (
            others == {"request"} or says_it_again or names_cases or (kinds == {"request"} and names_result)
        )
        return (*words, *named) if complete_each_other else words
    return (*words, *named) if has_content(named) and not has_unknown(words) else words


def _list_rows(words: Sequence[Token]) -> set[str]:
    return {word.value for word in words if word.kind == "row"}


def cut_inside(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words behind a number up to 中: 48件申请中，自然人… names what the 48 are."""
    for position, word in enumerate(words):
        if word.kind == "inside":
            return words[: position + 1]
    return words


def is_other_role(words: Sequence[Token]) -> bool:
    """Whether words say that the number behind them is a share or a change."""
    return any(word.kind in ("share", "compare", "rise", "fall") for word in words)


def find_role(words: Sequence[Token], token: Token) -> tuple[Role, bool]:
    """What the number is for, and whether it is a rise."""
    kinds = {word.kind for word in words}
    if "share" in kinds:
        return ("share" if token.unit == "%" else "other"), False
    if kinds & {"rise", "fall"}:
        return ("change" if "compare" in kinds else "other"), "rise" in kinds
    if "compare" in kinds or token.unit == "%":
        return "other", False
    if "sum" in kinds and not has_content(words):
        return "sum", False
    return "figure", False


def without_comparison(words: Sequence[Token]) -> list[Token]:
    """The words without those that make a number a share or a change; what is left says of what."""
    return [word for word in part_of_share(words) if word.kind not in ("compare", "rise", "fall", "share")]


def part_of_share(words: Sequence[Token]) -> Sequence[Token]:
    """The words of what a share is one: 不予公开占办结总数的12.2% names the whole behind 占."""
    for position, word in enumerate(words):
        if word.kind == "share" and not word.text.startswith("占比"):
            return words[:position]
    return words
