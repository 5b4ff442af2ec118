"""What the style sheets of a page declare of an element, and which of them wins."""

from __future__ import annotations

from lxml import etree

from model.importing.readers.markup.style_sheets import MAX_EFFORT, PageStyles


def declared(element: str, *sheets: str) -> dict[str, str]:
    return dict(PageStyles(sheets).find_declared(etree.fromstring(element)))


def test_only_what_can_hide_strike_or_raise_is_kept() -> None:
    assert declared("<p style='margin:0;font:9pt/2 a;text-decoration:none'/>") == {
        "font-size": "9pt",
        "text-decoration-line": "none",
    }
    assert not PageStyles(["p{margin:0}"]).has_rules


def test_the_more_specific_rule_wins_then_the_later_then_the_attribute_and_what_is_important() -> None:
    assert declared("<p id='a'/>", "#a{display:none} p{display:block}") == {"display": "none"}
    assert declared("<p/>", "p{display:none}", "p{display:block}") == {"display": "block"}
    assert declared("<p style='display:block'/>", "p{display:none}") == {"display": "block"}
    assert declared("<p style='display:block'/>", "p{display:none!important}") == {"display": "none"}


def test_elements_alike_but_for_their_place_are_told_apart() -> None:
    page = etree.fromstring("<html><p><i/></p><div><i/></div></html>")
    styles = PageStyles(["p i{display:none}"])
    assert [dict(styles.find_declared(found)) for found in page.iter("i")] == [{"display": "none"}, {}]


def test_styles_that_would_take_minutes_are_given_up() -> None:
    page = etree.fromstring("<a>" * 100 + "<b/>" * 3000 + "</a>" * 100)
    styles = PageStyles(["a a a a a a i b{display:none}" * 30])
    assert not any(styles.find_declared(found) for found in page.iter("b"))
    assert styles.is_exhausted
    assert MAX_EFFORT < 10**6
