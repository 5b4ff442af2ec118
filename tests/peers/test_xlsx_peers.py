"""LibreOffice opens the workbook, computes what we computed, prints it, and saves it so that it comes back whole."""

from __future__ import annotations

import csv
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook

import exporters
from exporters.typesetting.page_standard import POINTS_PER_MM
from model import importing
from model.drafts.samples import load_sample
from model.form import editions
from model.form.figures import format_figure, number_of
from model.form.form import Form
from model.report.report import Report
from model.report.report_json import to_record
from tests.exporters.doubts import doubtful
from tests.exporters.excel.test_writer import LONG, ODD
from tests.exporters.invented import invented
from tests.peers.programs import program, run, to_pdf

pytestmark = pytest.mark.peers

REQUESTS = "三、申请办理"
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


def convert(source: Path, kind: str, folder: Path) -> list[Path]:
    """What LibreOffice makes of a file, with a profile of its own so that no running office is asked."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    out = str(folder / "out")
    run(
        [program("soffice", "libreoffice"), profile, "--headless", "--convert-to", kind, "--outdir", out, str(source)],
        folder,
    )
    return sorted((folder / "out").iterdir())


def odd(edition: str) -> Report:
    """Every figure another number, and words that programs like to change."""
    _, report = invented(edition)
    words = {"cover.address": "=1+1", "overview": "\n".join(ODD), "problems": LONG.prose["overview"]}
    return report.with_values({**words, "note.requests.received.natural": "控\x07制\n 两行 "})


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_saved_by_libreoffice_it_comes_back_whole(edition: str, tmp_path: Path) -> None:
    report, last = odd(edition), odd("2019")
    exporters.write_report(editions.load_form(edition), report, tmp_path / "a.xlsx", last)
    (saved,) = convert(tmp_path / "a.xlsx", "xlsx", tmp_path)
    reading = importing.read_report(saved)
    assert to_record(reading.report) == to_record(report)
    assert reading.last_year_report == last
    assert reading.unplaced == ()


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_saved_by_libreoffice_without_the_hidden_sheet_the_figures_are_still_there(
    edition: str, tmp_path: Path
) -> None:
    form, report = invented(edition)
    exporters.write_report(form, report, tmp_path / "a.xlsx")
    (saved,) = convert(tmp_path / "a.xlsx", "xlsx", tmp_path)
    book = load_workbook(saved)
    book.remove(book["_nianbao"])
    book.save(saved)
    assert importing.read_report(saved).report.figures == report.figures
    assert importing.read_report(saved).report.prose == report.prose


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_libreoffice_shows_every_number_with_all_its_digits(edition: str, tmp_path: Path) -> None:
    form, report = invented(edition)
    exporters.write_report(form, report, tmp_path / "a.xlsx")
    tables = [section.tab for section in form.sections if section.kind == "table"]
    pages = [
        path for path in convert(tmp_path / "a.xlsx", EVERY_SHEET, tmp_path) if path.stem.split("-", 1)[1] in tables
    ]
    assert len(pages) == len(tables)
    texts = (page.read_text(encoding="utf-8") for page in pages)
    shown = {cell for text in texts for row in csv.reader(text.splitlines()) for cell in row}
    assert {format_figure(number_of(figure)) for figure in report.figures.values()} <= shown


def results(path: Path) -> dict[str, object]:
    """All that stands on the sheets with formulas, computed, by sheet and address."""
    book = load_workbook(path, data_only=True)
    boxes = [box for tab in ("校验", "图表") for row in book[tab].iter_rows() for box in row]
    return {f"{box.parent.title}!{box.coordinate}": box.value for box in boxes if box.value is not None}


def recomputed(path: Path, **changes: int | str) -> dict[str, object]:
    """The same after LibreOffice computed all anew (openpyxl forgets results), with these cells of 三 changed."""
    book = load_workbook(path)
    for address, value in changes.items():
        book[REQUESTS][address].value = value
    bare = path.with_name("bare.xlsx")
    book.save(bare)
    assert load_workbook(bare, data_only=True)["校验"]["A2"].value is None
    (saved,) = convert(bare, "xlsx", path.parent)
    return results(saved)


def reports() -> dict[str, tuple[Form, Report, Report | None]]:
    form, shown, before = editions.load_form("2021"), load_sample("linjiang-2025"), load_sample("linjiang-2024")
    claiming = shown.with_values({"claim.requests.received.total": 50, "requests.carried_out.legal": 7})
    return {
        "sample": (form, shown, before),
        "broken": (form, claiming, before),
        "2019": (*invented("2019"), None),
        "largest": (*invented("2021", huge=True), before),
        "empty": (form, Report("2021"), Report("2021")),
        "answered": doubtful(),
    }


@pytest.mark.parametrize("name", reports())
def test_libreoffice_computes_the_results_we_stored(name: str, tmp_path: Path) -> None:
    form, report, last = reports()[name]
    exporters.write_report(form, report, tmp_path / "a.xlsx", last)
    assert recomputed(tmp_path / "a.xlsx") == results(tmp_path / "a.xlsx")


def test_a_figure_changed_in_libreoffice_turns_the_right_lines(tmp_path: Path) -> None:
    exporters.write_report(
        editions.load_form("2021"), load_sample("linjiang-2025"), tmp_path / "a.xlsx", load_sample("linjiang-2024")
    )
    before, after = results(tmp_path / "a.xlsx"), recomputed(tmp_path / "a.xlsx", D7=8)
    assert before["校验!A2"] == "全部相等"
    assert after["校验!A2"] == "有 2 处不等；另有 1 处存疑，请核对"
    turned = [address for address, value in after.items() if address.startswith("校验!F") and value != before[address]]
    lines = [(after[f"校验!A{a[4:]}"], after[f"校验!B{a[4:]}"], after[a]) for a in turned]
    assert lines == [
        ("表三“自然人”列", "本年新收＋上年结转＝办结总计＋结转下年", "不平"),
        ("表三“总计”列", "本年新收＋上年结转＝办结总计＋结转下年", "不平"),
        ("表三“自然人”列", "上年结转＝上年报告的结转下年", "待核"),
        ("表三“总计”列", "上年结转＝上年报告的结转下年", "同上"),
    ]


def test_an_answer_holds_in_libreoffice_while_the_figures_are_the_ones_it_was_given_for(tmp_path: Path) -> None:
    form, report, last = doubtful()
    exporters.write_report(form, report, tmp_path / "a.xlsx", last)
    before = results(tmp_path / "a.xlsx")
    (line,) = (address for address, value in before.items() if value == "已说明")
    assert recomputed(tmp_path / "a.xlsx")[line] == "已说明"
    assert recomputed(tmp_path / "a.xlsx", D7=1)[line] == "待核"


def test_a_word_typed_for_a_figure_is_not_equal_and_breaks_no_formula(tmp_path: Path) -> None:
    exporters.write_report(editions.load_form("2021"), load_sample("linjiang-2025"), tmp_path / "a.xlsx")
    after = recomputed(tmp_path / "a.xlsx", D6="三十四件")
    assert after["校验!A2"] == "有 2 处不等"
    assert "#VALUE!" not in after.values()


def test_every_section_prints_on_a4_and_starts_a_page_of_its_own(tmp_path: Path) -> None:
    form = editions.load_form("2021")
    exporters.write_report(form, load_sample("linjiang-2025"), tmp_path / "a.xlsx", load_sample("linjiang-2024"))
    with pypdfium2.PdfDocument(to_pdf(tmp_path / "a.xlsx")) as document:
        sizes = [tuple(round(side / POINTS_PER_MM) for side in page.get_size()) for page in document]
        texts = ["".join(page.get_textpage().get_text_range().split()) for page in document]
    heads = [next(i for i, text in enumerate(texts) if section.label in text) for section in form.sections[1:]]
    assert heads == list(range(1, 1 + len(heads)))
    assert "四、结转下年度继续办理" in texts[heads[2]]
    checks = [i for i, text in enumerate(texts) if "项目等式左边右边左边减右边结论依据" in text]
    assert len(checks) > 1
    assert [i for i, size in enumerate(sizes) if size == (297, 210)] == checks
    assert {size for i, size in enumerate(sizes) if i not in checks} == {(210, 297)}


def test_a_long_table_repeats_its_head(tmp_path: Path) -> None:
    """Only a person who heightens rows sees 表三 on two pages."""
    exporters.write_report(editions.load_form("2021"), load_sample("linjiang-2025"), tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    for row in range(6, 31):
        book[REQUESTS].row_dimensions[row].height = 60
    book.save(tmp_path / "a.xlsx")
    with pypdfium2.PdfDocument(to_pdf(tmp_path / "a.xlsx")) as document:
        texts = ["".join(page.get_textpage().get_text_range().split()) for page in document]
    assert sum("法人或其他组织" in text and "勾稽关系" in text for text in texts) > 1
