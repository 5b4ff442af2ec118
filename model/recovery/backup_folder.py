"""A folder for backups that the clerk chooses: whether it can be used, and what to do while it is not there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from model.errors import StoreError
from model.files.atomic_write import make_temporary_name
from model.files.data_folder import is_on_network
from model.files.os_errors import describe_os_error
from model.files.paths import is_folder
from model.recovery import backups
from model.recovery.backups import Backup
from model.storage import backup_names


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """A backup that was made. problem: why it is not in the folder chosen, "" where it is."""

    backup: Backup
    problem: str = ""


def check_folder(folder: Path) -> str:
    """What to tell the clerk of a folder that can be used for backups; raises StoreError for one that cannot."""
    if not is_folder(folder):
        raise StoreError(f"没有“{folder}”这个文件夹。请另选一个；现在的备份文件夹没有变。")
    trial = folder / make_temporary_name()
    try:
        trial.write_bytes(b"")
        trial.unlink()
    except OSError as error:
        raise StoreError(
            f"“{folder}”存不了备份：{describe_os_error(error)}。请另选一个；现在的备份文件夹没有变。"
        ) from error
    if is_on_network(folder):
        return f"以后的备份存到“{folder}”。它在网络盘上：连不上的时候，备份先存在这台电脑里。"
    return f"以后的备份存到“{folder}”。"


def back_up_if_due(store_path: Path, folder: Path, now: datetime, always: bool = False) -> KeptBackup | None:
    """Back the drafts up into the folder if that is due, or in any case if `always`; None where it is not due.

    Where the folder is away or full the backup is written to the usual one: better there than nowhere. Raises
    StoreError where that fails too.
    """
    usual = backup_names.default_folder(store_path)
    try:
        if always or backups.is_due(folder, now):
            return KeptBackup(backups.make_backup(store_path, folder, now))
        return None
    except StoreError as error:
        if folder == usual:
            raise
        problem = str(error)
    if always or backups.is_due(usual, now):
        return KeptBackup(backups.make_backup(store_path, usual, now), f"{problem}这一次的备份先存到了“{usual}”。")
    return None
