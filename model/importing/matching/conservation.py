"""Nothing that a document says is lost without a word: what stands in no figure, prose or note is told in one.

describe_lost_texts() keeps a ledger of the numbers in tables, and looks for every sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from model.form.form import Form
from model.importing.document import DocumentRow
from model.importing.matching.found_figures import FoundFigures
from model.importing.matching.labels import LabelIndex, strip_punctuation
from model.importing.matching.sections import SectionRow
from model.importing.matching.text_tables import tokenise_text
from model.importing.matching.tokens import Token
from model.importing.matching.values import is_value
from model.importing.matching.written.written_parts import WrittenParts
from model.text import to_half_width

_MAX_NOTES = 20
"""So many notes name rows with lost numbers; what is lost beyond them stands in one more."""
_MAX_SENTENCES = 20
_MIN_SENTENCE_LENGTH = 30
"""Characters, without punctuation, of a text that counts as a sentence although it does not end like one."""
_PROBE_LENGTH = 20
"""A sentence was kept where so many characters from its beginning, or before its end, were."""
_MAX_QUOTE_LENGTH = 60

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
# Numbers that are no figures: dates, times, places in a law, and the number before a label
_NO_FIGURE = re.compile(
    r"\d+\s*年(?:\s*\d+\s*月)?(?:\s*\d+\s*日)?|\d+\s*月(?:\s*\d+\s*日)?|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d+:\d+"
    r"|第\s*\(?\d+\)?\s*[条款项页]|^\s*\(?\d{1,2}\s*[).、,](?=\D)"
)
_CIRCLED_NUMBER = re.compile(r"[①-⒇]")
_ORDINAL = re.compile(r"\d{1,3}")
_ORDINAL_HEADINGS = frozenset({"栏次", "行次", "序号", "编号", "甲", "乙"})
_NUMBER_CHARACTERS = "0123456789０１２３４５６７８９.,， 件"
_CELL_OF_WORKSHEET = re.compile(r" [A-Z]+ 列$")
_QUOTING_NOTE = re.compile(r"(.+?)：“(.*)”")
_QUOTED = re.compile(r"“([^”]*)”")
_SENTENCE_END = re.compile(r"[。；！？]")


@dataclass
class _Line:
    """The rows of one location, which in a PDF may be several. numbers: those that were not accounted for yet."""

    location: str
    numbers: list[str] = field(default_factory=list)
    rows: list[DocumentRow] = field(default_factory=list)


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
    report_rows = [placed for placed in placed_rows if placed.section]
    paragraphs = [placed.row for placed in report_rows if _is_paragraph_in_table(placed, labels.form)]
    tokens = list(tokenise_text(paragraphs, labels)) if paragraphs else []
    texts = [
        (placed.row.location, cell)
        for placed in report_rows
        if not _is_paragraph_in_table(placed, labels.form)
        for cell in placed.row.cells
    ]
    texts += [(token.location, token.text) for token in tokens if token.kind == "unknown"]
    headings = [placed.row.text for placed in report_rows if placed.is_heading]
    told = [*notes, *(text.text for text in found_figures.told), *headings]
    lines = _list_lines(table_rows, tokens, labels)
    yield from _describe_lost_numbers(lines, found_figures, parts, notes)
    yield from _describe_lost_sentences(texts, _join_kept_text(parts, told), labels)


def _is_paragraph_in_table(placed: SectionRow, form: Form) -> bool:
    """Whether a paragraph stands in the section of a table, whose cells it may hold."""
    return placed.section in form.tables and not placed.is_heading and not placed.row.is_table


def _describe_lost_numbers(
    lines: Mapping[str, _Line], found_figures: FoundFigures, parts: WrittenParts, notes: Sequence[str]
) -> Iterator[str]:
    """A sentence for each line of which some number stands in no figure, no note and no part of the prose."""
    unused = _cancel_by_location(lines, found_figures, notes)
    kept = _join_kept_text(parts, notes)
    for line in lines.values():
        line.numbers = _subtract(line.numbers, unused)
        if line.numbers and line.rows and all(strip_punctuation(row.text) in kept for row in line.rows):
            line.numbers = []
    yield from _describe_lines(list(lines.values()))


def _describe_lost_sentences(texts: Iterable[tuple[str, str | None]], kept: str, labels: LabelIndex) -> Iterator[str]:
    """A sentence for each text of a sentence's length, given with its location, that was not kept."""
    at, count = 0, 0
    for location, text in texts:
        if not text or not _is_sentence(text) or _is_label(text, labels):
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
            yield f"{location}：“{_quote(text)}”没有放处，请人工核对。"


