"""From the window to paper: export, preview and print of the draft that is open."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

import exporters
from gui import work
from model.draft import Draft
from model.findings import tally

_KINDS = {".pdf": "PDF 文件 (*.pdf)", ".xlsx": "Excel 工作簿 (*.xlsx)"}
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
"""Characters Windows allows in no file name."""
_LONGEST_NAME = 80


def file_name(draft: Draft, suffix: str) -> str:
    """A name for the report's file that Windows and Linux both take."""
    report = draft.report
    name = f"{report.unit}{report.cover.get('year', '')}年政府信息公开工作年度报告"
    return (_FORBIDDEN.sub("_", name).strip(" .")[:_LONGEST_NAME] or "年报") + suffix


class Papers(QObject):
    """Exports a draft in the background; say gets each outcome as a sentence."""

    def __init__(self, window: QWidget, say: Callable[[str], None]) -> None:
        super().__init__(window)
        self._window = window
        self._say = say
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)

    def export(self, draft: Draft, suffix: str) -> None:
        """Ask where to, once more where errors are left, and write."""
        errors = tally(draft.findings).errors
        if errors and not self._sure(f"还有 {errors} 处错误没有改。仍要导出吗？"):
            return
        proposal = str(Path(self._folder) / file_name(draft, suffix))
        chosen, _ = QFileDialog.getSaveFileName(self._window, "导出", proposal, _KINDS[suffix])
        if chosen:
            path = Path(chosen)
            self.write(draft, path if path.suffix.lower() == suffix else path.with_name(path.name + suffix))

    def write(self, draft: Draft, path: Path) -> None:
        """Write the report as it is now to a file, beside the window's own work."""
        self._folder = str(path.parent)
        self._say(f"正在导出 {path.name} …")
        form, report, last = draft.form, draft.report, draft.last
        work.start(
            lambda: exporters.write(form, report, path, last),
            lambda _: self._say(f"已导出 {path}"),
            self._complain,
            self,
        )

    def _sure(self, question: str) -> bool:
        button = QMessageBox.StandardButton
        answer = QMessageBox.question(self._window, "年报", question, button.Yes | button.No, button.No)
        return answer == button.Yes

    def _complain(self, words: str) -> None:
        self._say("")
        QMessageBox.warning(self._window, "没有导出", words)
