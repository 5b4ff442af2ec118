"""Tables of HTML as browsers, Word, Writer and WPS put them on the clipboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.importing.readers.markup.pasted_tables import BlockRows, read_pasted_html

CLIPS = Path(__file__).parents[4] / "gui/grid/clips"


def clip(name: str) -> BlockRows:
    """The rows of what a program put on the clipboard; nothing of it is hidden."""
    rows, notes = read_pasted_html((CLIPS / f"{name}.html").read_text(encoding="utf-8"))
    assert notes == ()
    return rows


def test_a_browsers_spans_do_not_split_a_number_or_a_label() -> None:
    rows = clip("chromium")
    assert rows[3] == ["行政规范性文件", "12", "１", "1，234"]
    assert rows[2] == ["规章", "", "0", "0"]
    assert rows[6] == ["行政许可", "1,234件", None, None]


def test_words_paragraphs_and_splits_are_one_text_a_cell() -> None:
    rows = clip("word")
    assert rows[0] == ["3.危及“三安全一稳定”", "12", "1", "", "0", "0", "0", "13"]
    assert rows[1][:3] == ["（三）不予公开", "5.属于三类\n内部事务信息", "2"]
    assert len(rows) == 3


def test_wps_blanks_and_styles_are_read() -> None:
    assert clip("wps") == [
        ["行政規範性文件", "１２，０００", "3", "4"],
        ["规 章", "0", "", "1"],
    ]


def test_of_nested_tables_the_inner_ones_count() -> None:
    nested = "<table><tr><td>menu<table><tr><td>1</td><td>2</td></tr></table></td></tr></table>"
    assert read_pasted_html(f"{nested}<p>…</p><table><tr><td>3") == ([["1", "2"], ["3"]], ())


EXCEL = "<html><head><style><!-- .xl65 {{text-decoration:line-through;}} --></style></head><body>{}</body></html>"
"""A page as Excel puts it on the clipboard, with the style of struck-out cells."""


@pytest.mark.parametrize(
    ("table", "rows", "note"),
    [
        (
            "<tr><td>1<tr height=0 style='display:none'><td>2<tr><td>3",
            [["1"], ["3"]],
            "剪贴板第 1 行之后：隐藏的“2”没有读。",
        ),
        ("<tr><td>1<tr style='mso-hide:all'><td>2", [["1"]], "剪贴板第 1 行之后：隐藏的“2”没有读。"),
        ("<tr hidden><td>1<tr><td>2", [["2"]], "剪贴板第 1 行之前：隐藏的“1”没有读。"),
        ("<col><col width=0 style='display:none'><col><tr><td>1<td>2<td>3", [["1", "3"]], "隐藏的“2”没有读。"),
        (
            "<col><col style='display:none'><col><tr><td>1<td style='display:none'>2<td>3",
            [["1", "3"]],
            "剪贴板第 1 行第 2 格：隐藏的“2”没有读。",
        ),
        ("<tr><td class=xl65>5<td>3", [["", "3"]], "剪贴板第 1 行第 1 格：划去的“5”没有读。"),
        ("<tr><td><s>5</s>3", [["3"]], "划去的“5”没有读。"),
        ("<tr><td>3<font class=font5><sup>1</sup></font>", [["3"]], "上标“1”没有读。"),
    ],
)
def test_what_a_spreadsheet_hides_is_not_pasted_but_told(table: str, rows: BlockRows, note: str) -> None:
    read, notes = read_pasted_html(EXCEL.format(f"<table>{table}</table>"))
    assert read == rows
    assert any(note in told for told in notes)


def test_the_blank_hidden_row_that_excel_puts_last_is_not_worth_a_word() -> None:
    table = "<table><tr><td>1<![if supportMisalignedColumns]><tr height=0 style='display:none'><td><![endif]></table>"
    assert read_pasted_html(table) == ([["1"]], ())


def test_words_without_a_table_are_rows_only_where_something_in_them_is_not_shown() -> None:
    assert read_pasted_html("<p>53</p>") == ([], ())
    assert read_pasted_html("<p><s>5</s>3</p>") == ([["3"]], ("剪贴板：划去的“5”没有读。",))


def test_spans_without_end_cost_nothing() -> None:
    rows, _ = read_pasted_html("<table><tr><td colspan=999999999999 rowspan=999999>1<td rowspan=0 colspan=x>2</table>")
    assert rows[0][0] == "1"
    assert rows[0][-1] == "2"
    assert len(rows) == 1


@given(st.text(alphabet="<>!/[]=\"' \0\vabltdrshpu10\n-", max_size=200))
def test_no_html_can_break_the_reader(junk: str) -> None:
    for text in (
        junk,
        f"<table><tr><td>{junk}</table>",
        f"<table {junk}><td colspan={junk}>",
        f"<style>{junk}</style>",
    ):
        rows, _ = read_pasted_html(text)
        assert all(isinstance(row, list) for row in rows)


def test_a_number_that_a_spreadsheet_shows_rounded_is_told() -> None:
    cells = '<td sdval="12.345" sdnum="1033;0;0">12</td><td x:num="51532.6">5.15</td><td sdval="1234">1,234</td>'
    rows, notes = read_pasted_html(f"<table><tr><td>甲<tr>{cells}</table>")
    assert rows[1] == ["12", "5.15", "1,234"]
    told = "剪贴板第 2 行第 1 格：显示的是 12，表格里存的是 12.345；还有 1 格也是这样。粘贴的是显示的数，请核对。"
    assert notes == (told,)


@pytest.mark.parametrize(
    ("shown", "stored"),
    [
        ("0.3", "0.30000000000000004"),
        ("5.2", "5.2000000000000011"),
        ("-4", "-4"),
        ("１２，０００", "12000"),
        ("2025-3-15", "45731"),
        ("12%", "0.12"),
        ("12件", "12"),
        ("12", ""),
        ("12", "nan"),
        ("12", "1e999999"),
        ("", "12"),
        ("十二", "12.4"),
    ],
)
def test_the_same_number_and_what_is_shown_as_no_plain_number_are_not_rounded(shown: str, stored: str) -> None:
    assert read_pasted_html(f'<table><tr><td x:num="{stored}">{shown}</table>')[1] == ()
