"""Names of public bodies: which lines may be one, and whether two lines name the same body."""

from __future__ import annotations

import re

from model.checks.cover_checks import may_be_same_body
from model.importing.matching.comparable import drop_blanks, fold_characters

MAX_NAME_LENGTH = 60
_MIN_NAME_LENGTH = 3
_ENDINGS = (
    "政府|[省市州盟县区旗镇乡村]|街道|社区|[局委办厅部院署社所站校馆队处室组会台联团园科]|中心|中学|小学|大学|幼儿园|公司|集团"
    "|[司支]行|[农林牧]场|海关|监狱|基地"
)
_NAME = re.compile(rf".*(?:{_ENDINGS})(?:[(（][^()（）]{{1,40}}[)）])?")
_PUNCTUATION = re.compile(r"[,，。;；:：、!！?？>＞|《》【】]")
_NO_BODY = re.compile(
    r"网站?$|门户|首页|栏目|专栏|公开(?:办法|指南|目录|制度)?$|年报|报告|信息公开年度|^(?:无|没有|暂无|本|我|各)"
)
_REGION = re.compile(r"[省市州盟县区旗镇乡]")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_MIN_BROKEN_LENGTH = 10
"""Characters of a line above the title's that may be the first part of the unit: names are broken only if long."""
_LABEL = re.compile(r"^(?:署名|落款|单位|(?:填报|报告|编制|报送|公开)单位|单位名称)[:：]")
_NAME_IN_BRACKETS = re.compile(r"[(（]([^()（）]{3,})[)）]")
_SEAL = re.compile(r"^[(（](?:加?盖?公章|盖章|印章|签章|章|印)[)）]|[(（](?:加?盖?公章|盖章|印章|签章|章|印)[)）]$")


def clean_name(text: str) -> str:
    """A name as a cover holds it: without a label before it, the word for its seal, and blanks inside."""
    plain = text.strip()
    if re.search("[\u4e00-\u9fff]", plain):
        plain = drop_blanks(plain)
    return _SEAL.sub("", _LABEL.sub("", plain))


def remove_brackets_around(name: str) -> str:
    """A name that stands in brackets as a whole, as under a title, without them."""
    in_brackets = _NAME_IN_BRACKETS.fullmatch(name)
    return in_brackets[1] if in_brackets else name


def may_be_name(text: str) -> bool:
    """Whether a line may be anybody's name: short, without punctuation and digits."""
    return len(text) <= MAX_NAME_LENGTH and not has_punctuation(text) and not re.search(r"\d", text)


def has_punctuation(text: str) -> bool:
    """Whether a line has marks that a name has not."""
    return bool(_PUNCTUATION.search(join_offices(text)))


def join_offices(text: str) -> str:
    """A name without the 、 between the names of offices in brackets: 规划局（县林业局、县绿化办）."""
    return _BRACKETS.sub(lambda found: found[0].replace("、", ""), text)


def is_body_name(text: str) -> bool:
    """Whether a line reads like the name of a public body by its ending: 临江县水务局, 第三小学（本级）."""
    plain = drop_blanks(fold_characters(text))
    if not _MIN_NAME_LENGTH <= len(plain) <= MAX_NAME_LENGTH or has_punctuation(plain):
        return False
    return bool(_NAME.fullmatch(plain)) and not _NO_BODY.search(plain)


def are_same_body(one: str, other: str) -> bool:
    """Whether two names may be the same body's, one of them shortened or with the office that signs for it."""
    return bool(one and other) and may_be_same_body(fold_characters(one), fold_characters(other))


def is_first_part(line: str, rest: str) -> bool:
    """Whether a line is the first part of a unit whose rest stands below it: its region, or as much as had room."""
    if rest.startswith(("(", "（")):
        return True
    is_region = bool(_REGION.search(line[-1]))
    is_broken = len(line) >= _MIN_BROKEN_LENGTH and not is_body_name(line)
    return (is_region or is_broken) and not names_region(rest)


def names_region(name: str) -> bool:
    """Whether a name holds the word for a region, outside of brackets."""
    return bool(_REGION.search(_BRACKETS.sub("", name)))
