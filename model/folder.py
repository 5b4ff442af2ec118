"""Where the drafts live: the user's data folder, and what kind of disk it is on."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from model.errors import StoreTrouble

NETWORK_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smbfs", "smb3", "9p", "afs", "ceph", "fuse.sshfs", "davfs"})
"""File systems on which the processes of two machines do not see each other's locks and shared memory."""

_REMOTE_DRIVE = 4
"""What Windows' GetDriveTypeW answers for a network drive."""


def data_folder() -> Path:
    """The folder of the drafts: NIANBAO_HOME, else the user's data folder; made, for its owner alone, if missing.

    Raises StoreTrouble where it cannot be made.
    """
    named = os.environ.get("NIANBAO_HOME")
    folder = Path(named).expanduser() if named else _usual_folder()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreTrouble(
            f"建不了存放草稿的文件夹“{folder}”（{error.strerror or error}）。"
            "请检查这个位置能不能写入，或用环境变量 NIANBAO_HOME 另指一个文件夹，再启动程序。"
        ) from error
    return folder


def _usual_folder() -> Path:
    import platformdirs  # not needed where NIANBAO_HOME is set, and it costs a start some 20 ms

    return platformdirs.user_data_path("nianbao", appauthor=False)


def on_network(folder: Path) -> bool:
    """Whether the folder lies on a network share, where SQLite's write-ahead log would damage the file."""
    whole = folder.resolve()
    if sys.platform == "win32":
        import ctypes

        return str(whole).startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(whole.anchor) == _REMOTE_DRIVE
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return file_system(whole, mounts) in NETWORK_SYSTEMS


def file_system(folder: Path, mounts: str) -> str:
    """The kind of the file system a folder is on, by the lines of /proc/mounts; "" where none of them covers it."""
    found, depth = "", -1
    for line in mounts.splitlines():
        _, point, kind, *_ = line.split(" ")
        mounted = Path(point.replace("\\040", " "))
        # of two mounted in one place the later covers the earlier
        if folder.is_relative_to(mounted) and len(mounted.parts) >= depth:
            found, depth = kind, len(mounted.parts)
    return found
