"""The Word document as LibreOffice prints it, held against our own PDF of the same report."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest

import exporters
from model import editions
from model.form import Form
from model.report import Report
from model.samples import sample
from tests.exporters.invented import invented
from tests.peers.programs import to_pdf

pytestmark = pytest.mark.peers

Pair = tuple[list[str], list[str]]


def reports() -> dict[str, tuple[Form, Report]]:
    shown = sample("linjiang-2025")
    return {
        "sample": (editions.form(shown.edition), shown),
        "2019 huge": invented("2019", huge=True),
        "2021 huge": invented("2021", huge=True),
    }


def texts(path: Path) -> list[str]:
    """The characters of each page, without blanks and without its number."""
    with pypdfium2.PdfDocument(path) as document:
        pages = [re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in document]
    assert all(f"—{number}—" in text for number, text in enumerate(pages, start=1))
    return [text.replace(f"—{number}—", "") for number, text in enumerate(pages, start=1)]


@pytest.fixture(scope="module", params=["sample", "2019 huge", "2021 huge"])
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """Our PDF's pages, and LibreOffice's."""
    form, report = reports()[request.param]
    folder = tmp_path_factory.mktemp("libreoffice")
    for suffix in (".pdf", ".docx"):
        exporters.write(form, report, folder / f"report{suffix}")
    return texts(folder / "report.pdf"), texts(to_pdf(folder / "report.docx"))


def test_the_same_text_stands_in_the_same_order(pair: Pair) -> None:
    ours, theirs = pair
    assert "".join(theirs) == "".join(ours)


def test_there_are_as_many_pages_give_or_take_one(pair: Pair) -> None:
    ours, theirs = pair
    assert abs(len(theirs) - len(ours)) <= 1


def test_a_full_page_holds_22_lines_of_28_characters(tmp_path: Path) -> None:
    form, report = invented()
    filler = "水库巡查台账按月整理并按季公开接受群众监督与建议" * 60
    exporters.write(form, report.with_values({"overview": filler}), tmp_path / "report.docx")
    with pypdfium2.PdfDocument(to_pdf(tmp_path / "report.docx")) as document:
        lines = document[1].get_textpage().get_text_range().replace("\r\n", "\n").split("\n")
    full = [line for line in lines if set(line) <= set(filler)]
    assert [len(line) for line in full[:-1]] == [28] * 21
    assert len(full) == 22


@pytest.mark.parametrize(
    "words", ["=1+1", "<b>&amp;</b>", "𠮷野家㎡", "1234567890" * 300, "按月整理，按季公开；（含来信）。" * 1250]
)
def test_hostile_text_is_printed_whole(words: str, tmp_path: Path) -> None:
    form, report = invented()
    exporters.write(form, report.with_values({"problems": words, "cover.unit": words[:60]}), tmp_path / "report.docx")
    assert words in "".join(texts(to_pdf(tmp_path / "report.docx")))
