"""A long day with the preview open: what was painted for an earlier edit is not kept."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.benchmarks.test_memory import PAPER_TIME, enter_figure, measure_memory
from tests.gui.opened import editor_of, opened
from tests.reports import balanced

FIRST_EDITS = 20
"""After so many, caches are as full as they get."""
MORE_EDITS = 40
MAX_GROWTH = 30
"""Megabytes. Each edit's pages are 2.2 MB, so that keeping them would take 90."""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_edits_with_the_preview_open_take_no_more_and_more_memory(qtbot: QtBot, tmp_path: Path) -> None:
    editor = editor_of(opened(qtbot, tmp_path, balanced()))
    editor.toggle_preview()
    before = 0.0
    for number in range(FIRST_EDITS + MORE_EDITS):
        if number == FIRST_EDITS:
            before = measure_memory()
        enter_figure(editor, number)
        qtbot.wait(PAPER_TIME)
    assert measure_memory() - before < MAX_GROWTH


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_opening_the_preview_again_and_again_takes_no_more_and_more_memory(qtbot: QtBot, tmp_path: Path) -> None:
    editor = editor_of(opened(qtbot, tmp_path, balanced()))
    before = 0.0
    for number in range(FIRST_EDITS + MORE_EDITS):
        if number == FIRST_EDITS:
            before = measure_memory()
        editor.toggle_preview()
        qtbot.wait(PAPER_TIME // 2)
    assert measure_memory() - before < MAX_GROWTH
