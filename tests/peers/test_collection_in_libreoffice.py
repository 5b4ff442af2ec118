"""LibreOffice adds up 汇总表 to what we stored, and follows a change of one unit's figure into the form."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from openpyxl import Workbook, load_workbook

from exporters.collection.matrix_book import write_matrix
from exporters.collection.returns import write_returns
from exporters.collection.roster_book import write_roster
from exporters.collection.summary_book import write_summary
from model import importing
from model.collecting.collected import Adjustment
from tests.exporters.collection.invented_sum import HOSTILE_NAME, collect
from tests.peers.test_xlsx_peers import convert

pytestmark = pytest.mark.peers

TWICE = Adjustment("disclosure.fees.amount", -1, "两个单位都报了")


def shown(path: Path) -> dict[str, object]:
    """All numbers and texts by sheet and address, numbers to nine decimals, as programs add them up in binary."""
    book = load_workbook(path, data_only=True)
    cells = [cell for page in book.worksheets if page.title != "_nianbao" for row in page.iter_rows() for cell in row]
    return {f"{cell.parent.title}!{cell.coordinate}": _round(cell.value) for cell in cells if cell.value is not None}


def _round(value: object) -> object:
    return round(value, 9) if isinstance(value, float) else value


def recomputed(book: Workbook, folder: Path) -> dict[str, object]:
    """What LibreOffice computes: openpyxl writes formulas without results."""
    book.save(folder / "bare.xlsx")
    (saved,) = convert(folder / "bare.xlsx", "xlsx", folder)
    return shown(saved)


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_libreoffice_computes_the_sums_we_stored(edition: str, tmp_path: Path) -> None:
    write_matrix(collect(5, edition), tmp_path / "a.xlsx")
    assert recomputed(load_workbook(tmp_path / "a.xlsx"), tmp_path) == shown(tmp_path / "a.xlsx")


def test_saved_by_libreoffice_the_sum_reads_back(tmp_path: Path) -> None:
    collected = collect(3, adjustments=(TWICE,))
    write_matrix(collected, tmp_path / "a.xlsx")
    (saved,) = convert(tmp_path / "a.xlsx", "xlsx", tmp_path)
    reading = importing.read_report(saved)
    assert reading.report == collected.report
    assert reading.unplaced == ()


def test_a_units_figure_changed_carries_on_into_the_form_and_the_check(tmp_path: Path) -> None:
    write_matrix(collect(3, adjustments=(TWICE,), name=HOSTILE_NAME), tmp_path / "a.xlsx")
    before = shown(tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    changed = int(str(book["表三各单位"]["C9"].value)) + 10
    book["表三各单位"]["C9"].value = changed
    after = recomputed(book, tmp_path)
    for address in ("三、申请办理!D6", "三、申请办理!J6", "表三各单位!I9"):
        assert int(str(after[address])) == int(str(before[address])) + 10
    assert (before["校验!A2"], after["校验!A2"]) == ("全部相等", "有 2 处不等")


def test_libreoffice_opens_the_other_papers(tmp_path: Path) -> None:
    collected = collect(2, name=HOSTILE_NAME)
    document, book = write_returns(collected, tmp_path / "退回", "1月20日前")[:2]
    write_summary(collected, tmp_path / "summary.xlsx")
    write_roster([unit.unit for unit in collected.units], tmp_path / "roster.xlsx")
    for number, path in enumerate([document, book, tmp_path / "summary.xlsx", tmp_path / "roster.xlsx"]):
        folder = tmp_path / str(number)
        folder.mkdir()
        (pdf,) = convert(path, "pdf", folder)
        with pypdfium2.PdfDocument(pdf) as pages:
            text = "".join(page.get_textpage().get_text_range() for page in pages)
        assert "临江县粮食局" in text.replace("\r\n", "")
