"""Compares the statements of the prose with the tables; a finding for each that no reading explains."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from model.checks.findings import Finding
from model.form.figures import Number, format_figure
from model.form.form import Form
from model.report.report import Report
from model.words.claims.arithmetic import check_parts, check_sums
from model.words.claims.changes import check_changes
from model.words.claims.channels import check_channels
from model.words.claims.claim_findings import make_claim_finding
from model.words.claims.prose.prose_reader import list_statements
from model.words.claims.prose.statements import Statement, list_parts
from model.words.claims.prose.subjects import Subject
from model.words.claims.readings import Reading, list_readings
from model.words.claims.repeats import check_repeats, check_scales
from model.words.claims.rounding import may_be_rounded
from model.words.claims.shares import check_shares
from model.words.claims.table_figures import TableFigures

_YUAN = 10_000
"""元 in one 万元, the unit of fees in table two."""
_MIN_ROUNDED = 10
"""A count is rounded by one in so many at most: 1.2万件 may be 12034件, 1百件 is not 52件."""
_UNIT_OF_MONEY = "元"
_MAX_NAMED = 3
"""So many readings are named in one sentence for the clerk."""


def check_claims(form: Form, report: Report, last: Report | None) -> list[Finding]:
    """The statements of all prose sections and the preamble that the tables, or other statements, contradict."""
    figures = TableFigures(form, report)
    found: list[Finding] = []
    by_place: dict[str, tuple[Statement, ...]] = {}
    for place in form.prose_places:
        text = report.text_at(place)
        if text:
            statements = list_statements(text, report.unit, report.year)
            by_place[place] = statements
            found += _check_text(form, report, last, figures, place, statements)
    found += check_repeats(form, by_place)
    return _number_equal_keys(found)


def _check_text(
    form: Form,
    report: Report,
    last: Report | None,
    figures: TableFigures,
    place: str,
    statements: tuple[Statement, ...],
) -> list[Finding]:
    found: list[Finding] = []
    for statement in statements:
        found += _check_statement(form, figures, place, statement)
    found += check_shares(form, figures, place, statements)
    found += check_channels(form, figures, place, statements)
    found += check_sums(form, place, statements)
    found += check_changes(form, figures, last, place, statements)
    told = {finding.passage for finding in found}
    # one number is told once: where a table has it, the table says what is wrong with it
    in_words_alone = [*check_parts(form, place, statements), *check_scales(form, place, statements)]
    return found + [finding for finding in in_words_alone if finding.passage not in told]


def _check_statement(form: Form, figures: TableFigures, place: str, statement: Statement) -> Iterator[Finding]:
    """A finding where the number is none of the figures that its words may mean."""
    if statement.subject is None or not statement.is_reliable or statement.role != "figure":
        return
    subjects = list_parts(statement.subject) if statement.is_each else [statement.subject]
    for subject in subjects:
        pairs = _list_contradicting(form, figures, statement, subject)
        if pairs:
            yield _make_finding(form, place, statement, subject, pairs)
            return


def _list_contradicting(
    form: Form, figures: TableFigures, statement: Statement, subject: Subject
) -> list[tuple[Reading, Number]]:
    """The readings of a subject with what they come to; none where one of them fits, or is not known."""
    pairs = []
    is_known = True
    for reading in list_readings(form.edition, subject):
        values = figures.values_of(reading)
        if any(is_same_figure(statement, value) for value in values):
            return []
        is_known = is_known and bool(values)
        pairs.append((reading, values[0] if values else 0))
    return pairs if is_known else []


def is_same_figure(statement: Statement, value: Number) -> bool:
    """Whether a number is a figure of the tables; an amount may be rounded, and so may a number of 万 or 百."""
    is_of_fees = statement.subject is not None and statement.subject.kind == "fees"
    if is_of_fees or statement.unit == _UNIT_OF_MONEY:
        scale = statement.token.scale_number
        return may_be_rounded(
            Decimal(statement.number) / scale, Decimal(value) * _YUAN / scale, statement.token.decimals
        )
    if statement.token.scale and abs(Decimal(statement.number - value)) * _MIN_ROUNDED <= value:
        scale = statement.token.scale_number
        return may_be_rounded(Decimal(statement.number) / scale, Decimal(value) / scale, statement.token.decimals)
    return statement.number == value


def _make_finding(
    form: Form, place: str, statement: Statement, subject: Subject, pairs: list[tuple[Reading, Number]]
) -> Finding:
    unit = "万元" if subject.kind == "fees" else statement.unit
    number = statement.number
    if subject.kind == "fees":
        exact = Decimal(number) / _YUAN
        number = int(exact) if exact == int(exact) else exact
    words = "，".join(f"{reading.name}是 {format_figure(value)}{unit}" for reading, value in _likeliest(pairs))
    hint = ""
    if statement.token.scale and subject.kind != "fees":
        plain = Decimal(number) / statement.token.scale_number
        if any(plain == value for _, value in pairs):
            hint = f"是不是多写了“{statement.token.scale}”字？"
    return make_claim_finding(
        form, place, statement, "words.claim", words + "。" + (hint or "请核对。"),
        case=subject.key, number=number, pairs=pairs,
    )  # fmt: skip


def _likeliest(pairs: Iterable[tuple[Reading, Number]]) -> list[tuple[Reading, Number]]:
    """The first readings, those left out that come to the same figure as one before."""
    kept: dict[Number, tuple[Reading, Number]] = {}
    for reading, value in pairs:
        kept.setdefault(value, (reading, value))
    return list(kept.values())[:_MAX_NAMED]


def _number_equal_keys(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, a second one of the same key with 2 behind it, so that each can be answered for itself."""
    seen: dict[str, int] = {}
    numbered = []
    for finding in findings:
        seen[finding.key] = seen.get(finding.key, 0) + 1
        times = seen[finding.key]
        numbered.append(finding if times == 1 else replace(finding, case=f"{finding.case}:{times}"))
    return numbered
