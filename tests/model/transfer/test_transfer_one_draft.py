"""One draft in an archive with a passphrase, for a colleague with this program or without it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from model.errors import StoreError, UnwritableFile, WrongPassphrase
from model.files import archive_layout, zip_files
from model.storage.store import Store
from model.transfer.transfer import export_draft, import_archive

WORD = "Linjiang-2026"


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """What goes along for people without this program."""
    path = tmp_path / "云滨县水文站2021年.xlsx"
    path.write_bytes(b"workbook" * 100)
    return path


def test_the_one_draft_arrives_with_all_that_is_stored_of_it(
    home: Store, away: Store, archive: Path, document: Path
) -> None:
    [summary] = home.list_summaries()
    export_draft(home.path, summary.id, archive, WORD, document)
    with pytest.raises(WrongPassphrase):
        import_archive(archive, away)
    arrived = import_archive(archive, away, WORD)
    assert arrived.new == ("云滨县水文站 2021 年",)
    assert arrived.is_single_new
    assert home.read_draft(summary.id) == away.read_draft(arrived.ids[0])
    again = import_archive(archive, away, WORD)
    assert again.same == arrived.new
    assert not again.is_single_new


def test_the_archive_is_like_that_of_all_drafts_and_has_the_document_beside(
    home: Store, archive: Path, document: Path
) -> None:
    [summary] = home.list_summaries()
    export_draft(home.path, summary.id, archive, WORD, document)
    assert archive_layout.is_archive(archive)
    with zipfile.ZipFile(archive) as members:
        names = set(members.namelist())
    assert names == {"drafts.db", "manifest.json", "SHA256SUMS", document.name}
    with zip_files.open_zip(archive, "", WORD) as members:
        assert members.read(document.name) == document.read_bytes()
        sums = members.read("SHA256SUMS").decode().splitlines()
    # programs older than the document in the archive open it only with these two
    assert [line.split("  ")[1] for line in sums] == ["drafts.db", "manifest.json"]


def test_nothing_of_the_other_drafts_goes_along(home: Store, away: Store, archive: Path, document: Path) -> None:
    [summary] = home.list_summaries()
    other = home.duplicate_draft(summary.id)
    home.name_version(other, "不给人看的版本")
    export_draft(home.path, summary.id, archive, WORD, document)
    with zip_files.open_zip(archive, "", WORD) as members:
        assert "不给人看的版本".encode() not in members.read("drafts.db")
    assert len(import_archive(archive, away, WORD).ids) == 1


def test_where_it_cannot_be_written_or_read_it_is_said_and_nothing_is_left(
    home: Store, tmp_path: Path, archive: Path, document: Path
) -> None:
    [summary] = home.list_summaries()
    with pytest.raises(UnwritableFile, match="换个地方"):
        export_draft(home.path, summary.id, tmp_path / "none" / "a.zip", WORD, document)
    with pytest.raises(StoreError, match="已没有这份草稿"):
        export_draft(home.path, 9_999, archive, WORD, document)
    assert not archive.exists()
    assert not list(home.path.parent.glob(".nianbao-*"))
