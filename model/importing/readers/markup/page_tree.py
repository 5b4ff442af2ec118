"""Parses a page into the elements that a browser shows, with what is not shown parted from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from model.importing.readers.markup.css_syntax import is_for_screen
from model.importing.readers.markup.form_controls import write_out_controls
from model.importing.readers.markup.style_sheets import PageStyles
from model.importing.readers.markup.unseen_text import part_unseen

_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# Elements whose text a browser does not show, or shows as controls
_UNREAD_TAGS = (
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "object",
    "svg",
    "datalist",
    "button",
    "nav",
    "xml",
    "comment",
    "rp",
)


@dataclass(frozen=True, slots=True)
class PageTree:
    """The elements of a page. is_cut: it is too large or nested too deeply, and its end is missing.

    is_too_elaborate: it has more styles than were looked through.
    """

    root: etree._Element
    is_cut: bool
    is_too_elaborate: bool


SheetFinder = Callable[[str], str]
"""Gives the text of a style sheet that came with a page, by the address in the page; "" for one that did not."""


def find_no_sheet(address: str) -> str:
    """The SheetFinder of a page that came alone."""
    return ""


def parse_page_tree(text: str, find_sheet: SheetFinder = find_no_sheet) -> PageTree | None:
    """The tree of a page, None where it holds nothing; nothing is fetched."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    source = _XML_DECLARATION.sub("", text).replace("\0", "").encode("utf-8", "replace")
    root = etree.fromstring(source, parser) if source.strip() else None
    if root is None:
        return None
    is_cut = any(entry.level_name == "FATAL" for entry in parser.error_log)
    sheets = list(_iter_sheets(root, find_sheet))
    styles = PageStyles(sheets)
    etree.strip_elements(root, *_UNREAD_TAGS, with_tail=False)
    write_out_controls(root)
    part_unseen(root, styles, lacks_sheets="" in sheets)
    return PageTree(root, is_cut, styles.is_exhausted)


def _iter_sheets(root: etree._Element, find_sheet: SheetFinder) -> Iterator[str]:
    """The style sheets of a page that count on a screen, in the order in which it names them; "" for one missing."""
    for element in root.iter("style", "link"):
        is_css = element.get("type", "").strip().lower() in ("", "text/css")
        if not is_css or not is_for_screen(element.get("media", "")):
            continue
        relations = element.get("rel", "").lower().split()
        if element.tag == "style":
            yield element.text or " "
        elif "stylesheet" in relations and "alternate" not in relations:
            yield find_sheet(element.get("href", "").strip())
