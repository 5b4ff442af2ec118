"""All drafts travel to another computer and back; what arrives is proven, what is there already is never altered."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.errors import UnreadableFile, UnwritableFile
from model.files import archive_layout
from model.files.progress import Progress
from model.storage.draft_rows import CARRIED
from model.storage.migrations import STEPS
from model.storage.store import Store
from model.transfer import archive as trunk
from model.transfer.transfer import export_all, import_archive
from tests.drafts import make
from tests.model.drafting import RECEIVED, begun, enter, exact, kept, reopened, somewhere


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Store]:
    """A store with a draft that has everything, and a deleted one."""
    (tmp_path / "home").mkdir()
    with closing(Store(tmp_path / "home" / "drafts.db")) as store:
        make.fill(store)
        yield store


@pytest.fixture
def away(tmp_path: Path) -> Iterator[Store]:
    """The store of another computer, with a draft of its own."""
    (tmp_path / "away").mkdir()
    with closing(Store(tmp_path / "away" / "drafts.db")) as store:
        enter(reopened(store, begun(store)), {RECEIVED: 5})
        yield store


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Where the archive is to be."""
    return tmp_path / "全部草稿.zip"


def digests(store: Store) -> list[str]:
    return sorted(bundle.digest for bundle in store.read_all_drafts())


def test_everything_arrives_and_can_be_written_on(home: Store, away: Store, archive: Path) -> None:
    assert export_all(home.path, archive) == 2
    arrived = import_archive(archive, away)
    assert len(arrived.new) == len(arrived.ids) == 2
    assert set(digests(home)) < set(digests(away))
    id = next(card.id for card in away.list_summaries() if card.unit == "云滨县水文站")
    assert exact(kept(away, id)) == exact(kept(home, 1))
    assert away.load_report(id)[1] == home.load_report(1)[1]
    assert [moment.edit for moment in away.load_history(id)] == [moment.edit for moment in home.load_history(1)]
    assert [moment.made_at for moment in away.load_history(id)] == [moment.made_at for moment in home.load_history(1)]
    [version] = away.list_versions(id)
    assert (version.name, version.moment) == (make.VERSION, away.load_history(id)[-1].id)
    assert away.list_unplaced(id) == home.list_unplaced(1) == make.UNPLACED
    assert len(away.list_deleted()) == 1
    enter(reopened(away, id), {"other": "接着写。"})
    assert away.load_history(id)[-1].edit.changed_places == ("other",)


def test_there_and_back_again_takes_nothing_twice(home: Store, away: Store, archive: Path) -> None:
    export_all(home.path, archive)
    import_archive(archive, away)
    before = digests(away)
    again = import_archive(archive, away)
    assert (again.new, again.differing, len(again.same), again.ids) == ((), (), 2, ())
    assert "没有重复导入" in again.text
    assert digests(away) == before
    export_all(away.path, archive)
    back = import_archive(archive, home)
    assert (len(back.new), len(back.same)) == (1, 2)
    assert digests(home) == digests(away)


def test_a_draft_written_on_in_both_places_is_kept_twice(home: Store, away: Store, archive: Path) -> None:
    export_all(home.path, archive)
    import_archive(archive, away)
    enter(reopened(home, 1), {"other": "在单位改的。"})
    enter(reopened(away, away.list_summaries()[-1].id), {"other": "在家改的。"})
    export_all(away.path, archive)
    arrived = import_archive(archive, home)
    assert len(arrived.differing) == 1
    assert "两份都留着" in arrived.text
    assert sorted(card.origin for card in home.list_summaries() if card.id in arrived.ids) == ["", CARRIED]
    assert [card.origin for card in home.list_summaries() if card.id not in arrived.ids] == [""]
    texts = [home.load_report(card.id)[0].prose.get("other") for card in home.list_summaries()]
    assert {"在单位改的。", "在家改的。"} <= set(texts)


def test_the_sums_can_be_checked_without_this_program(home: Store, archive: Path) -> None:
    export_all(home.path, archive)
    with zipfile.ZipFile(archive) as members:
        assert members.testzip() is None
        for line in members.read("SHA256SUMS").decode().splitlines():
            sum, name = line.split("  ")
            assert hashlib.sha256(members.read(name)).hexdigest() == sum


