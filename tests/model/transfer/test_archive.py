"""The archive of drafts: its sums, its passphrase, and what is no sound archive.

Covers model/files/archive_layout.py too.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.errors import UnreadableFile
from model.files import archive_layout, zip_files
from model.storage.store import Store
from model.transfer import archive as trunk
from model.transfer.transfer import export_all, import_archive
from tests.drafts import make
from tests.examples import examples
from tests.model.drafting import somewhere
from tests.model.transfer.repacking import rewritten
from tests.model.transfer.test_transfer import digests


def test_the_sums_can_be_checked_without_this_program(home: Store, archive: Path) -> None:
    export_all(home.path, archive)
    with zipfile.ZipFile(archive) as members:
        assert members.testzip() is None
        for line in members.read("SHA256SUMS").decode().splitlines():
            sum, name = line.split("  ")
            assert hashlib.sha256(members.read(name)).hexdigest() == sum


def test_a_passphrase_locks_the_archive(home: Store, away: Store, archive: Path) -> None:
    export_all(home.path, archive, "小满 2026")
    assert zip_files.is_encrypted(archive, "")
    assert "云滨县".encode() not in archive.read_bytes()
    for wrong in ("", "大满 2026"):
        with pytest.raises(UnreadableFile, match="密码"):
            import_archive(archive, away, wrong)
    assert len(import_archive(archive, away, "小满 2026").new) == 2
    export_all(home.path, archive)
    assert not zip_files.is_encrypted(archive, "")


def as_folder(archive: Path) -> None:
    """A folder stands in the archive's place."""
    archive.unlink()
    archive.mkdir()


SPOILED: dict[str, Callable[[Path], object]] = {
    "no zip": lambda archive: archive.write_bytes(b"x" * 1000),
    "nothing": lambda archive: archive.write_bytes(b""),
    "half": lambda archive: archive.write_bytes(archive.read_bytes()[: archive.stat().st_size // 2]),
    "another zip": lambda archive: zipfile.ZipFile(archive, "w").close(),
    "other drafts": lambda archive: rewritten(archive, "drafts.db", b"x" * 5000),
    "no manifest to speak of": lambda archive: rewritten(archive, "manifest.json", b"[]"),
    "a manifest that is no text": lambda archive: rewritten(archive, "manifest.json", b"\xff\xfe"),
    "another program's": lambda archive: rewritten(archive, "manifest.json", b'{"made_by": "x", "layout": 1}'),
    "a layout that is no number": lambda archive: rewritten(
        archive, "manifest.json", b'{"made_by": "nianbao", "layout": "1", "drafts": []}'
    ),
    "digests that are no list": lambda archive: rewritten(
        archive, "manifest.json", b'{"made_by": "nianbao", "layout": 1, "drafts": 5}'
    ),
    "a manifest without a bottom": lambda archive: rewritten(archive, "manifest.json", b"[" * 100_000),
    "a newer program's": lambda archive: rewritten(archive, "manifest.json", b'{"made_by": "nianbao", "layout": 2}'),
    "sums that are none": lambda archive: rewritten(archive, "SHA256SUMS", b"\xff"),
    "no sums": lambda archive: rewritten(archive, "SHA256SUMS", b""),
    "a folder": as_folder,
    "gone": Path.unlink,
}


@pytest.mark.parametrize("what", SPOILED)
def test_what_is_no_sound_archive_is_said_and_nothing_is_added(
    home: Store, away: Store, archive: Path, what: str
) -> None:
    export_all(home.path, archive)
    SPOILED[what](archive)
    before = digests(away)
    with pytest.raises(UnreadableFile, match=r"全部草稿\.zip"):
        import_archive(archive, away)
    assert digests(away) == before
    assert not list(away.path.parent.glob(".nianbao-*"))


def test_a_manifest_nested_without_an_end_is_damage_and_no_wrong_passphrase(
    home: Store, away: Store, archive: Path
) -> None:
    export_all(home.path, archive)
    rewritten(archive, "manifest.json", b"[" * 100_000)
    with pytest.raises(UnreadableFile, match="文件坏了"):
        import_archive(archive, away)


def test_what_zipfile_does_not_know_is_no_archive_and_no_accident(archive: Path) -> None:
    with zipfile.ZipFile(archive, "w") as members:
        members.writestr("a.txt", "x")
    raw = bytearray(archive.read_bytes())
    at = raw.index(b"PK\x01\x02")
    raw[at + 6 : at + 8] = b"\xff\x00"  # the version of zip that is needed to open it
    archive.write_bytes(raw)
    assert not archive_layout.is_archive(archive)
    with pytest.raises(UnreadableFile, match="文件坏了"):
        zip_files.is_encrypted(archive, "")


def test_a_bomb_is_not_unpacked(away: Store, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trunk, "MAX_BYTES", 100_000)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as members:
        for name in (archive_layout.DRAFTS_FILE, archive_layout.MANIFEST_FILE, archive_layout.SUMS_FILE):
            members.writestr(name, bytes(200_000))
    with pytest.raises(UnreadableFile, match="大得不正常"):
        import_archive(archive, away)


@settings(max_examples=examples(20))
@given(start=st.floats(0, 1), noise=st.binary(min_size=1, max_size=40), word=st.sampled_from(["", "暗号"]))
def test_damage_anywhere_is_noticed_or_harmless(start: float, noise: bytes, word: str) -> None:
    with somewhere() as path:
        with closing(Store(path)) as store:
            make.fill(store)
            whole = digests(store)
        archive = path.with_name("a.zip")
        export_all(path, archive, word)
        data = archive.read_bytes()
        at = int(start * (len(data) - 1))
        archive.write_bytes(data[:at] + noise + data[at + len(noise) :])
        (path.parent / "new").mkdir()
        with closing(Store(path.parent / "new" / "drafts.db")) as other:
            try:
                import_archive(archive, other, word)
            except UnreadableFile:
                assert digests(other) == []
            else:
                assert digests(other) == whole
