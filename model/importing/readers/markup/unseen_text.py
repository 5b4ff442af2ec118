"""Parts what a page shows from what it only holds: the one place where the text of web pages is judged.

After part_unseen() the texts of a tree are what the eye sees. Where something else stood there is an element UNSEEN,
whose attributes kind and text say what; rows, cells and columns of tables that are not shown carry the attribute GONE.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from lxml import etree

from model.importing.readers.hidden_text import HiddenKind
from model.importing.readers.markup.page_colours import Inking, has_colour_attributes
from model.importing.readers.markup.page_looks import (
    MARKED_TAGS,
    SHOWN,
    TABLE_PARTS,
    Look,
    breaks_line,
    is_removed,
    judge_element,
)
from model.importing.readers.markup.style_sheets import PageStyles
from model.text import clean_line

UNSEEN = "{nianbao}unseen"
GONE = "{nianbao}gone"
_BREAKS_LINE = "{nianbao}breaks-line"
"""Attribute of an element that a style takes out of the line, or puts into it: yes or no."""


def part_unseen(root: etree._Element, styles: PageStyles, lacks_sheets: bool = False) -> None:
    """Put an element UNSEEN in place of each text of a page that is not shown. Changes the tree.

    lacks_sheets: whether the page names style sheets that did not come with it.
    """
    _close_details(root)
    if styles.has_rules:
        _add_table_bodies(root)
    shown = replace(SHOWN, inking=Inking(is_ground_sure=not lacks_sheets))
    parting = _Parting(styles)
    parting.judge(root, shown)
    parting.part(root, shown)


def read_unseen(element: etree._Element) -> tuple[HiddenKind, str]:
    """Why the text of an element UNSEEN is not shown, and the text."""
    return cast("HiddenKind", element.get("kind")), element.get("text", "")


def iter_unseen(element: etree._Element) -> Iterator[tuple[HiddenKind, str]]:
    """All that is not shown inside an element."""
    yield from (read_unseen(found) for found in element.iter(UNSEEN))


def is_gone(element: etree._Element) -> bool:
    """Whether a row, cell or column of a table is not shown at all."""
    return GONE in element.attrib


def is_on_own_lines(element: etree._Element) -> bool:
    """Whether an element begins a new line, by its tag or by the page's style."""
    styled = element.get(_BREAKS_LINE)
    return breaks_line(element.tag, {}) if styled is None else styled == "yes"


def _close_details(root: etree._Element) -> None:
    """Put what a closed details element shows only after a click, all but its summary, into a hidden element."""
    for details in list(root.iter("details")):
        if "open" in details.attrib:
            continue
        summary = details.find("summary")
        rest = etree.Element("div", hidden="")
        rest.text = clean_line(details.text or "")
        for child in [child for child in details if child is not summary]:
            rest.append(child)
        if summary is not None:
            rest.text += clean_line(summary.tail or "")
            summary.tail = None
        details.text = None
        details.append(rest)


def _add_table_bodies(root: etree._Element) -> None:
    """Put rows that stand directly in a table into a tbody, as browsers do; style sheets count on it."""
    for table in list(root.iter("table")):
        body = None
        for child in list(table):
            if child.tag != "tr":
                body = None
                continue
            if body is None:
                body = etree.Element("tbody")
                child.addprevious(body)
            body.append(child)


class _Parting:
    """Judges all elements of a page while the tree is whole, then moves what is not shown."""

    def __init__(self, styles: PageStyles) -> None:
        self._styles = styles
        self._looks: dict[etree._Element, Look] = {}
        self._removed: set[etree._Element] = set()

    def judge(self, element: etree._Element, look: Look) -> None:
        """Note every element below this one that looks otherwise than its parent."""
        for child in element:
            child_look = look
            if self._styles.has_rules or child.attrib or child.tag in MARKED_TAGS:
                child_look = self._judge_child(child, look)
            self.judge(child, child_look)

    def _judge_child(self, child: etree._Element, around: Look) -> Look:
        declared = self._styles.find_declared(child)
        is_marked = child.tag in MARKED_TAGS or "hidden" in child.attrib or has_colour_attributes(child)
        if not declared and not is_marked:
            return around
        if is_removed(child, declared):
            self._removed.add(child)
            look = Look(mark="hidden")
        else:
            look = judge_element(child, declared, around)
            if "display" in declared and breaks_line(child.tag, declared) != breaks_line(child.tag, {}):
                child.set(_BREAKS_LINE, "yes" if breaks_line(child.tag, declared) else "no")
        if look is not around:
            self._looks[child] = look
        return look

    def part(self, element: etree._Element, look: Look) -> None:
        """Move the unseen texts of an element and of all below it. look: how its own text looks."""
        for child in list(element):
            before = child
            if child in self._removed and not self._mark_gone(child):
                before = _replace_removed(child)
            else:
                self.part(child, self._looks.get(child, look))
            tail = before.tail or ""
            kind = None if not tail or tail.isspace() else look.judge_text(tail)
            if kind:
                before.tail = None
                before.addnext(_make_unseen(kind, tail))
        text = element.text or ""
        kind = None if not text or text.isspace() else look.judge_text(text)
        if kind:
            element.insert(0, _make_unseen(kind, text))
            element.text = None

    def _mark_gone(self, element: etree._Element) -> bool:
        """Mark a removed part of a table, whose place in the table counts; False for another element."""
        if element.tag not in TABLE_PARTS or element.tag in ("table", "caption"):
            return False
        inner = () if element.tag in ("td", "th") else element.iter("col", "tr")
        for part in (element, *inner):
            part.set(GONE, "")
        return True


def _make_unseen(kind: HiddenKind, text: str) -> etree._Element:
    unseen = etree.Element(UNSEEN)
    unseen.set("kind", kind)
    unseen.set("text", clean_line(text))
    return unseen


def _replace_removed(element: etree._Element) -> etree._Element:
    """Put an element UNSEEN with all its text in place of one that takes no part in the page, and return it."""
    unseen = _make_unseen("hidden", " ".join(" ".join(element.itertext()).split()))
    unseen.tail = element.tail
    parent = element.getparent()
    if parent is not None:
        parent.replace(element, unseen)
    return unseen
