"""The sheet 校验 says of a workbook what the program says of the report, by formulas whose results are stored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

import exporters
from model import importing
from model.checks.rules import check_report, compute_totals
from model.drafts.samples import load_sample
from model.form import editions
from model.form.form import Form
from model.report.report import Report
from tests.examples import examples
from tests.exporters.doubts import doubtful
from tests.exporters.excel.formulas import total
from tests.exporters.invented import invented

FORM = editions.load_form("2021")
UNFILLED = "未填全"

Numbers = tuple[Decimal, Decimal, Decimal]


@dataclass(frozen=True)
class Row:
    """A line of the sheet: its words, the formulas of both sides, and what is stored of the rest."""

    subject: str
    words: str
    left: str
    right: str
    numbers: Numbers
    verdict: str
    cites: str


def numbers(values: Iterable[object]) -> Numbers:
    left, right, difference = (Decimal(str(value)) for value in values)
    return left, right, difference


def row_of(text: Sequence[object], shown: Sequence[object]) -> Row:
    subject, words, left, right = map(str, text[:4])
    return Row(subject, words, left, right, numbers(shown[2:5]), str(shown[5]), str(shown[6]))


def sheet(form: Form, report: Report, last: Report | None, folder: Path) -> tuple[str, list[Row], Workbook]:
    """The line on top, all lines, and the workbook with results instead of formulas."""
    path = folder / "a.xlsx"
    exporters.write_report(form, report, path, last)
    formulas, results = load_workbook(path)["校验"], load_workbook(path, data_only=True)
    rows = [
        row_of(text, shown)
        for text, shown in zip(
            formulas.iter_rows(min_row=5, values_only=True),
            results["校验"].iter_rows(min_row=5, values_only=True),
            strict=True,
        )
        if str(text[2]).startswith("=")
    ]
    return str(results["校验"]["A2"].value), rows, results


@st.composite
def cases(draw: st.DrawFn) -> tuple[Report, Report | None]:
    """Reports with few small numbers, so that now and then an equation holds, and last year's, of any edition."""
    form = editions.load_form(draw(st.sampled_from(editions.list_editions())))
    old = editions.load_form(draw(st.sampled_from(editions.list_editions())))
    made = []
    for each in (form, old):
        counts = [cell.id for cell in each.entry_cells if cell.kind == "count"]
        figures = draw(st.dictionaries(st.sampled_from(counts), st.integers(0, 3), max_size=30))
        made.append(compute_totals(each, Report(each.edition).with_figures(figures)))
    return made[0], draw(st.sampled_from([None, made[1]]))


@given(case=cases())
@settings(max_examples=examples(10), suppress_health_check=[HealthCheck.too_slow])
def test_it_finds_what_the_program_finds_and_every_formula_means_its_stored_result(
    case: tuple[Report, Report | None],
) -> None:
    report, last = case
    form = editions.load_form(report.edition)
    with TemporaryDirectory() as folder:
        top, rows, book = sheet(form, report, last, Path(folder))
    for row in rows:
        left, right, difference = row.numbers
        assert (total(book, row.left), total(book, row.right)) == (left, right)
        assert difference == left - right
    own = {rule.id for rule in form.rules}
    found = [finding for finding in check_report(form, report, last) if finding.rule in own]
    for weight, word in (("error", "不平"), ("warning", "待核")):
        said = sorted((abs(row.numbers[2]), row.cites) for row in rows if row.verdict == word)
        assert said == sorted((abs((f.left or 0) - (f.right or 0)), f.citation) for f in found if f.weight == weight)
    wrong = sum(row.verdict == "不平" for row in rows)
    assert top.startswith(f"有 {wrong} 处不等" if wrong else "全部相等")


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_every_equation_of_the_form_has_its_line_with_its_clause(edition: str, tmp_path: Path) -> None:
    form, report = invented(edition)
    _, rows, _ = sheet(form, report, None, tmp_path)
    equations = [rule for rule in form.rules if rule.weight == "error"]
    assert sorted(row.cites for row in rows if row.verdict in ("平", "不平")) == sorted(
        rule.citation for rule in equations
    )
    assert len({(row.subject, row.words) for row in rows}) == len(rows)


def test_the_lines_read_as_a_clerk_says_them(tmp_path: Path) -> None:
    _, rows, _ = sheet(FORM, load_sample("linjiang-2025"), load_sample("linjiang-2024"), tmp_path)
    said = {(row.subject, row.words) for row in rows}
    assert ("表三“自然人”列", "本年新收＋上年结转＝办结总计＋结转下年") in said
    assert ("表三“重复申请”行", "总计＝自然人＋商业企业＋科研机构＋社会公益组织＋法律服务机构＋其他") in said
    assert ("表三“总计”列", "办结总计＝予以公开 至 其他处理的其他（共 21 项相加）") in said
    assert ("表四“行政诉讼·复议后起诉”", "总计＝结果维持＋结果纠正＋其他结果＋尚未审结") in said
    assert ("表二“规章”行", "现行有效件数＋本年废止件数≥本年制发件数") in said
    assert ("表二“规章”行", "现行有效件数＝上年报告的现行有效件数＋本年制发件数－本年废止件数") in said
    assert ("表三“危及‘三安全一稳定’”行", rows[0].words) in said


