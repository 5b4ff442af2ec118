"""The command line: what check prints and answers, and how the program behaves as a process.

Covers exporters/command_line.py, exporters/command_help.py, exporters/rule_option.py and model/errors.py too.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
import pytest

import exporters
from exporters.command_line import nianbao
from main import COMMANDS, main, names_file
from model.drafts import samples
from model.files.error_log import LOG_NAME
from model.form import editions
from model.form.figures import Figure
from model.report.report import Report
from tests import command_line
from tests.command_line import ROOT, Output, run, sample, write
from tests.model.importing.nested_mail import write_nested_mail


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    return command_line.sound(tmp_path)


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    return write(sample(requests__carried_out__natural=5), tmp_path / "错的.xlsx")


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "坏的.xlsx"
    path.write_bytes(b"PK\x03\x04 no workbook")
    return path


# check


def test_a_sound_report_answers_0(sound: Path, capsys: Output) -> None:
    assert main(["check", str(sound)]) == 0
    assert capsys.readouterr().out == f"{sound}：临江县水务局 · 2025 年 · 2021 格式\n  可以报送\n"


def test_a_wrong_report_answers_1_with_both_sides_and_the_difference(wrong: Path, capsys: Output) -> None:
    assert main(["check", str(wrong)]) == 1
    out = capsys.readouterr().out
    assert "  错误  表三“自然人”列：新收加上年结转是 37 件，办结加结转下年是 40 件，相差 3 件。\n" in out
    assert out.endswith("  还有 2 处错误\n")


def test_an_unreadable_file_answers_2_and_the_others_are_still_checked(
    broken: Path, wrong: Path, sound: Path, capsys: Output
) -> None:
    assert main(["check", str(broken), str(wrong), str(sound)]) == 2
    output = capsys.readouterr()
    assert "坏的.xlsx" in output.err
    assert "Traceback" not in output.err
    assert "还有 2 处错误" in output.out
    assert "可以报送" in output.out


@pytest.mark.parametrize("name", ["没有这个文件.xlsx", "没有这个文件.txt", "图片.jpg", "."])
def test_what_is_no_report_is_refused_with_words(name: str, tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "图片.jpg").write_bytes(b"\xff\xd8\xff")
    assert main(["check", str(tmp_path / name)]) == 2
    assert capsys.readouterr().err.rstrip().endswith("。")


def test_last_years_report_is_checked_against(tmp_path: Path, capsys: Output) -> None:
    report = write(sample(requests__carried_in__natural=4, requests__carried_out__natural=3), tmp_path / "今年.xlsx")
    last = write(samples.load_sample(samples.DEMO_SAMPLE_LAST_YEAR), tmp_path / "上年.xlsx")
    assert main(["check", str(report)]) == 0
    assert "待说明" not in capsys.readouterr().out
    assert main(["check", str(report), "--last", str(last)]) == 0
    words = "  待说明  表三“自然人”列：上年结转填 4 件，上年报告结转下年是 3 件，相差 1 件。\n"
    assert words in capsys.readouterr().out


def test_the_last_year_that_is_given_goes_before_the_one_in_the_file(sound: Path, tmp_path: Path) -> None:
    other = samples.load_sample(samples.DEMO_SAMPLE_LAST_YEAR).with_figures({"requests.carried_out.natural": 9})
    last = write(other, tmp_path / "别的上年.xlsx")
    assert _json_of("check", "--json", str(sound))[0]["findings"] == []
    rules = {finding["rule"] for finding in _json_of("check", "--json", str(sound), "--last", str(last))[0]["findings"]}
    assert rules == {"requests.opening"}


def test_local_rules_are_tested_too_and_a_mistake_in_them_is_told_beside(
    sound: Path, tmp_path: Path, capsys: Output
) -> None:
    rule = '[[rule]]\nid = "{}"\nholds = "{}"\nsays = "收到 {{left}} 件。"\ncites = "某市文件"\n'
    rules = tmp_path / "规则.toml"
    rules.write_text(
        rule.format("received", "requests.received.total = 1") + rule.format("b", "requests.sum = 1"), encoding="utf-8"
    )
    assert main(["check", str(sound), "--rules", str(rules)]) == 0
    printed = capsys.readouterr()
    assert "  待说明  收到 " in printed.out
    assert printed.out.endswith("  还有 1 处待说明\n")
    assert printed.err.startswith("规则文件 规则.toml 第 8 行：")
    (record,) = _json_of("check", "--json", str(sound), "--rules", str(tmp_path))
    (finding,) = record["findings"]
    assert (finding["rule"], finding["weight"]) == ("local.received", "warning")
    assert finding["cells"] == ["requests.received.total"]
    assert finding["right"] == 1


def test_a_file_of_rules_that_is_not_there_is_told_and_the_report_checked(
    sound: Path, tmp_path: Path, capsys: Output
) -> None:
    assert main(["check", str(sound), "--rules", str(tmp_path / "没有.toml")]) == 0
    assert capsys.readouterr().err.startswith("规则文件 没有.toml 整个文件：打不开")


def test_an_unreadable_report_of_last_year_answers_2(sound: Path, broken: Path) -> None:
    assert main(["check", str(sound), "--last", str(broken)]) == 2


def test_a_files_accident_answers_2_and_the_others_are_still_checked(
    wrong: Path, tmp_path: Path, capsys: Output
) -> None:
    nested = write_nested_mail(tmp_path / "深.mht")
    assert main(["check", str(nested), str(wrong)]) == 2
    output = capsys.readouterr()
    assert output.err == "读不了“深.mht”：里面的内容套得太深，不像一份报告。请用 WPS 打开，另存一份，再试一次。\n"
    assert "还有 2 处错误" in output.out


@pytest.mark.parametrize("command", [["convert"], ["picture"], ["new", "--year", "2026", "--from"]])
def test_an_accident_in_any_command_is_one_sentence(command: list[str], tmp_path: Path, capsys: Output) -> None:
    out = tmp_path / ("新.xlsx" if command[0] == "new" else "新.pdf")
    assert main([*command, str(write_nested_mail(tmp_path / "深.mht")), str(out)]) == 2
    assert capsys.readouterr().err.startswith("读不了“深.mht”：")
    assert not out.exists()


def test_an_error_nobody_foresaw_is_told_without_a_traceback(
    sound: Path, tmp_path: Path, nianbao_home: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(exporters.WRITER_MODULES, ".none", "exporters.there_is_no_such_writer")
    assert main(["convert", str(sound), str(tmp_path / "新.none")]) == 2
    output = capsys.readouterr()
    assert output.err.startswith("程序出了意外，没有做完。")
    assert "Error" not in output.err
    assert "ModuleNotFoundError" in (nianbao_home / LOG_NAME).read_text(encoding="utf-8")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is locked for an administrator")
def test_a_file_that_may_not_be_read_costs_the_others_nothing(sound: Path, broken: Path, capsys: Output) -> None:
    broken.chmod(0)
    assert main(["check", str(broken), str(sound)]) == 2
    output = capsys.readouterr()
    assert "没有权限" in output.err
    assert "可以报送" in output.out


def test_names_that_a_terminal_would_obey_are_written_out(tmp_path: Path, capsys: Output) -> None:
    path = write(sample(), tmp_path / "甲\x1b[31m\n可以报送.xlsx")
    assert main(["check", str(path), str(tmp_path / ("无" * 300))]) == 2
    output = capsys.readouterr()
    assert "甲\\x1b[31m\\x0a可以报送.xlsx：" in output.out
    assert "\x1b" not in output.out + output.err


# check --json


def _json_of(*arguments: str) -> list[dict[str, Any]]:
    done = run(*arguments)
    assert "Traceback" not in done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_json_has_every_cell_paragraph_and_finding(wrong: Path, capsys: Output) -> None:
    assert main(["check", "--json", str(wrong)]) == 1
    (found,) = json.loads(capsys.readouterr().out)
    report, form = sample(requests__carried_out__natural=5), editions.load_form("2021")
    keys = ["file", "unit", "year", "edition", "figures", "prose", "findings", "unplaced", "unread", "units"]
    assert list(found) == keys
    assert (found["file"], found["unit"], found["year"], found["edition"]) == (str(wrong), report.unit, 2025, "2021")
    assert list(found["figures"]) == list(form.cells)
    assert found["figures"]["requests.received.total"] == 48
    assert found["figures"]["disclosure.fees.amount"] == 231.7584
    assert found["prose"] == report.prose
    assert (found["unplaced"], found["units"]) == ([], {})
    finding = found["findings"][0]
    assert list(finding) == ["rule", "weight", "cells", "message", "left", "right", "proposals"]
    assert (finding["rule"], finding["weight"], finding["left"], finding["right"]) == ("requests.flow", "error", 37, 40)
    assert "requests.carried_out.natural" in finding["cells"]


def test_json_says_null_for_unfilled_and_0_for_nought(tmp_path: Path, capsys: Output) -> None:
    figures: dict[str, Figure | None] = {"requests.received.other": None, "requests.received.legal": 0}
    report = Report("2021", {"unit": "某局", "year": "2025"}).with_figures(figures)
    main(["check", "--json", str(write(report, tmp_path / "空.xlsx"))])
    (found,) = json.loads(capsys.readouterr().out)
    assert found["figures"]["requests.received.legal"] == 0
    assert found["figures"]["requests.received.other"] is None
    assert found["prose"] == {"preamble": "", "overview": "", "problems": "", "other": ""}


def test_json_gives_the_unit_of_an_amount_apart(tmp_path: Path, capsys: Output) -> None:
    path = write(samples.load_sample("linjiang-2020"), tmp_path / "2020.xlsx")
    assert main(["check", "--json", str(path)]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert found["figures"]["disclosure.procurement.amount"] == 86.72
    assert found["units"] == {"disclosure.procurement.amount": "万元"}


def test_json_lists_an_unreadable_file_with_its_words(broken: Path, sound: Path, capsys: Output) -> None:
    assert main(["check", "--json", str(broken), str(sound)]) == 2
    first, second = json.loads(capsys.readouterr().out)
    assert list(first) == ["file", "error"]
    assert first["file"] == str(broken)
    assert second["unit"] == "临江县水务局"


# as a process


def test_words_are_utf8_whatever_the_locale_says(wrong: Path) -> None:
    done = run("check", str(wrong), LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii", PYTHONCOERCECLOCALE="0")
    assert "还有 2 处错误" in done.stdout


def test_the_verbs_do_not_import_qt(sound: Path, tmp_path: Path) -> None:
    program = (
        "import sys; from main import main\n"
        "assert main(['check', sys.argv[1]]) == 0\n"
        "assert main(['convert', sys.argv[1], sys.argv[2]]) == 0\n"
        "sys.exit(any(name.split('.')[0] in ('PySide6', 'gui') for name in sys.modules))"
    )
    arguments = [sys.executable, "-c", program, str(sound), str(tmp_path / "出.pdf")]
    assert subprocess.run(arguments, cwd=ROOT, capture_output=True).returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
def test_a_reader_that_leaves_early_is_no_accident(wrong: Path) -> None:
    with subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), "check", *[str(wrong)] * 3],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.parametrize("verb", [[], ["check"], ["convert"], ["new"], ["demo"]])
def test_every_help_page_is_chinese(verb: list[str], capsys: Output) -> None:
    assert main([*verb, "--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("用法：python main.py")
    for english in ("Usage", "Options", "Commands", "Show this", "required"):
        assert english not in out


def test_help_pages_of_other_programs_stay_as_click_writes_them() -> None:
    from exporters import command_help as ours
    from exporters.command_line import nianbao

    assert nianbao.context_class.formatter_class is ours.ChineseHelp
    assert click.Context.formatter_class is click.HelpFormatter


def test_commands_are_never_taken_for_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(nianbao.commands) == COMMANDS
    monkeypatch.chdir(tmp_path)
    (tmp_path / "check").mkdir()
    (tmp_path / "各单位").mkdir()
    for argument in (*COMMANDS, "--help", "-h", "chekc"):
        assert not names_file(argument)
    for argument in ("报告.xlsx", "./check", "/a b/报告", "file:///a%20b.xlsx", r"C:\报告", "各单位"):
        assert names_file(argument)


def test_files_are_handed_to_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    handed_on: list[str] = []

    def run(arguments: list[str]) -> int:
        handed_on.extend(arguments)
        return 0

    monkeypatch.setattr("main.import_window", lambda: SimpleNamespace(run=run))
    assert main(["没有 这个.xlsx", "乙局.pdf"]) == 0
    assert handed_on == ["没有 这个.xlsx", "乙局.pdf"]
