"""导出加密草稿: the open draft in an archive with a passphrase, to be mailed, and as a workbook in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

import exporters
from gui.style import theme
from gui.system import background
from gui.system.file_chooser import FileDialog
from gui.system.file_dialogs import find_documents_folder, make_file_stem
from gui.widgets.passphrase_form import PassphraseForm
from gui.widgets.plain_text import PlainLabel, ask_yes_or_no, set_tooltip, show_warning
from gui.window.main_window import MainWindow
from model.drafts.draft import Draft
from model.files.paths import is_present
from model.files.temporary_folder import temporary_folder
from model.importing.readers import zip_file
from model.transfer import transfer

WORKBOOK_NAME = "政府信息公开工作年度报告.xlsx"
"""What the workbook is called in the archive. Names of files stay readable in an encrypted one, so it names no unit."""

_EXPLANATION = (
    "整份草稿连同备注、说明和时间线，放进加了密码的压缩包（.zip），可以用邮件发出；密码请另外告诉对方。\n"
    "对方在年报里用“导入文件”打开，或者用 7-Zip、WinRAR 等解压，里面有 Excel 文件；Windows 自带的解压打不开。\n"
    "没有密码的人看得到压缩包自己的名字，看不到里面写的单位和内容；单位名称不想让人看到，请另取一个文件名。"
)


class EncryptDialog(QDialog):
    """Asks for a passphrase, to be typed twice."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.passphrase_form = PassphraseForm(twice=True)
        self.passphrase_form.stack_edits()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.setWindowTitle("导出加密草稿")
        self._build_layout()
        self._enable_ok()

    def _build_layout(self) -> None:
        ok, cancel = QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel
        self.buttons.button(ok).setText("选位置，导出…")
        self.buttons.button(ok).setProperty("primary", True)
        self.buttons.button(cancel).setText("取消")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.passphrase_form.passphrase_changed.connect(self._enable_ok)
        words = PlainLabel(_EXPLANATION)
        words.setWordWrap(True)
        layout = QVBoxLayout(self)
        margin = 3 * theme.SPACE
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(2 * theme.SPACE)
        for part in (words, self.passphrase_form, self.buttons):
            layout.addWidget(part)
        width = 70 * theme.SPACE
        self.setMinimumWidth(width)
        self.resize(width, layout.heightForWidth(width))

    def _enable_ok(self) -> None:
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(not self.passphrase_form.problem)
        set_tooltip(ok, self.passphrase_form.problem)


class EncryptedExport(QObject):
    """Exports drafts with a passphrase, in a worker.

    store_path: the file of drafts; the workbook stands beside it before it is encrypted, as nobody else can read there.
    """

    def __init__(self, window: MainWindow, store_path: Path) -> None:
        super().__init__(window)
        self._window = window
        self._store_path = store_path
        self._target_folder = str(find_documents_folder())

    def export_draft(self, draft_id: int, draft: Draft) -> None:
        """Ask for a passphrase and where to; then write the draft as it is now, which must be stored."""
        dialog = EncryptDialog(self._window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        report = draft.report
        stem = make_file_stem(report.unit, report.cover.get("year", ""))
        proposal = Path(self._target_folder) / f"{stem}{zip_file.SUFFIX}"
        file_filter = f"加密的压缩包 (*{zip_file.SUFFIX})"
        name, _ = FileDialog.getSaveFileName(self._window, "导出加密草稿", str(proposal), file_filter)
        if not name:
            return
        path = Path(name)
        if path.suffix.lower() != zip_file.SUFFIX:
            path = path.with_name(path.name + zip_file.SUFFIX)
            if is_present(path) and not self._ask_replace(path):
                return
        self._target_folder = str(path.parent)
        self._write_archive(draft_id, draft, path, dialog.passphrase_form.passphrase)

    def _write_archive(self, draft_id: int, draft: Draft, path: Path, passphrase: str) -> None:
        """Write the draft and a workbook of it into an archive at path."""
        form, report, last, store_path = draft.form, draft.report, draft.last_year, self._store_path

        def write_encrypted() -> None:
            with temporary_folder(store_path.parent) as folder:
                workbook = folder / WORKBOOK_NAME
                exporters.write_report(form, report, workbook, last)
                transfer.export_draft(store_path, draft_id, path, passphrase, workbook)

        self._window.show_status(f"正在导出 {path.name} …")

        def show_written(_: None) -> None:
            self._window.show_status(f"已导出 {path}。请把密码记牢。")

        background.run_in_background(write_encrypted, show_written, self._show_trouble, self)

    def _ask_replace(self, path: Path) -> bool:
        return ask_yes_or_no(f"“{path.name}”已经有了。要替换它吗？", "导出加密草稿", self._window)

    def _show_trouble(self, words: str) -> None:
        self._window.show_status("")
        show_warning(words, "没有导出", self._window)
