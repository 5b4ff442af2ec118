"""汇总体检单: what stands on it, and that its pages are well filled."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from exporters.collection.summary_record import make_record_blocks, write_collection_record
from exporters.content.blocks import Heading, Paragraph, TableBlock
from exporters.content.options import ExportOptions
from model.collecting.collected import Adjustment, CollectedSum
from model.errors import UnwritableFile
from model.form import editions
from tests.exporters.collection.invented_sum import HOSTILE_NAME, collect, sum_up

BUNDLED = ExportOptions(use_installed_fonts=False)
TWICE = Adjustment("disclosure.normative.issued", -1, "与发展改革局联合发文，计了两次")


def lines_of(collected: CollectedSum) -> list[str]:
    """The headings, lines and rows of tables, the cells of a row parted by |."""
    lines = []
    for block in make_record_blocks(collected):
        if isinstance(block, TableBlock):
            rows: dict[int, list[str]] = {}
            for tile in block.sheet.tiles:
                rows.setdefault(tile.row, []).append(tile.text)
            lines += [" | ".join(row) for row in rows.values()]
        elif isinstance(block, Heading | Paragraph):
            lines.append(block.text)
    return lines


def test_it_tells_who_is_in_who_is_not_what_was_adjusted_and_what_the_figures_are_made_of() -> None:
    lines = lines_of(collect(3, adjustments=(TWICE,)))
    assert "范围 | 应报 6 个单位，汇总了 3 个 | 对照 | 没有对照上年汇总" in lines
    assert "已汇总 | 3 | 临江县第1局、临江县第2局、临江县第3局" in lines
    assert "青石乡 | 读不了 | 文件加了密码。请取消密码后另存，再报一次 | 赵某 0576-1" in lines
    assert f"表二 行政规范性文件·本年制发件数 | -1 | {TWICE.reason}" in lines
    assert any("有 3 个单位没有计入汇总" in line for line in lines)
    received = next(line for line in lines if line.startswith("表三 本年新收·总计 | "))
    assert "（33." in received
    assert "临江县第1局" in received


def test_the_largest_parts_come_first_and_the_others_are_counted() -> None:
    received = next(line for line in lines_of(collect(9)) if line.startswith("表三 本年新收·总计 | "))
    assert received.endswith("；其余 6 个")
    assert received.count("%") == 3


def test_without_adjustments_and_with_all_units_in_it_says_so() -> None:
    form = editions.load_form("2021")
    units = [unit for unit in collect(2).units if unit.is_summed]
    lines = lines_of(sum_up(form, units))
    assert "应报的单位都在汇总里。" in lines
    assert "没有调整：汇总数就是各单位的数相加。" in lines


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_each_edition_has_its_key_figures(edition: str) -> None:
    lines = lines_of(collect(2, edition))
    assert sum(line.startswith(("表二 ", "表三 ", "表四 ")) and " | " in line for line in lines) >= 12


def test_the_pdf_is_the_same_twice_and_shows_strange_names(tmp_path: Path) -> None:
    collected = replace(collect(30, name=HOSTILE_NAME), last_year=collect(29).report)
    for name in ("a.pdf", "b.pdf"):
        write_collection_record(collected, tmp_path / name, BUNDLED)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    document = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    text = document[0].get_textpage().get_text_range()
    assert "=1+1 <b>&" in text
    assert 1 < len(document) <= 3


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFile):
        write_collection_record(collect(1), tmp_path / "a.html")
