"""A rule of the unit's own says the same wherever a report is judged: window, papers, 体检单, check and convert."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import docx
import pytest
from pytestqt.qtbot import QtBot

import exporters
from exporters.check_record.check_record import CheckRecord
from exporters.content.blocks import REASONS_HEADING, Block, Heading, Paragraph, TableBlock
from exporters.content.options import ExportOptions
from gui.exporting.batch_export import ExportBatch
from main import main
from model.checks.explanations import answer_values
from model.checks.findings import Finding
from model.drafts.draft import Draft
from model.form.editions import load_form
from model.local_rules.local_rule import Coverage
from model.local_rules.rule_files import read_rule_paths
from model.local_rules.rule_folder import rules_folder
from model.report.report import Report
from model.storage.summaries import DraftSummary
from tests.gui.opened import opened
from tests.reports import balanced

WORDS, FIGURES = "本市要求写明公报出版了几期。", "本市要求行政许可不多于行政处罚。"
RULES = f"""
[[rule]]
id = "bulletin"
section = "一"
must = "公报"
says = "{WORDS}"
cites = "某市文件"

[[rule]]
id = "licences"
holds = "disclosure.licensing.decisions <= disclosure.penalties.decisions"
says = "{FIGURES}"
cites = "某市文件"
"""
REASON = "本县不出版，由市里统一编印。"
WITH_REASONS = ExportOptions(reasons=True)


def find_local(draft: Draft) -> list[Finding]:
    return [finding for finding in draft.findings if finding.rule.startswith("local.")]


def list_lines(blocks: tuple[Block, ...]) -> list[str]:
    """The paragraphs, headings and cells of a paper."""
    lines = []
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            lines.append(block.text)
        elif isinstance(block, TableBlock):
            lines += [tile.text for tile in block.sheet.tiles]
    return lines


def read_reasons(path: Path) -> list[str]:
    """The appendix of reasons in a Word file, line by line."""
    lines = [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
    return lines[lines.index(REASONS_HEADING) + 2 :] if REASONS_HEADING in lines else []


PRINTED = [f"1.{WORDS}", f"说明：{REASON}", f"2.{FIGURES}", f"说明：{REASON}"]


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """The file of the rules, where the window looks for them."""
    rules_folder(tmp_path).mkdir()
    path = rules_folder(tmp_path) / "市.toml"
    path.write_text(RULES, encoding="utf-8")
    return path


@pytest.fixture
def explained(rules: Path) -> Draft:
    """A draft in which the two findings of the rules have a reason."""
    values = {"disclosure.licensing.decisions": 3, "disclosure.penalties.decisions": 2}
    report = balanced().with_figures(values).with_values({"overview": "我局认真公开政府信息。"})
    draft = Draft(load_form("2021"), report, local_rules=read_rule_paths([rules]).rules)
    assert [finding.message for finding in find_local(draft)] == [WORDS, FIGURES]
    for finding in find_local(draft):
        report = report.with_values(answer_values(draft.report, finding, REASON))
    return Draft(draft.form, report, local_rules=draft.local_rules)


def test_the_window_its_paper_and_its_check_record(qtbot: QtBot, tmp_path: Path, explained: Draft) -> None:
    program = opened(qtbot, tmp_path, explained.report)
    assert program.session
    assert find_local(program.session.draft) == find_local(explained)
    path = tmp_path / "报告.docx"
    program.export_controller.write_report(program.session.commit_draft(), path, WITH_REASONS)
    qtbot.waitUntil(path.exists)
    assert read_reasons(path) == PRINTED
    lines = list_lines(program.session.make_check_record().blocks)
    assert [FIGURES in lines, WORDS in lines, lines.count(f"说明：{REASON}")] == [True, True, 2]
    assert lines[lines.index("本单位规则") + 1] == "2 处，已说明"


def test_one_of_several_drafts_exported_from_the_list(tmp_path: Path, explained: Draft) -> None:
    report, path = explained.report, tmp_path / "报告.docx"
    card = DraftSummary(1, report.unit, report.year, "2021", datetime(2026, 1, 12), 0, 0, 0, 0)
    batch = ExportBatch(tmp_path, [card], [[path]], WITH_REASONS, explained.local_rules)
    assert batch.write_next((explained.form, report, None)) == ([], 1)
    assert read_reasons(path) == PRINTED


def test_the_commands_with_the_rules(
    tmp_path: Path, rules: Path, explained: Draft, capsys: pytest.CaptureFixture[str]
) -> None:
    path, record, paper = tmp_path / "报告.xlsx", tmp_path / "体检单.docx", tmp_path / "校验.docx"
    exporters.write_report(explained.form, explained.report, path)
    main(["check", "--json", "--rules", str(rules), "--report", str(record), str(path)])
    [judged] = json.loads(capsys.readouterr().out)
    told = [finding["message"] for finding in judged["findings"] if finding["rule"].startswith("local.")]
    assert told == [finding.message for finding in find_local(explained)]
    cells = {cell.text for table in docx.Document(str(record)).tables for row in table.rows for cell in row.cells}
    assert {FIGURES, WORDS, f"说明：{REASON}", "本单位规则", "2 处，已说明"} <= cells
    assert main(["convert", "--reasons", "--rules", str(rules.parent), str(path), str(paper)]) == 0
    assert read_reasons(paper) == PRINTED


def test_without_rules_for_the_report_nothing_is_said_of_them(tmp_path: Path, explained: Draft) -> None:
    other_year: Report = explained.report.with_values({"cover.year": "2020"})
    rules = [replace(rule, coverage=Coverage(first_year=2021)) for rule in explained.local_rules]
    for report, local in ((other_year, rules), (explained.report, ())):
        draft = Draft(explained.form, report, local_rules=local)
        record = CheckRecord(draft.form, draft.report, draft.findings, local_rules=draft.local_rules)
        assert "本单位规则" not in list_lines(record.blocks)
    path = tmp_path / "报告.docx"
    exporters.write_report(explained.form, explained.report, path, None, WITH_REASONS)
    assert read_reasons(path) == []
