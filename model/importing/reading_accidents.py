"""What is said of a file whose reading ended in an error that nobody foresaw: one sentence; the log has the rest."""

from __future__ import annotations

from pathlib import Path

from model.errors import UnreadableFile

_NO_MEMORY = "读它要的内存不够。请关掉别的程序，再试一次；还不行，请核对是不是选错了文件。"
_TOO_DEEP = "里面的内容套得太深，不像一份报告。请用 WPS 打开，另存一份，再试一次。"
_UNFORESEEN = "读到一半出了意外，文件可能坏了，或者写法少见。请用原来的程序打开，另存一份，再试一次。"

_PANIC = "PanicException"
"""WORKAROUND: what Rust's libraries (python-calamine up to 0.9) raise for a fault of theirs is no Exception."""


def is_accident(error: BaseException) -> bool:
    """Whether an error says something of the file; what ends the program (Ctrl+C) does not."""
    return isinstance(error, Exception) or type(error).__name__ == _PANIC


def explain_accident(path: Path, error: BaseException) -> UnreadableFile:
    """What to raise for an error that nobody foresaw, which is written into the log."""
    from model.files.error_log import log_error  # brings sockets: only when something has to be logged

    log_error(f"a file could not be read ({path.suffix[:8].lower()})", error)
    if isinstance(error, MemoryError):
        words = _NO_MEMORY
    else:
        words = _TOO_DEEP if isinstance(error, RecursionError) else _UNFORESEEN
    return UnreadableFile(path.name, words)
