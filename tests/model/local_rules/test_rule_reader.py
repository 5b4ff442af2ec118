"""Rules as they are written, and what is said of those that are written wrongly: line and reason.

Covers model/local_rules/rule_text.py and model/local_rules/rule_values.py too.
"""

from __future__ import annotations

import pytest

from model.local_rules.rule_reader import read_rules

HEAD = 'cites = "某市文件"\n'


def rule(*lines: str, id: str = "a", says: str = "请改。") -> str:
    return "\n".join(["[[rule]]", f'id = "{id}"', f'says = "{says}"', *lines, ""])


def test_what_stands_before_the_first_rule_holds_for_all() -> None:
    text = (
        HEAD
        + 'weight = "提示"\neditions = ["2021"]\nyears = [2025]\nunits = "镇"\n'
        + rule('must = "公报"', 'section = "一"')
    )
    (read,), faults = read_rules("x.toml", text)
    assert faults == []
    assert (read.weight, read.citation, read.coverage.years, read.coverage.units) == (
        "hint",
        "某市文件",
        (2025,),
        ("镇",),
    )
    assert (read.file, read.line, read.places, read.kind) == ("x.toml", 6, ("overview",), "must")


def test_a_rule_of_its_own_words_overrides_the_head() -> None:
    text = HEAD + 'weight = "提示"\n' + rule('must = "公报"', 'section = "五"', 'weight = "待说明"', 'cites = "县文件"')
    (read,), _ = read_rules("x.toml", text)
    assert (read.weight, read.citation, read.places) == ("warning", "县文件", ("problems",))


@pytest.mark.parametrize(
    ("lines", "line", "reason"),
    [
        (['must = "公报"'], 2, "少了 section（哪一部分）；可以写的有 开头、一、五、六、全文。"),
        (['must = "公报"', 'section = "三"'], 6, "没有“三”这一部分文字；可以写的有 开头、一、五、六、全文。"),
        (['section = "一"'], 2, "一条规则要写、也只能写 holds、must、must_not、names、heading、most 里的一项。"),
        (['section = "一"', 'must = "x"', "most = 9"], 7, "一条规则要写、也只能写"),
        (['section = "一"', "must = []"], 6, "must 里有空的词。"),
        (['section = "一"', 'must = ["x", ""]'], 6, "must 里有空的词。"),
        (['section = "一"', "must = 3"], 6, "must 要写成一个词"),
        (['section = "一"', 'must = "' + "x" * 61 + '"'], 6, "must 里有太长的词，一个词最多 60 字。"),
        (['section = "一"', f"must = {[str(i) for i in range(61)]}"], 6, "must 写得太多，最多 60 个词。"),
        (['section = "一"', 'most = "千"'], 6, "most 要写成 1 到 100000 之间的整数，不加引号。"),
        (['section = "一"', "most = true"], 6, "most 要写成"),
        (['section = "一"', "most = 0"], 6, "most 要写成"),
        (['section = "一"', 'must = "x"', 'with_number = "是"'], 7, "with_number 要写成 true（是）"),
        (['section = "一"', 'must_not = "x"', "with_number = true"], 7, "有 must_not 的规则不用写"),
        (['section = "一"', 'must = "x"', 'weight = "错误"'], 7, "本单位规则不能是“错误”"),
        (['section = "一"', 'must = "x"', "weight = 3"], 7, "weight 要写“待说明”或“提示”。"),
        (['section = "一"', 'must = "x"', 'editions = "2020"'], 7, "没有“2020”这一版格式"),
        (['section = "一"', 'must = "x"', "years = [1]"], 7, "years 要写成 2000 到 2100 之间的整数，不加引号。"),
        (['section = "一"', 'must = "x"', "years = []"], 7, "years 的方括号里是空的。"),
        (['section = "一"', 'must = "x"', "first_year = 2025", "last_year = 2024"], 8, "last_year 比"),
        (['section = "一"', 'must = "x"', "cites = 3"], 7, "cites 要写成一句话，放在英文引号"),
        (['section = "一"', 'must = "x"', 'pattern = "(a+)+$"'], 7, "不认识“pattern”；可以写的有 id、says、"),
        (['section = "一"', 'names = "requests.recieved.total"'], 6, "是不是 requests.received.total？"),
        (['section = "一"', 'names = "表九"'], 6, "各格的编号见“各格编号.txt”。"),
        (['section = "一"', 'editions = "2019"', 'names = "disclosure.normative.issued"'], 7, "没有“disclosure"),
        (['holds = "requests.received.total"'], 5, "要有一个 =、<= 或 >=。"),
        (['section = "一"', 'holds = "1 = 1"'], 5, "有 holds 的规则不用写 section，请删去。"),
        (["must = “公报”"], 5, "引号、等号、逗号、方括号都要用英文半角的。"),
        (['must = "公报'], 5, "引号没有写完"),
        (['must = ["公报"', ""], 5, "方括号 [ ] 没有写完。"),
        (["must 公报"], 5, "这里少了等号"),
        (['must = "x"', 'must = "y"'], 6, "同一项写了两次，请留一个。"),
        (["必须 = 3"], 5, "名称用英文，例如 must"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_line_and_the_other_rules_go_on(lines: list[str], line: int, reason: str) -> None:
    text = HEAD + rule(*lines) + rule('must = "公报"', 'section = "一"', id="b")
    rules, faults = read_rules("x.toml", text)
    assert [one.id for one in rules] == ["b"]
    assert [fault.line for fault in faults] == [line]
    assert reason in faults[0].reason


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (HEAD + rule('must = "x"', 'section = "一"', id="大"), 3, "编号“大”要用小写英文字母、数字和下划线"),
        (HEAD + rule('must = "x"', 'section = "一"', says=" "), 4, "少了 says（不合时对填报人说的话）。"),
        (HEAD + rule('must = "x"', 'section = "一"', says="话" * 301), 4, "says 太长，最多 300 字。"),
        (rule('must = "x"', 'section = "一"'), 1, "少了 cites（依据的文件）。"),
        ('[rule]\nid = "a"\n', 1, "每条规则要以两对方括号的 [[rule]] 开头。"),
        ('[[rules]]\nid = "a"\n', 1, "每条规则要以 [[rule]] 开头。"),
        ('titel = "x"\n', 1, "“titel”不能写在第一条 [[rule]] 前面"),
        ("［［rule］］\n", 1, "引号、等号、逗号、方括号都要用英文半角的。"),
    ],
)
def test_mistakes_in_what_every_rule_needs(text: str, line: int, reason: str) -> None:
    rules, faults = read_rules("x.toml", text)
    assert rules == []
    assert [fault.line for fault in faults] == [line]
    assert reason in faults[0].reason


def test_two_brackets_inside_a_text_in_three_quotation_marks_begin_no_rule() -> None:
    text = HEAD + rule('must = "公报"', 'section = "一"', 'cites = """某市', "[[文件]]", '"""')
    (read,), faults = read_rules("x.toml", text)
    assert (faults, read.citation) == ([], "某市 [[文件]]")
