"""Tables of HTML as browsers, Word, Writer and WPS put them on the clipboard."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gui.grid import clipboard
from gui.grid.clipboard_html import read_table_rows
from tests.gui.grid.test_clipboard import clip


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


def test_wps_blanks_and_styles_are_read() -> None:
    assert clipboard.read_block(clip("wps")) == [
        ["行政規範性文件", "１２，０００", "3", "4"],
        ["规 \xa0章", "0", "", "1"],
    ]


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
