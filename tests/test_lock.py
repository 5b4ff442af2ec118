"""What the program stands on: one version each, with digests; no registry named; each licence listed with its text.

Covers model/version.py too.
"""

from __future__ import annotations

import re
import runpy
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from gui.help.licences import load_components, read_licence
from model.version import VERSION

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "packaging" / "lock"
LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-old-desktop.txt")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
RUNTIME = [Requirement(line) for line in PROJECT["dependencies"]]
DEV = [Requirement(line) for line in PROJECT["optional-dependencies"]["dev"]]


def pinned(lock: str) -> dict[str, tuple[Version, int]]:
    """Name → its version and how many digests, of every entry of a lock."""
    text = (FOLDER / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    entries = [line.partition("--hash") for line in text.splitlines() if line and not line.strip().startswith("#")]
    found = {}
    for wanted, first, hashes in entries:
        name, _, version = wanted.partition(";")[0].strip().partition("==")
        digests = re.findall(r"=sha256:[0-9a-f]{64}\b", hashes) if first else []
        found[name] = Version(version), len(digests)
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_every_dependency_is_locked_within_its_bounds(lock: str) -> None:
    versions = pinned(lock)
    for wanted in RUNTIME + (DEV if "dev" in lock else []):
        version, _ = versions[canonicalize_name(wanted.name)]
        assert wanted.specifier.contains(version), f"{lock}: {wanted.name} {version}"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_version_has_its_digests(lock: str) -> None:
    assert [name for name, (_, digests) in pinned(lock).items() if not digests] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_a_place_to_fetch_from(lock: str) -> None:
    text = (FOLDER / lock).read_text(encoding="utf-8")
    assert not re.search(r"https?:|file:|--(extra-)?index-url|--find-links", text)


def test_what_is_tested_with_is_what_is_released() -> None:
    released, tested = pinned("requirements.txt"), pinned("requirements-dev.txt")
    assert {name: tested.get(name) for name in released} == released


def test_old_desktops_differ_in_qt_alone() -> None:
    new, old = pinned("requirements.txt"), pinned("requirements-old-desktop.txt")
    assert {name for name in new if new[name] != old.get(name)} == {"pyside6-essentials", "shiboken6"}
    assert new.keys() == old.keys()


def test_every_locked_distribution_is_listed_with_its_version_and_its_licence() -> None:
    rows = tomllib.loads(files("resources").joinpath("licences", "licences.toml").read_text(encoding="utf-8"))
    listed = {row["distribution"]: Version(row["version"]) for row in rows["component"] if "distribution" in row}
    assert listed == {name: version for name, (version, _) in pinned("requirements.txt").items()}
    assert [row["name"] for row in rows["component"] if not row["licence"]] == []


def test_every_licence_that_must_go_along_has_its_text() -> None:
    lacking = [one.name for one in load_components() if len(read_licence(one)) < 300]
    assert lacking == ["SQLite"]  # in the public domain


def test_every_font_and_icon_is_covered() -> None:
    texts = {one.text for one in load_components()}
    for folder in ("fonts", "icons"):
        assert any(text.startswith(f"{folder}/") for text in texts)
    told = files("resources").joinpath("fonts", "LICENSES.md").read_text(encoding="utf-8")
    fonts = {file.name for file in files("resources").joinpath("fonts").iterdir() if file.name.endswith(".ttf")}
    assert [font for font in fonts if f"`{font}`" not in told] == []


def test_our_own_licence_is_there_and_the_version_is_said_once_and_again_the_same() -> None:
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith(f"{PROJECT['license']['text']} License")
    assert PROJECT["version"] == VERSION


@pytest.mark.parametrize(
    ("version", "is_enough"), [((3, 40, 1), False), ((3, 51, 2), False), ((3, 51, 3), True), ((3, 53, 0), True)]
)
def test_no_release_goes_out_with_a_sqlite_that_may_damage_drafts(version: tuple[int, ...], is_enough: bool) -> None:
    check = runpy.run_path(str(FOLDER / "sqlite_version.py"))
    assert check["is_new_enough"](version) == is_enough
    assert "sqlite_version.py" in (ROOT / "Makefile").read_text(encoding="utf-8")
