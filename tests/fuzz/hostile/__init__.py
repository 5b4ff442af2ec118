"""Makers of hostile files: small ones that would cost hours, gigabytes or the whole process, by kind of file.

MAKERS lists them all. Each gets a folder and a source of chance, and returns the path of the file it wrote.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.fuzz.hostile import mails, own_files, packages, pages, pdfs, texts, workbooks

Maker = Callable[[Path, Random], Path]

MAKERS: tuple[Maker, ...] = (
    *texts.MAKERS,
    *pages.MAKERS,
    *mails.MAKERS,
    *workbooks.MAKERS,
    *packages.MAKERS,
    *pdfs.MAKERS,
    *own_files.MAKERS,
)
