"""Puts an example into the clerk's folder of rules, and a list of the cells that rules may name."""

from __future__ import annotations

import codecs
from importlib.resources import files
from pathlib import Path

from model.errors import UnwritableFile
from model.files.atomic_write import atomic_write
from model.files.os_errors import describe_os_error
from model.local_rules.cell_names import describe_cells
from model.local_rules.rule_folder import FOLDER_NAME, rules_folder

EXAMPLE_NAME = "示例 第一部分列哪些数.toml"
CELL_LIST_NAME = "各格编号.txt"


def make_rules_folder(data_folder: Path) -> Path:
    """The folder for files of rules, made where it is missing; raises UnwritableFile."""
    folder = rules_folder(data_folder)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise UnwritableFile(FOLDER_NAME, f"文件夹建不起来（{describe_os_error(error)}）。") from error
    return folder


def write_example(data_folder: Path) -> bool:
    """Write the example and the list of cells; False where the example was there already, and stays as it is.

    Raises UnwritableFile.
    """
    folder = make_rules_folder(data_folder)
    example = files("resources").joinpath("local_rules", "example.toml").read_text(encoding="utf-8")
    is_new = not (folder / EXAMPLE_NAME).exists()
    if is_new:
        _write(folder / EXAMPLE_NAME, example)
    _write(folder / CELL_LIST_NAME, describe_cells())
    return is_new


def _write(path: Path, text: str) -> None:
    """Write a text as Notepad on an old Windows reads it: with a byte order mark and its line ends."""
    raw = codecs.BOM_UTF8 + text.replace("\n", "\r\n").encode()
    try:
        with atomic_write(path) as unfinished:
            unfinished.write_bytes(raw)
    except OSError as error:
        raise UnwritableFile(path.name, f"{describe_os_error(error)}。") from error
