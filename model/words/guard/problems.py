"""Checks that section five says what is wrong and what is done about it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.words.guard.kinds import ProseText, WordExample, WordFault, WordKind

MIN_CHARACTERS = 20
"""Reviewers send back a section five with fewer."""

_MARKS = re.compile("[\\s，。；：、,.;:!！?？“”（）()]+")
_IS_ABRIDGED = re.compile("省略")
_OWN_TITLE = re.compile(
    "(?:[五5][、.．]\\s*)?(?:存在的?)?主要问题(?:及|和|与)?(?:下一步)?(?:改进|整改)(?:情况|措施)|问题(?:及|和"
    "|与)改进(?:情况|措施)?"
)
_STILL_WANTING = re.compile(
    "(?:有待|亟待|尚待|仍待|还待|需要?|亟需|尚需|仍需|还需|应当?|有必要|不够|没有|未能?|不足|缺乏|缺少|不)(?:进一步"
    "|更加|继续|加以|持续|及时|得到|完全)*[\u4e00-\u9fff]{2,4}"
)
"""Words of improvement that name a problem: 有待加强, 还需进一步完善, 不够健全."""
_IMPROVES = re.compile(
    "下一?步|今后|改进|整改|改正|纠正|解决(?!不)|针对|为此|因此|对此|下一年|明年|新的一年|来年|计划|拟|打算"
    "|努力方向|工作思路|措施|举措|对策|安排"
    "|(?:我[局委办县市区镇乡街院厅处中州旗]|我单位|我机关|我们|本机关|本单位|本局|全[县市区镇乡]|[办府局])(?:街道"
    "|办)?(?:将|已)|将(?:进一步|继续|从|以|采取|重点|着力|切实|着重|按照|对|把|坚持|持续|不断|严格|加|强|完|优|深)"
    "|20\\d\\d年度?[^，。；]{0,8}(?:将|拟)|将(?:按|逐|每|由|定期)|已(?:督促|要求|部署|增加|调整|改版|通报|约谈)"
    "|已(?:把|将|建立|完成|制定|采取|组织|开展|安排|责成|落实|健全|明确)"
)
_BEGINS_WITH_DEED = re.compile(
    "(?:^|[。；：，、\n]|[一二三四五六七八九十]是|[)）]|\\d[.．、])\\s*(?:进一步|继续|持续|不断|切实|着力|认真|全面"
    "|严格|大力|积极|及时|定期|抓好|从严)*"
    "(?:加强|强化|完善|健全|提高|提升|优化|规范|加大|推进|深化|拓展|拓宽|丰富|创新|落实|建立|开展|组织|梳理|严把"
    "|压实|细化|抓好|充实|明确|改进|制定|增强|推动|扩大|做好|做细|配齐|严格)"
)
_HAS_PROBLEM = re.compile(
    "问题|不足|短板|差距|薄弱|欠缺|困难|不够|有待|不高|不强|不深|不全|不及时|不到位|单一|滞后|缺乏|还需|仍需|尚需"
    "|弱项|不平衡|不多|偏|瓶颈|难点|慢|晚|少"
)
_NONE = re.compile(
    "(?:本年度?|\\d{4}年度?|目前|我[\u4e00-\u9fff]{1,3}|本[\u4e00-\u9fff]{1,3})?(?:暂?无|没有|不存在|未发现|未存在"
    "|暂未发现|暂不存在|/|-+|—+)(?:存在)?(?:明显|主要|突出|相关|上述)?的?(?:主要)?(?:问题|情况|内容"
    "|需要改进的)*(?:及改进情况|和改进情况)?"
)


def find_short_problems(prose: ProseText) -> Iterator[WordFault]:
    """Section five says only 无, or has a few words."""
    text = _MARKS.sub("", _OWN_TITLE.sub("", prose.folded))
    if not prose.text.strip() or _IS_ABRIDGED.search(text):
        return
    if _NONE.fullmatch(text):
        yield WordFault(0, len(prose.text), "第五部分只写了没有问题；问题和改进都要写，只写“无”会被退回。")
    elif len(text) < MIN_CHARACTERS:
        yield WordFault(0, len(prose.text), f"第五部分只写了 {len(text)} 个字；存在的问题和改进情况都要写。")


def find_missing_improvements(prose: ProseText) -> Iterator[WordFault]:
    """Section five names problems and does not say what is done about them."""
    if any(find_short_problems(prose)) or _IS_ABRIDGED.search(prose.text) or not prose.text.strip():
        return
    text = _STILL_WANTING.sub("", _OWN_TITLE.sub("", prose.folded))
    if _HAS_PROBLEM.search(prose.text) and not _IMPROVES.search(text) and not _BEGINS_WITH_DEED.search(text):
        yield WordFault(0, 0, "第五部分写了问题，没有写怎样改进，请补上改进情况。")


KINDS = (
    WordKind(
        "guard.problems",
        "warning",
        "第五部分不只写“无”，也不只有几个字。",
        "{notice} 五、存在的主要问题及改进情况",
        WordExample("无。", "problems"),
        WordExample("政策解读形式还比较单一，下一步将增加图解和视频解读，由办公室按季检查。", "problems"),
        find_short_problems,
        ("problems",),
    ),
    WordKind(
        "guard.improvements",
        "warning",
        "第五部分写了问题，也写了改进。",
        "{notice} 五、存在的主要问题及改进情况",
        WordExample("存在的主要问题：一是政策解读形式比较单一；二是信息更新不够及时，有待加强。", "problems"),
        WordExample("一是政策解读形式比较单一。二是更新不够及时。已把更新责任落实到科室，按季通报。", "problems"),
        find_missing_improvements,
        ("problems",),
    ),
)
