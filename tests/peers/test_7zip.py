"""7-Zip opens what we lock, and we open what it locks: a clerk's colleague need not have this program."""

from __future__ import annotations

import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from model.importing.readers import zip_file
from model.storage.store import Store
from model.transfer import transfer
from tests.drafts import make
from tests.peers.programs import program

pytestmark = pytest.mark.peers

WORD = "Linjiang-2026!"
NAME = "临江县水务局2025年.txt"


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / NAME
    path.write_text("政府信息公开工作年度报告\n" * 1000, encoding="utf-8")
    return path


def run(*arguments: str, folder: Path) -> int:
    command = [program("7zz", "7z"), *arguments]
    return subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=60).returncode


def test_7zip_opens_a_locked_draft(tmp_path: Path, document: Path) -> None:
    with closing(Store(tmp_path / "drafts.db")) as store:
        make.fill(store)
        [draft] = store.list_summaries()
    transfer.export_draft(tmp_path / "drafts.db", draft.id, tmp_path / "a.zip", WORD, document)
    out = tmp_path / "out"
    assert run("x", f"-p{WORD}", f"-o{out}", "a.zip", folder=tmp_path) == 0
    assert (out / NAME).read_bytes() == document.read_bytes()
    assert run("t", "-pwrong", "a.zip", folder=tmp_path) != 0


@pytest.mark.parametrize("method", ["AES256", "AES128", "ZipCrypto"])
def test_what_7zip_locks_is_opened(tmp_path: Path, document: Path, method: str) -> None:
    assert run("a", f"-p{WORD}", f"-mem={method}", "a.zip", NAME, folder=tmp_path) == 0
    out = tmp_path / "out"
    out.mkdir()
    assert zip_file.is_encrypted(tmp_path / "a.zip")
    found = zip_file.extract_report(tmp_path / "a.zip", WORD, out)
    assert found.name == NAME
    assert found.read_bytes() == document.read_bytes()


@pytest.mark.parametrize("word", ["", WORD])
def test_7zip_finds_no_fault_with_an_archive_of_all_drafts(tmp_path: Path, word: str) -> None:
    with closing(Store(tmp_path / "drafts.db")) as store:
        make.fill(store)
    transfer.export_all(tmp_path / "drafts.db", tmp_path / "a.zip", word)
    assert run("t", f"-p{word}", "a.zip", folder=tmp_path) == 0
