"""Finds what was to be filled in and was not: placeholders, marks in place of names or numbers, template sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.words.guard.kinds import ProseText, WordExample, WordFault, WordKind, name_place

_TORTOISE_BRACKETS = re.compile("〔([^〔〕\n]{0,24})〕")
"""As our template marks what is still to be filled in. The year of a document's number stands in them too: 〔2021〕."""
_BRACES = re.compile("(?<![{｛$])[{｛]([^{}｛｝\n]{0,40})[}｝](?![}｝])")
"""As a figure of a table is typed, and left behind where no table has one of that name."""
_YEAR_IN_BRACKETS = re.compile("[0-9〇○零一二三四五六七八九十年 ]+")

_COUNTED = "[件条份次篇期场年月日]"
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许邓韩冯曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁沈姚卢姜崔钟谭陆汪"
    "范廖贾夏韦付邹孟熊秦邱尹薛闫段雷侯史陶黎贺顾毛郝龚邵钱严覃戴莫孔汤"
)
"""Before ×× or 某某 they are somebody's name, made unknown as it should be: 张××, 王某某."""

_FIELD_NAMES = (
    "(?:本?(?:单位|机关|机构|部门|地区)(?:的?(?:全称|名称|名字|简称))?|(?:单位|机关|行政机关|部门|机构|地区)名称?"
    "|年份|年度|日期|时间|数字|数量|件数|金额"
    "|地址|邮编|(?:联系|办公|咨询)?电话|(?:电子)?邮箱|网址|网站(?:名称|地址|网址)?|公开网站|具体(?:数字|内容|情况"
    "|日期|时间|名称)"
    "|姓名|联系人|成文日期|标题|内容|栏目名称|文件名称?)"
)
_INSTRUCTION = (
    "(?:(?:请|可)?(?:在?此处?|在?这里)?(?:填写?|填报|填入|写入|输入|选填|必填|补充|待)[^】）)\\]］]{0,20}"
    "|此处[^】）)\\]］]{0,20})"
)

_BLANK_MARKS = re.compile(
    "(?=[×XxN某*_【［（《“(\\[□○〇●?{$… \u3000年2])(?:"  # all else cannot begin a mark: found out in one step
    + "|".join(
        (
            # ×× for a name or a number; between digits it hides part of a number that is somebody's
            "(?P<crosses>×{2,})",
            "(?P<letters>(?<![A-Za-z0-9@./_-])[Xx]{2,}(?![A-Za-z0-9@_-])(?!\\.[A-Za-z]))",
            "(?<=www\\.)[xX]{3,}(?=\\.)",
            "(?<!\\d)20\\d?[Xx×*]{1,2}(?=年)",
            f"(?<![A-Za-z0-9+*/.×-])[XxN×](?= ?{_COUNTED})",
            "(?P<nobody>(?<!某)某{2,}(?=[省市县区镇乡局委办厅处科股室单部门机网站政街年月日件条份号路]))",
            "(?<=[:：])某{2,}(?=[，。；、,;）)]|$)",
            f"(?<![一二〇○])[〇○]{{2}}(?=[省市县区镇乡局委办厅处]|{_COUNTED})(?!年)",
            "(?P<stars>\\*{3,})",
            f"(?<![*\\d])\\*{{2}}(?= ?{_COUNTED})",
            # two stars around words are somebody's bold type
            "(?<![*\\w])\\*{2}(?=[省市县区镇乡局委办厅处科室])(?![^*\n]{0,30}\\*\\*)",
            f"(?<=[息开请共计到结])…{{1,2}}(?= ?{_COUNTED})",
            "(?P<line>_{3,})",
            "【\\s*】|［\\s*］|（\\s*）|《\\s*》|“\\s*”|\\(\\s*\\)|□{2,}|(?<![一二])[〇○]{3,}|●{3,}",
            f"\\?{{2,}}(?= ?{_COUNTED})|\\?{{3,}}",
            f"[【［\\[]\\s*(?:{_FIELD_NAMES}|{_INSTRUCTION}|[*X×N_]{{0,6}})\\s*[】］\\]](?!专栏|栏目|板块|频道)",
            f"(?<=[到理开发答结办共计]) {{2,}}(?={_COUNTED})",
            "(?<=年)[ \u3000]+(?=月)|(?<=月)[ \u3000]+(?=日)",
            "(?:(?<=\\d{4})|(?<=[自从至到于，。]))年月日",
            "\\{\\{[^{}]*\\}\\}|\\$\\{[^{}]*\\}",
        )
    )
    + ")"
)
_MASKED_PERSON = re.compile(f"(?:^|[^\\w]|[人告诉与对、和向]|村民|女士|先生)[{_SURNAMES}]$")

