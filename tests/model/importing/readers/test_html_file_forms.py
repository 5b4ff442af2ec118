"""Pages that were filled in and saved: what stands in their fields is read as text.

Covers model/importing/readers/markup/form_controls.py.
"""

from __future__ import annotations

import pytest

from tests.model.importing.readers.test_html_file_hidden import read, read_cell


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<input value=12>", "12"),
        ("<input type=text value=' 12 ' disabled>", "12"),
        ("<input type=NUMBER value=12 readonly>", "12"),
        ("<input type=tel value=12>件", "12件"),
        ("<select><option>11<option selected>12<option>13</select>", "12"),
        ("<select><option value=1>12<option value=2>13</select>", "12"),
        ("<select><optgroup><option disabled>11<option>12</optgroup></select>", "12"),
        ("<select><option selected label=12>0</select>", "12"),
        ("<select><option value=''>请选择<option>13</select>", ""),
        ("<select size=3><option>11<option>12</select>", ""),
        ("<textarea>\n12\n</textarea>", "12"),
        ("<textarea>1\n2</textarea>", "1\n2"),
        ("<input value=1><input value=2>", "1\n2"),
        ("<b><input value=1></b> <b><input value=234></b>", "1\n234"),
        ("<input placeholder=12>", ""),
        ("<textarea placeholder=12></textarea>", ""),
        ("<input type=hidden value=12>", ""),
        ("<input type=hidden value=12>3", "3"),
        ("<input type=checkbox value=12 checked>3", "3"),
        ("<input type=radio value=12>3", "3"),
        ("<input type=submit value=12><button>12</button>3", "3"),
        ("<input list=x><datalist id=x><option>12</datalist>", ""),
    ],
)
def test_a_field_says_what_it_shows(cell: str, text: str) -> None:
    assert read_cell(cell) == (text, ())


def test_a_field_that_is_not_shown_is_told() -> None:
    told = "第 1 张表第 2 行第 2 格：隐藏的“12”没有读。"
    assert read_cell("<input style='display:none' value=12>") == ("", (told,))
    assert read_cell("<input value=12>", "td input{visibility:hidden}") == ("", (told,))


def test_the_paragraphs_of_a_text_field_are_paragraphs() -> None:
    assert read("<textarea>做了工作。\n还有不足。</textarea>")[0] == [("做了工作。",), ("还有不足。",)]
