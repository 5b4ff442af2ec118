"""All drafts travel to another computer and back; what arrives is proven, what is there already is never altered."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from model.errors import UnwritableFile
from model.files.progress import Progress
from model.proofreading.proofreading import Proofreading
from model.report.report import NOT_FOUND, Value
from model.storage.draft_rows import CARRIED
from model.storage.migrations import STEPS
from model.storage.store import Store
from model.transfer import archive as trunk
from model.transfer.transfer import ExportSummary, export_all, import_archive
from tests.drafts import make
from tests.model.drafting import begun, enter, exact, kept, reopened


def digests(store: Store) -> list[str]:
    return sorted(bundle.digest for bundle in store.read_all_drafts())


def test_everything_arrives_and_can_be_written_on(home: Store, away: Store, archive: Path) -> None:
    assert export_all(home.path, archive) == ExportSummary(2)
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


def test_how_far_one_got_with_the_paper_travels_too(home: Store, away: Store, archive: Path) -> None:
    report, _ = home.load_report(1)
    cell = next(iter(report.figures))
    reading = Proofreading(is_blind=True, position=cell).confirm(cell, report).compare("requests.gone", 5, report)
    before = digests(home)
    home.save_proofreading(1, reading)
    assert digests(home) == before
    export_all(home.path, archive)
    import_archive(archive, away)
    id = next(card.id for card in away.list_summaries() if card.unit == "云滨县水文站")
    assert away.load_proofreading(id) == reading
    assert [away.load_proofreading(card.id) for card in away.list_summaries() if card.id != id] == [
        Proofreading() for card in away.list_summaries() if card.id != id
    ]


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


def test_a_folder_that_is_not_there_is_said(home: Store, tmp_path: Path) -> None:
    with pytest.raises(UnwritableFile, match="换个地方"):
        export_all(home.path, tmp_path / "none" / "全部.zip")


def test_what_could_not_be_read_stays_so_on_another_computer(home: Store, away: Store, tmp_path: Path) -> None:
    marks: dict[str, Value | None] = {"unread.requests.granted.natural": NOT_FOUND, "blank.remedies.review.total": "/"}
    id = begun(home, {"cover.unit": "甲局", **marks})
    enter(reopened(home, id), {"requests.granted.natural": 5})
    export_all(home.path, tmp_path / "全部.zip")
    import_archive(tmp_path / "全部.zip", away)
    arrived = next(card for card in away.list_summaries() if card.unit == "甲局")
    assert exact(kept(away, arrived.id)) == exact(kept(home, id))
    before = away.report_at(arrived.id, 0)
    assert (before.unread, before.blank_totals) == (
        {"requests.granted.natural": NOT_FOUND},
        {"remedies.review.total": "/"},
    )
