"""Tables on paper: figures inside their boxes, frames closed on every page, headings over every part."""

from __future__ import annotations

from pathlib import Path

import pytest

import exporters
from exporters.typesetting.page_standard import POINTS_PER_MM
from tests.exporters.invented import invented
from tests.exporters.printed import Box, Glyph, read


@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("huge", [False, True])
def test_every_figure_stands_inside_a_box(edition: str, huge: bool, tmp_path: Path) -> None:
    exporters.write_report(*invented(edition, huge), tmp_path / "report.pdf")
    figures = 0
    for sheet in read(tmp_path / "report.pdf"):
        for line in sheet.lines():
            for run in _runs([glyph for glyph in line if glyph.size < 11]):
                left, right = run[0].x, run[-1].x + run[-1].size / 2
                assert any(box.left <= left and right <= box.right for box in _around(run[0], sheet.boxes)), run
                figures += 1
    assert figures > 190


def _runs(line: list[Glyph]) -> list[list[Glyph]]:
    """The numbers of a line: digits that follow each other closely."""
    runs: list[list[Glyph]] = []
    for glyph in line:
        if glyph.char not in "0123456789.-":
            continue
        if runs and glyph.x - runs[-1][-1].x < 0.6 * glyph.size:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def _around(glyph: Glyph, boxes: list[Box]) -> list[Box]:
    """The smallest box around a character, as a list of one."""
    around = [b for b in boxes if b.left <= glyph.x <= b.right and b.top <= glyph.y <= b.bottom]
    return sorted(around, key=lambda box: (box.right - box.left) * (box.bottom - box.top))[:1]


def test_table_frames_fill_the_width_and_close(tmp_path: Path) -> None:
    exporters.write_report(*invented(), tmp_path / "report.pdf")
    frames = [box for sheet in read(tmp_path / "report.pdf") for box in sheet.boxes if box.stroke > 0.9]
    assert len(frames) == 5  # 表二 and 表三 stand on two pages each
    for frame in frames:
        assert (frame.left, frame.right) == pytest.approx((28 * POINTS_PER_MM, 184 * POINTS_PER_MM), abs=0.1)
