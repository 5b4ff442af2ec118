"""Blocks as other programs put them on the clipboard, and as we do.

In clips/, calc_* and writer were put on a real clipboard by LibreOffice 7.4, chromium by Chromium; excel, wps and word
are written by hand after what these programs are known to write.
"""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData

from gui.grid import clipboard, copied_block
from gui.grid.clipboard_html import read_table_rows
from model.checks.rules import compute_totals
from model.form import editions
from model.form.figures import format_figure
from model.form.form import Cell
from model.form.sheet import make_sheet
from tests.reports import balanced

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


def excerpt(table: str, ids: list[str], headings: bool = False, edition: str = "2021") -> list[clipboard.CopiedCell]:
    """What copying these cells of a balanced report gives."""
    form = editions.load_form(edition)
    report = compute_totals(form, balanced(edition))
    make = copied_block.collect_with_headings if headings else copied_block.collect_figures

    def text(cell: Cell) -> str:
        return format_figure(report.stated_or_computed(cell.id))

    return make(make_sheet(form.tables[table]), [form.cells[id] for id in ids], text)


def test_excel_gives_two_rows_without_the_hidden_one_it_ends_with() -> None:
    assert clipboard.read_block(clip("excel")) == [["1,234", "2", "3"], ["4", "", "1,000,006"]]


def test_libreoffice_gives_the_same_block_as_table_and_as_text() -> None:
    block = [["1,234", "2"], ["", "3,456,789"], ["0", "1"]]
    assert clipboard.read_block(clip("calc_figures")) == block
    assert clipboard.read_block(clip("calc_figures", html=False)) == block


def test_spans_stay_in_place_and_are_known_from_blanks() -> None:
    rows = clipboard.read_block(clip("calc_labelled"))
    assert {len(row) for row in rows} == {10}
    assert rows[1] == [None, None, None, "自然人", "法人或其他组织", None, None, None, None, "总计"]
    assert rows[2] == [None] * 4 + ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", None]
    assert rows[3] == ["一、本年新收政府信息公开申请数量", None, None, "1,234", "2", "", "0", "1", "3", "1,240"]
    assert rows[8][:4] == [None, None, "2.其他法律行政法规禁止公开", "2"]


def test_a_browsers_spans_do_not_split_a_number_or_a_label() -> None:
    rows = clipboard.read_block(clip("chromium"))
    assert rows[3] == ["行政规范性文件", "12", "１", "1，234"]
    assert rows[2] == ["规章", "", "0", "0"]
    assert rows[6] == ["行政许可", "1,234件", None, None]


def test_words_paragraphs_and_splits_are_one_text_a_cell() -> None:
    rows = clipboard.read_block(clip("word"))
    assert rows[0] == ["3.危及“三安全一稳定”", "12", "1", "", "0", "0", "0", "13"]
    assert rows[1][:3] == ["（三）不予公开", "5.属于三类\n内部事务信息", "2"]
    assert len(rows) == 3


def test_writers_text_has_no_columns_but_its_table_has() -> None:
    assert {len(row) for row in clipboard.read_block(clip("writer", html=False))} == {1}
    rows = clipboard.read_block(clip("writer"))
    assert rows[3][:5] == ["三、本年度办理结果", "（一）予以公开", None, "10", "1"]
    assert rows[5][:4] == [None, None, "2.其他法律行政法规禁止公开", "0"]


def test_wps_blanks_and_styles_are_read() -> None:
    assert clipboard.read_block(clip("wps")) == [
        ["行政規範性文件", "１２，０００", "3", "4"],
        ["规 \xa0章", "0", "", "1"],
    ]


def test_text_is_parted_by_tabs_and_lines_only() -> None:
    text = '1,234\t\t1 234\r\n"两\n行"\t１，０００\t—\r\n'
    assert clipboard.read_block(text_of(text)) == [["1,234", "", "1 234"], ["两\n行", "１，０００", "—"]]


def test_a_lone_quote_swallows_nothing() -> None:
    assert clipboard.read_block(text_of('"12\t3\n4\t5\n')) == [['"12', "3"], ["4", "5"]]
    assert clipboard.read_block(text_of('"a"b\t"3\n4\t5\n')) == [['"a"b', '"3'], ["4", "5"]]


def test_blank_rows_at_the_end_are_nothing_and_one_in_the_middle_stays() -> None:
    assert clipboard.read_block(text_of("1\r\n\r\n2\r\n\r\n \r\n")) == [["1"], [""], ["2"]]
    assert clipboard.read_block(text_of(" \r\n")) == []
    assert clipboard.read_block(QMimeData()) == []


