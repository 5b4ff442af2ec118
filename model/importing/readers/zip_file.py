"""Reads the one report in a zip, as whatever it is; one with a passphrase is for the window, which can ask for it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from model import sealed
from model.errors import UnreadableFile
from model.files.temporary_folder import room
from model.importing import document_of
from model.importing.document import Document
from model.transfer import archive as trunk

LOCKED = "它加了密码。请在年报窗口里用“导入文件”单独打开它，输入密码。"


def read(path: Path) -> Document:
    """What the report in the zip says. Raises UnreadableFile, StoreTrouble; lets OSError through."""
    if trunk.recognised(path):
        raise UnreadableFile(path.name, "它是“导出全部”存成的文件。请在年报窗口里用“导入全部”打开。")
    if sealed.sealed(path):
        raise UnreadableFile(path.name, LOCKED)
    with room(Path(tempfile.gettempdir())) as folder:
        inner = sealed.unsealed(path, "", folder)
        return document_of(inner)
