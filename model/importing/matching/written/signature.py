"""Who signed a report and when, and what stands behind it: the end of the last section's paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from model.importing.matching.comparable import drop_blanks, fold_characters
from model.importing.matching.written.dates import DATE, format_date, parse_date
from model.importing.matching.written.site_lines import is_sentence, is_site_line
from model.importing.matching.written.unit_names import (
    are_same_body,
    clean_name,
    is_body_name,
    is_first_part,
    may_be_name,
)

_MAX_LINES_OF_NAME = 3
_MAX_LINES_BETWEEN = 2
"""A date further below the unit's name is of something else on the page."""
_REGION_LENGTH = 2
"""Characters that names of bodies of one place have alike at their beginning."""
_ANSWER = re.compile(r"[无略/]|.*(?:没有|暂无|未[收产发涉有]|不[收存涉需]|无其|收取|费用|报告|事项|情况|问题|需要).*")
"""What a last section says; a line of such words over a date is a name only where it ends like that of a body."""

_NAME_AND_DATE = re.compile(rf"(?P<name>[^。；;，,：:]{{2,60}}?)[(（]?(?P<date>{DATE})[)）]?")
_DATE_AND_NAME = re.compile(rf"(?P<date>{DATE})(?P<name>[^。；;，,：:\d]{{2,60}})")
_BEHIND_SENTENCE = re.compile(
    rf"(?P<text>.*[。！？])(?P<name>[^。！？；;，,：:]{{3,60}}?)[(（]?(?P<date>{DATE})?[)）]?"
)
_CLOSING_LINE = re.compile(r"[(（]?(?:此页无正文|加?盖?公章|盖章|印章|签章|此件公开发布|以下空白|正文结束)[)）]?")


@dataclass
class Signature:
    """What the end of a report holds.

    cover: the fields signed and dated, as far as found. behind: what stands behind the signature, line by line.
    """

    cover: dict[str, str] = field(default_factory=dict)
    behind: list[str] = field(default_factory=list)


def take_signature(paragraphs: list[str], unit: str) -> Signature:
    """Remove the signature, and all behind it, from the end of the last section's paragraphs.

    unit: of the report, "" where unknown. A name without a date is a signature only where it is a body's and, if the
    unit is known, that body's; behind a date alone only lines that are no sentences are taken.
    """
    _split_last_sentence(paragraphs, unit)
    found, undated = _find_dated_end(paragraphs, unit), _find_undated_end(paragraphs, unit)
    is_date_of_others = found and undated and found.certainty == 1 and found.start - undated.end > _MAX_LINES_BETWEEN
    if found is None or is_date_of_others:
        found = undated
    if found is None:
        return Signature()
    behind = [line for line in paragraphs[found.end :] if not _is_closing_line(line)]
    del paragraphs[found.start :]
    while paragraphs and _is_closing_line(paragraphs[-1]):
        paragraphs.pop()
    cover = {field: text for field, text in (("signed", found.name), ("dated", found.date)) if text}
    return Signature(cover, behind)


@dataclass(frozen=True, slots=True)
class _End:
    """A signature: its first paragraph and the one behind its last, by number, the name and the date.

    certainty: 3 where the name is the unit's, 2 where it is some body's, 1 for a date alone.
    """

    start: int
    end: int
    name: str
    date: str
    certainty: int


def _find_dated_end(paragraphs: Sequence[str], unit: str) -> _End | None:
    """The signature with a date that is most certain; of several as certain, the first."""
    ends = []
    for at in range(len(paragraphs)):
        end = _read_end(paragraphs, at, unit)
        if end is None:
            continue
        has_sentence_behind = any("。" in line for line in paragraphs[end.end :])
        if end.certainty > 1 or not has_sentence_behind:
            ends.append(end)
    return max(ends, key=lambda end: end.certainty, default=None)


def _read_end(paragraphs: Sequence[str], at: int, unit: str) -> _End | None:
    """The signature whose date stands in a paragraph; None where none does."""
    plain = drop_blanks(fold_characters(paragraphs[at]))
    on_one_line = _NAME_AND_DATE.fullmatch(plain) or _DATE_AND_NAME.fullmatch(plain)
    if on_one_line and not is_site_line(paragraphs[at]) and may_be_name(on_one_line["name"]):
        name = _cut_name(paragraphs[at], on_one_line["name"])
        certainty = _rate_name(name, unit)
        is_apart = "日" in on_one_line["date"] and bool(re.search(r"\s", paragraphs[at].strip()))
        if not parse_date(paragraphs[at]) and (certainty > 1 or (is_apart and not _ANSWER.fullmatch(name))):
            return _End(at, at + 1, name, format_date(on_one_line["date"]), certainty)
    date = parse_date(paragraphs[at])
    if not date:
        return None
    start, name = _read_name_above(paragraphs, at, unit)
    if name:
        return _End(start, at + 1, name, date, _rate_name(name, unit))
    below = next((place for place in range(at + 1, min(at + 3, len(paragraphs)))), None)
    if below is not None and _may_sign(paragraphs[below]):
        name = clean_name(paragraphs[below])
        is_last = below == len(paragraphs) - 1
        if is_body_name(name) or is_last:
            return _End(start, below + 1, name, date, _rate_name(name, unit))
    return _End(start, at + 1, "", date, 1)


