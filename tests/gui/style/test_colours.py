"""Colours that can be read, in every tone."""

from __future__ import annotations

from dataclasses import fields

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from gui.style import theme
from gui.style.colours import BLACK_ON_WHITE, DARK, LIGHT, WHITE_ON_BLACK, Palette, blend_colours, contrast_ratio
from tests.gui.style.test_theme import STARK

TONES = {"light": LIGHT, "dark": DARK, "black on white": BLACK_ON_WHITE, "white on black": WHITE_ON_BLACK}
WORDS = (
    *(("ink", ground) for ground in ("window", "paper", "heading", "total", "selection", "error_fill", "warning_fill")),
    ("ink", "good_fill"),
    *(("faint", ground) for ground in ("window", "paper", "heading", "total")),
    *(("accent", ground) for ground in ("window", "paper", "heading", "selection")),
    ("on_accent", "accent"),
    *((name, ground) for name in ("error", "warning", "good") for ground in ("paper", "window", f"{name}_fill")),
)
"""Which colour stands as words on which ground, anywhere in the window."""


def shaded(tone: Palette, ground: str) -> str:
    """A cell's ground when it is selected, as gui/grid/grid_delegate.py shades it."""
    return blend_colours(tone.accent, getattr(tone, ground), theme.SELECTION_ALPHA)


@pytest.mark.parametrize("tone", TONES.values(), ids=TONES)
@pytest.mark.parametrize(("words", "ground"), WORDS)
def test_words_can_be_read_on_their_ground(tone: Palette, words: str, ground: str) -> None:
    assert contrast_ratio(getattr(tone, words), getattr(tone, ground)) >= (7 if tone in STARK else 4.5)


@pytest.mark.parametrize("tone", TONES.values(), ids=TONES)
@pytest.mark.parametrize("ground", ["paper", "total", "error_fill", "warning_fill"])
def test_the_figures_of_selected_cells_can_be_read(tone: Palette, ground: str) -> None:
    assert contrast_ratio(tone.ink, shaded(tone, ground)) >= (7 if tone in STARK else 4.5)


@pytest.mark.parametrize("tone", TONES.values(), ids=TONES)
@pytest.mark.parametrize("weight", ["error", "warning"])
def test_a_red_or_amber_figure_can_be_read_while_its_cell_is_selected(tone: Palette, weight: str) -> None:
    ground = shaded(tone, f"{weight}_fill")
    assert contrast_ratio(getattr(tone, weight), ground) >= (7 if tone in STARK else 4.5)


def test_a_colour_seen_through_is_as_qt_paints_it(qapp: QApplication) -> None:
    image = QImage(1, 1, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.error_fill))
    accent = QColor(LIGHT.accent)
    accent.setAlpha(theme.SELECTION_ALPHA)
    painter = QPainter(image)
    painter.fillRect(image.rect(), accent)
    painter.end()
    seen, said = image.pixelColor(0, 0), QColor(shaded(LIGHT, "error_fill"))
    assert abs(seen.red() - said.red()) <= 1
    assert abs(seen.green() - said.green()) <= 1
    assert abs(seen.blue() - said.blue()) <= 1


@pytest.mark.parametrize("tone", TONES.values(), ids=TONES)
def test_focus_and_marks_stand_off_what_is_around_them(tone: Palette) -> None:
    """Three to one is what shapes need to be seen (WCAG 1.4.11); in high contrast every rule is such a shape."""
    for ground in (tone.window, tone.paper):
        assert contrast_ratio(tone.accent, ground) >= 3
        assert contrast_ratio(tone.error, ground) >= 3
        if tone in STARK:
            assert contrast_ratio(tone.rule, ground) >= 7


def test_every_colour_of_a_tone_is_spoken_for() -> None:
    """A new colour must be listed above, or be one of those that no words stand in or on."""
    named = {name for pair in WORDS for name in pair} | {"rule", "off"}
    assert named == {field.name for field in fields(Palette)}


def test_contrast_is_counted_as_the_guideline_does() -> None:
    assert contrast_ratio("#000000", "#ffffff") == pytest.approx(21)
    assert contrast_ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
