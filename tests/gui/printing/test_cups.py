"""A CUPS that accepts everything and never answers: it holds up neither the window nor a clerk who cancels."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui.printing import cups
from gui.printing.print_bar import find_print_bar
from gui.system import background
from model.drafts.samples import DEMO_SAMPLE, load_sample
from model.errors import Cancelled
from model.files.progress import Progress
from tests.gui.opened import Control, Key, opened
from tests.gui.printing.at_printer import buttons

pytestmark = pytest.mark.skipif(not cups.is_installed(), reason="CUPS's library is not installed")


@pytest.fixture
def silent() -> Iterator[str]:
    """The address of a server that takes connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"127.0.0.1:{server.getsockname()[1]}"


@pytest.fixture
def asked(silent: str) -> Iterator[str]:
    """The same, where the window's own thread looks for CUPS."""
    library = cups._load_library()
    assert library
    library.cupsSetServer(silent.encode())
    yield silent
    library.cupsSetServer(None)


def test_where_it_does_not_answer_a_pdf_is_offered_instead_of_a_dialog(
    qtbot: QtBot, tmp_path: Path, asked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cups, "_PROBE_TIMEOUT", 1)
    program = opened(qtbot, tmp_path, load_sample(DEMO_SAMPLE))
    qtbot.keyClick(program.window, Key.Key_P, Control)
    bar = find_print_bar(program.window)
    assert bar.message_label.text().startswith("这台电脑的打印服务没有回应")
    assert buttons(bar) == ["存成 PDF…", "知道了"]


def test_where_there_is_none_that_is_no_reason_to_wait() -> None:
    library = cups._load_library()
    assert library
    with socket.create_server(("127.0.0.1", 0)) as closed:
        nobody = f"127.0.0.1:{closed.getsockname()[1]}"
    library.cupsSetServer(nobody.encode())
    assert cups.is_responsive()
    library.cupsSetServer(None)


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
