"""Reads many files at once, each in a process of its own, in as many processes as the machine has cores."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path

from model.errors import Cancelled, NianbaoError, UnreadableFile
from model.files.progress import Progress
from model.importing import Reading
from model.importing.isolation.isolated_reading import IsolatedReader, read_isolated
from model.importing.reading_accidents import explain_accident

MAX_BATCH_PROCESSES = 8
"""Each may take as much memory as one file's budget allows."""

_MIN_FILES_PER_PROCESS = 12
"""Starting a process takes as long as reading some files; for fewer the one that is kept reads them in turn."""

ReadFile = tuple[int, Reading | UnreadableFile]
"""The number of a file in its batch, and what it says or why it cannot be read."""


def read_batch(paths: Sequence[Path], progress: Progress | None = None) -> Iterator[ReadFile]:
    """What files say, as each is read, not in their order. Whatever is in a file, the others are read.

    progress counts the files. Raises Cancelled as soon as it is cancelled.
    """
    progress = progress or Progress()
    progress.report_step(0, len(paths))
    processes = min(count_cores(), MAX_BATCH_PROCESSES, len(paths) // _MIN_FILES_PER_PROCESS)
    if processes <= 1:
        for number, path in enumerate(paths):
            yield number, _read(path, None, progress)
            progress.report_step(number + 1, len(paths))
        return
    reader = IsolatedReader(max_processes=processes)
    try:
        with ThreadPoolExecutor(processes, "reading") as threads:
            yield from _read_in_threads(paths, reader, threads, progress)
    finally:
        reader.end_idle()


def _read_in_threads(
    paths: Sequence[Path], reader: IsolatedReader, threads: ThreadPoolExecutor, progress: Progress
) -> Iterator[ReadFile]:
    """See read_batch(). Where the work ends early no further file is begun."""
    waiting: dict[Future[Reading | UnreadableFile], int] = {
        threads.submit(_read, path, reader, progress): number for number, path in enumerate(paths)
    }
    done = 0
    try:
        while waiting:
            ready, _ = wait(waiting, return_when=FIRST_COMPLETED)
            for future in ready:
                yield waiting.pop(future), future.result()
                done += 1
                progress.report_step(done, len(paths))
    except KeyboardInterrupt:  # on a terminal: what is being read must not be waited for
        progress.cancel()
        raise
    finally:
        for future in waiting:
            future.cancel()


def _read(path: Path, reader: IsolatedReader | None, progress: Progress) -> Reading | UnreadableFile:
    """What a file says, by this reader or the one that is kept for single files. Raises Cancelled."""
    try:
        return reader.read(path, progress) if reader else read_isolated(path, progress)
    except Cancelled:
        raise
    except UnreadableFile as error:
        return error
    except NianbaoError as error:
        return UnreadableFile(path.name, str(error))
    except Exception as error:  # the edge of a file: the others must still be read
        return explain_accident(path, error)


def count_cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
