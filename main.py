"""The program's entry point: it opens the window, with files where it is given any, or runs a command (check …)."""

from __future__ import annotations

import io
import os.path
import sys
from types import ModuleType

from model.errors import NianbaoError

COMMANDS = frozenset({"check", "combine", "convert", "demo", "new", "picture"})
"""The commands of exporters.command_line: their names are never taken for files."""

EXIT_FAILED = 2
"""The exit code where the program could not do what was asked."""


def main(arguments: list[str]) -> int:
    """Run the program with these command line arguments, without its own name, and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        if arguments[:1] == ["--reading-process"]:
            return read_files_for_another(arguments[1:])
        if not arguments:
            return int(import_window().run())
        if names_file(arguments[0]):
            return int(import_window().run(arguments))
        from exporters import command_line  # brings click: the window opens sooner without

        return command_line.run_command(arguments, import_window)
    except NianbaoError as error:
        words = str(error)
    except Exception as error:  # the edge of the program: nobody at a terminal is helped by a traceback
        from model.files.error_log import LOG_NAME, log_error

        log_error("a command failed" if arguments else "the window failed", error)
        words = f"程序出了意外，没有做完。出错的地方记在日志 {LOG_NAME} 里；如果再次出现，请把日志交给维护人员。"
    from model.text import write_out_controls  # what a file is called may hold what a terminal obeys

    print(write_out_controls(words), file=sys.stderr)
    return EXIT_FAILED


def names_file(argument: str) -> bool:
    """Whether the first argument is a file or folder to be opened in the window, and no command or option.

    A file need not exist: that is said in the window. A word without a suffix must: it may be a mistyped command.
    """
    if argument in COMMANDS or argument.startswith("-"):
        return False
    return any(mark in argument for mark in "./\\") or os.path.exists(argument)


def read_files_for_another(arguments: list[str]) -> int:
    """Be the process that reads files for the program; see model.importing.isolation, which starts it."""
    from model.importing.isolation import worker

    folder_name, memory_bytes = arguments
    return worker.run(folder_name, int(memory_bytes))


def import_window() -> ModuleType:
    """Import gui.app, which needs Qt as nothing else does, and return it; raises NianbaoError where Qt is missing."""
    try:
        from gui import app
    except ImportError as error:
        raise NianbaoError(f"窗口打不开：缺少 Qt 或它要的系统库（{error}）。请先运行 make setup。") from error
    return app


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
