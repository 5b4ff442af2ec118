"""The archive that carries all drafts to another computer: three members in a zip, proven by sums, locked if wanted.

drafts.db is a file of drafts, whole in itself; manifest.json says who made it (made_by), the number of this layout
(layout) and the digest of each draft as model.bundle counts it (drafts); SHA256SUMS has the sums of these two, as
sha256sum -c reads them. With a passphrase each member is encrypted as WinZip and 7-Zip do it (AES-256), and the
archive opens in these programs too.
"""

from __future__ import annotations

import errno
import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from model.copies import landing
from model.errors import UnreadableFile, UnwritableFile

MADE_BY, LAYOUT = "nianbao", 1

MOST_BYTES = 500_000_000
"""What the drafts may unpack to; a hundred reports with long histories have not a tenth of it."""

DRAFTS, MANIFEST, SUMS = "drafts.db", "manifest.json", "SHA256SUMS"

FOREIGN = "它不是“导出全部”存成的文件。请核对是不是选错了文件。"
BROKEN = "文件坏了，或者没有传完整。请重新拷贝一份，再试一次。"

_SMALL = 10_000_000
_PIECE = 1 << 20
_ENCRYPTED = 1
_LOCKED = "文件加了密码，密码没有给或者不对。请核对密码，再试一次。"
_TOO_BIG = "文件解开后大得不正常，没有打开。请核对文件的来源。"
_NEWER = "它是更新版本的年报程序存的。请先升级程序，再导入。"
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


def write(path: Path, drafts: Path, digests: Sequence[str], passphrase: str = "") -> None:
    """Write the archive, replacing what stood there in one step. Raises UnwritableFile."""
    if drafts.stat().st_size > MOST_BYTES:
        raise UnwritableFile(path.name, "草稿和修改记录太多，一个文件装不下。请先删去不要的草稿，再试一次。")
    manifest = json.dumps({"made_by": MADE_BY, "layout": LAYOUT, "drafts": list(digests)}, indent=1).encode()
    with drafts.open("rb") as file:
        sum = hashlib.file_digest(file, "sha256").hexdigest()
    with _writing(path), landing(path) as unfinished, _new(unfinished, passphrase) as archive:
        archive.write(drafts, DRAFTS)
        archive.writestr(MANIFEST, manifest)
        archive.writestr(SUMS, f"{sum}  {DRAFTS}\n{hashlib.sha256(manifest).hexdigest()}  {MANIFEST}\n")


def locked(path: Path) -> bool:
    """Whether an archive asks for a passphrase. Raises UnreadableFile where it is none."""
    with _reading(path), zipfile.ZipFile(path) as archive:
        return any(member.flag_bits & _ENCRYPTED for member in _members(path, archive).values())


def read(path: Path, target: Path, passphrase: str = "") -> list[str]:
    """Unpack the file of drafts to target, proven by its sum; the drafts' digests. Raises UnreadableFile."""
    if not locked(path):
        with _reading(path), zipfile.ZipFile(path) as archive:
            return _unpacked(path, archive, target)
    if not passphrase:
        raise UnreadableFile(path.name, _LOCKED)
    import pyzipper  # brings a library of ciphers: only for archives that have a passphrase

    try:
        with _reading(path), pyzipper.AESZipFile(path) as archive:
            archive.setpassword(passphrase.encode())
            return _unpacked(path, archive, target)
    except pyzipper.BadZipFile as error:
        raise UnreadableFile(path.name, BROKEN) from error


def _new(path: Path, passphrase: str) -> Any:
    if not passphrase:
        return zipfile.ZipFile(path, "x", zipfile.ZIP_DEFLATED)
    import pyzipper

    archive = pyzipper.AESZipFile(path, "x", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES)
    archive.setpassword(passphrase.encode())
    return archive


def _members(path: Path, archive: Any) -> dict[str, Any]:
    """The three members by name. Raises UnreadableFile where they are not there, or too big."""
    members = {member.filename: member for member in archive.infolist()}
    if not {DRAFTS, MANIFEST, SUMS} <= members.keys():
        raise UnreadableFile(path.name, FOREIGN)
    if members[DRAFTS].file_size > MOST_BYTES:
        raise UnreadableFile(path.name, _TOO_BIG)
    return members


def _unpacked(path: Path, archive: Any, target: Path) -> list[str]:
    members = _members(path, archive)
    manifest, sums = (b"".join(_pieces(path, archive, members[name], _SMALL)) for name in (MANIFEST, SUMS))
    told = json.loads(manifest)
    if told["made_by"] != MADE_BY:
        raise UnreadableFile(path.name, FOREIGN)
    if told["layout"] > LAYOUT:
        raise UnreadableFile(path.name, _NEWER)
    sum = hashlib.sha256()
    with target.open("wb") as out:
        for piece in _pieces(path, archive, members[DRAFTS], MOST_BYTES):
            sum.update(piece)
            out.write(piece)
    found = {DRAFTS: sum.hexdigest(), MANIFEST: hashlib.sha256(manifest).hexdigest()}
    if {name: sum for sum, _, name in (line.partition("  ") for line in sums.decode().splitlines())} != found:
        raise UnreadableFile(path.name, BROKEN)
    return [str(digest) for digest in told["drafts"]]


def _pieces(path: Path, archive: Any, member: Any, most: int) -> Iterator[bytes]:
    """A member's contents; raises UnreadableFile where there is more than most, whatever the archive says of it."""
    count = 0
    with archive.open(member) as packed:
        while piece := packed.read(_PIECE):
            count += len(piece)
            if count > most:
                raise UnreadableFile(path.name, _TOO_BIG)
            yield piece


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Let what goes wrong come out as an UnreadableFile."""
    try:
        yield
    except UnreadableFile:
        raise
    except FileNotFoundError as error:
        raise UnreadableFile(path.name, "没有这个文件。请核对名字和文件夹。") from error
    except OSError as error:
        words = f"{error.strerror or error}。请检查磁盘空间，把文件复制到本机，再试一次。"
        raise UnreadableFile(path.name, words) from error
    except RuntimeError as error:  # how zip libraries say that a password is wrong; a method they lack is one too
        raise UnreadableFile(path.name, BROKEN if isinstance(error, NotImplementedError) else _LOCKED) from error
    except zipfile.BadZipFile as error:
        raise UnreadableFile(path.name, BROKEN if zipfile.is_zipfile(path) else FOREIGN) from error
    except (zlib.error, EOFError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableFile(path.name, BROKEN) from error


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    """Let what the system says come out as an UnwritableFile."""
    try:
        yield
    except OSError as error:
        full = "磁盘满了。请先腾出一些空间，或者换个地方保存。"
        other = f"{error.strerror or error}。请检查文件夹在不在、能不能写入，或者换个地方保存。"
        raise UnwritableFile(path.name, full if error.errno in _NO_ROOM else other) from error
