"""Reads the values of one rule from what tomllib made of it; each that is not as it should be becomes a fault."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from model.form.rule_language import Weight
from model.text import clean_line

MAX_SENTENCE = 300
"""Characters of what the clerk is told, of the name of a document, of an equation's cells nearly ten times as many."""
MAX_PHRASE = 60
MAX_PHRASES = 60
MAX_EQUATION = 3000

_WEIGHTS: Mapping[str, Weight] = {"待说明": "warning", "提示": "hint", "warning": "warning", "hint": "hint"}
_ID = re.compile(r"[a-z_0-9]+(?:\.[a-z_0-9]+)*")


class RuleMistake(Exception):
    """A value of a rule cannot be used. key: whose value, "" for the rule as a whole; str(): why, in Chinese."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(reason)
        self.key = key


def read_sentence(raw: Mapping[str, Any], key: str, most: int = MAX_SENTENCE) -> str:
    """The text of a key, on one line; raises RuleMistake where there is none, or it is too long."""
    value = raw.get(key, "")
    if not isinstance(value, str):
        raise RuleMistake(key, f'{key} 要写成一句话，放在英文引号 " " 里。')
    text = " ".join(clean_line(line) for line in value.split("\n")).strip()
    if not text:
        raise RuleMistake(key, f"少了 {key}（{_MEANING[key]}）。")
    if len(text) > most:
        raise RuleMistake(key, f"{key} 太长，最多 {most} 字。")
    return text


_MEANING = {
    "id": "编号",
    "says": "不合时对填报人说的话",
    "cites": "依据的文件",
    "holds": "等式",
    "names": "哪一格",
    "for": "对哪些行或列",
}


def read_id(raw: Mapping[str, Any]) -> str:
    """The id of a rule."""
    id = read_sentence(raw, "id", MAX_PHRASE)
    if not _ID.fullmatch(id):
        raise RuleMistake("id", f"编号“{id}”要用小写英文字母、数字和下划线，例如 bulletin_count。")
    return id


def read_weight(raw: Mapping[str, Any]) -> Weight:
    """The weight of a rule: 待说明 where it states none."""
    value = raw.get("weight", "待说明")
    if value in ("错误", "error"):
        raise RuleMistake("weight", "本单位规则不能是“错误”：错误只指国办格式的等式和规定。请写“待说明”或“提示”。")
    if not isinstance(value, str) or value not in _WEIGHTS:
        raise RuleMistake("weight", "weight 要写“待说明”或“提示”。")
    return _WEIGHTS[value]


def read_phrases(raw: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """The phrases of a key, one or a list of them; none where it is missing. Raises RuleMistake."""
    value = raw.get(key, [])
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not all(isinstance(item, str) for item in listed):
        raise RuleMistake(key, f'{key} 要写成一个词，或者放在方括号里的几个词，例如 ["公报", "政府公报"]。')
    if len(listed) > MAX_PHRASES:
        raise RuleMistake(key, f"{key} 写得太多，最多 {MAX_PHRASES} 个词。")
    phrases = [clean_line(item) for item in listed]
    if key in raw and (not phrases or not all(phrases)):
        raise RuleMistake(key, f"{key} 里有空的词。")
    if any(len(phrase) > MAX_PHRASE for phrase in phrases):
        raise RuleMistake(key, f"{key} 里有太长的词，一个词最多 {MAX_PHRASE} 字。")
    return tuple(dict.fromkeys(phrases))


def read_whole_number(raw: Mapping[str, Any], key: str, least: int, most: int) -> int | None:
    """The number of a key, None where it is missing; raises RuleMistake where it is another or none."""
    value = raw.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise RuleMistake(key, f"{key} 要写成 {least} 到 {most} 之间的整数，不加引号。")
    return value


def read_yes_or_no(raw: Mapping[str, Any], key: str) -> bool:
    """The answer of a key, no where it is missing; raises RuleMistake where it is none."""
    value = raw.get(key, False)
    if not isinstance(value, bool):
        raise RuleMistake(key, f"{key} 要写成 true（是）或 false（否），不加引号。")
    return value
