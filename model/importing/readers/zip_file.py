"""Takes the one report out of a zip and reads it. With a passphrase only the window can, which asks for it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any

from model.errors import UnreadableFile
from model.files import zip_files
from model.files.archive_layout import is_archive
from model.files.file_names import is_device_name, sanitise_file_name
from model.files.progress import Progress
from model.files.temporary_folder import temporary_folder
from model.importing.document import Document
from model.importing.readers import is_readable, read_document

SUFFIX = ".zip"

MAX_BYTES = 200_000_000
"""What the report may unpack to; the readers have limits of their own, far below."""

NOT_A_ZIP_MESSAGE = "它不是压缩包，或者已经坏了。请核对是不是选错了文件。"

_MAX_STEM = 60
"""Characters of three bytes at most, which keeps a name below the 255 bytes that systems allow."""

LOCKED_ADVICE = "它加了密码。请在年报窗口里用“导入文件”单独打开它，输入密码。"


def read(path: Path) -> Document:
    """The Document of the report in a zip. Raises UnreadableFile, StoreError; lets OSError through."""
    if is_archive(path):
        raise UnreadableFile(path.name, "它是“导出全部”或“导出加密草稿”存成的文件。请在年报窗口里用“导入全部”打开。")
    if is_encrypted(path):
        raise UnreadableFile(path.name, LOCKED_ADVICE)
    with temporary_folder(Path(tempfile.gettempdir())) as folder:
        inner = extract_report(path, "", folder)
        return read_document(inner)


def is_encrypted(path: Path) -> bool:
    """Whether a zip asks for a passphrase. Raises UnreadableFile where it is none or broken."""
    return zip_files.is_encrypted(path, NOT_A_ZIP_MESSAGE)


def extract_report(path: Path, passphrase: str, folder: Path, errand: Progress | None = None) -> Path:
    """Take the one report in a zip out into a folder; its path there, under its own name as far as that is harmless.

    Raises UnreadableFile where there is none, or more than one; WrongPassphrase where it stays locked; Cancelled.
    """
    with zip_files.open_zip(path, NOT_A_ZIP_MESSAGE, passphrase) as archive:
        member = _find_report(path, archive.infolist())
        target = folder / _make_harmless_name(zip_files.decode_member_name(member))
        with zip_files.translate_write_errors(target), target.open("xb") as out:
            for piece in zip_files.read_chunks(path, archive, member, MAX_BYTES, errand or Progress()):
                out.write(piece)
    return target


def _find_report(path: Path, members: Iterable[Any]) -> Any:
    """The one member that can be read; what systems add of their own does not count."""
    files = [member for member in members if not member.is_dir()]
    found = [
        member for member in files if not _is_system_file(member.filename) and _is_readable_report(member.filename)
    ]
    if len(found) > 1:
        raise UnreadableFile(path.name, f"里面有 {len(found)} 份报告。请先解压，再把要导入的一份一份地导入。")
    if not found:
        raise UnreadableFile(path.name, "里面没有能导入的文件。请解压以后看看里面是什么。")
    if found[0].file_size > MAX_BYTES:
        raise UnreadableFile(path.name, zip_files.TOO_BIG_MESSAGE)
    return found[0]


def _is_readable_report(name: str) -> bool:
    """Whether a member, by its name, is of a kind that can be read; a zip in a zip is not."""
    return is_readable(Path(name)) and Path(name).suffix.lower() != SUFFIX


def _is_system_file(name: str) -> bool:
    """Whether a member was added by macOS, or is hidden or Office's note that a file is open."""
    return name.startswith("__MACOSX/") or PurePosixPath(name).name.startswith((".", "~$"))


def _make_harmless_name(name: str) -> str:
    """The last part of a name in a zip, which may be anything, as a file name that stays in its folder."""
    path = Path(PurePosixPath(name.replace("\\", "/")).name)
    stem = sanitise_file_name(path.stem).strip(" .")[:_MAX_STEM]
    return ("报告" if not stem or is_device_name(stem) else stem) + path.suffix.lower()
