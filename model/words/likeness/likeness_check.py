"""Tells of a prose section most sentences of which stand in last year's report too: 内容雷同."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from model.checks.findings import Finding, Passage
from model.form.form import Form
from model.form.rule_language import Weight
from model.report.report import Report
from model.words.claims.prose.prose_reader import list_statements
from model.words.guard.kinds import NAME_OF_PLACE
from model.words.likeness.compared_prose import ComparedSentence, compare_prose

LIKENESS_RULE = "words.likeness"

CITATION = "国办公开办函〔2021〕30号：内容雷同的要追究"

PLACES = ("overview", "problems", "other")
"""The preamble is not compared: law, notice, period and address are the same every year."""

MIN_ALIKE = 3
MIN_ALIKE_CHARACTERS = 80
"""Fewer sentences that are alike, with fewer characters, say nothing, whatever their share."""

_MILD_SHARE = 0.5
_GRAVE_SHARE = 0.8
"""From these shares of like sentences on it is a hint, and a warning to be explained."""

SENTENCE = (
    "第一、五、六部分不与上年报告雷同：相同或几乎相同的句子不到一半；到八成要说明。数字、年份、标点不同也算相同，"
    "表里的数、小标题、短句和格式要求写的话不算。"
)
"""What must be so, for the manual."""

WRONG = "和上年一样：政策解读形式还比较单一；专栏内容更新不够及时；下一步由办公室按季检查。"
"""What is told of, for the manual."""

RIGHT = "写出变化：图解和视频已增加到每月一期；专栏更新逾期的已经通报。"
"""What is not, for the manual."""


def check_likeness(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """A finding for each section most sentences of which are last year's; last: of the year before, or None."""
    if last is None or not _is_earlier(last, report):
        return
    for place in PLACES:
        text, before = report.text_at(place), last.prose.get(place, "")
        if not text or not before:
            continue
        alike, count = _list_alike(text, before, report.unit, report.year)
        if _is_much(alike) and len(alike) >= _MILD_SHARE * count:
            weight: Weight = "warning" if len(alike) >= _GRAVE_SHARE * count else "hint"
            yield _make_finding(form, place, alike, count, weight)


def _is_much(alike: tuple[ComparedSentence, ...]) -> bool:
    """Whether so much is alike that it is no chance."""
    return len(alike) >= MIN_ALIKE or sum(len(one.sentence.text) for one in alike) >= MIN_ALIKE_CHARACTERS


def _is_earlier(last: Report, report: Report) -> bool:
    """Whether it is a report of an earlier year; one without a year may be."""
    return last.year is None or report.year is None or last.year < report.year


@lru_cache(maxsize=64)
def _list_alike(text: str, before: str, unit: str, year: int | None) -> tuple[tuple[ComparedSentence, ...], int]:
    """The sentences of a text that count and are last year's, and how many sentences count.

    A sentence that states figures of the tables counts neither way: the form itself asks for it every year.
    """
    of_tables = [one.sentence.start + one.start for one in list_statements(text, unit, year) if one.subject is not None]
    compared = [
        one
        for one in compare_prose(text, before)
        if not one.is_fixed and not any(one.sentence.start <= at < one.sentence.end for at in of_tables)
    ]
    return tuple(one for one in compared if one.likeness != "new"), len(compared)


def _make_finding(form: Form, place: str, alike: tuple[ComparedSentence, ...], count: int, weight: Weight) -> Finding:
    first = alike[0].sentence
    words = (
        f"{NAME_OF_PLACE[place]}有 {len(alike)} 句与上年报告相同或几乎相同（表里的数不算，共 {count} 句），"
        "请写出今年做了什么、有什么变化。"
    )
    return Finding(
        LIKENESS_RULE,
        weight,
        (place,),
        words,
        left=len(alike),
        case=place,
        citation=CITATION,
        passage=Passage(place, first.start, first.text),
        sentence=first.text,
    )
