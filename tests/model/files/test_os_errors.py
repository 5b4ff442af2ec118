"""What the system says of a disk, in a clerk's words."""

from __future__ import annotations

import errno
import os

import pytest

from model.files.os_errors import NO_SPACE_ERRORS, describe_os_error

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
    assert all("磁盘" in describe_os_error(OSError(number, "")) for number in NO_SPACE_ERRORS)


def test_of_what_nobody_foresaw_the_number_is_told_and_never_the_systems_english() -> None:
    assert describe_os_error(OSError(errno.EDOM, "Numerical argument out of domain")) == "系统报错（33 号）"
    assert describe_os_error(OSError("just words")) == "系统报错"
