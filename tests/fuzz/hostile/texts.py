"""Texts and tables of texts: long lines, many of them, characters that no text has, and encodings without a mark."""

from __future__ import annotations

from pathlib import Path
from random import Random

REPEATED = ("a", "1", " ", "1,", "a.", "@", "（", "“", "1年", "地址：", "第", "\t", "<b>", "-", "年度", "政府", "0571-")
"""What a line of a hundred thousand characters is made of."""
LENGTH = 100_000

HEAD = "云岭县水务局2025年政府信息公开工作年度报告\n一、总体情况\n"
NEXT = "\n二、主动公开政府信息情况\n"
"""A heading behind what is hostile: a reader looks for the part between the two."""


def repeat_text(random: Random) -> str:
    """A text of LENGTH characters."""
    unit = random.choice(REPEATED)
    return unit * (LENGTH // len(unit))


def write_long_line(folder: Path, random: Random) -> Path:
    return _write(folder / f"长行{random.choice(('.txt', '.csv', '.html', '.md'))}", repeat_text(random))


def write_many_lines(folder: Path, random: Random) -> Path:
    line = random.choice(
        ("", " ", "一、", "1", "（一）", "一、总体情况", "|", "| 1 |", "1\t2", "\f", "第1页", "合计", "- 1 -")
    )
    return _write(
        folder / f"多行{random.choice(('.txt', '.csv', '.md'))}", f"{line}\n" * random.choice((10_000, 300_000))
    )


def write_control_characters(folder: Path, random: Random) -> Path:
    unit = random.choice(
        ("\0", "年\0报", "\x1b[2J", "\u202e", "\u0301", "\ufeff", "\u200b", "\x85", "\u2028", "\U000e0041")
    )
    return _write(folder / f"控制{random.choice(('.txt', '.csv', '.html', '.md'))}", unit * random.choice((3, 50_000)))


def write_unmarked_encoding(folder: Path, random: Random) -> Path:
    encoding = random.choice(("utf-16-le", "utf-16-be", "utf-32-le", "utf-7", "gb18030", "big5", "shift_jis", "cp037"))
    path = folder / f"编码{random.choice(('.txt', '.csv', '.html'))}"
    content = f"{HEAD}各项工作有序开展。{NEXT}".encode(encoding, "replace")
    path.write_bytes(content[random.choice((0, 1)) :] * random.choice((1, 2_000)))
    return path


def write_broken_utf8(folder: Path, random: Random) -> Path:
    path = folder / "半个.txt"
    junk = random.choice((b"\xed\xa0\x80", b"\xc0\xaf", b"\xf8\x88\x80\x80\x80", b"\xff", b"\xe5\xb9"))
    path.write_bytes(HEAD.encode() + junk * random.choice((1, 30_000)) + NEXT.encode())
    return path


def write_unclosed_quote(folder: Path, random: Random) -> Path:
    rows = "1,2,3\n" * 50_000
    return _write(
        folder / "引号.csv", random.choice((f'"{rows}', '"' * LENGTH, '""' * LENGTH, f'a"b{rows}', '",' * LENGTH))
    )


def write_formulas(folder: Path, random: Random) -> Path:
    formula = random.choice(
        ("=cmd|'/C calc'!A0", '=DDE("cmd";"/C calc")', "@SUM(1+1)*cmd|'/C calc'!A0", '=HYPERLINK("x")')
    )
    return _write(folder / "公式.csv", f"{formula},{formula}\n" * random.choice((1, 20_000)))


def write_wide_table(folder: Path, random: Random) -> Path:
    columns, rows = random.choice(((1_000, 300), (100_000, 2), (5, 40_000)))
    cell = random.choice(("", "0", "合计", "（一）新收政府信息公开申请数量"))
    mark = random.choice(("|", ",", "\t", "  "))
    suffix = {"|": ".md", ",": ".csv"}.get(mark, ".txt")
    line = mark.join([cell] * columns)
    return _write(folder / f"宽{suffix}", f"{line}\n" * max(1, min(rows, 600_000 // max(1, len(line)))))


def write_deep_markdown(folder: Path, random: Random) -> Path:
    mark = random.choice(("> ", "  - ", "#", "*", "_", "[", "![", "`", "~~~\n", "1. ", "<div>", "|-", "\\"))
    return _write(folder / "深.md", mark * (LENGTH // len(mark)))


def write_deep_json(folder: Path, random: Random) -> Path:
    path = folder / f"深{random.choice(('.json', '.txt', '.html', '.csv'))}"
    path.write_text(random.choice(("[", '{"a":', "[1,", '{"report":{"values":')) * LENGTH, encoding="utf-8")
    return path


def write_many_digits(folder: Path, random: Random) -> Path:
    number = random.choice(
        ("9" * 5_000, "1e999999999", "1" + ",000" * 5_000, "0." + "3" * 5_000, "一" * 5_000, "亿" * 500)
    )
    sentence = f"本年新收{number}件，上年结转{number}件，收费{number}元。"
    return _write(folder / f"位数{random.choice(('.txt', '.md'))}", sentence * random.choice((1, 20)))


def _write(path: Path, text: str) -> Path:
    path.write_text(f"{HEAD}{text}{NEXT}", encoding="utf-8", errors="surrogatepass")
    return path


MAKERS = (
    write_long_line,
    write_many_lines,
    write_control_characters,
    write_unmarked_encoding,
    write_broken_utf8,
    write_unclosed_quote,
    write_formulas,
    write_wide_table,
    write_deep_markdown,
    write_deep_json,
    write_many_digits,
)
