"""What the system does not tell of a path counts as no."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.files.paths import is_folder, is_present


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b", "none", "file/below"])
def test_no_question_about_a_path_is_an_error(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert not is_folder(tmp_path / name)
    assert not is_present(tmp_path / name)


def test_what_is_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert is_folder(tmp_path)
    assert is_present(tmp_path / "file")
    assert not is_folder(tmp_path / "file")
