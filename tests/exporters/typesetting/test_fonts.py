"""Fonts by role: the stand-in for a character, the names of those nobody has, what never reaches paper."""

from __future__ import annotations

from exporters.typesetting import fonts


def names(text: str, role: fonts.FontRole = "body") -> list[str | None]:
    return [face.name if face else None for face in fonts.make_glyph_run([(text, role)]).faces]


def test_each_role_has_its_font() -> None:
    assert names("水", "body") == ["Nianbao-FangSong"]
    assert names("水", "second") == ["Nianbao-KaiTi"]
    assert names("水", "first") == ["Nianbao-HeiTi"]
    assert names("水", "title") == ["Nianbao-SongTi-Bold"]
    assert names("水", "table") == names("水", "folio") == ["Nianbao-SongTi"]


def test_a_character_the_font_lacks_is_taken_from_another() -> None:
    assert names("水㎡𠮷") == ["Nianbao-FangSong", "Nianbao-Fallback", "Nianbao-Rare"]


def test_a_character_no_font_has_is_named() -> None:
    assert names("水\U0002ebf0") == ["Nianbao-FangSong", None]
    assert fonts.list_missing_characters([("水\U0002ebf0㎡", "body"), ("\U0002ebf0😀", "title")]) == [
        "\U0002ebf0（U+2EBF0）",
        "😀（U+1F600）",
    ]
    assert fonts.list_missing_characters([("水务局2025年\x01", "body")]) == []


def test_chinese_characters_are_one_em_wide_and_digits_half() -> None:
    assert fonts.make_glyph_run([("水，2", "body")]).widths == [1.0, 1.0, 0.5]
