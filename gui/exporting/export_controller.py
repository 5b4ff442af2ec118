"""Exports the open draft: asks what is printed and where to, writes in a worker, says how it went."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QTextDocumentFragment
from PySide6.QtWidgets import QDialog, QWidget

import exporters
from exporters.content.blocks import CHECK_RECORD_NAME, CORRECTION_HEADING
from exporters.content.options import DEFAULT_OPTIONS, ExportOptions
from exporters.content.report_content import ReportContent
from gui.exporting.export_dialog import LOOK_AT_WORDS, ExportDialog
from gui.exporting.words_question import WordsQuestion, describe_findings
from gui.system import background
from gui.system.file_chooser import FileDialog
from gui.system.file_dialogs import find_documents_folder, make_file_stem
from gui.widgets.plain_text import ask_yes_or_no, show_warning
from model.checks.findings import count_findings
from model.drafts.draft import Draft
from model.files.paths import is_present
from model.sent.correction import make_newest_correction

if TYPE_CHECKING:
    from exporters.check_record.check_record import CheckRecord
    from exporters.correction.correction_paper import CorrectionPaper
    from exporters.correction.published_paper import PublishedPaper
    from model.report.report import Report

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
    """What is written where; values only, so that a worker can have it."""

    content: ReportContent
    path: Path

    def write_file(self) -> None:
        exporters.write_content(self.content, self.path)

    def write_if_fonts_suffice(self) -> list[str]:
        """Write the file if the fonts have every character; returns the characters that none of them has."""
        missing = exporters.list_missing_characters(self.content, self.path)
        if not missing:
            self.write_file()
        return missing


class ExportController(QObject):
    """Exports drafts, one at a time. with_pictures: whether 一图读懂 is appended to a report.

    show_status: shows a sentence in the status bar.
    """

    pictures_changed = Signal(bool)
    """The clerk has chosen in the question before an export whether 一图读懂 is appended."""
    file_written = Signal(object)
    """A file was written; carries its Path."""
    finding_requested = Signal(object)
    """A Finding whose place the clerk wants to see before anything goes out."""

    def __init__(self, window: QWidget, show_status: Callable[[str], None]) -> None:
        super().__init__(window)
        self._window = window
        self._show_status = show_status
        self._words_question = WordsQuestion(window, self.finding_requested.emit)
        self._folder = str(find_documents_folder())
        self.with_pictures = False
        self._with_reasons = False
        self._with_correction = False

    @property
    def default_choices(self) -> ExportOptions:
        """What is printed besides the report where nothing is asked."""
        return ExportOptions(infographic=self.with_pictures)

    def export_draft(self, draft: Draft, suffix: str) -> None:
        """Ask what is printed, where that matters, and where to; then write a file of this format."""
        choices = self._ask_choices(draft, suffix)
        if choices is None:
            return
        proposal = self._propose_path(draft.report, suffix)
        chosen, _ = FileDialog.getSaveFileName(self._window, "导出", str(proposal), FILE_FILTERS[suffix])
        if not chosen:
            return
        path = self._add_suffix(Path(chosen), (suffix,), suffix)
        if path:
            self.write_report(draft, path, choices)

    def export_infographic(self, draft: Draft) -> None:
        """Ask where to, and write 一图读懂, one page of charts."""
        proposal = self._propose_path(draft.report, "一图读懂.png")
        filters = ";;".join(PICTURE_FILTERS.values())
        chosen, chosen_filter = FileDialog.getSaveFileName(self._window, "导出一图读懂", str(proposal), filters)
        if not chosen:
            return
        suffix_of = {words: suffix for suffix, words in PICTURE_FILTERS.items()}
        path = self._add_suffix(Path(chosen), PICTURE_FILTERS, suffix_of.get(chosen_filter, ".png"))
        if path is None:
            return
        self._show_status(f"正在画 {path.name} …")
        write = partial(exporters.write_infographic, draft.form, draft.report, path, draft.last_year)
        background.run_in_background(write, lambda _: self._report_written(path), self._show_trouble, self)

    def export_record(self, draft: Draft, record: CheckRecord, suffix: str) -> None:
        """Ask where to, and write 体检单 of the draft as a file of this format."""
        self._export_paper(draft.report, CHECK_RECORD_NAME, suffix, partial(exporters.write_check_record, record))

    def export_correction(self, paper: CorrectionPaper, suffix: str) -> None:
        """Ask where to, and write 更正说明 as a file of this format."""
        self._export_paper(paper.report, CORRECTION_HEADING, suffix, partial(exporters.write_correction, paper))

    def export_published(self, paper: PublishedPaper, suffix: str) -> None:
        """Ask where to, and write what was published otherwise as a file of this format."""
        name = paper.properties.subject
        self._export_paper(paper.report, name, suffix, partial(exporters.write_published_paper, paper))

    def _export_paper(self, report: Report, name: str, suffix: str, write_paper: Callable[[Path], None]) -> None:
        """Ask where to, and write a paper about a report, called name, as a file of this format."""
        proposal = self._propose_path(report, f"{name}{suffix}")
        chosen, _ = FileDialog.getSaveFileName(self._window, f"导出{name}", str(proposal), FILE_FILTERS[suffix])
        path = self._add_suffix(Path(chosen), (suffix,), suffix) if chosen else None
        if path is None:
            return
        self._folder = str(path.parent)
        self._show_status(f"正在导出 {path.name} …")
        write = partial(write_paper, path)
        background.run_in_background(write, lambda _: self._report_written(path), self._show_trouble, self)

    def save_pdf(self, draft: Draft, name: str, make_pdf: Callable[[], bytes]) -> bool:
        """Ask where to, and write the PDF that a function makes in a worker; False where the clerk cancels.

        name: of the paper, "" for the report itself.
        """
        proposal = self._propose_path(draft.report, f"{name}.pdf")
        chosen, _ = FileDialog.getSaveFileName(self._window, "存为 PDF", str(proposal), FILE_FILTERS[".pdf"])
        path = self._add_suffix(Path(chosen), (".pdf",), ".pdf") if chosen else None
        if path is None:
            return False
        self._folder = str(path.parent)
        self._show_status(f"正在导出 {path.name} …")

        def write_file() -> None:
            exporters.write_rendered(make_pdf(), path)

        background.run_in_background(write_file, lambda _: self._report_written(path), self._show_trouble, self)
        return True

    def name_file(self, draft: Draft, name: str) -> str:
        """The name of a file for a paper of this draft, without its suffix. name: as save_pdf() takes it."""
        return self._propose_path(draft.report, name).name

    def _propose_path(self, report: Report, ending: str) -> Path:
        """A file for this report in the folder used last; ending: of its name, with the suffix."""
        return Path(self._folder) / (make_file_stem(report.unit, report.cover.get("year", "")) + ending)

    def _add_suffix(self, path: Path, suffixes: Container[str], suffix: str) -> Path | None:
        """The path, with this suffix if it has none of suffixes.

        None where there is a file of that name already and the clerk will not have it replaced.
        """
        if path.suffix.lower() in suffixes:
            return path  # the file dialog has asked whether to replace it
        path = path.with_name(path.name + suffix)
        if is_present(path) and not self._ask_yes_no(f"“{path.name}”已经有了。要替换它吗？"):
            return None
        return path

    def copy_page(self, draft: Draft, section: str | None) -> None:
        """Copy the web page to the clipboard, whole (None) or one section; a site's editor keeps its tables' frames.

        Words that should not go out are asked about first, those of the section.
        """
        from exporters.web.writer import render_fragment  # seldom asked for

        if not self._words_question.confirm(draft, "复制", section=section):
            return
        markup = render_fragment(draft.form, draft.report, section)
        mime = QMimeData()
        mime.setHtml(markup)
        mime.setText(QTextDocumentFragment.fromHtml(markup).toPlainText())
        QGuiApplication.clipboard().setMimeData(mime)
        extent = "全文" if section is None else "本页"
        self._show_status(f"已复制{extent}，可以粘贴到网站的编辑器里。")

    def write_report(self, draft: Draft, path: Path, choices: ExportOptions = DEFAULT_OPTIONS) -> None:
        """Write the report as it is now to a file, in a worker."""
        self._folder = str(path.parent)
        self._show_status(f"正在导出 {path.name} …")
        content = ReportContent(draft.form, draft.report, draft.last_year, choices, draft.findings)
        export = _ExportTask(content, path)
        background.run_in_background(
            export.write_if_fonts_suffice,
            lambda missing: self._finish_export(export, missing),
            self._show_trouble,
            self,
        )

    def _finish_export(self, export: _ExportTask, missing: list[str]) -> None:
        """Say that the file was written; if characters are missing, ask whether to write it with codes for them."""
        if not missing:
            self._report_written(export.path)
            return
        more = " 等" if len(missing) > _MAX_NAMED else ""
        named = "、".join(missing[:_MAX_NAMED]) + more
        if self._ask_yes_no(f"这些字所有字体里都没有：{named}。\n它们将印成方框编码，仍要导出吗？"):
            background.run_in_background(
                export.write_file, lambda _: self._finish_export(export, []), self._show_trouble, self
            )
        else:
            self._show_status("没有导出。")

    def _report_written(self, path: Path) -> None:
        self._show_status(f"已导出 {path}")
        self.file_written.emit(path)

    def _ask_choices(self, draft: Draft, suffix: str) -> ExportOptions | None:
        """What the clerk chooses to have printed besides the report; None where the export is cancelled."""
        tally = count_findings(draft.findings)
        answered = sum(bool(finding.answer) for finding in draft.findings)
        in_words = self._words_question.list_open(draft)
        if suffix not in exporters.FORMATS_WITH_OPTIONS:
            return DEFAULT_OPTIONS if self._ask_about_findings(draft, tally.errors) else None
        correction = make_newest_correction(draft.report)
        corrected = len(correction.items) if correction else 0
        if not tally.errors and not answered and not corrected:
            return self.default_choices if self._words_question.confirm(draft, "导出") else None
        before = replace(self.default_choices, reasons=self._with_reasons, correction=self._with_correction)
        line = describe_findings(in_words) if in_words else ""
        dialog = ExportDialog(self._window, tally, answered, before, line, corrected)
        result = dialog.exec()
        if result == LOOK_AT_WORDS:
            self.finding_requested.emit(in_words[0])
        if result != QDialog.DialogCode.Accepted:
            return None
        self._words_question.let_pass(draft, in_words)
        self._with_reasons = dialog.choices.reasons
        self._with_correction = dialog.choices.correction
        self.with_pictures = dialog.choices.infographic
        self.pictures_changed.emit(self.with_pictures)
        return dialog.choices

    def confirm_printing(self, draft: Draft) -> bool:
        """Ask, where that was not asked before, whether words that should not go out may be printed."""
        return self._words_question.confirm(draft, "打印")

    def _ask_about_findings(self, draft: Draft, errors: int) -> bool:
        """Ask once about errors that are left and words that should not go out; whether to export all the same."""
        if self._words_question.list_open(draft):
            return self._words_question.confirm(draft, "导出", f"还有 {errors} 处错误没有改。" if errors else "")
        return not errors or self._ask_yes_no(f"还有 {errors} 处错误没有改。仍要导出吗？")

    def _ask_yes_no(self, question: str) -> bool:
        return ask_yes_or_no(question, "导出", self._window)

    def _show_trouble(self, words: str) -> None:
        self._show_status("")
        show_warning(words, "没有导出", self._window)
