"""What a cell of a workbook shows of the number or text that it stores, by its number format.

Exact digits come from the stored number, scale and unit from the format: 251000 as 0!.0,"万元" is 25.1万元. Where what
is shown contradicts what is stored, nothing is read, and ShownValue says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Literal

from model.importing.readers.workbooks.date_formats import write_date
from model.importing.readers.workbooks.format_sections import FormatPart, FormatSection, parse_sections

Deviation = Literal["", "hidden", "dash", "unlike"]
"""How what is shown differs from what is stored. hidden: nothing is shown. dash: zero is shown as a dash.
unlike: another number, or a text, is shown."""

MAX_EXPONENT = 30
"""Numbers with more digits before or behind the point are shown by no cell of a report."""

MONEY_UNITS = ("元", "¥", "￥")
"""What is in every word for an amount of money: 元, 万元, ¥."""
_CURRENCIES = "¥￥$€£"
DASHES = frozenset("-—－–―─/")
_MINUS_SIGNS = ("-", "−", "–", "－", "减", "减少", "负", "△", "▲")
_BRACKETS = ("(", "（")
"""Bookkeepers put a negative number in brackets."""
_DIGIT = re.compile(r"\d")
_PLAIN_NUMBER = re.compile(r"\d*\.?\d*")
_ONLY_DIGITS = re.compile(r"[\d.,\s]+")
_POINTS = frozenset(".．")
_GROUP_MARKS = frozenset(", '")


@dataclass(frozen=True, slots=True)
class ShownValue:
    """What is read of a cell. text: "" for nothing. shown: what stands in the cell, where that is something else."""

    text: str
    deviation: Deviation = ""
    shown: str = ""


def show_text(text: str, code: str) -> ShownValue:
    """What a cell with this format code shows of a text."""
    if code in ("General", "@"):
        return ShownValue(text)
    sections = parse_sections(code)
    section = sections[3] if len(sections) == 4 else next((part for part in sections if part.has("at")), None)
    if section is None:
        return ShownValue(text)
    shown = "".join(text if part.kind == "at" else part.text for part in section.parts).strip()
    return ShownValue(shown) if shown else ShownValue("", "hidden" if text else "")


def show_number(stored: Decimal, code: str, is_1904: bool = False) -> ShownValue:
    """What a cell with this format code shows of a number. is_1904: the workbook counts its days from 1904."""
    if code in ("General", "@") or abs(stored.adjusted()) > MAX_EXPONENT:
        return ShownValue(f"{stored:f}")
    section, is_negative = _choose_section(parse_sections(code), stored)
    if section.has("date"):
        return ShownValue(write_date(stored, section, is_1904))
    if section.has("digit") or section.has("general"):
        return _Rendering(section, stored, is_negative).reconcile()
    if section.has("at"):
        return ShownValue("".join(f"{stored:f}" if part.kind == "at" else part.text for part in section.parts).strip())
    return _compare_with_words(section.texts().strip(), stored)


def _choose_section(sections: tuple[FormatSection, ...], stored: Decimal) -> tuple[FormatSection, bool]:
    """The section for a number, and whether a minus sign is put before what it prints."""
    numeric = sections[:3]
    if len(numeric) > 1 and numeric[-1].has("at"):
        numeric = numeric[:-1]
    if any(section.comparison for section in numeric):
        fitting = next((section for section in numeric if section.accepts(stored)), numeric[-1])
        return fitting, stored < 0 and not any(sign in fitting.texts() for sign in (*_MINUS_SIGNS, *_BRACKETS))
    if stored < 0 and len(numeric) > 1:
        return numeric[1], False
    if stored == 0 and len(numeric) > 2:
        return numeric[2], False
    return numeric[0], stored < 0


def _compare_with_words(shown: str, stored: Decimal) -> ShownValue:
    """What is read where a format prints words only, whatever the number."""
    if not shown:
        return ShownValue("", "hidden")
    if stored:
        return ShownValue("", "unlike", shown)
    return ShownValue("0", "dash", shown) if shown in DASHES else ShownValue(shown)


class _Rendering:
    """One number as one section prints it: what stands before the digits, the digits, and what stands behind them."""

    def __init__(self, section: FormatSection, stored: Decimal, is_negative: bool) -> None:
        self._section = section
        self._stored = stored
        self._number_parts = _find_number_parts(section)
        first, last = section.parts.index(self._number_parts[0]), _last_index(section, self._number_parts[-1])
        self._between = section.parts[first : last + 1]
        before = "".join(part.text for part in section.parts[:first] if part.kind == "text")
        self._prefix = ("-" if is_negative else "") + before.strip()
        kinds = ("text", "percent")
        self._suffix = "".join(part.text for part in section.parts[last + 1 :] if part.kind in kinds).strip()

    def reconcile(self) -> ShownValue:
        """The exact digits with the scale and words of the format, where the cell shows the same number."""
        stored = abs(self._stored)
        if self._section.has("general"):
            return self._write(stored)
        if self._section.has("exponent"):
            return self._reconcile_exponent(stored)
        if self._section.has("slash"):
            whole = stored == stored.to_integral_value()
            return self._write(stored) if whole else ShownValue("", "unlike", self._add_words(_write_fraction(stored)))
        return self._reconcile_digits(stored)

    def _reconcile_exponent(self, stored: Decimal) -> ShownValue:
        """A number in powers of ten; several placeholders before the point want an exponent they divide."""
        kinds = [part.kind for part in self._between]
        ends = [kinds.index(kind) for kind in ("point", "exponent") if kind in kinds]
        places_before_point = max(1, kinds[: min(ends)].count("digit"))
        digits = stored.adjusted() % places_before_point + _count_digits_behind_point(self._between)
        return self._compare(stored, Decimal(f"{stored:.{digits}e}"), f"{stored:.{digits}E}")

    def _reconcile_digits(self, stored: Decimal) -> ShownValue:
        scale = 2 * sum(part.kind == "percent" for part in self._section.parts)
        scale -= 3 * sum(part.kind == "scale" for part in self._section.parts)
        digits = _lay_out_digits(self._between, stored.scaleb(scale))
        shown = self._add_words(digits)
        if not self._stored and shown.strip() in DASHES:
            return ShownValue("0", "dash", shown)
        if not shown:
            return ShownValue("", "hidden")
        marks = [part.text for part in self._between if part.kind == "text" and part.text.strip()]
        points = [mark for mark in marks if mark in _POINTS]
        plain = "".join("." if mark in _POINTS else mark for mark in digits if mark not in _GROUP_MARKS)
        has_other_marks = any(mark not in _POINTS and mark not in _GROUP_MARKS for mark in marks)
        if has_other_marks or _DIGIT.search(self._section.texts()) or not _PLAIN_NUMBER.fullmatch(plain):
            # A telephone number, or several numbers, is a text like any other; digits that only the format adds are not
            return ShownValue("", "unlike", shown) if _ONLY_DIGITS.fullmatch(shown) else ShownValue(shown)
        if points:
            scale -= _count_digits_behind_point(self._between)
        exact = stored.scaleb(scale)
        if not _DIGIT.search(plain):
            return ShownValue("", "unlike", shown) if self._stored else ShownValue(shown)
        return self._compare(exact, Decimal(plain), digits)

    def _compare(self, exact: Decimal, shown_number: Decimal, digits: str) -> ShownValue:
        """The exact number, where the one that is shown is the same but for decimals that are not shown."""
        shown = self._add_words(digits)
        exponent = shown_number.as_tuple().exponent
        decimals = -exponent if isinstance(exponent, int) else 0
        is_same = abs(exact - shown_number) <= Decimal(5).scaleb(-decimals - 1)
        is_money = any(unit in self._section.texts() for unit in MONEY_UNITS)
        if decimals <= 0 and exact != shown_number and not is_money:
            is_same = False  # 12.5 shown as 13: people count what they see
        if not is_same or not self._has_sign_of_stored():
            return ShownValue("", "unlike", shown)
        return self._write(exact)

    def _write(self, exact: Decimal) -> ShownValue:
        """The exact number between the words of the format, with zeros before it as the format asks."""
        if not self._has_sign_of_stored():
            return ShownValue("", "unlike", self._add_words(f"{exact:f}"))
        exact = exact.normalize() if exact != exact.to_integral_value() else exact.to_integral_value()
        digits = f"{exact:f}"
        if "." not in digits and not any(
            part.kind in ("point", "exponent") or part.text in _POINTS for part in self._between
        ):
            digits = digits.zfill(sum(part.text == "0" for part in self._between if part.kind == "digit"))
        if not self._stored:
            return ShownValue(self._prefix.strip(_CURRENCIES) + digits + self._suffix.strip(_CURRENCIES))
        return ShownValue(self._add_words(digits))

    def _has_sign_of_stored(self) -> bool:
        """Whether a minus sign or a word for it stands before the digits exactly where the number is negative."""
        return not self._stored or stands_for_minus(self._prefix) == (self._stored < 0)

    def _add_words(self, digits: str) -> str:
        return f"{self._prefix}{digits.strip()}{self._suffix}"


def stands_for_minus(prefix: str) -> bool:
    """Whether what stands before a number makes it a negative one."""
    prefix = prefix.strip(_CURRENCIES + " ")
    return prefix.startswith(_MINUS_SIGNS) or prefix.endswith(_MINUS_SIGNS) or prefix in _BRACKETS


def _find_number_parts(section: FormatSection) -> list[FormatPart]:
    """The placeholders of a section; General is one."""
    return [part for part in section.parts if part.kind in ("digit", "general")]


def _last_index(section: FormatSection, part: FormatPart) -> int:
    return len(section.parts) - 1 - section.parts[::-1].index(part)


def _count_digits_behind_point(parts: tuple[FormatPart, ...]) -> int:
    """How many placeholders stand behind the decimal point, a real one or one printed as text, up to the exponent."""
    count, is_behind = 0, False
    for part in parts:
        if part.kind == "exponent":
            break
        if part.kind == "point" or (part.kind == "text" and part.text in _POINTS):
            is_behind = True
        elif part.kind == "digit" and is_behind:
            count += 1
    return count


def _lay_out_digits(parts: tuple[FormatPart, ...], value: Decimal) -> str:
    """A number that is not negative in the placeholders 0, # and ?, rounded as spreadsheets do."""
    kinds = [part.kind for part in parts]
    point = kinds.index("point") if "point" in kinds else len(parts)
    decimals = kinds[point:].count("digit")
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    whole, _, fraction = f"{rounded:f}".partition(".")
    return _fill_whole(parts[:point], whole.lstrip("0")) + _fill_fraction(parts[point:], fraction)


