"""The page after damage: where the damaged file is, what was read of it, what a backup has, and the choice."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from gui.draft.draft_words import describe_moment
from gui.style import theme
from gui.style.status_marks import ERROR_MARK, GOOD_MARK, WARNING_MARK, StatusMark
from gui.widgets.message_page import MessagePage, build_paragraph
from gui.widgets.plain_text import set_item_tooltip
from model.recovery.recovery import ADVISED, BACKED_UP, BOTH, SALVAGED, DraftPair, RecoveryOffer
from model.storage.draft_rows import DraftRows
from model.storage.rows import parse_time

CHOICE_LABELS = {ADVISED: "按每份的建议", SALVAGED: "用救回来的内容", BACKED_UP: "用备份", BOTH: "两样都要"}
"""Choice → the words of its button."""

_ADVICE_LABELS = {SALVAGED: "用救回来的", BACKED_UP: "用备份里的", BOTH: "两份都放进列表，核对后删一份"}
"""Advice for one draft → the words in its row."""

_MAX_UNSCROLLED_ROWS = 5
"""The list is at least so many rows high, the heading counted, or as high as its rows where there are fewer."""

_HEADING = "存年报的文件坏了"
_EXPLANATION = "上次存年报的文件读不下去了，可能是磁盘出错，或者突然断电。坏文件没有删，完整放在："


_LOG_HEADING = "存年报的文件不见了"
_LOG_EXPLANATION = (
    "只剩下它旁边的一个文件，里面是最后一些改动。文件如果是移走的，请关掉年报，放回原处；剩下的文件放在："
)


class RecoveryPage(MessagePage):
    """Reads nothing itself; show_offer() shows what was found.

    damaged: the path of the damaged file; is_log_alone: that file is gone, and its log alone is left.
    """

    def __init__(self, damaged: str, is_log_alone: bool = False, parent: QWidget | None = None) -> None:
        heading = _LOG_HEADING if is_log_alone else _HEADING
        explanation = f"{_LOG_EXPLANATION}\n{damaged}-wal" if is_log_alone else f"{_EXPLANATION}\n{damaged}"
        super().__init__(WARNING_MARK, heading, explanation, parent)
        self.state_label = build_paragraph("正在看坏文件里还有什么，请稍等 …")
        self.draft_list = QTreeWidget()
        self.draft_list.hide()
        self.body_layout.addWidget(self.state_label)
        self.body_layout.addWidget(self.draft_list, 1)
        self.grow_with_window()

    def show_offer(self, offer: RecoveryOffer) -> None:
        """Say what was read of the damaged file and what the newest backup has, draft by draft."""
        listed = [pair for pair in offer.pairs if _is_listed(pair)]
        backup_title = "备份"
        backup_words = "没有找到完好的备份。"
        if offer.backup:
            moment = describe_moment(offer.backup.made_at)
            backup_title = f"{moment} 的备份"
            backup_words = f"最近一份完好的备份是 {moment} 的，有 {offer.backup.draft_count} 份年报。"
        salvaged_words = _describe_salvaged(listed)
        if offer.lost_since:
            salvaged_words += f"最后一次存是 {describe_moment(offer.lost_since)}，那次的改动坏文件里已经没有了。"
        self.state_label.setText(f"{salvaged_words}{backup_words}{_describe_advice(offer)}")
        if listed:
            self._fill_list(listed, backup_title)

    def _fill_list(self, pairs: list[DraftPair], backup_title: str) -> None:
        """Show the list, a row for each draft; backup_title: the heading of its column for the backup."""
        self.draft_list.setHeaderLabels(["年报", "从坏文件里救回的", backup_title, "建议"])
        self.draft_list.setObjectName("backups")
        self.draft_list.setAccessibleName("救回的和备份里的年报")
        self.draft_list.setRootIsDecorated(False)
        self.draft_list.setUniformRowHeights(True)
        self.draft_list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        visible_rows = min(len(pairs) + 1, _MAX_UNSCROLLED_ROWS)
        self.draft_list.setMinimumHeight(visible_rows * (theme.ROW_HEIGHT + theme.SPACE))
        self.draft_list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        rows = [_make_item(pair) for pair in pairs]
        self.draft_list.addTopLevelItems(rows)
        self.draft_list.setCurrentItem(rows[0])
        self.draft_list.show()


def _is_listed(pair: DraftPair) -> bool:
    """Whether a draft is shown: in the damaged file or in the backup it is not among the deleted ones."""
    copies = (pair.salvaged, pair.backed_up)
    return any(copy is not None and copy.columns["deleted"] is None for copy in copies)


def _describe_salvaged(pairs: list[DraftPair]) -> str:
    """A sentence that says how many drafts were read of the damaged file, and whether they are whole."""
    salvaged = [pair for pair in pairs if pair.salvaged]
    if not salvaged:
        return "坏文件里没有读出年报。"
    incomplete = sum(not pair.is_whole for pair in salvaged)
    condition = f"{incomplete} 份不能保证完整，要逐格核对。" if incomplete else "都完整。"
    return f"坏文件里读出 {len(salvaged)} 份年报，{condition}"


def _describe_advice(offer: RecoveryOffer) -> str:
    """Sentences that say which choice is advised and why, or what to do where there is nothing to choose."""
    if not offer.advised_choice:
        return "坏文件可以交给维护人员。"
    advice = {
        SALVAGED: "救回的比备份新，也没有缺，建议用救回来的内容。",
        BACKED_UP: "建议用备份。",
        ADVISED: "每份年报的建议写在列表里，可以按每份的建议放回。",
        BOTH: "建议两样都要：内容不同的，两份都放进列表，注明“救回来的”和“来自备份”，核对以后删去一份。",
    }[offer.advised_choice]
    return f"{advice}还没有选以前什么都不会变；现在关掉窗口，下次打开还会问。"


def _make_item(pair: DraftPair) -> QTreeWidgetItem:
    """The row of a draft: its name, what was salvaged of it, what the backup has of it."""
    salvaged_words = _describe_copy(pair.salvaged)
    if pair.salvaged is not None and not pair.is_whole:
        salvaged_words = f"{_describe_losses(pair)}{salvaged_words}"
    backup_words = _describe_copy(pair.backed_up)
    if pair.is_salvage_enough and pair.salvaged and pair.backed_up:
        is_same = pair.salvaged.digest == pair.backed_up.digest
        backup_words += "，内容相同" if is_same else "，比救回的旧"
    item = QTreeWidgetItem([pair.name, salvaged_words, backup_words, _ADVICE_LABELS[pair.advice]])
    item.setIcon(1, _choose_mark(pair).load_icon())
    for column in range(4):
        set_item_tooltip(item, column, item.text(column))
    return item


def _describe_losses(pair: DraftPair) -> str:
    """What a salvaged draft that is not whole lacks: 缺 98 个数字（二、主动公开）；, or that this cannot be told."""
    losses = pair.losses
    if losses is None:
        return "没有看出缺什么，但不能保证，"
    missing = []
    if losses.figures:
        missing.append(f"{losses.figures} 个数字")
    if losses.texts:
        missing.append(f"{losses.texts} 处文字")
    if missing and losses.sections:
        missing[-1] += f"（{'、'.join(losses.sections)}）"
    if losses.edits:
        missing.append(f"{losses.edits} 次改动的记录")
    if losses.last_year:
        missing.append("上年的数据")
    return f"缺了或不对：{'，'.join(missing)}；"


def _choose_mark(pair: DraftPair) -> StatusMark:
    """The mark of what was salvaged: an error where nothing was, a warning where a part was."""
    if pair.salvaged is None:
        return ERROR_MARK
    return GOOD_MARK if pair.is_whole else WARNING_MARK


def _describe_copy(rows: DraftRows | None) -> str:
    """How often and when a copy of a draft was edited, as 改过 12 次，今天 11月22日 10:32; 没有 where there is none."""
    if rows is None:
        return "没有"
    edits = f"改过 {len(rows.edits)} 次，" if rows.edits else ""
    return f"{edits}{describe_moment(parse_time(str(rows.columns['changed'])))}"
