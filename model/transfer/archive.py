"""The archive that carries all drafts to another computer: three members in a zip, proven by sums, locked if wanted.

drafts.db is a file of drafts, whole in itself; manifest.json says who made it (made_by), the number of this layout
(layout) and the digest of each draft as model.bundle counts it (drafts); SHA256SUMS has the sums of these two, as
sha256sum -c reads them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from model.errors import UnreadableFile, UnwritableFile
from model.files import zip_files
from model.files.archive_layout import DRAFTS_FILE, MANIFEST_FILE, SUMS_FILE, is_archive
from model.files.atomic_write import atomic_write
from model.files.progress import Progress

MADE_BY, LAYOUT_VERSION = "nianbao", 1

MAX_BYTES = 500_000_000
"""What the drafts may unpack to; a hundred reports with long histories have not a tenth of it."""

NOT_OURS_MESSAGE = "它不是“导出全部”存成的文件。请核对是不是选错了文件。"

_MAX_SMALL_BYTES = 10_000_000
_NEWER_MESSAGE = "它是更新版本的年报程序存的。请先升级程序，再导入。"


def write_archive(path: Path, drafts: Path, digests: Sequence[str], passphrase: str, errand: Progress) -> None:
    """Write the archive, replacing what stood there in one step. Raises UnwritableFile, Cancelled."""
    if drafts.stat().st_size > MAX_BYTES:
        raise UnwritableFile(path.name, "年报和修改记录太多，一个文件装不下。请先删去不要的年报，再试一次。")
    manifest = json.dumps({"made_by": MADE_BY, "layout": LAYOUT_VERSION, "drafts": list(digests)}, indent=1).encode()
    with drafts.open("rb") as file:
        sum = hashlib.file_digest(file, "sha256").hexdigest()
    with zip_files.translate_write_errors(path), atomic_write(path) as unfinished:
        with zip_files.create_zip(path, unfinished, passphrase) as archive:
            zip_files.add_file(archive, drafts, DRAFTS_FILE, errand)
            archive.writestr(MANIFEST_FILE, manifest)
            archive.writestr(
                SUMS_FILE, f"{sum}  {DRAFTS_FILE}\n{hashlib.sha256(manifest).hexdigest()}  {MANIFEST_FILE}\n"
            )
        errand.report_step()


def is_encrypted(path: Path) -> bool:
    """Whether an archive asks for a passphrase. Raises UnreadableFile where it is none."""
    locked = zip_files.is_encrypted(path, NOT_OURS_MESSAGE)
    if not is_archive(path):
        raise UnreadableFile(path.name, NOT_OURS_MESSAGE)
    return locked


def read_archive(path: Path, target: Path, passphrase: str, errand: Progress) -> list[str]:
    """Unpack the file of drafts to target, proven by its sum; the drafts' digests.

    Raises UnreadableFile, WrongPassphrase where it is locked and does not open, Cancelled.
    """
    with zip_files.open_zip(path, NOT_OURS_MESSAGE, passphrase) as archive:
        members = {member.filename: member for member in archive.infolist()}
        if not {DRAFTS_FILE, MANIFEST_FILE, SUMS_FILE} <= members.keys():
            raise UnreadableFile(path.name, NOT_OURS_MESSAGE)
        if members[DRAFTS_FILE].file_size > MAX_BYTES:
            raise UnreadableFile(path.name, zip_files.TOO_BIG_MESSAGE)
        return _unpack_verified(path, archive, members, target, errand)


def _unpack_verified(path: Path, archive: Any, members: dict[str, Any], target: Path, errand: Progress) -> list[str]:
    manifest, sums = (
        b"".join(zip_files.read_chunks(path, archive, members[name], _MAX_SMALL_BYTES, Progress()))
        for name in (MANIFEST_FILE, SUMS_FILE)
    )
    told = json.loads(manifest)
    if told["made_by"] != MADE_BY:
        raise UnreadableFile(path.name, NOT_OURS_MESSAGE)
    if told["layout"] > LAYOUT_VERSION:
        raise UnreadableFile(path.name, _NEWER_MESSAGE)
    sum = hashlib.sha256()
    with target.open("wb") as out:
        for piece in zip_files.read_chunks(path, archive, members[DRAFTS_FILE], MAX_BYTES, errand):
            sum.update(piece)
            out.write(piece)
    found = {DRAFTS_FILE: sum.hexdigest(), MANIFEST_FILE: hashlib.sha256(manifest).hexdigest()}
    if {name: sum for sum, _, name in (line.partition("  ") for line in sums.decode().splitlines())} != found:
        raise UnreadableFile(path.name, zip_files.BROKEN_MESSAGE)
    return [str(digest) for digest in told["drafts"]]
