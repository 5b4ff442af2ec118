"""The page after damage: where the damaged file is kept, what was read of it, what a backup has, and the choice."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from gui.draft.draft_words import moment_words
from gui.style import theme
from gui.style.status_marks import ERROR, GOOD, WARNING
from gui.widgets.message_page import CalmPage, paragraph
from model.recovery.recovery import BACKED_UP, BOTH, SALVAGED, Offer, Pair
from model.storage.draft_rows import Bundle
from model.storage.rows import local_time

WORDS = {SALVAGED: "用救回来的内容", BACKED_UP: "用备份", BOTH: "两样都要"}
"""The choices as buttons say them."""

_HEADING = "存年报的文件坏了"
_WHY = "上次存年报的文件读不下去了，可能是磁盘出错，或者突然断电。坏文件没有删，完整放在："


class RescuePage(CalmPage):
    """Looks at nothing itself: show_offer() says what was found."""

    def __init__(self, damaged: str, parent: QWidget | None = None) -> None:
        super().__init__(WARNING, _HEADING, f"{_WHY}\n{damaged}", parent)
        self.state = paragraph("正在看坏文件里还有什么，请稍等 …")
        self.list = QTreeWidget()
        self.list.hide()
        self.body.addWidget(self.state)
        self.body.addWidget(self.list, 1)

    def show_offer(self, made: Offer) -> None:
        """Say what there is."""
        listed = [pair for pair in made.pairs if _listed(pair)]
        if made.backup:
            backup = f"最近一份完好的备份是 {moment_words(made.backup.at)} 的，有 {made.backup.drafts} 份年报。"
        else:
            backup = "没有找到完好的备份。"
        self.state.setText(f"{_found(listed)}{backup}{_advice(made)}")
        if not listed:
            return
        when = f"{moment_words(made.backup.at)} 的备份" if made.backup else "备份"
        self.list.setHeaderLabels(["年报", "从坏文件里救回的", when])
        self.list.setObjectName("backups")
        self.list.setAccessibleName("救回的和备份里的年报")
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setMinimumHeight(min(len(listed) + 1, 5) * (theme.ROW_HEIGHT + theme.SPACE))
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        rows = [_row(pair) for pair in listed]
        self.list.addTopLevelItems(rows)
        self.list.setCurrentItem(rows[0])
        self.list.show()


def _listed(pair: Pair) -> bool:
    """Whether a draft is on the list in either place, and not only among the deleted ones."""
    return any(one is not None and one.card["deleted"] is None for one in (pair.salvaged, pair.backed_up))


def _found(listed: list[Pair]) -> str:
    salvaged = [pair for pair in listed if pair.salvaged]
    if not salvaged:
        return "坏文件里没有读出年报。"
    partial = sum(not pair.whole for pair in salvaged)
    return f"坏文件里读出 {len(salvaged)} 份年报，" + (f"{partial} 份不完整，要逐格核对。" if partial else "都完整。")


def _advice(made: Offer) -> str:
    kept = "还没有选以前什么都不会变；现在关掉窗口，下次打开还会问。"
    return {
        SALVAGED: f"救回的比备份新，也没有缺，建议用救回来的内容。{kept}",
        BACKED_UP: f"建议用备份。{kept}",
        BOTH: f"建议两样都要：内容不同的，两份都放进列表，注明“救回来的”和“来自备份”，核对以后删去一份。{kept}",
        "": "坏文件可以交给维护人员。",
    }[made.advice]


def _row(pair: Pair) -> QTreeWidgetItem:
    salvaged = _told(pair.salvaged)
    if pair.salvaged is not None and not pair.whole:
        salvaged = f"不完整，{salvaged}"
    backed_up = _told(pair.backed_up)
    if pair.enough and pair.salvaged and pair.backed_up:
        backed_up += "，内容相同" if pair.salvaged.digest == pair.backed_up.digest else "，比救回的旧"
    item = QTreeWidgetItem([pair.name, salvaged, backed_up])
    item.setIcon(1, (ERROR if pair.salvaged is None else GOOD if pair.whole else WARNING).icon())
    for column in range(3):
        item.setToolTip(column, item.text(column))
    return item


def _told(bundle: Bundle | None) -> str:
    """改过 12 次，今天 11月22日 10:32; 没有."""
    if bundle is None:
        return "没有"
    edits = f"改过 {len(bundle.edits)} 次，" if bundle.edits else ""
    return f"{edits}{moment_words(local_time(str(bundle.card['changed'])))}"
