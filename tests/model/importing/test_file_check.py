"""A folder judged as a whole: every readable file, each beside last year's where the folder has it."""

from __future__ import annotations

from pathlib import Path

import exporters
from model.checks.rules import compute_totals
from model.form import editions
from model.importing.file_check import CheckedFile, build_json_record, check_path, describe_checked_file
from model.report.report import Value
from tests.model.importing import layouts
from tests.model.importing.layouts import laid_out, row_a_line
from tests.reports import balanced


def put(path: Path, values: dict[str, Value | None]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    form = editions.load_form("2021")
    exporters.write_report(form, compute_totals(form, balanced().with_values(values)), path)
    return path


def test_last_years_report_of_the_same_unit_stands_beside(tmp_path: Path) -> None:
    put(tmp_path / "今年.xlsx", {"cover.unit": "甲局", "requests.carried_in.natural": 3, "requests.granted.natural": 5})
    old = put(tmp_path / "旧" / "去年.xlsx", {"cover.unit": "甲局", "cover.year": "2024"})
    put(tmp_path / "旧" / "别家.xlsx", {"cover.unit": "乙局", "cover.year": "2024"})
    judged = check_path(tmp_path)
    found = {one.path.name: one for one in judged if isinstance(one, CheckedFile)}
    assert found["今年.xlsx"].last_year_path == old
    assert any("结转" in finding.message for finding in found["今年.xlsx"].findings)
    assert "  对照上年：去年.xlsx" in describe_checked_file(found["今年.xlsx"])
    assert found["去年.xlsx"].last_year_path is None
    assert found["别家.xlsx"].last_year_path is None


def test_a_file_is_judged_alone(tmp_path: Path) -> None:
    (one,) = check_path(put(tmp_path / "a.xlsx", {}))
    assert isinstance(one, CheckedFile)
    assert one.figure_count == 200
    assert not one.has_errors


# what could not be read


def stranger(path: Path) -> Path:
    """A text without the row of 予以公开, in which one cell is no figure and one section is missing."""
    text = laid_out(layouts.report("2021"), row_a_line)
    lines = [line for line in text.split("\n") if "（一）予以公开" not in line and "六、其他" not in line]
    at = next(number for number, line in enumerate(lines) if "2.重复申请" in line)
    cells = lines[at].split("\t")
    lines[at] = "\t".join(["若干" if number == len(cells) - 7 else cell for number, cell in enumerate(cells)])
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_json_lists_the_cells_that_could_not_be_read_and_blames_nothing_for_them(tmp_path: Path) -> None:
    (one,) = check_path(stranger(tmp_path / "a.txt"))
    record = build_json_record(one)
    columns = ("natural", "business", "research", "charity", "legal", "other", "total")
    granted = [f"requests.granted.{column}" for column in columns]
    assert record["unread"] == [*granted, "requests.rejected.repeated.natural"]
    assert {id for id, figure in record["figures"].items() if figure is None} == set(record["unread"])
    for finding in record["findings"]:
        assert not set(finding["cells"]) & {*record["unread"], "other"}
    assert [text for text in record["unplaced"] if "没有读到" in text] == [
        "表三有 7 格没有读到（（一）予以公开），请对照原文填写。",
        "没有读到“六、其他需要报告的事项”，请对照原文填写。",
    ]
    assert sum("若干" in text for text in record["unplaced"]) == 1


def test_a_person_is_told_once_and_the_verdict_counts_it(tmp_path: Path) -> None:
    (one,) = check_path(stranger(tmp_path / "a.txt"))
    assert isinstance(one, CheckedFile)
    lines = list(describe_checked_file(one))
    assert sum("予以公开" in line for line in lines) == 1
    assert "  没有读到  没有读到“六、其他需要报告的事项”，请对照原文填写。" in lines
    assert "9 处没有读到" in lines[-1]
    assert "可以报送" not in lines[-1]


def test_json_tells_of_a_number_in_the_prose_where_it_stands_and_what_it_was_compared_with(tmp_path: Path) -> None:
    (one,) = check_path(put(tmp_path / "a.xlsx", {"overview": "工作平稳。全年共收到政府信息公开申请8000件。"}))
    (finding,) = (found for found in build_json_record(one)["findings"] if found["rule"] == "words.claim")
    assert (finding["sentence"], finding["number"]) == ("全年共收到政府信息公开申请8000件。", 8000)
    assert finding["cells"] == ["requests.received.total", "requests.carried_in.total"]


def test_json_always_has_the_list(tmp_path: Path) -> None:
    (one,) = check_path(put(tmp_path / "a.xlsx", {}))
    assert build_json_record(one)["unread"] == []


# what would make it balance


def slipped(path: Path, row: str, typed: list[str]) -> Path:
    """A text in which a row of table three says these figures, its total last."""
    lines = laid_out(layouts.report("2021"), row_a_line).split("\n")
    at = next(number for number, line in enumerate(lines) if row in line)
    cells = lines[at].split("\t")
    lines[at] = "\t".join([*cells[: -len(typed)], *typed])
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def figures_of(row: str) -> list[str]:
    """The figures of a row of table three in the report that slipped() begins with."""
    text = laid_out(layouts.report("2021"), row_a_line)
    return next(line for line in text.split("\n") if row in line).split("\t")[-7:]


def test_a_finding_carries_what_would_make_it_balance_best_first(tmp_path: Path) -> None:
    right = figures_of("2.重复申请")
    (one,) = check_path(slipped(tmp_path / "a.txt", "2.重复申请", [f"{right[0]}0", *right[1:]]))
    found = [finding for finding in build_json_record(one)["findings"] if finding["proposals"]]
    assert [finding["rule"] for finding in found] == ["requests.total", "requests.handled"]
    for finding in found:
        best = finding["proposals"][0]
        assert best["changes"] == {"requests.rejected.repeated.natural": int(right[0])}
        assert best["why"].startswith(f"表三 重复申请·自然人 填的是 {right[0]}0，应当是 {right[0]}，像是多打了一个 0。")


def test_a_total_of_a_file_is_corrected_to_the_sum(tmp_path: Path) -> None:
    right = figures_of("2.重复申请")
    (one,) = check_path(slipped(tmp_path / "a.txt", "2.重复申请", [*right[:-1], f"9{right[-1]}"]))
    (finding,) = (found for found in build_json_record(one)["findings"] if found["rule"] == "requests.total")
    assert finding["proposals"][0]["changes"] == {"requests.rejected.repeated.total": int(right[-1])}


def test_a_person_is_told_the_likeliest_slip_once(tmp_path: Path) -> None:
    right = figures_of("2.重复申请")
    (one,) = check_path(slipped(tmp_path / "a.txt", "2.重复申请", [f"{right[0]}0", *right[1:]]))
    assert isinstance(one, CheckedFile)
    lines = list(describe_checked_file(one))
    assert sum(line.startswith("    可能是：表三 重复申请·自然人 填的是") for line in lines) == 1


def test_a_finding_that_is_no_equation_carries_no_proposal(tmp_path: Path) -> None:
    (one,) = check_path(put(tmp_path / "a.xlsx", {"cover.unit": ""}))
    assert [finding["proposals"] for finding in build_json_record(one)["findings"]] == [[]]