def test_html_without_a_table_leaves_the_word_to_the_text() -> None:
    mime = text_of("12\t3")
    mime.setHtml("<html><body><!--StartFragment--><span>12 3</span><!--EndFragment--></body></html>")
    assert clipboard.read_block(mime) == [["12", "3"]]


def test_of_nested_tables_the_inner_ones_count() -> None:
    nested = "<table><tr><td>menu<table><tr><td>1</td><td>2</td></tr></table></td></tr></table>"
    assert read_table_rows(f"{nested}<p>…</p><table><tr><td>3") == [["1", "2"], ["3"]]


def test_hidden_rows_with_figures_are_not_lost() -> None:
    rows = "<tr><td>1</td></tr><tr style='display: none'><td>2</td></tr><tr height=0><td></td></tr>"
    assert read_table_rows(f"<table>{rows}</table>") == [["1"], ["2"]]


def test_spans_without_end_cost_nothing() -> None:
    rows = read_table_rows("<table><tr><td colspan=999999999999 rowspan=999999>1<td rowspan=0 colspan=x>2</table>")
    assert rows[0][0] == "1"
    assert rows[0][-1] == "2"
    assert len(rows) == 1


@given(st.text(alphabet="<>!/[]=\"' \0\vabltdr10\n-", max_size=200))
def test_no_html_can_break_the_reader(junk: str) -> None:
    for text in (junk, f"<table><tr><td>{junk}</table>", f"<table {junk}><td colspan={junk}>"):
        assert all(isinstance(row, list) for row in read_table_rows(text))


@given(st.lists(st.lists(st.sampled_from(["", "1", "1,234", "一\n二", 'a"b', "52.150000"]), min_size=3, max_size=3)))
def test_what_we_write_we_read_back_from_either_form(rows: list[list[str]]) -> None:
    boxes = [clipboard.CopiedCell(r, c, 1, 1, text) for r, row in enumerate(rows) for c, text in enumerate(row)]
    while rows and not any(rows[-1]):
        rows.pop()
    assert clipboard.read_block(text_of(clipboard.format_tab_text(boxes))) == rows
    assert read_table_rows(clipboard.format_html_table(boxes))[: len(rows)] == [
        [t.replace("\n", " ") for t in row] for row in rows
    ]


def test_copied_figures_close_up_and_keep_their_columns() -> None:
    ids = ["disclosure.regulations.repealed", "disclosure.normative.repealed", "disclosure.licensing.decisions"]
    assert clipboard.format_tab_text(excerpt("disclosure", ids)) == "0\n0\n0\n"
    ids += ["disclosure.regulations.issued", "disclosure.regulations.in_force"]
    boxes = excerpt("disclosure", ids)
    assert [(box.row, box.column, box.width) for box in boxes][-1] == (2, 0, 3)


def test_headings_are_copied_merged_as_on_paper() -> None:
    ids = [f"requests.refused.{row}.{column}" for row in ("secret", "law") for column in ("business", "other", "total")]
    rows = read_table_rows(clipboard.format_html_table(excerpt("requests", ids, headings=True)))
    corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    assert rows == [
        [corner, None, None, "申请人情况", None, None],
        [None, None, None, "法人或其他组织", None, "总计"],
        [None, None, None, "商业企业", "其他", None],
        ["三、本年度办理结果", "（三）不予公开", "1.属于国家秘密", "0", "0", "0"],
        [None, None, "2.其他法律行政法规禁止公开", "0", "0", "0"],
    ]


def test_every_block_brings_its_own_headings() -> None:
    ids = ["disclosure.normative.in_force", "disclosure.fees.amount"]
    assert clipboard.format_tab_text(excerpt("disclosure", ids, headings=True)).splitlines() == [
        "第二十条第（一）项\t",
        "信息内容\t现行有效件数",
        "行政规范性文件\t0",
        "第二十条第（八）项\t",
        "信息内容\t本年收费金额（单位：万元）",
        "行政事业性收费\t0",
    ]


def test_a_table_without_row_labels_brings_its_column_headings() -> None:
    rows = read_table_rows(clipboard.format_html_table(excerpt("remedies", ["remedies.direct.other"], headings=True)))
    assert rows == [["行政诉讼"], ["未经复议直接起诉"], ["其他结果"], ["0"]]


def test_office_programs_are_told_charset_text_and_decimals() -> None:
    boxes = [
        clipboard.CopiedCell(0, 0, 1, 1, "1.属于国家秘密", is_heading=True),
        clipboard.CopiedCell(0, 1, 1, 1, "52.150000"),
    ]
    page = clipboard.format_html_table(boxes)
    assert "charset=utf-8" in page
    assert "mso-number-format:'\\@'" in page
    assert "mso-number-format:'0\\.000000'" in page
