"""What the program remembers of its user's choices."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

from gui.system.settings import Settings


def test_a_word_that_is_no_appearance_counts_as_the_systems(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.appearance = "rosa"
    assert settings.appearance == "system"


def test_what_was_collected_last_is_remembered_and_nonsense_is_nothing(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    assert settings.collecting == {}
    settings.collecting = {"unit": ["临江县人民政府"], "places": ["/收到的", "D:\\年报"]}
    assert settings.collecting == {"unit": ["临江县人民政府"], "places": ["/收到的", "D:\\年报"]}
    for nonsense in ("[", "[1]", '{"unit": 3}'):
        QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat).setValue("collecting", nonsense)
        assert Settings(tmp_path).collecting == {}
