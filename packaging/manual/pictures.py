"""Takes the manual's pictures of the running program anew; names on the command line limit them to these."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QGuiApplication, QPixmap, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPlainTextEdit
from stage import BEFORE, NOW, SHOWN, dress, stage

from gui.draft_list.new_draft_dialog import NewDraftDialog
from gui.draft_list.start_page import StartPage
from gui.editor.pages.prose_page import ProsePage
from gui.history.timeline_panel import TimelinePanel
from gui.local_rules.local_rules_page import LocalRulesPage
from model.report.linked_text import write_link
from model.report.report import Report

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "resources" / "manual" / "pictures"
PAGE = (1120, 660)
LOW = (1000, 440)

FRESH = Report("2021", {"unit": "临江县教育局", "year": "2025", "scope": "本机关"})
WRONG = SHOWN.with_figures({"requests.received.natural": 35})
DOUBTFUL = SHOWN.with_figures({"disclosure.normative.in_force": 11})
PASTED = "12\t１5\t3\n-\t二\t#REF!\n"


def begin() -> QPixmap:
    """The empty list."""
    return _start_page()


def drafts() -> QPixmap:
    """A list of four drafts."""
    roads = WRONG.with_values({"cover.unit": "临江县交通运输局"})
    return _start_page(BEFORE, roads, FRESH, SHOWN)


def new() -> QPixmap:
    """The question before a new draft."""
    with stage(PAGE) as it:
        dialog = NewDraftDialog(it.window, NOW.date(), "临江县水务局")
        dialog.show()
        return it.picture(dialog)


def cover() -> QPixmap:
    """The first tab."""
    with stage(PAGE) as it:
        it.open(SHOWN, "cover", BEFORE)
        return it.picture(it.program.editor.tabs)


def table() -> QPixmap:
    """Table three."""
    with stage(PAGE) as it:
        it.open(SHOWN, "requests", BEFORE)
        return it.picture()


def window() -> QPixmap:
    """The window of the README: a column that does not balance, last year's figures beside this year's."""
    return _draw_imbalance((1366, 768))


def wrong() -> QPixmap:
    """A column that does not balance."""
    return _draw_imbalance(PAGE)


def _draw_imbalance(size: tuple[int, int]) -> QPixmap:
    with stage(size) as it:
        it.open(WRONG, "requests", BEFORE)
        it.program.actions["next_finding"].trigger()
        return it.picture()


def paste() -> QPixmap:
    """A block with things that had to be understood."""
    with stage(PAGE) as it:
        it.open(FRESH, "requests")
        it.program.editor.go_to("requests.received.natural")
        page = it.program.editor.current_table_page
        assert page
        QGuiApplication.clipboard().setText(PASTED)
        QTest.keyClick(page.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        QGuiApplication.clipboard().clear()
        it.dialog.resize(900, 560)
        return it.picture(it.dialog)


def note() -> QPixmap:
    """A note to a cell being written."""
    with stage(PAGE) as it:
        it.open(SHOWN, "requests", BEFORE)
        editor = it.program.editor
        editor.go_to("requests.received.business")
        it.program.actions["note"].trigger()
        _write(it.dialog, "依申请公开台账第 3 页")
        return it.picture_with_dialog(editor.tabs, 330, 180)


def answer() -> QPixmap:
    """A reason being written for a doubt."""
    with stage((1120, 480)) as it:
        it.open(DOUBTFUL, "disclosure", BEFORE)
        it.program.actions["answer"].trigger()
        _write(it.dialog, "机构改革，划入原水保站的 3 件。")
        return it.picture_with_dialog(it.window, 160, 230)


def prose() -> QPixmap:
    """Section one."""
    with stage(PAGE) as it:
        it.open(SHOWN, "overview", BEFORE)
        return it.picture(it.program.editor.tabs)


def chips() -> QPixmap:
    """Figures of the tables in section one, and the list behind a brace."""
    with stage((1120, 480)) as it:
        received, handled = write_link("requests.received.total"), write_link("requests.handled.total")
        words = f"（二）依申请公开。全年新收政府信息公开申请{received}件，办结{handled}件。"
        it.open(SHOWN.with_values({"overview": f"（一）主动公开。公开水情信息。\n{words}其中"}), "overview", BEFORE)
        page = it.program.editor.current_page
        assert isinstance(page, ProsePage)
        box = page.text_box
        box.setFocus()
        box.moveCursor(QTextCursor.MoveOperation.End)
        QTest.keyClicks(box, "{")
        QTest.keyClicks(box, "yygk")
        return it.picture()


def sentences() -> QPixmap:
    """The sentences that are made from the tables."""
    with stage(PAGE) as it:
        it.open(SHOWN, "overview", BEFORE)
        it.program.actions["offer_sentences"].trigger()
        it.dialog.resize(820, 420)
        return it.picture(it.dialog)


def last_prose() -> QPixmap:
    """Last year's text beside this year's, sentences that are the same tinted."""
    with stage(LOW) as it:
        it.open(SHOWN, "overview", BEFORE)
        it.program.actions["last_prose"].trigger()
        return it.picture()


def local_rules() -> QPixmap:
    """The unit's own rules, as the example has them that comes with the program."""
    with stage(LOW) as it:
        it.open(SHOWN, "overview", BEFORE)
        it.program.actions["local_rules"].trigger()
        page = it.window.findChild(LocalRulesPage)
        page.example_requested.emit()
        it.rest()
        return it.picture(page.rule_list)  # not its folder, which is another one each time


