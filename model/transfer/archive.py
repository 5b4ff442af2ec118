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
from model.files.archive_layout import DRAFTS, MANIFEST, SUMS, is_archive_of_drafts
from model.files.atomic_write import landing
from model.files.progress import Errand

MADE_BY, LAYOUT = "nianbao", 1

MOST_BYTES = 500_000_000
"""What the drafts may unpack to; a hundred reports with long histories have not a tenth of it."""

FOREIGN = "它不是“导出全部”存成的文件。请核对是不是选错了文件。"

_SMALL = 10_000_000
_NEWER = "它是更新版本的年报程序存的。请先升级程序，再导入。"


def write(path: Path, drafts: Path, digests: Sequence[str], passphrase: str, errand: Errand) -> None:
    """Write the archive, replacing what stood there in one step. Raises UnwritableFile, Stopped."""
    if drafts.stat().st_size > MOST_BYTES:
        raise UnwritableFile(path.name, "年报和修改记录太多，一个文件装不下。请先删去不要的年报，再试一次。")
    manifest = json.dumps({"made_by": MADE_BY, "layout": LAYOUT, "drafts": list(digests)}, indent=1).encode()
    with drafts.open("rb") as file:
        sum = hashlib.file_digest(file, "sha256").hexdigest()
    with zip_files.explained(path), landing(path) as unfinished:
        with zip_files.writing(path, unfinished, passphrase) as archive:
            zip_files.store(archive, drafts, DRAFTS, errand)
            archive.writestr(MANIFEST, manifest)
            archive.writestr(SUMS, f"{sum}  {DRAFTS}\n{hashlib.sha256(manifest).hexdigest()}  {MANIFEST}\n")
        errand.step()


def locked(path: Path) -> bool:
    """Whether an archive asks for a passphrase. Raises UnreadableFile where it is none."""
    locked = zip_files.locked(path, FOREIGN)
    if not is_archive_of_drafts(path):
        raise UnreadableFile(path.name, FOREIGN)
    return locked


def read(path: Path, target: Path, passphrase: str, errand: Errand) -> list[str]:
    """Unpack the file of drafts to target, proven by its sum; the drafts' digests.

    Raises UnreadableFile, WrongPassphrase where it is locked and does not open, Stopped.
    """
    with zip_files.reading(path, FOREIGN, passphrase) as archive:
        members = {member.filename: member for member in archive.infolist()}
        if not {DRAFTS, MANIFEST, SUMS} <= members.keys():
            raise UnreadableFile(path.name, FOREIGN)
        if members[DRAFTS].file_size > MOST_BYTES:
            raise UnreadableFile(path.name, zip_files.TOO_BIG)
        return _unpacked(path, archive, members, target, errand)


def _unpacked(path: Path, archive: Any, members: dict[str, Any], target: Path, errand: Errand) -> list[str]:
    manifest, sums = (
        b"".join(zip_files.pieces(path, archive, members[name], _SMALL, Errand())) for name in (MANIFEST, SUMS)
    )
    told = json.loads(manifest)
    if told["made_by"] != MADE_BY:
        raise UnreadableFile(path.name, FOREIGN)
    if told["layout"] > LAYOUT:
        raise UnreadableFile(path.name, _NEWER)
    sum = hashlib.sha256()
    with target.open("wb") as out:
        for piece in zip_files.pieces(path, archive, members[DRAFTS], MOST_BYTES, errand):
            sum.update(piece)
            out.write(piece)
    found = {DRAFTS: sum.hexdigest(), MANIFEST: hashlib.sha256(manifest).hexdigest()}
    if {name: sum for sum, _, name in (line.partition("  ") for line in sums.decode().splitlines())} != found:
        raise UnreadableFile(path.name, zip_files.BROKEN)
    return [str(digest) for digest in told["drafts"]]
