"""Cuts a sentence into tokens: words of the vocabulary, numbers with their units, pauses, and what is unknown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from model.form.chinese_numerals import NUMERAL_CHARACTERS, parse_chinese_number, parse_year
from model.form.figures import Number
from model.words.claims.prose.plain_sentence import PlainSentence, make_plain
from model.words.claims.prose.vocabulary import Word, WordKind, find_word

TokenKind = WordKind | Literal["number", "pause", "bracket", "unknown"]

COUNT_UNITS = frozenset(("件", "件次", "份", "宗", "条", "个", "例", "起", "项", "部", ""))
"""The measure words of applications, cases, documents and decisions; "" where none was written."""

_MEASURES = (
    "个百分点|个工作日|个自然日|个月|个小时|件次|人次|场次|平方米|公里|分钟|小时|%|倍|元|件|份|宗|条|部|篇|起|例|项|次|家|名|人|个|"
    "期|场|处|户|天|种|批|类|字|页|册|张|幅|位|方面|号|届|级|层|章|节|款|块|轮|遍"
)
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|[1-9]\d{0,2}(?: \d{3})+(?!\d)|\d+(?:\.\d+)?"
_NUMBER = re.compile(
    rf"(?:(?P<digits>{_DIGITS})(?:(?P<scale>千万|百万|十万|万|亿|千|百)(?:(?P<more>(?:\d{{1,4}}[千百]?)+)(?P<large>[万亿])?)?)?|(?P<numeral>[{NUMERAL_CHARACTERS}]{{1,20}}))"
    rf"(?P<rough>余|多|来)?(?P<unit>{_MEASURES})?(?P<about>以上|以下|左右|以内|上下|有余)?",
    re.ASCII,
)
_COUNTED = frozenset(["件", "件次", "份", "宗", "例", "起", "条", "部", "个", "次", "元", "倍", "个百分点", "%"])
"""The measure words behind which a Chinese numeral is a number. 一项 and 一批 mostly say no number."""

_LIST_MARK = re.compile(
    r"\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\)|[一二三四五六七八九十]是|第[一二三四五六七八九十](?=[，：])"
)
"""（一） or 一是 in front of an item of a list, wherever it stands."""
_LEADING_NUMBER = re.compile(r"\d{1,2}[.、．](?!\d)")
"""1. in front of an item, where a phrase begins."""
_NO_NUMERALS = re.compile(
    r"一件事|一部分|一体|一个|一批|一系列|第[一二三四五六七八九十百零〇\d]+[条款项章节期次批个季部]?(?:之[一二三])?"
)
_SCALES = {
    "": 1, "百": 100, "千": 1000, "万": 10_000,
    "十万": 100_000, "百万": 1_000_000, "千万": 10_000_000, "亿": 100_000_000,
    "百亿": 10_000_000_000, "千亿": 100_000_000_000,
}  # fmt: skip
_LARGE_SCALES = "万亿"
_MORE_DIGITS = re.compile(r"(\d{1,4})([千百]?)", re.ASCII)
"""A part behind a scale: 2千 in 1万2千."""
_YEAR = r"(20\d\d|[二2][〇○零0O][〇○零0一二三四五六七八九]{2})"
_CARRIED_IN_OF_YEAR = re.compile(rf"由?{_YEAR}年度?(?:结转|转结|转来|转入)(?:至?本年度?)?")
_CARRIED_OUT_TO_YEAR = re.compile(rf"(?:结转|转结|顺延|转入)(?:到|至)?{_YEAR}年度?(?:继续)?(?:办理)?")
_CARRIED_IN = re.compile(
    r"(?:由|从|自)?(?:上一?个?年度?|去年度?|往年)[末底]?(?:未办结)?(?:结转|转结|转来|转入|遗留|顺延)(?:[至到]?(?:本年度?|今年))?(?:继续)?(?:办理)?"
    r"|(?:结转|转结)自?(?:上一?个?年度?|去年)"
)
_CARRIED_OUT = re.compile(
    r"(?:需要|需|尚需|依法)?(?:结转|转结|顺延|转入|转|延续|延至)[至到入]?(?:下一?个?年度?|次年度?|明年度?|来年)(?:继续|再|予以)*(?:办理|答复|处理|办结)?(?:中|的)?"
)
_PERIOD = re.compile(rf"自?(?:{_YEAR}年)?1月1日[^0-9]{{0,8}}(?:{_YEAR}年)?12月31日(?:止|期间)?")
_YEAR_END = re.compile(rf"截[至止]到?(?:{_YEAR}年)?(?:年?度?[底末]|12月31日|12月底?)(?:止|前)?")
_ALL_MONTHS = re.compile(rf"(?:{_YEAR}年)?1(?:月份?)?(?:-|—|~|至|到)12月份?")
_COMPARED_YEAR = re.compile(rf"(?:较|比|与|和|同|相比){_YEAR}年(?:度|同期)?(?:相比)?")
_YEAR_ALONE = re.compile(rf"{_YEAR}年(?:度|内)?")
_DATE = re.compile(r"\d{1,2}月(?:份|底|末|初|\d{1,2}日)?|\d{1,2}日|[一二三四五六七八九十]{1,2}月份?")
_FIRST_OF_TIMES = "自由从上去往需尚依截结转顺延较比与和同相二一三四五六七八九十0123456789"
_TITLE = re.compile(r"《[^》]*》?")
_VERBS_LIKE_NAMES = frozenset(["办理", "办结", "办复", "办毕", "办件", "处理", "处罚", "处置", "所有", "所列"])
_PAUSE = "，；：、。！？"
_BEFORE_CODE = re.compile(r"[A-Za-z〔\[\-—–第/@.]$")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a sentence. value: of the word's kind; text: in plain characters; start, end: where it was written.

    number, unit: of a number, in that unit (2.3万条 is 23000 条); is_rough: it says 余, 以上 or the like; decimals: how
    many it was written with; scale: 百, 千, 万, 亿 or two of them behind the last digits, "" for none.
    """

    kind: TokenKind
    value: str
    text: str
    start: int
    end: int
    number: Number | None = None
    unit: str = ""
    is_rough: bool = False
    decimals: int = 0
    scale: str = ""

    @property
    def scale_number(self) -> int:
        """By how much the scale multiplies: 10000 for 万, 1 for none."""
        return _SCALES[self.scale]


