"""The printers of this computer, and what they can do. Ask only where cups.is_responsive(): Qt would wait for ever."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

Sides = Literal["one", "long", "short"]
"""Printed on one side, or on both, to be turned over at the long or at the short edge."""

_SIDES_OF_MODE: dict[QPrinter.DuplexMode, Sides] = {
    QPrinter.DuplexMode.DuplexNone: "one",
    QPrinter.DuplexMode.DuplexLongSide: "long",
    QPrinter.DuplexMode.DuplexAuto: "long",
    QPrinter.DuplexMode.DuplexShortSide: "short",
}
_USUAL_PAPERS = (
    QPageSize.PageSizeId.A4,
    QPageSize.PageSizeId.A3,
    QPageSize.PageSizeId.A5,
    QPageSize.PageSizeId.JisB5,
    QPageSize.PageSizeId.Letter,
)
"""What a PDF file can have, and a printer that does not say what it takes."""


@dataclass(frozen=True, slots=True)
class FoundPrinters:
    """names: of all printers, "" for none; default: the one that the system takes where nothing is said, or "".

    is_answering: whether the printing service answers; where it does not, nobody knows what printers there are.
    """

    names: tuple[str, ...] = ()
    default: str = ""
    is_answering: bool = True


def find_printers() -> FoundPrinters:
    """The printers that the system knows."""
    return FoundPrinters(tuple(QPrinterInfo.availablePrinterNames()), QPrinterInfo.defaultPrinterName())


def list_papers(printer: str) -> list[QPageSize]:
    """The kinds of paper that a printer takes, A4 first; "" for a PDF file."""
    info = QPrinterInfo.printerInfo(printer) if printer else None
    papers = info.supportedPageSizes() if info else []
    if not papers:
        return [QPageSize(id) for id in _USUAL_PAPERS]
    return sorted(papers, key=lambda size: size.id() != QPageSize.PageSizeId.A4)


def list_sides(printer: str) -> list[Sides]:
    """How a printer can print on both sides, "one" first; only that for a PDF file."""
    modes = QPrinterInfo.printerInfo(printer).supportedDuplexModes() if printer else []
    found = {_SIDES_OF_MODE[mode] for mode in modes} | {"one"}
    known: tuple[Sides, ...] = ("one", "long", "short")
    return [sides for sides in known if sides in found]
