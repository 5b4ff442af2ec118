"""The words in which reports state figures, each with what it means for the tables.

A number is taken for the figure of a cell only where every word that says what it counts is found here. So a word that
narrows (按时, 备案, a channel, another body's name) has to stay out of this list: whatever is not here makes the
statement one that no table can bear out or contradict.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

WordKind = Literal[
    "filler", "disclose", "request", "row", "column", "remedy", "outcome", "document", "flow", "decision", "decide",
    "fees", "case", "channel", "part", "sum", "share", "respectively", "each", "joint", "negation", "own", "all", "time",
    "other_time", "compare", "rise", "fall", "plan", "future", "cumulative", "rough", "inside", "scope",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the vocabulary. value: what of its kind it means, such as the id of a row."""

    kind: WordKind
    value: str = ""


_FILLERS = (
    "总体 一共 总共 共 计 约定 已经 已 为 是 有 的 了 数 数量 总数 总量 件数 量 总 达 达到 其余 实际 各类 相关 有关 "
    "政府信息公开 政府信息 信息公开 政务公开 政务信息公开 申请人 申请人提交 申请者 群众 社会公众 公众 市民 提交 提出 提起 递交 "
    "公民、法人和其他组织 公民、法人或其他组织 公民、法人或者其他组织 公民、法人及其他组织 公民法人和其他组织 公民法人或其他组织 "
    "自然人、法人和其他组织 自然人、法人或其他组织 自然人、法人或者其他组织 "
    "依法 依规 依法依规 严格 规范 妥善 认真 积极 办理情况 受理情况 处理情况 情况 方面 办理结果 处理结果 答复结果 结果 决定 作出 做出 给予 "
    "进行 予以 事项 件 办件 类 类型 类别 情形 情况为 从 按 看 来看 来自 由 因 因为 对 在 于 以 向 经 就 并 则 即 又 另 另有 另外 还 "
    "所 该 这些 这 上述 以上 此 具体 具体为 如下 引起 引发 引起的 引发的 产生 涉及 涉 发生 出现 存在 被 提请 应诉 参加 "
    "继续 全部 完毕 属于 系 占用 认定为 告知 新 本机关 本行政机关 书面 总计数 处理决定 与 个人信息公开 工作 "
    "收到的 受理的 办理的 答复的 的申请 按照申请人分 按申请人类型分 按申请人类别分 从申请人类型看 从申请人看 从办理结果看 从答复结果看 "
    "申请主体 主体 申请人类型 申请人情况 申请人类别 申请对象 行政机关 依照 条例 根据 规定 印发的 期间 内 "
    "原告 被告 被诉 被复议 复议机关 人民法院 法院 作为 当中 之中 来 至今 现 现有 目前"
).split()  # fmt: skip
_WORDS: dict[tuple[WordKind, str], str] = {
    ("disclose", ""): "公开 主动公开 集中公开 公布 对外公开",
    ("request", ""): (
        "政府信息公开申请 政府信息依申请公开申请 政府信息公开申请件 信息公开申请 公开申请 依申请公开 依申请公开件 依申请公开申请 依申请公开事项 "
        "依申请公开政府信息 依申请公开政府信息申请 依申请公开信息 依申请 依申请件 依申请事项 申请件 申请 申请表 申请公开政府信息 政府信息申请 "
        "申请书 公开政府信息申请 公开政府信息的申请 政府信息依申请公开 信息公开申请件 政务公开申请 政务信息公开申请 申请公开"
    ),
    ("row", "received"): "新收 收到 受理 接收 接到 新受理 新接收 新收到 收到并受理 登记受理 新增受理 新增 收件",
    ("row", "worked"): "收办 办理 处理 承办 受理办理 受理并办理 收到办理",
    ("row", "closed"): "办结 已办结 办理完结 办理完毕 办毕 处理完毕 办复 完成办理 办完 全部办结 予以办结",
    ("row", "answered"): "答复 回复 作出答复 做出答复 予以答复 书面答复 已答复 答复办结 办结答复 答复完毕 给予答复 予以回复",
    ("row", "carried_in"): (
        "上年结转 上年度结转 上一年结转 上一年度结转 上年转结 上年度转结 上年转来 上年度转来 上一年度转来 上年转入 去年结转 去年转结 去年转来 往年结转 "
        "结转上年 结转上年度 上年末结转 上年底结转 上年结转至本年 上年度结转至本年度 上年遗留 由上年结转 从上年结转 结转自上年 结转上一年 结转上一年度 "
        "上年结转本年 上年结转到本年 上一年度转结 上一年转来"
    ),
    ("row", "carried_out"): (
        "结转下年 结转下年度 结转下一年 结转下一年度 结转至下年 结转至下年度 结转至下一年 结转至下一年度 结转到下年 结转到下年度 结转到下一年 "
        "结转到下一年度 结转次年 结转至次年 结转明年 结转下年办理 结转下年度办理 结转下年继续办理 结转下年度继续办理 结转下一年度继续办理 结转至下年度继续办理 "
        "结转至下一年度继续办理 结转至次年继续办理 结转次年继续办理 转下年 转下年度 转入下年 转入下年度 顺延 顺延至下年 顺延至下年度 顺延下年 顺延至次年 "
        "正在办理 未办结 尚未办结 仍在办理 尚在办理 在办 正在办理中 还在办理 仍未办结 尚未办理完毕 未办理完毕 未答复 尚未答复 年末未办结 年底未办结 "
        "结转下一年办理 结转下一年度办理 结转下一年继续办理 结转至下一年继续办理 跨年办理 尚未办理完结"
    ),
    ("row", "carried"): "结转 转结",
    ("row", "granted"): "予以公开 同意公开 全部公开 全部予以公开 准予公开 决定予以公开 给予公开",
    ("row", "partial"): "部分公开 予以部分公开 部分予以公开 同意部分公开 区分处理 作部分公开 决定部分公开",
    ("row", "refused"): "不予公开 决定不予公开 不同意公开",
    ("row", "unable"): "无法提供 不能提供 无法提供信息 无法提供政府信息",
    ("row", "rejected"): "不予处理 决定不予处理",
    ("row", "otherwise"): "其他处理 作其他处理 作出其他处理 其他方式处理 其他情形处理 予以其他处理",
    ("row", "refused.secret"): "属于国家秘密 涉及国家秘密 国家秘密",
    ("row", "refused.law"): "其他法律行政法规禁止公开 法律行政法规禁止公开 法律、行政法规禁止公开 其他法律、行政法规禁止公开 法律法规禁止公开",
    ("row", "refused.safety"): "危及三安全一稳定 三安全一稳定",
    ("row", "refused.third_party"): "保护第三方合法权益 保护第三方权益 损害第三方合法权益 涉及第三方合法权益 第三方合法权益",
    ("row", "refused.internal"): "属于三类内部事务信息 三类内部事务信息 内部事务信息 属于内部事务信息",
    ("row", "refused.process"): "属于四类过程性信息 四类过程性信息 过程性信息 属于过程性信息",
    ("row", "refused.enforcement"): "属于行政执法案卷 行政执法案卷 行政执法案卷信息 属于行政执法案卷信息",
    ("row", "refused.query"): "属于行政查询事项 行政查询事项",
    ("row", "unable.not_held"): (
        "本机关不掌握相关政府信息 本机关不掌握 不掌握相关政府信息 不掌握相关信息 本机关不掌握相关信息 不掌握 不掌握政府信息 信息不存在 政府信息不存在"
    ),
    ("row", "unable.to_be_made"): (
        "没有现成信息需要另行制作 没有现成信息需另行制作 没有现成信息、需要另行制作 没有现成信息 需要另行制作 需另行制作 无现成信息需要另行制作"
    ),
    ("row", "unable.unclear"): "补正后申请内容仍不明确 补正后仍不明确 补正后内容仍不明确 经补正后申请内容仍不明确 补正后申请内容不明确",
    ("row", "rejected.petition"): "信访举报投诉类申请 信访举报投诉类 信访、举报、投诉类申请 信访投诉举报类 信访投诉举报类申请 信访、投诉、举报类申请",
    ("row", "rejected.repeated"): "重复申请 属于重复申请 重复申请的",
    ("row", "rejected.publication"): "要求提供公开出版物 公开出版物",
    ("row", "rejected.excessive"): "无正当理由大量反复申请 大量反复申请",
    ("row", "rejected.confirmation"): (
        "要求行政机关确认或重新出具已获取信息 要求确认或重新出具已获取信息 要求确认或重新出具 确认或重新出具已获取信息 要求行政机关确认或重新出具已获取的信息"
    ),
    ("row", "otherwise.uncorrected"): (
        "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 申请人无正当理由逾期不补正 无正当理由逾期不补正 逾期不补正 逾期未补正 "
        "申请人逾期不补正 申请人逾期未补正"
    ),
    ("row", "otherwise.unpaid"): (
        "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 申请人逾期未按收费通知要求缴纳费用 逾期未按收费通知要求缴纳费用 逾期未缴费 "
        "逾期未缴纳费用 申请人逾期未缴费 申请人逾期未缴纳费用"
    ),
    ("column", "natural"): "自然人 公民 公民个人 个人 自然人申请 公民申请 个人申请 自然人提交 自然人提出",
    ("column", "organisations"): (
        "法人或其他组织 法人和其他组织 法人及其他组织 法人或者其他组织 法人、其他组织 法人与其他组织 法人 法人组织 法人和组织 法人及组织 "
        "法人或组织 法人或非法人组织 法人和非法人组织"
    ),
    ("column", "business"): "商业企业 企业",
    ("column", "research"): "科研机构 科研单位",
    ("column", "charity"): "社会公益组织 公益组织",
    ("column", "legal"): "法律服务机构 法律服务组织",
    ("remedy", "review"): "行政复议 复议 行政复议案件 行政复议申请",
    ("remedy", "litigation"): "行政诉讼 诉讼 行政诉讼案件 行政应诉 行政应诉案件",
    ("remedy", "direct"): (
        "未经复议直接起诉 直接起诉 直接提起行政诉讼 未经行政复议直接起诉 未经复议直接提起行政诉讼 未经复议直接起诉行政诉讼 未经复议 未经行政复议"
    ),
    ("remedy", "after_review"): "复议后起诉 经复议后起诉 行政复议后起诉 复议后提起行政诉讼 复议后提起诉讼 经行政复议后起诉 行政复议后提起行政诉讼 复议后诉讼",
    ("outcome", "upheld"): "结果维持 维持 被维持 予以维持 维持原行政行为",
    ("outcome", "corrected"): "结果纠正 纠正 被纠正 纠错 被纠错 予以纠正 败诉",
    ("outcome", "other"): "其他结果 其它结果",
    ("outcome", "pending"): "尚未审结 未审结 正在审理 尚在审理 仍在审理 正在审理中 在审 尚未结案 未结案",
    ("document", "normative"): "行政规范性文件 规范性文件",
    ("document", "regulations"): "规章 政府规章 地方政府规章 部门规章",
    ("flow", "issued"): "制发 制定 制定出台 出台 印发 新制发 新制定 新出台 制定印发 制定发布 制定并印发 新制作 制作 制定并公开",
    ("flow", "repealed"): "废止 予以废止 宣布废止",
    ("flow", "in_force"): "现行有效 有效 继续有效 现行",
    ("decision", "licensing"): "行政许可 许可",
    ("decision", "penalties"): "行政处罚 处罚",
    ("decision", "coercion"): "行政强制 强制",
    ("decide", ""): "作出 做出 决定 处理决定 许可决定 处罚决定 强制决定",
    ("case", ""): "案件 案 诉讼案件 应诉案件",
    ("fees", ""): "行政事业性收费 行政事业性收费收入 行政事业性收费金额 收取行政事业性收费",
    ("channel", ""): (
        "网络 网上 线上 互联网 在线 在线平台 电子邮件 邮件 电子邮箱 邮箱 信函 信件 邮寄 邮政快递 快递 挂号信 当面 现场 窗口 传真 口头 线下 纸质 "
        "网络申请 网上申请 网络提交 信函申请 信件申请 邮寄申请 邮件申请 电子邮件申请 当面申请 当面提交 现场申请 现场提交 传真申请 窗口申请 平台申请 "
        "网站 网站申请 网上平台 线上申请 在线申请 依申请公开系统 依申请公开平台 网络平台 网络渠道 政府网站 门户网站 政府门户网站 信函方式 "
        "通过网络 通过网站 通过信函 通过邮寄 通过当面 通过传真 通过电子邮件 通过网上 通过现场 其他渠道 其他方式 其他途径"
    ),
    ("scope", ""): "渠道 方式 途径 形式 通过 采用 采取 以网络 以信函 以当面 系统 平台",
    ("part", ""): "其中 包括 包含 分为 含 其中有 分别是 涉及到 其中包括 其中包含",
    ("sum", ""): "合计 共计 总计 合计为 共计为 总计为 两项合计 三项合计 以上合计 累计共",
    ("share", ""): "占 占比 占比为 占比达 比例为 占总数 占总量 占申请总数 占申请总量 占总数的 占总量的 占全部申请的 占申请总数的 占申请总量的 占比约为",
    ("respectively", ""): "分别 分别为 分别有",
    ("each", ""): "均为 均 各为 各 都为 都是 均是 全为",
    ("joint", ""): "和 及 以及 或 或者 与 加 暨",
    ("negation", ""): "未 没有 无 未曾 从未 没",
    ("compare", ""): (
        "同比 比上年 比去年 较上年 较去年 较上年度 比上年度 比上一年 较上一年 较上一年度 比上一年度 与上年相比 与去年相比 和上年相比 同上年相比 同去年相比 "
        "与上年度相比 与上一年相比 与上一年度相比 比去年同期 较去年同期 比上年同期 较上年同期 与去年同期相比 与上年同期相比 同比去年 同比上年 相比上年 相比去年"
    ),
    ("rise", ""): "增长 增加 上升 提高 增加了 增长了 上升了 增长率为 多 增幅为 增幅达 上涨",
    ("fall", ""): "下降 减少 降低 下降了 减少了 降低了 下滑 少 降幅为 降幅达",
    ("other_time", ""): (
        "较往年 比往年 与往年相比 去年 上年 上年度 上一年 上一年度 前年 往年 历年 历年来 近年 近年来 近三年 近五年 三年 五年 三年来 五年来 十年来 以来 同期 上半年 下半年 "
        "一季度 二季度 三季度 四季度 第一季度 第二季度 第三季度 第四季度 前三季度 前三个季度 本月 当月 每月 每季度 每年 每周 每日 日均 月均 年均 本季度 "
        "十三五 十四五 任期 当时 此前 以前 之前 上月"
    ),
    ("time", ""): "今年 本年 本年度 当年 全年 全年度 年度 报告年度 全年 全年度 年内 一年来 这一年 本报告年度 截至年底 截至年末 截至本年底 年底 年末 本年末 本年底",
    ("plan", ""): "目标 计划 力争 预计 拟 将 争取 打算 预期 不得",
    ("future", ""): "下一步 明年 下年 下年度 下一年 下一年度 今后 未来 次年 新的一年 来年",
    ("cumulative", ""): "累计",
    ("rough", ""): "近 约 大约 超过 超 逾 不足 至少 将近 不少于 不超过 至多 不到 接近 高达 最多 多达",
    ("inside", ""): "中 里 之中 当中 中的",
}

_VOCABULARY: dict[str, Word] = {
    **{text: Word("filler") for text in _FILLERS},
    **{text: Word(kind, value) for (kind, value), texts in _WORDS.items() for text in texts.split()},
}
_BY_FIRST_CHARACTER: dict[str, tuple[str, ...]] = {}
for _text in sorted(_VOCABULARY, key=len, reverse=True):
    _BY_FIRST_CHARACTER[_text[0]] = (*_BY_FIRST_CHARACTER.get(_text[0], ()), _text)


def find_word(text: str, position: int) -> tuple[str, Word] | None:
    """The longest word of the vocabulary that begins at a position of a text, with its meaning; None for none."""
    for candidate in _BY_FIRST_CHARACTER.get(text[position], ()):
        if text.startswith(candidate, position):
            return candidate, _VOCABULARY[candidate]
    return None
