"""What SQLite, JSON, codecs and the system say of an error is English, or mojibake: no clerk ever reads it."""

from __future__ import annotations

import ast
import errno
import json
import re
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui.system.background import run_in_background
from model import errors
from model.errors import NianbaoError, StoreError
from model.files import zip_files
from model.files.os_errors import describe_os_error
from model.form.rule_language import RuleSyntaxError
from model.local_rules.rule_values import RuleMistake
from model.storage.sqlite_errors import translate_sqlite_errors
from model.storage.store import Store

ROOT = Path(__file__).parents[1]
STRANGE = "caf\u00e9 no such table: \ufffd\ufffd"
"""What a library says."""


def library_errors() -> Iterator[Exception]:
    """Errors as libraries raise them."""
    for action in (
        lambda: json.loads("{"),
        lambda: json.loads("[" * 100_000),
        lambda: b"\xff".decode(),
        lambda: b"x".decode("hex"),
        lambda: "\ud800".encode(),
        lambda: int("9" * 5000),
        lambda: dict[str, int]()[STRANGE],
        lambda: zlib.decompress(b"x"),
        lambda: zipfile.ZipFile(ROOT / "README.md"),
        lambda: (ROOT / "none").read_bytes(),
    ):
        try:
            action()
        except Exception as error:
            yield error
    yield OSError(errno.EDOM, STRANGE)
    yield ValueError(STRANGE)
    yield TypeError(STRANGE)


def has_strange_words(words: str) -> list[str]:
    """The Latin words in a sentence for a clerk that are no names of files or formats."""
    return re.findall(r"[A-Za-z\u00e9\ufffd]{2,}", re.sub(r"“[^”]*”|NIANBAO_HOME|WPS", "", words))


def assert_told_or_left(raised: BaseException, error: Exception) -> None:
    """What was raised is told in Chinese, or goes on to the edge of the program, which tells nothing of its words."""
    assert raised is error or (isinstance(raised, NianbaoError) and has_strange_words(str(raised)) == [])


SQLITE_CODES = sorted({value for name, value in vars(sqlite3).items() if re.fullmatch("SQLITE_[A-Z]+", name)})


@pytest.mark.parametrize("code", [code for code in SQLITE_CODES if 0 < code < 256])
def test_of_no_error_of_sqlite_its_own_words_are_told(code: int) -> None:
    error = sqlite3.OperationalError(STRANGE)
    error.sqlite_errorcode = code
    with pytest.raises(StoreError) as caught, translate_sqlite_errors(Path("drafts.db")):
        raise error
    assert has_strange_words(str(caught.value)) == []
    assert "“drafts.db”" in str(caught.value)


@pytest.mark.parametrize("number", [*errno.errorcode, 0, 9999])
def test_of_no_error_of_the_system_its_own_words_are_told(number: int) -> None:
    words = describe_os_error(OSError(number, STRANGE))
    assert words
    assert has_strange_words(words) == []


@pytest.mark.parametrize("error", [*library_errors()], ids=lambda error: type(error).__name__)
def test_of_no_error_within_the_drafts_its_own_words_are_told(error: Exception, tmp_path: Path) -> None:
    with closing(Store(tmp_path / "drafts.db")) as store:
        with pytest.raises(Exception) as caught, store._file.guard_reading():  # noqa: PT011
            raise error
        assert_told_or_left(caught.value, error)


@pytest.mark.parametrize("error", [*library_errors()], ids=lambda error: type(error).__name__)
def test_of_no_error_within_a_zip_its_own_words_are_told(error: Exception, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    zipfile.ZipFile(path, "w").close()
    with pytest.raises(Exception) as caught, zip_files.open_zip(path, "它不是压缩包。"):  # noqa: PT011
        raise error
    assert_told_or_left(caught.value, error)


def test_of_no_error_in_a_worker_its_own_words_are_told(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ValueError(STRANGE)

    monkeypatch.setattr("sys.excepthook", lambda *_: None)
    told: list[str] = []
    owner = QObject()
    run_in_background(fail, print, told.append, owner)
    qtbot.waitUntil(lambda: bool(told))
    assert has_strange_words(told[0]) == []


OURS = {name for name, kind in vars(errors).items() if isinstance(kind, type)} | {
    RuleMistake.__name__,
    RuleSyntaxError.__name__,
}
ALLOWED = {
    "main.py",  # which library of the system is missing: for whoever installs
    "model/form/editions.py",  # faults of the forms' own files: for whoever writes them
    "model/form/rule_binding.py",  # what stands in braces and is no name of a rule: for whoever writes it
}


def quotes_of_foreign_errors(source: str) -> Iterator[int]:
    """The lines in which the words of an exception that is not ours are put into a text."""
    if not re.search(r"except .* as ", source):
        return
    for handler in ast.walk(ast.parse(source)):
        if not isinstance(handler, ast.ExceptHandler) or handler.name is None or handler.type is None:
            continue
        kinds = {node.id for node in ast.walk(handler.type) if isinstance(node, ast.Name)}
        if kinds <= OURS:
            continue
        for node in ast.walk(handler):
            name = handler.name
            if isinstance(node, ast.FormattedValue) and is_words_of(node.value, name):
                yield node.lineno
            if isinstance(node, ast.Call) and is_text_maker(node.func) and any(is_words_of(a, name) for a in node.args):
                yield node.lineno


def is_text_maker(function: ast.expr) -> bool:
    return isinstance(function, ast.Name) and function.id in ("str", "repr")


def is_words_of(node: ast.expr, name: str) -> bool:
    """Whether this is the exception of this name, or an attribute of it that is words."""
    if isinstance(node, ast.Attribute):
        return node.attr in ("strerror", "msg", "reason", "args", "doc") and is_words_of(node.value, name)
    return isinstance(node, ast.Name) and node.id == name


def test_no_text_is_made_of_the_words_of_an_error_that_is_not_ours() -> None:
    files = [
        ROOT / "main.py",
        *(file for room in ("model", "exporters", "gui") for file in (ROOT / room).rglob("*.py")),
    ]
    found = {
        f"{name}:{line}"
        for file in files
        for name in [file.relative_to(ROOT).as_posix()]
        if name not in ALLOWED
        for line in quotes_of_foreign_errors(file.read_text(encoding="utf-8"))
    }
    assert found == {"model/importing/readers/pdf_file.py:75"}  # asks whether a password is wanted


@pytest.mark.parametrize(
    "line", ['raise X(f"不行（{error}）")', "say(str(error))", 'say(f"{error.strerror}")', 'say(f"{error!r}")']
)
def test_such_a_text_would_be_found(line: str) -> None:
    assert list(quotes_of_foreign_errors(f"try:\n    act()\nexcept OSError as error:\n    {line}\n")) == [4]
    assert list(quotes_of_foreign_errors(f"try:\n    act()\nexcept StoreError as error:\n    {line}\n")) == []