@pytest.mark.parametrize("step", range(1, len(STEPS)))
def test_an_older_programs_drafts_are_brought_to_the_newest_shape(
    tmp_path: Path, away: Store, archive: Path, step: int
) -> None:
    old, newer = (Path(shutil.copy(make.FOLDER / f"{step}.db", tmp_path / name)) for name in ("old.db", "newer.db"))
    with closing(Store(newer)) as store:
        expected = digests(store)
    trunk.write_archive(archive, old, expected, "", Progress())
    assert len(import_archive(archive, away).new) == len(expected)
    assert set(expected) < set(digests(away))


def test_a_passphrase_locks_the_archive(home: Store, away: Store, archive: Path) -> None:
    export_all(home.path, archive, "小满 2026")
    assert trunk.is_encrypted(archive)
    assert "云滨县".encode() not in archive.read_bytes()
    for wrong in ("", "大满 2026"):
        with pytest.raises(UnreadableFile, match="密码"):
            import_archive(archive, away, wrong)
    assert len(import_archive(archive, away, "小满 2026").new) == 2
    export_all(home.path, archive)
    assert not trunk.is_encrypted(archive)


def rewritten(archive: Path, name: str, data: bytes) -> None:
    """Another content for one member."""
    with zipfile.ZipFile(archive) as members:
        contents = {member: members.read(member) for member in members.namelist()}
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as members:
        for member, content in {**contents, name: data}.items():
            members.writestr(member, content)


def as_folder(archive: Path) -> None:
    """A folder stands in the archive's place."""
    archive.unlink()
    archive.mkdir()


def with_trigger(archive: Path) -> None:
    """A file of drafts that would act on its own, with sums that agree."""
    copy = archive.with_name("evil.db")
    with zipfile.ZipFile(archive) as members:
        copy.write_bytes(members.read("drafts.db"))
        manifest = members.read("manifest.json")
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("CREATE TRIGGER t AFTER DELETE ON drafts BEGIN DELETE FROM edits; END")
        connection.commit()
    sums = [hashlib.sha256(data).hexdigest() for data in (copy.read_bytes(), manifest)]
    rewritten(archive, "drafts.db", copy.read_bytes())
    rewritten(archive, "SHA256SUMS", f"{sums[0]}  drafts.db\n{sums[1]}  manifest.json\n".encode())


SPOILED: dict[str, Callable[[Path], object]] = {
    "no zip": lambda archive: archive.write_bytes(b"x" * 1000),
    "nothing": lambda archive: archive.write_bytes(b""),
    "half": lambda archive: archive.write_bytes(archive.read_bytes()[: archive.stat().st_size // 2]),
    "another zip": lambda archive: zipfile.ZipFile(archive, "w").close(),
    "other drafts": lambda archive: rewritten(archive, "drafts.db", b"x" * 5000),
    "no manifest to speak of": lambda archive: rewritten(archive, "manifest.json", b"[]"),
    "a manifest that is no text": lambda archive: rewritten(archive, "manifest.json", b"\xff\xfe"),
    "another program's": lambda archive: rewritten(archive, "manifest.json", b'{"made_by": "x", "layout": 1}'),
    "a newer program's": lambda archive: rewritten(archive, "manifest.json", b'{"made_by": "nianbao", "layout": 2}'),
    "sums that are none": lambda archive: rewritten(archive, "SHA256SUMS", b"\xff"),
    "no sums": lambda archive: rewritten(archive, "SHA256SUMS", b""),
    "a trigger": with_trigger,
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


def test_a_bomb_is_not_unpacked(away: Store, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trunk, "MAX_BYTES", 100_000)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as members:
        for name in (archive_layout.DRAFTS_FILE, archive_layout.MANIFEST_FILE, archive_layout.SUMS_FILE):
            members.writestr(name, bytes(200_000))
    with pytest.raises(UnreadableFile, match="大得不正常"):
        import_archive(archive, away)


@settings(max_examples=60)
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


def test_a_folder_that_is_not_there_is_said(home: Store, tmp_path: Path) -> None:
    with pytest.raises(UnwritableFile, match="换个地方"):
        export_all(home.path, tmp_path / "none" / "a.zip")
