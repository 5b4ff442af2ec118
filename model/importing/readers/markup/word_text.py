"""Reads what a paragraph of a Word file shows, and what it only holds: deleted, hidden, struck out, raised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from model.importing.readers.docx_numbering import local_name, read_attribute
from model.importing.readers.hidden_text import HiddenKind
from model.importing.readers.markup.raised_text import CHARACTERS_BEFORE, read_raised
from model.importing.readers.markup.word_colours import has_colour_of_ground
from model.importing.readers.markup.word_styles import (
    Formatting,
    WordStyles,
    find_child,
    judge_formatting,
    read_formatting,
    read_shift,
    read_size,
)

SKIPPED_TAGS = frozenset({"moveFrom", "instrText", "delInstrText", "Fallback", "rPr", "pPr", "tblPr", "trPr", "tcPr"})
SKIPPED_TAGS |= {"sectPr", "sdtPr", "sdtEndPr", "tblGrid", "fldData", "ffData"}
"""Elements not to be read: properties, what was moved away and stands elsewhere, repetitions for older programs."""

_CHARACTERS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_WORD_SIZE = 20.0
"""Half points of text of which neither the file nor its styles state a size."""


StylesAround = tuple[Formatting, Formatting]
"""What the style of the table around a text says, and that of its paragraph."""


class TextPiece(NamedTuple):
    """A text of a paragraph; kind: why it is not read, None where it is. "\\n" is a break."""

    text: str
    kind: HiddenKind | None


class _Run(NamedTuple):
    """A run's texts before it is known how they look. kind: what the elements around it say."""

    text: str
    formatting: Formatting
    kind: HiddenKind | None


class ParagraphReader:
    """Reads paragraphs one after the other.

    in_table, table_style: whether they stand in a table, and its style, "" for the default one. table_parts: the
    conditional parts of that style that count for their cell.
    """

    def __init__(self, styles: WordStyles) -> None:
        self.in_table = False
        self.table_style = ""
        self.table_parts: Sequence[str] = ()
        self._styles = styles
        self._fields: list[bool] = []
        """For each field that is open, the outermost first, whether its result has begun."""

    def read(self, paragraph: etree._Element) -> list[TextPiece]:
        """The texts of a paragraph in order, also those of text boxes in it."""
        runs = list(self._iter_runs(paragraph, self._find_styles(paragraph), None))
        self._fields = [has_result for has_result in self._fields if has_result]  # a code that never ends hides no more
        sizes = [read_size(run.formatting) or _WORD_SIZE for run in runs if run.text.strip()]
        largest = max(sizes, default=_WORD_SIZE)
        has_text_on_line = any(run.text.strip() and not read_shift(run.formatting) for run in runs)
        pieces: list[TextPiece] = []
        shown = ""
        for run in runs:
            kind = run.kind or judge_formatting(run.formatting, largest, has_text_on_line)
            raised = read_raised(kind, run.text, shown) if kind else ""
            pieces.append(TextPiece(raised, None) if raised else TextPiece(run.text, kind))
            if pieces[-1].kind is None:
                shown = shown[-CHARACTERS_BEFORE:] + pieces[-1].text
        return pieces

    def has_hidden_mark(self, paragraph: etree._Element) -> bool:
        """Whether the end of a paragraph is hidden or deleted, so that a paragraph without text leaves no line."""
        properties = find_child(paragraph, "pPr")
        mark = None if properties is None else find_child(properties, "rPr")
        if mark is None:
            return False
        if find_child(mark, "del") is not None or find_child(mark, "moveFrom") is not None:
            return True
        return judge_formatting(self._combine(self._find_styles(paragraph), mark)) == "hidden"

    def _find_styles(self, paragraph: etree._Element) -> StylesAround:
        """What the styles of the table around a paragraph and of the paragraph itself say."""
        style = _read_style_id(find_child(paragraph, "pPr"), "pStyle")
        return (
            self._styles.find_table_style(self.table_style, self.table_parts) if self.in_table else {},
            self._styles.find_style(style, "paragraph"),
        )

    def _combine(self, around: StylesAround, properties: etree._Element | None) -> Formatting:
        """The formatting of a run, or of the end of a paragraph, given by its own properties."""
        character_style = self._styles.find_style(_read_style_id(properties, "rStyle"), "character")
        return self._styles.combine((*around, character_style), read_formatting(properties))

    def _iter_runs(self, element: etree._Element, around: StylesAround, kind: HiddenKind | None) -> Iterator[_Run]:
        """The texts inside an element. around: the styles around them; kind: why what is inside is not read."""
        for child in element:
            name = local_name(child)
            if name == "r":
                yield from self._read_run(child, around, kind)
            elif name == "p":
                yield _Run("\n", {}, None)
                yield from self._iter_runs(child, self._find_styles(child), kind)
            elif name == "del":
                yield from self._iter_runs(child, around, "deleted")
            elif name not in SKIPPED_TAGS:
                yield from self._iter_runs(child, around, kind)

    def _read_run(self, run: etree._Element, around: StylesAround, kind: HiddenKind | None) -> Iterator[_Run]:
        """The texts of a run. Of a field only the result is text."""
        formatting = self._combine(around, find_child(run, "rPr"))
        if "webHidden" in formatting and _is_in_link(run):
            formatting = {name: value for name, value in formatting.items() if name != "webHidden"}
        if has_colour_of_ground(run, formatting, self._styles):
            kind = kind or "hidden"
        for part in run:
            name = local_name(part)
            if name == "fldChar":
                self._follow_field(read_attribute(part, "fldCharType"))
            elif not all(self._fields):
                continue
            elif name in ("t", "delText"):
                yield _Run(part.text or "", formatting, "deleted" if name == "delText" else kind)
            elif name in _CHARACTERS:
                yield _Run(_CHARACTERS[name], formatting, kind)
            elif name == "ruby":
                yield from self._read_ruby(part, around, kind)
            elif name not in SKIPPED_TAGS and len(part):
                yield from self._iter_runs(part, around, "hidden" if _is_hidden_drawing(part) else kind)

    def _read_ruby(self, ruby: etree._Element, around: StylesAround, kind: HiddenKind | None) -> Iterator[_Run]:
        """The characters of a phonetic guide, and apart from them the small ones above."""
        for part in ruby:
            if local_name(part) == "rubyBase":
                yield from self._iter_runs(part, around, kind)
            elif local_name(part) == "rt":
                yield from (run._replace(kind=kind or "ruby") for run in self._iter_runs(part, around, kind))

    def _follow_field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()


def _read_style_id(properties: etree._Element | None, name: str) -> str:
    style = None if properties is None else find_child(properties, name)
    return "" if style is None else read_attribute(style)


def _is_in_link(run: etree._Element) -> bool:
    """Whether a run is part of a link: the page numbers of contents are hidden on the web, not on paper."""
    return any(local_name(above) == "hyperlink" for above in run.iterancestors())


def _is_hidden_drawing(element: etree._Element) -> bool:
    """Whether an element of a run holds a drawing or text box that is hidden."""
    for part in element.iter():
        name = local_name(part)
        if name == "docPr" and read_attribute(part, "hidden") in ("1", "true"):
            return True
        if name in ("shape", "rect", "group") and "visibility:hidden" in read_attribute(part, "style").replace(" ", ""):
            return True
        if name == "p":
            return False
    return False
