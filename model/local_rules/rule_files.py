"""Reads files of local rules; what is wrong with one of them hinders no other."""

from __future__ import annotations

import codecs
import stat
from collections.abc import Iterable
from pathlib import Path

from model.files.os_errors import describe_os_error
from model.local_rules.local_rule import LocalRule, LocalRules, RuleFault, RuleFile
from model.local_rules.rule_folder import list_folder
from model.local_rules.rule_reader import read_rules
from model.local_rules.rule_text import MAX_RULES

MAX_FILES = 20
MAX_FILE_BYTES = 100_000
"""Some thousand lines: who wrote more took another file for one of rules."""
MAX_FAULTS = 50
"""So many faults of one file are told."""


def read_rule_paths(paths: Iterable[Path]) -> LocalRules:
    """The rules of files, and of all files of rules in folders; a folder without any is a fault."""
    files: list[Path] = []
    for path in paths:
        files += (list_folder(path) or [path]) if path.is_dir() else [path]
    return read_rule_files(files)


def read_rule_files(files: Iterable[Path]) -> LocalRules:
    """The rules of files, each under its name; what cannot be used is among the faults and hinders no other rule."""
    rules: list[LocalRule] = []
    faults: list[RuleFault] = []
    read: list[RuleFile] = []
    for number, path in enumerate(files):
        if number == MAX_FILES:
            faults.append(RuleFault(path.name, 0, f"最多读 {MAX_FILES} 个规则文件，从这个起没有读。"))
            break
        text = _read_text(path)
        found, wrong = ([], [text]) if isinstance(text, RuleFault) else read_rules(path.name, text)
        used, refused = _choose_usable(rules, found)
        rules += used
        faults += _shorten(sorted([*wrong, *refused], key=lambda fault: fault.line))
        read.append(RuleFile(path.name, len(used)))
    return LocalRules(tuple(rules), tuple(faults), tuple(read))


def _choose_usable(former: list[LocalRule], found: list[LocalRule]) -> tuple[list[LocalRule], list[RuleFault]]:
    """Those of the rules found whose id is new and that are not too many; and what is wrong with the others."""
    by_id = {rule.id: rule for rule in former}
    used: list[LocalRule] = []
    refused: list[RuleFault] = []
    for rule in found:
        same = by_id.setdefault(rule.id, rule)
        if same is not rule:
            refused.append(
                RuleFault(rule.file, rule.line, f"编号“{rule.id}”在 {same.file} 第 {same.line} 行用过了，请换一个。")
            )
        elif len(by_id) > MAX_RULES:
            refused.append(RuleFault(rule.file, rule.line, f"规则一共最多 {MAX_RULES} 条，从这里起没有用。"))
            break
        else:
            used.append(rule)
    return used, refused


def _shorten(faults: list[RuleFault]) -> list[RuleFault]:
    """The first faults of a file, and how many more there are."""
    if len(faults) <= MAX_FAULTS:
        return faults
    more = len(faults) - MAX_FAULTS
    return [*faults[:MAX_FAULTS], RuleFault(faults[0].file, faults[MAX_FAULTS].line, f"从这里起还有 {more} 处。")]


def _read_text(path: Path) -> str | RuleFault:
    """The text of a file, in UTF-8 or the GBK of Windows in Chinese; or why it cannot be read."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            return RuleFault(
                path.name,
                0,
                "里面没有规则文件（名称以 .toml 结尾的）。" if stat.S_ISDIR(found.st_mode) else "不是一个文件。",
            )
        if found.st_size > MAX_FILE_BYTES:
            return RuleFault(path.name, 0, f"文件太大，规则文件最多 {MAX_FILE_BYTES // 1000} KB。")
        with path.open("rb") as file:
            raw = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        return RuleFault(path.name, 0, f"打不开（{describe_os_error(error)}）。")
    text = _decode(raw)
    if text is None:
        return RuleFault(path.name, 0, "文字编码认不出来；请在记事本里另存一次，编码选 UTF-8。")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode(raw: bytes) -> str | None:
    """The text of bytes as Notepad writes them: UTF-8, with or without a mark, UTF-16 with one, or GBK."""
    encoding = "utf-16" if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    for name in (encoding, "gb18030"):
        try:
            text = raw.decode(name)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text
    return None