_TEMPLATE_WORDS = re.compile(
    "(?=[该本此这请单点待以上表详填编写示样范模（(【［\\[])(?:"  # as above
    + "|".join(
        (
            "[该本此这]部分(?:内容)?(?:应当?|须|需|请|可)?(?:以|用|采用)?(?:表格|文字|文字加表格)"
            "(?:描述|说明|叙述)?的?(?:形式|方式)?(?:进行)?"
            "(?:报告|填报|填写|描述|叙述|体现|呈现|展示|反映)",
            "[（(【［\\[](?:以|请?用)?文字(?:描述|说明|表述|叙述)[^）)】］\\]]{0,20}[）)】］\\]]",
            "(?<!申请人)(?<!群众)(?<!公民)(?<!您)请(?:您)?(?:在|于)?(?:此处?|下方|这里)?(?:据实|如实|直接|按实际)?"
            "(?:填写|填报|填入|输入|录入)"
            "(?=$|[。；：，、）)】\\]\\s]|[本此该]|单位|具体|实际|相应|以下|下列|数|内容|情况|年|主动|机关|部门"
            "|地址|电话|信息处理费|收费|总体|存在)",
            "请(?:根据|按照|结合)(?:本(?:单位|机关|地区)|实际|自身)[^。，]{0,10}(?:填写|修改|补充|完善|调整|撰写)",
            "[（(【［\\[]请(?:简要|具体|详细|概括|如实|逐项|重点)?(?:说明|描述|介绍|概述|列出|列明|阐述)"
            "[^）)】］\\]\n]{0,30}[）)】］\\]]",
            "[此本]处(?:应|请|需)?(?:填|写明|插入|输入|录入|补充|略)",
            "(?:单击|点击)(?:此处|这里)(?:输入|添加|编辑)",
            "(?<![有亟尚仍])待(?:补充|填写|填报|填入)(?=[）)】］\\]。；，]|$)",
            "[（(【［\\[](?:略|待定|待核实|待确认|待完善|待更新|示例|样例|范文|范例|模板|参考模板|例文"
            ")[）)】］\\]]|[（(](?:单位名称|行政机关名称|单位全称|数字|年份)[）)]",
            "[（(【［\\[][^（(【［\\[）)】］\\]\n]{0,20}(?:\\d{3,4} ?字(?:以内|左右|以下|之内)"
            "|字数[不控限要以])"
            "[^（(）)】］\\]\n]{0,10}[）)】］\\]]",
            "(?m:^)(?:填[报写]说明|编写说明|写作(?:提示|要求|说明)|填[报写]要求|示例|样例|范文|模板)\\s*[:：]",
            "(?:以下|上述|本段)为(?:示例|模板|范文|样例)",
            "(?:表格|详见表格)如下[:：]\\s*\\Z",
        )
    )
    + ")"
)
_FEES_WITHOUT_FIGURES = re.compile("发出收费通知的?件数和总金额(?:以及|、|和|及)实际收取的?总金额")
_SAYS_HOW_MUCH = re.compile("[0-9零〇一二两三四五六七八九十无没未]")


