"""Invents the words of reports as careful bodies write them, full of what only looks as if it must not go out."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from model.form import editions

UNITS = (
    ("临江县水务局", "我局", "全县", "临江县"),
    ("东州市临江区统计局", "我局", "全区", "临江区"),
    ("临江县人民政府", "我县", "全县", "临江县"),
    ("东州市人民政府", "我市", "全市", "东州市"),
    ("临江县城东街道办事处", "我街道", "街道", "临江县"),
    ("柳湾镇人民政府", "我镇", "全镇", "临江县"),
    ("东州市市场监督管理局", "我局", "全市", "东州市"),
    ("临江县住房和城乡建设局", "本机关", "全县", "临江县"),
    ("东州经济技术开发区管理委员会", "我区", "全区", "东州市"),
    ("国家税务总局临江县税务局", "我局", "全县", "临江县"),
)
"""Bodies: the name, what they call themselves, what they answer for, and the region they lie in."""

_SIX = (
    "总体情况，主动公开政府信息情况，收到和处理政府信息公开申请情况，政府信息公开行政复议、行政诉讼情况，"
    "存在的主要问题及改进情况，其他需要报告的事项"
)
_PREAMBLES = (
    "根据《中华人民共和国政府信息公开条例》（以下简称《条例》）和{notice}要求，现公布{unit}{year}年政府信息公开工作年度报告。",
    "按照《条例》第五十条规定，{unit}编制了{year}年政府信息公开工作年度报告。",
    "依据《条例》和《中华人民共和国政府信息公开工作年度报告格式》（{notice}），编制本报告。",
    "本报告由{unit}根据《条例》编制。",
    "根据《条例》，现将{year}年度政府信息公开工作情况报告如下。",
)
_PARTS = (
    "报告由{six}六个部分组成。",
    "全文包括{six}等六个部分。",
    "本报告共六个部分。",
    "报告由总体情况等六个部分组成。",
    "",
)
_PERIODS = (
    "所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。",
    "本报告中所列数据统计时限为{year}年1月1日至12月31日。",
    "统计期限从{year}年1月1日至{year}年12月31日24时。",
    "数据统计截至{year}年12月31日。",
    "本报告统计期为{year} 年 1 月 1 日至 {year} 年 12 月 31 日。",
)
_WHERE = (
    "本报告电子版可在{region}人民政府门户网站（www.linjiang.example/zwgk/xxgk_2025/t20260112_139.html）下载。",
    "电子版在“政府信息公开年报”栏目查阅。",
    "",
)
_CONTACTS = (
    "如有疑问，请与{unit}办公室联系（地址：滨河路18号；邮编：000018；电话：0000-8800123；电子邮箱：xxgk@linjiang.example）。",
    "如对本报告有疑问，请与{we}办公室联系，电话（0000）88001230，传真0000-88001231。",
    "联系电话：88001230；地址：滨河路139号13楼1380室。",
    "如有疑问，可向{unit}咨询（工作日8:30—11:30，电话：0000-8800123转1301）。",
)
_OPENINGS = (
    "{year}年，{we}认真贯彻《条例》，{whole}政府信息公开工作平稳有序。",
    "{year}年，在上级部门的指导下，{we}以“公开为常态、不公开为例外”为原则，扎实推进政务公开。",
    "2019年新修订的《条例》施行以来，{we}持续完善制度；{year}年，重点抓好三项工作。",
    "{year}年是推进数字政府建设的重要一年，{we}坚持以公开促规范、促服务。",
    "{we}高度重视政府信息公开工作，{year}年召开专题会议3次，与{last}年相比增加1次。",
    "{unit}{year}年政府信息公开工作情况如下。",
    "",
)
_TITLES = ("{aspect}", "{aspect}情况", "{aspect}方面", "扎实做好{aspect}")
_ASPECT_SENTENCES: dict[str, tuple[str, ...]] = {
    "主动公开": (
        "全年通过网站公开信息1,234条，其中文件12件、解读材料8篇（含图解5篇）。",
        "汛期每天8:00和20:00两次公布水位，单位为米，精确到0.01。",
        "公开{year}年部门预算和{last}年部门决算，“三公”经费下降12.5%。",
        "按《条例》第二十条第（一）、（五）、（六）项公开，行政许可、行政处罚在7个工作日内公示。",
        "按时发布{last}年政府信息公开工作年度报告。",
        "开设【政策解读】【民生实事】专栏，推送短视频《一滴水的旅程》等33部。",
        "印发《{region}供水管理办法（试行）》（临政办发〔{year}〕8号），同步公布图解。",
        "12345热线7×24小时受理，来电号码138××××8000等个人信息已经隐去。",
        "落实国办函〔2020〕109号、国办发〔2017〕60号文件。",
    ),
    "依申请公开": (
        "本年新收申请48件，上年结转4件，办结49件，结转下年3件。",
        "全年未收到政府信息公开申请。",
        "制定答复书模板6种，引导申请人请填写《政府信息公开申请表》，当面核验身份证，不留存复印件。",
        "申请人张××诉{we}政府信息公开一案，法院驳回其诉讼请求。",
        "依法答复王某某等3人提出的申请，均在20个工作日内办结。",
        "申请数量为0。",
    ),
    "政府信息管理": (
        "落实“三审三校”制度：1）起草科室初审；2）办公室复核；3）分管领导签发。",
        "本年制发行政规范性文件2件，废止1件，现行有效8件。",
        "公文起草时定公开属性，定为不予公开的写明理由。",
        "3月5日至12日、9月1日至30日两次清理过期信息，改正错链12处。",
    ),
    "政府信息公开平台建设": (
        "改版门户网站，设“查水情”“办用水”“看工程”三类入口，支持IPv6和无障碍浏览。",
        "政务新媒体发布信息512条，阅读量1.2万次；关停不用的账号1个。",
        "建立“1+N”的信息发布机制，由1个网站带动N个新媒体账号。",
        "在政务服务大厅设公开专区，配自助查询机2台。",
    ),
    "监督保障": (
        "到江北县水务局学习交流，与{region}司法局联合开展培训2次，参加86人次。",
        "每季度自查一遍，发现的问题当月改正；{last}年年报中指出的问题已经整改。",
        "接受社会评议，群众满意率98.6%；本年没有因政府信息公开工作被追究责任的情况。",
        "成立领导小组，由主要领导任组长，办公室两人专责。",
    ),
}
_OWN_TITLES = (
    "强化组织领导，压实工作责任",
    "突出重点领域，加大公开力度",
    "规范申请办理，回应群众关切",
    "建好公开平台，做实监督保障",
)
_PROBLEMS = (
    "一是政策解读形式比较单一；二是专栏更新不够及时，有待加强。",
    "仍存在一些不足：部分工程信息公布偏晚，答复文书说理还不够充分。",
    "对照群众期盼，公开的主动性需进一步提高，业务人员变动较多。",
    "（一）公开意识有待提高。个别科室报送信息慢。\n（二）公开内容不够丰富。图解和视频偏少。",
)
_IMPROVEMENTS = (
    "下一步，{we}将增加图解和视频解读，由办公室按季检查。",
    "针对上述问题，一是把更新责任落实到科室，二是整理三年来的答复，编出说理范例。",
    "{next}年，{we}将做好三项工作：加强培训，完善制度，规范答复。",
    "改进情况：已建立月通报制度；今后每月5日前报送，逾期督促。",
    "因此，要加强学习，提高认识，落实责任。",
)
_OTHERS = (
    "无",
    "无。",
    "{year}年，{we}没有收取信息处理费，没有其他需要报告的事项。",
    "本年度未产生信息处理费。",
    "发出收费通知1件，通知收取金额120元，实际收取金额120元。",
    "按照《政府信息公开信息处理费管理办法》，本年度发出收费通知的件数和总金额以及实际收取的总金额均为0。",
    "{year}年收取信息处理费0元。",
)


def write_sound_prose(chance: Random, year: int) -> tuple[str, dict[str, str]]:
    """The name of a body, and the words of its report of a year, by place."""
    unit, we, whole, region = chance.choice(UNITS)
    words = {
        "unit": unit,
        "we": we,
        "whole": whole,
        "region": region,
        "year": year,
        "last": year - 1,
        "next": year + 1,
        "notice": editions.load_form(editions.edition_for(year)).notice,
        "six": _SIX,
    }

    def pick(sentences: Sequence[str]) -> str:
        return chance.choice(sentences).format(**words)

    preamble = "".join(pick(sentences) for sentences in (_PREAMBLES, _PARTS, _PERIODS, _WHERE, _CONTACTS))
    problems = pick(_PROBLEMS) + chance.choice(("", "\n")) + pick(_IMPROVEMENTS)
    overview = pick(_OPENINGS) + "\n" + "\n".join(_write_aspects(chance, words))
    return unit, {"preamble": preamble, "overview": overview.strip(), "problems": problems, "other": pick(_OTHERS)}


def _write_aspects(chance: Random, words: dict[str, object]) -> list[str]:
    """Section one under the five headings of the form, under headings of the body's own, or without any."""
    title = chance.choice(_TITLES)
    style = chance.choice(("official", "official", "own", "plain"))
    paragraphs = []
    for number, (aspect, sentences) in enumerate(_ASPECT_SENTENCES.items()):
        chosen = chance.sample(sentences, chance.randint(1, min(3, len(sentences))))
        body = "".join(sentence.format(**words) for sentence in chosen)
        if style == "plain":
            paragraphs.append(body)
        elif style == "own" and number < len(_OWN_TITLES):
            paragraphs.append(f"（{'一二三四'[number]}）{_OWN_TITLES[number]}。{body}")
        elif style == "own":
            paragraphs[-1] += body
        else:
            end = chance.choice(("。", "\n", "。\n"))
            paragraphs.append(f"（{'一二三四五'[number]}）{title.format(aspect=aspect)}{end}{body}")
    return paragraphs
