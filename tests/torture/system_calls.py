"""Records what a program asks of the system for the files in one folder: opened, written, synced, renamed, removed.

strace writes down the calls with all their bytes; on a machine without it, recording skips the test.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]

_CALLS = (
    *("open", "openat", "creat", "close", "dup", "dup2", "dup3", "lseek"),
    *("write", "pwrite64", "writev", "pwritev", "pwritev2", "sendfile", "copy_file_range"),
    *("truncate", "ftruncate", "fallocate", "fsync", "fdatasync", "sync", "syncfs", "sync_file_range"),
    *(
        "rename",
        "renameat",
        "renameat2",
        "link",
        "linkat",
        "symlink",
        "unlink",
        "unlinkat",
        "mkdir",
        "mkdirat",
        "rmdir",
    ),
)
_LINE = re.compile(r"\d+ +(\w+)\((.*)\) += (-?\d+)")
_MAX_BYTES = 1 << 24
"""Bytes of one write that strace writes down; none of ours is longer."""


class Call(NamedTuple):
    """A call that succeeded. words: its arguments, texts as bytes; answer: what the system returned."""

    name: str
    words: tuple[bytes, ...]
    answer: int


def record_calls(module: str, *arguments: str, log: Path) -> list[Call]:
    """Run a module with these arguments in a process of its own; what it asked of the system, in order."""
    require_strace()
    command = ["strace", "-f", "-qq", "--seccomp-bpf", "-xx", "-s", str(_MAX_BYTES), "-o", str(log)]
    command += ["-e", f"trace={','.join(_CALLS)}", sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return list(_parse(log))


def require_strace() -> None:
    """Skip the test where there is no strace, or no permission for it."""
    if (
        not shutil.which("strace")
        or subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True).returncode
    ):
        pytest.skip("needs strace")


def _parse(log: Path) -> Iterator[Call]:
    with log.open(encoding="ascii") as lines:
        for line in lines:
            assert "unfinished" not in line, "the program has more than one thread"
            found = _LINE.match(line)
            if found and int(found[3]) >= 0:
                words = tuple(map(_to_bytes, found[2].split(", ")))
                yield Call(found[1], words, int(found[3]))


def _to_bytes(word: str) -> bytes:
    """An argument: a text is written as "\\x2f\\x74…" and comes out as its bytes."""
    if not word.startswith('"'):
        return word.encode()
    assert not word.endswith("...")
    return bytes.fromhex(word.strip('"').replace("\\x", ""))
