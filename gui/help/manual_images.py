"""The manual's pictures: as large as they were on the screen, or smaller, and smooth."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

_IMAGE_RATIO = 2
"""Pixels of a picture to one of the page: they are taken for a screen at 200 %."""


@cache
def read_size(name: str) -> QSize:
    """How large a picture is on the page where there is room; invalid where there is none of this name."""
    buffer = QBuffer()
    buffer.setData(QByteArray(_read_bytes(name)))
    return QImageReader(buffer).size() / _IMAGE_RATIO


def fit_size(name: str, room: float) -> QSize:
    """How large it is where the page is this wide."""
    whole = read_size(name)
    return whole if whole.width() <= room else whole * (room / whole.width())


def load_image(name: str, room: float, ratio: float) -> QImage:
    """A picture for a page this wide, on a screen of this ratio; Qt's text would only leave pixels out."""
    image = QImage.fromData(_read_bytes(name))
    if not image.isNull():
        image = image.scaledToWidth(
            round(fit_size(name, room).width() * ratio), Qt.TransformationMode.SmoothTransformation
        )
        image.setDevicePixelRatio(ratio)
    return image


def _read_bytes(name: str) -> bytes:
    file = files("resources").joinpath("manual", *name.split("/"))
    return file.read_bytes() if file.is_file() else b""
