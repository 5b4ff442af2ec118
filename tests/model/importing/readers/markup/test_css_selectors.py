"""Which elements of a small page a selector chooses.

Covers model/importing/readers/markup/css_positions.py.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from model.importing.readers.markup.css_selectors import Effort, parse_selectors

PAGE = etree.fromstring(
    "<html><body><div id='a' class='x y'><p id='b'>1</p><p id='c' lang='zh-CN'>2</p><i id='d'/></div>"
    "<div id='e'><p id='f' class='x' title='o p'><b id='g'/></p></div></body></html>"
)


def chosen(selector: str) -> str:
    """The ids of what it chooses, one letter each."""
    parts = parse_selectors(selector)
    found = [one for one in PAGE.iter() if any(part.matches(one, Effort()) for part in parts)]
    return "".join(one.get("id", "") for one in found)


@pytest.mark.parametrize(
    ("selector", "ids"),
    [
        ("p", "bcf"),
        ("P", "bcf"),
        ("*", "abcdefg"),
        (".x", "af"),
        (".x.y", "a"),
        ("p.x#f", "f"),
        ("div p", "bcf"),
        ("body > p", ""),
        ("div>p", "bcf"),
        ("html div > p b", "g"),
        (".x .x", ""),
        ("p + p", "c"),
        ("p ~ i", "d"),
        ("p + i, b", "dg"),
        ("[lang]", "c"),
        ("[lang|=zh]", "c"),
        ("[title~='p']", "f"),
        ("[class^=x]", "af"),
        ('[class$="y" i]', "a"),
        ("p[title*=' ']", "f"),
        ("p:first-child", "bf"),
        ("div :last-child", "dfg"),
        ("p:nth-child(2)", "c"),
        ("p:nth-child(odd)", "bf"),
        ("div > :nth-child(-n+2)", "bcf"),
        ("div > :nth-last-child(1)", "df"),
        ("p:last-of-type", "cf"),
        (":only-child", "fg"),
        ("p:not(.x)", "bc"),
        ("p:not([lang], .x)", "b"),
        (":is(i, b):empty", "dg"),
        ("p:hover", ""),
        ("p::before", ""),
        ("p:not(:hover)", ""),
        ("p:unknown, i", "d"),
        ("p >", ""),
        ("", ""),
    ],
)
def test_a_selector_chooses(selector: str, ids: str) -> None:
    assert chosen(selector) == ids


def test_ids_count_more_than_classes_and_classes_more_than_tags() -> None:
    parts = parse_selectors("div p#b, .x.y[lang]:first-child, html body div p, p:not(#b), :where(#b) p")
    assert [part.specificity for part in parts] == [(1, 0, 2), (0, 4, 0), (0, 0, 4), (1, 0, 1), (0, 0, 1)]


@given(st.text(alphabet="abp.#[]='\":()>+~*, \\1n-", max_size=60))
def test_no_text_breaks_the_parser(text: str) -> None:
    for part in parse_selectors(text):
        part.matches(PAGE[0][0], Effort())
