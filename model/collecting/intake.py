"""Takes in what was sent: files, folders and zips, each read once and known again as long as it does not change."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from model.collecting.store.collection_rows import CollectionRows, KnownFile
from model.collecting.store.reading_rows import ReadingRows, compute_reading_digest
from model.errors import NianbaoError, UnreadableFile
from model.files.os_errors import describe_os_error
from model.files.paths import is_folder
from model.files.progress import Progress
from model.files.temporary_folder import temporary_folder_beside_drafts
from model.importing import Reading
from model.importing.folder_listing import list_reports
from model.importing.isolation.batch_reading import read_batch
from model.importing.readers.zip_file import SUFFIX as ZIP_SUFFIX
from model.importing.readers.zip_file import extract_collection

IN_ZIP = " › "
"""Between the path of a zip and that of a file in it."""

MAX_FILES = 20_000
"""Files of a folder: a city with its towns has 3,000 units, and some send twice."""

_STORED_AT_ONCE = 25
"""Readings in one transaction: so many at most are read again after a kill."""

_CHUNK = 1 << 20


@dataclass(frozen=True)
class SentFile:
    """A file that was sent. path: where it lies, of a file in a zip with the path in there; name: for lists.

    digest: of its content, "" where it could not be opened; changed: its time in nanoseconds. reading: what it says;
    trouble: where it could not be read, the sentence why.
    """

    path: str
    name: str
    digest: str = ""
    changed: int = 0
    reading: Reading | None = None
    trouble: str = ""


@dataclass(frozen=True)
class _Found:
    """A file that is to be known. place: where it can be read now, in a temporary folder if it came out of a zip."""

    sent: SentFile
    size: int
    place: Path | None = None


class Intake:
    """Reads what is sent to one collection. Its methods raise StoreError and Cancelled."""

    def __init__(self, rows: CollectionRows, readings: ReadingRows) -> None:
        self._rows = rows
        self._readings = readings
        self._passed_over: list[Path] = []

    def take_in(
        self, paths: Sequence[Path], progress: Progress | None = None, passed_over: Iterable[Path] = ()
    ) -> list[SentFile]:
        """All files of these files, folders and zips, read or known, but those that are passed over.

        What was read is stored as it comes.

        A file is known by its path, size and time of change, or by its content, wherever it lies.
        """
        progress = progress or Progress()
        known = self._rows.read_files()
        self._passed_over = [path.resolve() for path in passed_over]
        with ExitStack() as folders:
            found: dict[str, _Found] = {}
            for path in paths:
                for each in self._find(path, known, folders, progress):
                    found.setdefault(each.sent.path, each)
            self._read_new(list(found.values()), progress)
            return [self._complete(each.sent) for each in found.values()]

    def take_report(self, path: str, name: str, reading: Reading, changed: int) -> SentFile:
        """Take in what was read elsewhere, as a draft of this computer. path: what it is known by from now on."""
        digest = compute_reading_digest(reading)
        with self._rows.write_transaction():
            self._readings.write({digest: reading})
            self._rows.write_files([KnownFile(path, name, 0, changed, digest)])
        return SentFile(path, name, digest, changed, reading)

    def list_known(self) -> list[SentFile]:
        """The files that were taken in before, whether they can still be reached or not."""
        return [
            self._complete(SentFile(file.path, file.name, file.digest, file.changed))
            for file in self._rows.read_files().values()
        ]

    def _complete(self, sent: SentFile) -> SentFile:
        """The file with what is stored of its content."""
        if not sent.digest:
            return sent
        found = self._readings.find(sent.digest)
        if isinstance(found, Reading):
            return replace(sent, reading=found)
        return replace(sent, trouble=found or sent.trouble or "还没有读。")

    def _find(
        self, path: Path, known: dict[str, KnownFile], folders: ExitStack, progress: Progress
    ) -> Iterator[_Found]:
        """The files at a path, zips unpacked; what cannot be opened is a file with its trouble."""
        try:
            files, locked, base = [path], [], path.parent
            if is_folder(path):
                listing = list_reports(path, lambda: progress.is_cancelled, MAX_FILES)
                files, locked, base = list(listing.files), list(listing.locked_folders), path
                if listing.is_incomplete:
                    words = listing.incomplete_notice
                    yield _Found(SentFile(f"{path}{IN_ZIP}…", path.name, trouble=words), 0)
        except NianbaoError as error:
            yield _Found(SentFile(str(path.absolute()), path.name, trouble=str(error)), 0)
            return
        for folder in locked:
            words = f"读不了“{folder.name}”：没有权限打开这个文件夹。"
            yield _Found(SentFile(str(folder.absolute()), folder.name, trouble=words), 0)
        for file in files:
            progress.report_step()
            if self._is_passed_over(file):
                continue
            name = str(file.relative_to(base)) if file.is_relative_to(base) else file.name
            if file.suffix.lower() == ZIP_SUFFIX:
                yield from self._find_in_zip(file, name, known, folders, progress)
            else:
                yield self._look_at(file, name, known)

    def _is_passed_over(self, file: Path) -> bool:
        place = file.resolve()
        return any(place == other or place.is_relative_to(other) for other in self._passed_over)

    def _look_at(self, file: Path, name: str, known: dict[str, KnownFile]) -> _Found:
        """A file with the digest of its content, which is computed only where it is new or has changed."""
        path = str(file.absolute())
        try:
            found = file.stat()
            before = known.get(path)
            is_known = before is not None and (before.size, before.changed) == (found.st_size, found.st_mtime_ns)
            digest = before.digest if before and is_known else _compute_digest(file)
        except OSError as error:
            words = f"读不了“{file.name}”：{describe_os_error(error)}。"
            return _Found(SentFile(path, name, trouble=words), 0)
        return _Found(SentFile(path, name, digest, found.st_mtime_ns), found.st_size, file)

    def _find_in_zip(
        self, file: Path, name: str, known: dict[str, KnownFile], folders: ExitStack, progress: Progress
    ) -> Iterator[_Found]:
        """The files in a zip, which is not unpacked again while it does not change."""
        path = str(file.absolute())
        try:
            found = file.stat()
            inside = [each for each in known.values() if each.path.startswith(path + IN_ZIP)]
            is_known = inside and all(
                (each.size, each.changed) == (found.st_size, found.st_mtime_ns) for each in inside
            )
            if is_known and all(self._readings.has(each.digest) for each in inside):
                for each in inside:
                    inner = each.path.removeprefix(path)
                    yield _Found(SentFile(each.path, name + inner, each.digest, each.changed), each.size)
                return
            folder = folders.enter_context(temporary_folder_beside_drafts())
            for inner, place in extract_collection(file, folder, progress):
                sent = SentFile(
                    f"{path}{IN_ZIP}{inner}", f"{name}{IN_ZIP}{inner}", _compute_digest(place), found.st_mtime_ns
                )
                yield _Found(sent, found.st_size, place)
        except OSError as error:
            words = f"读不了“{file.name}”：{describe_os_error(error)}。"
            yield _Found(SentFile(path, name, trouble=words), 0)
        except UnreadableFile as error:
            yield _Found(SentFile(path, name, trouble=str(error)), 0)

    def _read_new(self, found: Sequence[_Found], progress: Progress) -> None:
        """Read each content that is not stored yet, once, and note where it lies."""
        new: dict[str, Path] = {}
        for each in found:
            digest = each.sent.digest
            if digest and each.place and digest not in new and not self._readings.has(digest):
                new[digest] = each.place
        digests = list(new)
        waiting: dict[str, Reading | str] = {}
        try:
            for number, answer in read_batch(list(new.values()), progress):
                waiting[digests[number]] = answer if isinstance(answer, Reading) else str(answer)
                if len(waiting) >= _STORED_AT_ONCE:
                    self._readings.write(waiting)
                    waiting = {}
        finally:
            self._readings.write(waiting)
        self._rows.write_files(_note_places(found))


def _note_places(found: Iterable[_Found]) -> Iterator[KnownFile]:
    for each in found:
        if each.sent.digest:
            yield KnownFile(each.sent.path, each.sent.name, each.size, each.sent.changed, each.sent.digest)


def _compute_digest(path: Path) -> str:
    """The SHA-256 of a file's content. Raises OSError."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
