"""Finds identity numbers and mobile numbers, which are somebody's and do not belong into a published report."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from model.words.guard.kinds import ProseText, WordExample, WordFault, WordKind, name_place

_IDENTITY = re.compile(
    "(?<![0-9A-Za-z])(\\d{6}[ -]?(?:19|20)\\d{2}[ -]?\\d{2}[ -]?\\d{2}[ -]?\\d{3}[0-9Xx])(?![0-9A-Za-z])"
)
_LABELLED_IDENTITY = re.compile(
    "身份证(?:件)?(?:号码?|号)?\\s*(?:[:：为是]|号码?)?\\s*(\\d(?:[ -]?\\d){13,16}(?:[ -]?[0-9Xx]){0,3})(?!\\d)"
)
_MAY_BE_IDENTITY = re.compile("\\d(?:[ -]?\\d){13}")
"""Digits without which a text has no identity number, found in one step."""
_MAY_BE_MOBILE = re.compile("1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}")
_PROVINCES = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_CHARACTERS = "10X98765432"
"""GB 11643—1999: the weights of the first 17 digits, and the last character by the remainder of their sum by 11."""

_MOBILE = re.compile(
    "(?<![0-9A-Za-z./_=?&%-])(?:(?:\\+|00)?86[ -]?)?(1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4})"
    "(?![0-9A-Za-z]|[ -]\\d|\\.\\d|\\s*(?:元|万|亿|件|条|人次|份|次|字节|项|个))"
)
_IS_OTHER_NUMBER = re.compile(
    "(?:编号|流水号|案号|账号|账户|单号|文号|代码|备案号|公众号|订单|查询号|受理号|QQ)[^，。；]{0,6}$"
)
_OFFICE_PHONE = re.compile("(?:电话|热线|联系方式|咨询方式|值班)(?:号码)?[^，。；、（(\\d]{0,6}$|\\d[、/，, ]+$")
_PERSON = re.compile("手机|联系人|姓名|本人|经办人|同志|先生|女士|微信")


def find_identity_numbers(prose: ProseText) -> Iterator[WordFault]:
    """Identity numbers with a sound check character, and any number that is called one."""
    text = prose.folded
    if not _MAY_BE_IDENTITY.search(text):
        return
    labelled = [(match.start(1), match.end(1)) for match in _LABELLED_IDENTITY.finditer(text)]
    found = [match.span(1) for match in _IDENTITY.finditer(text) if is_identity_number(match[1])]
    for start, end in sorted({*labelled, *found}):
        words = f"{name_place(prose)}里有身份证号“{_mask(prose.text[start:end])}”，公开会泄露个人信息，请删去。"
        yield WordFault(start, end, words)


def is_identity_number(text: str) -> bool:
    """Whether these 18 characters are a citizen's identity number: province, birthday and check character are sound."""
    digits = re.sub("[ -]", "", text).upper()
    if not re.fullmatch("\\d{17}[0-9X]", digits) or not _PROVINCES.match(digits):
        return False
    year, month, day = int(digits[6:10]), int(digits[10:12]), int(digits[12:14])
    if not (1900 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return False
    remainder = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=False)) % 11
    return digits[17] == _CHECK_CHARACTERS[remainder]


def find_mobile_numbers(prose: ProseText) -> Iterator[WordFault]:
    """Mobile numbers but for those that the preamble gives as the office's telephone."""
    for start, end in _list_mobiles(prose):
        if not _is_office_phone(prose, start):
            words = f"{name_place(prose)}里有手机号“{_mask(prose.text[start:end])}”，公开会泄露个人信息，请删去。"
            yield WordFault(start, end, words)


def find_office_mobiles(prose: ProseText) -> Iterator[WordFault]:
    """Mobile numbers that the preamble gives as the office's telephone."""
    for start, end in _list_mobiles(prose):
        if _is_office_phone(prose, start):
            yield WordFault(start, end, "开头的说明里办公电话是手机号，如果是个人的，请换成办公电话。")


def _list_mobiles(prose: ProseText) -> list[tuple[int, int]]:
    """Where mobile numbers stand in a text: the positions of their first digit and behind their last."""
    text = prose.folded
    if not _MAY_BE_MOBILE.search(text):
        return []
    matches = (
        match
        for match in _MOBILE.finditer(text)
        if not _IS_OTHER_NUMBER.search(text[max(0, match.start() - 20) : match.start()])
    )
    return [match.span(1) for match in matches if not is_identity_number(match[0])]


def _is_office_phone(prose: ProseText, start: int) -> bool:
    before = prose.text[max(0, start - 30) : start]
    return prose.place == "preamble" and bool(_OFFICE_PHONE.search(before)) and not _PERSON.search(before)


def _mask(number: str) -> str:
    """A number as a message shows it, for messages are printed and sent on: 138…00."""
    return f"{number[:3]}…{number[-2:]}"


KINDS = (
    WordKind(
        "guard.identity",
        "warning",
        "没有身份证号。",
        "《个人信息保护法》；《政府信息公开条例》第十五条",
        WordExample("申请人的身份证号为110101199003070134，已核对。"),
        WordExample("统一社会信用代码是113303020025300000，电话0000-8800123。"),
        find_identity_numbers,
    ),
    WordKind(
        "guard.mobile",
        "warning",
        "没有个人的手机号。",
        "《个人信息保护法》；《政府信息公开条例》第十五条",
        WordExample("联系人张三，手机13900000000。"),
        WordExample("12345热线受理1390件，办公电话0000-8800123。"),
        find_mobile_numbers,
    ),
    WordKind(
        "guard.office_mobile",
        "hint",
        "办公电话不是手机号。",
        "《政府信息公开条例》第十五条",
        WordExample("电话：13900000000。", "preamble"),
        WordExample("电话：0000-8800123。", "preamble"),
        find_office_mobiles,
        ("preamble",),
    ),
)
