"""The page of one damaged draft: what is damaged, what its history and a backup give, and the choice."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gui.draft.draft_words import describe_moment, format_title
from gui.style.status_marks import WARNING_MARK
from gui.widgets.message_page import MessagePage, build_paragraph
from model.drafts.comparison import describe_place
from model.errors import NianbaoError
from model.form import editions
from model.recovery.draft_repair import RepairOffer
from model.report.linked_text import replace_links
from model.storage.draft_check import Difference
from model.storage.summaries import DraftSummary

BY_HISTORY, FROM_BACKUP, LATER = "按填写记录恢复", "取备份里的那份", "先不动"
"""The words of the buttons."""

_MAX_NAMED = 5
"""So many places that differ are named; the rest is counted."""

_MAX_QUOTE = 20
"""Characters of a value that are shown."""

_PART_NAMES = {
    "own": "单位、年度或时间",
    "entries": "填的内容",
    "edits": "填写记录",
    "last_year": "对照用的上年报告",
    "versions": "版本名称",
    "unplaced": "没放进去的文字",
}


class DraftRepairPage(MessagePage):
    """Reads nothing itself; show_offer() shows what was found."""

    def __init__(self, summary: DraftSummary, parent: QWidget | None = None) -> None:
        words = "存着的内容和当时存进去的不一样了，可能是磁盘出错。只有这一份受影响，别的年报都照常使用。"
        super().__init__(WARNING_MARK, f"“{format_title(summary)}”有损坏", words, parent)
        self.state_label = build_paragraph("正在看填写记录和备份里有什么，请稍等 …")
        self.body_layout.addWidget(self.state_label)

    def show_offer(self, offer: RepairOffer) -> None:
        """Say what is damaged, and what each choice would bring."""
        lines = [_describe_damage(offer), *_describe_choices(offer), "还没有选以前，什么都不会变。"]
        self.state_label.setText("\n\n".join(line for line in lines if line))


def advise_choice(offer: RepairOffer) -> str:
    """The button that brings most back: BY_HISTORY or FROM_BACKUP; "" where there is nothing to choose."""
    if offer.by_history is None:
        return FROM_BACKUP if offer.backed_up else ""
    if offer.is_certain or offer.backed_up is None:
        return BY_HISTORY
    # a backup with every edit holds what was entered before the first one too, which no history tells
    return FROM_BACKUP if len(offer.backed_up.edits) >= len(offer.by_history.edits) else BY_HISTORY


def _describe_damage(offer: RepairOffer) -> str:
    """Which parts are damaged, and which places differ from the history."""
    damage = offer.damage
    parts = [name for part, name in _PART_NAMES.items() if part in damage.parts]
    words = f"损坏的是：{'、'.join(parts)}。" if parts else "核对用的记录没有了，或者内容与填写记录对不上。"
    named = [_describe_difference(offer, difference) for difference in damage.differences[:_MAX_NAMED]]
    if named:
        words += "\n" + "；\n".join(named)
        more = len(damage.differences) - len(named)
        words += f"；\n另外还有 {more} 处。" if more else "。"
    return words


def _describe_difference(offer: RepairOffer, difference: Difference) -> str:
    """One place, with what is stored and what the history says: 表三 本年新收·自然人：存的是 5175，填写记录是 4175."""
    stored, by_history = _quote(difference.stored), _quote(difference.by_history)
    return f"{_name_place(offer, difference.place)}：存的是 {stored}，填写记录是 {by_history}"


def _name_place(offer: RepairOffer, place: str) -> str:
    """A place as the clerk knows it; as it is stored, where the damage is in its name."""
    edition = str(offer.by_history.columns["edition"]) if offer.by_history else ""
    try:
        return describe_place(editions.load_form(edition), place)
    except (NianbaoError, KeyError, ValueError):
        return "读不出是哪一处"


def _quote(text: str | None) -> str:
    """A stored text, shortened, with what is no character replaced; 空着 where there is none."""
    if not text:
        return "空着"
    clean = replace_links(text).encode("utf-8", "replace").decode()
    return clean if len(clean) <= _MAX_QUOTE else f"{clean[:_MAX_QUOTE]}…"


def _describe_choices(offer: RepairOffer) -> list[str]:
    """What each choice brings, and which is advised."""
    lines = []
    if offer.by_history is not None:
        if offer.is_certain:
            words = "能恢复得和当时存进去的一字不差。"
        else:
            count = len(offer.by_history.edits)
            words = f"按 {count} 次改动重新填出来；没有改动过的地方照现在存的，恢复以后请逐格核对。"
        lines.append(f"{BY_HISTORY}：{words}")
    if offer.backup is not None and offer.backed_up is not None:
        older = len(offer.by_history.edits) - len(offer.backed_up.edits) if offer.by_history else 0
        words = f"比现在少 {older} 次改动。" if older > 0 else "改动次数与现在一样。" if offer.by_history else ""
        lines.append(f"{FROM_BACKUP}：{describe_moment(offer.backup.made_at)} 的备份里，这一份完好，{words}")
    else:
        lines.append("备份里没有找到完好的这一份。")
    advice = advise_choice(offer)
    hint = f"建议“{advice}”。恢复以前，现在的文件会先备份一份。"
    lines.append(hint if advice else "请把年报的文件拷贝一份，交给维护人员。")
    return lines
