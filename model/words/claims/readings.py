"""What a number in the prose may be in the tables: every sum of cells that fits the words.

From the ways of wording in published reports: 收到 may count what was carried over too, 办结 may leave it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from model.form import editions
from model.form.form import Form
from model.words.claims.prose.subjects import Subject

Terms = tuple[tuple[int, str], ...]
"""Cells to be added up, each with the sign 1 or -1."""

_ORGANISATIONS = ("business", "research", "charity", "legal", "other")
_COLUMNS = {"organisations": _ORGANISATIONS}
_GROUPS = frozenset(("refused", "unable", "rejected", "otherwise"))
_REMEDIES = {"review": ("review",), "litigation": ("direct", "after_review")}
_ALL_REMEDIES = ("review", "direct", "after_review")

_READINGS_OF_ROWS: dict[str, tuple[tuple[tuple[int, str], ...], ...]] = {
    "received": (((1, "received"),), ((1, "received"), (1, "carried_in"))),
    "worked": (((1, "received"), (1, "carried_in")), ((1, "handled"),), ((1, "received"),)),
    "closed": (((1, "handled"),), ((1, "handled"), (-1, "carried_in"))),
    "answered": (((1, "handled"),), ((1, "handled"), (-1, "carried_in"))),
    "carried_in": (((1, "carried_in"),),),
    "carried_out": (((1, "carried_out"),),),
    "carried": (((1, "carried_out"),), ((1, "carried_in"),)),
}
"""By what the words say: the rows of table three that may be meant, the likeliest first."""

_NAMES = {
    "received": "本年新收",
    "carried_in": "上年结转",
    "handled": "办结总计",
    "carried_out": "结转下年",
    "granted": "予以公开",
    "partial": "部分公开",
    "refused": "不予公开",
    "unable": "无法提供",
    "rejected": "不予处理",
    "otherwise": "其他处理",
    "review": "行政复议",
    "direct": "未经复议直接起诉",
    "after_review": "复议后起诉",
}
_FLOWS_OF_2019 = {"issued": ("made", "published"), "in_force": ("public_total",), "repealed": ()}
"""What the columns of 2021 are in the tables of 2019."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that a number may be. name: what a clerk calls it: 表三 本年新收加上年结转."""

    name: str
    terms: Terms

    @property
    def cells(self) -> tuple[str, ...]:
        """The ids of its cells."""
        return tuple(cell for _, cell in self.terms)


@lru_cache(maxsize=1024)
def list_readings(edition: str, subject: Subject) -> tuple[Reading, ...]:
    """The readings of a subject in an edition of the form, the likeliest first; none where it has no such cell."""
    form = editions.load_form(edition)
    makers = {"request": _read_requests, "remedy": _read_remedies, "document": _read_documents}
    make = makers.get(subject.kind, _read_disclosure)
    readings: dict[Terms, Reading] = {}
    for reading in make(form, subject):
        if reading.terms and all(cell in form.cells for cell in reading.cells):
            readings.setdefault(reading.terms, reading)
    return tuple(readings.values())


def _read_requests(form: Form, subject: Subject) -> Iterator[Reading]:
    """Readings in table three."""
    if subject.atoms:
        combined = _combine_rows(subject)
    else:
        # 依申请公开48件 leaves open what was done with them
        usual = ("received",) if subject.columns else ("received", "worked", "closed", "granted")
        combined = [row for atom in subject.whole_rows or usual for row in _rows_of(atom)]
        if subject.columns and not set(subject.whole_rows) <= {"received"}:
            combined += _rows_of("received")
    column_sets = [subject.columns or ("total",)]
    if not subject.columns and subject.whole_columns:
        column_sets.append(subject.whole_columns)
    for columns, rows in product(column_sets, combined):
        names = [column for one in columns for column in _COLUMNS.get(one, (one,))]
        terms = [
            (sign, f"requests.{row}.{column}")
            for sign, group in rows
            for row in _rows_in(form, group)
            for column in names
        ]
        yield Reading(_name_requests(form, rows, columns), tuple(terms))


