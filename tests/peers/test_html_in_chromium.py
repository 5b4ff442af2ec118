"""The web page as Chromium understands it."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path

import pytest

import exporters
from exporters.typesetting.page_standard import POINTS_PER_MM
from exporters.web.writer import render_fragment
from model.form.figures import format_figure
from tests.exporters import grids
from tests.exporters.invented import invented
from tests.exporters.printed import read, text
from tests.peers.programs import chromium

pytestmark = pytest.mark.peers

_PLACES = """
<script>
addEventListener("load", () => {
  const edges = ({top, left, bottom, right}) => [top, left, bottom, right];
  const found = [...document.querySelectorAll("table")].map(table => [...table.querySelectorAll("th, td")].map(
    cell => ({edges: edges(cell.getBoundingClientRect()), overflow: cell.scrollWidth - cell.clientWidth})));
  document.body.innerHTML = JSON.stringify(found);
});
</script>
"""
"""Puts in the page's place where each box was drawn, and how far its text reaches out of it, in pixels."""


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_the_boxes_of_tables_are_the_sheets(edition: str, tmp_path: Path) -> None:
    form, report = invented(edition, huge=True)
    exporters.write_report(form, report, tmp_path / "report.html")
    page = grids.parsed(chromium(tmp_path / "report.html", "--dump-dom"))
    assert [grids.of_page(table) for table in page.all("table")] == grids.expected(form, report)


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_boxes_are_drawn_where_the_sheet_has_them_and_no_figure_overflows(edition: str, tmp_path: Path) -> None:
    form, report = invented(edition, huge=True)
    path = tmp_path / "report.html"
    exporters.write_report(form, report, path)
    path.write_text(path.read_text(encoding="utf-8") + _PLACES, encoding="utf-8")
    found = re.search(
        r"\[.*\]", grids.parsed(chromium(path, "--dump-dom", "--window-size=1000,800")).all("body")[0].text
    )
    assert found
    for wanted, drawn in zip(grids.expected(form, report), json.loads(found[0]), strict=True):
        rows: dict[int, set[int]] = defaultdict(set)
        columns: dict[int, set[int]] = defaultdict(set)
        for (row, column, height, width, _), box in zip(wanted, drawn, strict=True):
            assert box["overflow"] == 0
            for lines, line, edge in zip(
                (rows, columns, rows, columns), (row, column, row + height, column + width), box["edges"], strict=True
            ):
                lines[line].add(round(edge))
        for lines in (rows, columns):
            assert all(max(edges) - min(edges) <= 1 for edges in lines.values())
            assert [min(lines[line]) for line in sorted(lines)] == sorted({min(edges) for edges in lines.values()})


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_the_largest_figures_are_printed_whole_between_the_margins(edition: str, tmp_path: Path) -> None:
    form, report = invented(edition, huge=True)
    exporters.write_report(form, report, tmp_path / "report.html")
    target = tmp_path / "printed.pdf"
    chromium(tmp_path / "report.html", f"--print-to-pdf={target}", "--no-pdf-header-footer")
    sheets = read(target)
    right = max(glyph.x + glyph.size / 2 for page in sheets for glyph in page.glyphs if glyph.char.isdigit())
    assert right <= (28 + 156) * POINTS_PER_MM
    whole = text(target)
    assert all(format_figure(figure) in whole for figure in report.figures.values())
    pages = ["".join(glyph.char for glyph in page.glyphs) for page in sheets]
    assert any("一、本年新收" in page and "四、结转下年度" in page for page in pages)


@pytest.mark.parametrize("words", ["<b>&amp;</b>", "=1+1", "𠮷野家㎡", '"><script>document.title=1</script>'])
def test_hostile_text_is_text(words: str, tmp_path: Path) -> None:
    form, report = invented()
    exporters.write_report(form, report.with_values({"other": words, "cover.unit": words}), tmp_path / "report.html")
    page = grids.parsed(chromium(tmp_path / "report.html", "--dump-dom"))
    assert page.all("h1")[0].text.startswith(words)
    assert page.all("title")[0].text.startswith(words)
    assert words in [paragraph.text for paragraph in page.all("p")]


_EDITOR = """<!DOCTYPE html><meta charset="utf-8"><div id="editor" contenteditable="true"></div><script>
addEventListener("load", () => {
  const editor = document.getElementById("editor");
  editor.focus();
  document.execCommand("insertHTML", false, MARKUP);
  const framed = [...editor.querySelectorAll("th, td")].map(cell => {
    const look = getComputedStyle(cell);
    return ["Top", "Right", "Bottom", "Left"].every(side => look[`border${side}`].startsWith("1px solid"));
  });
  document.body.dataset.framed = JSON.stringify([framed.length, framed.every(Boolean)]);
});
</script>"""
"""A page with an editor as web sites have them, into which the markup is put as pasting puts it."""


@pytest.mark.parametrize("section", [None, "requests"])
def test_what_is_pasted_into_an_editor_keeps_its_frames_and_merged_headings(
    section: str | None, tmp_path: Path
) -> None:
    form, report = invented()
    markup = json.dumps(render_fragment(form, report, section)).replace("</", "<\\/")
    (tmp_path / "editor.html").write_text(_EDITOR.replace("MARKUP", markup), encoding="utf-8")
    page = grids.parsed(chromium(tmp_path / "editor.html", "--dump-dom"))
    tables = [grids.of_page(table) for table in page.all("table")]
    wanted = grids.expected(form, report) if section is None else grids.expected(form, report)[1:2]
    assert tables == wanted
    assert json.loads(page.all("body")[0].attributes["data-framed"]) == [sum(map(len, wanted)), True]


def test_a_section_to_be_pasted_is_a_whole_table(tmp_path: Path) -> None:
    form, report = invented()
    (tmp_path / "pasted.html").write_text(
        f"<!DOCTYPE html><meta charset=utf-8>{render_fragment(form, report, 'requests')}"
    )
    page = grids.parsed(chromium(tmp_path / "pasted.html", "--dump-dom"))
    assert [grids.of_page(table) for table in page.all("table")] == grids.expected(form, report)[1:2]
