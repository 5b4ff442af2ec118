"""The web page: clean, whole, its tables readable by eyes, by machines and by those who hear them."""

from __future__ import annotations

from pathlib import Path

import pytest

import exporters
from exporters.content.blocks import Heading, Paragraph, Signature, Title, make_blocks
from exporters.content.options import ExportOptions
from exporters.content.report_content import ReportContent
from exporters.web.writer import render_fragment, write
from model.checks.rules import compute_totals
from model.drafts.samples import load_sample
from model.form import editions
from model.report.report import Report
from tests import golden
from tests.exporters import grids
from tests.exporters.grids import Element
from tests.exporters.invented import invented
from tests.reports import balanced

LONG = "水库巡查台账按月整理，按季公开；接受群众监督（含来信）与建议。" * 650
DIGITS = "1234567890" * 300
PLACES = ["preamble", "overview", "problems", "other", "cover.unit", "cover.signed", "cover.dated", "cover.year"]


def markup(report: Report, folder: Path) -> str:
    exporters.write_report(editions.load_form(report.edition), report, folder / "report.html")
    return (folder / "report.html").read_text(encoding="utf-8")


def page(report: Report, folder: Path) -> Element:
    return grids.parsed(markup(report, folder))


@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("huge", [False, True])
def test_every_table_has_the_boxes_of_its_sheet_and_the_reports_figures(
    edition: str, huge: bool, tmp_path: Path
) -> None:
    form, report = invented(edition, huge)
    tables = page(report, tmp_path).all("table")
    assert [grids.of_page(table) for table in tables] == grids.expected(form, report)


def test_the_text_stands_in_the_order_of_the_report(tmp_path: Path) -> None:
    form, report = invented()
    wanted: list[str] = []
    for block in make_blocks(form, report):
        match block:
            case Title():
                wanted.append(block.unit + block.rest)
            case Heading() | Paragraph():
                wanted.append(block.text)
            case Signature():
                wanted += [block.signed, block.dated]
    assert [element.text for element in page(report, tmp_path).all("h1", "h2", "h3", "p")] == wanted


def test_headings_are_headings(tmp_path: Path) -> None:
    form, report = invented()
    whole = page(report, tmp_path)
    assert [heading.text for heading in whole.all("h1")] == ["云岭县水务局2025年政府信息公开工作年度报告"]
    assert [heading.text for heading in whole.all("h2")] == [s.label for s in form.sections if s.kind != "cover"]
    assert [heading.text for heading in whole.all("h3")] == ["（三）政府信息管理"]
    assert whole.all("b")[0].text == "（一）主动公开。"


def test_a_title_is_parted_between_unit_and_year_and_after_words() -> None:
    form, report = invented()
    unit = "云岭县住房和城乡建设局（县人民防空办公室）"
    title = render_fragment(form, report.with_values({"cover.unit": unit}), "cover").split("\n")[0]
    halves = ["云岭县<wbr>住房和城乡建设局<wbr>（县人民防空办公室）", "2025年<wbr>政府信息公开<wbr>工作<wbr>年度报告"]
    assert title == f'<h1 style="text-align:center"><span>{halves[0]}</span><span>{halves[1]}</span></h1>'


def test_only_figures_too_long_for_the_printed_page_shrink_there() -> None:
    usual, huge = (grids.parsed(render_fragment(*invented(huge=huge))).all("td") for huge in (False, True))
    assert not [box.text for box in usual if "--fit" in box.attributes["style"] and len(box.text) < 5]
    assert all("--fit:0." in box.attributes["style"] for box in huge[10:])


def test_the_page_says_what_it_is_and_needs_nothing_else(tmp_path: Path) -> None:
    whole = page(invented()[1], tmp_path)
    assert whole.all("html")[0].attributes["lang"] == "zh-CN"
    assert whole.all("title")[0].text == "云岭县水务局2025年政府信息公开工作年度报告"
    assert not whole.all("script", "link", "img", "iframe", "a")
    assert "url(" not in whole.all("style")[0].text
    assert not [e for e in whole.all(*_tags(whole)) if {"src", "href"} & e.attributes.keys()]


def _tags(whole: Element) -> set[str]:
    found = {whole.tag}
    for child in whole.children:
        found |= _tags(child) if isinstance(child, Element) else set()
    return found


def test_every_box_of_a_table_keeps_its_frame_where_it_is_pasted() -> None:
    boxes = grids.parsed(render_fragment(*invented())).all("table", "th", "td")
    assert len(boxes) > 200
    assert all("border:1px solid" in box.attributes["style"] for box in boxes)


