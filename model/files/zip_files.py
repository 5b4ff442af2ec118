"""Reads and writes zip files, with or without a passphrase; errors come out in words a clerk understands.

A passphrase encrypts each member as WinZip and 7-Zip do (AES-256), so that these programs open the file too. An archive
is a ZipFile of zipfile, or the like of pyzipper where it is encrypted.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from model.errors import NianbaoError, UnreadableFile, UnwritableFile, WrongPassphrase
from model.files.os_errors import describe_os_error, is_disk_full
from model.files.progress import Progress

BROKEN_MESSAGE = "文件坏了，或者没有传完整。请重新拷贝一份，再试一次。"
TOO_BIG_MESSAGE = "文件解开后大得不正常，没有打开。请核对文件的来源。"

_CHUNK_SIZE = 1 << 20
"""Bytes read or written between two reports of progress."""

_DAMAGE = (zlib.error, struct.error, EOFError, ArithmeticError, ValueError, LookupError, TypeError, AttributeError)
"""What zip libraries raise for damage, beside errors of their own."""

_FLAG_ENCRYPTED, _FLAG_UTF8 = 1, 0x800
"""Bits of a member's flags, by the zip format (APPNOTE 4.4.4)."""


@contextmanager
def open_zip(path: Path, foreign: str, passphrase: str = "") -> Iterator[Any]:
    """An archive opened for reading, with the passphrase where it is encrypted; foreign: what to say if it is no zip.

    Errors, also those of reading members inside the with block, come out as UnreadableFile; where the passphrase is
    wrong or missing, as WrongPassphrase.
    """
    with _translate_read_errors(path, foreign):
        with zipfile.ZipFile(path) as archive:
            if not _has_encrypted_member(archive):
                yield archive
                return
        if not passphrase:
            raise WrongPassphrase(path.name)
        import pyzipper  # brings a library of ciphers: only for archives that have a passphrase

        try:
            with pyzipper.AESZipFile(path) as archive:
                archive.setpassword(passphrase.encode())
                yield archive
        except pyzipper.BadZipFile as error:
            raise UnreadableFile(path.name, BROKEN_MESSAGE) from error


def is_encrypted(path: Path, foreign: str) -> bool:
    """Whether an archive needs a passphrase; foreign as for open_zip. Raises UnreadableFile."""
    with _translate_read_errors(path, foreign), zipfile.ZipFile(path) as archive:
        return _has_encrypted_member(archive)


@contextmanager
def create_zip(path: Path, unfinished: Path, passphrase: str = "") -> Iterator[Any]:
    """A new archive at the path `unfinished`, encrypted where there is a passphrase.

    Raises UnwritableFile, which names `path`, what the archive will be called.
    """
    with translate_write_errors(path):
        if passphrase:
            import pyzipper

            made = pyzipper.AESZipFile(unfinished, "x", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES)
            made.setpassword(passphrase.encode())
        else:
            made = zipfile.ZipFile(unfinished, "x", zipfile.ZIP_DEFLATED)
        with made as archive:
            yield archive


def add_file(archive: Any, source: Path, name: str, progress: Progress) -> None:
    """Put a file into an archive that is being written, as the member of this name; progress counts bytes.

    Raises Cancelled where the progress was cancelled; lets OSError through.
    """
    total, done = source.stat().st_size, 0
    with source.open("rb") as file, archive.open(name, "w", force_zip64=True) as member:
        while chunk := file.read(_CHUNK_SIZE):
            progress.report_step(done, total)
            done += member.write(chunk)


def read_chunks(path: Path, archive: Any, member: Any, most: int, progress: Progress) -> Iterator[bytes]:
    """A member's contents in chunks; progress counts bytes. path: the archive's, for errors.

    Raises UnreadableFile where there are more than `most` bytes, whatever size the archive states; Cancelled.
    """
    count = 0
    with archive.open(member) as packed:
        while chunk := packed.read(_CHUNK_SIZE):
            progress.report_step(count, member.file_size)
            count += len(chunk)
            if count > most:
                raise UnreadableFile(path.name, TOO_BIG_MESSAGE)
            yield chunk


def decode_member_name(member: Any) -> str:
    """A member's name; Chinese programs write it in GBK and do not set the flag that says so."""
    name: str = member.filename
    if member.flag_bits & _FLAG_UTF8:
        return name
    try:
        return name.encode("cp437").decode("gbk")
    except UnicodeError:
        return name


@contextmanager
def translate_write_errors(path: Path) -> Iterator[None]:
    """Let an OSError in the with block, which writes the path, come out as UnwritableFile."""
    try:
        yield
    except OSError as error:
        todo = "腾出一些空间" if is_disk_full(error) else "检查文件夹在不在、能不能写入"
        raise UnwritableFile(path.name, f"{describe_os_error(error)}。请先{todo}，或者换个地方保存。") from error


def _has_encrypted_member(archive: zipfile.ZipFile) -> bool:
    return any(member.flag_bits & _FLAG_ENCRYPTED for member in archive.infolist())


@contextmanager
def _translate_read_errors(path: Path, foreign: str) -> Iterator[None]:
    """Let what zipfile, pyzipper and the system raise for an archive come out as UnreadableFile or WrongPassphrase."""
    try:
        yield
    except NianbaoError:
        raise
    except FileNotFoundError as error:
        raise UnreadableFile(path.name, "没有这个文件。请核对名字和文件夹。") from error
    except OSError as error:
        words = f"{describe_os_error(error)}。请检查磁盘空间，把文件复制到本机，再试一次。"
        raise UnreadableFile(path.name, words) from error
    except RuntimeError as error:  # how zip libraries say that a password is wrong; a method they lack is one too
        if isinstance(error, (NotImplementedError, RecursionError)):
            raise UnreadableFile(path.name, BROKEN_MESSAGE) from error
        raise WrongPassphrase(path.name) from error
    except zipfile.BadZipFile as error:
        raise UnreadableFile(path.name, BROKEN_MESSAGE if zipfile.is_zipfile(path) else foreign) from error
    except _DAMAGE as error:
        raise UnreadableFile(path.name, BROKEN_MESSAGE) from error
