"""How long a report's PDF takes, and how long LibreOffice takes to print the Word document of the same report."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import exporters
from model import importing
from model.checks.rules import compute_totals
from model.drafts.samples import DEMO_SAMPLE, load_sample
from model.form import editions
from model.report.report import Report
from tests.benchmarks.processes import surroundings

ROOT = Path(__file__).parents[2]
SEED = ROOT.parent / "shared" / "seed"
RUNS, ROUNDS = 10, 6


def subject(folder: Path) -> tuple[str, Report, Path]:
    """The report the project started from where it lies beside the project, else the sample; and its file."""
    found = sorted(SEED.glob("*.txt"))
    if found:
        return "the seed's report", importing.read_report(found[0]).report, found[0]
    report = load_sample(DEMO_SAMPLE)
    form = editions.load_form(report.edition)
    exporters.write_report(form, compute_totals(form, report), folder / "a.xlsx")
    return "the sample", compute_totals(form, report), folder / "a.xlsx"


def timed(work: Callable[[], object]) -> float:
    """How long it takes, in milliseconds."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


@pytest.mark.bench
def test_the_pdf_in_process_and_as_a_process_against_libreoffice(tmp_path: Path) -> None:
    name, report, file = subject(tmp_path)
    form = editions.load_form(report.edition)
    taken = [timed(lambda: exporters.write_report(form, report, tmp_path / "a.pdf")) for _ in range(RUNS)]
    first, later = taken[0], statistics.median(taken[1:])
    print(f"\nPDF of {name}, in process: first {first:.0f} ms, then median {later:.0f} ms")
    exporters.write_report(form, report, tmp_path / "a.docx")
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    ours, theirs = [], []
    for _ in range(ROUNDS):  # one after the other, so that whatever else the machine does slows both
        ours.append(
            timed(lambda: _run(sys.executable, str(ROOT / "main.py"), "convert", str(file), "b.pdf", at=tmp_path))
        )
        if soffice:
            theirs.append(timed(lambda: _libreoffice(soffice, tmp_path)))
    whole = statistics.median(ours[1:])  # the first compiles its byte code
    print(f"as a whole process (read {file.suffix}, write the PDF): median {whole:.0f} ms of {ROUNDS - 1}")
    if not theirs:
        pytest.skip("LibreOffice is not installed: nothing to compare with")
    other = statistics.median(theirs[1:])  # the first makes its profile
    print(
        f"LibreOffice, the Word document of the same report: median {other:.0f} ms; "
        f"{other / whole:.1f} times the whole process, {other / later:.0f} times in process"
    )


def _libreoffice(soffice: str, folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    _run(soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", "out", "a.docx", at=folder)
    assert (folder / "out" / "a.pdf").stat().st_size > 0


def _run(*command: str, at: Path) -> None:
    subprocess.run(command, cwd=at, check=True, capture_output=True, env=surroundings(at / "bytecode"))
