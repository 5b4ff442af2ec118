"""The text of a report, laid out in every way an editor may leave it, reads as the same report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from model import importing
from model.form.figures import Money, number_of
from model.report.report import Report
from model.report.report_json import to_record
from tests.model.importing import layouts
from tests.model.importing.layouts import TableText, laid_out

EDITIONS = ["2019", "2021"]


def read(tmp_path: Path, text: str | bytes) -> importing.Reading:
    path = tmp_path / "报告.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return importing.read_report(path)


def same(report: Report, other: Report) -> None:
    assert to_record(report)["values"] == to_record(other)["values"]
    assert report.edition == other.edition


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("table_text", [layouts.cell_a_line, layouts.row_a_line, layouts.bars, layouts.bare_lines])
def test_every_layout_gives_every_figure_word_and_cover_field(
    edition: str, table_text: TableText, tmp_path: Path
) -> None:
    report = layouts.report(edition)
    reading = read(tmp_path, laid_out(report, table_text))
    same(reading.report, report)
    assert reading.unplaced == ()
    assert reading.last_year_report is None


def windows(text: str) -> bytes:
    return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()


def utf16(text: str) -> bytes:
    return text.encode("utf-16")


def gb18030(text: str) -> bytes:
    return text.encode("gb18030")


def full_width(text: str) -> bytes:
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    lines = (line.translate(wide) if line.strip().isdigit() else line for line in text.split("\n"))
    return "\n".join(lines).encode()


def traditional(text: str) -> bytes:
    pairs = {"规": "規", "请": "請", "数": "數", "处": "處", "决": "決", "属于": "屬於", "计": "計", "结转": "結轉"}
    head, mark, tail = text.partition("二、")
    middle, last, end = tail.partition("五、存在")
    for simple, complex in pairs.items():
        middle = middle.replace(simple, complex)
    return (head + mark + middle + last + end).encode()


def numbered_by_commas(text: str) -> bytes:
    for n in "12345678":
        text = text.replace(f"\t{n}.", f"\t{n}、")
    return text.replace("（一）予以", "(一) 予以").encode()


def blank_inside_labels(text: str) -> bytes:
    return text.replace("国家秘密", "国家 秘密").replace("商业企业", "商业　企业").encode()


def no_empty_lines(text: str) -> bytes:
    return "\n".join(line for line in text.split("\n") if line).encode()


def stripped(text: str) -> bytes:
    return "\n".join(line.strip() for line in text.split("\n")).encode()


def repeated_preamble_of_a_web_page(text: str) -> bytes:
    return f"云岭县水务局2020年政府信息公开工作年度报告\n发布时间：2021-01-12\n√\n{text}".encode()


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(
    "spoil",
    [
        windows,
        utf16,
        gb18030,
        full_width,
        traditional,
        numbered_by_commas,
        blank_inside_labels,
        no_empty_lines,
        stripped,
    ],
)
def test_what_editors_do_to_text_changes_nothing(edition: str, spoil: Callable[[str], bytes], tmp_path: Path) -> None:
    report = layouts.report(edition)
    reading = read(tmp_path, spoil(laid_out(report)))
    same(reading.report, report)
    assert reading.unplaced == ()


def test_what_a_web_page_adds_is_listed_and_no_prose(tmp_path: Path) -> None:
    report = layouts.report("2019")
    reading = read(tmp_path, repeated_preamble_of_a_web_page(laid_out(report)))
    same(reading.report, report)
    assert [("√" in note, "发布时间" in note) for note in reading.unplaced] == [(False, True), (True, False)]


@pytest.mark.parametrize(
    ("official", "written"),
    [
        ("现行有效件数", "现行有效件"),
        ("现行有效件数", "现行有效件数（历史累计）"),
        ("行政规范性文件", "规范性文件"),
        ("五、存在的主要问题及改进情况", "五、存在的主要问题及整改措施"),
        ("五、存在的主要问题及改进情况", "五、政府信息公开工作存在的主要问题及改进情况"),
        ("六、其他需要报告的事项", "六、其它需要报告事项"),
        ("一、总体情况", "一、基本情况"),
        ("三、收到和处理政府信息公开申请情况", "三、政府信息公开申请办理情况"),
        ("\t社会公益组织", "\t社会公益"),
        ("（七）总计", "总计"),
    ],
)
def test_labels_are_known_by_their_variants(official: str, written: str, tmp_path: Path) -> None:
    report = layouts.report("2021")
    text = laid_out(report)
    assert official in text
    same(read(tmp_path, text.replace(official, written)).report, report)


@pytest.mark.parametrize(
    ("written", "figure", "said"),
    [
        ("1,234", 1234, ""),
        ("减4", -4, ""),
        ("-18", -18, ""),
        ("22（其中修订16件）", 22, "其中修订16件"),
        ("/", None, "“/”"),
        ("—", None, "“—”"),
        ("-", None, "“-”"),
        ("12件", 12, ""),
        ("12万件", None, "“12万件”"),
        ("若干", None, "“若干”"),
        ("", None, ""),
    ],
)
def test_values_are_read_as_they_were_meant_and_doubts_are_told(
    written: str, figure: int | None, said: str, tmp_path: Path
) -> None:
    report = layouts.report("2019").with_figures({"disclosure.penalties.change": 987654})
    reading = read(tmp_path, laid_out(report).replace("\t987654\n", f"\t{written}\n"))
    assert reading.report.figures.get("disclosure.penalties.change") == figure
    same(reading.report, report.with_figures({"disclosure.penalties.change": figure}))
    assert len(reading.unplaced) == bool(said)
    assert all(said in note and "行政处罚" in note for note in reading.unplaced)


@pytest.mark.parametrize(
    ("written", "money"),
    [("75338元", Money(75338, "元")), ("251,000 元", Money(251000, "元")), ("52", Money(52, ""))],
)
def test_money_keeps_the_unit_it_was_written_with(written: str, money: Money, tmp_path: Path) -> None:
    text = laid_out(layouts.report("2019")).replace("52.15万元", written)
    assert read(tmp_path, text).report.figures["disclosure.procurement.amount"] == money


@pytest.mark.parametrize("blanks", ["\t", ""])
def test_blank_cells_stay_blank_in_their_place(blanks: str, tmp_path: Path) -> None:
    gaps = ["business", "research", "legal", "other"]
    report = layouts.report("2021").with_figures({f"requests.granted.{column}": None for column in gaps})
    reading = read(tmp_path, laid_out(report).replace("\t\n", f"{blanks}\n"))
    sum_of_parts = number_of(report.figures["requests.granted.natural"]) + number_of(
        report.figures["requests.granted.charity"]
    )
    changed = {id: figure for id, figure in report.figures.items() if reading.report.figures.get(id) != figure}
    assert set(changed) == {"requests.granted.total", *(f"requests.handled.{c}" for c in (*gaps, "total"))}
    assert reading.report.figures["requests.granted.total"] == sum_of_parts
    assert reading.report.stated_totals == changed
    assert reading.unplaced == ()


def test_a_row_with_lost_blanks_is_not_guessed(tmp_path: Path) -> None:
    report = layouts.report("2021").with_figures({"requests.granted.business": None})
    reading = read(tmp_path, laid_out(report, layouts.bare_lines))
    assert not any(id.startswith("requests.granted") for id in reading.report.figures)
    assert any("予以公开" in note for note in reading.unplaced)


def test_a_wrong_total_is_claimed_and_a_right_one_is_not(tmp_path: Path) -> None:
    report = layouts.report("2021").with_values({"claim.remedies.review.total": 987654})
    reading = read(tmp_path, laid_out(report))
    assert reading.report.stated_totals == {"remedies.review.total": 987654}
    same(reading.report, report)


def test_a_total_without_parts_is_claimed(tmp_path: Path) -> None:
    parts = dict.fromkeys(("upheld", "corrected", "other", "pending"))
    report = layouts.report("2021").with_figures({f"remedies.direct.{part}": None for part in parts})
    reading = read(tmp_path, laid_out(report))
    assert reading.report.stated_totals == {"remedies.direct.total": report.figures["remedies.direct.total"]}
    assert "remedies.direct.total" not in reading.report.figures


def test_columns_in_another_order_go_by_their_headings(tmp_path: Path) -> None:
    report = layouts.report("2021")
    issued, repealed = "\t本年制发件数\n", "\t本年废止件数\n"
    text = laid_out(report).replace(issued + repealed, repealed + issued)
    figures = read(tmp_path, text).report.figures
    for row in ("regulations", "normative"):
        assert figures[f"disclosure.{row}.issued"] == report.figures[f"disclosure.{row}.repealed"]


def test_a_table_given_twice_with_other_figures_is_told(tmp_path: Path) -> None:
    report = layouts.report("2021")
    again = "\t行政强制\n\t987654\n\n"
    reading = read(tmp_path, laid_out(report).replace("三、收到", f"{again}三、收到"))
    same(reading.report, report)
    assert len(reading.unplaced) == 1
    assert "987654" in reading.unplaced[0]


def test_2019s_one_row_of_other_handling_in_a_2021_report_is_placed_and_told(tmp_path: Path) -> None:
    new, old = layouts.report("2021"), layouts.report("2019")
    text = laid_out(new)
    start, end = text.index("\t\n\t（六）其他处理"), text.index("\t\n\t（七）总计")
    start_old, end_old = laid_out(old).index("\t\n\t（六）其他处理"), laid_out(old).index("\t\n\t（七）总计")
    reading = read(tmp_path, text[:start] + laid_out(old)[start_old:end_old] + text[end:])
    assert reading.report.edition == "2021"
    natural = old.figures["requests.otherwise.natural"]
    assert reading.report.figures["requests.otherwise.rest.natural"] == natural
    assert any("其他处理" in note for note in reading.unplaced)
