"""Lines that are no part of a report: what a web page prints around it, and a browser on its paper.

A line counts as one only where it can be nothing else, or where its place, before the title or behind the signature,
says so; a sentence that speaks of a website or of printing is a sentence.
"""

from __future__ import annotations

import re

from model.importing.matching.comparable import drop_blanks, fold_characters

_MAX_LENGTH = 200
"""Characters of a line of a page."""
_MAX_MENU_WORD = 12
_MIN_MENU_WORDS = 4

_FIELDS = (
    "标题|题名|信息名称|文件名称|(?:所属|所在|当前)?栏目|(?:信息|主题|体裁|组配)分类|服务对象|主题词|关键[词字]|内容概述"
    "|[发公][布文开](?:时间|日期)|更新(?:时间|日期)|生成(?:日期|时间)|成文时间|录入时间|提交时间|签发日期|生效日期|废止日期"
    "|有效性|时效|公开(?:方式|形式|范围|类型|属性|时限|程序)"
    "|原文链接|链接|网址链接|(?:信息|文章|稿件|内容)?来源|来源单位|供稿|供稿单位"
    "|(?:信息)?索引号|文号|发文字号|发文号|文件编号|统一编号|信息代码"
    "|发布(?:机构|单位|者|人)|发文(?:机关|单位)|公开(?:主体|机构)|信息公开机构|责任部门"
    "|字体|字号|字体大小|字体显示|文字大小|视力保护色|保护视力色|背景色|分享|分享[到至]|一键分享|扫一扫"
    "|(?:浏览|阅读|点击|访问)(?:次数|量|数|率)?|人气|责任编辑|责编|编辑|编审|审核人?|审稿|[初复终]审|校对|作者|撰稿|记者|录入人?"
    "|[上下]一?[篇条]|(?:相关|友情)(?:链接|文章|附件|文件|信息|阅读|新闻|报道|解读|下载)|附件|附件下载|下载附件|文件下载"
    "|[主承协]办(?:单位)?|技术支持|[维运][护维]单位|版权所有|网站标识码|备案号|网站备案号|网站支持|您?(?:当前|现在|目前)?的?(?:所在)?的?位置"
)
_FIELD_LINE = re.compile(rf"[\[(【]?(?:{_FIELDS})\d{{0,2}}[\])】]?[:：][^,;，；]*")
_BEGINNINGS = re.compile(
    r"版权所有|©|[Cc]opy[Rr]ight|网站地图|网站标识码|政府网站找错|扫一扫|扫描二维码|(?:用?手机|微信)扫|分享[到至]"
    r"|附件下载|下载附件|相关附件|相关链接|[上下]一[篇条页]|打印[本此][页文]|关闭(?:[本此]?(?:窗口|页))|返回(?:顶部|首页|列表|上一?[页级])"
    r"|[【\[](?:字体|打印|关闭|收藏|大中小|纠错)|无障碍(?:浏览|阅读|模式|版|$)|长者(?:模式|版|助手)|您是第\d*位|今天是20"
    r"|\S{0,12}(?:ICP|icp)备|.{0,3}公网安备|本站(?:已?支持|由|建议)|欢迎(?:访问|您|光临|来到)|您访问的链接|您好,?欢迎|请输入关键[词字]|热门搜索|热搜词?"
)
_RECORD_NUMBER = re.compile(r"ICP备\d+号|公网安备\d+号|网站标识码[:：]?\d{6,}")
_BREADCRUMB = re.compile(r"(?:您?(?:当前|现在|目前)?的?(?:所在)?的?位置[:：]?)?首页(?:[>＞»›→/\\|\-—·:]+[^。]{1,40})+")
_TRAIL = re.compile(r"[^。,;>＞»›]{1,30}(?:[>＞»›]+[^。;>＞»›]{1,60}){2,}")
_CONTROL_WORDS = (
    "打印|关闭|收藏|返回|顶部|底部|本页|本文|此页|窗口|页面|字体|字号|显示|大|中|小|默认|分享|到|至|扫一扫|[上下]一[篇页条]|首页|尾页"
    "|微信|微博|新浪|腾讯|QQ空间|QQ好友|QQ|人人网|朋友圈|豆瓣|百度|更多|复制链接|复制|链接|手机版|电脑版|无障碍(?:浏览|阅读)?|长者(?:模式|版)|繁體|繁体|简体|简体版|繁体版|版|ENGLISH|English|登录|注册|搜索|搜一搜|网站地图|设为首页|加入收藏"
    "|下载|PDF|WORD|Word|word|pdf|朗读|语音播报|播放|暂停|停止|纠错|我要纠错|点赞|赞|评论|收起|展开|A[+-]?|T[+-]?"
)
_CONTROLS = re.compile(rf"(?=.*\w)(?:{_CONTROL_WORDS}|[\W_])+")
_CLOCK = r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
_DAY = r"20\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
_TIME_STAMP = re.compile(rf"{_DAY}(?:星期.|周.)?(?:上午|下午|[AP]M)?{_CLOCK}[^,;，；。]{{0,120}}")
_WEEKDAY = re.compile(rf"(?:今天是)?{_DAY}(?:星期|周)[一二三四五六日天].{{0,20}}")
_ADDRESS = re.compile(r"(?:https?|file|ftp)://[!-~]+")
_ADDRESS_AND_PAGE = re.compile(rf"(?:https?|file|ftp)://[!-~]*?[^\d/]/?\d{{1,3}}/\d{{1,3}}(?:{_DAY})?(?:{_CLOCK})?")
_PAGE_COUNT = re.compile(r"\d{1,3}[/／]\d{1,3}|\d{1,3}of\d{1,3}|Page\d{1,3}(?:of\d{1,3})?")
_VIEWS = re.compile(r"(?:阅读|浏览|点击|访问)(?:量|数|次数)?[:：]?\d+次?|\d+次?(?:阅读|浏览|点击|访问)")
_MARK_OF_SENTENCE = re.compile(r"[。；！？，、]|[:：]$")


