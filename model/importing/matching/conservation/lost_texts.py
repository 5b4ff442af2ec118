"""Tells of every number in a table and of every sentence that was lost between the document and the report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from model.form.form import Form
from model.importing.document import DocumentRow
from model.importing.matching.conservation.number_ledger import cancel_by_location, subtract
from model.importing.matching.conservation.table_numbers import NumberLine, is_explained_label, list_number_lines
from model.importing.matching.found_figures import FoundFigures
from model.importing.matching.labels import LabelIndex, strip_punctuation
from model.importing.matching.placing.running_numbers import drop_running_numbers
from model.importing.matching.sections import SectionRow
from model.importing.matching.text_tables import tokenise_text
from model.importing.matching.values import is_value
from model.importing.matching.written.cover import read_cover_field
from model.importing.matching.written.titles import is_title
from model.importing.matching.written.written_parts import WrittenParts

_MAX_NOTES = 20
"""So many notes name rows with lost numbers; what is lost beyond them stands in one more."""
_MAX_SENTENCES = 20
_MIN_SENTENCE_LENGTH = 30
"""Characters, without punctuation, of a text that counts as a sentence although it does not end like one."""
_PROBE_LENGTH = 20
"""A sentence was kept where so many characters from its beginning, or before its end, were."""
_MAX_QUOTE_LENGTH = 60
_MAX_DIGITS = 20
_SENTENCE_END = re.compile(r"[。；！？]")


def describe_lost_texts(
    rows: Sequence[DocumentRow],
    placed_rows: Sequence[SectionRow],
    found_figures: FoundFigures,
    parts: WrittenParts,
    notes: Sequence[str],
    labels: LabelIndex,
) -> Iterator[str]:
    """The sentences for the clerk about numbers in tables and about sentences that were lost.

    rows: of the document. placed_rows: the same with their sections; worksheets that are no part of the report are told
    as a whole and left out. notes: the sentences about the document so far.
    """
    foreign_worksheets = {placed.row.worksheet for placed in placed_rows if not placed.section}
    table_rows = [row for row in rows if row.is_table and row.worksheet not in foreign_worksheets]
    table_rows = [row for row in table_rows if read_cover_field(row, labels.form) is None]
    report_rows = [placed for placed in placed_rows if placed.section]
    paragraphs = [placed.row for placed in report_rows if _is_paragraph_in_table(placed, labels.form)]
    tokens = drop_running_numbers(list(tokenise_text(paragraphs, labels))) if paragraphs else []
    texts = [
        (placed.row.location, cell)
        for placed in report_rows
        if not _is_paragraph_in_table(placed, labels.form)
        for cell in placed.row.cells
    ]
    texts += [(token.location, token.text) for token in tokens if token.kind == "unknown"]
    headings = [placed.row.text for placed in report_rows if placed.is_heading]
    told = [*notes, *(text.text for text in found_figures.told), *headings]
    lines = list_number_lines(table_rows, tokens, labels)
    yield from _describe_lost_numbers(lines, found_figures, parts, notes)
    yield from _describe_lost_sentences(texts, _join_kept_text(parts, told), labels)


def _is_paragraph_in_table(placed: SectionRow, form: Form) -> bool:
    """Whether a paragraph stands in the section of a table, whose cells it may hold."""
    return placed.section in form.tables and not placed.is_heading and not placed.row.is_table


def _describe_lost_numbers(
    lines: Mapping[str, NumberLine], found_figures: FoundFigures, parts: WrittenParts, notes: Sequence[str]
) -> Iterator[str]:
    """A sentence for each line of which some number stands in no figure, no note and no part of the prose."""
    unused = cancel_by_location(lines, found_figures, notes)
    kept = _join_kept_text(parts, notes)
    for line in lines.values():
        line.numbers = subtract(line.numbers, unused)
        if line.numbers and line.rows and all(strip_punctuation(row.text) in kept for row in line.rows):
            line.numbers = []
    yield from _describe_lines(list(lines.values()))


def _describe_lost_sentences(texts: Iterable[tuple[str, str | None]], kept: str, labels: LabelIndex) -> Iterator[str]:
    """A sentence for each text of a sentence's length, given with its location, that was not kept."""
    at, count = 0, 0
    for location, text in texts:
        if not text or not _is_sentence(text) or is_explained_label(text, labels) or is_title(text):
            continue
        key = strip_punctuation(text)
        found = kept.find(key, at)  # prose stands in the order of the document
        if found >= 0:
            at = found
        elif key not in kept and key[:_PROBE_LENGTH] not in kept and key[-_PROBE_LENGTH:] not in kept:
            count += 1
            if count > _MAX_SENTENCES:
                yield "还有别的话没有放处，请对照原文核对。"
                return
            yield f"{location}：“{_shorten(text, _MAX_QUOTE_LENGTH)}”没有放处，请人工核对。"


def _join_kept_text(parts: WrittenParts, told: Iterable[str]) -> str:
    """All that the report and the notes say, comparable, in the order of the report."""
    paragraphs = [text for texts in parts.paragraphs.values() for text in texts]
    prose = "".join(strip_punctuation(text) for text in paragraphs)
    others = [strip_punctuation(text) for text in (*parts.cover.values(), *told)]
    return "\n".join([prose, *others])


def _describe_lines(lines: Sequence[NumberLine]) -> Iterator[str]:
    """The notes on lines that lost numbers; neighbours are told together."""
    runs: list[list[NumberLine]] = []
    for before, line in pairwise([NumberLine(""), *lines]):
        if line.numbers:
            if before.numbers:
                runs[-1].append(line)
            else:
                runs.append([line])
    beyond = [line for run in runs[_MAX_NOTES:] for line in run]
    for run in [*runs[:_MAX_NOTES], *([beyond] if beyond else [])]:
        numbers = "、".join(_shorten(number, _MAX_DIGITS) for line in run for number in line.numbers)
        last = f"到{run[-1].location}" if len(run) > 1 else ""
        yield f"{run[0].location}{last}的 {numbers} 没有放处，请人工核对。"


def _is_sentence(text: str) -> bool:
    """Whether a text says something as a sentence does."""
    if is_value(text):
        return False
    return bool(_SENTENCE_END.search(text)) or len(strip_punctuation(text)) >= _MIN_SENTENCE_LENGTH


def _shorten(text: str, length: int) -> str:
    return text if len(text) <= length else text[:length] + "…"