def passage() -> QPixmap:
    """A number that the tables do not bear out, and what can be done about it."""
    words = "全年新收政府信息公开申请47件，上年结转4件。"
    with stage((1120, 480)) as it:
        it.open(
            SHOWN.with_values({"overview": f"（一）主动公开。公开水情信息。\n（二）依申请公开。{words}"}),
            "overview",
            BEFORE,
        )
        it.program.editor.step_to_finding(1)
        return it.picture()


def proofreading() -> QPixmap:
    """Table three being read back against the paper."""
    with stage(PAGE) as it:
        it.open(SHOWN, "requests", BEFORE)
        it.program.actions["proofread"].trigger()
        for _ in range(3):
            QTest.keyClick(it.focused, Qt.Key.Key_Space)
        return it.picture()


def record() -> QPixmap:
    """The page about what was checked, to be signed."""
    with stage(PAGE) as it:
        it.open(SHOWN, "requests", BEFORE)
        it.program.actions["check_record"].trigger()
        it.rest(1500)
        return it.picture()


def last() -> QPixmap:
    """Last year's figures beside this year's."""
    with stage(PAGE) as it:
        it.open(SHOWN, "requests", BEFORE)
        return it.picture(it.program.editor.tabs)


def timeline() -> QPixmap:
    """Some edits, and what differs from one of them."""
    with stage(PAGE) as it:
        it.open(SHOWN, "requests", BEFORE)
        desk = it.program.editor.open_draft
        for cell, figure in (("received.natural", 35), ("granted.natural", 16), ("received.natural", 36)):
            desk.enter_values({f"requests.{cell}": figure}, "")
        it.store.name_version(it.program.session.draft_id, "送审稿")
        desk.enter_values({"requests.partial.natural": 5}, "")
        it.date(7)
        it.program.actions["timeline"].trigger()
        it.rest()
        panel = it.program.editor.side_panel.find_page(TimelinePanel)
        panel.view.setCurrentIndex(panel.model.index(3))
        return it.picture()


def preview() -> QPixmap:
    """The pages beside the form."""
    with stage(PAGE) as it:
        it.open(SHOWN, "requests", BEFORE)
        it.program.actions["preview"].trigger()
        it.rest(1500)
        return it.picture()


TAKEN: dict[str, Callable[[], QPixmap]] = {
    "resources/manual/pictures/begin.png": begin,
    "resources/manual/pictures/list.png": drafts,
    "resources/manual/pictures/new.png": new,
    "resources/manual/pictures/cover.png": cover,
    "resources/manual/pictures/table.png": table,
    "resources/manual/pictures/wrong.png": wrong,
    "resources/manual/pictures/paste.png": paste,
    "resources/manual/pictures/note.png": note,
    "resources/manual/pictures/answer.png": answer,
    "resources/manual/pictures/prose.png": prose,
    "resources/manual/pictures/chips.png": chips,
    "resources/manual/pictures/sentences.png": sentences,
    "resources/manual/pictures/last_prose.png": last_prose,
    "resources/manual/pictures/local_rules.png": local_rules,
    "resources/manual/pictures/passage.png": passage,
    "resources/manual/pictures/proofreading.png": proofreading,
    "resources/manual/pictures/record.png": record,
    "resources/manual/pictures/last.png": last,
    "resources/manual/pictures/timeline.png": timeline,
    "resources/manual/pictures/preview.png": preview,
    "docs/window.png": window,
}


def _start_page(*reports: Report) -> QPixmap:
    with stage(LOW) as it:
        for report in reports:
            it.program.open_new_draft(report, None)
            it.program.close_draft()
        it.date(95)
        page = StartPage(clock=lambda: NOW)
        page.show_drafts(it.store.list_summaries())
        page.resize(*LOW)
        page.show()
        taken = it.picture(page)
        page.close()
        return taken


def _write(dialog: QDialog, words: str) -> None:
    box = dialog.focusWidget()
    assert isinstance(box, QPlainTextEdit)
    box.setPlainText(words)


def _save(name: str, taken: QPixmap) -> None:
    """With 256 colours of its own, which is all such a picture needs."""
    whole = QBuffer()
    whole.open(QBuffer.OpenModeFlag.WriteOnly)
    taken.save(whole, "PNG")
    image = Image.open(io.BytesIO(whole.data().data())).convert("RGB")
    image.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(ROOT / name, optimize=True)


if __name__ == "__main__":
    dress()
    wanted = sys.argv[1:]
    (ROOT / "docs").mkdir(exist_ok=True)
    PICTURES.mkdir(exist_ok=True)
    for name, take in TAKEN.items():
        if not wanted or Path(name).stem in wanted:
            _save(name, take())
