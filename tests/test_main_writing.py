"""The command line: what convert, new and demo write and refuse."""

from __future__ import annotations

from pathlib import Path

import pytest

import exporters
from main import main
from model import importing
from model.drafts import samples
from tests import command_line
from tests.command_line import Output, run, sample, write


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    return command_line.sound(tmp_path)


# convert


def test_convert_writes_every_format_asked_for(sound: Path, tmp_path: Path) -> None:
    pdf, xlsx = tmp_path / "出.pdf", tmp_path / "出.xlsx"
    assert main(["convert", str(sound), str(pdf), str(xlsx)]) == 0
    assert pdf.read_bytes().startswith(b"%PDF")
    assert importing.read_report(xlsx) == importing.read_report(sound)


def test_convert_adds_the_pictures_when_asked(sound: Path, tmp_path: Path) -> None:
    assert main(["convert", "--pictures", str(sound), str(tmp_path / "出.html")]) == 0
    assert (tmp_path / "出.html").read_text(encoding="utf-8").count("<svg") == 4


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
    claiming = sample().with_values({"claim.remedies.review.total": 9})
    path = write(claiming, tmp_path / "总计不符.xlsx")
    if "remedies.review.total" not in importing.read_report(path).report.stated_totals:
        pytest.skip("a workbook of ours has no claims of its own")
    assert main(["convert", str(path), str(tmp_path / "出.pdf")]) == 0
    assert "1 处总计与各格相加不符" in capsys.readouterr().err


# new


def test_new_writes_a_blank_report(tmp_path: Path, capsys: Output) -> None:
    out = tmp_path / "新.xlsx"
    assert main(["new", "--unit", "柳湾镇人民政府", "--year", "2025", str(out)]) == 0
    report = importing.read_report(out).report
    assert (report.unit, report.year, report.edition) == ("柳湾镇人民政府", 2025, "2021")
    assert (report.figures, report.prose) == ({}, {})
    assert capsys.readouterr().out == f"已新建 {out}：柳湾镇人民政府 · 2025 年 · 2021 格式\n"


@pytest.mark.parametrize(("year", "chosen", "edition"), [("2020", [], "2019"), ("2025", ["--edition", "2019"], "2019")])
def test_the_edition_follows_the_year_or_is_chosen(year: str, chosen: list[str], edition: str, tmp_path: Path) -> None:
    out = tmp_path / "新.xlsx"
    assert main(["new", "--unit", "某局", "--year", year, *chosen, str(out)]) == 0
    assert importing.read_report(out).report.edition == edition


def test_new_from_last_year_says_what_was_carried_over_and_must_be_verified(tmp_path: Path, capsys: Output) -> None:
    last = samples.load_sample(samples.DEMO_SAMPLE_LAST_YEAR)
    source, out = write(last, tmp_path / "上年.xlsx"), tmp_path / "今年.xlsx"
    assert main(["new", "--year", "2025", "--from", str(source), str(out)]) == 0
    reading = importing.read_report(out)
    assert reading.last_year_report == last
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
    source = write(samples.load_sample("linjiang-2020"), tmp_path / "旧.xlsx")
    assert (
        main(["new", "--unit", "改名后的局", "--year", "2025", "--from", str(source), str(tmp_path / "新.xlsx")]) == 0
    )
    assert "--from 的报告是 2020 年的，不是 2024 年的" in capsys.readouterr().out
    assert importing.read_report(tmp_path / "新.xlsx").report.unit == "改名后的局"


def test_new_does_not_overwrite_unless_told_to(sound: Path, capsys: Output) -> None:
    before = sound.read_bytes()
    arguments = ["new", "--unit", "某局", "--year", "2025", str(sound)]
    assert main(arguments) == 2
    assert "--force" in capsys.readouterr().err
    assert sound.read_bytes() == before
    assert main([*arguments, "--force"]) == 0
    assert importing.read_report(sound).report.unit == "某局"


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


# demo


def test_demo_writes_every_format_checks_it_and_takes_a_picture(tmp_path: Path) -> None:
    done = run("demo", str(tmp_path / "演示"), DISPLAY="", WAYLAND_DISPLAY="")
    assert (done.returncode, done.stderr) == (0, "")
    suffixes = sorted(path.suffix for path in (tmp_path / "演示").iterdir())
    assert suffixes == sorted([*exporters.WRITER_MODULES, ".png"])
    assert "可以报送" in done.stdout
    for path in (tmp_path / "演示").iterdir():
        assert str(path) in done.stdout
