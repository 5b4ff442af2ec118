"""Lines of a web page, of a browser's paper, and sentences that only speak of such things."""

from __future__ import annotations

import pytest

from model.importing.matching.written.site_lines import (
    is_menu,
    is_page_count,
    is_printed_by_browser,
    is_sentence,
    is_site_line,
    is_web_address,
)


@pytest.mark.parametrize(
    "line",
    [
        "当前位置：首页 > 政务公开 > 政府信息公开年报",
        "首页-政务公开-年报",
        "政务公开>>法定主动公开内容>>年报",
        "发布时间：2026-01-12 10:30 来源：云岭县水务局 浏览次数：123",
        "2026-01-12 10:30:21",
        "索 引 号：002489/2026-00012",
        "文号：云水〔2026〕3号",
        "【字体：大 中 小】 打印 关闭",
        "字号：[大][中][小]",
        "分享到：",
        "微信 微博 QQ空间",
        "责任编辑：张三",
        "上一篇：云岭县水务局2024年政府信息公开工作年度报告",
        "下一篇：没有了",
        "相关链接",
        "附件下载：年报.docx",
        "扫一扫在手机打开当前页",
        "关闭窗口",
        "主办单位：云岭县人民政府办公室 承办单位：云岭县大数据中心",
        "浙ICP备05000000号",
        "浙公网安备 33100002000001号",
        "网站标识码：3310000001",
        "版权所有 云岭县人民政府",
        "Copyright © 2026 云岭县人民政府",
        "今天是2026年1月20日 星期二",
        "您访问的链接即将离开“云岭县人民政府”网站，是否继续？",
        "阅读 1234",
    ],
)
def test_a_page_says_so_wherever_the_line_stands(line: str) -> None:
    assert is_site_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "打印材料免收工本费，网站首页设有专栏",
        "全年网站浏览次数为10万次。",
        "来源清晰、去向明确",
        "分享经验3次。",
        "附件一并公开。",
        "无障碍环境建设有序推进",
        "（一）主动公开",
        "一是完善网站栏目设置",
        "主办单位为县政府办公室。",
        "无",
        "/",
        "2026年1月12日",
        "云岭县水务局",
        "地址：云岭县滨河路18号",
        "网址：https://www.yunling.example.cn/zwgk/",
    ],
)
def test_text_that_speaks_of_websites_is_text(line: str) -> None:
    assert not is_site_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "2026/1/20 10:30 云岭县水务局2025年政府信息公开工作年度报告",
        "2026/1/20 上午10:30 年报-云岭县人民政府",
        "https://www.yunling.example.cn/art/2026/1/12/art_1_2.html 1/5",
        "file:///C:/Users/a/年报.html 2/5".replace("年报", "nb"),
    ],
)
def test_a_browser_prints_time_and_address(line: str) -> None:
    assert is_printed_by_browser(line)


def test_an_address_alone_may_be_anybodys() -> None:
    assert is_web_address("https://www.yunling.example.cn/zwgk/")
    assert not is_printed_by_browser("https://www.yunling.example.cn/zwgk/")
    assert not is_web_address("电子版见 https://www.yunling.example.cn/zwgk/")


def test_a_page_count_is_two_numbers() -> None:
    assert is_page_count("1/5")
    assert not is_page_count("2025/1/8")


def test_a_menu_is_many_short_words() -> None:
    assert is_menu("首页 机构概况 新闻中心 政务公开 政务服务")
    assert not is_menu("云岭县水务局 2026年1月12日")


def test_a_sentence_has_marks() -> None:
    assert is_sentence("编制本报告。")
    assert is_sentence("主要有：")
    assert not is_sentence("政府信息公开年报")
