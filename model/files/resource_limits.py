"""Limits that this process sets itself, which hold even while one of its libraries never returns to Python.

On Windows, which has no such limits, these functions do nothing.
"""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

if sys.platform == "win32":
    import msvcrt

    def limit_cpu_time(seconds: float) -> None:
        """Do nothing."""

    def limit_memory(limit: int) -> None:
        """Do nothing."""

    def crash_silently() -> None:
        """Have Windows show no message where this process crashes."""
        msvcrt.SetErrorMode(msvcrt.SEM_FAILCRITICALERRORS | msvcrt.SEM_NOGPFAULTERRORBOX)

    @contextmanager
    def lifted_limits() -> Iterator[None]:
        """Do nothing."""
        yield

else:
    import resource

    def limit_cpu_time(seconds: float) -> None:
        """Have the system end this process when it has used the processor for so many seconds from now on."""
        _set_limit(resource.RLIMIT_CPU, math.ceil(time.process_time() + seconds))

    def limit_memory(limit: int) -> None:
        """Let this process have so many bytes of its own; beyond, Python raises MemoryError and libraries fail.

        Linux before 4.7 counts only a part of them.
        """
        _set_limit(resource.RLIMIT_DATA, limit)

    def crash_silently() -> None:
        """Have the system write no file of the memory where this process crashes: a report may stand in it."""
        _set_limit(resource.RLIMIT_CORE, 0)

    @contextmanager
    def lifted_limits() -> Iterator[None]:
        """Without limits inside the with block: a program that is started there must not inherit them."""
        kinds = (resource.RLIMIT_CPU, resource.RLIMIT_DATA)
        former = {kind: resource.getrlimit(kind)[0] for kind in kinds}
        for kind in kinds:
            _set_limit(kind, resource.RLIM_INFINITY)
        try:
            yield
        finally:
            for kind, limit in former.items():
                _set_limit(kind, limit)

    def _set_limit(kind: int, limit: int) -> None:
        """Set the soft limit, as far as the hard one allows; only the soft one may be raised again."""
        hard = resource.getrlimit(kind)[1]
        if hard != resource.RLIM_INFINITY:
            limit = hard if limit == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(kind, (limit, hard))
