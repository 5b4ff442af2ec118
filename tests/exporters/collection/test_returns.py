"""退回修改: who gets a page, what it names, and that no page is written over another.

Covers exporters/collection/places.py and exporters/collection/collection_paper.py too.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from exporters.collection.returns import list_points, write_returns
from model.checks.rules import check_report, compute_totals
from model.collecting.collected import CollectedSum, CollectedUnit, RosterUnit, UnitStatus
from model.errors import UnwritableFile
from model.form import editions
from model.report.report import Report
from tests.exporters.collection.invented_sum import HOSTILE_NAME, collect, other_units, unit_report

FORM = editions.load_form("2021")


def wrong_unit(name: str = "粮食局") -> CollectedUnit:
    """A unit that wrote 13 for 31 in one cell."""
    report = unit_report(FORM, name, 5)
    report = compute_totals(FORM, report.with_figures({"requests.granted.natural": 31}))
    right = compute_totals(FORM, report.with_figures({"requests.received.natural": 31 + 200}))
    slipped = right.with_figures({"requests.granted.natural": 13})
    slipped = compute_totals(FORM, slipped)
    found = check_report(FORM, slipped)
    return CollectedUnit(
        RosterUnit(name, contact="李某"), UnitStatus.ERRORS, "年报.docx", findings=found, report=slipped
    )


def words_of(path: Path) -> str:
    """All that stands in a document."""
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def of(*units: CollectedUnit) -> CollectedSum:
    return CollectedSum(Report("2021", {"unit": "临江县", "year": "2025"}), units)


def test_a_page_names_the_place_both_sides_what_to_do_and_by_when(tmp_path: Path) -> None:
    document, book = write_returns(of(wrong_unit()), tmp_path / "退回", "1月20日前")
    words = words_of(document)
    assert "粮食局" in words
    assert "请改好再报，期限：1月20日前。" in words
    assert "三、收到和处理政府信息公开申请情况：“自然人”列" in words
    assert "本年新收＋上年结转＝办结总计＋结转下年：左边" in words
    assert "请对照台账再定" in words
    page = load_workbook(book).worksheets[0]
    assert "请改好再报，期限：1月20日前" in str(page["A1"].value)
    assert "本年新收＋上年结转＝办结总计＋结转下年：左边" in str(page["E3"].value)


def test_a_place_is_named_by_the_labels_that_the_form_prints() -> None:
    unit = next(unit for unit in other_units(FORM) if unit.report)
    places = [point.place for point in list_points(unit)]
    assert "二、主动公开政府信息情况：“规章”的“本年制发件数”" in places
    assert "五、存在的主要问题及改进情况" in places


def test_only_those_with_something_to_mend_get_a_page(tmp_path: Path) -> None:
    paths = write_returns(collect(3), tmp_path, "")
    names = {path.name for path in paths}
    assert names == {
        "临江县粮食局退回修改.docx",
        "临江县粮食局退回修改.xlsx",
        "青石乡退回修改.docx",
        "青石乡退回修改.xlsx",
    }
    assert "请取消密码" in words_of(next(path for path in paths if path.name == "青石乡退回修改.docx"))


def test_a_unit_in_the_sum_is_asked_for_the_reason_of_a_doubt() -> None:
    report = unit_report(FORM, "甲局", 2)
    doubts = tuple(finding for finding in check_report(FORM, report) if finding.weight == "warning")
    unit = CollectedUnit(RosterUnit("甲局"), UnitStatus.SUMMED, "甲.xlsx", findings=doubts, report=report)
    assert len(list_points(unit)) == len(doubts)
    answered = tuple(replace(finding, answer="核实无误") for finding in doubts)
    assert list_points(replace(unit, findings=answered)) == []


def test_two_units_of_one_name_have_two_pages(tmp_path: Path) -> None:
    paths = write_returns(of(wrong_unit(), wrong_unit()), tmp_path, "")
    assert [path.name for path in paths if path.suffix == ".docx"] == [
        "粮食局退回修改.docx",
        "粮食局（2）退回修改.docx",
    ]


def test_names_of_strangers_are_plain_text_and_safe_names_of_files(tmp_path: Path) -> None:
    document, book = write_returns(of(wrong_unit(HOSTILE_NAME)), tmp_path, "1月20日")
    assert document.parent == book.parent == tmp_path
    assert "<b>&" in words_of(document)
    cell = load_workbook(book).worksheets[0]["A1"]
    assert cell.data_type == "s"
    assert str(cell.value).startswith("=1+1 <b>")


def test_equal_collections_give_equal_bytes(tmp_path: Path) -> None:
    first = write_returns(of(wrong_unit()), tmp_path / "一", "1月20日")
    second = write_returns(of(wrong_unit()), tmp_path / "二", "1月20日")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_a_file_in_place_of_the_folder_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "退回").write_text("")
    with pytest.raises(UnwritableFile):
        write_returns(of(wrong_unit()), tmp_path / "退回", "")
