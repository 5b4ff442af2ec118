"""Finds the part of a web page that holds the report, without menus, footers and what else a site puts around it."""

from __future__ import annotations

from lxml import etree

from model.importing.readers.markup.unseen_text import is_gone, is_on_own_lines

_MIN_CONTENT_SHARE = 0.85
"""The share of a page's text that its part with the report holds at least, along with every table."""


def find_content(root: etree._Element) -> etree._Element:
    """The innermost element of the page that holds all tables and nearly all words."""
    tables, length = _count_data_tables(root), _count_unlinked(root)

    def may_be_content(element: etree._Element) -> bool:
        if element.tag == "p" or not is_on_own_lines(element):
            return False
        if element.tag == "table" and is_data_table(element):
            return False
        has_all_tables = _count_data_tables(element) == tables
        return has_all_tables and _count_unlinked(element) >= _MIN_CONTENT_SHARE * length

    content = root
    while True:
        inner = next((child for child in content if may_be_content(child)), None)
        if inner is None:
            return content
        content = inner


def is_data_table(table: etree._Element) -> bool:
    """Whether a table holds data; one around another or of a single column only lays the page out."""
    if any(inner is not table for inner in table.iter("table")):
        return False
    shown_rows = (row for row in table.iter("tr") if not is_gone(row))
    return any(sum(1 for cell in row if cell.tag in ("td", "th")) > 1 for row in shown_rows)


def _count_data_tables(element: etree._Element) -> int:
    return sum(1 for table in element.iter("table") if is_data_table(table))


def _count_unlinked(element: etree._Element) -> int:
    """The characters of an element that are no blanks, less the words of its links."""
    words = "".join(element.itertext()).split()
    words_of_links = sum(len("".join(link.itertext()).split()) for link in element.iter("a"))
    return sum(map(len, words)) - words_of_links
