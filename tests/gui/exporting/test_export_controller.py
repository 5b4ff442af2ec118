"""From the window to a file: what is asked, what is written, and what is said where it cannot be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

import exporters
from gui.exporting.export_controller import FILE_FILTERS, ExportController
from gui.exporting.export_dialog import ExportDialog
from gui.system.file_chooser import FileDialog
from model.checks import explanations
from model.checks.findings import Finding
from model.checks.rules import compute_totals
from model.drafts.draft import Draft
from model.form import editions
from model.report.report import Report
from tests.exporters.printed import text
from tests.reports import balanced

FORM = editions.load_form("2021")
UNKNOWN = "\U0002ebf0"
Button = QMessageBox.StandardButton
Chooser = Callable[[Path | str], list[tuple[str, str]]]


class Clerk(QObject):
    """Answers dialogs one after the other, as they open; seen: the words of each."""

    def __init__(self, parent: QObject, *deeds: Callable[[QDialog], None]) -> None:
        super().__init__(parent)
        self.seen: list[str] = []
        self._deeds = list(deeds)
        self._timer = QTimer(self, interval=10)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog.isVisible() and self._deeds:
            self.seen.append(dialog.text() if isinstance(dialog, QMessageBox) else dialog.windowTitle())
            try:
                self._deeds.pop(0)(dialog)
            except AssertionError:
                dialog.reject()  # nobody else would close it, and the test would wait for ever
                raise


def press(button: Button) -> Callable[[QDialog], None]:
    """Press this button of a question."""

    def deed(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        dialog.button(button).click()

    return deed


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def said() -> list[str]:
    """What the window said, sentence by sentence."""
    return []


@pytest.fixture
def papers(window: QWidget, said: list[str]) -> ExportController:
    return ExportController(window, said.append)


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Chooser:
    """Let the system's file dialog answer with a path; the list gets what it was asked with."""

    def set_up(path: Path | str) -> list[tuple[str, str]]:
        asked: list[tuple[str, str]] = []

        def answer(parent: QWidget, title: str, proposal: str, kinds: str) -> tuple[str, str]:
            asked.append((Path(proposal).name, kinds))
            return str(path), kinds

        monkeypatch.setattr(FileDialog, "getSaveFileName", answer)
        return asked

    return set_up


def draft(report: Report | None = None, last: Report | None = None) -> Draft:
    return Draft(FORM, compute_totals(FORM, report or balanced()), last)


def wrong() -> Draft:
    return draft(balanced().with_figures({"requests.received.natural": 3}))


def answered() -> Draft:
    last = compute_totals(FORM, balanced().with_values({"cover.year": "2024", "requests.carried_out.natural": 1}))
    made = draft(last=last)
    report = made.report
    for finding in made.findings:
        if explanations.is_answerable(finding):
            report = report.with_values(explanations.answer_values(report, finding, "上年漏计，已更正。"))
    return draft(report, last)


def done(said: list[str]) -> bool:
    return bool(said) and said[-1].startswith("已导出")


@pytest.mark.parametrize("suffix", exporters.WRITER_MODULES)
def test_a_sound_report_is_exported_without_a_question(
    suffix: str,
    qtbot: QtBot,
    papers: ExportController,
    said: list[str],
    choose: Chooser,
    tmp_path: Path,
) -> None:
    asked = choose(tmp_path / f"a{suffix}")
    papers.export_draft(draft(), suffix)
    qtbot.waitUntil(lambda: done(said), timeout=20_000)
    assert asked == [(f"临江县水务局2025年政府信息公开工作年度报告{suffix}", FILE_FILTERS[suffix])]
    assert said == [f"正在导出 a{suffix} …", f"已导出 {tmp_path / f'a{suffix}'}"]
    assert [file.name for file in tmp_path.iterdir()] == [f"a{suffix}"]


def test_a_report_with_errors_is_marked_as_a_draft_unless_the_clerk_takes_the_tick_away(
    qtbot: QtBot, papers: ExportController, said: list[str], choose: Chooser, tmp_path: Path
) -> None:
    def untick(dialog: QDialog) -> None:
        assert isinstance(dialog, ExportDialog)
        dialog.draft_mark_box.click()
        dialog.accept()

    clerk = Clerk(papers, QDialog.accept, untick)
    for name in ("marked", "plain"):
        choose(tmp_path / f"{name}.pdf")
        said.clear()
        papers.export_draft(wrong(), ".pdf")
        qtbot.waitUntil(lambda: done(said), timeout=20_000)
    assert clerk.seen == ["导出", "导出"]
    assert "草稿，还有2处错误" in text(tmp_path / "marked.pdf")
    assert "草稿" not in text(tmp_path / "plain.pdf")


BLANK_WORDS = "第一部分里的“××”像是没有填完，请核对。"


