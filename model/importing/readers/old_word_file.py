"""Reads .doc, .wps, .rtf and .odt through LibreOffice, where it is installed: it makes a .docx of them.

Where it is not, the clerk is told what to do instead.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from model.errors import UnreadableFile
from model.files.resource_limits import lifted_limits
from model.files.temporary_folder import temporary_folder_beside_drafts
from model.importing.document import Document
from model.importing.readers import docx_file
from model.importing.readers.file_type import OLD_WORD_ADVICE, detect_suffix

MAX_BYTES = 20_000_000
"""Bytes of a file; a report has not a hundredth of it."""

MAX_SECONDS = 60
"""How long LibreOffice may take; its first start on a slow machine takes twenty."""

PROGRAM_NAMES = ("soffice", "libreoffice")

PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/snap/bin/libreoffice",
)
"""Where it lies when it is not among the commands."""

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
</oor:items>
"""
"""LibreOffice's settings in a file: no macro runs, nothing is fetched."""


def read(path: Path) -> Document:
    """The rows of an old Word file; raises UnreadableFile where LibreOffice is missing or cannot open it."""
    suffix = detect_suffix(path)
    advice = OLD_WORD_ADVICE.get(suffix, OLD_WORD_ADVICE[".doc"])
    program = find_libreoffice()
    if program is None or path.stat().st_size > MAX_BYTES:
        raise UnreadableFile(path.name, advice)
    with temporary_folder_beside_drafts() as folder:
        source = folder / f"report{suffix}"
        shutil.copyfile(path, source)
        made = _convert(program, source, folder)
        if made is None:
            raise UnreadableFile(
                path.name, f"{advice.partition('。')[0]}，没能转换，可能坏了或者加了密码。{_after(advice)}"
            )
        try:
            return docx_file.read(made)
        except UnreadableFile as error:
            raise UnreadableFile(path.name, advice) from error


def find_libreoffice() -> str | None:
    """The path of LibreOffice's program; None where it is not installed."""
    return next(_iter_programs(), None)


def _iter_programs() -> Iterator[str]:
    for name in PROGRAM_NAMES:
        found = shutil.which(name)
        if found:
            yield found
    yield from (place for place in PLACES if Path(place).is_file())


def _convert(program: str, source: Path, folder: Path) -> Path | None:
    """The .docx that LibreOffice makes of a file, in a folder that is ours; None where it makes none in time.

    It gets a profile of its own, so that no window of the clerk's is asked, and none of their settings count.
    """
    profile = folder / "profile"
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_SETTINGS, encoding="utf-8")
    options = ["--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--convert-to", "docx"]
    command = [program, f"-env:UserInstallation={profile.as_uri()}", *options, "--outdir", str(folder), str(source)]
    process = _start(command, folder)
    try:
        process.wait(MAX_SECONDS)
    except subprocess.TimeoutExpired:
        return None
    finally:
        _end_with_children(process)
    made = source.with_suffix(".docx")
    return made if made.is_file() else None


def _start(command: list[str], folder: Path) -> subprocess.Popen[bytes]:
    """The program as the head of a group of processes; it starts others, which are to end with it."""
    silent = subprocess.DEVNULL
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW
        return subprocess.Popen(command, cwd=folder, stdin=silent, stdout=silent, stderr=silent, creationflags=flags)
    with lifted_limits():  # LibreOffice has MAX_SECONDS, and needs more memory than a reader of ours
        return subprocess.Popen(command, cwd=folder, stdin=silent, stdout=silent, stderr=silent, start_new_session=True)


def _end_with_children(process: subprocess.Popen[bytes]) -> None:
    """End what is left of a program and the processes it started."""
    if sys.platform == "win32":
        if process.poll() is None:
            kill = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
            subprocess.run(kill, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    else:
        with suppress(ProcessLookupError):  # all have ended
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _after(advice: str) -> str:
    """The advice without its first sentence, which says what the file is."""
    return advice.partition("。")[2]