def is_sentence(text: str) -> bool:
    """Whether a line reads like running text: it has the marks of a sentence, or ends in a colon."""
    return bool(_MARK_OF_SENTENCE.search(text.rstrip()))


def is_printed_by_browser(text: str) -> bool:
    """Whether a line is what a browser prints at the top or foot of a page: time and title, or address and 1/5."""
    plain = _fold(text)
    return bool(_TIME_STAMP.fullmatch(plain) or (_ADDRESS.match(text.strip()) and _ADDRESS_AND_PAGE.fullmatch(plain)))


def is_web_address(text: str) -> bool:
    """Whether a line is the address of a web page and nothing else."""
    return bool(_ADDRESS.fullmatch(_fold(text)))


def is_page_count(text: str) -> bool:
    """Whether a line is the number of a page and how many there are: 1/5."""
    return bool(_PAGE_COUNT.fullmatch(_fold(text)))


def is_site_line(text: str) -> bool:
    """Whether a line can only be of a web page: a breadcrumb, 发布时间：…, 打印 关闭, who hosts the site."""
    plain = _fold(text)
    if not plain or len(plain) > _MAX_LENGTH or "。" in plain:
        return False
    if _FIELD_LINE.fullmatch(plain) or _BEGINNINGS.match(plain) or _RECORD_NUMBER.search(plain):
        return True
    if _BREADCRUMB.fullmatch(plain) or _TRAIL.fullmatch(plain) or _CONTROLS.fullmatch(plain):
        return True
    return bool(_WEEKDAY.fullmatch(plain) or _VIEWS.fullmatch(plain)) or is_printed_by_browser(text)


def is_menu(text: str) -> bool:
    """Whether a line is many short words side by side, as the menu of a page is."""
    words = [word for word in re.split(r"[\s|｜·]+", text) if word]
    return (
        len(words) >= _MIN_MENU_WORDS and all(len(word) <= _MAX_MENU_WORD for word in words) and not is_sentence(text)
    )


def _fold(text: str) -> str:
    return drop_blanks(fold_characters(text))
