"""What CUPS's programs are called with, and what comes of their answers; a CUPS that never answers holds nobody up."""

from __future__ import annotations

import os
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui.printing import cups
from gui.system import background
from model.drafts.samples import DEMO_SAMPLE, load_sample
from model.errors import Cancelled, PrinterRefused
from model.files.progress import Progress
from tests.gui.opened import opened
from tests.gui.printing.at_printer import printing_page

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no CUPS")

needs_cups = pytest.mark.skipif(not cups.is_installed(), reason="CUPS's programs are not installed")


PDF = b"%PDF-1.7" + 100_000 * b"0123456789"
"""Many times more than a pipe holds."""


class Programs:
    """Programs of these names in place of CUPS's, each a shell script that notes how it was called."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.write("lp", "cat > lp.stdin; echo $LC_ALL > lp.locale; echo 'request id is Office-7 (0 file(s))'")
        self.write("cancel", "")
        self.write("lpstat", "")

    def write(self, name: str, script: str) -> None:
        path = self.folder / name
        path.write_text(f"#!/bin/sh\ncd '{self.folder}'\nprintf '%s\\n' \"$@\" > {name}.arguments\n{script}\n")
        path.chmod(0o755)

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    """CUPS's programs, replaced."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return Programs(folder)


def test_lp_is_given_printer_title_options_and_the_pdf(programs: Programs) -> None:
    options = {"media": "A4", "job-hold-until": "a b"}
    cups.send_job("Office/draft", "甲局 年报", options, PDF, Progress())
    arguments = programs.read("lp.arguments").splitlines()
    assert arguments == ["-d", "Office", "-t", "甲局 年报", "-o", "media=A4", "-o", "job-hold-until=a\\ b"]
    assert programs.read("lp.stdin") == PDF.decode()
    assert programs.read("lp.locale") == "C\n"


def test_an_lp_that_reads_slowly_gets_the_whole_pdf(programs: Programs) -> None:
    programs.write("lp", "sleep 0.3; cat > lp.stdin; echo 'request id is Office-7 (0 file(s))'")
    cups.send_job("Office", "年报", {}, PDF, Progress())
    assert programs.read("lp.stdin") == PDF.decode()


def test_what_lp_refuses_is_refused(programs: Programs) -> None:
    programs.write("lp", "echo 'lp: Destination \"Office\" is not accepting jobs.' >&2; exit 1")
    with pytest.raises(PrinterRefused):
        cups.send_job("Office", "年报", {}, b"%PDF", Progress())


def test_a_job_that_is_cancelled_while_lp_sends_it_is_taken_back(programs: Programs) -> None:
    programs.write("lp", "cat > lp.stdin; sleep 0.3; echo 'request id is Office-7 (0 file(s))'")
    progress = Progress()
    timer = threading.Timer(0.1, progress.cancel)
    timer.start()
    with pytest.raises(Cancelled):
        cups.send_job("Office", "年报", {}, b"%PDF", progress)
    assert programs.read("cancel.arguments") == "Office-7\n"


def test_an_lp_that_does_not_end_is_ended(programs: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cups, "_JOB_TIMEOUT", 0.3)
    programs.write("lp", "echo $$ > lp.process; exec sleep 600")
    with pytest.raises(PrinterRefused):
        cups.send_job("Office", "年报", {}, PDF, Progress())
    with pytest.raises(ProcessLookupError):
        os.kill(int(programs.read("lp.process")), 0)


@pytest.fixture
def silent() -> Iterator[str]:
    """The address of a server that takes connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"127.0.0.1:{server.getsockname()[1]}"


@needs_cups
def test_where_it_does_not_answer_that_is_told_and_a_pdf_is_left(
    qtbot: QtBot, tmp_path: Path, silent: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", silent)
    monkeypatch.setattr(cups, "_PROBE_TIMEOUT", 1)
    program = opened(qtbot, tmp_path, load_sample(DEMO_SAMPLE))
    page = printing_page(qtbot, program)
    assert page.panel.trouble_label.text().startswith("这台电脑的打印服务没有回应")
    assert page.print_button.text() == "存为 PDF…"
    assert page.system_button.isHidden()


@needs_cups
def test_where_there_is_none_that_is_no_reason_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        nobody = f"127.0.0.1:{closed.getsockname()[1]}"
    monkeypatch.setenv("CUPS_SERVER", nobody)
    assert cups.is_responsive()


@needs_cups
@pytest.mark.parametrize(("patience", "cancelled", "words"), [(9999, True, str(Cancelled())), (1, False, "打印机没有")])
def test_a_job_that_it_does_not_take_ends_all_the_same(
    qtbot: QtBot, silent: str, monkeypatch: pytest.MonkeyPatch, patience: int, cancelled: bool, words: str
) -> None:
    monkeypatch.setenv("CUPS_SERVER", silent)
    monkeypatch.setattr(cups, "_JOB_TIMEOUT", patience)
    errand, owner, told = Progress(), QObject(), list[str]()
    background.run_in_background(
        lambda: cups.send_job("Office", "年报", {}, b"%PDF", errand), print, told.append, owner
    )
    if cancelled:
        errand.cancel()
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].startswith(words)
