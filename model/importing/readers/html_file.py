"""Reads a web page: its paragraphs and tables in reading order, whichever program or site made it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from model.errors import UnreadableFile
from model.importing.document import MAX_ROWS, Document, DocumentRow
from model.importing.readers.encoding import decode_text
from model.importing.readers.hidden_text import HiddenKind, HiddenText
from model.importing.readers.markup.page_content import find_content, is_data_table
from model.importing.readers.markup.page_tables import break_lines, collapse_blanks, read_table
from model.importing.readers.markup.page_tree import PageTree, SheetFinder, find_no_sheet, parse_page_tree
from model.importing.readers.markup.raised_text import read_raised
from model.importing.readers.markup.style_sheets import MAX_CHARACTERS
from model.importing.readers.markup.unseen_text import UNSEEN, is_on_own_lines, read_unseen
from model.importing.readers.merged_cells import build_numbered_rows
from model.importing.readers.whole_file import read_whole
from model.text import clean_line

MAX_BYTES = 20_000_000
"""Bytes of a page; one that Word saved, with its styles in every line, has not a tenth of it."""

_MAX_NAMES, _MAX_SENTENCES = 6, 20
"""So many texts that were not read are quoted, and so many sentences among them."""
_NAME_LENGTH, _SENTENCE_LENGTH = 20, 60
_SENTENCE = re.compile(r"[。；！？]|.{30}")
_LINK_SHARE = 0.8
"""A paragraph more of which is links is a link."""
_TOO_ELABORATE = "网页自带的样式太多，没有逐条看，划去的、隐藏的文字可能也读了进来，请和原网页核对。"

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?([\w.-]+)""", re.IGNORECASE)
_TABLE_ROW = re.compile(r"<tr\b", re.IGNORECASE)
_PAGE_CONTROLS = re.compile(
    r"(?:打印|关闭|收藏|返回|顶部|本页|窗口|字体|字号|[大中小]|分享|扫一扫|[上下]一[篇页]|[\W_])+"
)
"""A line of nothing but what the buttons and links of a page say."""


def read(path: Path) -> Document:
    """The rows of a web page; raises UnreadableFile for a file that is none."""
    return parse_page(
        path.name, read_whole(path, MAX_BYTES), find_sheet=lambda address: _read_saved_sheet(path, address)
    )


def _read_saved_sheet(page: Path, address: str) -> str:
    """A style sheet that a browser saved in the folder beside a page (报告_files); "" for any other address."""
    sheet = page.parent / unquote(address.partition("?")[0])
    is_saved = sheet.suffix.lower() == ".css" and sheet.resolve().parent.parent == page.parent.resolve()
    try:
        return sheet.read_text(errors="replace") if is_saved and sheet.stat().st_size <= MAX_CHARACTERS else ""
    except (OSError, ValueError):
        return ""  # the page is there without the folder


def parse_page(name: str, raw: bytes, charset: str = "", find_sheet: SheetFinder = find_no_sheet) -> Document:
    """The rows of a page. name: of its file. charset: the encoding stated outside the page, "" for none.

    Raises UnreadableFile for a page that is too large, nested too deeply or not text.
    """
    stated = _CHARSET.search(raw[:4096])
    text = decode_text(name, raw, stated[1].decode("ascii") if stated else charset)
    if len(_TABLE_ROW.findall(text)) > MAX_ROWS:
        raise UnreadableFile(name, "里面的文字太多，不像一份报告。请核对是不是选错了文件。")
    page = _parse_tree(name, text, find_sheet)
    collector = _RowCollector(find_content(page.root))
    collector.collect_rows(page.root, in_content=False)
    collector.end_paragraph()
    notes = [*collector.describe_skipped(), *collector.hidden.describe()]
    if page.is_too_elaborate:
        notes.append(_TOO_ELABORATE)
    titles = [clean_line(collapse_blanks("".join(found.itertext()))) for found in page.root.iter("title", "h1")]
    return Document(tuple(collector.rows), tuple(notes), titles=tuple(_split_titles(titles)))


