"""A drawing as PNG."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

import exporters
from model.drafts.samples import DEMO_SAMPLE, load_sample
from tests.exporters.infographic.test_infographic_file import FORM


def test_the_png_is_sound_and_mostly_white(tmp_path: Path) -> None:
    exporters.write_infographic(FORM, load_sample(DEMO_SAMPLE), tmp_path / "picture.png")
    with Image.open(tmp_path / "picture.png") as picture:
        assert (picture.format, picture.mode, picture.size) == ("PNG", "RGB", (1654, 2339))
        assert picture.info["dpi"] == pytest.approx((200, 200), abs=1)
        assert picture.getpixel((0, 0)) == (0x1F, 0x5F, 0xA8), "the band at the top is blue: red and blue not swapped"
        assert picture.convert("L").histogram()[255] > 1654 * 2339 / 2
