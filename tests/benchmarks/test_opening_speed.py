"""How long a draft takes to open from the list: its digest is checked, its report checked, its editor built and shown.

Against the time of the clock and of the processor, as other programs of the machine may be busy. In the window it opens
a step at a time: the longest step is how long the window does not answer.
"""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median, quantiles

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.style import theme
from model.drafts.samples import DEMO_SAMPLE, load_sample
from tests.gui.history.at_timeline import crowded
from tests.gui.opened import opened

OPENINGS = 30


@pytest.mark.bench
@pytest.mark.parametrize("edits", [1, 1_000])
def test_opening_a_draft(edits: int, qtbot: QtBot, tmp_path: Path) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply_theme(app)  # a style sheet takes most of the time
    store, id = crowded(tmp_path, edits)
    store.close()
    program = opened(qtbot, tmp_path, load_sample(DEMO_SAMPLE))
    clock: list[float] = []
    processor: list[float] = []
    steps: list[float] = []
    for _ in range(OPENINGS):
        program.close_draft()
        QApplication.processEvents()
        begun, begun_processor = time.perf_counter(), time.process_time()
        program.open_draft(id)
        QApplication.processEvents()
        clock.append((time.perf_counter() - begun) * 1000)
        processor.append((time.process_time() - begun_processor) * 1000)
        program.open_draft_soon(id)
        longest = 0.0
        while program.opening.is_running:
            begun_processor = time.process_time()
            QApplication.processEvents()
            longest = max(longest, (time.process_time() - begun_processor) * 1000)
        steps.append(longest)
    print(f"\na draft of {edits} edits opened and painted, {OPENINGS} times:")
    for name, taken in {"clock": clock, "processor": processor, "longest step": steps}.items():
        print(
            f"{name:12} median {median(taken):5.0f} ms · 95 % {quantiles(taken, n=20)[-1]:5.0f} ms · "
            f"worst {max(taken):5.0f} ms"
        )
