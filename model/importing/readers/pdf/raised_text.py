"""Tells notes apart from text in a PDF: smaller characters, raised or lowered, that stand directly at others."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from model.importing.readers.pdf.page_objects import Glyph, RulingLine

# Word sets notes at 0.65 of the size of the text and raises them by 0.33 of it, LibreOffice at 0.58 and by 0.33,
# browsers at 0.83 and by 0.4. All below is measured in heights of the text
_MAX_SIZE = 0.87
_MAX_SURE_SIZE = 0.75
"""No larger text is set beside other text without being a note; a larger one must be moved farther."""
_RAISED_BY, _SURELY_RAISED_BY = (0.15, 0.75), (0.25, 0.6)
_LOWERED_BY, _SURELY_LOWERED_BY = (0.05, 0.45), (0.12, 0.4)
_MAX_GAP = 0.3
_MAX_OVERLAP = 0.3
_RUN_GAP = 0.45
"""Characters no farther apart, of one size and baseline, stand in one run."""
_MAX_NOTE_LENGTH = 8
_SAME = 0.03
"""Sizes and baselines that differ by less are the same."""

_POWERS = str.maketrans("23", "²³")
_INDICES = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@dataclass(frozen=True)
class SplitText:
    """The characters of a page that are text, and those that stand raised (上标) or lowered (下标) at it."""

    text: list[Glyph]
    raised: list[Glyph]
    lowered: list[Glyph]


def split_raised(glyphs: Sequence[Glyph], ruling_lines: Sequence[RulingLine]) -> SplitText:
    """The characters in text and notes; a power in a unit (m²) and an index at a letter (CO₂) stay text.

    ruling_lines: what stands beyond one is in another cell.
    """
    found = SplitText([], [], [])
    runs = sorted(_split_runs(glyphs), key=lambda run: run[0].baseline)
    sizes = [run[0].size for run in runs]
    if not runs or min(sizes) > _MAX_SIZE * max(sizes):
        return SplitText(list(glyphs), [], [])
    baselines = [run[0].baseline for run in runs]
    upright = [line for line in ruling_lines if not line.is_horizontal]
    reach = _RAISED_BY[1] * max(sizes)
    changed: dict[int, Glyph] = {}
    notes: dict[int, Literal["raised", "lowered"]] = {}
    for run in runs:
        if len(run) > _MAX_NOTE_LENGTH:
            continue
        near = range(bisect_left(baselines, run[0].baseline - reach), bisect_right(baselines, run[0].baseline + reach))
        for at in near:
            move = _find_move(run, runs[at], upright)
            if move:
                kept = _keep_unit(run, runs[at], move)
                changed.update({id(glyph): new for glyph, new in zip(run, kept, strict=False)})
                notes.update({id(glyph): move for glyph in run})
                break
    for glyph in glyphs:
        if id(glyph) in changed:
            found.text.append(changed[id(glyph)])
        elif id(glyph) in notes:
            (found.raised if notes[id(glyph)] == "raised" else found.lowered).append(glyph)
        else:
            found.text.append(glyph)
    return found


def _split_runs(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Runs of characters, in the order drawn, that stand side by side in one size on one baseline."""
    if not glyphs:
        return []
    runs = [[glyphs[0]]]
    for before, glyph in pairwise(glyphs):
        is_same_size = abs(before.size - glyph.size) <= _SAME * before.size
        is_same_line = abs(before.baseline - glyph.baseline) <= _SAME * before.size
        is_beside = -_MAX_OVERLAP * before.size <= glyph.left - before.right <= _RUN_GAP * before.size
        if is_same_size and is_same_line and is_beside:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def _find_move(
    run: Sequence[Glyph], base: Sequence[Glyph], upright: Sequence[RulingLine]
) -> Literal["raised", "lowered"] | None:
    """How a run stands to a base of larger characters that it directly follows or precedes; None for no such base."""
    size = base[0].size
    if run[0].size > _MAX_SIZE * size:
        return None
    is_small = run[0].size <= _MAX_SURE_SIZE * size
    up = (run[0].baseline - base[0].baseline) / size
    raised_by = _RAISED_BY if is_small else _SURELY_RAISED_BY
    lowered_by = _LOWERED_BY if is_small else _SURELY_LOWERED_BY
    if raised_by[0] <= up <= raised_by[1]:
        move: Literal["raised", "lowered"] = "raised"
    elif lowered_by[0] <= -up <= lowered_by[1]:
        move = "lowered"
    else:
        return None
    for left, right in ((base[-1].right, run[0].left), (run[-1].right, base[0].left)):
        if -_MAX_OVERLAP * size <= right - left <= _MAX_GAP * size and not _is_parted(left, right, run[0], upright):
            return move
    return None


def _is_parted(left: float, right: float, glyph: Glyph, upright: Sequence[RulingLine]) -> bool:
    """Whether an upright line stands between two places on the line of a character."""
    low, high = min(left, right) - 1, max(left, right) + 1
    return any(low <= line.position <= high and line.start <= glyph.baseline <= line.end for line in upright)


def _keep_unit(run: Sequence[Glyph], base: Sequence[Glyph], move: Literal["raised", "lowered"]) -> list[Glyph]:
    """The run as characters of its base's size where it belongs to a unit or formula; [] for a note."""
    last = base[-1]
    is_behind = run[0].left >= last.centre
    text = "".join(glyph.text for glyph in run)
    if not is_behind or not last.text.isascii() or not last.text.isalpha():
        return []
    if move == "raised" and last.text == "m" and text in ("2", "3"):
        signs = _POWERS
    elif move == "lowered" and text.replace(".", "").isdecimal():
        signs = _INDICES
    else:
        return []
    return [replace(glyph, text=glyph.text.translate(signs), baseline=last.baseline, size=last.size) for glyph in run]