@lru_cache(maxsize=1024)
def tokenise(sentence: str, year: int | None, names: tuple[str, ...]) -> tuple[Token, ...]:
    """The tokens of a sentence in a report for a year, of a body with these names."""
    return tuple(_Lexer(make_plain(sentence), year, names).run())


class _Lexer:
    def __init__(self, plain: PlainSentence, year: int | None, names: tuple[str, ...]) -> None:
        self._plain, self._text, self._year, self._names = plain, plain.text, year, names
        self._first_of_names = {name[0] for name in names}
        self._tokens: list[Token] = []
        self._unknown_from: int | None = None

    def run(self) -> list[Token]:
        """Take token after token; characters that begin none become unknown ones."""
        position = 0
        while position < len(self._text):
            end = self._take(position)
            if end == position:
                if self._unknown_from is None:
                    self._unknown_from = position
                end += 1
            position = end
        self._close_unknown(position)
        return self._tokens

    def _take(self, at: int) -> int:
        """Add the token that begins here; the position behind it, or this one where none begins."""
        character = self._text[at]
        if character in _PAUSE:
            return self._add("pause", "", at, at + 1)
        if character in "()" and not _LIST_MARK.match(self._text, at):
            return self._add("bracket", character, at, at + 1)
        if character == "《" and (title := _TITLE.match(self._text, at)):
            return self._add("unknown", "title", at, title.end())
        time_end = self._take_time(at)
        if time_end != at:
            return time_end
        begins_phrase = at == 0 or self._text[at - 1] in _PAUSE
        mark = _LIST_MARK.match(self._text, at) or (begins_phrase and _LEADING_NUMBER.match(self._text, at))
        if mark:
            return self._add("filler", "", at, mark.end())
        if ordinal := _NO_NUMERALS.match(self._text, at):
            return self._add("unknown", "ordinal", at, ordinal.end())
        word = find_word(self._text, at)
        name_end = self._find_name_end(at)
        if name_end - at > (len(word[0]) if word else 0):
            return self._add("own", "", at, name_end)
        number_end = self._take_number(at, len(word[0]) if word else 0)
        if number_end != at:
            return number_end
        if word:
            return self._add_word(word[1], at, at + len(word[0]))
        return at

    def _take_time(self, at: int) -> int:
        """Years and dates. What was carried from last year or into next year is a row of table three."""
        if self._text[at] not in _FIRST_OF_TIMES:
            return at
        for row, row_pattern in (("carried_in", _CARRIED_IN), ("carried_out", _CARRIED_OUT)):
            if found := row_pattern.match(self._text, at):
                return self._add_word(Word("row", row), at, found.end())
        if found := _CARRIED_IN_OF_YEAR.match(self._text, at):
            is_last = self._year is not None and parse_year(found[1]) == self._year - 1
            return self._add_word(Word("row", "carried_in") if is_last else Word("other_time"), at, found.end())
        if found := _CARRIED_OUT_TO_YEAR.match(self._text, at):
            is_next = self._year is not None and parse_year(found[1]) == self._year + 1
            return self._add_word(Word("row", "carried_out") if is_next else Word("other_time"), at, found.end())
        if found := _COMPARED_YEAR.match(self._text, at):
            is_last = self._year is not None and parse_year(found[1]) == self._year - 1
            return self._add_word(Word("compare") if is_last else Word("other_time"), at, found.end())
        for pattern in (_PERIOD, _ALL_MONTHS, _YEAR_END, _YEAR_ALONE):
            if found := pattern.match(self._text, at):
                years = {parse_year(text) for text in found.groups() if text}
                is_own = years <= {self._year}
                return self._add_word(Word("time" if is_own else "other_time"), at, found.end())
        if found := _DATE.match(self._text, at):
            return self._add_word(Word("other_time"), at, found.end())
        return at

    def _find_name_end(self, at: int) -> int:
        """Where a name of the body ends that begins here; here where none does. 本办理 is no name of an office."""
        if self._text[at] not in self._first_of_names:
            return at
        for name in self._names:
            if self._text.startswith(name, at):
                after = name[-1] + self._text[at + len(name) : at + len(name) + 1]
                return at if after in _VERBS_LIKE_NAMES else at + len(name)
        return at

    def _take_number(self, at: int, least: int) -> int:
        """A number with its unit, where it is longer than a word of the vocabulary that begins at the same place."""
        found = _NUMBER.match(self._text, at)
        if not found or found.end() - at <= least:
            return at
        unit = found["unit"] or ""
        is_rough = bool(found["rough"] or found["about"])
        scale = found["scale"] or ""
        if found["numeral"]:
            is_zero = found["numeral"] in ("零", "〇") and not unit
            value: Number | None = parse_chinese_number(found["numeral"])
            if value is None or not (is_zero or unit in _COUNTED):
                return at
            decimals = 0
            scale = found["numeral"][-1] if found["numeral"][-1] in _LARGE_SCALES and len(found["numeral"]) > 1 else ""
        else:
            digits = found["digits"].replace(",", "").replace(" ", "")
            _, _, fraction = digits.partition(".")
            decimals = len(fraction)
            if len(digits) > 15 or self._is_code(at, found.end()):
                return self._add("unknown", "code", at, found.end())
            exact = Decimal(digits) * _SCALES[scale]
            if found["more"]:
                exact, scale, is_sure = _add_parts(exact, scale, found["more"])
                if found["large"]:
                    exact, scale = exact * _SCALES[found["large"]], scale + found["large"]
                is_rough = is_rough or not is_sure or bool(fraction)
            value = int(exact) if exact == exact.to_integral_value() else exact
        return self._add(
            "number", "", at, found.end(), number=value, unit=unit, is_rough=is_rough, decimals=decimals, scale=scale
        )

    def _is_code(self, start: int, end: int) -> bool:
        """Whether digits are part of a number that counts nothing: of a document, a telephone, an address."""
        before = self._text[max(start - 2, 0) : start]
        return bool(_BEFORE_CODE.search(before)) or self._text[end : end + 1] in (
            "-",
            "—",
            "@",
            "/",
            ".",
        )

    def _add_word(self, word: Word, start: int, end: int) -> int:
        return self._add(word.kind, word.value, start, end)

    def _add(
        self,
        kind: TokenKind,
        value: str,
        start: int,
        end: int,
        number: Number | None = None,
        unit: str = "",
        is_rough: bool = False,
        decimals: int = 0,
        scale: str = "",
    ) -> int:
        self._close_unknown(start)
        first, last = self._plain.original_span(start, end)
        text = self._text[start:end]
        self._tokens.append(Token(kind, value, text, first, last, number, unit, is_rough, decimals, scale))
        return end

    def _close_unknown(self, end: int) -> None:
        if self._unknown_from is not None:
            start, self._unknown_from = self._unknown_from, None
            self._add("unknown", "", start, end)


def _add_parts(number: Decimal, scale: str, more: str) -> tuple[Decimal, str, bool]:
    """A number of several parts: 1万2千 is 12000. Returns it, the scale of its last part, and whether it is sure.

    1万2 may be 12000 or 10002, and 1千2千 is no number.
    """
    is_sure = True
    for digits, part_scale in _MORE_DIGITS.findall(more):
        part = int(digits) * _SCALES[part_scale]
        fills_all_places = bool(part_scale) or len(digits) == len(str(_SCALES[scale])) - 1
        is_sure = is_sure and part < _SCALES[scale] and fills_all_places
        number, scale = number + part, part_scale
    return number, scale, is_sure
