"""The kinds of files that can be read, as the system's file dialog asks for them."""

from __future__ import annotations

from model.importing import readers


def file_filters() -> str:
    """All of them first, then each kind by its name, then anything."""
    lines = [("能读的文件", list(readers.READERS)), *readers.kinds().items()]
    filters = [f"{name} ({' '.join(f'*{suffix}' for suffix in suffixes)})" for name, suffixes in lines]
    return ";;".join([*filters, "所有文件 (*)"])
