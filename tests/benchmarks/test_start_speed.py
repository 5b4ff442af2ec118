"""The window's first paint against a bare Qt window's, whole processes in turn."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROUNDS = 7

BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([]); window = QMainWindow(); window.resize(1280, 720); window.show()
app.processEvents()
"""
OURS = """
from gui.app import open_window
app, window = open_window()
window.repaint()
"""
READY = OURS + "app.processEvents(); app.processEvents()"


def seconds(program: str) -> float:
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", program + "\nimport os; os._exit(0)"], check=True, cwd=ROOT, capture_output=True
    )
    return time.perf_counter() - begun


@pytest.mark.bench
def test_the_window_against_a_bare_one(nianbao_home: Path) -> None:
    seconds(BARE), seconds(READY)
    rounds = [(seconds(BARE), seconds(OURS), seconds(READY)) for _ in range(ROUNDS)]
    bare, ours, ready = (statistics.median(column) for column in zip(*rounds, strict=True))
    print(
        f"\nbare Qt window {bare * 1000:.0f} ms · ours painted {ours * 1000:.0f} ms ({ours / bare:.2f} times)",
        end=" · ",
    )
    print(f"drafts listed {ready * 1000:.0f} ms ({ready / bare:.2f} times)")