def answer_with(words: str) -> Callable[[QDialog], None]:
    """Press the button of a question that has these words."""

    def deed(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        (button,) = (button for button in dialog.buttons() if button.text() == words)
        button.click()

    return deed


@pytest.mark.parametrize("suffix", [".pdf", ".html"])
def test_words_that_should_not_go_out_are_asked_about_once(
    suffix: str, qtbot: QtBot, papers: ExportController, said: list[str], choose: Chooser, tmp_path: Path
) -> None:
    choose(tmp_path / f"a{suffix}")
    made = draft(balanced().with_values({"overview": "××"}))
    clerk = Clerk(papers, answer_with("仍要导出"))
    for _ in range(2):
        said.clear()
        papers.export_draft(made, suffix)
        qtbot.waitUntil(lambda: done(said), timeout=20_000)
    assert clerk.seen == [BLANK_WORDS]
    assert papers.confirm_printing(made)


def test_words_are_asked_about_before_a_page_is_copied_and_only_those_of_the_section(
    papers: ExportController, said: list[str]
) -> None:
    made = draft(balanced().with_values({"overview": "××"}))
    shown: list[Finding] = []
    papers.finding_requested.connect(shown.append)
    clerk = Clerk(papers, answer_with("去看看"), answer_with("取消"), answer_with("仍要复制"))
    papers.copy_page(made, "problems")
    assert (clerk.seen, said[-1]) == ([], "已复制本页，可以粘贴到网站的编辑器里。")
    QGuiApplication.clipboard().clear()
    papers.copy_page(made, "overview")
    assert [finding.rule for finding in shown] == ["guard.blank"]
    papers.copy_page(made, None)
    assert QGuiApplication.clipboard().text() == ""
    papers.copy_page(made, None)
    assert clerk.seen == [BLANK_WORDS] * 3
    assert "××" in QGuiApplication.clipboard().text()
    papers.copy_page(made, "overview")
    assert len(clerk.seen) == 3


def test_the_question_leads_to_the_words_and_tells_of_errors_along_with_them(
    papers: ExportController, said: list[str], choose: Chooser, tmp_path: Path
) -> None:
    asked = choose(tmp_path / "a.pdf")
    shown: list[Finding] = []
    papers.finding_requested.connect(shown.append)
    made = draft(balanced().with_values({"overview": "××", "requests.received.natural": 3}))

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, ExportDialog)
        assert dialog.words_label.text() == BLANK_WORDS
        dialog.look_button.click()

    clerk = Clerk(papers, answer_with("去看看"), look, QDialog.reject, answer_with("取消"))
    papers.export_draft(made, ".xlsx")
    papers.export_draft(made, ".pdf")
    assert [finding.key for finding in shown] == ["guard.blank:overview"] * 2
    papers.export_draft(made, ".html")
    assert not papers.confirm_printing(made)
    assert clerk.seen == [
        f"还有 2 处错误没有改。{BLANK_WORDS}",
        "导出",
        "导出",
        BLANK_WORDS,
    ]
    assert (asked, said) == ([], [])


def test_who_thinks_better_of_it_exports_nothing(
    papers: ExportController, said: list[str], choose: Chooser, tmp_path: Path
) -> None:
    asked = choose(tmp_path / "a.pdf")
    clerk = Clerk(papers, QDialog.reject, press(Button.No))
    papers.export_draft(wrong(), ".pdf")
    papers.export_draft(wrong(), ".xlsx")
    assert clerk.seen == ["导出", "还有 2 处错误没有改。仍要导出吗？"]
    choose("")
    papers.export_draft(draft(), ".pdf")
    assert (asked, said) == ([], [])
    assert list(tmp_path.iterdir()) == []


def test_reasons_are_an_appendix_when_ticked_and_the_tick_is_remembered(
    qtbot: QtBot, papers: ExportController, said: list[str], choose: Chooser, tmp_path: Path
) -> None:
    ticks: list[bool] = []

    def tick(dialog: QDialog) -> None:
        assert isinstance(dialog, ExportDialog)
        assert dialog.draft_mark_box.isHidden()
        ticks.append(dialog.reasons_box.isChecked())
        dialog.reasons_box.setChecked(True)
        dialog.accept()

    Clerk(papers, tick, tick)
    choose(tmp_path / "a.pdf")
    for _ in range(2):
        said.clear()
        papers.export_draft(answered(), ".pdf")
        qtbot.waitUntil(lambda: done(said), timeout=20_000)
    assert ticks == [False, True]
    assert "校验说明" in text(tmp_path / "a.pdf")
    assert "上年漏计，已更正。" in text(tmp_path / "a.pdf")