def _fill_whole(parts: tuple[FormatPart, ...], digits: str) -> str:
    """The digits before the point, from the right; the first placeholder takes all that are left."""
    is_grouped = any(part.kind == "thousands" for part in parts)
    placeholders = sum(part.kind == "digit" for part in parts)
    pieces: list[str] = []
    for part in reversed(parts):
        if part.kind == "text":
            pieces.append(part.text)
        elif part.kind == "digit":
            placeholders -= 1
            taken = digits if placeholders == 0 else digits[-1:]
            digits = digits[: len(digits) - len(taken)]
            pieces.append(taken or {"0": "0", "?": " ", "#": ""}[part.text])
    text = "".join(reversed(pieces))
    return f"{int(text):,}" if is_grouped and text.isdecimal() else text


def _fill_fraction(parts: tuple[FormatPart, ...], digits: str) -> str:
    """The point and the digits behind it; zeros at the end are not shown where the placeholder is # or ?."""
    pieces: list[str] = []
    at = 0
    for part in parts:
        if part.kind in ("point", "text"):
            pieces.append(part.text)
        elif part.kind == "digit":
            is_zero_tail = not digits[at:].strip("0")
            pieces.append({"#": "", "?": " "}.get(part.text, digits[at]) if is_zero_tail else digits[at])
            at += 1
    return "".join(pieces).removesuffix(".")


def _write_fraction(value: Decimal) -> str:
    """A number as spreadsheets show fractions, near enough to be recognised: 12 1/2."""
    whole, rest = divmod(Fraction(value).limit_denominator(99), 1)
    return f"{whole} {rest}" if whole else str(rest)
