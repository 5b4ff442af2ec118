"""体检单 as a whole: what stands on it, on how many pages, the same bytes for the same report.

Covers exporters/check_record/equation_rows.py, exporters/check_record/finding_rows.py,
exporters/check_record/unfilled_rows.py, exporters/check_record/word_rows.py and
exporters.content.text_table.py too.
"""

from __future__ import annotations

from pathlib import Path

import docx
import pypdfium2
import pytest

import exporters
from exporters.check_record.check_record import CheckRecord
from exporters.check_record.report_source import ReportSource
from exporters.check_record.word_rows import NAMES, list_word_rules
from exporters.content.blocks import Heading, Paragraph, TableBlock
from exporters.content.options import ExportOptions
from exporters.content.text_table import MAX_CELL_CHARACTERS
from model.checks.explanations import answer_values
from model.checks.rules import compute_totals
from model.drafts.samples import DEMO_SAMPLE, DEMO_SAMPLE_LAST_YEAR, load_sample
from model.errors import UnwritableFile
from model.form import editions
from model.report.report import NOT_FOUND, Report
from model.report.report_digest import compute_digest
from model.version import VERSION
from model.words.all_findings import gather_findings
from tests import golden
from tests.exporters.invented import invented

SAMPLE, LAST = load_sample(DEMO_SAMPLE), load_sample(DEMO_SAMPLE_LAST_YEAR)
HOSTILE = '=1+1 <b>&"\u202e\x07𠮷〔2021〕\ud800'


def record_of(report: Report, last: Report | None = None, source: ReportSource | None = None) -> CheckRecord:
    form = editions.load_form(report.edition)
    report = compute_totals(form, report)
    findings = gather_findings(form, report, last, is_draft=True)
    options = ExportOptions(use_installed_fonts=False)
    return CheckRecord(form, report, findings, last, source or ReportSource(), options)


def lines_of(record: CheckRecord) -> list[str]:
    """The headings, lines and rows of tables, the cells of a row parted by |."""
    lines = []
    for block in record.blocks:
        if isinstance(block, TableBlock):
            rows: dict[int, list[str]] = {}
            for tile in block.sheet.tiles:
                rows.setdefault(tile.row, []).append(tile.text)
            lines += [" | ".join(row) for row in rows.values()]
        elif isinstance(block, Heading | Paragraph):
            lines.append(block.text)
    return lines


def pages_of(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range() for page in document]


def answered(report: Report, reason: str) -> Report:
    """The report with this reason for everything that is to be explained."""
    form = editions.load_form(report.edition)
    for finding in gather_findings(form, compute_totals(form, report), None, is_draft=True):
        if finding.weight == "warning" and finding.rule != "unfilled":
            report = report.with_values(answer_values(report, finding, reason))
    return report


def test_the_sample_is_as_it_was() -> None:
    made = "\n".join(lines_of(record_of(SAMPLE, LAST))).replace(VERSION, "VERSION") + "\n"
    assert made == golden.kept("linjiang-2025-check-record.txt", made)


def test_a_sound_report_fits_one_page_with_room_to_sign(tmp_path: Path) -> None:
    path = tmp_path / "record.pdf"
    exporters.write_check_record(record_of(SAMPLE, LAST), path)
    (page,) = pages_of(path)
    for words in ("可以报送", "填报人", "审核人", "签发人", "日期", compute_digest(SAMPLE)):
        assert words in page


def test_an_empty_report_fits_one_page_and_no_equation_is_said_to_hold(tmp_path: Path) -> None:
    path = tmp_path / "record.pdf"
    record = record_of(Report("2021", {"year": "2025"}))
    exporters.write_check_record(record, path)
    assert len(pages_of(path)) == 1
    assert not any("通过" in line for line in lines_of(record))
    assert "表三 | 144 格 | 整张表" in lines_of(record)


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_a_broken_equation_is_listed_with_both_sides_and_its_clause(edition: str) -> None:
    _, report = invented(edition)
    lines = lines_of(record_of(report))
    group = next(line for line in lines if line.startswith("表三各列：新收"))
    assert group.endswith(" | 7 个不平 | 表三左上角附注：第一项加第二项之和，等于第三项加第四项之和")
    flow = [line for line in lines if line.startswith("　　“")]
    assert "≠" in flow[0]
    assert any(line.startswith("1 | 错误 | 表三“自然人”列") for line in lines)


