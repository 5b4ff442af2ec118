"""The parts of an .xlsx package: which there are, and how one leads to another (ECMA-376 part 2).

Strict files name their parts and elements in other namespaces, so only local names are compared.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

_SHEET_TYPE = "worksheet"


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A worksheet as the workbook lists it. part: the name of its part in the package."""

    title: str
    part: str
    is_visible: bool


class Package:
    """An open .xlsx file; names of parts are compared as Windows compares them, since some programs write them so.

    workbook: the root element of its first part. sheets: the worksheets in order, without pages that are charts only.
    """

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {_fold_name(name): name for name in archive.namelist()}
        workbook_part = self._find_by_type("", "officeDocument") or "xl/workbook.xml"
        self._relations = self._read_relations(workbook_part)
        self.workbook = parse_xml(self.read(workbook_part))
        self.sheets = tuple(self._list_sheets())

    def read(self, part: str) -> bytes:
        """The bytes of a part; raises KeyError where it is not there."""
        return self._archive.read(self._names[_fold_name(part)])

    def list_members_without(self, parts: Collection[str]) -> list[zipfile.ZipInfo]:
        """The members of the archive but for these parts."""
        left_out = {_fold_name(part) for part in parts}
        return [member for member in self._archive.infolist() if _fold_name(member.filename) not in left_out]

    def read_related(self, kind: str) -> bytes | None:
        """The bytes of the workbook's part of this type, sharedStrings or styles; None where it has none."""
        target = next((target for found, target in self._relations.values() if found == kind), "")
        return self.read(target) if _fold_name(target) in self._names else None

    def _list_sheets(self) -> Iterator[SheetEntry]:
        for element in self.workbook.iter("{*}sheet"):
            relation = next((value for key, value in element.items() if key.endswith("}id")), "")
            kind, target = self._relations.get(relation, ("", ""))
            if kind == _SHEET_TYPE:
                yield SheetEntry(element.get("name", ""), target, element.get("state", "visible") == "visible")

    def _find_by_type(self, part: str, kind: str) -> str:
        return next((target for found, target in self._read_relations(part).values() if found == kind), "")

    def _read_relations(self, part: str) -> dict[str, tuple[str, str]]:
        """By id, the type of each relation of a part and the name of the part it leads to."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if _fold_name(path) not in self._names:
            return {}
        found = {}
        for element in parse_xml(self.read(path)).iter("{*}Relationship"):
            target = element.get("Target", "").replace("\\", "/")
            joined = (
                target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            )
            found[element.get("Id", "")] = (element.get("Type", "").rpartition("/")[2], joined)
        return found


def _fold_name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def parse_xml(content: bytes) -> etree._Element:
    """The root of a part; no entity is expanded, nothing is fetched. Raises SyntaxError, as all XML parsers do."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True))


def iter_elements(content: bytes, *names: str) -> Iterator[etree._Element]:
    """The elements of these local names as they end, each thrown away after its turn: a sheet may be long."""
    tags = [f"{{*}}{name}" for name in names]
    found = etree.iterparse(BytesIO(content), tag=tags, resolve_entities=False, no_network=True, remove_comments=True)
    for _, element in found:
        yield element
        if len(element) or element.text:
            element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def is_true(value: str | None) -> bool:
    """Whether an attribute of a truth value says yes."""
    return value in ("1", "true", "on")
