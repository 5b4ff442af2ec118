"""What README, CONTRIBUTING and the map of the rooms name is there: files, folders, functions, links, commands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAPERS = ("README.md", "CONTRIBUTING.md", "docs/architecture.md")
LAYERS = ("gui", "exporters", "model")

CODE = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"(?:gui|exporters|model|resources|tests|packaging|docs)/[\w./-]*")
FUNCTION = re.compile(r"(?:(\w+)\.)?(\w+)\(\)")
LINK = re.compile(r"\]\(([^)#:]+)\)")
COMMAND = re.compile(r"(?:^|`)make ([a-z]+(?:-[a-z]+)*)", re.MULTILINE)
"""make TARGET in backticks, or at the beginning of a line of a block of commands."""


def paper(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def in_code(name: str) -> list[str]:
    """What stands in backticks in a paper, blocks of commands left out."""
    return CODE.findall(re.sub(r"^```.*?^```$", "", paper(name), flags=re.DOTALL | re.MULTILINE))


@pytest.mark.parametrize("name", PAPERS)
def test_every_file_and_folder_that_a_paper_names_exists(name: str) -> None:
    paths = [code for code in in_code(name) if PATH.fullmatch(code)]
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("name", PAPERS)
def test_every_link_of_a_paper_leads_to_a_file(name: str) -> None:
    targets = LINK.findall(paper(name))
    assert [target for target in targets if not (ROOT / name).parent.joinpath(target).exists()] == []


@pytest.mark.parametrize("name", PAPERS)
def test_every_function_that_a_paper_names_is_defined_in_a_file_named_beside_it(name: str) -> None:
    """The paragraph or the step that names `function()` or `Class.method()` names its module too."""
    unknown = []
    for part in re.split(r"\n\n|\n(?=[-*|]|\d+\. )", paper(name)):
        codes = CODE.findall(part)
        files = [ROOT / code for code in codes if code.endswith(".py") and (ROOT / code).is_file()]
        source = "\n".join(file.read_text(encoding="utf-8") for file in files)
        for owner, function in FUNCTION.findall(" ".join(codes)):
            is_defined = re.search(rf"\bdef {function}\b", source)
            if not is_defined or (owner and not re.search(rf"\bclass {owner}\b", source)):
                unknown.append(f"{owner}.{function}".strip("."))
    assert unknown == []


def test_every_room_is_on_the_map() -> None:
    named = set(in_code("docs/architecture.md"))
    rooms = [folder for layer in LAYERS for folder in (ROOT / layer).iterdir() if (folder / "__init__.py").exists()]
    assert [room for room in rooms if f"{room.relative_to(ROOT).as_posix()}/" not in named] == []


@pytest.mark.parametrize("name", PAPERS)
def test_every_command_of_make_that_a_paper_names_is_in_the_makefile(name: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", paper("Makefile"), flags=re.MULTILINE))
    assert [command for command in COMMAND.findall(paper(name)) if command not in targets] == []
