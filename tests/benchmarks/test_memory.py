"""What the window holds on to: memory after many edits with the preview open, and after opening and closing it."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.editor.editor import Editor
from model.report.report import Value
from tests.gui.opened import editor_of, opened
from tests.reports import balanced

EDITS = 1000
TOGGLES = 200
TOLD_EVERY = 200
PAPER_TIME = 120
"""Milliseconds after an edit in which the preview may set the pages anew."""


@pytest.mark.bench
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_memory_after_edits_and_previews(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced())
    editor = editor_of(program)
    editor.toggle_preview()
    told = [f"{measure_memory():.0f}"]
    for number in range(1, EDITS + 1):
        enter_figure(editor, number)
        qtbot.wait(PAPER_TIME)
        if number % TOLD_EVERY == 0:
            told.append(f"{measure_memory():.0f}")
    print(f"\n{EDITS} edits with the preview open, MB after each {TOLD_EVERY}: {' · '.join(told)}")
    told = [f"{measure_memory():.0f}"]
    for number in range(1, TOGGLES + 1):
        editor.toggle_preview()
        qtbot.wait(PAPER_TIME // 4)
        if number % (TOLD_EVERY // 5) == 0:
            told.append(f"{measure_memory():.0f}")
    print(f"{TOGGLES} times the preview opened or closed, MB: {' · '.join(told)}")


def enter_figure(editor: Editor, number: int) -> None:
    """Enter another figure, as a clerk would."""
    values: dict[str, Value | None] = {"requests.received.natural": number % 90}
    editor.open_draft.enter_values(values, "填写自然人")


def measure_memory() -> float:
    """Megabytes that this process has in memory once all that can go has gone."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1_000_000