def _list_lines(rows: Iterable[DocumentRow], tokens: Iterable[Token], labels: LabelIndex) -> dict[str, _Line]:
    """The numbers in rows of tables, and those in the tokens of paragraphs, by location."""
    lines: dict[str, _Line] = {}
    headings: dict[tuple[str, int], str] = {}
    for row in rows:
        numbers = _read_row(_drop_repeats(row, headings), labels)
        if numbers:
            line = lines.setdefault(row.location, _Line(row.location))
            line.numbers += numbers
            line.rows.append(row)
    for token in tokens:
        numbers = _read_numbers(token.text) if token.kind in ("value", "unknown") else []
        if numbers:
            lines.setdefault(token.location, _Line(token.location)).numbers += numbers
    return lines


def _drop_repeats(row: DocumentRow, headings: dict[tuple[str, int], str]) -> list[str]:
    """The texts of a row; one that stands again beside itself, under one heading, is a merged cell's.

    headings: by table and column, the words that stood there last; those of the row are added.
    """
    table = row.location.rpartition("第")[0]
    texts: list[str] = []
    before = ""
    for at, cell in enumerate(row.cells):
        text = cell or ""
        heading = headings.get((table, at))
        if text and not is_value(text):
            headings[table, at] = text
        is_repeated = text == before and heading is not None and heading == headings.get((table, at - 1))
        if text and not is_repeated:
            texts.append(text)
        before = text
    return texts


def _read_row(cells: list[str], labels: LabelIndex) -> list[str]:
    """The numbers of a row's texts that may be figures, but for those that number it or its columns.

    Numbers among the words of a table's heading are none: 数据1, 减用负值表示，如-8.
    """
    if len(cells) > 1 and cells[0].strip() in _ORDINAL_HEADINGS:
        cells = [cell for cell in cells if not _ORDINAL.fullmatch(cell.strip())]
    if len(cells) > 1 and _ORDINAL.fullmatch(cells[0].strip()) and _is_label(cells[1], labels):
        cells = cells[1:]
    has_values = any(is_value(cell) for cell in cells)
    numbers: list[str] = []
    for cell in cells:
        found = _read_numbers(cell)
        if found and (is_value(cell) or not _is_label(cell, labels)):
            numbers += found if has_values else _read_behind_label(cell, labels)
    return numbers


def _read_behind_label(text: str, labels: LabelIndex) -> list[str]:
    """The numbers that stand behind a label in its own cell."""
    label = text.rstrip(_NUMBER_CHARACTERS)
    return _read_numbers(text[len(label) :]) if _is_label(label, labels) else []


def _is_label(text: str, labels: LabelIndex) -> bool:
    """Whether a text is a label, with or without an explanation in brackets."""
    if is_value(text):
        return False
    label = re.split("[（(]", text[1:], maxsplit=1)[0]
    return any(
        labels.is_label(words) or labels.find_row(words) is not None or labels.fuzzy_row(words) is not None
        for words in (text, text[:1] + label)
    )


def _read_numbers(text: str) -> list[str]:
    """The numbers in a text that may be figures, without the commas in them."""
    if not any(character.isdigit() for character in text):
        return []
    plain = to_half_width(_CIRCLED_NUMBER.sub(" ", text))
    figures = plain if is_value(text) else _NO_FIGURE.sub(" ", plain)
    return [found.replace(",", "") for found in _NUMBER.findall(figures)]


def _cancel_by_location(lines: Mapping[str, _Line], found_figures: FoundFigures, notes: Sequence[str]) -> Counter[str]:
    """Strike the numbers that were placed or told from the lines they stand in; those of other places, counted."""
    placed: dict[str, list[str]] = {}
    for found in found_figures.texts.values():
        placed.setdefault(_locate_row(found.location), []).extend(_read_numbers(found.text))
    unused: Counter[str] = Counter()
    for location, numbers in placed.items():
        unused.update(_cancel(lines.get(location), numbers))
    for location, text in _list_told(found_figures, notes):
        unused.update(_cancel(lines.get(location), _read_numbers(text)))
    return unused


