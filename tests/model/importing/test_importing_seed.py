"""The published reports the project starts from are read completely; skipped where they are not at hand."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

import exporters
from model import importing
from model.checks.rules import check_report
from model.form import editions
from model.form.figures import Money, format_figure, number_of
from model.importing import readers
from model.report.report_json import to_record

SHARED = Path(__file__).parents[4] / "shared"
SEEDS = sorted(SHARED.glob("seed/*.txt"))
CASES = sorted(
    path
    for path in SHARED.glob("cases/*")
    if path.suffix in readers.READERS and path.with_suffix(".figures.json").exists()
)


@pytest.fixture
def seed() -> Path:
    if not SEEDS:
        pytest.skip("no published reports at hand")
    return SEEDS[0]


def test_all_198_figures_of_the_seed_are_its_own_numbers_in_order(seed: Path) -> None:
    """Told apart from the matcher by the simplest means: lines that are a tab and a number, from top to bottom."""
    lines = seed.read_text(encoding="utf-8").split("\n")
    values = [line.strip() for line in lines if line.startswith("\t") and line.strip()[:1].isdigit()]
    values = [value for value in values if value[1:2] != "."]
    report = importing.read_report(seed).report
    form = editions.load_form("2019")
    assert report.edition == "2019"
    assert len(values) == len(form.cells) == 198
    assert values == [format_figure(report.figures[id]) for id in form.cells]
    assert report.figures["disclosure.procurement.amount"] == Money(75338, "元")
    assert report.stated_totals == {}


def test_every_paragraph_of_the_seed_stands_in_its_part(seed: Path) -> None:
    lines = [line.strip() for line in seed.read_text(encoding="utf-8").split("\n") if not line.startswith("\t")]
    lines = [line for line in lines if len(line) > 40]
    reading = importing.read_report(seed)
    prose = reading.report.prose
    assert [line for id in ("preamble", "overview", "problems") for line in prose[id].split("\n")] == lines
    assert prose["other"] == "无"
    assert [note for note in reading.unplaced if "√" not in note] == []
    assert len(reading.unplaced) == 1


def test_who_reports_is_read_from_the_seed(seed: Path) -> None:
    cover = importing.read_report(seed).report.cover
    assert cover["unit"] + cover["year"] == seed.stem
    assert cover["signed"].endswith(cover["unit"])
    assert cover["dated"] == "2021年1月12日"
    assert (cover["postcode"], cover["phone"]) == ("325000", "88030256")
    assert cover["address"] in seed.read_text(encoding="utf-8")


def test_nothing_is_wrong_with_the_seed(seed: Path) -> None:
    report = importing.read_report(seed).report
    assert [f for f in check_report(editions.load_form("2019"), report) if f.weight == "error"] == []


def test_the_seed_comes_back_from_a_workbook(seed: Path, tmp_path: Path) -> None:
    report = importing.read_report(seed).report
    exporters.write_report(editions.load_form("2019"), report, tmp_path / "a.xlsx")
    reading = importing.read_report(tmp_path / "a.xlsx")
    assert to_record(reading.report) == to_record(report)
    assert reading.unplaced == ()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_no_figure_of_another_published_file_is_wrong_and_few_are_missing(path: Path) -> None:
    known = json.loads(path.with_suffix(".figures.json").read_text(encoding="utf-8"))
    expected = {id: value for id, value in known["figures"].items() if value is not None}
    reading = importing.read_report(path)
    published = {id: reading.report.stated_or_computed(id) for id in expected}
    found = {id: str(number_of(figure)) for id, figure in published.items() if figure is not None}
    assert {id: str(Decimal(expected[id])) for id in found} == found
    missing = {id.rpartition(".")[0] for id in expected if id not in found}
    assert len(missing) <= 1
    assert bool(missing) == any("没有读入" in note or "放进了" in note for note in reading.unplaced)
    assert reading.report.year == known["year"]