def find_placeholders(prose: ProseText) -> Iterator[WordFault]:
    """Placeholders 〔…〕 as our own template has them, and names in braces; the year of a document's number is none."""
    for match in _TORTOISE_BRACKETS.finditer(prose.folded):
        if not _YEAR_IN_BRACKETS.fullmatch(match[1]):
            words = f"{name_place(prose)}里的“{prose.text[match.start() : match.end()]}”还空着，请填上或者删去。"
            yield WordFault(match.start(), match.end(), words)
    for match in _BRACES.finditer(prose.text):
        if not _YEAR_IN_BRACKETS.fullmatch(prose.folded[match.start(1) : match.end(1)]):
            yield WordFault(match.start(), match.end(), f"{name_place(prose)}里的“{match[0]}”不是数，请填上或者删去。")


def find_blank_marks(prose: ProseText) -> Iterator[WordFault]:
    """Marks that stand for a name or number that was to be filled in: ××, XX年, 某某局, 【】, ___, N件."""
    text = prose.folded
    for match in _BLANK_MARKS.finditer(text):
        if not _is_meant_so(text, match) and not _TEMPLATE_WORDS.search(match[0]):
            marked = _show_around(prose.text, match.start(), match.end())
            yield WordFault(match.start(), match.end(), f"{name_place(prose)}里的“{marked}”像是没有填完，请核对。")


def _is_meant_so(text: str, match: re.Match[str]) -> bool:
    """Whether marks are no blank: they hide a person's name or number, or draw a line across the page."""
    kind = match.lastgroup
    before, after = text[max(0, match.start() - 8) : match.start()], text[match.end() : match.end() + 1]
    if kind in ("crosses", "nobody", "letters", "stars") and _MASKED_PERSON.search(before[-4:]):
        return True
    if kind in ("crosses", "stars") and re.search("\\d{3}$", before) and re.match("\\d", after):
        return True
    if kind in ("stars", "line"):
        has_line_alone = before[-1:] in ("", "\n") and after[:1] in ("", "\n")
        return has_line_alone
    return False


def _show_around(text: str, start: int, end: int) -> str:
    """The words at a position with a few beside them on the same line."""
    before = text[max(0, start - 4) : start].rpartition("\n")[2]
    after = text[end : end + 4].partition("\n")[0]
    return before + text[start:end] + after


def find_template_words(prose: ProseText) -> Iterator[WordFault]:
    """Sentences that tell the writer what to write, as templates have them."""
    for match in _TEMPLATE_WORDS.finditer(prose.folded):
        yield _make_template_fault(prose, match)
    for match in _FEES_WITHOUT_FIGURES.finditer(prose.folded):
        end_of_sentence = prose.folded.find("。", match.end())
        rest = prose.folded[match.end() : end_of_sentence if end_of_sentence >= 0 else None]
        if not _SAYS_HOW_MUCH.search(rest):
            yield _make_template_fault(prose, match)


def _make_template_fault(prose: ProseText, match: re.Match[str]) -> WordFault:
    words = f"{name_place(prose)}里的“{prose.text[match.start() : match.end()].strip()}”是模板里的提示，请删去。"
    return WordFault(match.start(), match.end(), words)


KINDS = (
    WordKind(
        "guard.placeholder",
        "warning",
        "模板留下的〔…〕和写在｛｝里的名称都填上了。",
        "审核要求：不留空",
        WordExample("本报告电子版可在〔公开网站〕查阅。", "preamble"),
        WordExample("按照国办公开办函〔2021〕30号要求编制。", "preamble"),
        find_placeholders,
    ),
    WordKind(
        "guard.blank",
        "warning",
        "名称和数字写全了，没有用 ××、XX、某某、【】、___ 代替。",
        "审核要求：不留空",
        WordExample("2025年，××局共公开信息XX条。"),
        WordExample("申请人张××提出的申请已答复，12345热线7×24小时受理。"),
        find_blank_marks,
    ),
    WordKind(
        "guard.template",
        "warning",
        "模板里的提示语删去了：该部分以表格形式报告、（文字描述）、请填写。",
        "审核要求：删去填报提示",
        WordExample("（文字描述）该部分以文字形式报告。", "problems"),
        WordExample("引导申请人请填写《政府信息公开申请表》，统一了答复书模板。"),
        find_template_words,
    ),
)
