"""The process that reads: a path comes in by standard input, what became of the file goes out by standard output.

It ends when its input ends, also where the program was killed: then in the middle of a file.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import BinaryIO

from model import importing
from model.errors import UnreadableFile
from model.files import resource_limits, temporary_folder
from model.importing.isolation import messages
from model.importing.isolation.budget import CRASHED_MESSAGE, TOO_MUCH_MEMORY_MESSAGE, TOO_MUCH_TEXT_MESSAGE
from model.importing.isolation.messages import Refusal


def run(folder_name: str, memory_bytes: int) -> int:
    """Serve as the reading process that reading_process.py starts, until standard input ends; the exit code.

    folder_name: of the folder where files are unpacked, removed at the end. memory_bytes: what this process may have.
    """
    serve(sys.stdin.buffer, _take_standard_output(), folder_name, memory_bytes)
    return 0


def serve(requests: BinaryIO, answers: BinaryIO, folder_name: str, memory_bytes: int) -> None:
    """Answer one request after the other; see run(). Where they end while a file is read, the whole process ends."""
    resource_limits.crash_silently()
    resource_limits.limit_memory(memory_bytes)
    temporary_folder.share_own_folder(folder_name)
    lines: SimpleQueue[bytes] = SimpleQueue()
    is_reading = True

    def collect_requests() -> None:
        for line in requests:
            lines.put(line)
        lines.put(b"")
        if is_reading:
            temporary_folder.remove_own_folder(folder_name)
            os._exit(1)

    Thread(target=collect_requests, daemon=True).start()
    answers.write(messages.encode_start(time.process_time()))
    answers.flush()
    while True:
        is_reading = False
        line = lines.get()
        if not line:
            break
        is_reading = True
        is_memory_gone = _answer(line, answers)
        if is_memory_gone:
            break
        gc.collect()
        gc.freeze()  # what is left are modules and forms, which need not be looked through after every file


def _answer(line: bytes, answers: BinaryIO) -> bool:
    """Read the file that a request names, and write what became of it. Returns whether memory ran out."""
    path, cpu_seconds = messages.decode_request(line)
    resource_limits.limit_cpu_time(cpu_seconds)
    answer = read_file(path)
    written = messages.encode_answer(answer, time.process_time())
    if len(written) > messages.MAX_ANSWER_BYTES:
        written = messages.encode_answer(Refusal(path.name, TOO_MUCH_TEXT_MESSAGE), time.process_time())
    answers.write(written)
    answers.flush()
    return isinstance(answer, Refusal) and answer.is_memory_gone


def read_file(path: Path) -> importing.Reading | Refusal:
    """What a file says, or why it cannot be read."""
    try:
        reading = importing.read_report(path)
        texts = [text for text in reading.report.values_by_place().values() if isinstance(text, str)]
        is_too_long = max(map(len, texts), default=0) > messages.MAX_TEXT_LENGTH
        return Refusal(path.name, TOO_MUCH_TEXT_MESSAGE) if is_too_long else reading
    except UnreadableFile as error:
        if _is_memory_gone(error):
            return Refusal(path.name, TOO_MUCH_MEMORY_MESSAGE, is_memory_gone=True)
        return Refusal(error.file, error.reason)
    except Exception as error:  # the edge of the process: the program is told of the file, whatever happened
        if _is_memory_gone(error):
            return Refusal(path.name, TOO_MUCH_MEMORY_MESSAGE, is_memory_gone=True)
        return Refusal(path.name, CRASHED_MESSAGE)


def _is_memory_gone(error: BaseException | None) -> bool:
    """Whether an error, or one that led to it, is that there is no more memory."""
    while error is not None:
        if isinstance(error, MemoryError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _take_standard_output() -> BinaryIO:
    """The standard output for answers alone: what a library prints there goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return answers
