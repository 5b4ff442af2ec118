"""What the system says of a disk, in a clerk's words.

Covers model/files/windows_errors.py too.
"""

from __future__ import annotations

import errno
import os

import pytest

from model.files.os_errors import NO_SPACE_ERRORS, describe_os_error, is_disk_full
from model.files.windows_errors import WORDS_BY_WINERROR

COMMON = [
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EROFS,
    errno.EACCES,
    errno.EIO,
    errno.ENOENT,
    errno.ENAMETOOLONG,
    errno.EBUSY,
]


@pytest.mark.parametrize("number", COMMON)
def test_common_refusals_are_told_in_chinese(number: int) -> None:
    words = describe_os_error(OSError(number, os.strerror(number)))
    assert all(character > "\u3000" for character in words)


def test_a_full_disk_is_one_by_whatever_limit() -> None:
    for number in NO_SPACE_ERRORS:
        assert "磁盘" in describe_os_error(OSError(number, ""))
        assert is_disk_full(OSError(number, ""))
    assert not is_disk_full(OSError(errno.EACCES, ""))


def test_of_what_nobody_foresaw_the_number_is_told_and_never_the_systems_english() -> None:
    assert describe_os_error(OSError(errno.EDOM, "Numerical argument out of domain")) == "系统报错（33 号）"
    assert describe_os_error(OSError("just words")) == "系统报错"


def windows_error(number: int) -> OSError:
    """An error as Windows raises it: errno says EINVAL of most."""
    error = OSError(errno.EINVAL, "The parameter is incorrect")
    error.winerror = number  # type: ignore[attr-defined,unused-ignore]  # typeshed has it on Windows alone
    return error


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (64, "网络盘断开了"),
        (59, "网络盘断开了"),
        (1167, "磁盘断开了"),
        (1117, "磁盘读写出错"),
        (1393, "坏了"),
        (225, "杀毒软件"),
        (39, "磁盘满了"),
        (112, "磁盘满了"),
        (1295, "限额用完了"),
        (19, "写保护"),
        (21, "没有准备好"),
        (23, "磁盘这一处坏了"),
        (206, "太长了"),
    ],
)
def test_what_windows_reports_is_told_by_its_own_number(number: int, words: str) -> None:
    assert words in describe_os_error(windows_error(number))


def test_each_number_of_windows_has_chinese_words_without_a_full_stop() -> None:
    for number, words in WORDS_BY_WINERROR.items():
        assert all(character > "\u3000" or character == "，" for character in words), number
        assert not words.endswith("。"), number


def test_a_disk_is_full_by_three_numbers_of_windows() -> None:
    assert [number for number in sorted(WORDS_BY_WINERROR) if is_disk_full(windows_error(number))] == [39, 112, 1295]


def test_a_number_of_windows_that_nobody_foresaw_is_told() -> None:
    assert describe_os_error(windows_error(8888)) == "系统报错（8888 号）"
