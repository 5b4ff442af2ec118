"""关于年报: versions, where the drafts are stored, and the components with their licences."""

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
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.help.licences import load_components, read_licence
from gui.style import theme
from gui.widgets.dialog_layout import build_column_layout, resize_within_screen
from gui.widgets.plain_text import PlainLabel, set_item_tooltip
from model.form import editions
from model.version import VERSION

_MIN_LIST_HEIGHT = 20 * theme.SPACE
_PUBLIC_DOMAIN = "公有领域，没有许可条件。"


def gather_facts(folder: Path) -> dict[str, str]:
    """What somebody who helps a clerk asks for: name → value. folder: that of the drafts."""
    forms = "、".join(editions.load_form(edition).label for edition in editions.list_editions())
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
        self._facts = gather_facts(folder)
        self._components = load_components()
        self.open_button = QPushButton("打开文件夹")
        self.copy_button = QPushButton("复制这些信息")
        self.component_list = QTreeWidget()
        self.licence_box = QPlainTextEdit()
        self.setWindowTitle("关于年报")
        self._build_layout()
        self.open_button.clicked.connect(self.open_folder)
        self.copy_button.clicked.connect(self.copy_facts)
        self.component_list.currentItemChanged.connect(self._show_licence)
        self.component_list.setCurrentIndex(self.component_list.model().index(0, 0))
        self.component_list.setFocus()

    def copy_facts(self) -> None:
        """Copy the facts to the clipboard, to be sent to somebody who helps."""
        lines = ["年报", *(f"{name}：{words}" for name, words in self._facts.items())]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.copy_button.setText("已复制")

    def open_folder(self) -> None:
        """Show the folder of the drafts in the system's own window."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _build_layout(self) -> None:
        heading = PlainLabel("年报")
        heading.setProperty("heading", True)
        purpose = PlainLabel("政府信息公开工作年度报告填报工具。不联网；年报存在本机，改一处存一处。")
        purpose.setWordWrap(True)
        close = QDialogButtonBox.StandardButton.Close
        buttons = QDialogButtonBox(close)
        buttons.button(close).setText("关闭")
        buttons.button(close).setDefault(True)
        buttons.rejected.connect(self.reject)
        buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.open_button, QDialogButtonBox.ButtonRole.ActionRole)
        components_title = PlainLabel("使用的开放源代码、字体和图标（选中一项，右边是它的许可全文）")
        components_title.setWordWrap(True)
        contents = QWidget()
        column = QVBoxLayout(contents)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * theme.SPACE)
        column.addWidget(heading)
        column.addWidget(purpose)
        column.addLayout(self._build_facts())
        column.addWidget(components_title)
        column.addLayout(self._build_components(), 1)
        scroll_area = QScrollArea()  # at a large scale the contents are higher than the screen
        scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll_area.setWidgetResizable(True)
        scroll_area.setWidget(contents)
        layout = build_column_layout(self)
        layout.addWidget(scroll_area, 1)
        layout.addWidget(buttons)
        resize_within_screen(self, QSize(124 * theme.SPACE, 76 * theme.SPACE))

    def _build_facts(self) -> QFormLayout:
        rows = QFormLayout()
        rows.setHorizontalSpacing(3 * theme.SPACE)
        rows.setVerticalSpacing(theme.SPACE // 2)
        for name, words in self._facts.items():
            label, fact = PlainLabel(name), PlainLabel(words)
            label.setProperty("faint", True)
            fact.setWordWrap(True)
            fact.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            rows.addRow(label, fact)
        return rows

    def _build_components(self) -> QHBoxLayout:
        for component in self._components:
            name = f"{component.name} {component.version}".strip()
            row = QTreeWidgetItem([name, component.licence])
            set_item_tooltip(row, 0, name)
            set_item_tooltip(row, 1, component.licence)
            self.component_list.addTopLevelItem(row)
        self.component_list.setObjectName("components")
        self.component_list.setAccessibleName("使用的开放源代码、字体和图标")
        self.component_list.setHeaderLabels(["名称和版本", "许可"])
        self.component_list.setRootIsDecorated(False)
        self.component_list.setUniformRowHeights(True)
        header = self.component_list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(1, 14 * theme.SPACE)
        self.licence_box.setReadOnly(True)
        self.licence_box.setTabChangesFocus(True)
        self.licence_box.setAccessibleName("许可全文")
        self.component_list.setMinimumHeight(_MIN_LIST_HEIGHT)
        side_by_side = QHBoxLayout()
        side_by_side.setSpacing(theme.SPACE)
        side_by_side.addWidget(self.component_list, 5)
        side_by_side.addWidget(self.licence_box, 6)
        return side_by_side

    def _show_licence(self, row: QTreeWidgetItem) -> None:
        component = self._components[self.component_list.indexOfTopLevelItem(row)]
        self.licence_box.setPlainText(read_licence(component) or _PUBLIC_DOMAIN)
