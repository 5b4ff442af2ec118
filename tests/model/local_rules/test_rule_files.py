"""Files of rules as clerks save them, and files that are none.

Covers model/local_rules/rule_folder.py too.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from model.local_rules.local_rule import LocalRules
from model.local_rules.rule_files import (
    MAX_FILE_BYTES,
    read_rule_files,
    read_rule_paths,
)
from model.local_rules.rule_folder import list_rule_files, read_file_state


def read_path(path: Path) -> LocalRules:
    return read_rule_paths([path])


RULE = """# 说明
[[rule]]
id = "{id}"
section = "一"
must = ["公报"]
says = "请写公报。"
cites = "某市文件"
"""


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_a_file_is_read_in_whatever_encoding_notepad_saves_it(tmp_path: Path, encoding: str) -> None:
    text = RULE.format(id="gazette").replace("\n", "\r\n")
    read = read_path(write(tmp_path / "规则.toml", text, encoding))
    assert read.faults == ()
    assert [(rule.id, rule.phrases, rule.line) for rule in read.rules] == [("gazette", ("公报",), 2)]


def test_files_lie_in_a_folder_or_beside_the_drafts(tmp_path: Path) -> None:
    write(tmp_path / "本单位规则.toml", RULE.format(id="a"))
    write(tmp_path / "本单位规则" / "市.toml", RULE.format(id="b"))
    write(tmp_path / "本单位规则" / "县.TOML.txt", RULE.format(id="c"))
    write(tmp_path / "本单位规则" / "文件.docx", "x")
    write(tmp_path / "本单位规则" / "~$市.toml", "x")
    read = read_rule_files(list_rule_files(tmp_path))
    assert sorted(rule.id for rule in read.rules) == ["a", "b", "c"]
    assert read.faults == ()


def test_without_files_there_are_no_rules(tmp_path: Path) -> None:
    assert list_rule_files(tmp_path) == []
    assert list_rule_files(tmp_path / "fehlt") == []
    read = read_path(tmp_path)
    assert (read.rules, read.faults[0].reason) == ((), "里面没有规则文件（名称以 .toml 结尾的）。")


def test_a_changed_a_new_and_a_deleted_file_are_seen(tmp_path: Path) -> None:
    path = write(tmp_path / "本单位规则.toml", RULE.format(id="a"))
    states = {read_file_state(list_rule_files(tmp_path))}
    path.write_text(RULE.format(id="ab"), encoding="utf-8")
    states.add(read_file_state(list_rule_files(tmp_path)))
    os.utime(path, (1, 1))
    states.add(read_file_state(list_rule_files(tmp_path)))
    path.unlink()
    states.add(read_file_state(list_rule_files(tmp_path)))
    assert len(states) == 4
    assert read_file_state([path]) == ((str(path), 0, 0),)


def test_the_same_id_in_two_files_is_named_and_the_first_one_counts(tmp_path: Path) -> None:
    first, second = write(tmp_path / "1.toml", RULE.format(id="a")), write(tmp_path / "2.toml", RULE.format(id="a"))
    read = read_rule_files([first, second])
    assert [rule.file for rule in read.rules] == ["1.toml"]
    assert [fault.text for fault in read.faults] == ["2.toml 第 2 行：编号“a”在 1.toml 第 2 行用过了，请换一个。"]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b'[[rule]]\nid = "' + b"a" * MAX_FILE_BYTES, "文件太大，规则文件最多 100 KB。"),
        (b"\x00\x01\x02" * 50, "文字编码认不出来；请在记事本里另存一次，编码选 UTF-8。"),
        (b"\xff" * 99, "文字编码认不出来；请在记事本里另存一次，编码选 UTF-8。"),
        (b"", "里面没有规则；每条规则以 [[rule]] 开头。"),
        (b"[[rule]]\nmust = " + b"[\n" * 40_000, "括号套得太深。"),
        (b"[[rule]]\nmust = " + b"{a=" * 300, "等号右边读不懂"),
        (b"[[rule]]\nmust = " + b"[" * 50_000, "这一行太长，一行最多 1000 字；请分几行写。"),
        (b"[[rule]]\n" + b"a." * 400 + b"b = 1", "这一行里用点号连起来的名称太长。"),
        (b"[[rule]]\nx = {" + b"a . " * 200 + b"b = 1}", "这一行里用点号连起来的名称太长。"),
        (b"[[rule]]\nmost = " + b"9" * 900, "少了 id"),
        (b"PK\x03\x04" + bytes(range(256)) * 9, "文字编码认不出来；请在记事本里另存一次，编码选 UTF-8。"),
    ],
)
def test_a_hostile_file_is_named_and_does_no_harm(tmp_path: Path, raw: bytes, reason: str) -> None:
    bad = tmp_path / "1.toml"
    bad.write_bytes(raw)
    good = write(tmp_path / "2.toml", RULE.format(id="a"))
    read = read_rule_files([bad, good])
    assert [rule.id for rule in read.rules] == ["a"]
    assert len(read.faults) == 1
    assert read.faults[0].reason.startswith(reason)


def test_a_file_of_a_hundred_megabytes_is_not_read(tmp_path: Path) -> None:
    big = tmp_path / "1.toml"
    with big.open("wb") as file:
        file.truncate(100_000_000)
    assert read_path(big).faults[0].text == "1.toml 整个文件：文件太大，规则文件最多 100 KB。"


@pytest.mark.parametrize("name", ["fehlt.toml", "."])
def test_a_path_that_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    read = read_rule_files([tmp_path / name])
    assert (read.rules, len(read.faults)) == ((), 1)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes exist on Unix alone")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "1.toml")
    assert read_path(tmp_path / "1.toml").faults[0].reason == "不是一个文件。"


def test_too_many_files_rules_and_faults_are_cut_short_and_told(tmp_path: Path) -> None:
    many = write(tmp_path / "many.toml", "".join(RULE.format(id=f"r{i}") for i in range(400)))
    read = read_path(many)
    assert len(read.rules) == 300
    assert read.faults[0].reason == "一个文件最多写 300 条规则，从这里起没有读。"
    faulty = write(tmp_path / "faulty.toml", "[[rule]]\n" * 200)
    faults = read_path(faulty).faults
    assert len(faults) == 51
    assert faults[-1].reason == "从这里起还有 150 处。"
    files = [write(tmp_path / f"{i}.toml", RULE.format(id=f"f{i}")) for i in range(25)]
    read = read_rule_files(files)
    assert len(read.rules) == 20
    assert read.faults[0].reason == "最多读 20 个规则文件，从这个起没有读。"
    both = read_rule_files([many, *files[:2]])
    assert len(both.rules) == 300
    assert both.faults[1].reason == "规则一共最多 300 条，从这里起没有用。"


def test_reading_the_worst_file_takes_as_long_as_it_is_large(tmp_path: Path) -> None:
    """No time is asserted; with time that grows as the square this test would not end."""
    started = time.process_time()
    for raw in ("[[rule]]\n" * 11_000, "x\n" * 49_000, '"' * 99_000, "'''\n[[\n" * 14_000, "[[a.b.c]]\n" * 9_900):
        read_path(write(tmp_path / "worst.toml", raw))
    assert time.process_time() >= started
