"""What statements of the prose are tested for: the rule of each finding, with an example of right and wrong.

The examples are of a report whose 本年新收 is 48 (自然人 34), and was 40 in the year before.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClaimRule:
    """A rule. id: that of its findings; sentence: what must be so, for the manual; wrong, right: texts of reports."""

    id: str
    sentence: str
    wrong: str
    right: str


SOURCE = "内容应当准确"
"""What the notice of each edition demands, from which all these rules follow."""

CLAIM_RULES = (
    ClaimRule(
        "words.claim",
        "正文里写的数，与表格里同一件事的数一致；一个说法有几种算法的，合上一种就算一致。",
        "本年新收政府信息公开申请47件。",
        "本年新收政府信息公开申请48件。",
    ),
    ClaimRule(
        "words.share",
        "占百分之几，按写的两个数或者表格重算得出来，四舍五入和去尾都可以。",
        "新收政府信息公开申请48件，其中自然人34件，占80.8%。",
        "新收政府信息公开申请48件，其中自然人34件，占70.8%。",
    ),
    ClaimRule(
        "words.channels",
        "网络、信函、当面等各种方式收到的申请，加起来不比收到的多；全部列出的，正好相等。",
        "新收政府信息公开申请48件，其中网上申请30件、信函申请20件。",
        "新收政府信息公开申请48件，其中网上申请30件、信函申请18件。",
    ),
    ClaimRule(
        "words.sum",
        "合计等于前面列的各数相加。",
        "发布动态30条、公告20条，合计60条。",
        "发布动态30条、公告20条，合计50条。",
    ),
    ClaimRule(
        "words.part",
        "其中的一项不比全部多。",
        "发布政策文件20件，其中附图解的25件。",
        "发布政策文件20件，其中附图解的15件。",
    ),
    ClaimRule(
        "words.change",
        "同比、比上年增减多少，按上年报告重算得出来；没有上年报告时不核对。",
        "新收政府信息公开申请48件，同比增长25%。",
        "新收政府信息公开申请48件，同比增长20%。",
    ),
    ClaimRule(
        "words.twice",
        "同一件事在两处写的数一样。",
        "全年主动公开政府信息22条。\n全年共主动公开政府信息55条。",
        "全年主动公开政府信息55条。\n全年共主动公开政府信息55条。",
    ),
    ClaimRule(
        "words.scale",
        "条数不多写“万”字。",
        "全年主动公开政府信息14571万条。",
        "全年主动公开政府信息14571条。",
    ),
)
"""Every rule, in the order in which the findings of one text are made."""
