"""Text in the colour of its ground, or in none, is not read; white on a dark ground is.

Covers model/importing/readers/colours.py too.
"""

from __future__ import annotations

import pytest

from model.importing.document import Document
from model.importing.readers.html_file import parse_page

HIDDEN_FIVE = "第 1 张表第 1 行第 2 格：隐藏的“5”没有读。"


def read(row: str, head: str = "") -> Document:
    """What is read of a page with one row of a table."""
    page = f'<html><head><meta charset="utf-8">{head}</head><body><table>{row}</table></body></html>'
    return parse_page("a.html", page.encode())


def read_styled(style: str) -> Document:
    """What is read of a 5 with a style, behind a 7 without one."""
    return read(f"<tr><td>规章</td><td>7<span style='{style}'>5</span></td></tr>")


@pytest.mark.parametrize(
    "style",
    [
        "color:#fff",
        "color: WHITE",
        "color:#FEFEFE",
        "color:#ffffffff",
        "color:rgb(255, 255, 255)",
        "color:rgb(100% 100% 100% / 1)",
        "color:hsl(0, 0%, 100%)",
        "color:transparent",
        "color:rgba(0,0,0,0)",
        "color:#0000",
        "color:#000;-webkit-text-fill-color:transparent",
        "color:#fff;background:none",
        "color:#fff;background:#fff",
        "color:#c00;background-color:#c00",
        "opacity:0",
        "filter:opacity(0)",
    ],
)
def test_text_in_the_colour_of_its_ground_is_not_read(style: str) -> None:
    document = read_styled(style)
    assert document.rows[0].cells == ("规章", "7")
    assert document.notes == (HIDDEN_FIVE,)


@pytest.mark.parametrize(
    "style",
    [
        "color:#333",
        "color:inherit",
        "color:var(--ink)",
        "color:#fff;background:#036",
        "color:#fff;background:url(dark.png) no-repeat",
        "color:#fff;background-image:linear-gradient(#000,#333)",
        "color:#fff;background:rgba(0,0,0,.5)",
        "color:#fff;text-shadow:0 0 2px #000",
        "color:transparent;background:linear-gradient(red,blue);-webkit-background-clip:text",
        "background:#000",
    ],
)
def test_text_in_another_colour_than_its_ground_is_read(style: str) -> None:
    document = read_styled(style)
    assert document.rows[0].cells == ("规章", "75")
    assert document.notes == ()


@pytest.mark.parametrize(
    ("row", "head", "shown"),
    [
        ("<tr><td>规章</td><td><font color=#FFFFFF>5</font></td></tr>", "", ""),
        ("<tr bgcolor=navy><td>规章</td><td><font color=white>5</font></td></tr>", "", "5"),
        ("<tr><td>规章</td><td class=x>5</td></tr>", "<style>.x {color: #fff}</style>", ""),
        ("<tr class=y><td>规章</td><td class=x>5</td></tr>", "<style>.x{color:#fff} .y{background:#036}</style>", "5"),
        ("<tr><td>规章</td><td class=x><b style='color:#000'>5</b></td></tr>", "<style>.x{color:#fff}</style>", "5"),
        ("<tr><td>规章</td><td class=x><a href=a>5</a></td></tr>", "<style>.x{color:#fff}</style>", "5"),
    ],
)
def test_colours_come_from_attributes_style_sheets_and_what_is_around(row: str, head: str, shown: str) -> None:
    assert read(row, head).rows[0].cells == ("规章", shown)


def test_where_a_style_sheet_is_missing_white_words_are_read_and_white_digits_are_not() -> None:
    """The ground of a table's headings may be coloured there; figures are not set in white on it."""
    head = "<link rel=stylesheet href=a.css><style>td {color: #fff}</style>"
    assert read("<tr><td>规章</td><td>5</td></tr>", head).rows[0].cells == ("规章", "")
