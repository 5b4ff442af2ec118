"""Web pages as sites and programs make them: encodings, spans, styles, what stands around the report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import exporters
from model import importing
from model.form import editions
from model.importing.readers import html_file
from tests.model.importing import layouts

WHOLE = "<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>"


def page(tmp_path: Path, edition: str = "2021") -> str:
    """A page of ours, to be spoiled."""
    report = layouts.report(edition)
    exporters.write_report(editions.load_form(edition), report, tmp_path / "a.html")
    return (tmp_path / "a.html").read_text(encoding="utf-8")


def read(tmp_path: Path, content: str | bytes, name: str = "b.html") -> importing.Reading:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return importing.read_report(path)


def rows(tmp_path: Path, body: str) -> list[tuple[str | None, ...]]:
    path = tmp_path / "c.html"
    path.write_text(WHOLE.format(title="", body=body), encoding="utf-8")
    return [row.cells for row in html_file.read(path).rows]


def gbk(text: str) -> bytes:
    return text.replace("utf-8", "gb2312").encode("gb18030")


def gbk_unsaid(text: str) -> bytes:
    return text.replace('<meta charset="utf-8">', "").encode("gb18030")


def said_wrongly(text: str) -> bytes:
    return text.replace("utf-8", "gb2312").encode()


def utf16(text: str) -> bytes:
    return text.encode("utf-16")


def digits_in_spans(text: str) -> bytes:
    """As Word saves them: each digit and each character of a label may be dressed on its own."""
    spoiled = text.replace("1</td>", "<span lang=EN-US>1</span><span><o:p></o:p></span></td>")
    return spoiled.replace("国家秘密", "<span>国家</span>\r\n  <span style='mso-x:1'>秘\r\n密</span>").encode()


def upper_case(text: str) -> bytes:
    return text.replace("<td", "<TD").replace("</td>", "</TD>").replace("<table", "<TABLE").encode()


def blanks(text: str) -> bytes:
    return text.replace("</td>", "&nbsp;<o:p></o:p></td>").encode()


def scripts(text: str) -> bytes:
    return text.replace("</h2>", "</h2><script>var 一 = '二、主动公开政府信息情况'</script><style>p{}</style>").encode()


@pytest.mark.parametrize("spoil", [gbk, gbk_unsaid, said_wrongly, utf16, digits_in_spans, upper_case, blanks, scripts])
def test_however_a_page_was_saved_it_reads_the_same(tmp_path: Path, spoil: Callable[[str], bytes]) -> None:
    reading = read(tmp_path, spoil(page(tmp_path)), "b.htm")
    report = layouts.report("2021")
    assert reading.report.figures == report.figures
    assert reading.report.prose == report.prose
    assert reading.unplaced == ()


def test_what_stands_around_the_report_is_no_prose_and_is_said(tmp_path: Path) -> None:
    text = page(tmp_path)
    start, end = text.index("<body"), text.index("</body>")
    inner = text[text.index(">", start) + 1 : end]
    around = (
        "<body><nav>首页</nav><div><a href='/'>首页</a> <a href='/a'>政务公开</a></div>"
        f"<div id='content'>{inner}</div><p>【打印】【关闭】</p><div>版权所有：云岭县人民政府</div>"
    )
    reading = read(tmp_path, text[:start] + around + text[end:])
    report = layouts.report("2021")
    assert reading.report.prose == report.prose
    assert reading.report.figures == report.figures
    (note,) = reading.unplaced
    assert "正文以外" in note
    assert "“版权所有：云岭县人民政府”" in note


def test_a_page_names_its_unit_and_year_in_its_title(tmp_path: Path) -> None:
    body = "<p>一、总体情况</p><p>做了工作。</p><p>五、存在的主要问题及改进情况</p><p>还有不足。</p>"
    title = "云岭县水务局2025年政府信息公开工作年度报告_云岭县人民政府"
    report = read(tmp_path, WHOLE.format(title=title, body=body)).report
    assert (report.unit, report.year) == ("云岭县水务局", 2025)


def test_cells_cover_their_neighbours(tmp_path: Path) -> None:
    body = "<table><tr><td rowspan=2>甲</td><td colspan=2>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>"
    assert rows(tmp_path, body) == [("甲", "乙", None), (None, "丙", "丁")]


@pytest.mark.parametrize("span", ["999999999", "-1", "x", "", "1e9"])
def test_absurd_spans_do_no_harm(tmp_path: Path, span: str) -> None:
    body = f"<table><tr><td colspan='{span}' rowspan='{span}'>甲</td><td>乙</td></tr></table>"
    (row,) = rows(tmp_path, body)
    assert row[0] == "甲"
    assert len(row) <= 61


def test_a_table_that_only_lays_out_is_read_through(tmp_path: Path) -> None:
    inner = "<table><tr><td>甲</td><td>1</td></tr></table>"
    assert rows(tmp_path, f"<table><tr><td>左</td><td><p>段</p>{inner}</td></tr></table>") == [
        ("左",),
        ("段",),
        ("甲", "1"),
    ]


def test_two_numbers_in_one_cell_are_never_run_together(tmp_path: Path) -> None:
    assert rows(tmp_path, "<table><tr><td>甲</td><td><p>1</p><p>2</p></td></tr></table>") == [("甲", "1\n2")]


def test_what_is_hidden_is_not_read(tmp_path: Path) -> None:
    body = "<p style='DISPLAY: none'>不见</p><p hidden>也不见</p><p>看见</p>"
    assert rows(tmp_path, body) == [("看见",)]


def test_lines_wrapped_in_the_source_are_one(tmp_path: Path) -> None:
    assert rows(tmp_path, "<p>主动公\n  开政府信息\n42 条</p>") == [("主动公开政府信息 42 条",)]


def test_a_label_that_lost_characters_is_understood_by_its_number_and_that_is_said(tmp_path: Path) -> None:
    reading = read(tmp_path, page(tmp_path).replace("2.其他法律行政法规禁止公开", "2.其他法律行政止公开"))
    assert reading.report.figures == layouts.report("2021").figures
    (note,) = reading.unplaced
    assert "当作“2.其他法律行政法规禁止公开”读入，请核对。" in note


@pytest.mark.parametrize("label", ["4.其他法律行政止公开", "其他法律行政止公开", "2.另外的情形"])
def test_a_label_that_may_mean_another_row_is_listed_and_not_placed(tmp_path: Path, label: str) -> None:
    reading = read(tmp_path, page(tmp_path).replace("2.其他法律行政法规禁止公开", label))
    assert reading.report.stated_or_computed("requests.refused.law.natural") is None
    assert any(label in note for note in reading.unplaced)
