"""Takes the one report out of a zip and reads it. With a passphrase only the window can, which asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from model.errors import SeveralFiles, UnreadableFile
from model.files import zip_files
from model.files.archive_layout import is_archive
from model.files.file_names import is_device_name, sanitise_file_name
from model.files.progress import Progress
from model.files.temporary_folder import temporary_folder_beside_drafts
from model.importing.document import Document
from model.importing.readers import is_readable, read_document
from model.importing.readers.file_type import OLD_WORD_ADVICE

SUFFIX = ".zip"

MAX_BYTES = 200_000_000
"""What the report may unpack to; the readers have limits of their own, far below."""

NOT_A_ZIP_MESSAGE = "它不是压缩包，或者已经坏了。请核对是不是选错了文件。"

MAX_FILES = 20
"""Files of a zip that are looked into; with more it is a collection, not a report."""

MAX_COLLECTION_FILES = 2_000
MAX_COLLECTION_BYTES = 1_000_000_000
"""Files of a zip that holds the reports of many units, and what they may unpack to."""

MAX_NAMED = 8
"""Files of a zip that are named to the clerk; of more, only how many there are."""

_MAX_STEM = 60
"""Characters of three bytes at most, which keeps a name below the 255 bytes that systems allow."""

LOCKED_ADVICE = "它加了密码。请在年报窗口里用“导入文件”单独打开它，输入密码。"


def read(path: Path) -> Document:
    """The Document of the report in a zip. Raises UnreadableFile, StoreError; lets OSError through.

    Raises SeveralFiles where more than one file may be the report.
    """
    if is_archive(path):
        raise UnreadableFile(path.name, "它是“导出全部”或“导出加密草稿”存成的文件。请在年报窗口里用“导入全部”打开。")
    if is_encrypted(path):
        raise UnreadableFile(path.name, LOCKED_ADVICE)
    with temporary_folder_beside_drafts() as folder:
        inner = extract_report(path, "", folder)
        document = read_document(inner)
        return replace(document, notes=(*document.notes, *describe_unread(path, [inner])))


def is_encrypted(path: Path) -> bool:
    """Whether a zip asks for a passphrase. Raises UnreadableFile where it is none or broken."""
    return zip_files.is_encrypted(path, NOT_A_ZIP_MESSAGE)


def extract_report(path: Path, passphrase: str, folder: Path, errand: Progress | None = None) -> Path:
    """Take the one report in a zip out into a folder; its path there, under its own name as far as that is harmless.

    Raises UnreadableFile where there is none, SeveralFiles where there may be more than one; WrongPassphrase where it
    stays locked; Cancelled.
    """
    with zip_files.open_zip(path, NOT_A_ZIP_MESSAGE, passphrase) as archive:
        found = _find_readable(path, archive.infolist())
        if len(found) > 1 and passphrase:  # the window asks for it, and cannot look into several files
            found = [member for member in found if not _is_seldom_a_report(member.filename)] or found
        if len(found) > 1:
            raise SeveralFiles(path.name, len(found))
        return _extract(path, archive, found[0], folder, errand or Progress())


def extract_readable_files(path: Path, folder: Path) -> list[Path]:
    """Take all files out of a zip without a passphrase that may be the report. Raises UnreadableFile."""
    with zip_files.open_zip(path, NOT_A_ZIP_MESSAGE) as archive:
        found = _find_readable(path, archive.infolist())
        if len(found) > MAX_FILES:
            raise UnreadableFile(path.name, f"里面有 {len(found)} 个文件。请先解压，再把年度报告一份一份地导入。")
        return [_extract(path, archive, member, folder, Progress()) for member in found]


def extract_collection(path: Path, folder: Path, errand: Progress | None = None) -> list[tuple[str, Path]]:
    """Take all files out of a zip of many reports that may be one: of each, its path in the zip and where it is now.

    Each into a folder of its own, as the reports of many units often have one name. Raises UnreadableFile; Cancelled.
    """
    errand = errand or Progress()
    with zip_files.open_zip(path, NOT_A_ZIP_MESSAGE) as archive:
        found = _find_readable(path, archive.infolist(), MAX_COLLECTION_BYTES)
        if len(found) > MAX_COLLECTION_FILES:
            words = f"里面有 {len(found)} 个文件，太多了。请先解压，再选解压出来的文件夹。"
            raise UnreadableFile(path.name, words)
        taken: list[tuple[str, Path]] = []
        for number, member in enumerate(found):
            inner = folder / str(number)
            with zip_files.translate_write_errors(inner):
                inner.mkdir()
            name = zip_files.decode_member_name(member).replace("\\", "/")
            taken.append((name, _extract(path, archive, member, inner, errand)))
        return taken


def describe_unread(path: Path, known: Sequence[Path]) -> Iterator[str]:
    """A sentence that names the files in a zip which were not read. known: those that need not be named."""
    with zip_files.open_zip(path, NOT_A_ZIP_MESSAGE) as archive:
        files = [
            member for member in archive.infolist() if not member.is_dir() and not _is_system_file(member.filename)
        ]
        names = [_make_harmless_name(zip_files.decode_member_name(member)) for member in files]
    others = [name for name in dict.fromkeys(names) if name not in {file.name for file in known}]
    if others:
        more = f"等 {len(others)} 个文件" if len(others) > MAX_NAMED else ""
        yield f"压缩包里还有{'、'.join(f'“{name}”' for name in others[:MAX_NAMED])}{more}，没有读。"


def _extract(path: Path, archive: Any, member: Any, folder: Path, errand: Progress) -> Path:
    """Take one member out into a folder, where no other file gets its name."""
    target = folder / _make_harmless_name(zip_files.decode_member_name(member))
    for number in range(2, MAX_FILES + 2):
        if not target.exists():
            break
        target = target.with_stem(f"{target.stem.partition(' (')[0]} ({number})")
    with zip_files.translate_write_errors(target), target.open("xb") as out:
        for piece in zip_files.read_chunks(path, archive, member, MAX_BYTES, errand):
            out.write(piece)
    return target


def _find_readable(path: Path, members: Iterable[Any], max_bytes: int = MAX_BYTES) -> list[Any]:
    """The members that can be read, at least one; what systems add of their own does not count."""
    files = [member for member in members if not member.is_dir()]
    found = [
        member for member in files if not _is_system_file(member.filename) and _is_readable_report(member.filename)
    ]
    if not found:
        raise UnreadableFile(path.name, "里面没有能导入的文件。请解压以后看看里面是什么。")
    if sum(member.file_size for member in found) > max_bytes:
        raise UnreadableFile(path.name, zip_files.TOO_BIG_MESSAGE)
    return found


def _is_seldom_a_report(name: str) -> bool:
    """Whether a member, by its name, is of a kind in which notices come rather than reports."""
    return Path(name).suffix.lower() in (*OLD_WORD_ADVICE, ".txt", ".text", ".md", ".markdown")


def _is_readable_report(name: str) -> bool:
    """Whether a member, by its name, is of a kind that can be read; a zip in a zip is not."""
    return is_readable(Path(name)) and Path(name).suffix.lower() != SUFFIX


def _is_system_file(name: str) -> bool:
    """Whether a member was added by macOS, is hidden, Office's note that a file is open, or a part of a saved page."""
    folders = PurePosixPath(name).parts[:-1]
    if any(folder == "__MACOSX" or folder.endswith((".files", "_files")) for folder in folders):
        return True
    return PurePosixPath(name).name.startswith((".", "~$"))


def _make_harmless_name(name: str) -> str:
    """The last part of a name in a zip, which may be anything, as a file name that stays in its folder."""
    path = Path(PurePosixPath(name.replace("\\", "/")).name)
    stem = sanitise_file_name(path.stem).strip(" .")[:_MAX_STEM]
    return ("报告" if not stem or is_device_name(stem) else stem) + path.suffix.lower()
