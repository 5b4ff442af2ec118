"""Prose, cover and notes of reports as offices publish them, the same from a web page, a text and a Word file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.model.importing import layouts, spoiled
from tests.model.importing.published import SUFFIXES, read_published
from tests.model.importing.spoiled import Part

Change = Callable[[list[Part]], list[Part]]

UNIT, DAY = layouts.COVER["unit"], "2026年1月12日"
PREAMBLE = "按照《条例》要求，编制本报告。统计期限为2025年1月1日至12月31日。"
TITLE = f"{UNIT}2025年政府信息公开工作年度报告"
LABELS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
TRADITIONAL = (
    "一、總體情況",
    "二、主動公開政府信息情況",
    "三、收到和處理政府信息公開申請情況",
    "四、政府信息公開行政復議、行政訴訟情況",
    "五、存在的主要問題及改進情況",
    "六、其他需要報告的事項",
)
OTHERWISE = (
    "工作总体情况",
    "主动公开情况",
    "政府信息公开申请办理情况",
    "行政复议和行政诉讼情况",
    "存在问题及改进措施",
    "其他事项",
)
SITE_HEAD = [
    "云岭县人民政府门户网站",
    "首页 机构概况 新闻中心 政务公开 政务服务",
    "当前位置：首页 > 政务公开 > 政府信息公开年报",
    "索引号：002489/2026-00012 主题分类：年报",
]
SITE_LINES = [
    "发布时间：2026-01-12 10:30",
    "来源：云岭县水务局",
    "浏览次数：1024",
    "【字体：大 中 小】 打印",
    "分享到：",
]
SITE_FOOT = [
    "附件下载：年报.docx",
    "【打印】【关闭】",
    "上一篇：云岭县水务局2024年政府信息公开工作年度报告",
    "相关信息",
    "云岭县水务局2023年政府信息公开工作年度报告 2024-01-15",
    "主办单位：云岭县人民政府办公室",
    "地址：云岭县人民路1号 邮编：318001",
    "网站标识码：3310000001 浙ICP备05000000号",
    "您访问的链接即将离开“云岭县人民政府”网站，是否继续？",
]
PRINTED = ["2026/1/20 10:30 云岭县水务局年报", "https://www.yunling.example.cn/art/1.html 1/5"]


def headings(labels: tuple[str, ...]) -> Change:
    renamed = dict(zip(LABELS, labels, strict=True))
    return lambda parts: [renamed.get(part, part) if isinstance(part, str) else part for part in parts]


def run_in(between: str) -> Change:
    """The headings of written sections in one paragraph with the first sentence."""

    def change(parts: list[Part]) -> list[Part]:
        changed: list[Part] = []
        for part in parts:
            if changed and changed[-1] in (LABELS[0], LABELS[4], LABELS[5]):
                changed[-1] = f"{changed[-1]}{between}{part}"
            else:
                changed.append(part)
        return changed

    return change


def title(*lines: str) -> Change:
    return lambda parts: [*lines, *parts[1:]]


def ending(*lines: str) -> Change:
    return lambda parts: [*parts[:-2], *lines]


WHOLE: dict[str, Change] = {
    "what a page has above": lambda parts: [*SITE_HEAD, *parts],
    "what a page has under the title": lambda parts: [parts[0], *SITE_LINES, *parts[1:]],
    "what a page has below": lambda parts: [*parts, *SITE_FOOT],
    "what a browser prints": lambda parts: [PRINTED[0], *parts[:4], *reversed(PRINTED), *parts[4:], PRINTED[1]],
    "page counts": lambda parts: [*parts[:3], "1/3", *parts[3:-4], "2/3", *parts[-4:], "3/3"],
    "a running title": lambda parts: [*parts[:4], TITLE, *parts[4:6], "政府信息公开工作年度报告", *parts[6:]],
    "a table of contents": lambda parts: [parts[0], "目 录", *(f"{label}……{1}" for label in LABELS), *parts[1:]],
    "contents without a word": lambda parts: [parts[0], *LABELS, *parts[1:]],
    "a document's head": lambda parts: ["云岭县水务局文件", "云水〔2026〕3号", "签发人：张三", *parts],
    "a title without a year": title(f"{UNIT}政府信息公开工作年度报告"),
    "a title without a unit": title("2025年政府信息公开工作年度报告", UNIT),
    "a title in traditional characters": title("云岭县水务局2025年政府信息公開工作年度報告"),
    "a title twice": title("政府信息公开工作年度报告", UNIT, "2025年政府信息公开工作年度报告"),
    "关于": title("关于云岭县水务局2025年政府信息公开工作的年度报告"),
    "公示": title(f"{TITLE}公示"),
    "radicals": title("云岭县⽔务局2025年政府信息公开⼯作年度报告"),
    "traditional headings": headings(TRADITIONAL),
    "headings with blanks": headings(tuple("　".join(label) for label in LABELS)),
    "第一部分": headings(tuple(f"第{label[0]}部分 {label[2:]}" for label in LABELS)),
    "headings without numbers": headings(tuple(label[2:] for label in LABELS)),
    "headings as subheadings": headings(tuple(f"（{label[0]}）{label[2:]}" for label in LABELS)),
    "headings worded otherwise": headings(OTHERWISE),
    "headings of radicals": headings(tuple(label.replace("工", "⼯").replace("行", "⾏") for label in LABELS)),
    "headings twice": lambda parts: [new for part in parts for new in ([part, part] if part in LABELS[:3] else [part])],
    "headings with units": headings(tuple(f"{label}（单位：件）" for label in LABELS)),
    "a lost heading": lambda parts: [part for part in parts if part != LABELS[1]],
    "sentences behind headings": run_in(""),
    "sentences behind a colon": run_in("："),
    "sentences behind a blank": run_in("　"),
    "signature on one line": ending(f"{UNIT}　{DAY}"),
    "date before name": ending(DAY, UNIT),
    "seal": ending("（此页无正文）", f"{UNIT}（盖章）", DAY),
    "Chinese date": ending(UNIT, "二○二六年一月十二日"),
    "signature behind a sentence": lambda parts: [*parts[:-3], f"{parts[-3]}{UNIT} {DAY}"],
    "sentence behind the signature": lambda parts: [*parts, "本页面由信息中心维护。如有错误，请联系我们。"],
}


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("change", WHOLE.values(), ids=list(WHOLE))
def test_prose_is_whole_and_clean_however_published(change: Change, suffix: str, tmp_path: Path) -> None:
    report = layouts.report("2021")
    parts = spoiled.parts(report)
    reading = read_published(change([TITLE, PREAMBLE, *parts[2:]]), tmp_path / f"a{suffix}")
    cover = reading.report.cover
    assert {id: reading.report.prose[id] for id in layouts.PROSE} == layouts.PROSE
    assert reading.report.prose["preamble"] == PREAMBLE
    assert (cover["unit"], cover["year"], cover["signed"], cover["dated"]) == (UNIT, "2025", UNIT, DAY)
    assert reading.report.figures == report.figures


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_report_without_a_date_is_signed_all_the_same(suffix: str, tmp_path: Path) -> None:
    parts = spoiled.parts(layouts.report("2021"))
    reading = read_published([*parts[:-1], *SITE_FOOT], tmp_path / f"a{suffix}")
    assert reading.report.cover["signed"] == UNIT
    assert "dated" not in reading.report.cover
    assert reading.report.prose["other"] == layouts.PROSE["other"]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_subheading_worded_like_a_section_stays_in_its_section(suffix: str, tmp_path: Path) -> None:
    inside = ["（一）主动公开政府信息情况", "公开简报46条。", "（二）依申请公开情况", "收到14件。"]
    parts = spoiled.parts(layouts.report("2021"))
    at = parts.index(LABELS[1])
    reading = read_published([*parts[:3], *inside, *parts[at:]], tmp_path / f"a{suffix}")
    assert reading.report.prose["overview"] == "\n".join(inside)
    assert reading.unplaced == ()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_sentences_that_speak_of_a_page_are_prose(suffix: str, tmp_path: Path) -> None:
    spoken = [
        "打印材料免收工本费，网站首页设有专栏",
        "全年网站浏览次数为10万次。",
        "附件一并公开。",
        "来源清晰、去向明确",
    ]
    parts = spoiled.parts(layouts.report("2021"))
    reading = read_published([*parts[:-4], *spoken, *parts[-2:]], tmp_path / f"a{suffix}")
    assert reading.report.prose["other"] == "\n".join(spoken)
