"""The pictures of the manual, scaled smoothly to the size they have on the screen, or to the width of the page."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

_IMAGE_RATIO = 2
"""Pixels of a picture for one of the page: the pictures are made for a screen at 200 %."""


@cache
def read_size(name: str) -> QSize:
    """The size of a picture on a page that is wide enough; an invalid size where there is no such picture."""
    buffer = QBuffer()
    buffer.setData(QByteArray(_read_bytes(name)))
    return QImageReader(buffer).size() / _IMAGE_RATIO


def fit_size(name: str, page_width: float) -> QSize:
    """The size of a picture on a page of this width in pixels."""
    size = read_size(name)
    return size if size.width() <= page_width else size * (page_width / size.width())


def load_image(name: str, page_width: float, pixel_ratio: float) -> QImage:
    """A picture for a page of this width, on a screen of this device pixel ratio; a null image if there is none.

    It is scaled smoothly here: a QTextDocument would only leave pixels out.
    """
    image = QImage.fromData(_read_bytes(name))
    if not image.isNull():
        width = round(fit_size(name, page_width).width() * pixel_ratio)
        image = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        image.setDevicePixelRatio(pixel_ratio)
    return image


def _read_bytes(name: str) -> bytes:
    file = files("resources").joinpath("manual", *name.split("/"))
    return file.read_bytes() if file.is_file() else b""