def test_a_sound_report_is_all_equal(tmp_path: Path) -> None:
    top, rows, _ = sheet(FORM, load_sample("linjiang-2025"), load_sample("linjiang-2024"), tmp_path)
    assert top == "全部相等"
    assert {row.verdict for row in rows} == {"平", "相符"}


def test_one_wrong_figure_turns_its_line_and_the_top(tmp_path: Path) -> None:
    report = load_sample("linjiang-2025").with_figures({"requests.carried_out.legal": 5})
    top, rows, _ = sheet(FORM, compute_totals(FORM, report), load_sample("linjiang-2024"), tmp_path)
    assert top == "有 2 处不等"
    assert [row.subject for row in rows if row.verdict == "不平"] == ["表三“法律服务机构”列", "表三“总计”列"]


def test_last_years_figures_stand_there_as_values_and_count(tmp_path: Path) -> None:
    last = load_sample("linjiang-2024")
    changed = compute_totals(FORM, last.with_figures({"requests.carried_out.natural": 9}))
    top, rows, book = sheet(FORM, load_sample("linjiang-2025"), changed, tmp_path)
    assert top == "全部相等；另有 1 处存疑，请核对"
    found = [(row.subject, row.verdict) for row in rows if row.verdict in ("待核", "同上")]
    assert found == [("表三“自然人”列", "待核"), ("表三“总计”列", "同上")]
    values = {row[0]: row[2] for row in book["校验"].iter_rows(values_only=True)}
    assert values["表三 结转下年·自然人"] == 9


def test_an_answered_doubt_says_so_and_shows_its_reason(tmp_path: Path) -> None:
    form, report, last = doubtful()
    top, rows, _ = sheet(form, report, last, tmp_path)
    assert [(row.subject, row.verdict) for row in rows if row.verdict in ("已说明", "待核", "同上")] == [
        ("表三“自然人”列", "已说明"),
        ("表三“法律服务机构”列", "待核"),
        ("表三“总计”列", "同上"),
    ]
    assert "另有 1 处存疑" in top
    (answered,) = (row for row in rows if row.verdict == "已说明")
    assert answered.cites.endswith("\n说明：上年报告漏计两件，已经更正。\n更正公告见县政府网站。")


def test_without_last_year_nothing_is_compared_with_it_and_blanks_decide_nothing(tmp_path: Path) -> None:
    top, rows, _ = sheet(FORM, Report("2021"), None, tmp_path)
    assert top == "全部相等"
    assert [row.verdict for row in rows if "上年报告" in row.words] == []
    assert [row.verdict for row in rows if "≥" in row.words] == [UNFILLED, UNFILLED]


def test_a_total_that_the_file_stated_otherwise_is_a_line_of_its_own(tmp_path: Path) -> None:
    report = load_sample("linjiang-2025").with_values({"claim.requests.received.total": 50})
    top, rows, _ = sheet(FORM, report, None, tmp_path)
    assert top == "有 1 处不等"
    (wrong,) = [row for row in rows if row.verdict == "不平"]
    assert wrong.subject == "表三 本年新收·总计"
    assert wrong.numbers == numbers([48, 50, -2])


def test_nothing_on_it_is_read_back_even_when_its_results_are_lost(tmp_path: Path) -> None:
    exporters.write_report(FORM, load_sample("linjiang-2025"), tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    book.save(tmp_path / "a.xlsx")
    reading = importing.read_report(tmp_path / "a.xlsx")
    assert reading.report == load_sample("linjiang-2025")
    assert reading.unplaced == ()
    del book["_nianbao"]
    book.save(tmp_path / "a.xlsx")
    reading = importing.read_report(tmp_path / "a.xlsx")
    assert reading.report.figures == load_sample("linjiang-2025").figures
    assert reading.unplaced == ()


def test_a_strangers_sheet_of_the_same_name_is_told_of(tmp_path: Path) -> None:
    exporters.write_report(FORM, load_sample("linjiang-2025"), tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    book.remove(book["图表"])
    book.create_sheet("图表").append(["我的图表"])
    book.save(tmp_path / "a.xlsx")
    assert importing.read_report(tmp_path / "a.xlsx").unplaced == ("工作表“图表”不是报告的一部分，没有读。",)


def test_the_largest_figures_fit_their_columns(tmp_path: Path) -> None:
    most = {cell.id: 10**14 for cell in FORM.entry_cells if cell.kind == "count"}
    path = tmp_path / "a.xlsx"
    exporters.write_report(FORM, compute_totals(FORM, Report("2021").with_figures(most)), path)
    page = load_workbook(path, data_only=True)["校验"]
    for letter in "CDE":
        assert all(
            len(str(box.value)) < page.column_dimensions[letter].width for box in page[letter] if box.data_type == "n"
        )
        assert {box.number_format for box in page[letter][4:40]} == {"0"}
