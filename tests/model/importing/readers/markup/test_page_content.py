"""The part of a page that holds the report."""

from __future__ import annotations

from model.importing.readers.markup.page_content import find_content
from model.importing.readers.markup.page_tree import parse_page_tree

TABLE = "<table><tr><td>规章</td><td>1</td></tr></table>"


def find(body: str) -> str:
    page = parse_page_tree(f"<html><body>{body}</body></html>")
    assert page
    found = find_content(page.root)
    return str(found.get("id", found.tag))


def test_it_is_the_innermost_element_with_all_tables_and_nearly_all_words() -> None:
    assert (
        find(f"<div><a href=/>首页</a></div><div id=main><div><p>{'做了工作。' * 20}</p></div>{TABLE}</div>") == "main"
    )


def test_hidden_words_are_no_words_of_the_page() -> None:
    menu = f"<div style='display:none'>{'政务公开' * 99}</div>"
    assert find(f"{menu}<div id=main><p>{'做了工作。' * 20}</p>{TABLE}</div>") == "main"


def test_a_field_or_a_span_is_no_part_of_its_own() -> None:
    assert find("<textarea>做了工作。\n还有不足。</textarea>") == "body"
