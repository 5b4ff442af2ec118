"""The system's errors about files, folders and disks, in words a clerk understands."""

from __future__ import annotations

import errno
from collections.abc import Callable
from time import sleep
from typing import TypeVar

from model.files.windows_errors import NO_SPACE_WINERRORS, WORDS_BY_WINERROR

Result = TypeVar("Result")

NO_SPACE_ERRORS = frozenset({errno.ENOSPC, errno.EDQUOT})

_WORDS_BY_NAME = {
    "ENOSPC": "磁盘满了",
    "EDQUOT": "磁盘空间的限额用完了",
    "EFBIG": "这个盘存不下这么大的文件",
    "EROFS": "这个盘是只读的",
    "EACCES": "没有权限，或者正被别的程序占用",
    "EPERM": "没有权限",
    "EBUSY": "正被别的程序占用",
    "ETXTBSY": "正被别的程序占用",
    "ENOENT": "文件或文件夹不在了",
    "ENOTDIR": "文件夹不在了",
    "EISDIR": "这是文件夹，不是文件",
    "EEXIST": "已经有同名的文件",
    "ENOTEMPTY": "文件夹里还有东西",
    "ENAMETOOLONG": "文件名太长了",
    "EINVAL": "这个盘不接受这样的文件名",
    "EILSEQ": "这个盘不接受这样的文件名",
    "ELOOP": "快捷方式绕成了圈",
    "EMFILE": "打开的文件太多了",
    "ENFILE": "打开的文件太多了",
    "ENOMEM": "内存不够了",
    "EIO": "磁盘出错，或者断开了",
    "ENXIO": "磁盘断开了",
    "ENODEV": "磁盘断开了",
    "ESTALE": "网络盘断开了",
    "ETIMEDOUT": "网络盘没有回应",
    "EHOSTDOWN": "网络盘断开了",
    "EHOSTUNREACH": "网络盘断开了",
    "ENETUNREACH": "网络盘断开了",
    "ENETDOWN": "网络盘断开了",
    "ENOTCONN": "网络盘断开了",
    "ECONNRESET": "网络盘断开了",
}
# by number here, as Windows does not know all of these names
_WORDS_BY_NUMBER = {getattr(errno, name): words for name, words in _WORDS_BY_NAME.items() if hasattr(errno, name)}


_RETRY_PAUSES = (0.05, 0.1, 0.2, 0.4)
"""Seconds between tries to do something with a file that another program holds."""


def retry_while_locked(action: Callable[[], Result]) -> Result:
    """What the action returns; it is tried again for three quarters of a second while it raises PermissionError.

    Windows lets nobody rename a file that a virus scanner or a sync program is just reading. Raises OSError.
    """
    for pause in _RETRY_PAUSES:
        try:
            return action()
        except PermissionError:
            sleep(pause)
    return action()


def is_disk_full(error: OSError) -> bool:
    """Whether the disk, or one's share of it, is full."""
    return error.errno in NO_SPACE_ERRORS or _read_winerror(error) in NO_SPACE_WINERRORS


def describe_os_error(error: OSError) -> str:
    """Why the system refused, in Chinese without a full stop; of a rare error its number, as its words are English."""
    winerror = _read_winerror(error)
    words = WORDS_BY_WINERROR.get(winerror)
    if not winerror or (
        not words and error.errno != errno.EINVAL
    ):  # EINVAL stands for all that Python cannot translate
        words = _WORDS_BY_NUMBER.get(error.errno or 0)
    number = winerror or error.errno
    return words or (f"系统报错（{number} 号）" if number else "系统报错")


def _read_winerror(error: OSError) -> int:
    """The number that Windows gave the error; 0 elsewhere."""
    return getattr(error, "winerror", None) or 0
