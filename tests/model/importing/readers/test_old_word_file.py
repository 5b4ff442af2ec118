"""Old Word files go through LibreOffice where it is installed; here a script stands in for it."""

from __future__ import annotations

import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import exporters
from model import importing
from model.errors import UnreadableFile
from model.form import editions
from model.importing.readers import old_word_file
from tests.model.importing import layouts

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a script of the shell stands in for LibreOffice")

Install = Callable[[str], Path]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Puts a script in LibreOffice's place; the folder it may write to. "" installs nothing."""

    def install_script(script: str) -> Path:
        programs = tmp_path / "programs"
        programs.mkdir()
        if script:
            program = programs / "soffice"
            program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
            program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin" if script else str(programs))
        monkeypatch.setattr(old_word_file, "PLACES", ())
        return tmp_path

    return install_script


def old_file(folder: Path, suffix: str) -> Path:
    path = folder / f"报告{suffix}"
    path.write_bytes(b"{\\rtf1\\ansi}" if suffix == ".rtf" else b"old")
    return path


CONVERT = 'while [ "$1" != --outdir ]; do echo "$1" >> "{log}"; shift; done; cp "{made}" "$2/report.docx"'


@pytest.mark.parametrize("suffix", [".doc", ".wps", ".rtf", ".odt", ".DOC"])
def test_what_libreoffice_makes_of_it_is_read(suffix: str, install: Install, tmp_path: Path) -> None:
    report = layouts.report("2021")
    exporters.write_report(editions.load_form("2021"), report, tmp_path / "made.docx")
    install(CONVERT.format(made=tmp_path / "made.docx", log=tmp_path / "log"))
    reading = importing.read_report(old_file(tmp_path, suffix))
    assert reading.report.figures == report.figures
    options = (tmp_path / "log").read_text(encoding="utf-8").split()
    assert options[0].startswith("-env:UserInstallation=file:///")
    assert {"--headless", "--norestore"} <= set(options)


@pytest.mark.parametrize(
    ("suffix", "words"),
    [(".doc", "旧的 .doc 格式"), (".wps", ".wps 格式"), (".rtf", ".rtf 格式"), (".odt", ".odt 格式")],
)
def test_without_libreoffice_the_clerk_is_told_what_to_do(suffix: str, words: str, install: Install) -> None:
    folder = install("")
    with pytest.raises(UnreadableFile, match=f"{words}。请用 WPS 或 Word 打开，另存为 .docx"):
        importing.read_report(old_file(folder, suffix))


def test_what_libreoffice_cannot_open_is_told(install: Install) -> None:
    folder = install("exit 1")
    with pytest.raises(UnreadableFile, match=r"可能坏了或者加了密码。请用 WPS 或 Word 打开"):
        importing.read_report(old_file(folder, ".doc"))


def test_what_libreoffice_makes_badly_is_told(install: Install, tmp_path: Path) -> None:
    (tmp_path / "made.docx").write_bytes(b"PK\x03\x04 no document")
    folder = install(CONVERT.format(made=tmp_path / "made.docx", log=tmp_path / "log"))
    with pytest.raises(UnreadableFile, match=r"报告\.doc.*另存为 .docx"):
        importing.read_report(old_file(folder, ".doc"))


def test_a_program_that_hangs_is_ended_with_its_children(install: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(old_word_file, "MAX_SECONDS", 2)
    folder = install('sleep 600 & echo $! > "{0}/child"; wait')
    script = folder / "programs" / "soffice"
    script.write_text(script.read_text(encoding="utf-8").replace("{0}", str(folder)), encoding="utf-8")
    with pytest.raises(UnreadableFile, match="没能转换"):
        importing.read_report(old_file(folder, ".doc"))
    child = (folder / "child").read_text(encoding="utf-8").strip()
    deadline = time.monotonic() + 20  # a busy machine ends a killed process late
    while _is_running(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _is_running(child)


def _is_running(process: str) -> bool:
    """Whether a process is there and more than a zombie."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").split()[2] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
