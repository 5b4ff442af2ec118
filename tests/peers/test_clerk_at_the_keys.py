"""A clerk at a real window on a virtual screen: every figure by the number pad, words, preview, PDF, close, reopen."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pypdfium2
import pytest

from model.checks.rules import compute_totals
from model.form import editions
from model.storage.store import Store
from tests.peers.programs import program

ROOT = Path(__file__).parents[2]
DISPLAY = ":93"

pytestmark = pytest.mark.peers


class Clerk:
    """Presses keys in whatever window has the focus."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._environment = environment

    def press(self, *names: str, wait: float = 0.3) -> None:
        """Keys by their X names, one after another."""
        for start in range(0, len(names), 50):
            self._type("key", "--delay", "30", *names[start : start + 50])
        time.sleep(wait)

    def write(self, text: str) -> None:
        """A text, then a breath: words are stored after half a second."""
        self._type("type", "--delay", "60", text)
        time.sleep(0.8)

    def _type(self, *words: str) -> None:
        subprocess.run([program("xdotool"), *words], env=self._environment, check=True)


@pytest.fixture
def clerk(tmp_path: Path) -> Iterator[Clerk]:
    """At the program's window on a virtual screen of 1366 × 768."""
    environment = {**os.environ, "DISPLAY": DISPLAY, "NIANBAO_HOME": str(tmp_path), "HOME": str(tmp_path)}
    environment.pop("QT_QPA_PLATFORM", None)
    commands = (
        [program("Xvfb"), DISPLAY, "-screen", "0", "1366x768x24"],
        [program("openbox")],  # without a window manager no window has the focus
        [sys.executable, "main.py"],
    )
    with ExitStack() as stack:
        for command in commands:
            process = stack.enter_context(
                subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
            )
            stack.callback(process.terminate)
            time.sleep(1.5)
        time.sleep(3)
        yield Clerk(environment)


def test_a_whole_report_from_the_keyboard(clerk: Clerk, tmp_path: Path) -> None:
    clerk.press("ctrl+n", wait=1.5)
    clerk.write("Linjiang Bureau")
    clerk.press("Return", wait=2)
    clerk.press("Escape", "ctrl+Next", wait=0.5)
    clerk.write("Overview written at the keyboard.")
    form = editions.load_form("2021")
    for table in form.tables.values():
        clerk.press("ctrl+Next", wait=0.8)
        count = sum(not cell.is_computed for cell in table.cells)
        clerk.press(*(key for _ in range(count) for key in ("KP_1", "KP_Enter")))
    clerk.press("ctrl+Next", wait=0.5)
    clerk.write("Problems.")
    clerk.press("ctrl+Next", wait=0.5)
    clerk.write("Other.")
    clerk.press("ctrl+shift+p", wait=4)
    clerk.press("ctrl+e", wait=1.5)
    clerk.press("Return", wait=1.5)
    clerk.write(str(tmp_path / "paper.pdf"))
    clerk.press("Return", wait=5)
    clerk.press("ctrl+q", wait=2)
    with closing(Store(tmp_path / "drafts.db")) as store:
        (card,) = store.list_summaries()
        report = compute_totals(form, store.load_report(card.id)[0])
    assert report.unit == "Linjiang Bureau"
    assert all(report.figures[cell.id] == 1 for cell in form.entry_cells)
    assert report.prose == {"overview": "Overview written at the keyboard.", "problems": "Problems.", "other": "Other."}
    with pypdfium2.PdfDocument(tmp_path / "paper.pdf") as paper:
        text = "".join(page.get_textpage().get_text_range() for page in paper)
    assert "Linjiang" in text
