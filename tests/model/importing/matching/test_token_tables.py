"""A report whose words and figures came in one line.

Covers model/importing/matching/tokens.py too.
"""

from __future__ import annotations

from pathlib import Path

from tests.model.importing import layouts
from tests.model.importing.layouts import laid_out
from tests.model.importing.matching.placing.test_split_digits import read
from tests.model.importing.matching.small_tables import figures_of, read_table


def test_a_whole_report_in_one_line_is_taken_apart_at_its_headings(tmp_path: Path) -> None:
    report = layouts.report("2021")
    text = " ".join(laid_out(report, layouts.bare_lines).split("\n"))
    reading = read(tmp_path, report, text)
    assert reading.report.figures == report.figures
    assert reading.report.prose["overview"].split() == report.prose["overview"].split()


RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]


def test_figures_of_one_group_below_the_headings_of_several_are_of_none(tmp_path: Path) -> None:
    text = "\n".join(
        ["行政复议", "行政诉讼", "未经复议直接起诉", *RESULTS, *"1234", "10", "复议后起诉", *RESULTS, *RESULTS]
    )
    reading = read_table(tmp_path, "bars", "remedies", "\n".join([text, *"5678", "26", *"9876", "30"]))
    for group in ("review", "direct", "after_review"):
        assert figures_of(reading, f"remedies.{group}") == [None] * 5
    assert any("1 2 3 4 10" in note for note in reading.unplaced)
    assert any("5 6 7 8 26 9 8 7 6 30" in note for note in reading.unplaced)


def test_figures_below_the_headings_of_their_own_group_are_of_it(tmp_path: Path) -> None:
    parts = [["行政复议", *RESULTS, *"1234", "10"], ["未经复议直接起诉", *RESULTS, *"5678", "26"]]
    reading = read_table(tmp_path, "bars", "remedies", *("\n".join(part) for part in parts))
    assert figures_of(reading, "remedies.review") == [1, 2, 3, 4, 10]
    assert figures_of(reading, "remedies.direct") == [5, 6, 7, 8, 26]


def test_totals_may_be_called_otherwise(tmp_path: Path) -> None:
    report = layouts.report("2021")
    text = laid_out(report, layouts.bare_lines).replace("总计", "合计")
    assert read(tmp_path, report, text).report.figures == report.figures


def test_a_row_that_took_a_figure_from_behind_it_is_listed(tmp_path: Path) -> None:
    text = "\n".join(["1.属于国家秘密", *"1234", "5", "15", "2", "2.其他法律行政法规禁止公开", *"230000", "5"])
    reading = read_table(tmp_path, "bars", "requests", text)
    assert figures_of(reading, "requests.refused.secret") == [None] * 7
    assert figures_of(reading, "requests.refused.law") == [2, 3, 0, 0, 0, 0, 5]
    assert any("1 2 3 4 5 15 2" in note for note in reading.unplaced)
