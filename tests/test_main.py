"""The command line: what each verb prints, writes, refuses and answers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import exporters
from main import main
from model import editions, intake, samples
from model.figures import Figure
from model.report import Report
from model.rules import settle

ROOT = Path(__file__).parents[1]
Output = pytest.CaptureFixture[str]


def _write(report: Report, path: Path, last: Report | None = None) -> Path:
    form = editions.form(report.edition)
    exporters.write(form, settle(form, report), path, last)
    return path


def _sample(**figures: Figure) -> Report:
    changed = {id.replace("__", "."): figure for id, figure in figures.items()}
    return samples.sample(samples.SHOWN).with_figures(changed)


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    last = samples.sample(samples.BEFORE_SHOWN)
    return _write(_sample(), tmp_path / "好的.xlsx", last)


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    return _write(_sample(requests__carried_out__natural=5), tmp_path / "错的.xlsx")


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "坏的.xlsx"
    path.write_bytes(b"PK\x03\x04 no workbook")
    return path


def _run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
    )


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
    report = _write(_sample(requests__carried_in__natural=4, requests__carried_out__natural=3), tmp_path / "今年.xlsx")
    last = _write(samples.sample(samples.BEFORE_SHOWN), tmp_path / "上年.xlsx")
    assert main(["check", str(report)]) == 0
    assert "提醒" not in capsys.readouterr().out
    assert main(["check", str(report), "--last", str(last)]) == 0
    assert "  提醒  表三“自然人”列：上年结转填 4 件，上年报告结转下年是 3 件，相差 1 件。\n" in capsys.readouterr().out


def test_the_last_year_that_is_given_goes_before_the_one_in_the_file(sound: Path, tmp_path: Path) -> None:
    other = samples.sample(samples.BEFORE_SHOWN).with_figures({"requests.carried_out.natural": 9})
    last = _write(other, tmp_path / "别的上年.xlsx")
    assert _json_of("check", "--json", str(sound))[0]["findings"] == []
    rules = {finding["rule"] for finding in _json_of("check", "--json", str(sound), "--last", str(last))[0]["findings"]}
    assert rules == {"requests.opening"}


def test_an_unreadable_report_of_last_year_answers_2(sound: Path, broken: Path) -> None:
    assert main(["check", str(sound), "--last", str(broken)]) == 2


# check --json


def _json_of(*arguments: str) -> list[dict[str, Any]]:
    done = _run(*arguments)
    assert "Traceback" not in done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_json_has_every_cell_paragraph_and_finding(wrong: Path, capsys: Output) -> None:
    assert main(["check", "--json", str(wrong)]) == 1
    (found,) = json.loads(capsys.readouterr().out)
    report, form = _sample(), editions.form("2021")
    assert list(found) == ["file", "unit", "year", "edition", "figures", "prose", "findings", "unplaced", "units"]
    assert (found["file"], found["unit"], found["year"], found["edition"]) == (str(wrong), report.unit, 2025, "2021")
    assert list(found["figures"]) == list(form.cells)
    assert found["figures"]["requests.received.total"] == 48
    assert found["figures"]["disclosure.fees.amount"] == 231.7584
    assert found["prose"] == report.prose
    assert (found["unplaced"], found["units"]) == ([], {})
    finding = found["findings"][0]
    assert list(finding) == ["rule", "weight", "cells", "message", "left", "right"]
    assert (finding["rule"], finding["weight"], finding["left"], finding["right"]) == ("requests.flow", "error", 37, 40)
    assert "requests.carried_out.natural" in finding["cells"]


def test_json_says_null_for_unfilled_and_0_for_nought(tmp_path: Path, capsys: Output) -> None:
    figures: dict[str, Figure | None] = {"requests.received.other": None, "requests.received.legal": 0}
    report = Report("2021", {"unit": "某局", "year": "2025"}).with_figures(figures)
    main(["check", "--json", str(_write(report, tmp_path / "空.xlsx"))])
    (found,) = json.loads(capsys.readouterr().out)
    assert found["figures"]["requests.received.legal"] == 0
    assert found["figures"]["requests.received.other"] is None
    assert found["prose"] == {"preamble": "", "overview": "", "problems": "", "other": ""}


def test_json_gives_the_unit_of_an_amount_apart(tmp_path: Path, capsys: Output) -> None:
    path = _write(samples.sample("linjiang-2020"), tmp_path / "2020.xlsx")
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


# convert


def test_convert_writes_every_format_asked_for(sound: Path, tmp_path: Path) -> None:
    pdf, xlsx = tmp_path / "出.pdf", tmp_path / "出.xlsx"
    assert main(["convert", str(sound), str(pdf), str(xlsx)]) == 0
    assert pdf.read_bytes().startswith(b"%PDF")
    assert intake.read(xlsx) == intake.read(sound)


@pytest.mark.parametrize("out", ["出.odt", "出"])
def test_convert_refuses_a_format_it_cannot_write_before_writing_any(out: str, sound: Path, tmp_path: Path) -> None:
    assert main(["convert", str(sound), str(tmp_path / "出.pdf"), str(tmp_path / out)]) == 2
    assert not (tmp_path / "出.pdf").exists()


def test_convert_does_not_overwrite_what_it_reads(sound: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    before = sound.read_bytes()
    monkeypatch.chdir(sound.parent)
    assert main(["convert", str(sound), f"./{sound.name}"]) == 2
    assert "请换个文件名" in capsys.readouterr().err
    assert sound.read_bytes() == before


def test_convert_says_which_totals_it_did_not_take_over(tmp_path: Path, capsys: Output) -> None:
    claiming = _sample().with_values({"claim.remedies.review.total": 9})
    path = _write(claiming, tmp_path / "总计不符.xlsx")
    if "remedies.review.total" not in intake.read(path).report.claims:
        pytest.skip("a workbook of ours has no claims of its own")
    assert main(["convert", str(path), str(tmp_path / "出.pdf")]) == 0
    assert "1 处总计与各格相加不符" in capsys.readouterr().err


# new


def test_new_writes_a_blank_report(tmp_path: Path, capsys: Output) -> None:
    out = tmp_path / "新.xlsx"
    assert main(["new", "--unit", "柳湾镇人民政府", "--year", "2025", str(out)]) == 0
    report = intake.read(out).report
    assert (report.unit, report.year, report.edition) == ("柳湾镇人民政府", 2025, "2021")
    assert (report.figures, report.prose) == ({}, {})
    assert capsys.readouterr().out == f"已新建 {out}：柳湾镇人民政府 · 2025 年 · 2021 格式\n"


@pytest.mark.parametrize(("year", "chosen", "edition"), [("2020", [], "2019"), ("2025", ["--edition", "2019"], "2019")])
def test_the_edition_follows_the_year_or_is_chosen(year: str, chosen: list[str], edition: str, tmp_path: Path) -> None:
    out = tmp_path / "新.xlsx"
    assert main(["new", "--unit", "某局", "--year", year, *chosen, str(out)]) == 0
    assert intake.read(out).report.edition == edition


def test_new_from_last_year_says_what_was_carried_over_and_must_be_verified(tmp_path: Path, capsys: Output) -> None:
    last = samples.sample(samples.BEFORE_SHOWN)
    source, out = _write(last, tmp_path / "上年.xlsx"), tmp_path / "今年.xlsx"
    assert main(["new", "--year", "2025", "--from", str(source), str(out)]) == 0
    reading = intake.read(out)
    assert reading.last == last
    assert reading.report.unit == last.unit
    assert reading.report.year == 2025
    assert "dated" not in reading.report.cover
    assert reading.report.prose == {}
    assert reading.report.figures["requests.carried_in.natural"] == 3
    assert reading.report.figures["requests.carried_in.total"] == 4
    words = capsys.readouterr().out
    assert "自然人 3、商业企业 1" in words
    assert "请逐格核实" in words
    assert "注意" not in words


def test_new_from_a_report_that_is_not_last_years_says_so(tmp_path: Path, capsys: Output) -> None:
    source = _write(samples.sample("linjiang-2020"), tmp_path / "旧.xlsx")
    assert (
        main(["new", "--unit", "改名后的局", "--year", "2025", "--from", str(source), str(tmp_path / "新.xlsx")]) == 0
    )
    assert "--from 的报告是 2020 年的，不是 2024 年的" in capsys.readouterr().out
    assert intake.read(tmp_path / "新.xlsx").report.unit == "改名后的局"


def test_new_does_not_overwrite_unless_told_to(sound: Path, capsys: Output) -> None:
    before = sound.read_bytes()
    arguments = ["new", "--unit", "某局", "--year", "2025", str(sound)]
    assert main(arguments) == 2
    assert "--force" in capsys.readouterr().err
    assert sound.read_bytes() == before
    assert main([*arguments, "--force"]) == 0
    assert intake.read(sound).report.unit == "某局"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["new", "--year", "2025", "新.xlsx"], "请用 --unit 写明单位名称。"),
        (["new", "--unit", "某局", "新.xlsx"], "请用 --year 写明报告年度"),
        (["new", "--unit", "某局", "--year", "25", "新.xlsx"], "请用 --year 写明报告年度"),
        (["new", "--unit", "某局", "--year", "2025", "新.pdf"], "以 .xlsx 结尾"),
        (["new", "--unit", "某局", "--year", "2025", "--edition", "1999", "新.xlsx"], "2019、2021"),
        (["new", "--unit", "某局", "--year", "2025", "没有/新.xlsx"], "写不"),
        (["check"], "还要写上文件…。"),
        (["check", "--lsat", "x"], "没有 --lsat 这个选项。"),
        (["chekc", "x"], "没有“chekc”这个命令。"),
        (["demo", "甲", "乙"], "这条命令写得不对。"),
    ],
)
def test_a_command_written_wrongly_answers_2_and_says_how_it_is_written(
    arguments: list[str], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    assert words in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


# demo, and how the program behaves as a process


def test_demo_writes_every_format_checks_it_and_takes_a_picture(tmp_path: Path) -> None:
    done = _run("demo", str(tmp_path / "演示"), DISPLAY="", WAYLAND_DISPLAY="")
    assert (done.returncode, done.stderr) == (0, "")
    suffixes = sorted(path.suffix for path in (tmp_path / "演示").iterdir())
    assert suffixes == sorted([*exporters.EXPORTERS, ".png"])
    assert "可以报送" in done.stdout
    for path in (tmp_path / "演示").iterdir():
        assert str(path) in done.stdout


def test_words_are_utf8_whatever_the_locale_says(wrong: Path) -> None:
    done = _run("check", str(wrong), LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii", PYTHONCOERCECLOCALE="0")
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
