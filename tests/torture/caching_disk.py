"""A disk with a cache: what it may hold after a power cut, by the calls that were made until then.

What was synced is there. Of all else each sector of 512 bytes has one of the contents it had since the last sync of its
file, so that writes are dropped, reordered and torn; so has the file its length, and the folder its names.
"""

from __future__ import annotations

import os
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.torture.system_calls import Call

SECTOR = 512
WAYS = ("nothing", "everything", "in order", "reordered", "sector by sector")
"""How much of what was not synced the disk has: see _choose_kept."""


@dataclass(frozen=True)
class Write:
    """Bytes written at an offset; or, where data is None, the file cut off or made longer there."""

    offset: int
    data: bytes | None


@dataclass(eq=False)
class File:
    """synced: what is on the disk; pending: what was done to it since, in order."""

    synced: bytes = b""
    pending: list[Write] = field(default_factory=list)

    def read_now(self) -> bytes:
        """What programs see."""
        content = bytearray(self.synced)
        for write in self.pending:
            apply(write, content)
        return bytes(content)


@dataclass(eq=False)
class Folder:
    """Names by which files are found; each pending change gives some names a file, or None where they go."""

    synced: dict[str, File] = field(default_factory=dict)
    pending: list[dict[str, File | None]] = field(default_factory=list)

    def list_now(self) -> dict[str, File]:
        return _apply_changes(self.synced, self.pending)


class CachingDisk:
    """A folder with folders in it, as calls change it. A folder is there as long as something may be in it."""

    def __init__(self, root: Path, contents: Path | None = None) -> None:
        """root: the folder's path in the calls; contents: a folder with what is in it before, None where nothing is."""
        self._root = os.fsencode(root)
        self._folders = {"": Folder()}
        self._open: dict[int, File | Folder] = {}
        self._positions: dict[int, int] = {}
        for path in sorted(contents.rglob("*")) if contents else []:
            inner = path.relative_to(contents or path)
            if path.is_dir():
                self._folder(inner.as_posix())
            else:
                place = "" if inner.parent == Path() else inner.parent.as_posix()
                self._folder(place).synced[path.name] = File(path.read_bytes())

    def carry_out(self, call: Call) -> bool:
        """Do what the call did; whether it was about files in the folder.

        Raises NotImplementedError for one on these files that nobody has foreseen.
        """
        name, words, answer = call
        if name in ("open", "openat"):
            return self._open_file(words[name == "openat" :], answer)
        if name == "close":
            return self._open.pop(int(words[0]), None) is not None
        if name in ("rename", "unlink", "mkdir", "rmdir") and self._is_inside(words[0]):
            self._change_names(name, words)
            return True
        if name == "unlinkat" and isinstance(folder := self._open.get(_to_number(words[0])), Folder):
            # a folder that was removed may still be there
            if words[2] == b"0":
                folder.pending.append({os.fsdecode(words[1]): None})
            return True
        if any(self._is_inside(word) for word in words[:4]):
            raise NotImplementedError(call)
        if _to_number(words[0]) in self._open:
            self._use_open(call, int(words[0]), self._open[int(words[0])])
            return True
        return False

    def read_now(self, name: str) -> bytes:
        """What programs see in a file of the upper folder; nothing where it is not there."""
        file = self._folder("").list_now().get(name)
        return file.read_now() if file else b""

    def cut_power(self, target: Path, way: str, chance: random.Random) -> None:
        """Write what the disk may hold now to an empty folder."""
        for path, folder in self._folders.items():
            kept, _ = _choose_kept(len(folder.pending), way, chance)
            changes = [change for change, is_kept in zip(folder.pending, kept, strict=True) if is_kept]
            for name, file in _apply_changes(folder.synced, changes).items():
                (target / path).mkdir(parents=True, exist_ok=True)
                (target / path / name).write_bytes(keep_some(file, way, chance))

    def _folder(self, path: str) -> Folder:
        return self._folders.setdefault(path, Folder())

    def _is_inside(self, path: bytes) -> bool:
        return path == self._root or path.startswith(self._root + b"/")

    def _split(self, path: bytes) -> tuple[Folder, str]:
        """The folder of a file, and its name there."""
        folder, _, name = os.fsdecode(path[len(self._root) + 1 :]).rpartition("/")
        return self._folder(folder), name

    def _open_file(self, words: Sequence[bytes], handle: int) -> bool:
        path, flags = words[0], words[1].split(b"|")
        self._open.pop(handle, None)
        if not self._is_inside(path):
            return False
        inner = os.fsdecode(path[len(self._root) + 1 :])
        if inner in self._folders:
            self._open[handle] = self._folders[inner]
            return True
        folder, name = self._split(path)
        file = folder.list_now().get(name)
        if file is None:
            assert b"O_CREAT" in flags, path
            file = File()
            folder.pending.append({name: file})
        elif b"O_TRUNC" in flags:
            file.pending.append(Write(0, None))
        self._open[handle], self._positions[handle] = file, 0
        if b"O_APPEND" in flags:
            self._positions[handle] = len(file.read_now())
        return True

    def _change_names(self, name: str, words: Sequence[bytes]) -> None:
        folder, old = self._split(words[0])
        if name == "rmdir":
            return
        if name == "mkdir":
            self._folder(os.fsdecode(words[0][len(self._root) + 1 :]))
        elif name == "unlink":
            folder.pending.append({old: None})
        else:
            new_folder, new = self._split(words[1])
            assert new_folder is folder
            folder.pending.append({old: None, new: folder.list_now()[old]})

    def _use_open(self, call: Call, handle: int, opened: File | Folder) -> None:
        name, words, answer = call
        if name in ("fsync", "fdatasync"):
            if isinstance(opened, File):
                opened.synced = opened.read_now()
            else:
                opened.synced = opened.list_now()
            opened.pending.clear()
            return
        assert isinstance(opened, File), call
        if name == "lseek":
            self._positions[handle] = answer
        elif name == "write":
            opened.pending.append(Write(self._positions[handle], words[1][:answer]))
            self._positions[handle] += answer
        elif name == "pwrite64":
            opened.pending.append(Write(int(words[3]), words[1][:answer]))
        elif name == "ftruncate":
            opened.pending.append(Write(int(words[1]), None))
        else:
            raise NotImplementedError(call)


