"""What programs wrote before there was one kind of archive still opens; the files in older/ are theirs, of step 3.

all.zip and all-encrypted.zip: 导出全部 of what tests.drafts.make writes, without a passphrase and with one.
draft-encrypted.zip: 导出加密草稿 of its first draft, a workbook alone; draft.zip: the same workbook, packed by hand.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from model import importing
from model.drafts.next_year import compute_totals_by_edition
from model.errors import WrongPassphrase
from model.files import zip_files
from model.files.archive_layout import is_archive
from model.importing.readers import zip_file
from model.storage.store import Store
from model.transfer.transfer import import_archive

OLDER = Path(__file__).parent / "older"
WORD = "秘密123"


@pytest.mark.parametrize(("name", "word"), [("all.zip", ""), ("all-encrypted.zip", WORD)])
def test_all_drafts_of_an_older_program_arrive(home: Store, away: Store, name: str, word: str) -> None:
    arrived = import_archive(OLDER / name, away, word)
    assert zip_files.is_encrypted(OLDER / name, "") == bool(word)
    assert len(arrived.new) == 2
    assert arrived.deleted_count == 1
    wanted = {draft.entries for draft in home.read_all_drafts()}
    assert {away.read_draft(id).entries for id in arrived.ids} == wanted
    assert {len(away.read_draft(id).edits) for id in arrived.ids} == {len(d.edits) for d in home.read_all_drafts()}


@pytest.mark.parametrize(("name", "word"), [("draft.zip", ""), ("draft-encrypted.zip", WORD)])
def test_a_draft_mailed_by_an_older_program_is_read(home: Store, tmp_path: Path, name: str, word: str) -> None:
    [summary] = home.list_summaries()
    report, _ = home.load_report(summary.id)
    assert not is_archive(OLDER / name)
    assert zip_file.is_encrypted(OLDER / name) == bool(word)
    found = zip_file.extract_report(OLDER / name, word, tmp_path)
    assert importing.read_report(found).report == compute_totals_by_edition(report)


def test_an_older_passphrase_is_asked_for(away: Store, tmp_path: Path) -> None:
    for wrong in ("", "秘密124"):
        with pytest.raises(WrongPassphrase):
            import_archive(OLDER / "all-encrypted.zip", away, wrong)
        with pytest.raises(WrongPassphrase):
            zip_file.extract_report(OLDER / "draft-encrypted.zip", wrong, tmp_path)