def _parse_tree(name: str, text: str, find_sheet: SheetFinder) -> PageTree:
    """The elements of a page, what is not shown parted from the rest. Raises UnreadableFile."""
    page = parse_page_tree(text, find_sheet)
    if page is None:
        raise UnreadableFile(name, "里面没有文字。请核对是不是选错了文件。")
    if page.is_cut:
        raise UnreadableFile(
            name, "网页太大或者套得太深，读不到底。请在浏览器里打开，全选、复制，粘贴到文本文件里再试。"
        )
    return page


def _split_titles(titles: list[str]) -> Iterator[str]:
    """Each title as a whole, and its part before a dash or bar, behind which sites put their own name."""
    for title in titles:
        yield title
        yield re.split(r"\s*[-_|—–]+\s*", title)[0]


class _RowCollector:
    """Collects the paragraphs and tables of a page as rows. content: the element that holds the report.

    Outside of it, and lines that are links or buttons, paragraphs are not read but told by describe_skipped().
    hidden: what the part with the report holds and does not show.
    """

    def __init__(self, content: etree._Element) -> None:
        self.rows: list[DocumentRow] = []
        self.hidden = HiddenText()
        self._content = content
        self._skipped: list[str] = []
        self._text: list[str] = []
        self._unseen: list[tuple[HiddenKind, str]] = []
        self._linked_length = 0
        self._paragraphs = 0
        self._tables = 0

    def collect_rows(self, element: etree._Element, in_content: bool, in_link: bool = False) -> None:
        """Add what an element and all inside it say. libxml2 parses no deeper than 256 elements.

        in_content, in_link: whether it stands in the part that holds the report, and in a link.
        """
        if element.tag == UNSEEN:
            self._add_unseen(element)
            return
        in_content = in_content or element is self._content
        in_link = in_link or element.tag == "a"
        if element.tag == "table" and is_data_table(element):
            self.end_paragraph(in_content)
            self._take_table(element, in_content)
            return
        breaks_line = is_on_own_lines(element)
        if element.tag in ("pre", "textarea"):
            break_lines(element)
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
        text = clean_line(collapse_blanks("".join(self._text)))
        is_link = self._linked_length > len(text) * _LINK_SHARE
        unseen = self._unseen
        self._text, self._unseen, self._linked_length = [], [], 0
        if text and (not in_content or is_link or _PAGE_CONTROLS.fullmatch(text)):
            self._skipped.append(text)
            return
        if in_content:
            for kind, hidden_text in unseen:
                self.hidden.add(kind, hidden_text, f"第 {self._paragraphs + 1} 段{'' if text else '之前'}")
        if text:
            self._paragraphs += 1
            self.rows.append(DocumentRow((text,), f"第 {self._paragraphs} 段"))

    def describe_skipped(self) -> Iterator[str]:
        """A sentence for the clerk about what was not read; none where all was."""
        if self._skipped:
            sentences = [text for text in self._skipped if _SENTENCE.search(text)][:_MAX_SENTENCES]
            names = [text for text in self._skipped if text not in sentences][:_MAX_NAMES]
            quotes = [*(text[:_SENTENCE_LENGTH] for text in sentences), *(text[:_NAME_LENGTH] for text in names)]
            named = "、".join(f"“{quote}”" for quote in quotes)
            more = f"等 {len(self._skipped)} 处" if len(self._skipped) > len(quotes) else ""
            yield f"网页上正文以外的文字和链接没有读：{named}{more}。"

    def _add_text(self, text: str | None, in_link: bool) -> None:
        if not text:
            return
        self._text.append(text)
        if in_link:
            self._linked_length += len(text.strip())

    def _add_unseen(self, element: etree._Element) -> None:
        """Keep what is not shown until the paragraph ends; a raised 2 of m² is shown, and no note."""
        kind, text = read_unseen(element)
        raised = read_raised(kind, text, "".join(self._text[-3:]))
        if raised:
            self._text.append(raised)
        elif text:
            self._unseen.append((kind, text))

    def _take_table(self, table: etree._Element, in_content: bool) -> None:
        for caption in table.iter("caption"):
            self.collect_rows(caption, in_content)
        self._tables += 1
        name = f"第 {self._tables} 张表"
        self.rows += build_numbered_rows(read_table(table, self.hidden, name), name)
