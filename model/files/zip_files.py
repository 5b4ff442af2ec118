"""Zip files: read with what goes wrong in plain words and no more unpacked than is allowed; locked if wanted.

A passphrase locks each member as WinZip and 7-Zip do it (AES-256), so that these programs open the file too.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from model.errors import NianbaoError, UnreadableFile, UnwritableFile, WrongPassphrase
from model.files.os_errors import NO_SPACE_ERRORS, describe_os_error
from model.files.progress import Progress

BROKEN_MESSAGE = "文件坏了，或者没有传完整。请重新拷贝一份，再试一次。"
TOO_BIG_MESSAGE = "文件解开后大得不正常，没有打开。请核对文件的来源。"

_CHUNK_SIZE = 1 << 20
_FLAG_ENCRYPTED, _FLAG_UTF8 = 1, 0x800


@contextmanager
def open_zip(path: Path, foreign: str, passphrase: str = "") -> Iterator[Any]:
    """The archive, to be read with the passphrase where it is locked; foreign: what to say of a file that is no zip.

    What goes wrong inside comes out as an UnreadableFile; WrongPassphrase where the passphrase does not fit.
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
    """Whether an archive asks for a passphrase; foreign as for reading(). Raises UnreadableFile."""
    with _translate_read_errors(path, foreign), zipfile.ZipFile(path) as archive:
        return _has_encrypted_member(archive)


@contextmanager
def create_zip(path: Path, unfinished: Path, passphrase: str = "") -> Iterator[Any]:
    """A new archive at unfinished, locked where there is a passphrase. Raises UnwritableFile, which names path."""
    with translate_write_errors(path):
        if passphrase:
            import pyzipper

            made = pyzipper.AESZipFile(unfinished, "x", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES)
            made.setpassword(passphrase.encode())
        else:
            made = zipfile.ZipFile(unfinished, "x", zipfile.ZIP_DEFLATED)
        with made as archive:
            yield archive


def add_file(archive: Any, source: Path, name: str, errand: Progress) -> None:
    """Put a file into an archive that is being written, told and stopped by the errand."""
    all, done = source.stat().st_size, 0
    with source.open("rb") as file, archive.open(name, "w", force_zip64=True) as member:
        while piece := file.read(_CHUNK_SIZE):
            errand.report_step(done, all)
            done += member.write(piece)


def read_chunks(path: Path, archive: Any, member: Any, most: int, errand: Progress) -> Iterator[bytes]:
    """A member's contents; raises UnreadableFile where there is more than most, whatever the archive says of it."""
    count = 0
    with archive.open(member) as packed:
        while piece := packed.read(_CHUNK_SIZE):
            errand.report_step(count, member.file_size)
            count += len(piece)
            if count > most:
                raise UnreadableFile(path.name, TOO_BIG_MESSAGE)
            yield piece


def decode_member_name(member: Any) -> str:
    """A member's name; Chinese programs write it in GBK and do not say so."""
    name: str = member.filename
    if member.flag_bits & _FLAG_UTF8:
        return name
    try:
        return name.encode("cp437").decode("gbk")
    except UnicodeError:
        return name


@contextmanager
def translate_write_errors(path: Path) -> Iterator[None]:
    """Let what the system says of writing the path come out as an UnwritableFile."""
    try:
        yield
    except OSError as error:
        todo = "腾出一些空间" if error.errno in NO_SPACE_ERRORS else "检查文件夹在不在、能不能写入"
        raise UnwritableFile(path.name, f"{describe_os_error(error)}。请先{todo}，或者换个地方保存。") from error


def _has_encrypted_member(archive: zipfile.ZipFile) -> bool:
    return any(member.flag_bits & _FLAG_ENCRYPTED for member in archive.infolist())


@contextmanager
def _translate_read_errors(path: Path, foreign: str) -> Iterator[None]:
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
        if isinstance(error, NotImplementedError):
            raise UnreadableFile(path.name, BROKEN_MESSAGE) from error
        raise WrongPassphrase(path.name) from error
    except zipfile.BadZipFile as error:
        raise UnreadableFile(path.name, BROKEN_MESSAGE if zipfile.is_zipfile(path) else foreign) from error
    except (zlib.error, EOFError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableFile(path.name, BROKEN_MESSAGE) from error
