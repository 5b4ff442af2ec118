"""The command combine: what it finds of every unit, the sum figure by figure, its JSON and its exit codes.

Covers exporters/combine_output.py too.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from exporters.combine_output import dump_exact
from main import main
from model.form import editions
from model.form.figures import number_of
from model.importing import read_report
from tests.collecting.sent import OFFICE, invent_unit, send, unit_name, with_slip, write_sent
from tests.command_line import Output

Arguments = list[str]


def combine(*arguments: object) -> int:
    return main(["combine", *map(str, arguments)])


def office(year: int = 2025) -> Arguments:
    return ["--unit", OFFICE, "--year", str(year)]


def record(capsys: Output) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def by_name(found: dict[str, Any]) -> dict[str, str]:
    return {unit["name"]: unit["status"] for unit in found["units"] if unit["status"] != "duplicate"}


def test_each_unit_is_found_as_what_it_is_and_the_sum_is_the_plain_sum(tmp_path: Path, capsys: Output) -> None:
    sent = send(tmp_path, count=11, slips=2, missing=1, twice=1, unreadable=1)
    out = tmp_path / "汇总.xlsx"
    assert combine(sent.folder, *office(), "--roster", sent.roster, "--json", out) == 1
    found = record(capsys)
    assert list(found) == ["unit", "year", "edition", "figures", "units", "contributions"]
    assert (found["unit"], found["year"], found["edition"]) == (OFFICE, 2025, "2021")
    assert by_name(found) == {**sent.statuses, "海滨市水务局": "unknown"}
    assert [unit["name"] for unit in found["units"] if unit["status"] == "duplicate"] == sent.duplicates
    assert all(unit["findings"] for unit in found["units"] if unit["status"] == "errors")
    assert set(found["figures"]) == set(editions.load_form("2021").cells)
    assert {cell: Decimal(str(number)) for cell, number in found["figures"].items()} == sent.sums
    for cell, shares in found["contributions"].items():
        assert 0 not in shares.values()
        assert sum(Decimal(str(number)) for number in shares.values()) == sent.sums[cell]
    assert {cell for cell, total in sent.sums.items() if total} == set(found["contributions"])
    reading = read_report(out)
    assert reading.report.cover["scope"] == "本级政府汇总"
    assert {cell: number_of(reading.report.figures[cell]) for cell in sent.sums} == sent.sums
    assert reading.parts
    assert {part.name for part in reading.parts.parts} == set(sent.current)


def test_when_all_are_in_and_sound_it_answers_0(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "in").mkdir()
    for number in range(3):
        write_sent(invent_unit(number), tmp_path / "in" / f"{number}")
    assert combine(tmp_path / "in", *office(), tmp_path / "out.xlsx") == 0
    said = capsys.readouterr()
    assert "临江县第0局  已汇总  0.xlsx" in said.out
    assert f"汇总已写好 {tmp_path / 'out.xlsx'}" in said.err


def test_a_sum_is_a_unit_of_the_next_one_and_carries_what_it_is_made_of(tmp_path: Path, capsys: Output) -> None:
    county = write_sent(invent_unit(1), tmp_path / "1")
    town = write_sent(invent_unit(2), tmp_path / "2")
    assert combine(town, "--unit", "青山镇人民政府", "--year", 2025, tmp_path / "镇.xlsx") == 0
    capsys.readouterr()
    assert combine(county, tmp_path / "镇.xlsx", *office(), "--json", tmp_path / "县.xlsx") == 0
    assert by_name(record(capsys)) == {unit_name(1): "summed", "青山镇人民政府": "summed"}
    parts = read_report(tmp_path / "县.xlsx").parts
    assert parts
    (inner,) = [part for part in parts.parts if part.name == "青山镇人民政府"]
    assert [part.name for part in inner.parts] == [unit_name(2)]
    assert inner.parts[0].figures == inner.figures


def test_last_years_sum_is_compared_unit_by_unit(tmp_path: Path, capsys: Output) -> None:
    report = invent_unit(1)
    last = report.with_values({"cover.year": "2024", "cover.dated": "2025年1月12日"})
    before = write_sent(last, tmp_path / "前")
    assert combine(before, *office(2024), tmp_path / "上年.xlsx") == 0
    now = write_sent(report, tmp_path / "今")
    capsys.readouterr()
    combine(now, *office(), "--json", tmp_path / "a.xlsx")
    alone = record(capsys)["units"][0]["findings"]
    combine(now, *office(), "--last", tmp_path / "上年.xlsx", "--json", tmp_path / "a.xlsx")
    assert record(capsys)["units"][0]["findings"] > alone


def test_a_sum_made_before_in_the_same_folder_is_not_added_to_itself(tmp_path: Path, capsys: Output) -> None:
    write_sent(invent_unit(1), tmp_path / "1")
    combine(tmp_path, *office(), "--json", tmp_path / "汇总.xlsx")
    first = record(capsys)
    assert combine(tmp_path, *office(), "--json", tmp_path / "汇总.xlsx") == 0
    assert record(capsys) == first
    combine(tmp_path, *office(), "--json", tmp_path / "另一份.xlsx")
    again = record(capsys)
    assert again["figures"] == first["figures"]
    assert by_name(again) == {unit_name(1): "summed", OFFICE: "unknown"}


def test_where_nothing_can_be_read_it_answers_2_and_writes_nothing(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04")
    assert combine(tmp_path / "坏.docx", tmp_path / "没有", *office(), tmp_path / "out.xlsx") == 2
    assert "一份报告也没有读到" in capsys.readouterr().err
    assert not (tmp_path / "out.xlsx").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["{in}", "--year", "2025", "{out}.xlsx"], "--unit"),
        (["{in}", "--unit", OFFICE, "--year", "25", "{out}.xlsx"], "--year"),
        (["{in}", "--unit", OFFICE, "--year", "2025", "{out}.pdf"], ".xlsx"),
        (["{in}", "--unit", OFFICE, "--year", "2025", "{in}"], "盖掉"),
        (["--unit", OFFICE, "--year", "2025", "{out}.xlsx"], "要"),
        (["{in}", *["--unit", OFFICE, "--year", "2025"], "--returns", "{folder}", "{out}.xlsx"], "混在一起"),
        (["{in}", *["--unit", OFFICE, "--year", "2025"], "--matrix", "{out}.xlsx", "{out}.xlsx"], "盖掉"),
        (["{in}", *["--unit", OFFICE, "--year", "2025"], "--report", "{out}.docx", "{out}.xlsx"], ".pdf"),
        (["{in}", *["--unit", OFFICE, "--year", "2025"], "--roster", "{in}无", "{out}.xlsx"], "没有"),
        (["{in}", *["--unit", OFFICE, "--year", "2025"], "--last", "{in}无", "{out}.xlsx"], "没有"),
    ],
)
def test_a_command_that_is_not_written_right_answers_2(
    arguments: Arguments, words: str, tmp_path: Path, capsys: Output
) -> None:
    sent = write_sent(invent_unit(1), tmp_path / "1")
    places = {"in": str(sent), "out": str(tmp_path / "out"), "folder": str(tmp_path)}
    before = sent.read_bytes()
    assert combine(*(argument.format(**places) for argument in arguments)) == 2
    assert words in capsys.readouterr().err
    assert sent.read_bytes() == before


def test_errors_are_told_with_the_unit_they_are_of(tmp_path: Path, capsys: Output) -> None:
    sent = write_sent(with_slip(invent_unit(1)), tmp_path / "1")
    assert combine(sent, *office(), tmp_path / "out.xlsx") == 1
    said = capsys.readouterr().out
    assert f"{unit_name(1)}  有错误  1.xlsx　表三“" in said
    assert "待说明  有 1 个单位没有计入汇总：有错误的 1 个" in said


def test_the_papers_of_a_collection_are_written_beside_it(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "in").mkdir()
    write_sent(with_slip(invent_unit(1)), tmp_path / "in" / "1")
    write_sent(invent_unit(2), tmp_path / "in" / "2")
    papers = {"--matrix": tmp_path / "汇总表.xlsx", "--report": tmp_path / "体检单.pdf", "--returns": tmp_path / "退回"}
    options = [part for option in papers.items() for part in option]
    assert combine(tmp_path / "in", *office(), *options, tmp_path / "汇总.xlsx") == 1
    assert papers["--report"].read_bytes().startswith(b"%PDF")
    assert unit_name(1) in "".join(path.name for path in papers["--returns"].iterdir())
    sums = read_report(tmp_path / "汇总.xlsx").report.figures
    assert read_report(papers["--matrix"]).report.figures == sums
    assert capsys.readouterr().err.count("已写好") == 4


def test_files_of_other_years_and_the_sum_itself_hinder_nobody(tmp_path: Path, capsys: Output) -> None:
    write_sent(invent_unit(1), tmp_path / "今")
    write_sent(invent_unit(1).with_values({"cover.year": "2024"}), tmp_path / "去")
    assert combine(tmp_path, *office(), tmp_path / "汇总.xlsx") == 0
    assert "已经用来对照上年" in capsys.readouterr().out
    assert combine(tmp_path, *office(), tmp_path / "再汇总.xlsx") == 0


def test_json_keeps_every_digit() -> None:
    assert dump_exact({"a": "\0" + "12345678901234567890.123456"}) == '{\n "a": 12345678901234567890.123456\n}'
