"""How long a whole report's PDF takes, fonts loaded and not."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

import exporters
from model import editions
from model.rules import settle
from model.samples import SHOWN, sample

ROOT = Path(__file__).parents[2]
RUNS = 10


@pytest.mark.bench
def test_the_pdf_of_a_sample(tmp_path: Path) -> None:
    report = sample(SHOWN)
    form = editions.form(report.edition)
    settled = settle(form, report)
    taken = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        exporters.write(form, settled, tmp_path / "report.pdf")
        taken.append((time.perf_counter() - begun) * 1000)
    print(f"\nPDF in process: first {taken[0]:.0f} ms, then median {statistics.median(taken[1:]):.0f} ms")
    workbook = tmp_path / "report.xlsx"
    exporters.write(form, settled, workbook)
    command = [sys.executable, str(ROOT / "main.py"), "convert", str(workbook), str(tmp_path / "again.pdf")]
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    print(f"PDF as a whole process (read workbook, write PDF): {(time.perf_counter() - begun) * 1000:.0f} ms")
