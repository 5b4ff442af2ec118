"""Blocks as other programs put them on the clipboard, and as we do.

In clips/, calc_* and writer were put on a real clipboard by LibreOffice 7.4, chromium by Chromium; excel, wps and word
are written by hand after what these programs are known to write.
"""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData

from gui.grid import clipboard
from model.importing.readers.markup.pasted_tables import read_pasted_html

CLIPS = Path(__file__).parent / "clips"


def clip(name: str, html: bool = True) -> QMimeData:
    """A clipboard with what a program put there; html=False: only its text, as some editors leave it."""
    mime = QMimeData()
    text = CLIPS / f"{name}.txt"
    if text.exists():
        mime.setText(text.read_text(encoding="utf-8"))
    if html:
        mime.setHtml((CLIPS / f"{name}.html").read_text(encoding="utf-8"))
    return mime


def text_of(text: str) -> QMimeData:
    """A clipboard with text alone."""
    mime = QMimeData()
    mime.setText(text)
    return mime


def rows_of(mime: QMimeData) -> clipboard.BlockRows:
    """The rows of a block of which everything is shown."""
    block = clipboard.read_block(mime)
    assert block.notes == ()
    return block.rows


def test_excel_gives_two_rows_without_the_hidden_one_it_ends_with() -> None:
    assert rows_of(clip("excel")) == [["1,234", "2", "3"], ["4", "", "1,000,006"]]


def test_libreoffice_gives_the_same_block_as_table_and_as_text() -> None:
    block = [["1,234", "2"], ["", "3,456,789"], ["0", "1"]]
    assert rows_of(clip("calc_figures")) == block
    assert rows_of(clip("calc_figures", html=False)) == block


def test_spans_stay_in_place_and_are_known_from_blanks() -> None:
    rows = rows_of(clip("calc_labelled"))
    assert {len(row) for row in rows} == {10}
    assert rows[1] == [None, None, None, "自然人", "法人或其他组织", None, None, None, None, "总计"]
    assert rows[2] == [None] * 4 + ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", None]
    assert rows[3] == ["一、本年新收政府信息公开申请数量", None, None, "1,234", "2", "", "0", "1", "3", "1,240"]
    assert rows[8][:4] == [None, None, "2.其他法律行政法规禁止公开", "2"]


def test_writers_text_has_no_columns_but_its_table_has() -> None:
    assert {len(row) for row in rows_of(clip("writer", html=False))} == {1}
    rows = rows_of(clip("writer"))
    assert rows[3][:5] == ["三、本年度办理结果", "（一）予以公开", None, "10", "1"]
    assert rows[5][:4] == [None, None, "2.其他法律行政法规禁止公开", "0"]


def test_text_is_parted_by_tabs_and_lines_only() -> None:
    text = '1,234\t\t1 234\r\n"两\n行"\t１，０００\t—\r\n'
    assert rows_of(text_of(text)) == [["1,234", "", "1 234"], ["两\n行", "１，０００", "—"]]


def test_a_lone_quote_swallows_nothing() -> None:
    assert rows_of(text_of('"12\t3\n4\t5\n')) == [['"12', "3"], ["4", "5"]]
    assert rows_of(text_of('"a"b\t"3\n4\t5\n')) == [['"a"b', '"3'], ["4", "5"]]


def test_blank_rows_at_the_end_are_nothing_and_one_in_the_middle_stays() -> None:
    assert rows_of(text_of("1\r\n\r\n2\r\n\r\n \r\n")) == [["1"], [""], ["2"]]
    assert rows_of(text_of(" \r\n")) == []
    assert rows_of(QMimeData()) == []


def test_html_without_a_table_leaves_the_word_to_the_text() -> None:
    mime = text_of("12\t3")
    mime.setHtml("<html><body><!--StartFragment--><span>12 3</span><!--EndFragment--></body></html>")
    assert rows_of(mime) == [["12", "3"]]


def test_the_text_beside_a_table_does_not_bring_back_what_the_table_hides() -> None:
    mime = text_of("1\n2\n3\n")
    mime.setHtml(
        "<table><tr><td>1</td></tr><tr height=0 style='display:none'><td>2</td></tr><tr><td>3</td></tr></table>"
    )
    block = clipboard.read_block(mime)
    assert block.rows == [["1"], ["3"]]
    assert block.notes == ("剪贴板第 1 行之后：隐藏的“2”没有读。",)


def test_nor_does_it_bring_back_digits_struck_out_in_words_without_a_table() -> None:
    mime = text_of("53")
    mime.setHtml("<html><body><p><s>5</s>3</p></body></html>")
    block = clipboard.read_block(mime)
    assert block.rows == [["3"]]
    assert block.notes == ("剪贴板：划去的“5”没有读。",)


@given(st.lists(st.lists(st.sampled_from(["", "1", "1,234", "一\n二", 'a"b', "52.150000"]), min_size=3, max_size=3)))
def test_what_we_write_we_read_back_from_either_form(rows: list[list[str]]) -> None:
    boxes = [clipboard.CopiedCell(r, c, 1, 1, text) for r, row in enumerate(rows) for c, text in enumerate(row)]
    while rows and not any(rows[-1]):
        rows.pop()
    assert rows_of(text_of(clipboard.format_tab_text(boxes))) == rows
    assert read_pasted_html(clipboard.format_html_table(boxes))[0][: len(rows)] == [
        [t.replace("\n", "") for t in row] for row in rows
    ]


def test_office_programs_are_told_charset_text_and_decimals() -> None:
    boxes = [
        clipboard.CopiedCell(0, 0, 1, 1, "1.属于国家秘密", is_heading=True),
        clipboard.CopiedCell(0, 1, 1, 1, "52.150000"),
    ]
    page = clipboard.format_html_table(boxes)
    assert "charset=utf-8" in page
    assert "mso-number-format:'\\@'" in page
    assert "mso-number-format:'0\\.000000'" in page
