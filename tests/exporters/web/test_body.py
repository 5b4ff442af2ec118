"""The body of the web page: the words in the report's order, headings as headings."""

from __future__ import annotations

from pathlib import Path

from exporters.content.blocks import Heading, Paragraph, Signature, Title, make_blocks
from exporters.web.writer import render_fragment
from tests.exporters.invented import invented
from tests.exporters.web.test_writer import page


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