def test_the_pictures_are_an_appendix_when_ticked_in_the_question_and_from_then_on(
    qtbot: QtBot, papers: ExportController, said: list[str], choose: Chooser, tmp_path: Path
) -> None:
    turned: list[bool] = []
    papers.pictures_changed.connect(turned.append)

    def tick(dialog: QDialog) -> None:
        assert isinstance(dialog, ExportDialog)
        assert not dialog.pictures_box.isChecked()
        dialog.pictures_box.click()
        dialog.accept()

    Clerk(papers, tick)
    for name, made in (("a", wrong()), ("b", draft())):
        choose(tmp_path / f"{name}.pdf")
        said.clear()
        papers.export_draft(made, ".pdf")
        qtbot.waitUntil(lambda: done(said), timeout=20_000)
        assert "一图读懂" in text(tmp_path / f"{name}.pdf")
    assert turned == [True]


@pytest.mark.parametrize("answer", [Button.Yes, Button.No])
def test_characters_no_font_has_are_named_once_before_anything_is_written(
    answer: Button, qtbot: QtBot, papers: ExportController, said: list[str], choose: Chooser, tmp_path: Path
) -> None:
    choose(tmp_path / "a.pdf")
    clerk = Clerk(papers, press(answer))
    papers.export_draft(draft(balanced().with_values({"other": f"王{UNKNOWN}、李{UNKNOWN}。"})), ".pdf")
    qtbot.waitUntil(lambda: len(said) > 1, timeout=20_000)
    assert clerk.seen == [f"这些字所有字体里都没有：{UNKNOWN}（U+2EBF0）。\n它们将印成方框编码，仍要导出吗？"]
    assert (tmp_path / "a.pdf").exists() == (answer == Button.Yes)
    assert said[-1] == (f"已导出 {tmp_path / 'a.pdf'}" if answer == Button.Yes else "没有导出。")


def test_a_name_without_suffix_gets_one_and_an_old_file_of_that_name_is_asked_about(
    qtbot: QtBot, papers: ExportController, said: list[str], choose: Chooser, tmp_path: Path
) -> None:
    (tmp_path / "年报v1.2.pdf").write_bytes(b"old")
    choose(tmp_path / "年报v1.2")
    clerk = Clerk(papers, press(Button.No), press(Button.Yes))
    papers.export_draft(draft(), ".pdf")
    assert said == []
    papers.export_draft(draft(), ".pdf")
    qtbot.waitUntil(lambda: done(said), timeout=20_000)
    assert clerk.seen == ["“年报v1.2.pdf”已经有了。要替换它吗？"] * 2
    assert (tmp_path / "年报v1.2.pdf").read_bytes() != b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_picture_without_suffix_replaces_an_old_one_only_when_told_to(
    qtbot: QtBot, papers: ExportController, said: list[str], choose: Chooser, tmp_path: Path
) -> None:
    (tmp_path / "图.png").write_bytes(b"old")
    choose(tmp_path / "图")
    clerk = Clerk(papers, press(Button.No))
    papers.export_infographic(draft())
    assert clerk.seen == ["“图.png”已经有了。要替换它吗？"]
    assert (said, (tmp_path / "图.png").read_bytes()) == ([], b"old")


def test_what_cannot_be_written_is_said_in_plain_words_and_leaves_nothing(
    qtbot: QtBot, papers: ExportController, said: list[str], choose: Chooser, tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").mkdir()
    choose(tmp_path / "a.pdf")
    clerk = Clerk(papers, press(Button.Ok))
    papers.export_draft(draft(), ".pdf")
    qtbot.waitUntil(lambda: said[-1:] == [""] and bool(clerk.seen), timeout=20_000)
    assert clerk.seen == ["写不了“a.pdf”：这里已经有一个同名的文件夹。请换个文件名。"]
    assert [file.name for file in tmp_path.iterdir()] == ["a.pdf"]


def test_a_second_export_may_begin_while_one_runs(
    qtbot: QtBot, papers: ExportController, said: list[str], tmp_path: Path
) -> None:
    for name in ("a.pdf", "b.docx", "c.pdf", "d.xlsx"):
        papers.write_report(draft(), tmp_path / name)
    qtbot.waitUntil(lambda: sum(words.startswith("已导出") for words in said) == 4, timeout=30_000)
    assert len(list(tmp_path.iterdir())) == 4
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "c.pdf").read_bytes()


def test_an_edit_made_after_the_export_began_is_not_in_the_file(
    qtbot: QtBot, papers: ExportController, said: list[str], tmp_path: Path
) -> None:
    made = draft()
    papers.write_report(made, tmp_path / "a.pdf")
    edit = made.propose_edit({"other": "后来写的话。"}, "正文")
    assert edit
    made.apply_edit(edit)
    qtbot.waitUntil(lambda: done(said), timeout=20_000)
    assert "后来写的话" not in text(tmp_path / "a.pdf")


def test_every_format_has_a_name_in_the_file_dialog() -> None:
    assert FILE_FILTERS.keys() == exporters.WRITER_MODULES.keys()
    assert all(f"(*{suffix})" in kind for suffix, kind in FILE_FILTERS.items())
