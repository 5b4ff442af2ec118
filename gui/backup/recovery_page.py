"""The page after damage: where the damaged file is kept, what was read of it, what a backup has, and the choice."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from gui.draft.draft_words import describe_moment
from gui.style import theme
from gui.style.status_marks import ERROR_MARK, GOOD_MARK, WARNING_MARK
from gui.widgets.message_page import MessagePage, build_paragraph
from model.recovery.recovery import BACKED_UP, BOTH, SALVAGED, DraftPair, RecoveryOffer
from model.storage.draft_rows import DraftRows
from model.storage.rows import parse_time

CHOICE_LABELS = {SALVAGED: "用救回来的内容", BACKED_UP: "用备份", BOTH: "两样都要"}
"""The choices as buttons say them."""

_HEADING = "存年报的文件坏了"
_EXPLANATION = "上次存年报的文件读不下去了，可能是磁盘出错，或者突然断电。坏文件没有删，完整放在："


class RecoveryPage(MessagePage):
    """Looks at nothing itself: show_offer() says what was found."""

    def __init__(self, damaged: str, parent: QWidget | None = None) -> None:
        super().__init__(WARNING_MARK, _HEADING, f"{_EXPLANATION}\n{damaged}", parent)
        self.state_label = build_paragraph("正在看坏文件里还有什么，请稍等 …")
        self.draft_list = QTreeWidget()
        self.draft_list.hide()
        self.body_layout.addWidget(self.state_label)
        self.body_layout.addWidget(self.draft_list, 1)

    def show_offer(self, made: RecoveryOffer) -> None:
        """Say what there is."""
        listed = [pair for pair in made.pairs if _is_listed(pair)]
        if made.backup:
            backup = (
                f"最近一份完好的备份是 {describe_moment(made.backup.made_at)} 的，有 {made.backup.draft_count} 份年报。"
            )
        else:
            backup = "没有找到完好的备份。"
        self.state_label.setText(f"{_describe_salvaged(listed)}{backup}{_describe_advice(made)}")
        if not listed:
            return
        when = f"{describe_moment(made.backup.made_at)} 的备份" if made.backup else "备份"
        self.draft_list.setHeaderLabels(["年报", "从坏文件里救回的", when])
        self.draft_list.setObjectName("backups")
        self.draft_list.setAccessibleName("救回的和备份里的年报")
        self.draft_list.setRootIsDecorated(False)
        self.draft_list.setUniformRowHeights(True)
        self.draft_list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.draft_list.setMinimumHeight(min(len(listed) + 1, 5) * (theme.ROW_HEIGHT + theme.SPACE))
        self.draft_list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        rows = [_make_item(pair) for pair in listed]
        self.draft_list.addTopLevelItems(rows)
        self.draft_list.setCurrentItem(rows[0])
        self.draft_list.show()


def _is_listed(pair: DraftPair) -> bool:
    """Whether a draft is on the list in either place, and not only among the deleted ones."""
    return any(one is not None and one.columns["deleted"] is None for one in (pair.salvaged, pair.backed_up))


def _describe_salvaged(listed: list[DraftPair]) -> str:
    salvaged = [pair for pair in listed if pair.salvaged]
    if not salvaged:
        return "坏文件里没有读出年报。"
    partial = sum(not pair.is_whole for pair in salvaged)
    return f"坏文件里读出 {len(salvaged)} 份年报，" + (f"{partial} 份不完整，要逐格核对。" if partial else "都完整。")


def _describe_advice(made: RecoveryOffer) -> str:
    kept = "还没有选以前什么都不会变；现在关掉窗口，下次打开还会问。"
    return {
        SALVAGED: f"救回的比备份新，也没有缺，建议用救回来的内容。{kept}",
        BACKED_UP: f"建议用备份。{kept}",
        BOTH: f"建议两样都要：内容不同的，两份都放进列表，注明“救回来的”和“来自备份”，核对以后删去一份。{kept}",
        "": "坏文件可以交给维护人员。",
    }[made.advised_choice]


def _make_item(pair: DraftPair) -> QTreeWidgetItem:
    salvaged = _describe_copy(pair.salvaged)
    if pair.salvaged is not None and not pair.is_whole:
        salvaged = f"不完整，{salvaged}"
    backed_up = _describe_copy(pair.backed_up)
    if pair.is_salvage_enough and pair.salvaged and pair.backed_up:
        backed_up += "，内容相同" if pair.salvaged.digest == pair.backed_up.digest else "，比救回的旧"
    item = QTreeWidgetItem([pair.name, salvaged, backed_up])
    item.setIcon(1, (ERROR_MARK if pair.salvaged is None else GOOD_MARK if pair.is_whole else WARNING_MARK).load_icon())
    for column in range(3):
        item.setToolTip(column, item.text(column))
    return item


def _describe_copy(bundle: DraftRows | None) -> str:
    """改过 12 次，今天 11月22日 10:32; 没有."""
    if bundle is None:
        return "没有"
    edits = f"改过 {len(bundle.edits)} 次，" if bundle.edits else ""
    return f"{edits}{describe_moment(parse_time(str(bundle.columns['changed'])))}"
