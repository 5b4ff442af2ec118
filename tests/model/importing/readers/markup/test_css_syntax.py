"""Style sheets as programs and people write them, taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.importing.readers.markup.css_syntax import Declaration, is_for_screen, parse_declarations, parse_style_sheet


def selectors(sheet: str) -> list[str]:
    return [rule.selectors for rule in parse_style_sheet(sheet)]


def test_comments_strings_and_at_rules_do_not_end_a_rule() -> None:
    sheet = "@charset 'utf-8'; <!-- a /* } */ { content: '}' } --> @import 'x.css'; b, c {d:e} @page { size:A4 } f{}"
    assert selectors(sheet) == ["a", "b, c", "f"]


def test_blocks_for_a_screen_are_looked_into_and_those_for_paper_are_not() -> None:
    sheet = "@media screen { a{} @supports (display:grid) { b{} } } @media print { c{} } @layer x { d{} } @font-face{}"
    assert selectors(sheet) == ["a", "b", "d"]


def test_a_sheet_that_ends_too_early_is_read_to_its_end() -> None:
    assert [rule.body for rule in parse_style_sheet("a{b:c")] == ["b:c"]


@pytest.mark.parametrize(
    ("media", "counts"),
    [
        ("", True),
        ("screen, print", True),
        ("print", False),
        ("only screen and (min-width: 1024px)", True),
        ("(max-width: 30em)", False),
        ("not print", True),
        ("not screen", False),
        ("(prefers-color-scheme: dark)", False),
    ],
)
def test_media_are_asked_of_a_desktops_screen(media: str, counts: bool) -> None:
    assert is_for_screen(media) == counts


def test_declarations_are_parted_where_a_browser_parts_them() -> None:
    style = "COLOR : Red ;; background:url(data:a;b) ; content:';x:y' ; display:none ! important; no-value"
    assert list(parse_declarations(style)) == [
        Declaration("color", "red", False),
        Declaration("background", "url(data:a;b)", False),
        Declaration("content", "';x:y'", False),
        Declaration("display", "none", True),
    ]


@given(st.text(alphabet="@media{}();:'\"/*,ab! \n\\-<>", max_size=120))
def test_no_text_breaks_the_parser(text: str) -> None:
    for rule in parse_style_sheet(text):
        assert all(isinstance(one.name, str) for one in parse_declarations(rule.body))
