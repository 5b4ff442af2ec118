"""Writes the manual's lists of what is looked for in words anew, from the kinds of checks that the program has.

They are those of model/words/guard/all_kinds.py, model/words/likeness/ and model/words/claims/claim_rules.py.
"""

from __future__ import annotations

import re
import sys

from manual_part import ROOT, write_part

GUARD_HEADING, CLAIMS_HEADING = "### 文字里查什么", "### 文字里的数怎么核对"
_INTRODUCTION = (
    "下面这些写在文字里，报告交上去会被退回，或者公开了会有麻烦。导出、打印前会问一次；确实没错的，写一句原因。"
    "标“提示”的只提醒，不用说明。"
)
_CLAIMS_INTRODUCTION = (
    "正文里写的数，与表格、上年报告和前后文字对一遍，几种读法有一种合得上就算对；别的单位、往年、计划里的数不查。"
    "依据是格式通知：{source}。对不上的是“待说明”，点一下就到那里；确实没错的，写一句原因。"
    "下面的例子里，本年新收是 48 件，其中自然人 34 件；上年新收是 40 件。"
    "编号是命令行 `check --json` 里的 rule。"
)
_MAX_EXAMPLE = 40


def make_guard_part() -> str:
    """A line for each kind: what must be so, a text that is told of, and one like it that is not."""
    from model.words.guard.all_kinds import KINDS
    from model.words.likeness import likeness_check

    rows = []
    for kind in KINDS:
        mild = "（提示）" if kind.weight == "hint" else ""
        wrong, right = _show(kind.wrong.text), _show(kind.right.text)
        rows.append(f"| {_escape(kind.sentence)}{mild} | {wrong} | {right} |")
    wrong, right = _show(likeness_check.WRONG), _show(likeness_check.RIGHT)
    rows.append(f"| {_escape(likeness_check.SENTENCE)} | {wrong} | {right} |")
    return "\n".join([_INTRODUCTION, "", "| 应当这样 | 会提醒 | 不会提醒 |", "|---|---|---|", *rows])


def make_claims_part() -> str:
    """A line for each rule about the numbers in the prose: what must be so, and its examples."""
    from model.words.claims.claim_rules import CLAIM_RULES, SOURCE

    rows = []
    for rule in CLAIM_RULES:
        rows.append(f"| {_escape(rule.sentence)} | {_show(rule.wrong)} | {_show(rule.right)} | {rule.id} |")
    introduction = _CLAIMS_INTRODUCTION.format(source=SOURCE)
    return "\n".join([introduction, "", "| 应当这样 | 会提醒 | 不会提醒 | 编号 |", "|---|---|---|---|", *rows])


def _show(example: str) -> str:
    """An example on one line, cut where it is long."""
    line = " ".join(example.split())
    return _escape(line if len(line) <= _MAX_EXAMPLE else line[:_MAX_EXAMPLE] + "…")


def _escape(text: str) -> str:
    """The text with the signs escaped that Markdown takes for its own."""
    return re.sub(r"([\\`*_\[\]<>|])", r"\\\1", text)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    write_part(GUARD_HEADING, make_guard_part())
    write_part(CLAIMS_HEADING, make_claims_part())
