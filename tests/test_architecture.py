"""Who may know whom: main.py → gui → exporters → model → resources, and which module may know which library."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[1]

MAY_IMPORT = {
    "PySide6": ("gui",),
    "shiboken6": ("gui",),
    "pypdfium2": ("model.files.pdfium", "model.importing.readers.pdf_objects", "exporters.pdf.imposition"),
    "click": ("exporters.command_line",),
    "reportlab": ("exporters",),
    "fontTools": ("exporters",),
    "openpyxl": ("exporters", "model.importing"),
    "docx": ("exporters",),
    "lxml": ("exporters", "model.importing"),
    "defusedxml": ("model.importing",),
    "sqlite_utils": (
        "model.storage.connection",
        "model.storage.migrations",
        "model.recovery.damaged_database",
    ),
    "pyzipper": ("model.files.zip_files",),
    "platformdirs": ("model.files.data_folder", "gui"),
}
"""Library → the packages and modules that may import it; one that is not here may be imported by nobody."""


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("model", "exporters", "gui", "resources", include_external_packages=True)


def test_the_layers_are_kept() -> None:
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(verbose=False))"
    kept = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert kept.returncode == 0, kept.stdout + kept.stderr


def test_each_library_is_known_only_where_it_is_needed(graph: grimp.ImportGraph) -> None:
    foreign = {
        (importer, module)
        for module in graph.modules
        if graph.is_module_squashed(module) and module not in sys.stdlib_module_names
        for importer in graph.find_modules_that_directly_import(module)
    }
    assert [pair for pair in sorted(foreign) if not _allowed(*pair)] == []


def _allowed(importer: str, library: str) -> bool:
    return any(importer == home or importer.startswith(f"{home}.") for home in MAY_IMPORT.get(library, ()))


def test_the_door_opens_without_the_window_or_a_paper() -> None:
    body = ast.parse((ROOT / "main.py").read_text(encoding="utf-8")).body
    modules = {node.module for node in body if isinstance(node, ast.ImportFrom)}
    modules |= {alias.name for node in body if isinstance(node, ast.Import) for alias in node.names}
    heads = {(module or "").partition(".")[0] for module in modules}
    assert not heads & {"gui", "exporters", "PySide6"}


def test_no_file_is_longer_than_300_lines() -> None:
    ours = [ROOT / "main.py", *(file for name in ("model", "exporters", "gui") for file in (ROOT / name).rglob("*.py"))]
    lengths = {str(file.relative_to(ROOT)): len(file.read_text(encoding="utf-8").splitlines()) for file in ours}
    assert {file: length for file, length in lengths.items() if length > 300} == {}
