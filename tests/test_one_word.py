"""One word for one thing, in the window, on the papers, in the forms and in the manual."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

TWINS = {
    "未填": r"没填|未填写|尚未填|没有填(?=[。，的”]|$)|还没填[。，]",
    "上年": r"去年|前一年",
    "保存": r"存盘|储存",
    "时间线": r"修改记录|历史记录|操作记录",
    "查找": r"搜索|搜寻",
    "备注": r"批注",
    "恢复": r"还原(?!为)",
    "删除": r"移除|删掉",
    "撤销": r"撤消|回退",
    "右栏": r"侧栏|侧边栏|右侧栏|边栏",
    "导入": r"引入|载入|加载",
    "待说明": r"待解释|警告",
    "体检单": r"体检表|体检报告",
    "本单位规则": r"本地规则|自定义规则",
    "回读": r"复读|校读",
    "一图读懂": r"一图看懂",
    "按": r"点击|单击(?!\s*\|)|双击按钮",
    "表格": r"栅格|网格",
    "密码": r"口令",
    "电脑": r"计算机|主机",
}
"""The word for a thing → a pattern of other words for it, which a clerk would take for something else."""

WORDS_OF_OTHERS = ("model/importing", "model/words", "model/pasting", "model/text.py", "model/wording", "model/report")
"""What recognises the words of others' files: there every word may stand."""


def list_texts(source: str) -> Iterator[str]:
    """The Chinese texts in a module that are no docstrings."""
    tree = ast.parse(source)
    documents = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in documents:
            continue
        if re.search("[\u4e00-\u9fff]", node.value):
            yield node.value


def find_twins(text: str) -> list[str]:
    """Which words in a text should be others, with the better ones."""
    return [f"{match[0]} → {word}" for word, twins in TWINS.items() for match in re.finditer(twins, text)]


def test_window_and_papers_have_one_word_for_one_thing() -> None:
    found = []
    for room in ("gui", "exporters", "model"):
        for file in sorted((ROOT / room).rglob("*.py")):
            name = file.relative_to(ROOT).as_posix()
            if name.startswith(WORDS_OF_OTHERS):
                continue
            for text in list_texts(file.read_text(encoding="utf-8")):
                found += [f"{name}: {twin} in {text}" for twin in find_twins(text)]
    assert found == []


def test_the_forms_and_the_manual_have_the_same_words() -> None:
    resources = ROOT / "resources"
    files = [*(resources / "forms").glob("*.toml"), resources / "manual" / "manual.md", ROOT / "README.md"]
    assert {file.name: twins for file in files if (twins := find_twins(file.read_text(encoding="utf-8")))} == {}


@pytest.mark.parametrize("sentence", ["表二还没填。", "单位名称没有填", "改动还没有存盘", "点击这里", "去年的报告"])
def test_a_twin_would_be_found(sentence: str) -> None:
    assert find_twins(sentence)


@pytest.mark.parametrize("sentence", ["没有填 0", "“3x”没有填入", "没有填完", "上年结转未填"])
def test_what_only_looks_like_one_is_left(sentence: str) -> None:
    assert find_twins(sentence) == []
