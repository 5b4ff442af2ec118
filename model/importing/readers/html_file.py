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
"""Bytes of a page; one that Word saved, with its styles in every line, has not a tenth of it."""

_MAX_NAMES = 6
"""So many texts that were not read are quoted."""
_MIN_CONTENT_SHARE = 0.85
"""The share of a page's text that its part with the report holds at least, along with every table."""

_LINK_SHARE = 0.8
"""A paragraph more of which is links is a link."""

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?([\w.-]+)""", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_TABLE_ROW = re.compile(r"<tr\b", re.IGNORECASE)
# Elements whose text a browser does not show, or shows as controls
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
"""A line end between Chinese characters: only the source was wrapped there, nothing is shown."""
_BLANKS = re.compile(r"[ \t\r\n\f\xa0]+")
_PAGE_CONTROLS = re.compile(
    r"(?:打印|关闭|收藏|返回|顶部|本页|窗口|字体|字号|[大中小]|分享|扫一扫|[上下]一[篇页]|[\W_])+"
)
"""A line of nothing but what the buttons and links of a page say."""


def read(path: Path) -> Document:
    """The rows of a web page; raises UnreadableFile for a file that is none."""
    if path.stat().st_size > MAX_BYTES:
        raise UnreadableFile(path.name, "文件太大，不像一份报告。请核对是不是选错了文件。")
    return parse_page(path.name, path.read_bytes())


def parse_page(name: str, raw: bytes, charset: str = "") -> Document:
    """The rows of a page. name: of its file. charset: the encoding stated outside the page, "" for none.

    Raises UnreadableFile for a page that is too large, nested too deeply or not text.
    """
    stated = _CHARSET.search(raw[:4096])
    text = decode_text(name, raw, stated[1].decode("ascii") if stated else charset)
    if len(_TABLE_ROW.findall(text)) > MAX_ROWS:
        raise UnreadableFile(name, "里面的文字太多，不像一份报告。请核对是不是选错了文件。")
    root = _parse_tree(name, text)
    collector = _RowCollector(_find_content(root))
    collector.collect_rows(root, in_content=False)
    collector.end_paragraph()
    titles = [clean_line(_collapse_blanks("".join(found.itertext()))) for found in root.iter("title", "h1")]
    return Document(tuple(collector.rows), tuple(collector.describe_skipped()), titles=tuple(_split_titles(titles)))


def _parse_tree(name: str, text: str) -> etree._Element:
    """The elements of a page that a browser shows; nothing is fetched. Raises UnreadableFile."""
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
    """The innermost element of the page that holds all tables and nearly all words."""
    tables, length = _count_data_tables(root), _count_unlinked(root)

    def may_be_content(element: etree._Element) -> bool:
        if element.tag == "p" or (element.tag == "table" and _is_data_table(element)):
            return False
        has_all_tables = _count_data_tables(element) == tables
        return has_all_tables and _count_unlinked(element) >= _MIN_CONTENT_SHARE * length

    content = root
    while True:
        inner = next((child for child in content if may_be_content(child)), None)
        if inner is None:
            return content
        content = inner


def _count_data_tables(element: etree._Element) -> int:
    return sum(1 for table in element.iter("table") if _is_data_table(table))


def _count_unlinked(element: etree._Element) -> int:
    """The characters of an element that are no blanks, less the words of its links."""
    words = "".join(element.itertext()).split()
    words_of_links = sum(len("".join(link.itertext()).split()) for link in element.iter("a"))
    return sum(map(len, words)) - words_of_links


def _split_titles(titles: list[str]) -> Iterator[str]:
    """Each title as a whole, and its part before a dash or bar, behind which sites put their own name."""
    for title in titles:
        yield title
        yield re.split(r"\s*[-_|—–]+\s*", title)[0]


def _collapse_blanks(text: str) -> str:
    """The text with blanks and line ends as a browser shows them: one blank for several."""
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

    def collect_rows(self, element: etree._Element, in_content: bool, in_link: bool = False) -> None:
        """Add what an element and all inside it say. libxml2 parses no deeper than 256 elements.

        in_content, in_link: whether it stands in the part that holds the report, and in a link.
        """
        if _is_hidden(element):
            return
        in_content = in_content or element is self._content
        in_link = in_link or element.tag == "a"
        if element.tag == "table" and _is_data_table(element):
            self.end_paragraph(in_content)
            self._take_table(element)
            return
        breaks_line = _breaks_line(element)
        if element.tag == "pre":
            _break_lines(element)
        if breaks_line:
            self.end_paragraph(in_content)
        if element.tag not in ("title", "head"):
            self._add_text(element.text, in_link)
            for child in element:
                self.collect_rows(child, in_content, in_link)
                self._add_text(child.tail, in_link)
        if breaks_line:
            self.end_paragraph(in_content)

    def end_paragraph(self, in_content: bool = True) -> None:
        """Add the paragraph that is open as a row, or to what is skipped."""
        text = clean_line(_collapse_blanks("".join(self._text)))
        is_link = self._linked_length > len(text) * _LINK_SHARE
        self._text, self._linked_length = [], 0
        if not text:
            return
        if not in_content or is_link or _PAGE_CONTROLS.fullmatch(text):
            self._skipped.append(text)
            return
        self._paragraphs += 1
        self.rows.append(DocumentRow((text,), f"第 {self._paragraphs} 段"))

    def describe_skipped(self) -> Iterator[str]:
        """A sentence for the clerk about what was not read; none where all was."""
        if self._skipped:
            named = "、".join(f"“{text[:20]}”" for text in self._skipped[:_MAX_NAMES])
            more = f"等 {len(self._skipped)} 处" if len(self._skipped) > _MAX_NAMES else ""
            yield f"网页上正文以外的文字和链接没有读：{named}{more}。"

    def _add_text(self, text: str | None, in_link: bool) -> None:
        if not text:
            return
        self._text.append(text)
        if in_link:
            self._linked_length += len(text.strip())

    def _take_table(self, table: etree._Element) -> None:
        self._tables += 1
        rows = [[_read_cell(cell) for cell in row if cell.tag in ("td", "th")] for row in _visible_rows(table)]
        self.rows += build_rows(rows, f"第 {self._tables} 张表")


def _break_lines(element: etree._Element) -> None:
    """Put br elements in place of the line ends of preformatted text, as a browser shows them. Changes the element."""
    before, *lines = (element.text or "").split("\n")
    element.text = before
    for at, line in enumerate(lines):
        broken = etree.Element("br")
        broken.tail = line
        element.insert(at, broken)


def _is_hidden(element: etree._Element) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN_STYLE.search(element.get("style", "")))


def _breaks_line(element: etree._Element) -> bool:
    """Whether an element stands on lines of its own; those that Word adds (o:p) do not."""
    return element.tag not in _INLINE_TAGS and ":" not in element.tag


def _is_data_table(table: etree._Element) -> bool:
    """Whether a table holds data; one around another or of a single column only lays the page out."""
    if any(inner is not table for inner in table.iter("table")):
        return False
    return any(sum(1 for cell in row if cell.tag in ("td", "th")) > 1 for row in _visible_rows(table))


def _visible_rows(table: etree._Element) -> Iterator[etree._Element]:
    return (row for row in table.iter("tr") if not _is_hidden(row))


def _read_cell(cell: etree._Element) -> SpanningCell:
    return SpanningCell("\n".join(_read_lines(cell)), _read_span(cell, "colspan"), _read_span(cell, "rowspan"))


def _read_lines(cell: etree._Element) -> list[str]:
    """The lines of a cell that are not blank: its paragraphs, and what br parts."""
    raw_lines: list[str] = [""]

    def add_element(element: etree._Element) -> None:
        if _is_hidden(element):
            return
        breaks_line = _breaks_line(element)
        if breaks_line:
            raw_lines.append("")
        raw_lines[-1] += element.text or ""
        for child in element:
            add_element(child)
            raw_lines[-1] += child.tail or ""
        if breaks_line:
            raw_lines.append("")

    add_element(cell)
    lines = [clean_line(_collapse_blanks(line)) for line in raw_lines]
    return [line for line in lines if line]


def _read_span(cell: etree._Element, name: str) -> int:
    """How many places a cell covers, by its attribute colspan or rowspan; 1 where it states no such number."""
    stated = cell.get(name, "1").strip()
    return int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 5 else 1