def test_headings_of_tables_say_what_they_head() -> None:
    scopes = {box.text: box.attributes["scope"] for box in grids.parsed(render_fragment(*invented())).all("th")}
    assert scopes["自然人"] == scopes["申请人情况"] == scopes["行政诉讼"] == "col"
    assert scopes["法人或其他组织"] == scopes["行政复议"] == scopes["复议后起诉"] == "colgroup"
    assert scopes["1.属于国家秘密"] == scopes["（三）不予公开"] == scopes["四、结转下年度继续办理"] == "row"
    assert scopes["三、本年度办理结果"] == scopes["第二十条第（五）项"] == "rowgroup"


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_a_heading_of_a_group_of_columns_stands_over_just_that_group(edition: str) -> None:
    for table in grids.parsed(render_fragment(*invented(edition))).all("table"):
        groups, column = set(), 0
        for group in table.all("colgroup"):
            width = len(group.all("col"))
            groups.add((column, width))
            column += width
        assert column == max(left + width for _, left, _, width, _ in grids.of_page(table))
        boxes = zip(table.all("th", "td"), grids.of_page(table), strict=True)
        assert all((b[1], b[3]) in groups for e, b in boxes if e.attributes.get("scope") == "colgroup")


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_a_heading_of_a_group_of_rows_heads_just_that_group(edition: str) -> None:
    for group in grids.parsed(render_fragment(*invented(edition))).all("tbody"):
        heads = [box for box in group.all("th") if box.attributes["scope"] == "rowgroup"]
        assert len(heads) <= 1
        assert all(head is group.all("th")[0] for head in heads)
        assert all(int(head.attributes.get("rowspan", 1)) in (1, len(group.all("tr"))) for head in heads)


def test_the_sections_together_are_the_whole() -> None:
    form, report = invented()
    parts = [render_fragment(form, report, section.id) for section in form.sections]
    whole = render_fragment(form, report)
    assert whole.startswith("\n".join(parts) + "\n<div")
    assert grids.parsed(parts[0]).all("h1")[0].text == "云岭县水务局2025年政府信息公开工作年度报告"
    assert "2026年1月12日" not in "".join(parts)


def test_an_unknown_section_is_refused() -> None:
    with pytest.raises(KeyError):
        render_fragment(*invented(), "nothing")


def test_the_whole_fragment_is_what_stands_in_the_page(tmp_path: Path) -> None:
    form, report = invented()
    assert f"<main>\n{render_fragment(form, report)}\n</main>" in markup(report, tmp_path)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "words",
    ["=1+1", "<b>&amp;</b>", '"><script>', "</p>-->", "a\x00b\x1bc", "𠮷野家㎡", "\ud800字\uffff", "{x}", LONG, DIGITS],
)
def test_any_text_stands_in_any_place(place: str, words: str, tmp_path: Path) -> None:
    whole = page(invented()[1].with_values({place: words}), tmp_path)
    shown = "".join(c for c in words if c not in "\x00\x1b\ud800\uffff")
    assert shown in whole.all("main")[0].text
    assert not whole.all("script")


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_a_blank_draft_becomes_a_page(edition: str, tmp_path: Path) -> None:
    form = editions.load_form(edition)
    whole = page(compute_totals(form, Report(edition)), tmp_path)
    assert [heading.text for heading in whole.all("h2")] == [s.label for s in form.sections if s.kind != "cover"]
    assert {box.text for box in whole.all("td")} == {""}


def test_a_blank_figure_stays_blank_and_zero_is_zero(tmp_path: Path) -> None:
    report = balanced().with_figures({"remedies.review.upheld": None, "remedies.review.other": 0})
    table = page(compute_totals(editions.load_form("2021"), report), tmp_path).all("table")[2]
    assert [box.text for box in table.all("td")][:3] == ["", "0", "0"]


def test_a_draft_is_marked(tmp_path: Path) -> None:
    form, report = invented()
    write(ReportContent(form, report, None, ExportOptions(draft_watermark=True)), tmp_path / "draft.html")
    whole = grids.parsed((tmp_path / "draft.html").read_text(encoding="utf-8"))
    assert whole.all("p")[0].text.startswith("草稿")


def test_the_sample_is_as_it_was(tmp_path: Path) -> None:
    made = markup(load_sample("linjiang-2025"), tmp_path)
    assert made == golden.kept("linjiang-2025.html", made)
