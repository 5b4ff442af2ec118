"""关于年报: which program this is, where its drafts are, what it is made of."""

from __future__ import annotations

import platform
from pathlib import Path

import PySide6
from PySide6.QtCore import QSize, Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.help.licences import components, licence_text
from gui.style import theme
from gui.widgets.dialog_layout import column, open_wide
from model.form import editions
from model.version import VERSION

_LIST_HIGH = 20 * theme.SPACE
_PUBLIC = "公有领域，没有许可条件。"


def facts(folder: Path) -> dict[str, str]:
    """What a person who helps would ask for, by what it is called."""
    forms = "、".join(editions.form(edition).label for edition in editions.editions())
    return {
        "版本": VERSION,
        "表格格式": forms,
        "运行环境": f"Qt {qVersion()}，PySide {PySide6.__version__}，Python {platform.python_version()}",
        "系统": f"{platform.system()} {platform.release()}（{platform.machine()}）",
        "年报存放在": str(folder),
    }


class AboutDialog(QDialog):
    """Facts that can be copied, and a list of components, each with its licence. folder: that of the drafts."""

    def __init__(self, parent: QWidget, folder: Path) -> None:
        super().__init__(parent)
        self._folder = folder
        self._facts = facts(folder)
        self._components = components()
        self.open_button = QPushButton("打开文件夹")
        self.copy_button = QPushButton("复制这些信息")
        self.list = QTreeWidget()
        self.text = QPlainTextEdit()
        self.setWindowTitle("关于年报")
        self._build()
        self.open_button.clicked.connect(self.open_folder)
        self.copy_button.clicked.connect(self.copy)
        self.list.currentItemChanged.connect(self._show)
        self.list.setCurrentIndex(self.list.model().index(0, 0))
        self.list.setFocus()

    def copy(self) -> None:
        """Put the facts on the clipboard, to be sent to a person who helps."""
        lines = ["年报", *(f"{name}：{words}" for name, words in self._facts.items())]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.copy_button.setText("已复制")

    def open_folder(self) -> None:
        """Show the folder of the drafts in the system's own window."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _build(self) -> None:
        heading = QLabel("年报")
        heading.setProperty("heading", True)
        what = QLabel("政府信息公开工作年度报告填报工具。不联网；年报存在本机，改一处存一处。")
        what.setWordWrap(True)
        close = QDialogButtonBox.StandardButton.Close
        buttons = QDialogButtonBox(close)
        buttons.button(close).setText("关闭")
        buttons.rejected.connect(self.reject)
        buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.open_button, QDialogButtonBox.ButtonRole.ActionRole)
        made_of = QLabel("使用的开放源代码、字体和图标（选中一项，右边是它的许可全文）")
        made_of.setWordWrap(True)
        told = QWidget()
        lines = QVBoxLayout(told)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2 * theme.SPACE)
        for part in (heading, what):
            lines.addWidget(part)
        lines.addLayout(self._rows())
        lines.addWidget(made_of)
        lines.addLayout(self._made_of(), 1)
        room = QScrollArea()  # on a much enlarged screen all of it is higher than the screen
        room.setFrameShape(QFrame.Shape.NoFrame)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setWidgetResizable(True)
        room.setWidget(told)
        layout = column(self)
        layout.addWidget(room, 1)
        layout.addWidget(buttons)
        open_wide(self, QSize(124 * theme.SPACE, 76 * theme.SPACE))

    def _rows(self) -> QFormLayout:
        rows = QFormLayout()
        rows.setHorizontalSpacing(3 * theme.SPACE)
        rows.setVerticalSpacing(theme.SPACE // 2)
        for name, words in self._facts.items():
            label, fact = QLabel(name), QLabel(words)
            label.setProperty("faint", True)
            fact.setWordWrap(True)
            fact.setTextFormat(Qt.TextFormat.PlainText)
            fact.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            rows.addRow(label, fact)
        return rows

    def _made_of(self) -> QHBoxLayout:
        rows = [QTreeWidgetItem([f"{one.name} {one.version}".strip(), one.licence]) for one in self._components]
        self.list.addTopLevelItems(rows)
        self.list.setObjectName("components")
        self.list.setAccessibleName("使用的开放源代码、字体和图标")
        self.list.setHeaderLabels(["名称和版本", "许可"])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("许可全文")
        self.list.setMinimumHeight(_LIST_HIGH)
        both = QHBoxLayout()
        both.setSpacing(theme.SPACE)
        both.addWidget(self.list, 5)
        both.addWidget(self.text, 6)
        return both

    def _show(self, row: QTreeWidgetItem) -> None:
        self.text.setPlainText(licence_text(self._components[self.list.indexOfTopLevelItem(row)]) or _PUBLIC)
