"""The window's start against a bare Qt window's: whole processes in turn, Python's byte code kept as at a clerk's."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.benchmarks.filling import fill
from tests.benchmarks.processes import surroundings

ROOT = Path(__file__).parents[2]
ROUNDS = 15

END = """
import os
from PySide6.QtCore import QEvent, QObject, QTimer
class End(QObject):
    "Ends the process when a widget has been painted and the picture is with the screen, once something is so."
    def __init__(self, widget, so=lambda: True):
        super().__init__(widget)
        self._so = so
        widget.installEventFilter(self)
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and self._so():
            QTimer.singleShot(0, lambda: os._exit(0))
        return False
"""
BARE = f"""
from PySide6.QtWidgets import QApplication, QMainWindow
{END}
app = QApplication([]); window = QMainWindow(); window.resize(1280, 720); end = End(window); window.show()
app.exec()
"""
OURS = f"""
import main
from gui import app
{END}
window = app.start_window()
end = End(%s)
app.QApplication.exec()
"""
PAINTED = OURS % "window"
LISTED = (OURS % "window, lambda: False").replace(
    "app.QApplication", "paint = window.repaint; window.repaint = lambda: (paint(), os._exit(0))\napp.QApplication"
)
READY = OURS % "window.menuBar(), window.menuBar().actions"
"""A window; ours; its list of drafts; the menus, and with them all that can be done."""


def seconds(program: str, home: Path) -> float:
    """How long a process takes from its beginning to its end."""
    around = {**surroundings(home.parent / "bytecode"), "NIANBAO_HOME": str(home)}
    begun = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=around, capture_output=True)
    taken = time.perf_counter() - begun
    assert not done.returncode, done.stderr
    return taken


@pytest.mark.bench
@pytest.mark.parametrize("drafts", [30, 10_000])
def test_the_window_against_a_bare_one(drafts: int, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    fill(home / "drafts.db", drafts)
    programs = {"bare Qt window": BARE, "ours painted": PAINTED, "drafts listed": LISTED, "ready": READY}
    for program in programs.values():
        seconds(program, home)
    rounds = [[seconds(program, home) for program in programs.values()] for _ in range(ROUNDS)]
    bare, *_ = medians = [statistics.median(column) for column in zip(*rounds, strict=True)]
    told = [f"{name} {m * 1000:.0f} ms ({m / bare:.2f})" for name, m in zip(programs, medians, strict=True)]
    print(f"\n{drafts} drafts, median of {ROUNDS}: {' · '.join(told)}")
