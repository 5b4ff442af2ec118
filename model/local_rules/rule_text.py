"""The text of a file of rules, cut into its rules: a mistake in one of them leaves the others readable."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from model.local_rules.local_rule import RuleFault

MAX_RULES = 300
"""So many rules are read of one file, and of all files together."""

MAX_LINE_LENGTH = 1000
"""Characters of a line; a longer equation goes on several."""

_DEEP_NAME = re.compile(r"(?:[\w \t\"'-]+\.){9}", re.ASCII)
"""A name of ten parts and more. No cell has so many, and tomllib takes time for a name as the square of its parts."""
_HEADER = re.compile(r"\s*\[\[")
_LINE_OF_ERROR = re.compile(r"at line (\d+), column \d+")
_TRIPLE_QUOTES = re.compile(r'"""|\'\'\'')
_CHINESE_MARKS = re.compile(r"[“”‘’＝，［］【】＃]")
_REASONS = (
    ("Cannot overwrite a value", "同一项写了两次，请留一个。"),
    ("Cannot declare", "每条规则要以两对方括号的 [[rule]] 开头。"),
    ("Cannot mutate", "同一项写了两次，请留一个。"),
    ("Unclosed array", "方括号 [ ] 没有写完。"),
    ("Unterminated string", "引号没有写完，一句话要写在一对引号里。"),
    ("Expected '\"'", "引号没有写完，一句话要写在一对引号里。"),
    ("Illegal character", "引号没有写完，一句话要写在一对引号里。"),
    ("Unescaped", "引号里的 \\ 要写成两个。"),
    ("Expected '='", "这里少了等号：要写成 名称 = 内容。"),
    ("Expected newline", '一行只能写一项；文字要放在英文引号 " " 里。'),
    ("Invalid value", '等号右边读不懂；文字要放在英文引号 " " 里，几个并列的放在方括号 [ ] 里、用英文逗号隔开。'),
    ("Invalid initial character", "等号左边读不懂；名称用英文，例如 must。"),
    ("Invalid statement", "这一行读不懂；名称用英文，例如 must；说明文字以 # 开头。"),
)
"""What tomllib says, by its first words, and what it means to a clerk."""


@dataclass(frozen=True, slots=True)
class RulePart:
    """The lines from one [[rule]] to the next, or those before the first. line: of the first of them, from 1."""

    line: int
    lines: tuple[str, ...]

    def line_of(self, key: str) -> int:
        """The line on which a key stands; the first line of the part where it is not found."""
        pattern = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.\]]")
        for i, text in enumerate(self.lines):
            if pattern.match(text):
                return self.line + i
        return self.line


def read_parts(file: str, text: str) -> Iterator[tuple[RulePart, dict[str, Any]] | RuleFault]:
    """Each part of a text with what tomllib makes of it, or what is wrong with it; file: its name, for the faults.

    First the part before the first [[rule]], even where it is empty.
    """
    is_whole = not any(map(_refuse_line, text.split("\n"))) and isinstance(_parse(text), dict)
    for count, part in enumerate(_split(text, is_whole)):
        if count > MAX_RULES:
            yield RuleFault(file, part.line, f"一个文件最多写 {MAX_RULES} 条规则，从这里起没有读。")
            return
        refused = next(((i, reason) for i, line in enumerate(part.lines) if (reason := _refuse_line(line))), None)
        if refused is not None:
            yield RuleFault(file, part.line + refused[0], refused[1])
            continue
        parsed = _parse("\n".join(part.lines))
        if isinstance(parsed, dict):
            yield part, parsed
        else:
            yield _make_fault(file, part, str(parsed))


def _refuse_line(line: str) -> str:
    """Why a line is not even looked at; "" where it is."""
    if len(line) > MAX_LINE_LENGTH:
        return f"这一行太长，一行最多 {MAX_LINE_LENGTH} 字；请分几行写。"
    return "这一行里用点号连起来的名称太长。" if _DEEP_NAME.search(line) else ""


def _split(text: str, is_whole: bool) -> Iterator[RulePart]:
    """The parts of a text. is_whole: it has no mistake, so that three quotation marks are closed."""
    first, lines, inside = 1, list[str](), ""
    for number, line in enumerate(text.split("\n"), 1):
        if _HEADER.match(line) and not inside:
            yield RulePart(first, tuple(lines))
            first, lines = number, []
        lines.append(line)
        if is_whole:
            for quotes in _TRIPLE_QUOTES.findall(line):
                inside = quotes if not inside else "" if quotes == inside else inside
    yield RulePart(first, tuple(lines))


def _parse(text: str) -> dict[str, Any] | Exception:
    """What tomllib makes of a text, or why it makes nothing of it."""
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        return error
    except ValueError as error:  # also a number of more digits than Python reads
        return error


def _make_fault(file: str, part: RulePart, words: str) -> RuleFault:
    """The fault that tomllib's words tell of."""
    found = _LINE_OF_ERROR.search(words)
    offset = int(found[1]) - 1 if found else len(part.lines) - 1
    offset = min(max(offset, 0), len(part.lines) - 1)
    while offset and not part.lines[offset].strip():  # "at end of document" is behind the last blank line
        offset -= 1
    reason = next((reason for start, reason in _REASONS if words.startswith(start)), "这里不合规则文件的写法。")
    if "recursion" in words:
        reason, offset = "括号套得太深。", 0
    elif _CHINESE_MARKS.search(_without_comment(part.lines[offset])):
        reason += "引号、等号、逗号、方括号都要用英文半角的。"
    return RuleFault(file, part.line + offset, reason)


def _without_comment(line: str) -> str:
    return line.partition("#")[0]
