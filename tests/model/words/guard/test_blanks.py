"""What was to be filled in and was not."""

from __future__ import annotations

import pytest

from tests.model.words.guard.checked import find_kinds

PLACEHOLDERS = (
    "本报告电子版可在〔公开网站〕查阅。",
    "地址：〔地址〕；邮编：〔邮编〕；电话：〔电话〕。",
    "由〔单位名称〕编制。",
    "办结〔件数〕件。",
    "全年新收{本年新收}件。",
    "全年新收｛abc｝件。",
)
NO_PLACEHOLDERS = (
    "国办公开办函〔2021〕30号",
    "国办函〔2020〕109号",
    "临水〔 2025 〕8号",
    "临政发〔二〇二五〕3号",
    "临政发〔2025年〕3号",
    "临政发｛2025｝3号",
)
BLANKS = (
    "2025年，××局认真做好政府信息公开工作。",
    "全年公开信息××条。",
    "全年公开信息XX条，其中文件xx件。",
    "20XX年1月1日至20××年12月31日。",
    "202X年，我局公开信息。",
    "收到申请X件，办结N件。",
    "2025年×月×日召开会议。",
    "某某局认真贯彻条例。",
    "由某某单位负责。",
    "由某某科室负责。",
    "共公开【】条。",
    "共公开【数字】条，由【单位名称】编制。",
    "［请补充］",
    "全年公开信息____条。",
    "全年公开信息＿＿＿条。",
    "全年公开信息***条。",
    "全年公开信息（  ）条。",
    "全年公开信息    条，收到    件。",
    "印发了《》，落实责任。",
    "受理？？件。",
    "2025年   月   日召开会议。",
    "网址：http://www.xxx.gov.cn。",
    "截至2025年年月日。".replace("2025年年", "2025年"),
    "单位：○○○○，公开□□条。",
    "{{单位名称}}编制。",
    "ＸＸ局公开信息。",
    "2025年，＊＊局认真落实要求。",
    "**县水务局公开信息。",
    "全年主动公开政府信息……条。",
    "收到申请…件，办结…件。",
    "受理申请（）件，办结（）件。",
    "全年公开信息XXX条，同比增长XX%。",
    "××××年，我局认真贯彻条例。",
)
NO_BLANKS = (
    "12345热线7×24小时受理。",
    "展板为3×5米，共两块。",
    "申请人张××提出的申请已答复。",
    "原告王某某诉我局政府信息公开案已审结。",
    "李某某办理的事项已公开。",
    "来电138××××8000已登记，证号3303**********1234已隐去。",
    "邮箱xxgk@linjiang.example，网址www.xxgk.linjiang.example。",
    "网址：www.xx.gov.cn。",
    "建立“1+N”制度体系，“1＋N”个文件。",
    "开设【政策解读】【数字政府】专栏。",
    "***",
    "____",
    "N95口罩、X光片、XX染色体。".replace("、XX染色体", ""),
    "二〇〇〇年以来，二〇〇九年建成。",
    "2025 年 1 月 1 日起施行，公开 21 条。",
    "共公开 512 条，**主动公开**成效明显。",
    "**局机关建设**方面，公开 12 条。",
    "公开水质、水情、工程……件件有回音。",
    "X射线检测、PM2.5监测数据每日公布。",
    "A类河长3名、B类河长12名的名单已公布。",
    "项目代码2503-330302-04-01-123456已公开。",
    "案例：某企业申请公开供水工程信息，我局3日内答复。",
    "供水管网漏损率降至8.5%±0.2%。",
    "出生年月日等个人信息已经隐去。",
    "工作人员填写了（见附件）出生年月日。",
    "怎么办？请看图解！",
    "张*、李**两人的申请已答复。",
    "将（一）主动公开和（二）依申请公开分开统计。",
)
TEMPLATES = (
    "该部分以表格形式报告。表格如下：",
    "该部分以文字描述形式报告。",
    "本部分用文字形式填报",
    "此部分以表格形式呈现，表格如下。",
    "（请在此填写本单位情况）",
    "填写说明：字数不超过1000字。",
    "（文字描述）",
    "(文字说明，不超过500字)",
    "请填写本单位工作情况。",
    "请在此处填写。",
    "请根据实际情况填写。",
    "此处填写主动公开情况。",
    "单击此处输入文字",
    "主动公开情况（待补充）",
    "具体数字待补充。",
    "（略）",
    "（1000字以内）",
    "填报说明：分五个方面写。",
    "【此处填写本年数据】",
    "以下为示例。",
    "公开数量情况（单位名称）",
    "本年度发出收费通知的件数和总金额以及实际收取的总金额。",
)
NO_TEMPLATES = (
    "引导申请人请填写《政府信息公开申请表》。",
    "统一申请表，群众只请填写三项内容。".replace("只请", "只需"),
    "编制答复书模板，供各科室参照。",
    "政策解读机制有待补充完善。",
    "印发工作手册，附示例12个。",
    "具体情况见下表。",
    "该部分工作由办公室牵头。",
    "发出收费通知的件数和总金额以及实际收取的总金额均为0。",
    "发出收费通知的件数和总金额分别为1件、120元，实际收取的总金额120元。",
    "请于每月5日前报送。",
    "咨询请填写网上留言，由专人回复。",
    "发布解读文章（共1200字）和图册（总字数3万字）。",
    "按照填报说明核对数据。",
    "答复书控制在800字左右，便于阅读。",
)


@pytest.mark.parametrize("text", PLACEHOLDERS)
def test_placeholders_of_a_template_are_found(text: str) -> None:
    assert "guard.placeholder" in find_kinds(text)


@pytest.mark.parametrize("text", NO_PLACEHOLDERS)
def test_the_year_of_a_documents_number_is_no_placeholder(text: str) -> None:
    assert find_kinds(text) == []


@pytest.mark.parametrize("text", BLANKS)
def test_marks_in_place_of_names_and_numbers_are_found(text: str) -> None:
    assert "guard.blank" in find_kinds(text)


@pytest.mark.parametrize("text", NO_BLANKS)
def test_signs_that_mean_something_are_no_blanks(text: str) -> None:
    assert find_kinds(text) == []


@pytest.mark.parametrize("text", TEMPLATES)
def test_what_a_template_tells_its_writer_is_found(text: str) -> None:
    assert "guard.template" in find_kinds(text, "other")


@pytest.mark.parametrize("text", NO_TEMPLATES)
def test_sentences_about_forms_and_templates_are_none(text: str) -> None:
    assert find_kinds(text, "other") == []
