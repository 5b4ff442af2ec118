"""LibreOffice opens the workbook, shows its numbers, and saves it so that it still comes back whole."""

from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook

import exporters
from model import editions, intake
from model.figures import number, printed
from model.record import to_record
from model.report import Report
from tests.exporters.invented import invented
from tests.exporters.test_xlsx import LONG, ODD

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")

pytestmark = [pytest.mark.peers, pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")]


def convert(source: Path, kind: str, folder: Path) -> list[Path]:
    """What LibreOffice makes of a file, with a profile of its own so that no running office is asked."""
    assert SOFFICE
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--convert-to", kind, "--outdir", str(folder / "out"), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return sorted((folder / "out").iterdir())


def odd(edition: str) -> Report:
    """Every figure another number, and words that programs like to change."""
    _, report = invented(edition)
    words = {"cover.address": "=1+1", "overview": "\n".join(ODD), "problems": LONG.prose["overview"]}
    return report.with_values({**words, "note.requests.received.natural": "控\x07制\n 两行 "})


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_saved_by_libreoffice_it_comes_back_whole(edition: str, tmp_path: Path) -> None:
    report, last = odd(edition), odd("2019")
    exporters.write(editions.form(edition), report, tmp_path / "a.xlsx", last)
    (saved,) = convert(tmp_path / "a.xlsx", "xlsx", tmp_path)
    reading = intake.read(saved)
    assert to_record(reading.report) == to_record(report)
    assert reading.last == last
    assert reading.unplaced == ()


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_saved_by_libreoffice_without_the_hidden_sheet_the_figures_are_still_there(
    edition: str, tmp_path: Path
) -> None:
    form, report = invented(edition)
    exporters.write(form, report, tmp_path / "a.xlsx")
    (saved,) = convert(tmp_path / "a.xlsx", "xlsx", tmp_path)
    book = load_workbook(saved)
    book.remove(book["_nianbao"])
    book.save(saved)
    assert intake.read(saved).report.figures == report.figures
    assert intake.read(saved).report.prose == report.prose


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_libreoffice_shows_every_number_with_all_its_digits(edition: str, tmp_path: Path) -> None:
    form, report = invented(edition)
    exporters.write(form, report, tmp_path / "a.xlsx")
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    tables = [section.tab for section in form.sections if section.kind == "table"]
    pages = [
        path for path in convert(tmp_path / "a.xlsx", every_sheet, tmp_path) if path.stem.split("-", 1)[1] in tables
    ]
    assert len(pages) == len(tables)
    texts = (page.read_text(encoding="utf-8") for page in pages)
    shown = {cell for text in texts for row in csv.reader(text.splitlines()) for cell in row}
    assert {printed(number(figure)) for figure in report.figures.values()} <= shown
