"""How long a draft takes to open from the list: its digest is checked, its report checked, its editor built and shown.

Against the time of the clock and of the processor, as other programs of the machine may be busy.
"""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median, quantiles

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from model.drafts.samples import DEMO_SAMPLE, load_sample
from tests.gui.history.at_timeline import crowded
from tests.gui.opened import opened

OPENINGS = 30


@pytest.mark.bench
@pytest.mark.parametrize("edits", [1, 1_000])
def test_opening_a_draft(edits: int, qtbot: QtBot, tmp_path: Path) -> None:
    store, id = crowded(tmp_path, edits)
    store.close()
    program = opened(qtbot, tmp_path, load_sample(DEMO_SAMPLE))
    clock: list[float] = []
    processor: list[float] = []
    for _ in range(OPENINGS):
        program.close_draft()
        QApplication.processEvents()
        begun, begun_processor = time.perf_counter(), time.process_time()
        program.open_draft(id)
        QApplication.processEvents()
        clock.append((time.perf_counter() - begun) * 1000)
        processor.append((time.process_time() - begun_processor) * 1000)
    print(f"\na draft of {edits} edits opened and painted, {OPENINGS} times:")
    for name, taken in {"clock": clock, "processor": processor}.items():
        print(
            f"{name:10} median {median(taken):5.0f} ms · 95 % {quantiles(taken, n=20)[-1]:5.0f} ms · "
            f"worst {max(taken):5.0f} ms"
        )
