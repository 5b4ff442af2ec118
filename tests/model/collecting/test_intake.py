"""Files, folders and zips are read once, and again only where they changed; a bad one is a row.

Covers model/collecting/store/reading_rows.py too.
"""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from pathlib import Path

import pytest

from model.collecting.collection import Collection
from model.collecting.intake import SentFile
from model.collecting.store.collection_file import CollectionFile
from model.errors import Cancelled
from model.files.progress import Progress
from tests.collecting.sent import OFFICE, invent_unit, unit_name, write_sent


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """A folder with a report, one in a folder inside, a zip of two that have one name, and a broken file."""
    folder = tmp_path / "收到的"
    (folder / "乡镇").mkdir(parents=True)
    write_sent(invent_unit(1), folder / "一")
    write_sent(invent_unit(2), folder / "乡镇" / "二")
    packed = write_sent(invent_unit(3), tmp_path / "年报")
    other = write_sent(invent_unit(4), tmp_path / "别的")
    with zipfile.ZipFile(folder / "三四.zip", "w") as archive:
        archive.write(packed, "三局/年报.xlsx")
        archive.write(other, "四局/年报.xlsx")
        archive.writestr("说明.txt", "请查收。")
    (folder / "坏.docx").write_bytes(b"PK\x03\x04")
    return folder


def opened(folder: Path) -> tuple[CollectionFile, Collection]:
    file = CollectionFile(folder / "collections.db")
    return file, Collection(file, OFFICE, 2025)


def units(files: tuple[SentFile, ...]) -> dict[str, str]:
    return {file.name: file.reading.report.unit if file.reading else "" for file in files}


def forget_content(file: CollectionFile) -> None:
    """Have what is stored of each reading say another unit, so that a test sees what was read anew."""
    for digest, record in file.connection.execute("SELECT digest, record FROM readings WHERE record <> ''").fetchall():
        changed = json.loads(record)
        changed["report"]["values"]["cover.unit"] = "存着的"
        file.connection.execute("UPDATE readings SET record = ? WHERE digest = ?", (json.dumps(changed), digest))
    file.connection.commit()


def test_everything_in_a_folder_is_read_zips_too_and_what_cannot_be_is_told(sent: Path, tmp_path: Path) -> None:
    file, collection = opened(tmp_path)
    collection.take_in([sent])
    file.close()
    found = units(collection.files)
    zipped = "三四.zip › "
    assert found == {
        "一.xlsx": unit_name(1),
        str(Path("乡镇") / "二.xlsx"): unit_name(2),
        f"{zipped}三局/年报.xlsx": unit_name(3),
        f"{zipped}四局/年报.xlsx": unit_name(4),
        f"{zipped}说明.txt": "",
        "坏.docx": "",
    }
    assert all(each.trouble for each in collection.files if not each.reading)


def test_what_did_not_change_is_not_read_again(sent: Path, tmp_path: Path) -> None:
    file, collection = opened(tmp_path)
    collection.take_in([sent])
    forget_content(file)
    write_sent(invent_unit(5), sent / "一")
    file.close()
    file, collection = opened(tmp_path)
    collection.take_in([sent])
    file.close()
    found = units(collection.files)
    assert found.pop("一.xlsx") == unit_name(5)
    assert {unit for unit in found.values() if unit} == {"存着的"}
    assert len(found) == 5


def test_a_moved_folder_and_a_lost_share_lose_nothing(sent: Path, tmp_path: Path) -> None:
    file, collection = opened(tmp_path)
    collection.take_in([sent])
    before = units(collection.files)
    moved = tmp_path / "搬走的"
    shutil.move(sent, moved)
    file.close()
    file, collection = opened(tmp_path)
    assert sorted(units(collection.files).values()) == sorted(before.values())
    collection.take_in([moved])
    file.close()
    assert units(collection.files) == before
    assert all(file.path.startswith(str(moved)) for file in collection.files)


def test_cancelling_keeps_what_was_read(sent: Path, tmp_path: Path) -> None:
    class StopsAfterOne(Progress):
        def report_step(self, done: int = 0, total: int = 0) -> None:
            super().report_step(done, total)
            if done:
                self.cancel()

    file, collection = opened(tmp_path)
    with pytest.raises(Cancelled):
        collection.take_in([sent], StopsAfterOne())
    (count,) = file.connection.execute("SELECT count(*) FROM readings").fetchone()
    assert 1 <= count < 5  # one more may have been read before it was seen
    collection.take_in([sent])
    assert len(collection.files) == 6
    file.close()


def test_a_zip_of_one_report_and_a_notice_is_that_report(tmp_path: Path) -> None:
    packed = write_sent(invent_unit(3), tmp_path / "年报")
    with zipfile.ZipFile(tmp_path / "三.zip", "w") as archive:
        archive.write(packed, "年报.xlsx")
        archive.writestr("说明.txt", "请查收。")
    collection = Collection(CollectionFile(), OFFICE, 2025)
    collection.take_in([tmp_path / "三.zip"])
    assert [(each.unit.name, each.status.value) for each in collection.collect().units] == [(unit_name(3), "summed")]


def test_what_is_passed_over_is_not_taken_in(sent: Path) -> None:
    collection = Collection(CollectionFile(), OFFICE, 2025)
    collection.take_in([sent], passed_over=[sent / "一.xlsx", sent / "乡镇"])
    assert not {"一.xlsx", str(Path("乡镇") / "二.xlsx")} & units(collection.files).keys()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may open everything")
def test_a_file_that_may_not_be_read_is_told(sent: Path) -> None:
    (sent / "一.xlsx").chmod(0)
    collection = Collection(CollectionFile(), OFFICE, 2025)
    collection.take_in([sent])
    assert any(file.name == "一.xlsx" and file.trouble for file in collection.files)
