"""The report the project started from, through every format, looked at with other people's programs."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

import exporters
from model import importing
from model.form import editions
from model.form.figures import format_figure, number_of
from model.report.report import Report
from tests.peers.programs import program, run

SEED = Path(__file__).parents[3] / "shared" / "seed"

pytestmark = [
    pytest.mark.peers,
    pytest.mark.skipif(not SEED.is_dir(), reason="the seed lies outside the project"),
]


@pytest.fixture(scope="module")
def seed() -> Report:
    return importing.read_report(next(SEED.glob("*.txt"))).report


def bare(text: str) -> str:
    """Text without blanks, line ends and page numbers."""
    return re.sub(r"\s+", "", re.sub(r"—\s*\d+\s*—", "", text))


def test_the_pdf_holds_every_paragraph_and_figure(seed: Report, tmp_path: Path) -> None:
    form = editions.load_form(seed.edition)
    exporters.write_report(form, seed, tmp_path / "seed.pdf")
    text = run([program("pdftotext"), "-raw", str(tmp_path / "seed.pdf"), "-"], tmp_path)
    for prose in seed.prose.values():
        for paragraph in prose.split("\n"):
            assert bare(paragraph) in bare(text)
    numbers = re.findall(r"\d+", text)
    for figure in seed.figures.values():
        assert str(number_of(figure)) in numbers
    assert numbers.count("0") >= sum(format_figure(figure) == "0" for figure in seed.figures.values())


def test_libreoffice_opens_the_workbook_and_shows_its_numbers(seed: Report, tmp_path: Path) -> None:
    form = editions.load_form(seed.edition)
    exporters.write_report(form, seed, tmp_path / "seed.xlsx")
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    run([program("soffice"), "--headless", "--convert-to", every_sheet, str(tmp_path / "seed.xlsx")], tmp_path)
    tables = [file.read_text(encoding="utf-8") for file in tmp_path.glob("*.csv")]
    shown = [cell for table in tables for row in csv.reader(table.splitlines()) for cell in row]
    for cell, figure in seed.figures.items():
        assert any(text.startswith(str(number_of(figure))) for text in shown), cell
    assert sum(text == "0" for text in shown) >= sum(format_figure(figure) == "0" for figure in seed.figures.values())
