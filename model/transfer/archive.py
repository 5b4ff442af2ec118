"""The format of the archives of 导出全部 and 导出加密草稿: a zip, verified by checksums, encrypted if wanted.

drafts.db is a complete file of drafts; manifest.json says who made it (made_by), the number of this layout (layout) and
the digest of each draft by DraftRows.digest (drafts); SHA256SUMS has the checksums of these two, as sha256sum -c reads
them. Documents may lie beside them, for people without this program: it never reads them, and SHA256SUMS does not list
them, as older programs take an archive with other sums for damaged.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from model.errors import UnreadableFile, UnwritableFile
from model.files import zip_files
from model.files.archive_layout import DRAFTS_FILE, MANIFEST_FILE, SUMS_FILE
from model.files.atomic_write import atomic_write
from model.files.progress import Progress
from model.transfer.untrusted_file import NEWER_MESSAGE, NOT_OURS_MESSAGE, check_header

MADE_BY, LAYOUT_VERSION = "nianbao", 1

MAX_BYTES = 500_000_000
"""How big the unpacked drafts may be; a hundred reports with long histories take less than a tenth of it."""

_MAX_SMALL_BYTES = 10_000_000


def write_archive(
    path: Path,
    drafts: Path,
    digests: Sequence[str],
    passphrase: str,
    progress: Progress,
    documents: Sequence[Path] = (),
) -> None:
    """Write the archive of a file of drafts, replacing in one step what was at the path.

    digests: one for each draft; passphrase: "" for none; documents: what goes along for people without this program.
    Raises UnwritableFile, Cancelled.
    """
    if drafts.stat().st_size > MAX_BYTES:
        raise UnwritableFile(path.name, "年报和时间线太多，一个文件装不下。请先删去不要的年报，再试一次。")
    manifest = json.dumps({"made_by": MADE_BY, "layout": LAYOUT_VERSION, "drafts": list(digests)}, indent=1).encode()
    with drafts.open("rb") as file:
        drafts_sum = hashlib.file_digest(file, "sha256").hexdigest()
    manifest_sum = hashlib.sha256(manifest).hexdigest()
    with zip_files.translate_write_errors(path), atomic_write(path) as unfinished:
        with zip_files.create_zip(path, unfinished, passphrase) as archive:
            zip_files.add_file(archive, drafts, DRAFTS_FILE, progress)
            archive.writestr(MANIFEST_FILE, manifest)
            archive.writestr(SUMS_FILE, f"{drafts_sum}  {DRAFTS_FILE}\n{manifest_sum}  {MANIFEST_FILE}\n")
            for document in documents:
                zip_files.add_file(archive, document, document.name, Progress())
        progress.report_step()


def read_archive(path: Path, target: Path, passphrase: str, progress: Progress) -> list[str]:
    """Unpack the file of drafts to target, verified by its checksum; returns the drafts' digests.

    Raises UnreadableFile, WrongPassphrase where the passphrase is wrong or missing, Cancelled.
    """
    with zip_files.open_zip(path, NOT_OURS_MESSAGE, passphrase) as archive:
        members = {member.filename: member for member in archive.infolist()}
        if not {DRAFTS_FILE, MANIFEST_FILE, SUMS_FILE} <= members.keys():
            raise UnreadableFile(path.name, NOT_OURS_MESSAGE)
        if members[DRAFTS_FILE].file_size > MAX_BYTES:
            raise UnreadableFile(path.name, zip_files.TOO_BIG_MESSAGE)
        return _unpack_verified(path, archive, members, target, progress)


def _unpack_verified(path: Path, archive: Any, members: dict[str, Any], target: Path, progress: Progress) -> list[str]:
    """See read_archive. members: by name."""
    manifest = b"".join(zip_files.read_chunks(path, archive, members[MANIFEST_FILE], _MAX_SMALL_BYTES, Progress()))
    sums = b"".join(zip_files.read_chunks(path, archive, members[SUMS_FILE], _MAX_SMALL_BYTES, Progress()))
    digests = _read_manifest(path, manifest)
    drafts_sum = hashlib.sha256()
    with target.open("wb") as out:
        for chunk in zip_files.read_chunks(path, archive, members[DRAFTS_FILE], MAX_BYTES, progress):
            if not out.tell():
                check_header(path.name, chunk)  # before the disk is filled with what is none of ours
            drafts_sum.update(chunk)
            out.write(chunk)
    computed_sums = {DRAFTS_FILE: drafts_sum.hexdigest(), MANIFEST_FILE: hashlib.sha256(manifest).hexdigest()}
    lines = [line.partition("  ") for line in sums.decode().splitlines()]
    if {name: sum for sum, _, name in lines} != computed_sums:
        raise UnreadableFile(path.name, zip_files.BROKEN_MESSAGE)
    return digests


def _read_manifest(path: Path, manifest: bytes) -> list[str]:
    """The digests of the drafts that the manifest of the archive at the path lists."""
    stated = json.loads(manifest)
    if not isinstance(stated, dict) or stated.get("made_by") != MADE_BY:
        raise UnreadableFile(path.name, NOT_OURS_MESSAGE)
    layout, digests = stated.get("layout"), stated.get("drafts")
    if type(layout) is not int:
        raise UnreadableFile(path.name, zip_files.BROKEN_MESSAGE)
    if layout > LAYOUT_VERSION:
        raise UnreadableFile(path.name, NEWER_MESSAGE)
    if not isinstance(digests, list):
        raise UnreadableFile(path.name, zip_files.BROKEN_MESSAGE)
    return [str(digest) for digest in digests]
