"""Who may know whom: main.py → gui → exporters → model → resources, and which module may know which library."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[1]

LAYERS = ("gui", "model", "exporters")

MAY_IMPORT = {
    "PySide6": ("gui",),
    "shiboken6": ("gui",),
    "pypdfium2": ("model.files.pdfium", "model.importing.readers.pdf", "exporters.pdf.imposition"),
    "click": ("exporters.combine_command", "exporters.command_help", "exporters.command_line"),
    "reportlab": ("exporters",),
    "fontTools": ("exporters",),
    "openpyxl": ("exporters",),
    "python_calamine": ("model.importing.readers.workbooks.calamine_file",),
    "docx": ("exporters",),
    "lxml": ("exporters", "model.importing"),
    "sqlite_utils": (
        "model.storage.connection",
        "model.storage.migrations",
        "model.storage.recognition.file_kind",
        "model.storage.store_file",
        "model.recovery.damaged_database",
    ),
    "psutil": ("model.importing.isolation.process_watch",),
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


def test_window_and_commands_read_files_in_a_process_of_its_own_only() -> None:
    """By read_isolated() or check_file(), never by read_report() or a reader."""
    files = [file for name in ("gui", "exporters") for file in (ROOT / name).rglob("*.py")]
    calls = re.compile(r"\b(?:read_report|read_document)\(")
    assert [str(file.relative_to(ROOT)) for file in files if calls.search(file.read_text(encoding="utf-8"))] == []


def test_the_door_opens_without_the_window_or_a_paper() -> None:
    body = ast.parse((ROOT / "main.py").read_text(encoding="utf-8")).body
    modules = {node.module for node in body if isinstance(node, ast.ImportFrom)}
    modules |= {alias.name for node in body if isinstance(node, ast.Import) for alias in node.names}
    heads = {(module or "").partition(".")[0] for module in modules}
    assert not heads & {"gui", "exporters", "PySide6"}


def test_no_file_is_longer_than_300_lines() -> None:
    ours = [ROOT / "main.py", *(file for name in LAYERS for file in (ROOT / name).rglob("*.py"))]
    lengths = {str(file.relative_to(ROOT)): len(file.read_text(encoding="utf-8").splitlines()) for file in ours}
    assert {file: length for file, length in lengths.items() if length > 300} == {}


def test_no_folder_holds_more_than_20_modules() -> None:
    folders = [folder for name in LAYERS for folder in (ROOT / name, *(ROOT / name).rglob("*/"))]
    counts = {str(folder.relative_to(ROOT)): len(modules_in(folder)) for folder in folders}
    assert {folder: count for folder, count in counts.items() if count > 20} == {}


def test_each_file_of_tests_is_named_for_the_module_or_the_room_it_tests() -> None:
    files = [file for name in LAYERS for file in (ROOT / "tests" / name).rglob("test_*.py")]
    assert [str(file.relative_to(ROOT)) for file in files if not subject_of(file)] == []


def test_each_module_has_a_file_of_tests_or_one_that_says_to_cover_it() -> None:
    files = [file for name in LAYERS for file in (ROOT / name).rglob("*.py") if file.stem != "__init__"]
    modules = {file.relative_to(ROOT).as_posix() for file in files}
    tests = list((ROOT / "tests").rglob("test_*.py"))
    own = {str((file.parent.relative_to(ROOT / "tests") / f"{subject_of(file)}.py").as_posix()) for file in tests}
    documents = [ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or "" for file in tests]
    covered = {module for text in documents for module in re.findall(r"[\w/]+\.py", text) if "/" in module}
    assert sorted(modules - own - covered) == []
    assert sorted(covered - modules) == []


def test_docstrings_of_classes_explain_only_names_the_class_has() -> None:
    """A docstring says "name: what it is" of fields, parameters and members; one that was renamed is renamed there."""
    files = [file for name in LAYERS for file in (ROOT / name).rglob("*.py")]
    stale = []
    for file in sorted(files):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                explained = explained_names(ast.get_docstring(node) or "")
                unknown = explained - names_within(node)
                stale += [f"{file.relative_to(ROOT)}: {node.name}: {name}" for name in sorted(unknown)]
    assert stale == []


def explained_names(docstring: str) -> set[str]:
    """The names before a colon at the beginning of a sentence or a part of one: "left, top: …"."""
    found = re.findall(r"(?:^|[.;:]\s|\n\s*)([a-z_]+(?:(?:, | and )[a-z_]+)*): ", docstring)
    return {name for names in found for name in re.split(", | and ", names)}


def names_within(node: ast.ClassDef) -> set[str]:
    """Every name, attribute, parameter and method that stands in a class."""
    names: set[str] = set()
    for part in ast.walk(node):
        if isinstance(part, ast.arg):
            names.add(part.arg)
        elif isinstance(part, ast.Attribute):
            names.add(part.attr)
        elif isinstance(part, ast.Name):
            names.add(part.id)
        elif isinstance(part, ast.FunctionDef):
            names.add(part.name)
    return names


def modules_in(folder: Path) -> set[str]:
    """The modules that lie directly in a folder, without those that lie deeper and the package itself."""
    return {file.stem for file in folder.glob("*.py")} - {"__init__"}


def subject_of(file: Path) -> str:
    """The module or room that test_NAME.py or test_NAME_and_more_words.py is named for, "" for none."""
    folder = ROOT / file.parent.relative_to(ROOT / "tests")
    words = file.stem.split("_")[1:]
    names = ["_".join(words[:count]) for count in range(len(words), 0, -1)]
    known = {*modules_in(folder), folder.name}
    return next((name for name in names if name in known), "")
