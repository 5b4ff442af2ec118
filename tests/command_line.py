"""The command line as tests call it: files to give it, and the program as a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import exporters
from model.checks.rules import compute_totals
from model.drafts import samples
from model.form import editions
from model.form.figures import Figure
from model.report.report import Report

ROOT = Path(__file__).parents[1]
Output = pytest.CaptureFixture[str]


def write(report: Report, path: Path, last: Report | None = None) -> Path:
    """A settled report as a file, and its path."""
    form = editions.load_form(report.edition)
    exporters.write_report(form, compute_totals(form, report), path, last)
    return path


def sample(**figures: Figure) -> Report:
    """The sample with other figures, their ids written with __ for dots; its prose states none that it has not."""
    changed = {id.replace("__", "."): figure for id, figure in figures.items()}
    report = samples.load_sample(samples.DEMO_SAMPLE)
    return without_stated_applications(report).with_figures(changed) if changed else report


def without_stated_applications(report: Report) -> Report:
    """The report with no number of applications in section one: other figures in its tables contradict none there."""
    without_numbers = "（二）依申请公开。申请都依法办理，答复书逐件审核。"
    prose = re.sub("（二）依申请公开。.*", without_numbers, report.prose["overview"])
    return report.with_values({"overview": prose})


def sound(folder: Path) -> Path:
    """A workbook that can go out, with last year's report in it."""
    return write(sample(), folder / "好的.xlsx", samples.load_sample(samples.DEMO_SAMPLE_LAST_YEAR))


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own."""
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
    )
