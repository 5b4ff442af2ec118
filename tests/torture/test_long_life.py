"""A clerk at random for ten thousand steps, with backups and journeys; and a window through a year of openings."""

from __future__ import annotations

import gc
import threading
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import invariant, precondition, rule, run_state_machine_as_test
from PySide6.QtCore import QEventLoop, QThreadPool, QTimer
from pytestqt.qtbot import QtBot

import exporters
from gui.application.application import Application
from gui.draft_list.start_page import StartPage
from gui.window.main_window import MainWindow
from model import importing
from model.drafts.edits_in_words import values_to_restore
from model.recovery import backups
from model.report.report import Report
from model.storage.store import DELETED_RETENTION, Store
from model.transfer import transfer
from tests.model.drafting import exact, kept
from tests.model.storage.test_store_machine import Clerk
from tests.reports import balanced

NOW = datetime(2026, 1, 12, tzinfo=UTC)


class Traveller(Clerk):
    """The clerk of the store's tests, who also backs up, restores, sends all drafts away and has them back."""

    steps = 0

    @rule()
    def back_up_and_restore(self) -> None:
        folder = self.path.parent / backups.BACKUP_FOLDER
        backup = backups.make_backup(self.path, folder, NOW)
        assert backup.is_intact
        self.store.close()
        assert backups.restore_backup(backup, self.path, NOW)
        self.store = Store(self.path)
        self.open()

    @rule()
    def send_away_and_back(self) -> None:
        archive = self.path.with_name("all.zip")
        transfer.export_all(self.path, archive)
        arrived = transfer.import_archive(archive, self.store)
        assert (arrived.new, arrived.differing, len(arrived.same)) == ((), (), 1)
        away = self.path.parent / "away"
        away.mkdir(exist_ok=True)
        other = Store(away / "drafts.db")
        transfer.import_archive(archive, other)
        assert {one.digest for one in self.store.read_all_drafts()} <= {one.digest for one in other.read_all_drafts()}
        other.close()

    @rule()
    def import_what_was_exported(self) -> None:
        """All goes out in a workbook, the draft is emptied, and the file is read back as one edit."""
        path, before = self.path.with_name("report.xlsx"), exact(self.draft.report)
        exporters.write_report(self.draft.form, self.draft.report, path, self.draft.last_year)
        self.become(Report(self.edition), "清空")
        self.become(importing.read_report(path).report, "导入")
        assert exact(self.draft.report) == before

    def become(self, report: Report, label: str) -> None:
        edit = self.draft.propose_edit(values_to_restore(self.draft.form, report, self.draft.report), label)
        if edit:
            self.draft.apply_edit(edit)
            self.done.append(edit)
            self.undone.clear()

    @precondition(lambda self: not self.deleted)
    @rule()
    def name_a_moment_and_throw_a_copy_away(self) -> None:
        named = self.store.name_version(self.id, "送审稿")
        assert self.store.list_versions(self.id)[-1] == named
        copy = self.store.duplicate_draft(self.id)
        assert exact(kept(self.store, copy)) == exact(self.draft.report)
        self.store.delete_drafts(copy)
        assert self.store.purge_deleted(datetime.now(UTC) + 2 * DELETED_RETENTION) == 1

    @invariant()
    def one_step_more(self) -> None:
        Traveller.steps += 1


@pytest.mark.parametrize("examples", [1, pytest.param(270, marks=pytest.mark.torture)])
def test_the_store_holds_what_the_draft_shows_for_ten_thousand_steps(examples: int) -> None:
    Traveller.steps = 0
    run_state_machine_as_test(
        Traveller,
        settings=settings(
            max_examples=examples,
            stateful_step_count=50,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
    print(f"\n{Traveller.steps} steps of edits, undo, imports, restoring, journeys, reopening: all agreed after each")


def used() -> tuple[float, int, int]:
    """Megabytes, threads and open files of this process."""
    QThreadPool.globalInstance().waitForDone()  # idle workers leave
    gc.collect()
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return (
        int(status["VmRSS"].split()[0]) / 1024,
        max(threading.active_count(), int(status["Threads"])),
        len(list(Path("/proc/self/fd").iterdir())),
    )


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
@pytest.mark.parametrize(("openings", "edits"), [(2, 15), pytest.param(1000, 10_000, marks=pytest.mark.torture)])
def test_a_window_through_many_openings_and_edits(qtbot: QtBot, tmp_path: Path, openings: int, edits: int) -> None:
    window = MainWindow(StartPage())
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    program = Application(window, Store(tmp_path / "drafts.db"), tmp_path)
    for _ in range(5):
        program.open_new_draft(balanced(), None)
        program.close_draft()
    ids = cycle([card.id for card in program.store.list_summaries()])
    for warming in range(20):
        turn(program, next(ids), warming, 2)
    before = used()
    print(f"\nafter 20 openings: {before[0]:.0f} MB, {before[1]} threads, {before[2]} open files")
    for number in range(openings):
        turn(program, next(ids), number, edits // openings)
        if (number + 1) % max(openings // 5, 1) == 0:
            size, threads, files = used()
            print(f"  {number + 1} openings: {size:.0f} MB, {threads} threads, {files} open files")
    after = used()
    grown = after[0] - before[0]
    print(f"{openings} openings, {edits} edits: grown by {grown:.1f} MB, {grown / openings * 1024:.1f} kB an opening")
    assert after[1] <= before[1]
    assert after[2] <= before[2]
    window.close()


def spin() -> None:
    """Let the window do what it has put off; what was given up goes when the loop after that begins."""
    for _ in range(2):
        loop = QEventLoop()
        QTimer.singleShot(0, loop.quit)
        loop.exec()


def turn(program: Application, id: int, number: int, edits: int) -> None:
    """Open a draft, look at a table, type, and go back to the list."""
    program.open_draft(id)
    program.editor.tabs.setCurrentIndex(number % program.editor.tabs.count())
    spin()
    for edit in range(edits):
        cell = program.editor.open_draft.draft.form.entry_cells[(number + edit) % 150].id
        program.editor.open_draft.enter_values({cell: number * edits + edit}, "填写")
    program.close_draft()
    spin()
