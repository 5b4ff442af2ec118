"""Tests the rules of a city or a unit on a report: equations as those of the form, words by plain phrases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from model.checks.check_memory import Check
from model.checks.findings import Finding, Passage
from model.checks.rules import find_broken_rules
from model.form.figures import format_figure
from model.form.form import Form
from model.form.rule_language import Rule
from model.local_rules.local_rule import LocalRule
from model.report.report import Report
from model.words.folded_text import fold_text
from model.words.section_words import has_heading, has_number_beside, quote_sentence

_SOURCE = "本单位规则："
"""Stands before the document of a rule, so that nobody takes it for one of the form's."""


def make_local_checks(rules: Sequence[LocalRule]) -> tuple[Check, ...]:
    """The checks that test local rules: one of all equations, and one of each demand on words.

    A CheckMemory knows a check by the object, so whoever has one keeps these until the rules change. A text that is
    empty or could not be read is told of elsewhere, and no rule is tested on it; nor is an equation of which a cell is
    blank.
    """
    equations = [rule for rule in rules if rule.kind == "holds"]
    demands = [rule for rule in rules if rule.kind != "holds"]
    in_tables = [partial(_check_equations, equations)] if equations else []
    return (*in_tables, *(partial(_check_words, rule) for rule in demands))


def _check_equations(rules: Sequence[LocalRule], form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """The equations that do not hold, of the rules that are made for this report."""
    equations: list[Rule] = []
    for rule in rules:
        if rule.coverage.covers(report):
            equations += rule.equations.get(form.edition, ())
    for finding in find_broken_rules(form, report, last, equations):
        yield replace(finding, citation=_SOURCE + finding.citation)


def _check_words(rule: LocalRule, form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """The findings of a demand on words, if the rule is made for this report."""
    if not rule.coverage.covers(report):
        return
    written = [place for place in rule.places if report.text_at(place).strip() and place not in report.unread]
    if not written:
        return
    if rule.kind == "must_not":
        for place in written:
            yield from _find_forbidden(report, place, rule)
    elif rule.kind == "most":
        for place in written:
            yield from _find_too_long(form, report, place, rule)
    elif len(written) < sum(place in report.unread or place in written for place in rule.places):
        return  # what is demanded may stand in the text that could not be read
    elif rule.kind == "names":
        yield from _find_unnamed_figure(form, report, written, rule)
    elif not any(_is_satisfied(report.text_at(place), report, rule) for place in written):
        yield _make_finding(rule, written[0], rule.message)


def _is_satisfied(text: str, report: Report, rule: LocalRule) -> bool:
    """Whether a text has the phrase or the heading that a rule demands."""
    if rule.kind == "heading":
        return any(has_heading(text, phrase) for phrase in rule.phrases)
    for phrase in rule.phrases:
        places = fold_text(text).find_all(phrase)
        if places and not rule.needs_number:
            return True
        if any(has_number_beside(text, start, end, report.unit, report.year) for start, end in places):
            return True
    return False


def _find_forbidden(report: Report, place: str, rule: LocalRule) -> Iterator[Finding]:
    """A finding for each phrase that must not stand in a text, where it first stands."""
    text = report.text_at(place)
    for phrase in rule.phrases:
        places = fold_text(text).find_all(phrase)
        if not places:
            continue
        start, end = places[0]
        written = text[start:end]
        times = f"，共 {len(places)} 处" if len(places) > 1 else ""
        yield _make_finding(
            rule,
            place,
            f"{rule.message}这里写的是“{' '.join(written.split())}”{times}。",
            case=f"{place}:{''.join(phrase.split())}",
            passage=Passage(place, start, written),
            sentence=quote_sentence(text, start),
        )


def _find_too_long(form: Form, report: Report, place: str, rule: LocalRule) -> Iterator[Finding]:
    """A finding where a text has more characters than a rule allows, blanks not counted."""
    count = len("".join(report.text_at(place).split()))
    if count > rule.most:
        words = f"{rule.message}{form.name_of(place)}写了 {count} 字，最多 {rule.most} 字。"
        # the limit as a figure: an explanation is about it, and stays while the text is written on
        yield replace(_make_finding(rule, place, words, case=place), right=rule.most)


def _find_unnamed_figure(form: Form, report: Report, places: Sequence[str], rule: LocalRule) -> Iterator[Finding]:
    """A finding where none of the texts names the figure of the rule's cell."""
    cell = rule.cells.get(form.edition)
    if cell is None:
        return
    from model.words.claims.named_figures import is_named, list_cell_figures  # its words take long to read

    figures = list_cell_figures(form, report, cell)
    if not figures or any(is_named(form, report, place, cell, figures) for place in places):
        return
    unit = form.cells[cell].unit
    name = form.cells[cell].name
    words = f"{rule.message}{name}是 {format_figure(figures[0])}{' ' + unit if unit else ''}。"
    yield replace(
        _make_finding(rule, places[0], words), right=figures[0], cells=(cell,), table_figures=((name, figures[0]),)
    )


def _make_finding(
    rule: LocalRule, place: str, words: str, case: str = "", passage: Passage | None = None, sentence: str = ""
) -> Finding:
    return Finding(
        rule.finding_rule,
        rule.weight,
        (place,),
        words,
        case=case,
        citation=_SOURCE + rule.citation,
        passage=passage,
        sentence=sentence,
    )