def test_the_reason_stands_below_its_finding(tmp_path: Path) -> None:
    _, report = invented()
    lines = lines_of(record_of(answered(report, "已与科室核实。\n见台账。")))
    at = next(number for number, line in enumerate(lines) if " | 已说明 | " in line)
    assert lines[at + 1 : at + 3] == [" |  | 说明：已与科室核实。", " |  | 见台账。"]


def test_many_findings_with_long_reasons_flow_on_and_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "record.pdf"
    _, report = invented("2019")
    reason = "".join(f"第{number}点，" for number in range(1, 900))
    exporters.write_check_record(record_of(answered(report, reason)), path)
    pages = pages_of(path)
    assert len(pages) > 3
    assert [f"— {number} —" in page for number, page in enumerate(pages, 1)] == [True] * len(pages)
    whole = "".join("".join(pages).split())
    assert whole.count("第899点") == whole.count("第1点") > 5
    assert len(reason) > MAX_CELL_CHARACTERS


def test_blank_cells_are_named_by_row_and_column() -> None:
    some = SAMPLE.with_values({"requests.received.natural": None, "requests.received.legal": None, "overview": None})
    lines = lines_of(record_of(some, LAST))
    assert "表三 | 2 格 | 本年新收（自然人、法律服务机构）" in lines
    assert "一、总体情况 | 1 处 | 一、总体情况 还没有写" in lines


def test_what_was_read_from_and_could_not_be_read_is_told() -> None:
    unread = SAMPLE.with_values({"requests.received.legal": None, "unread.requests.received.legal": NOT_FOUND})
    lines = lines_of(record_of(unread, None, ReportSource("“年报.pdf”（PDF）", ("第 3 页有一段话。",))))
    assert "数字来源 | “年报.pdf”（PDF）。没有读到 2 处，没有找到位置的内容 1 处。" in lines
    assert any("没有核对（有数没有读到）" in line for line in lines)


def test_equal_reports_give_equal_bytes(tmp_path: Path) -> None:
    for suffix in exporters.CHECK_RECORD_FORMATS:
        one, other = tmp_path / f"one{suffix}", tmp_path / f"other{suffix}"
        for path in (one, other):
            exporters.write_check_record(record_of(SAMPLE, LAST), path)
        assert one.read_bytes() == other.read_bytes()


def test_signs_markup_and_rare_characters_survive_in_both_files(tmp_path: Path) -> None:
    _, report = invented()
    record = record_of(answered(report.with_values({"cover.unit": HOSTILE}), HOSTILE))
    pdf, word = tmp_path / "record.pdf", tmp_path / "record.docx"
    for path in (pdf, word):
        exporters.write_check_record(record, path)
    assert '=1+1<b>&"𠮷〔2021〕' in "".join("".join(pages_of(pdf)).split())
    cells = [cell.text for table in docx.Document(str(word)).tables for row in table.rows for cell in row.cells]
    assert '说明：=1+1 <b>&"𠮷〔2021〕' in cells


def test_the_word_document_says_what_the_blocks_say(tmp_path: Path) -> None:
    path = tmp_path / "record.docx"
    record = record_of(SAMPLE, LAST)
    exporters.write_check_record(record, path)
    document = docx.Document(str(path))
    assert len(document.tables) == 4
    assert document.tables[0].rows[1].cells[1].text == "可以报送"
    assert [cell.text for cell in document.tables[-1].rows[0].cells][::2] == ["填报人", "审核人", "签发人", "日期"]


def test_every_check_of_words_has_a_name_and_no_name_is_left_over() -> None:
    assert set(NAMES) == set(list_word_rules())


def test_every_group_of_equations_has_a_name() -> None:
    for edition in ("2019", "2021"):
        assert [rule.id for rule in editions.load_form(edition).rules if not rule.name] == []


def test_it_is_not_written_as_another_kind_of_file(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFile, match=r"\.pdf、\.docx"):
        exporters.write_check_record(record_of(SAMPLE), tmp_path / "record.xlsx")
