"""Pages of a PDF put on the sheets of a printer: which, in what order, how large, and in the middle."""

from __future__ import annotations

import math
from pathlib import Path

import pypdfium2
import pytest

import exporters
from exporters.pdf.imposition import compute_scale, impose_pages
from tests.exporters.invented import invented
from tests.exporters.printed import joined, read

A4, LETTER, A5 = (595.28, 841.89), (612.0, 792.0), (419.53, 595.28)


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A report of several pages."""
    path = tmp_path_factory.mktemp("pdf") / "a.pdf"
    exporters.write_report(*invented(), path)
    return path.read_bytes()


def words(data: bytes, folder: Path) -> list[str]:
    """What stands on each page."""
    path = folder / "read.pdf"
    path.write_bytes(data)
    return [joined(sheet.glyphs) for sheet in read(path)]


@pytest.mark.parametrize("sheet", [A4, LETTER, (1000.0, 1000.0)])
def test_a_page_keeps_its_size_where_all_that_is_printed_on_it_fits(sheet: tuple[float, float]) -> None:
    assert compute_scale(A4, sheet) == 1.0


def test_on_smaller_paper_it_shrinks_as_much_as_the_narrower_side_asks() -> None:
    assert math.isclose(compute_scale(A4, A5), A5[0] / A4[0])
    assert math.isclose(compute_scale(A4, (595.28, 421.0)), 421.0 / 841.89)


@pytest.mark.parametrize("wanted", [[0], [2, 0, 1], [1, 1, 0]])
def test_the_pages_asked_for_come_in_that_order_as_often_as_they_are_named(
    pdf: bytes, wanted: list[int], tmp_path: Path
) -> None:
    every = words(pdf, tmp_path)
    assert words(impose_pages(pdf, wanted, A4), tmp_path) == [every[page] for page in wanted]


def test_on_its_own_paper_nothing_moves(pdf: bytes, tmp_path: Path) -> None:
    (tmp_path / "one.pdf").write_bytes(pdf)
    (tmp_path / "two.pdf").write_bytes(impose_pages(pdf, [0], A4))
    assert read(tmp_path / "two.pdf")[0].glyphs == read(tmp_path / "one.pdf")[0].glyphs


def test_on_other_paper_it_stands_in_the_middle(pdf: bytes, tmp_path: Path) -> None:
    (tmp_path / "one.pdf").write_bytes(pdf)
    (tmp_path / "two.pdf").write_bytes(impose_pages(pdf, [0], LETTER))
    with pypdfium2.PdfDocument(tmp_path / "two.pdf") as document:
        assert document.get_page_size(0) == pytest.approx(LETTER, abs=0.01)
    first, moved = (read(tmp_path / name)[0].glyphs[0] for name in ("one.pdf", "two.pdf"))
    assert moved.x - first.x == pytest.approx((LETTER[0] - A4[0]) / 2, abs=0.1)
    assert moved.y - first.y == pytest.approx((LETTER[1] - A4[1]) / 2, abs=0.1)
