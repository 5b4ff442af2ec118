"""The folder of backups a clerk chooses: whether it is fit for them, and what to do while it is not there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from model.errors import StoreTrouble
from model.files.atomic_write import unfinished_name
from model.files.data_folder import on_network
from model.files.os_errors import said
from model.recovery import backups
from model.recovery.backups import Backup
from model.storage import backup_names


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup that was made; trouble: why it does not lie in the folder chosen, "" where it does."""

    backup: Backup
    trouble: str = ""


def check(folder: Path) -> str:
    """Words about a folder that is fit for backups; raises StoreTrouble where it is not."""
    if not folder.is_dir():
        raise StoreTrouble(f"没有“{folder}”这个文件夹。请另选一个；现在的备份文件夹没有变。")
    trial = folder / unfinished_name()
    try:
        trial.write_bytes(b"")
        trial.unlink()
    except OSError as error:
        raise StoreTrouble(f"“{folder}”存不了备份：{said(error)}。请另选一个；现在的备份文件夹没有变。") from error
    if on_network(folder):
        return f"以后的备份存到“{folder}”。它在网络盘上：连不上的时候，备份先存在这台电脑里。"
    return f"以后的备份存到“{folder}”。"


def keep(store_path: Path, folder: Path, now: datetime, always: bool = False) -> Kept | None:
    """Back the drafts up into the folder if that is due, or always; None where it is not.

    Where the folder chosen is away or full the backup goes to the usual one: one in another place than wished for
    is worth more than none. Raises StoreTrouble where that fails too.
    """
    usual = backup_names.usual(store_path)
    try:
        if always or backups.due(folder, now):
            return Kept(backups.make(store_path, folder, now))
        return None
    except StoreTrouble as error:
        if folder == usual:
            raise
        trouble = str(error)
    if always or backups.due(usual, now):
        return Kept(backups.make(store_path, usual, now), f"{trouble}这一次的备份先存到了“{usual}”。")
    return None
