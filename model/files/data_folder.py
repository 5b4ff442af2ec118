"""The folder with the file of drafts and its backups, and what kind of disk it is on."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from model.errors import StoreError
from model.files.os_errors import describe_os_error

# fmt: off
LOCAL_FILE_SYSTEMS = frozenset({
    "ext2", "ext3", "ext4", "xfs", "btrfs", "f2fs", "jfs", "reiserfs", "nilfs2", "zfs", "bcachefs", "ubifs",
    "tmpfs", "ramfs", "overlay", "aufs", "ecryptfs", "squashfs", "iso9660", "udf", "vfat", "msdos", "exfat",
    "ntfs", "ntfs3", "hfsplus", "apfs", "fuseblk", "fuse.fuse-overlayfs",
})
# fmt: on
"""File systems that only this machine writes to. On all others, unknown ones too, processes may not see each other's
shared memory: shares of a server, of a virtual machine's host or of a desktop's file manager."""

_OCTAL_ESCAPE = re.compile(rb"\\([0-7]{3})")
"""How /proc/mounts writes a blank, a tab, a line break or a backslash in a name."""

_DRIVE_REMOTE = 4
"""What Windows' GetDriveTypeW answers for a network drive."""


def ensure_data_folder() -> Path:
    """The folder of the drafts, made for its owner alone if missing: NIANBAO_HOME, else in the user's data folder.

    Raises StoreError where it cannot be made or opened.
    """
    named = os.environ.get("NIANBAO_HOME")
    try:
        folder = Path(named).expanduser() if named else _default_folder()
    except RuntimeError as error:  # no user of this name, or no home
        raise StoreError(
            f"找不到存放草稿的文件夹“{named or '~'}”：没有这个用户。请改正环境变量 NIANBAO_HOME，再启动程序。"
        ) from error
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except ValueError as error:  # a name with a NUL, which no file can have
        raise StoreError("存放草稿的文件夹名字写得不对。请改正环境变量 NIANBAO_HOME，再启动程序。") from error
    except OSError as error:
        raise StoreError(
            f"建不了存放草稿的文件夹“{folder}”（{describe_os_error(error)}）。"
            "请检查这个位置能不能写入，或用环境变量 NIANBAO_HOME 另指一个文件夹，再启动程序。"
        ) from error
    if not os.access(folder, os.R_OK | os.X_OK):  # whatever is done in it later would fail in its own way
        raise StoreError(
            f"没有权限打开存放草稿的文件夹“{folder}”。请管理员改它的权限，"
            "或用环境变量 NIANBAO_HOME 另指一个文件夹，再启动程序。"
        )
    return folder


def _default_folder() -> Path:
    import platformdirs  # not needed where NIANBAO_HOME is set, and it costs a start some 20 ms

    return platformdirs.user_data_path("nianbao", appauthor=False)


def is_on_network(folder: Path) -> bool:
    """Whether the folder lies on a network share, where SQLite's write-ahead log would damage the file."""
    whole = folder.resolve()
    if sys.platform == "win32":
        import ctypes

        return str(whole).startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(whole.anchor) == _DRIVE_REMOTE
    try:
        mounts = Path("/proc/mounts").read_bytes()
    except OSError:  # another system: what is right on a share is right everywhere, only slower
        return True
    return file_system_of(whole, mounts) not in LOCAL_FILE_SYSTEMS


def file_system_of(folder: Path, mounts: bytes) -> str:
    """The name of the file system a folder is on (ext4), by the text of /proc/mounts; "" where no line covers it."""
    found, depth = "", -1
    for line in mounts.split(b"\n"):
        fields = line.split(b" ")
        if len(fields) < 3:
            continue
        mounted, kind = Path(os.fsdecode(_OCTAL_ESCAPE.sub(_unescape_octal, fields[1]))), os.fsdecode(fields[2])
        # of two file systems mounted in one place the later one is seen
        if folder.is_relative_to(mounted) and len(mounted.parts) >= depth:
            found, depth = kind, len(mounted.parts)
    return found


def _unescape_octal(match: re.Match[bytes]) -> bytes:
    return bytes([int(match[1], 8) & 0xFF])
