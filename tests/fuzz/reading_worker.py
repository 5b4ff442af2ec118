"""Reads damaged files in a process of its own, whose time and memory are limited."""

from __future__ import annotations

import multiprocessing
import resource
import time
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from model import importing
from model.errors import UnreadableFile
from tests.fuzz.damages import damage_file
from tests.strangers.inventing import invent_report, publish
from tests.strangers.kinds import KINDS, write_file
from tests.strangers.layouts import lay_out_at_random

MAX_SECONDS = 10.0
MAX_BYTES = 500_000_000
"""What reading one file may take: of the processor's time, and of memory above what the process needs before."""
_MAX_WAIT = 120
"""Seconds after which a worker hangs, on a machine that has much else to do."""

_PAPERS = 6
"""So many sound files of each kind are damaged in turn."""


@dataclass(frozen=True)
class DamagedReading:
    """What became of a damaged file. verdict: "read", "refused", or what went wrong. seconds: it took."""

    kind: str
    seed: int
    verdict: str
    seconds: float = 0.0

    @property
    def is_failure(self) -> bool:
        """Whether it was neither read nor refused in time, within its memory."""
        return self.verdict not in ("read", "refused")


def read_damaged_files(kind: str, seeds: Iterable[int], folder: Path) -> Iterator[DamagedReading]:
    """Damage and read a file for each seed; a worker that hangs or dies is replaced."""
    context = multiprocessing.get_context("spawn")
    worker: multiprocessing.process.BaseProcess | None = None
    ours: Connection | None = None
    for seed in seeds:
        if worker is None or ours is None or not worker.is_alive():
            ours, theirs = context.Pipe()
            worker = context.Process(target=_serve, args=(theirs, kind, folder), daemon=True)
            worker.start()
            theirs.close()
            ours.recv()  # its modules are loaded
        ours.send(seed)
        try:
            is_answered = ours.poll(_MAX_WAIT)
            reading = ours.recv() if is_answered else DamagedReading(kind, seed, "takes too long")
        except EOFError:
            reading = DamagedReading(kind, seed, "the process died")
        if reading.is_failure:
            worker.kill()
            worker.join()
        yield reading
    if worker is not None:
        worker.kill()
        worker.join()


def make_damaged_file(kind: str, seed: int, folder: Path) -> Path:
    """The damaged file of a number."""
    published = publish(invent_report("2019" if seed % 2 else "2021", seed % 4, seed % _PAPERS))
    lay_out_at_random(published, Random(seed % _PAPERS))
    path = folder / f"{kind}{seed % _PAPERS}{KINDS[kind][0]}"
    if not path.exists():
        write_file(published, kind, folder).rename(path)
    damaged = folder / f"损坏{KINDS[kind][0]}"
    damaged.write_bytes(damage_file(path.read_bytes(), Random(f"{kind} {seed}")))
    return damaged


def _serve(connection: Connection, kind: str, folder: Path) -> None:
    """Read the damaged file of each number that comes, until the other end is closed."""
    importing.read_report(_write_sound_file(kind, folder))  # brings every module the kind needs
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + MAX_BYTES, resource.RLIM_INFINITY))
    connection.send(None)
    while True:
        try:
            seed = connection.recv()
        except EOFError:
            return
        connection.send(_read_one(kind, seed, folder))


def _write_sound_file(kind: str, folder: Path) -> Path:
    return write_file(publish(invent_report("2021", 1, 1)), kind, folder)


def _read_one(kind: str, seed: int, folder: Path) -> DamagedReading:
    path = make_damaged_file(kind, seed, folder)
    begun = time.process_time()
    try:
        importing.read_report(path)
        verdict = "read"
    except UnreadableFile:
        verdict = "refused"
    except BaseException:  # any other is what is looked for
        verdict = traceback.format_exc(limit=-3)
    seconds = time.process_time() - begun
    return DamagedReading(kind, seed, verdict if seconds <= MAX_SECONDS else f"took {seconds:.0f} s", seconds)
