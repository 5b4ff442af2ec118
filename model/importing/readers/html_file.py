"""Reads a web page: its paragraphs and tables in reading order, whichever program or site made it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from model.errors import UnreadableFile
from model.importing.document import MAX_ROWS, Document, DocumentRow
from model.importing.readers.encoding import decode_text
from model.importing.readers.merged_cells import SpanningCell, build_rows
from model.text import clean_line

MAX_BYTES = 20_000_000
"""A page that Word saved, its styles in every line, has not a tenth of it."""

_MAX_NAMES = 6
_MIN_CONTENT_SHARE = 0.85
"""So much of the text, and every table, stands in the part of a page that is the report."""

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?([\w.-]+)""", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_TABLE_ROW = re.compile(r"<tr\b", re.IGNORECASE)
_UNSEEN_TAGS = (
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "object",
    "svg",
    "select",
    "button",
    "nav",
    "xml",
    "comment",
)
_INLINE_TAGS = frozenset(
    {"a", "abbr", "b", "big", "cite", "code", "del", "em", "font", "i", "img", "ins", "label", "mark", "nobr", "q", "s"}
    | {"small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "wbr"}
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WRAPPED_LINE = re.compile(r"(?<=[\u2e80-\uffef])[ \t]*[\r\n]\s*(?=[\u2e80-\uffef])")
"""A line end inside Chinese text is where its source was wrapped, no blank."""
_BLANKS = re.compile(r"[ \t\r\n\f\xa0]+")
_PAGE_CONTROLS = re.compile(
    r"(?:打印|关闭|收藏|返回|顶部|本页|窗口|字体|字号|[大中小]|分享|扫一扫|[上下]一[篇页]|[\W_])+"
)
"""What the page's own buttons say, a line of nothing else."""


def read(path: Path) -> Document:
    """The rows of a web page; raises UnreadableFile for a file that is none."""
    if path.stat().st_size > MAX_BYTES:
        raise UnreadableFile(path.name, "文件太大，不像一份报告。请核对是不是选错了文件。")
    return parse_page(path.name, path.read_bytes())


def parse_page(name: str, raw: bytes, charset: str = "") -> Document:
    """The rows of a page given as bytes, and what was said of their encoding elsewhere; raises UnreadableFile."""
    stated = _CHARSET.search(raw[:4096])
    text = decode_text(name, raw, stated[1].decode("ascii") if stated else charset)
    if len(_TABLE_ROW.findall(text)) > MAX_ROWS:
        raise UnreadableFile(name, "里面的文字太多，不像一份报告。请核对是不是选错了文件。")
    page = _RowCollector(_find_content(root := _parse_tree(name, text)))
    page.collect_rows(root, inside=False)
    page.end_paragraph()
    titles = [clean_line(_collapse_blanks("".join(found.itertext()))) for found in root.iter("title", "h1")]
    return Document(tuple(page.rows), tuple(page.describe_skipped()), titles=tuple(_split_titles(titles)))


def _parse_tree(name: str, text: str) -> etree._Element:
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    root = etree.fromstring(_XML_DECLARATION.sub("", text).encode("utf-8", "replace"), parser)
    if root is None:
        raise UnreadableFile(name, "里面没有文字。请核对是不是选错了文件。")
    if any(entry.level_name == "FATAL" for entry in parser.error_log):
        raise UnreadableFile(
            name, "网页太大或者套得太深，读不到底。请在浏览器里打开，全选、复制，粘贴到文本文件里再试。"
        )
    etree.strip_elements(root, *_UNSEEN_TAGS, with_tail=False)
    return root


def _find_content(root: etree._Element) -> etree._Element:
    """The innermost part of the page that holds all tables and nearly all words."""
    part = root
    tables, length = len(_data_tables(root)), _count_unlinked(root)
    while True:
        inner = [
            child
            for child in part
            if not (child.tag == "p" or (child.tag == "table" and _is_data_table(child)))
            if len(_data_tables(child)) == tables
            if _count_unlinked(child) >= _MIN_CONTENT_SHARE * length
        ]
        if not inner:
            return part
        part = inner[0]


def _data_tables(element: etree._Element) -> list[etree._Element]:
    return [table for table in element.iter("table") if _is_data_table(table)]


def _count_unlinked(element: etree._Element) -> int:
    """The number of characters that are no blanks and no links."""
    links = sum(len("".join(link.itertext()).split()) for link in element.iter("a"))
    return len("".join("".join(element.itertext()).split())) - links


def _split_titles(titles: list[str]) -> Iterator[str]:
    """Each title whole, and its first part where a site has put its own name behind it."""
    for title in titles:
        yield title
        yield re.split(r"\s*[-_|—–]+\s*", title)[0]


def _collapse_blanks(text: str) -> str:
    return _BLANKS.sub(" ", _WRAPPED_LINE.sub("", text))


class _RowCollector:
    """Collects the paragraphs and tables of a page as rows. content: the element that holds the report.

    Outside of it, and lines that are links or buttons, paragraphs are not read but told by describe_skipped().
    """

    def __init__(self, content: etree._Element) -> None:
        self.rows: list[DocumentRow] = []
        self._content = content
        self._skipped: list[str] = []
        self._text: list[str] = []
        self._linked_length = 0
        self._paragraphs = 0
        self._tables = 0

    def collect_rows(self, element: etree._Element, inside: bool, link: bool = False) -> None:
        """Take what an element says, then what its neighbours in depth say; libxml2 ends at a depth of 256."""
        if _is_hidden(element):
            return
        inside = inside or element is self._content
        if element.tag == "table" and _is_data_table(element):
            self.end_paragraph(inside)
            self._take_table(element)
            return
        breaks, link = _breaks_line(element), link or element.tag == "a"
        if element.tag == "pre":
            _break_lines(element)
        if breaks:
            self.end_paragraph(inside)
        if element.tag not in ("title", "head"):
            self._add_text(element.text, link)
            for child in element:
                self.collect_rows(child, inside, link)
                self._add_text(child.tail, link)
        if breaks:
            self.end_paragraph(inside)

    def end_paragraph(self, inside: bool = True) -> None:
        """Close the paragraph that is open."""
        text, linked = clean_line(_collapse_blanks("".join(self._text))), self._linked_length
        self._text, self._linked_length = [], 0
        if not text:
            return
        if not inside or linked > len(text) * 0.8 or _PAGE_CONTROLS.fullmatch(text):
            self._skipped.append(text)
            return
        self._paragraphs += 1
        self.rows.append(DocumentRow((text,), f"第 {self._paragraphs} 段"))

    def describe_skipped(self) -> Iterator[str]:
        """What was not read, in a sentence."""
        if self._skipped:
            named = "、".join(f"“{text[:20]}”" for text in self._skipped[:_MAX_NAMES])
            more = f"等 {len(self._skipped)} 处" if len(self._skipped) > _MAX_NAMES else ""
            yield f"网页上正文以外的文字和链接没有读：{named}{more}。"

    def _add_text(self, text: str | None, link: bool) -> None:
        if text:
            self._text.append(text)
            self._linked_length += len(text.strip()) if link else 0

    def _take_table(self, table: etree._Element) -> None:
        self._tables += 1
        rows = [[_read_cell(cell) for cell in row if cell.tag in ("td", "th")] for row in _visible_rows(table)]
        self.rows += build_rows(rows, f"第 {self._tables} 张表")


def _break_lines(element: etree._Element) -> None:
    """Make the line ends of preformatted text breaks, as a browser shows them."""
    before, *lines = (element.text or "").split("\n")
    element.text = before
    for at, line in enumerate(lines):
        broken = etree.Element("br")
        broken.tail = line
        element.insert(at, broken)


def _is_hidden(element: etree._Element) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN_STYLE.search(element.get("style", "")))


def _breaks_line(element: etree._Element) -> bool:
    """Whether an element stands on lines of its own; those of Word's own kind (o:p) do not."""
    return element.tag not in _INLINE_TAGS and ":" not in element.tag


def _is_data_table(table: etree._Element) -> bool:
    """Whether a table is one: not there only to lay the page out, as one of a single column or around another is."""
    nested = any(inner is not table for inner in table.iter("table"))
    return not nested and any(sum(cell.tag in ("td", "th") for cell in row) > 1 for row in _visible_rows(table))


def _visible_rows(table: etree._Element) -> Iterator[etree._Element]:
    return (row for row in table.iter("tr") if not _is_hidden(row))


def _read_cell(cell: etree._Element) -> SpanningCell:
    return SpanningCell("\n".join(_read_lines(cell)), _read_span(cell, "colspan"), _read_span(cell, "rowspan"))


def _read_lines(cell: etree._Element) -> list[str]:
    """The lines of a cell: its paragraphs and what br breaks."""
    broken: list[str] = [""]

    def take(element: etree._Element) -> None:
        if _is_hidden(element):
            return
        breaks = _breaks_line(element)
        if breaks:
            broken.append("")
        broken[-1] += element.text or ""
        for child in element:
            take(child)
            broken[-1] += child.tail or ""
        if breaks:
            broken.append("")

    take(cell)
    return [line for text in broken if (line := clean_line(_collapse_blanks(text)))]


def _read_span(cell: etree._Element, name: str) -> int:
    stated = cell.get(name, "1").strip()
    return int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 5 else 1
