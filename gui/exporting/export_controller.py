"""From the window to paper: exports the draft that is open."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QTextDocumentFragment
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

import exporters
from exporters.content.options import DEFAULT_OPTIONS, ExportOptions
from exporters.content.report_content import ReportContent
from gui.exporting.export_dialog import ExportDialog
from gui.system import background
from gui.system.file_dialogs import find_documents_folder, make_file_stem
from model.checks.findings import count_findings
from model.drafts.draft import Draft

FILE_FILTERS = {
    ".pdf": "PDF 文件 (*.pdf)",
    ".docx": "Word 文档 (*.docx)",
    ".xlsx": "Excel 工作簿 (*.xlsx)",
    ".html": "网页 (*.html)",
}
"""Suffix → what the file dialog calls such files."""

PICTURE_FILTERS = {".png": "图片 (*.png)", ".svg": "矢量图 (*.svg)", ".pdf": "PDF 文件 (*.pdf)"}
"""The same for 一图读懂."""

_MAX_NAMED = 20
"""So many characters that no font has are named; a text of emoji has more."""


@dataclass(frozen=True, slots=True)
class _ExportTask:
    """What is written where: values only, for a worker."""

    content: ReportContent
    path: Path

    def write_file(self) -> None:
        exporters.write_content(self.content, self.path)

    def write_if_fonts_suffice(self) -> list[str]:
        """Write if fonts have every character; the characters that they lack."""
        lacking = exporters.list_missing_characters(self.content, self.path)
        if not lacking:
            self.write_file()
        return lacking


class ExportController(QObject):
    """Exports a draft in the background; say gets each outcome as a sentence.

    pictures: whether 一图读懂 follows the report; turned: the clerk chose that anew in the question before an export.
    written: the Path of a file that is there now.
    """

    pictures_changed = Signal(bool)
    file_written = Signal(object)

    def __init__(self, window: QWidget, say: Callable[[str], None]) -> None:
        super().__init__(window)
        self._window = window
        self._say = say
        self._folder = str(find_documents_folder())
        self.with_pictures = False
        self._with_reasons = False

    @property
    def default_choices(self) -> ExportOptions:
        """What stands on a paper that nothing is asked about."""
        return ExportOptions(infographic=self.with_pictures)

    def export_draft(self, draft: Draft, suffix: str) -> None:
        """Ask what is to stand on the paper, where that matters, and where to; then write."""
        choices = self._ask_choices(draft, suffix)
        if choices is None:
            return
        report = draft.report
        proposal = Path(self._folder) / (make_file_stem(report.unit, report.cover.get("year", "")) + suffix)
        chosen, _ = QFileDialog.getSaveFileName(self._window, "导出", str(proposal), FILE_FILTERS[suffix])
        if not chosen:
            return
        path = self._add_suffix(Path(chosen), (suffix,), suffix)
        if path:
            self.write_report(draft, path, choices)

    def export_infographic(self, draft: Draft) -> None:
        """Ask where to, and draw the figures as one page of pictures."""
        report = draft.report
        proposal = Path(self._folder) / (make_file_stem(report.unit, report.cover.get("year", "")) + "一图读懂.png")
        filters = ";;".join(PICTURE_FILTERS.values())
        chosen, kind = QFileDialog.getSaveFileName(self._window, "导出一图读懂", str(proposal), filters)
        if not chosen:
            return
        path = self._add_suffix(
            Path(chosen), PICTURE_FILTERS, next((s for s, words in PICTURE_FILTERS.items() if words == kind), ".png")
        )
        if path is None:
            return
        form, last = draft.form, draft.last_year
        self._say(f"正在画 {path.name} …")
        background.run_in_background(
            lambda: exporters.write_infographic(form, report, path, last),
            lambda _: self._report_written(path),
            self._show_trouble,
            self,
        )

    def _add_suffix(self, path: Path, suffixes: Container[str], suffix: str) -> Path | None:
        """The path with a suffix; None where the clerk will not have the file of that name replaced."""
        if path.suffix.lower() in suffixes:
            return path  # the file dialog has asked
        path = path.with_name(path.name + suffix)
        return path if not path.exists() or self._ask_yes_no(f"“{path.name}”已经有了。要替换它吗？") else None

    def copy_page(self, draft: Draft, section: str | None) -> None:
        """The web page, whole or one section, to the clipboard: its tables keep their frames in a site's editor."""
        from exporters.web.writer import render_fragment  # seldom asked for

        markup = render_fragment(draft.form, draft.report, section)
        mime = QMimeData()
        mime.setHtml(markup)
        mime.setText(QTextDocumentFragment.fromHtml(markup).toPlainText())
        QGuiApplication.clipboard().setMimeData(mime)
        what = "全文" if section is None else "本页"
        self._say(f"已复制{what}，可以粘贴到网站的编辑器里。")

    def write_report(self, draft: Draft, path: Path, choices: ExportOptions = DEFAULT_OPTIONS) -> None:
        """Write the report as it is now to a file, beside the window's own work."""
        self._folder = str(path.parent)
        self._say(f"正在导出 {path.name} …")
        export = _ExportTask(ReportContent(draft.form, draft.report, draft.last_year, choices), path)
        background.run_in_background(
            export.write_if_fonts_suffice,
            lambda lacking: self._finish_export(export, lacking),
            self._show_trouble,
            self,
        )

    def _finish_export(self, export: _ExportTask, lacking: list[str]) -> None:
        """Written; or else ask whether the paper may show codes in the place of characters."""
        if not lacking:
            self._report_written(export.path)
            return
        more = " 等" if len(lacking) > _MAX_NAMED else ""
        named = "、".join(lacking[:_MAX_NAMED]) + more
        if self._ask_yes_no(f"这些字所有字体里都没有：{named}。\n它们将印成方框编码，仍要导出吗？"):
            background.run_in_background(
                export.write_file, lambda _: self._finish_export(export, []), self._show_trouble, self
            )
        else:
            self._say("没有导出。")

    def _report_written(self, path: Path) -> None:
        self._say(f"已导出 {path}")
        self.file_written.emit(path)

    def _ask_choices(self, draft: Draft, suffix: str) -> ExportOptions | None:
        """What the clerk chooses; None where he thinks better of it."""
        count = count_findings(draft.findings)
        answered = sum(bool(finding.answer) for finding in draft.findings)
        if suffix not in exporters.FORMATS_WITH_OPTIONS:
            return (
                DEFAULT_OPTIONS
                if not count.errors or self._ask_yes_no(f"还有 {count.errors} 处错误没有改。仍要导出吗？")
                else None
            )
        if not count.errors and not answered:
            return self.default_choices
        dialog = ExportDialog(self._window, count, answered, replace(self.default_choices, reasons=self._with_reasons))
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        self._with_reasons = dialog.choices.reasons
        self.with_pictures = dialog.choices.infographic
        self.pictures_changed.emit(self.with_pictures)
        return dialog.choices

    def _ask_yes_no(self, question: str) -> bool:
        button = QMessageBox.StandardButton
        box = QMessageBox(QMessageBox.Icon.Question, "导出", question, button.Yes | button.No, self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setDefaultButton(button.No)
        return box.exec() == button.Yes

    def _show_trouble(self, words: str) -> None:
        self._say("")
        box = QMessageBox(QMessageBox.Icon.Warning, "没有导出", words, QMessageBox.StandardButton.Ok, self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.exec()
