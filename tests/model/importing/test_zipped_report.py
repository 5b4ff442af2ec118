"""A zip with a report and something else is one report; two reports are two."""

from __future__ import annotations

from pathlib import Path

import pytest

import exporters
from model import importing
from model.errors import UnreadableFile
from model.form import editions
from model.report.report import Report
from tests.model.importing import layouts
from tests.model.importing.readers.test_zip_file import packed

REPORT = layouts.report("2021")
NOTICE = "关于填报政府信息公开工作年度报告的通知\n请各单位于1月15日前报送，联系人：某某。".encode()
MEMO = "一、总体情况\n请照实填写。\n五、存在的主要问题及改进情况\n不少于三百字。".encode()


def exported(folder: Path, suffix: str, report: Report = REPORT) -> bytes:
    path = folder / f"made{suffix}"
    exporters.write_report(editions.load_form(report.edition), report, path)
    return path.read_bytes()


def read(folder: Path, *members: tuple[str, bytes]) -> importing.Reading:
    return importing.read_report(packed(folder / "a.zip", *members))


@pytest.mark.parametrize("suffix", [".docx", ".html", ".xlsx"])
@pytest.mark.parametrize(
    "notice", [("通知.txt", NOTICE), ("模板.md", MEMO), ("空.csv", b",,,\n"), ("坏.docx", b"PK\x03\x04")]
)
def test_a_report_beside_a_notice_is_read_and_the_notice_named(
    suffix: str, notice: tuple[str, bytes], tmp_path: Path
) -> None:
    reading = read(tmp_path, notice, (f"报告{suffix}", exported(tmp_path, suffix)), ("照片.jpg", b"x"))
    assert reading.report.figures == REPORT.figures
    assert reading.unplaced[0] == f"压缩包里还有“{notice[0]}”、“照片.jpg”，没有读。"


def test_a_blank_form_beside_a_report_is_no_report(tmp_path: Path) -> None:
    blank = exported(tmp_path, ".docx", Report("2021"))
    reading = read(tmp_path, ("空白表.docx", blank), ("报告.docx", exported(tmp_path, ".docx")))
    assert reading.report.figures == REPORT.figures
    assert "空白表.docx" in reading.unplaced[0]


@pytest.mark.parametrize("better", [".docx", ".xlsx", ".html"])
def test_a_report_and_its_own_text_are_one_report(better: str, tmp_path: Path) -> None:
    text = layouts.laid_out(REPORT).encode()
    reading = read(tmp_path, ("报告.txt", text), (f"报告{better}", exported(tmp_path, better)))
    assert reading.report.figures == REPORT.figures
    assert reading.unplaced[0] == f"压缩包里的“报告.txt”是同一份报告，读的是“报告{better}”。"


def test_two_reports_are_two(tmp_path: Path) -> None:
    other = REPORT.with_values({"cover.year": "2024"})
    corrected = REPORT.with_figures({"requests.received.natural": 999})
    for second in (other, corrected):
        members = [("甲.docx", exported(tmp_path, ".docx")), ("乙.docx", exported(tmp_path, ".docx", second))]
        with pytest.raises(UnreadableFile, match="里面有 2 份报告"):
            read(tmp_path, *members)


def test_a_report_and_its_own_pdf_that_differ_in_a_figure_are_one_report_and_that_is_told(tmp_path: Path) -> None:
    corrected = REPORT.with_figures({"requests.granted.natural": 999})
    pdf = exported(tmp_path, ".pdf", corrected)
    reading = read(tmp_path, ("报告.pdf", pdf), ("报告.docx", exported(tmp_path, ".docx")))
    assert reading.report.figures == REPORT.figures
    assert "像是同一份报告，读的是“报告.docx”" in reading.unplaced[0]
    assert "予以公开" in reading.unplaced[0]
    assert "那里是 999" in reading.unplaced[0]


def test_reports_of_two_kinds_that_differ_in_most_figures_are_two(tmp_path: Path) -> None:
    other = REPORT.with_figures({id: 999 for id in REPORT.figures if id.startswith("requests.refused")})
    with pytest.raises(UnreadableFile, match="里面有 2 份报告"):
        read(tmp_path, ("甲.pdf", exported(tmp_path, ".pdf", other)), ("乙.docx", exported(tmp_path, ".docx")))


def test_reports_of_two_bodies_with_the_same_figures_are_two(tmp_path: Path) -> None:
    other = REPORT.with_values({"cover.unit": "云岭县林业局", "cover.signed": "云岭县林业局"})
    members = [(f"{number}.html", exported(tmp_path, ".html", report)) for number, report in enumerate((REPORT, other))]
    with pytest.raises(UnreadableFile, match="2 份报告"):
        read(tmp_path, *members)


def test_several_files_without_a_report_are_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="没有能导入的年度报告"):
        read(tmp_path, ("甲.txt", NOTICE), ("乙.txt", NOTICE))


def test_files_of_one_name_in_different_folders_do_not_meet(tmp_path: Path) -> None:
    reading = read(tmp_path, ("甲/报告.docx", b"x"), ("乙/报告.docx", exported(tmp_path, ".docx")))
    assert reading.report.figures == REPORT.figures


def test_the_parts_of_a_saved_page_are_not_named(tmp_path: Path) -> None:
    page = exported(tmp_path, ".html")
    reading = read(tmp_path, ("报告.html", page), ("报告_files/a.htm", b"<p>x"), ("报告.files/b.png", b"x"))
    assert reading.report.figures == REPORT.figures
    assert not any("压缩包" in note for note in reading.unplaced)


def test_a_zip_with_a_crowd_of_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="里面有 30 个文件"):
        read(tmp_path, *((f"{number}.txt", b"x") for number in range(30)))
