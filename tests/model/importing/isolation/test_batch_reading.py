"""Many files are read at once; a damaged or hostile one is an answer among the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.errors import Cancelled, UnreadableFile
from model.files.progress import Progress
from model.importing import Reading
from model.importing.isolation import batch_reading
from model.importing.isolation.batch_reading import read_batch
from tests.command_line import sample, write


def files(folder: Path) -> list[Path]:
    sound = write(sample(), folder / "好的.xlsx")
    broken = folder / "坏的.xlsx"
    broken.write_bytes(b"PK\x03\x04 no workbook")
    return [sound, broken, folder / "没有.docx"]


@pytest.mark.parametrize("files_per_process", [1, 12])
def test_each_file_has_its_answer_whatever_is_in_the_others(
    files_per_process: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_reading, "_MIN_FILES_PER_PROCESS", files_per_process)
    progress = Progress()
    answers = dict(read_batch(files(tmp_path), progress))
    assert isinstance(answers[0], Reading)
    assert answers[0].report.unit == "临江县水务局"
    assert isinstance(answers[1], UnreadableFile)
    assert isinstance(answers[2], UnreadableFile)
    assert (progress.done, progress.total) == (3, 3)


@pytest.mark.parametrize("files_per_process", [1, 12])
def test_cancelling_ends_it(files_per_process: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch_reading, "_MIN_FILES_PER_PROCESS", files_per_process)
    progress = Progress()
    reading = read_batch(files(tmp_path), progress)
    next(reading)
    progress.cancel()
    with pytest.raises(Cancelled):
        list(reading)
