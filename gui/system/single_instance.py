"""One program that writes in a folder of drafts: a second start shows the first one's window, others may only look.

A lock file says who writes; no network is needed, so that it works on a shared folder too."""

from __future__ import annotations

import getpass
import os
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QFileSystemWatcher, QLockFile, QObject, QSysInfo, QThread, QTimer, Signal

from gui.system.open_requests import list_requests, read_request, write_request
from model.files.os_errors import retry_while_locked

LOCK_FILE, REQUEST_FILE, WRITER_FILE = "nianbao.lock", "nianbao.show", "nianbao.writer"
"""Files in the folder of drafts: the lock, another start's request to show the window, and who writes since when."""

_POLL_MS = 1000
"""Milliseconds between two looks for a request where the system does not report changes of the folder."""

_ANSWER_MS = 3000
"""Milliseconds a running program is given to answer a request."""

_STARTING_MS = 15_000
"""Milliseconds after which a program, on however slow a machine, has started and can answer."""

_PAUSE_MS = 20
"""Milliseconds between two looks at the lock or for an answer."""

_MAX_SHORT_NAME = 15
"""Characters of a computer's name in old Windows networks (NetBIOS)."""

_LOCKING_MS = 3000
"""Milliseconds after which a lock file without a name is left from a power cut, and not by a program just starting."""


class SingleInstance(QObject):
    """The lock of a folder of drafts.

    holds_lock: whether this program may write in the folder: until release_lock(), or until its process ends in
    whatever way.
    """

    show_requested = Signal()
    """Another start asks for this program's window."""
    files_requested = Signal(list)
    """Another start was given files or folders to open: their absolute Paths."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._request = folder / REQUEST_FILE
        self._lock = QLockFile(str(folder / LOCK_FILE))
        self._lock.setStaleLockTime(0)  # a draft may stay open for days: only a process that is gone loses its lock
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
        """Whether another program holds the lock; if neither it nor this one does, the folder cannot be written to."""
        return not self.holds_lock and self._lock.error() == QLockFile.LockError.LockFailedError

    @property
    def lock_holder(self) -> tuple[str, int]:
        """The computer and the process that hold the lock; "" and 0 where they are not known."""
        process, machine, _ = self._lock.getLockInfo()
        return str(machine), int(process)

    @property
    def _lock_age(self) -> float:
        """Milliseconds since the lock was taken, by a clock that may have been set since."""
        try:
            return abs(time.time() - (self._folder / LOCK_FILE).stat().st_mtime) * 1000
        except OSError:
            return 0

    @property
    def read_only_reason(self) -> str:
        """Why the drafts can only be looked at, and what to do; "" where this program may write."""
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
        """Whether a program on another computer holds the lock: whether it still runs cannot be found out here."""
        return self.is_taken and self.lock_holder[0] != "" and not is_this_computer(self.lock_holder[0])

    @property
    def _writer_words(self) -> str:
        """Who writes since when, as that program has noted: 张三 从 1月12日 09:30 起; 有人 where it has not."""
        try:
            lines = (self._folder / WRITER_FILE).read_text(encoding="utf-8").split("\n")
            user, machine, process, time_text = lines[:4]
            begun = datetime.fromisoformat(time_text).astimezone()
        except (OSError, ValueError):
            return "有人"
        lock_machine, lock_process = self.lock_holder
        if (machine, process) != (lock_machine, str(lock_process)):  # noted by an earlier program
            return "有人"
        return f"{user} 从 {begun.month}月{begun.day}日 {begun:%H:%M} 起"

    def show_other_window(self, paths: Sequence[Path] = ()) -> bool:
        """Ask the program on this computer that holds the lock to show its window; whether it has answered.

        paths: absolute, of files and folders it is to open. A program that is still starting is given more time; if it
        ends meanwhile, the lock is taken.
        """
        if not self.is_taken or self.try_again() or not is_this_computer(self.lock_holder[0]):
            return False
        with suppress(OSError):
            request = write_request(self._folder, paths) if paths else self._request
            if not paths:
                request.touch()
            deadline = QDeadlineTimer(max(_ANSWER_MS, round(_STARTING_MS - self._lock_age)))
            while not deadline.hasExpired():
                if not request.exists():
                    return True
                if self.try_again():
                    break
                QThread.msleep(_PAUSE_MS)
            request.unlink(missing_ok=True)
        return False

    def try_again(self) -> bool:
        """Take the lock if it is free by now; whether this program holds it."""
        if not self.holds_lock:
            self.holds_lock = self._lock.tryLock(0)
            if self.holds_lock:
                self._watch_requests()
        return self.holds_lock

    def take_over(self) -> bool:
        """Take the lock from a program on another computer that has ended, which only a person can know."""
        if not self.holds_lock:
            self._lock.removeStaleLockFile()
        return self.try_again()

    def release_lock(self) -> None:
        """Release the lock, so that another program may write."""
        if self.holds_lock:
            with suppress(OSError):
                (self._folder / WRITER_FILE).unlink(missing_ok=True)
        self._lock.unlock()
        self.holds_lock = False

    def _watch_requests(self) -> None:
        """Listen for other starts, and note who writes since when."""
        watcher = QFileSystemWatcher(self)
        watcher.directoryChanged.connect(self._answer_request)
        if not watcher.addPath(str(self._folder)):
            timer = QTimer(self, interval=_POLL_MS)
            timer.timeout.connect(self._answer_request)
            timer.start()
        with suppress(OSError):  # only now that a later request would be noticed
            self._request.unlink(missing_ok=True)
            # files may have been passed on since the lock was taken; nobody listens for them yet
            QTimer.singleShot(0, self, self._answer_request)
            machine, process = self.lock_holder
            lines = (_find_user_name(), machine, str(process), datetime.now().astimezone().isoformat())
            (self._folder / WRITER_FILE).write_text("\n".join(lines), encoding="utf-8")

    def _answer_request(self) -> None:
        """If there are requests, show the window and have the files opened; removing a request is the answer."""
        if not self.holds_lock:
            return
        paths: list[Path] = []
        is_asked = False
        for request in (*list_requests(self._folder), self._request):
            with suppress(OSError):
                if request.exists():
                    found = read_request(request) if request != self._request else []
                    retry_while_locked(request.unlink)  # on Windows the other program has it open for a moment
                    paths += found  # only now: a request that stays would be answered again and again
                    is_asked = True
        if paths:
            self.files_requested.emit(list(dict.fromkeys(paths)))
        if is_asked:
            self.show_requested.emit()


def _find_user_name() -> str:
    """The name of the user, as the system has it."""
    try:
        return getpass.getuser()
    except (OSError, ImportError, KeyError):  # what Python raises without a name depends on its version
        return "有人"


def is_this_computer(name: str) -> bool:
    """Whether a computer's name, as a lock states it, is that of this one.

    On Windows QLockFile writes the short name of old networks: upper case, at most 15 characters.
    """
    own_names = {QSysInfo.machineHostName(), os.environ.get("COMPUTERNAME", "")} - {""}
    short_names = {own.partition(".")[0][:_MAX_SHORT_NAME] for own in own_names}
    return name.casefold() in {own.casefold() for own in own_names | short_names}
