"""The Word document as LibreOffice prints it, held against our own PDF of the same report."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

import exporters
from exporters.content.options import ExportOptions
from model import importing
from model.checks.rules import compute_totals
from model.drafts.samples import list_samples, load_sample
from model.form import editions
from model.form.form import Form
from model.form.sheet import make_sheet
from model.report.report import Report
from tests.exporters import grids
from tests.exporters.invented import invented
from tests.peers.programs import converted, to_pdf

pytestmark = pytest.mark.peers

SEED = Path(__file__).parents[3] / "shared" / "seed"


@dataclass(frozen=True)
class Pair:
    """The same report on our own paper and as a Word document, opened by LibreOffice."""

    form: Form
    report: Report
    ours: list[str]
    theirs: list[str]
    document: Path


def _sampled(name: str) -> tuple[Form, Report]:
    report = load_sample(name)
    form = editions.load_form(report.edition)
    return form, compute_totals(form, report)


def _seed() -> tuple[Form, Report]:
    if not SEED.is_dir():
        pytest.skip("the seed lies outside the project")
    report = importing.read_report(next(SEED.glob("*.txt"))).report
    return editions.load_form(report.edition), report


REPORTS: dict[str, Callable[[], tuple[Form, Report]]] = {
    **{name: partial(_sampled, name) for name in list_samples()},
    **{f"{edition} huge": partial(invented, edition, huge=True) for edition in editions.list_editions()},
    "seed": _seed,
}


def texts(path: Path) -> list[str]:
    """The characters of each page, without blanks and without its number."""
    with pypdfium2.PdfDocument(path) as document:
        pages = [re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in document]
    assert all(f"—{number}—" in text for number, text in enumerate(pages, start=1))
    return [text.replace(f"—{number}—", "") for number, text in enumerate(pages, start=1)]


@pytest.fixture(scope="module", params=REPORTS)
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    form, report = REPORTS[request.param]()
    folder = tmp_path_factory.mktemp("libreoffice")
    for suffix in (".pdf", ".docx"):
        exporters.write_report(form, report, folder / f"report{suffix}")
    document = folder / "report.docx"
    return Pair(form, report, texts(folder / "report.pdf"), texts(to_pdf(document)), document)


def test_the_same_text_stands_in_the_same_order(pair: Pair) -> None:
    theirs, ours = (_without_repeated_headings(pages, pair.form) for pages in (pair.theirs, pair.ours))
    assert _without_group_headings(_without_marks(theirs), pair.form) == _without_group_headings(
        _without_marks(ours), pair.form
    )


def _without_repeated_headings(pages: list[str], form: Form) -> list[str]:
    """The pages without the headings that a table repeats where it goes on: LibreOffice's fonts cut it elsewhere."""
    corners = tuple(block.corner for table in form.tables.values() for block in table.blocks if block.corner)
    kept = pages[:1]
    for before, page in pairwise(pages):
        words = re.match(r"\D*", page)
        assert words
        lengths = range(len(words[0]), 0, -1) if page.startswith(corners) else ()
        repeated = next((length for length in lengths if page[:length] in before), 0)
        kept.append(page[repeated:])
    return kept


def _without_group_headings(text: str, form: Form) -> str:
    """The text without headings as high as several rows.

    A table that is cut has those at its side on both pages in our PDF, and those in its head, which stand between the
    lines of others, are read before or after these.
    """
    for table in form.tables.values():
        for tile in make_sheet(table).tiles:
            if tile.role in ("stub", "head") and tile.height > 1:
                text = text.replace(_without_marks([tile.text]), "")
    return text


def _without_marks(pages: list[str]) -> str:
    """WORKAROUND LibreOffice 7.4: it lets marks hang where the document forbids it, and loses one that hangs at the end
    of a line in two styles. That the document holds them all is proved by tests/exporters/word/test_writer.py."""
    return re.sub("[，。、；：]", "", "".join(pages))


def test_there_are_as_many_pages_give_or_take_one(pair: Pair) -> None:
    assert abs(len(pair.theirs) - len(pair.ours)) <= 1


def test_the_tables_have_the_cells_of_the_form_and_the_reports_figures(pair: Pair) -> None:
    page = grids.parsed(converted(pair.document, "html").read_text(encoding="utf-8"))
    found = [_rows(grids.of_page(table)) for table in page.all("table")]
    assert found == [_rows(boxes) for boxes in grids.expected(pair.form, pair.report)]


def _rows(boxes: list[grids.Box]) -> list[tuple[int, int, str]]:
    """Each box by its row, the rows it covers and its words, from left to right.

    Columns are left out: LibreOffice rounds widths and then sees one where two edges are not quite in one line.
    """
    return [(row, height, "".join(words.split())) for row, _, height, _, words in boxes]


@pytest.mark.parametrize("edition", editions.list_editions())
def test_the_pictures_of_the_appendix_stand_on_one_page(edition: str, tmp_path: Path) -> None:
    form, report = invented(edition, huge=True)
    exporters.write_report(form, report, tmp_path / "report.docx", report, ExportOptions(infographic=True))
    with pypdfium2.PdfDocument(to_pdf(tmp_path / "report.docx")) as document:
        pictures = [len(list(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]))) for page in document]
    assert pictures == [0] * (len(pictures) - 1) + [4]


def test_a_full_page_holds_22_lines_of_28_characters(tmp_path: Path) -> None:
    form, report = invented()
    filler = "水库巡查台账按月整理并按季公开接受群众监督与建议" * 60
    exporters.write_report(form, report.with_values({"overview": filler}), tmp_path / "report.docx")
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
    exporters.write_report(
        form, report.with_values({"problems": words, "cover.unit": words[:60]}), tmp_path / "report.docx"
    )
    assert words in "".join(texts(to_pdf(tmp_path / "report.docx")))
