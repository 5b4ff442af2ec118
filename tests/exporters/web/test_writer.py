"""The web page: clean, whole, its tables readable by eyes, by machines and by those who hear them.

Covers exporters/web/markup.py too.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import exporters
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

LONG = "水库巡查台账按月整理，按季公开；接受群众监督（含来信）与建议。" * 650
DIGITS = "1234567890" * 300
PLACES = ["preamble", "overview", "problems", "other", "cover.unit", "cover.signed", "cover.dated", "cover.year"]


def markup(report: Report, folder: Path) -> str:
    exporters.write_report(editions.load_form(report.edition), report, folder / "report.html")
    return (folder / "report.html").read_text(encoding="utf-8")


def page(report: Report, folder: Path) -> Element:
    return grids.parsed(markup(report, folder))


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


def test_a_draft_is_marked(tmp_path: Path) -> None:
    form, report = invented()
    write(ReportContent(form, report, None, ExportOptions(draft_watermark=True)), tmp_path / "draft.html")
    whole = grids.parsed((tmp_path / "draft.html").read_text(encoding="utf-8"))
    assert whole.all("p")[0].text.startswith("草稿")


def test_the_sample_is_as_it_was(tmp_path: Path) -> None:
    made = markup(load_sample("linjiang-2025"), tmp_path)
    assert made == golden.kept("linjiang-2025.html", made)