def _list_told(found_figures: FoundFigures, notes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The texts that the clerk is told of, with the location of the row they stand in."""
    for found in found_figures.told:
        yield _locate_row(found.location), found.text
    noted_by_figures = set(found_figures.notes)
    for note in notes:
        quoting = None if note in noted_by_figures else _QUOTING_NOTE.match(note)
        if quoting:
            yield _locate_row(quoting[1]), " ".join(_QUOTED.findall(note))


def _cancel(line: _Line | None, numbers: Sequence[str]) -> list[str]:
    """Strike numbers from a line, also where their digits ran together in it; those that do not stand in it."""
    if line is None:
        return list(numbers)
    available = Counter(numbers)
    line.numbers = _subtract(line.numbers, available)
    if line.numbers:
        line.numbers = _subtract_joined(line.numbers, numbers, available)
    return list(available.elements())


def _subtract_joined(numbers: Sequence[str], parts: Sequence[str], available: Counter[str]) -> list[str]:
    """The numbers that are no parts in a row written without a gap; the parts of each that is are used up."""
    joined = "".join(parts)
    part_at: dict[int, int] = {}
    place = 0
    for at, part in enumerate(parts):
        part_at[place] = at
        place += len(part)
    part_at[place] = len(parts)

    def take_parts(start: int, end: int) -> bool:
        """Use up the parts between two places; False where parts are cut there or were used already."""
        if start not in part_at or end not in part_at:
            return False
        taken = Counter(parts[part_at[start] : part_at[end]])
        if any(available[part] < count for part, count in taken.items()):
            return False
        available.subtract(taken)
        return True

    left: list[str] = []
    passed = 0
    for number in numbers:
        found = joined.find(number, passed)
        while found >= 0 and not take_parts(found, found + len(number)):
            found = joined.find(number, found + 1)
        if found < 0:
            left.append(number)
        else:
            passed = found + len(number)
    return left


def _subtract(numbers: Iterable[str], available: Counter[str]) -> list[str]:
    """The numbers that are not available; each that is, is used up."""
    left: list[str] = []
    for number in numbers:
        if available[number] > 0:
            available[number] -= 1
        else:
            left.append(number)
    return left


def _locate_row(location: str) -> str:
    """The location of the row that a cell stands in."""
    return _CELL_OF_WORKSHEET.sub("", location)


def _join_kept_text(parts: WrittenParts, told: Iterable[str]) -> str:
    """All that the report and the notes say, comparable, in the order of the report."""
    paragraphs = [text for texts in parts.paragraphs.values() for text in texts]
    prose = "".join(strip_punctuation(text) for text in paragraphs)
    others = [strip_punctuation(text) for text in (*parts.cover.values(), *told)]
    return "\n".join([prose, *others])


def _describe_lines(lines: Sequence[_Line]) -> Iterator[str]:
    """The notes on lines that lost numbers; neighbours are told together."""
    runs: list[list[_Line]] = []
    for before, line in pairwise([_Line(""), *lines]):
        if line.numbers:
            if before.numbers:
                runs[-1].append(line)
            else:
                runs.append([line])
    beyond = [line for run in runs[_MAX_NOTES:] for line in run]
    for run in [*runs[:_MAX_NOTES], *([beyond] if beyond else [])]:
        numbers = "、".join(number for line in run for number in line.numbers)
        last = f"到{run[-1].location}" if len(run) > 1 else ""
        yield f"{run[0].location}{last}的 {numbers} 没有放处，请人工核对。"


def _is_sentence(text: str) -> bool:
    """Whether a text says something as a sentence does."""
    if is_value(text):
        return False
    return bool(_SENTENCE_END.search(text)) or len(strip_punctuation(text)) >= _MIN_SENTENCE_LENGTH


def _quote(text: str) -> str:
    return text if len(text) <= _MAX_QUOTE_LENGTH else text[:_MAX_QUOTE_LENGTH] + "…"
