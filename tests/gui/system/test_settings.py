"""What the program remembers of its user's choices."""

from __future__ import annotations

from pathlib import Path

from gui.system.settings import Settings


def test_a_word_that_is_no_appearance_counts_as_the_systems(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.appearance = "rosa"
    assert settings.appearance == "system"
