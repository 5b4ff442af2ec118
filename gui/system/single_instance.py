"""One window on one folder of drafts: a second start brings the first forward, a second machine may only look."""

from __future__ import annotations

import getpass
import time
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QFileSystemWatcher, QLockFile, QObject, QSysInfo, QThread, QTimer, Signal

from model.files.os_errors import retry_while_locked

LOCK_FILE, REQUEST_FILE, WRITER_FILE = "nianbao.lock", "nianbao.show", "nianbao.writer"
"""Files in the folder of drafts: the place itself, another start's wish that this window be shown, and who writes."""

_POLL_MS = 1000
"""Milliseconds between looks for a request where the system does not tell of it."""

_ANSWER_MS = 3000
"""Milliseconds a running program is given to take up a request."""

_STARTING_MS = 15_000
"""Milliseconds after which a program, on however slow a machine, has started and can answer."""

_PAUSE_MS = 20
"""Milliseconds between looks whether it has."""

_LOCKING_MS = 3000
"""Milliseconds after which a lock file that names nobody is a power cut's remains, not a program just starting."""


class SingleInstance(QObject):
    """This program's place in the folder. wanted: another start asks for the window.

    mine: whether this program may write there, until it lets go or its process ends, however that ends. No network is
    asked: a lock file says who is here, a file says what is wanted.
    """

    show_requested = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._request = folder / REQUEST_FILE
        self._lock = QLockFile(str(folder / LOCK_FILE))
        self._lock.setStaleLockTime(0)  # a draft may stay open for days: only a process that is gone loses its place
        self.holds_lock = self._lock.tryLock(0)
        deadline = QDeadlineTimer(2 * _LOCKING_MS)
        while not self.holds_lock and self.is_taken and not self.lock_holder[0] and not deadline.hasExpired():
            QThread.msleep(_PAUSE_MS)
            if self._lock_age > _LOCKING_MS:
                self._lock.removeStaleLockFile()  # refused where a program lives that holds it
            self.holds_lock = self._lock.tryLock(0)
        if self.holds_lock:
            self._watch_requests()

    @property
    def is_taken(self) -> bool:
        """Whether another program has the place; if neither it nor this one has, the folder cannot be written to."""
        return not self.holds_lock and self._lock.error() == QLockFile.LockError.LockFailedError

    @property
    def lock_holder(self) -> tuple[str, int]:
        """The machine and the process that have the place; "" and 0 where nothing is known."""
        process, machine, _ = self._lock.getLockInfo()
        return str(machine), int(process)

    @property
    def _lock_age(self) -> float:
        """Milliseconds since somebody took the place, by a clock that may have been set since."""
        try:
            return abs(time.time() - (self._folder / LOCK_FILE).stat().st_mtime) * 1000
        except OSError:
            return 0

    @property
    def read_only_reason(self) -> str:
        """Why this program may only look, and what to do; "" where it may write."""
        machine, process = self.lock_holder
        if self.holds_lock:
            return ""
        if not self.is_taken:
            why = "请检查磁盘满没满、这个文件夹许不许写入，再点“再试”。"
            return f"“{self._folder}”写不进去，现在只能查看，不能改。{why}"
        if not machine:
            return "看不出是谁正在用这些年报，现在只能查看，不能改。请关掉别处的年报，再点“再试”。"
        if not self.is_held_elsewhere:
            return f"另一个年报窗口（进程 {process}）正在用这些年报，却没有回应。现在只能查看；请关掉它，再点“再试”。"
        where = f"{self._writer_words}正在电脑“{machine}”上填写这些年报"
        return f"{where}，现在只能查看，不能改。请在那边关掉年报，再点“再试”。"

    @property
    def is_held_elsewhere(self) -> bool:
        """Whether it is another machine that has the place: then nobody here can tell whether it still runs."""
        return self.is_taken and self.lock_holder[0] not in ("", QSysInfo.machineHostName())

    @property
    def _writer_words(self) -> str:
        """Who writes and since when, as that program noted: 张三从 1月12日 9:30 起; 有人 where it did not."""
        try:
            told = (self._folder / WRITER_FILE).read_text(encoding="utf-8").split("\n")
            begun = datetime.fromisoformat(told[3]).astimezone()
        except (OSError, ValueError, IndexError):
            return "有人"
        if (told[1], told[2]) != tuple(map(str, self.lock_holder)):  # left by an earlier one
            return "有人"
        return f"{told[0]} 从 {begun.month}月{begun.day}日 {begun:%H:%M} 起"

    def show_other_window(self) -> bool:
        """Ask the program on this machine that has the place to show its window; whether it has heard.

        One that is still starting is given time to; where it is just going, the place is taken.
        """
        if not self.is_taken or self.try_again() or self.lock_holder[0] != QSysInfo.machineHostName():
            return False
        with suppress(OSError):
            self._request.touch()
            deadline = QDeadlineTimer(max(_ANSWER_MS, round(_STARTING_MS - self._lock_age)))
            while not deadline.hasExpired():
                if not self._request.exists():
                    return True
                if self.try_again():
                    return False
                QThread.msleep(_PAUSE_MS)
            self._request.unlink(missing_ok=True)
        return False

    def try_again(self) -> bool:
        """Take the place if it is free by now."""
        if not self.holds_lock:
            self.holds_lock = self._lock.tryLock(0)
            if self.holds_lock:
                self._watch_requests()
        return self.holds_lock

    def take_over(self) -> bool:
        """Take the place of a program on another machine that is gone for sure, which only a person can know."""
        if not self.holds_lock:
            self._lock.removeStaleLockFile()
        return self.try_again()

    def release_lock(self) -> None:
        """Give the place up."""
        if self.holds_lock:
            with suppress(OSError):
                (self._folder / WRITER_FILE).unlink(missing_ok=True)
        self._lock.unlock()
        self.holds_lock = False

    def _watch_requests(self) -> None:
        watcher = QFileSystemWatcher(self)
        watcher.directoryChanged.connect(self._answer_request)
        if not watcher.addPath(str(self._folder)):
            timer = QTimer(self, interval=_POLL_MS)
            timer.timeout.connect(self._answer_request)
            timer.start()
        with suppress(OSError):  # only now: whoever asks later is noticed
            self._request.unlink(missing_ok=True)
            machine, process = self.lock_holder
            told = (_find_user_name(), machine, process, datetime.now().astimezone().isoformat())
            (self._folder / WRITER_FILE).write_text("\n".join(map(str, told)), encoding="utf-8")

    def _answer_request(self) -> None:
        """Take a request up, which is what its disappearance says."""
        with suppress(OSError):
            if self.holds_lock and self._request.exists():
                retry_while_locked(self._request.unlink)  # Windows: not before the other has let go of it
                self.show_requested.emit()


def _find_user_name() -> str:
    """What the system calls whoever sits here."""
    try:
        return getpass.getuser()
    except (OSError, ImportError, KeyError):  # a system may not say, each version of Python in its own way
        return "有人"