def _to_number(word: bytes) -> int:
    """A handle; -1 for what is none."""
    return int(word) if word.isdigit() else -1


def apply(write: Write, content: bytearray) -> None:
    """Do a write to a file's content."""
    end = write.offset + len(write.data or b"")
    content.extend(bytes(max(end - len(content), 0)))
    if write.data is None:
        del content[write.offset :]
    else:
        content[write.offset : end] = write.data


def keep_some(file: File, way: str, chance: random.Random) -> bytes:
    """What the disk may have of a file: each sector as it was after some write, and a length that the file had."""
    kept, torn = _choose_kept(len(file.pending), way, chance)
    now = bytearray(file.synced)
    length, sectors = len(now), {at: bytes(now[at : at + SECTOR]) for at in range(0, len(now), SECTOR)}
    for number, write in enumerate(file.pending):
        apply(write, now)
        if write.data is None:
            if kept[number]:
                length = len(now)
            continue
        if kept[number] or (way == "sector by sector" and chance.random() < 0.5):
            length = len(now)
        for at in range(write.offset // SECTOR * SECTOR, write.offset + len(write.data), SECTOR):
            is_there = kept[number] and (number != torn or chance.random() < 0.5)
            if chance.random() < 0.5 if way == "sector by sector" else is_there:
                sectors[at] = bytes(now[at : at + SECTOR])
    # what a file that was made longer has where nothing was written: blanks, or what stood on the disk before
    has_blanks = chance.random() < 0.5
    content = bytearray()
    for at in range(0, length, SECTOR):
        sector = sectors.get(at) or (bytes(SECTOR) if has_blanks else chance.randbytes(SECTOR))
        content += sector.ljust(SECTOR, b"\0")
    return bytes(content[:length])


def _choose_kept(count: int, way: str, chance: random.Random) -> tuple[list[bool], int | None]:
    """Which of so many writes reached the disk, and the number of the one of them that is torn, None without one."""
    if way in ("nothing", "everything"):
        return [way == "everything"] * count, None
    if way == "in order":
        reached = chance.randint(0, count)
        return [number < reached for number in range(count)], reached - 1 if reached else None
    share = chance.choice([0.1, 0.5, 0.9])
    kept = [chance.random() < share for _ in range(count)]
    reached_numbers = [number for number, is_kept in enumerate(kept) if is_kept]
    return kept, chance.choice(reached_numbers) if reached_numbers else None


def _apply_changes(names: dict[str, File], changes: Sequence[dict[str, File | None]]) -> dict[str, File]:
    found: dict[str, File | None] = dict(names)
    for change in changes:
        found |= change
    return {name: file for name, file in found.items() if file is not None}