def _read_name_above(paragraphs: Sequence[str], at: int, unit: str) -> tuple[int, str]:
    """The name over a date, which may take several lines: the number of its first line, and the name; "" for none."""
    start = at
    while start > 0 and _is_closing_line(paragraphs[start - 1]):
        start -= 1
    lines: list[str] = []
    for place, text in islice(_iter_lines_above(paragraphs, start), _MAX_LINES_OF_NAME):
        line = clean_name(text)
        if not _may_sign(text) or (lines and _fold(line) == _fold(lines[0])):
            break  # nobody signs twice: the upper one ends the section
        if not lines:
            lines = [line]
        elif _fold(line + lines[0]) == _fold(unit) or is_first_part(line, lines[0]):
            lines[0] = line + lines[0]
        elif is_body_name(line) and is_body_name(lines[0]) and line[:_REGION_LENGTH] == lines[0][:_REGION_LENGTH]:
            lines[0] = f"{line} {lines[0]}"
        else:
            break
        start = place
    return start, lines[0] if lines else ""


def _iter_lines_above(paragraphs: Sequence[str], at: int) -> Iterator[tuple[int, str]]:
    """The paragraphs above one, the nearest first, with their numbers; two are one where brackets were broken off."""
    place = at - 1
    while place >= 0:
        text = paragraphs[place]
        is_broken_off = _count_open_brackets(text) < 0 and place > 0 and _count_open_brackets(paragraphs[place - 1]) > 0
        if is_broken_off:
            place -= 1
            text = paragraphs[place] + text
        yield place, text
        place -= 1


def _count_open_brackets(text: str) -> int:
    """How many brackets a line opens more than it closes; below 0 where it closes more."""
    return sum(text.count(bracket) for bracket in "(（") - sum(text.count(bracket) for bracket in ")）")


def _find_undated_end(paragraphs: Sequence[str], unit: str) -> _End | None:
    """A signature without a date: the unit's own name, or that of a body with only lines of a page behind it."""
    for at in range(len(paragraphs), 0, -1):
        start, name = _read_name_above(paragraphs, at, unit)
        if name and _fold(name) == _fold(unit):
            return _End(start, at, name, "", 3)
        if is_sentence(paragraphs[at - 1]):
            break
    at = len(paragraphs)
    while at > 0 and (_is_closing_line(paragraphs[at - 1]) or is_site_line(paragraphs[at - 1])):
        at -= 1
    start, name = _read_name_above(paragraphs, at, unit)
    if not name or not is_body_name(name.split()[-1]):
        return None
    is_neighbour = name[:_REGION_LENGTH] == unit[:_REGION_LENGTH] and start > 0 and paragraphs[start - 1].endswith("。")
    return _End(start, at, name, "", 2) if not unit or is_neighbour or are_same_body(name, unit) else None


def _split_last_sentence(paragraphs: list[str], unit: str) -> None:
    """Put a signature that stands in one paragraph with the last sentence into a paragraph of its own."""
    for at in range(len(paragraphs) - 1, -1, -1):
        folded = fold_characters(paragraphs[at])
        match = _BEHIND_SENTENCE.fullmatch(folded)
        if match is None:
            continue
        name = clean_name(paragraphs[at][match.start("name") : match.end("name")])
        is_signed = is_body_name(name) and (are_same_body(name, unit) if unit else bool(match["date"]))
        if is_signed:
            end = match.end("text")
            paragraphs[at : at + 1] = [paragraphs[at][:end].rstrip(), paragraphs[at][end:].strip()]
            return


def _rate_name(name: str, unit: str) -> int:
    first = name.split()[0]
    if unit and are_same_body(first, unit) and len(first) > 2:
        return 3
    return 2 if is_body_name(first) else 1


def _may_sign(text: str) -> bool:
    """Whether a line may be who signed: a short name and nothing that a page prints."""
    name = clean_name(text)
    if _is_closing_line(text):
        return False
    return is_body_name(name) or (
        len(name) > 1 and may_be_name(name) and not _ANSWER.fullmatch(name) and not is_site_line(text)
    )


def _fold(name: str) -> str:
    return drop_blanks(fold_characters(name))


def _is_closing_line(text: str) -> bool:
    return bool(_CLOSING_LINE.fullmatch(drop_blanks(text)))


def _cut_name(paragraph: str, name: str) -> str:
    """The name as a paragraph writes it, given as it stands in the folded text without blanks."""
    plain = drop_blanks(paragraph)
    at = drop_blanks(fold_characters(paragraph)).find(name)
    return clean_name(plain[at : at + len(name)])
