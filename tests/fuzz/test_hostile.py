"""Hostile and damaged files go through check one after the other: each ends in a reading or in one sentence."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from model.importing.file_check import UnreadFile, check_file
from tests.fuzz.reading_worker import make_damaged_file
from tests.model.importing.isolation.hostile import write_nested_forms, write_pdf, write_row, write_workbook
from tests.strangers.kinds import KINDS

REPEATED = ("a", "1", " ", "1,", "a.", "@", "（", "“", "1年", "地址：", "第", "\t", "<b>", "-", "年度", "政府", "0571-")
"""What a line of a hundred thousand characters is made of."""
LENGTH = 100_000


def repeat_text(random: Random) -> str:
    unit = random.choice(REPEATED)
    return unit * (LENGTH // len(unit))


def write_long_line(folder: Path, random: Random) -> Path:
    path = folder / f"长行{random.choice(('.txt', '.csv', '.html', '.md'))}"
    lines = [
        "云岭县水务局2025年政府信息公开工作年度报告",
        "一、总体情况",
        repeat_text(random),
        "二、主动公开政府信息情况",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def write_wide_workbook(folder: Path, random: Random) -> Path:
    texts = [random.choice(("0", "表", "1,234"))] * random.choice((1_000, 16_384))
    return write_workbook(folder / "宽.xlsx", write_row(texts))


def write_merged_workbook(folder: Path, random: Random) -> Path:
    merges = "".join(f'<mergeCell ref="A{row}:XFD1048576"/>' for row in range(1, random.choice((2, 50))))
    return write_workbook(folder / "合并.xlsx", f"{write_row(['表'])}<mergeCells>{merges}</mergeCells>")


def write_long_cells(folder: Path, random: Random) -> Path:
    text = repeat_text(random)[:32_000].replace("<", "(")
    return write_workbook(folder / "长格.xlsx", write_row([text] * random.choice((1, 20))))


def write_forms(folder: Path, random: Random) -> Path:
    return write_nested_forms(folder / "套.pdf", random.choice((3, 4, 5)))


def write_lines(folder: Path, random: Random) -> Path:
    count = random.choice((10_000, 300_000))
    return write_pdf(folder / "线.pdf", b"0 0 m 9 9 l S " * count, [])


def write_deep_page(folder: Path, random: Random) -> Path:
    path = folder / "深.html"
    tag = random.choice(("div", "table><tr><td", "b", "ul><li"))
    path.write_text(f"<html><body>{f'<{tag}>' * random.choice((300, 20_000))}年度报告", encoding="utf-8")
    return path


HOSTILE: tuple[Callable[[Path, Random], Path], ...] = (
    write_long_line,
    write_wide_workbook,
    write_merged_workbook,
    write_long_cells,
    write_forms,
    write_lines,
    write_deep_page,
)


def write_file(seed: int, folder: Path) -> Path:
    """The file of a number: every fourth is hostile, the others are sound files of some kind that were damaged."""
    random = Random(seed)
    if seed % 4 == 0:
        return HOSTILE[seed // 4 % len(HOSTILE)](folder, random)
    return make_damaged_file(random.choice(list(KINDS)), seed, folder)


@pytest.mark.skipif(sys.platform != "linux", reason="LibreOffice and limits as here")
@pytest.mark.parametrize("files", [8, pytest.param(10_000, marks=pytest.mark.fuzz)])
def test_each_file_is_read_or_told_in_one_sentence(files: int, tmp_path: Path) -> None:
    verdicts: Counter[str] = Counter()
    slowest = (0.0, "")
    for seed in range(files):
        path = write_file(seed, tmp_path)
        begun = time.monotonic()
        result = check_file(path)
        slowest = max(slowest, (time.monotonic() - begun, f"{seed} {path.name}"))
        if isinstance(result, UnreadFile):
            assert result.reason.startswith("读不了“"), result.reason
            assert result.reason.endswith("。"), result.reason
            stopped = next((word for word in ("秒还没有读完", "内存太多", "出了意外") if word in result.reason), "")
            verdicts[stopped or "refused"] += 1
        else:
            verdicts["read"] += 1
    print(f"\n{files} files: {dict(verdicts)}, the slowest took {slowest[0]:.1f} s by the clock: {slowest[1]}")