def _combine_rows(subject: Subject) -> list[tuple[tuple[int, str], ...]]:
    """The sums of rows that atoms may mean: each of them, or all of them together.

    因属于行政执法案卷不予公开3件 names a row and its group: it counts the row, or with 等 behind it the group.
    """
    groups = tuple(atom for atom in subject.atoms if any(other.startswith(f"{atom}.") for other in subject.atoms))
    each = [_rows_of(atom) for atom in subject.atoms if atom not in groups]
    together = [tuple(term for rows in choice for term in rows) for choice in product(*each)]
    apart = [rows for choice in each for rows in choice]
    of_groups = [rows for group in groups for rows in _rows_of(group)]
    if subject.is_any:
        return [*apart, *together, *of_groups]
    return [*together, *(apart if len(each) == 1 else []), *of_groups]


def _rows_of(atom: str) -> list[tuple[tuple[int, str], ...]]:
    return list(_READINGS_OF_ROWS.get(atom, (((1, atom),),)))


def _rows_in(form: Form, group: str) -> Iterable[str]:
    """The ids of the rows that a row or a group of rows has."""
    if group not in _GROUPS:
        return (group,)
    rows = (row.id for row in form.tables["requests"].list_lines("row"))
    return tuple(row for row in rows if row == group or row.startswith(f"{group}."))


def _name_requests(form: Form, rows: Iterable[tuple[int, str]], columns: tuple[str, ...]) -> str:
    labels = {row.id: row.short or row.label for row in form.tables["requests"].list_lines("row")}
    heads = {column.id: column.label for column in form.tables["requests"].list_lines("column")}
    name = ""
    for sign, row in rows:
        label = _NAMES.get(row) or labels.get(row, row)
        name += ("加" if sign > 0 else "减") * bool(name) + label.lstrip("0123456789.")
    if columns == ("total",):
        return f"表三{name}"
    return f"表三{name}·" + "和".join("法人或其他组织" if one == "organisations" else heads[one] for one in columns)


def _read_remedies(form: Form, subject: Subject) -> Iterator[Reading]:
    """Readings in table four."""
    outcomes = subject.details or ("total",)
    groups = tuple(group for atom in subject.atoms for group in _REMEDIES.get(atom, (atom,)))
    choices: list[tuple[str, ...]] = (
        [groups] if groups else [_ALL_REMEDIES, ("direct", "after_review"), *((one,) for one in _ALL_REMEDIES)]
    )
    if subject.is_any:
        choices += [(group,) for group in groups]
    elif subject.details and groups == ("direct", "after_review"):
        choices += [("direct",), ("after_review",)]
    named = tuple(dict.fromkeys(group for atom in subject.whole_rows for group in _REMEDIES.get(atom, (atom,))))
    choices += [named, *(_REMEDIES.get(atom, (atom,)) for atom in subject.whole_rows)] if named else []
    for choice in choices:
        terms = tuple((1, f"remedies.{group}.{outcome}") for group in choice for outcome in outcomes)
        name = "加".join(_NAMES[group] for group in choice)
        if choice == ("direct", "after_review"):
            name = "行政诉讼"
        words = {"upheld": "维持", "corrected": "纠正", "other": "其他结果", "pending": "尚未审结", "total": "总计"}
        yield Reading(f"表四{name}·" + "加".join(words[outcome] for outcome in outcomes), terms)


def _read_documents(form: Form, subject: Subject) -> Iterator[Reading]:
    """Readings in the first block of table two."""
    columns = {column.id: column.label for column in form.tables["disclosure"].list_lines("column")}
    names = {row.id: row.label for row in form.tables["disclosure"].list_lines("row")}
    for flow in subject.details:
        for column in (flow, *_FLOWS_OF_2019.get(flow, ())):
            terms = tuple((1, f"disclosure.{document}.{column}") for document in subject.atoms)
            name = "加".join(names.get(document, document) for document in subject.atoms)
            yield Reading(f"表二{name}·{columns.get(column, column)}", terms)


def _read_disclosure(form: Form, subject: Subject) -> Iterator[Reading]:
    """Readings of decisions and fees in table two."""
    names = {row.id: row.label for row in form.tables["disclosure"].list_lines("row")}
    rows = subject.atoms or ("fees",)
    column = "decisions" if subject.atoms else "amount"
    terms = tuple((1, f"disclosure.{row}.{column}") for row in rows)
    yield Reading("表二" + "加".join(names.get(row, row) for row in rows), terms)
